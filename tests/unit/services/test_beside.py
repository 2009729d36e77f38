"""What runs beside a case through the services: kept, refused in a sentence, stopped by a hold, said in the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from casebook.domain.acts import WORDS
from casebook.domain.decision import Advice
from casebook.domain.ids import CaseId, EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceChannel,
    PoliceHold,
    PoliceReferral,
    ReleaseForm,
    UsePermission,
)
from casebook.domain.record import CaseRecord
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    LowLevelConcern,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.domain.suspension import (
    Alternative,
    CheckIn,
    EndedBy,
    Purpose,
    Suspender,
    Suspension,
    SuspensionEnd,
)
from casebook.errors import CasebookError, Missing, NotAllowed, Refused
from casebook.services.user import User
from tests.unit.services.conftest import HEAD, HR, Office

TODAY = date(2025, 11, 17)
NEW = EventId("")
END = SuspensionEnd(TODAY, EndedBy.GOVERNING_BODY, "Staffing committee", "No risk is left", "")
HOLD = PoliceHold(
    NEW, (HoldScope.ALL_INTERNAL_STEPS,), TODAY, "", "DS Patel", "An arrest is planned"
)
RELEASE = HoldRelease(TODAY, "DS Patel", ReleaseForm.ORAL, "", UsePermission.GIVEN)
REVIEW = Review(TODAY, "DS Patel", ReviewOutcome.VARIED, "Only witnesses now", date(2025, 12, 15))


def record(office: Office) -> CaseRecord:
    return office.user.cases.view(office.case).record


def suspension(office: Office) -> Suspension:
    now = office.clock.now()
    return Suspension(
        id=NEW, began=TODAY, decided_at=now, suspender=Suspender.HEADTEACHER, decided_by="Head",
        grounds="Posts name a pupil", purposes=(Purpose.PUPILS,),
        rejected=tuple((one.value, "It keeps nobody apart") for one in Alternative), risk="Another post",
        consulted="The LADO", conditions="None", contact="HR", support="OH", full_pay=True,
        review_on=date(2025, 12, 1),
    )  # fmt: skip


def test_a_suspension_goes_from_the_decision_to_the_governing_bodys_end(office: Office) -> None:
    user, case = office.user, office.case
    user.suspension.begin(case, suspension(office))
    [kept] = record(office).suspensions
    user.suspension.record_told(
        case, kept.id, la_at=office.clock.now(), other_at=office.clock.now(), letter_on=TODAY
    )
    user.suspension.review(case, kept.id, replace(REVIEW, outcome=ReviewOutcome.CONTINUES))
    user.suspension.keep_in_touch(case, kept.id, CheckIn(TODAY, "HR", "Well"))
    with pytest.raises(NotAllowed, match="A headteacher cannot end a suspension"):
        user.suspension.end(case, kept.id, END)
    adviser = office.sign_in(HR)
    adviser.suspension.end(case, kept.id, END)

    [ended] = record(office).suspensions
    assert ended.everyone_told
    assert (len(ended.reviews), len(ended.check_ins)) == (1, 1)
    assert ended.end is not None
    assert ended.end.recorded_by == HR[0]
    said = [line.act.english() for line in adviser.cases.log_lines(case)]
    assert "Recorded a suspension" in said
    assert said[-1] == "Recorded the end of the suspension"


def test_the_adviser_suspends_nobody(office: Office) -> None:
    adviser = office.sign_in(HR)
    with pytest.raises(NotAllowed):
        adviser.suspension.begin(office.case, suspension(office))
    assert record(office).suspensions == ()


def test_a_hold_is_put_by_whoever_is_signed_in_reviewed_and_released(office: Office) -> None:
    user, case = office.user, office.case
    user.police.begin_hold(case, HOLD)
    [hold] = record(office).police_holds
    assert (hold.put_by, hold.stands(TODAY)) == (HEAD[0], True)
    user.police.record_takedown(case, hold.id, "Leave it up")
    user.police.review_hold(case, hold.id, REVIEW, scope=(HoldScope.NO_WITNESS_INTERVIEWS,))
    user.police.release_hold(case, hold.id, RELEASE)

    [over] = record(office).police_holds
    assert over.scope == (HoldScope.NO_WITNESS_INTERVIEWS,)
    assert (over.takedown, over.released) == ("Leave it up", TODAY)
    assert over.release is not None
    assert over.release.recorded_by == HEAD[0]


ADVICE = Advice(
    TODAY, "Feeds were read", "Too little to do", "Breaks only", "", "Head", "Headteacher"
)


def test_a_hold_stops_what_it_names_and_lets_go_on_what_it_does_not(office: Office) -> None:
    user, case = office.user, office.case
    user.police.begin_hold(case, HOLD)

    with pytest.raises(Refused, match="A police hold stands since"):
        user.decisions.give_advice(case, ADVICE)
    with pytest.raises(Refused, match="A police hold stands since"):
        user.cases.record_outside(case, OutsideStep.WITNESS_HEARD, on=TODAY, by="Head")
    with pytest.raises(Refused, match="Ask the police before"):
        user.cases.record_outside(case, OutsideStep.PLATFORM_REPORT, on=TODAY, by="Head")
    user.cases.record_outside(case, OutsideStep.ACKNOWLEDGEMENT, on=TODAY, by="Head")
    user.suspension.begin(case, suspension(office))
    [hold] = record(office).police_holds
    user.police.release_hold(case, hold.id, RELEASE)
    user.decisions.give_advice(case, ADVICE)

    assert [one.step for one in record(office).outside] == [OutsideStep.ACKNOWLEDGEMENT]


def test_no_meeting_with_the_subject_is_recorded_for_a_day_on_which_a_hold_forbade_it(
    office: Office,
) -> None:
    user, case = office.user, office.case
    contact = replace(HOLD, scope=(HoldScope.NO_CONTACT_WITH_SUBJECT,))
    user.police.begin_hold(case, contact)
    [hold] = record(office).police_holds
    office.clock.set(office.clock.now() + timedelta(days=3))
    user.police.release_hold(case, hold.id, replace(RELEASE, on=TODAY + timedelta(days=3)))

    with pytest.raises(Refused, match="A police hold stood on that day"):
        user.decisions.give_advice(case, ADVICE)
    user.decisions.give_advice(case, replace(ADVICE, met_on=TODAY + timedelta(days=3)))


def referral(office: Office) -> LadoReferral:
    return LadoReferral(NEW, (HarmLimb.HARMED,), office.clock.now(), "Head", "C. Reyes-Hart", "P-01 was named")  # fmt: skip


def test_the_subject_is_told_only_once_the_advice_lets_them_be(office: Office) -> None:
    user, case = office.user, office.case
    user.safeguarding.save_referral(case, referral(office))
    with pytest.raises(Refused, match="Do not tell the subject"):
        user.cases.record_outside(case, OutsideStep.MEETING_HELD, on=TODAY, by="Head")
    [kept] = record(office).lado_referrals
    advised = replace(kept, advice="Go on", advised_on=TODAY, tell=TellSubject.YES)
    user.safeguarding.save_referral(case, advised)
    user.cases.record_outside(case, OutsideStep.MEETING_HELD, on=TODAY, by="Head")

    assert record(office).lado_referrals == (advised,)


def test_an_outcome_and_a_low_level_concern_are_kept(office: Office) -> None:
    user, case = office.user, office.case
    user.safeguarding.save_referral(case, referral(office))
    end = SafeguardingConclusion(
        SafeguardingOutcome.UNFOUNDED, TODAY, "C. Reyes-Hart", "Why", "How"
    )
    user.safeguarding.conclude(case, end)
    concern = LowLevelConcern(NEW, TODAY, "A joke", "At lunch", "Spoken to", "No child", "Head")
    user.safeguarding.save_concern(case, concern)

    assert record(office).safeguarding == end
    [kept] = record(office).low_level_concerns
    assert kept.concern == "A joke"


def test_what_else_runs_is_begun_added_to_and_ended(office: Office) -> None:
    user, case = office.user, office.case
    answers = (("received_on", "2025-11-17"),)
    user.overlays.save(case, Overlay(NEW, OverlayKind.SAR, TODAY, "A letter came", "", answers))
    [one] = record(office).overlays
    assert one.by == HEAD[0]
    with pytest.raises(Refused, match="has not been answered"):
        user.overlays.end(case, one.id, on=TODAY, why="Done")
    user.overlays.save(case, replace(one, answers=(*answers, ("answered_on", "2025-11-17"))))
    user.overlays.end(case, one.id, on=TODAY, why="Answered")
    with pytest.raises(Refused, match="has ended"):
        user.overlays.save(case, one)

    [over] = record(office).overlays
    assert (over.ended, over.ended_why, over.ended_by) == (TODAY, "Answered", HEAD[0])


BAD: tuple[Callable[[User, CaseId, Office], object], ...] = (
    lambda user, case, office: user.suspension.begin(case, replace(suspension(office), rejected=())),
    lambda user, case, office: user.suspension.begin(case, replace(suspension(office), full_pay=False)),
    lambda user, case, _: user.suspension.end(case, EventId("nothing"), END),
    lambda user, case, _: user.police.begin_hold(case, replace(HOLD, began=TODAY + timedelta(days=1))),
    lambda user, case, _: user.police.begin_hold(case, replace(HOLD, scope=())),
    lambda user, case, _: user.police.release_hold(case, EventId("nothing"), RELEASE),
    lambda user, case, office: user.police.record_referral(
        case, PoliceReferral(NEW, office.clock.now(), "", "", PoliceChannel.ONLINE, "", "")),
    lambda user, case, office: user.safeguarding.save_referral(case, replace(referral(office), limbs=())),
    lambda user, case, _: user.safeguarding.conclude(
        case, SafeguardingConclusion(SafeguardingOutcome.FALSE, TODAY, "C", "Why", "How")),
    lambda user, case, _: user.overlays.save(case, Overlay(NEW, OverlayKind.SAR, TODAY, "", "")),
    lambda user, case, _: user.overlays.end(case, EventId("nothing"), on=TODAY, why="Over"),
)  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_bad_input_is_one_sentence_and_changes_nothing(
    office: Office, bad: Callable[[User, CaseId, Office], object]
) -> None:
    before = record(office)
    lines = len(office.user.cases.log_lines(office.case))

    with pytest.raises(CasebookError) as refused:
        bad(office.user, office.case, office)

    assert isinstance(refused.value, Refused | Missing)
    assert "{" not in refused.value.sentence()
    assert record(office) == before
    assert len(office.user.cases.log_lines(office.case)) == lines


def test_every_act_of_what_runs_beside_has_its_words() -> None:
    beside = {
        "police_told",
        "hold_begun",
        "hold_released",
        "lado_saved",
        "suspended",
        "suspension_ended",
        "overlay_ended",
    }
    assert beside <= set(WORDS)
