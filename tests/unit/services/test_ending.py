"""What one person does not do alone, what leaving does not end, and a move taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.acts import Act
from casebook.domain.case_log import Entry
from casebook.domain.decision import ReferralDecision
from casebook.domain.departure import Departure, FreeToTell
from casebook.domain.ids import CaseId
from casebook.domain.outside import OutsideStep
from casebook.domain.report import ReportSource
from casebook.domain.roles import Role
from casebook.domain.second_person import Joint
from casebook.domain.stage import ClosureOutcome, Need, Stage
from casebook.errors import CaseLocked, Missing, NotAllowed, Refused
from casebook.services.user import User
from casebook.services.verify import verify
from casebook.store import case_log as entries
from tests.unit.services.conftest import HEAD, HR, Office

CONCLUDED = Departure(
    left_on=date(2025, 11, 17),
    conclusion="The post was probably made by the subject",
    dbs=ReferralDecision.NOT_MET,
    tra=ReferralDecision.CONSIDERED,
    referral_reasons="No regulated activity; considered with the adviser",
)


def stage(user: User, case: CaseId) -> Stage:
    return user.cases.view(case).record.case.stage


def acts(user: User, case: CaseId) -> list[str]:
    with user.session.seeing(case) as tx:
        return [Entry.read(one.data).act for one in entries.entries(tx)]


def in_triage(office: Office) -> User:
    report = office.user.cases.view(office.case).record.report
    known = replace(report, source=ReportSource.PARENT, reporter_name="Canary Parent")
    office.user.cases.complete_report(office.case, known)
    office.user.cases.move(office.case, Stage.TRIAGE)
    return office.user


def test_a_case_opened_in_error_is_closed_by_two_people_and_locked(office: Office) -> None:
    office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "The wrong school")
    adviser = office.sign_in(HR)

    adviser.ending.answer_second(office.case, agreed=True)
    record = adviser.cases.view(office.case).record

    assert record.case.outcome is ClosureOutcome.OPENED_IN_ERROR
    assert record.events[-1].reason == "The wrong school"
    head = office.sign_in(HEAD)
    with pytest.raises(CaseLocked, match="opened in error and is locked"):
        head.cases.record_outside(
            office.case, OutsideStep.OTHER, on=date(2025, 11, 17), by="Canary Headley"
        )
    assert head.cases.view(office.case).record.outside == ()
    assert verify(head).items == ()


def test_nobody_agrees_to_what_they_asked_themselves_and_may_take_it_back(office: Office) -> None:
    office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "A slip")

    with pytest.raises(NotAllowed, match="somebody else"):
        office.user.ending.answer_second(office.case, agreed=True)
    office.user.ending.answer_second(office.case, agreed=False)

    assert stage(office.user, office.case) is Stage.REPORTED
    office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "After all")


def test_one_person_alone_cannot_close_a_case_as_opened_in_error(office: Office) -> None:
    with pytest.raises(Refused, match="Two people"):
        office.user.cases.close_case(office.case, ClosureOutcome.OPENED_IN_ERROR, "A slip")


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda user, case: user.ending.ask_second(case, Joint.OPENED_IN_ERROR, "  "), Missing),
        (lambda user, case: user.ending.ask_second(case, Joint.REOPEN, "New evidence"), Refused),
        (lambda user, case: user.ending.answer_second(case, agreed=True), Refused),
    ],
    ids=["no reason", "not put away", "nothing waits"],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    office: Office, ask: Callable[[User, CaseId], object], error: type[Refused]
) -> None:
    before = acts(office.user, office.case)

    with pytest.raises(error):
        ask(office.user, office.case)

    assert acts(office.user, office.case) == before


def test_a_second_request_waits_for_the_first(office: Office) -> None:
    office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "A slip")

    with pytest.raises(Refused, match="asked already"):
        office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "A slip")


def test_a_resignation_needs_a_conclusion_and_both_referrals_decided(office: Office) -> None:
    user = in_triage(office)
    with pytest.raises(Refused, match="Leaving ends no inquiry"):
        user.cases.close_case(office.case, ClosureOutcome.RESIGNED, "Resigned")

    with pytest.raises(Missing) as missing:
        user.ending.record_departure(office.case, Departure(dbs=ReferralDecision.MADE))
    assert "why the referrals" in missing.value.sentence()
    with pytest.raises(Refused, match="not come yet"):
        user.ending.record_departure(office.case, Departure(left_on=date(2025, 11, 18)))
    user.ending.record_departure(office.case, CONCLUDED)

    stops = {
        stop.need
        for move in user.cases.view(office.case).guide.moves
        if move.outcome is ClosureOutcome.RESIGNED
        for stop in move.stops
    }
    assert Need.CONCLUSION not in stops


def test_a_settlement_may_silence_nobody(office: Office) -> None:
    user = in_triage(office)
    user.ending.record_departure(office.case, CONCLUDED)

    def stops() -> set[Need | None]:
        moves = user.cases.view(office.case).guide.moves
        (settled,) = [move for move in moves if move.outcome is ClosureOutcome.SETTLED]
        return {stop.need for stop in settled.stops}

    assert Need.SILENCES_NOBODY in stops()
    for told in FreeToTell:
        rest = tuple(one for one in FreeToTell if one is not told)
        user.ending.record_departure(office.case, replace(CONCLUDED, free_to_tell=rest))
        assert Need.SILENCES_NOBODY in stops()
    user.ending.record_departure(office.case, replace(CONCLUDED, free_to_tell=tuple(FreeToTell)))
    assert Need.SILENCES_NOBODY not in stops()


def test_a_mistaken_move_is_taken_back_by_a_new_event(office: Office) -> None:
    user = in_triage(office)

    user.ending.take_back(office.case, "Pressed too soon")
    record = user.cases.view(office.case).record

    assert record.case.stage is Stage.REPORTED
    assert [(e.start, e.end, e.reversal) for e in record.events[-2:]] == [
        (Stage.REPORTED, Stage.TRIAGE, False),
        (Stage.TRIAGE, Stage.REPORTED, True),
    ]
    assert acts(user, office.case)[-1] == Act.MOVE_TAKEN_BACK
    user.cases.move(office.case, Stage.TRIAGE)
    assert verify(user).items == ()


def test_a_move_after_which_something_was_recorded_stands(office: Office) -> None:
    user = in_triage(office)
    user.cases.record_outside(
        office.case, OutsideStep.ACKNOWLEDGEMENT, on=date(2025, 11, 17), by="Canary Headley"
    )

    with pytest.raises(Refused, match="Something was recorded after"):
        user.ending.take_back(office.case, "Pressed too soon")
    assert stage(user, office.case) is Stage.TRIAGE


def test_taking_back_needs_a_reason_a_move_and_the_right_part(office: Office) -> None:
    with pytest.raises(Refused, match="No move"):
        office.user.ending.take_back(office.case, "Nothing moved yet")
    user = in_triage(office)
    with pytest.raises(Missing):
        user.ending.take_back(office.case, " ")
    adviser = office.sign_in(HR)
    with pytest.raises(NotAllowed):
        adviser.ending.take_back(office.case, "Not mine")


def test_a_closure_taken_back_leaves_no_outcome(office: Office) -> None:
    user = office.user
    user.cases.close_case(office.case, ClosureOutcome.OUT_OF_SCOPE, "Not this policy")

    user.ending.take_back(office.case, "It is after all")

    assert user.cases.view(office.case).record.case.outcome is None
    assert stage(user, office.case) is Stage.REPORTED


def test_a_case_put_away_is_opened_again_by_two_people(office: Office) -> None:
    user = office.user
    user.cases.close_case(office.case, ClosureOutcome.OUT_OF_SCOPE, "Not this policy")
    for step in (OutsideStep.REPORTER_TOLD, OutsideStep.CLOSURE_RECORD):
        user.cases.record_outside(office.case, step, on=date(2025, 11, 17), by="Canary Headley")
    user.cases.move(office.case, Stage.RETAINED)
    user.ending.ask_second(office.case, Joint.REOPEN, "A new witness came")
    adviser = office.sign_in(HR)

    adviser.ending.answer_second(office.case, agreed=True)
    case = adviser.cases.view(office.case).record.case

    assert (case.stage, case.outcome) == (Stage.INVESTIGATION, None)
    assert Role.HR_ADVISER in adviser.cases.view(office.case).my_roles
