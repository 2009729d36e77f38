"""An attack on a member of staff through the services: the worked scenario SC-4 day by day, and what is refused."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from casebook.domain.acts import WORDS
from casebook.domain.attribution import Attribution, AttributionLevel, Perpetrator
from casebook.domain.case import CaseKind
from casebook.domain.case_link import LinkKind
from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.decision import Advice
from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.guide import TaskState
from casebook.domain.ids import CaseId, EventId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.incident import (
    Engagement,
    IncidentLook,
    SupportKind,
    SupportOffer,
    SupportReply,
    SupportReview,
)
from casebook.domain.outside import OutsideStep
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.person import Post
from casebook.domain.record import CaseRecord
from casebook.domain.report import About, Concern, ReportSource, Risk
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Role
from casebook.domain.school import School
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.domain.triage import Answer, Question, Triage
from casebook.errors import NotAllowed, Refused
from casebook.services import opening
from casebook.services.opening import Opener, Secret, SetUp
from tests.unit.services.conftest import HR, Office

S, T, L = Stage, PerpetratorType, AttributionLevel
HEAD = ("Oriel Tansley", "copper lantern orchard 71")
NEW = EventId("")
BY = "Oriel Tansley"
NO = Question(Answer.NO, "No threat, no harassment")


def moment(day: int, hour: int, minute: int = 0, *, month: int = 4) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.fixture
def office(tmp_path: Path, opener: Opener) -> Iterator[Office]:
    """Fernhollow on Tuesday 21 April 2026: the headteacher, HR, and the attack on Ines Calloway just recorded."""
    clock = PlayedClock(moment(21, 8, 30))
    school = School("Fernhollow Primary School", ("Coppice Lane",), "FH", "Wexmoor Borough Council")
    set_up = SetUp(school, HEAD[0], Secret(HEAD[1]), Post.HEADTEACHER, "Headteacher")
    folder = tmp_path / "casebook"
    user = opening.create_casebook(folder, set_up, clock=clock, opener=opener)
    made = user.people.enrol(HR[0], Secret(HR[1]), post=Post.HR_ADVISER, title="HR adviser")
    user.people.confirm(made, agreed=True)
    concern = Concern(
        subject_name="Ines Calloway", subject_post="Year 4 teacher",
        what="Three ranking videos mock her", aware_at=moment(21, 8, 5),
        where="https://clips.example.net/@fh_rank_teachers/v/301", risk=Risk.NO,
    )  # fmt: skip
    case = user.cases.record_concern(About.UNKNOWN, concern, members=(made.person,)).case
    assert case
    office = Office(folder, clock, opener, user, case, {HR[0]: made.person})
    yield office
    office.user.close()


@contextlib.contextmanager
def refused(sentence: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert sentence in caught.value.sentence()


def record(office: Office) -> CaseRecord:
    return office.user.cases.view(office.case).record


def due(office: Office, task: str) -> date | None:
    """The day a task is due; it has to be open."""
    found = next(t for t in office.user.cases.view(office.case).guide.tasks if t.id == task)
    assert found.state in (TaskState.NOT_STARTED, TaskState.IN_PROGRESS), found
    return found.due


def tasks(office: Office) -> set[str]:
    return {
        t.id
        for t in office.user.cases.view(office.case).guide.tasks
        if t.state in (TaskState.NOT_STARTED, TaskState.IN_PROGRESS, TaskState.CANNOT_START)
    }


def keep_a_page(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "v301.txt"
    source.write_bytes(b"video 301\n")
    cleared = office.user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    prepared = office.user.evidence.prepare(office.case, cleared, (source,))
    seen = ZonedTime(office.clock.now(), "Europe/London")
    answers = FirstAnswers("The page", "https://clips.example.net/v/301", seen)
    office.user.evidence.commit(office.case, prepared, answers)


def line(number: int) -> Takedown:
    address = f"https://clips.example.net/@fh_rank_teachers/v/{number}"
    return Takedown(
        NEW, address, "Clips", moment(21, 9, 40), BY, "Bullying", reference=f"C-{number}"
    )


PUPIL = Perpetrator(NEW, T.CURRENT_PUPIL, "P-17", L.ADMITTED, "Said so before both parents", date(2026, 4, 29), BY, 11)  # fmt: skip


def first_day(office: Office, tmp_path: Path) -> None:
    """Tuesday 21 April, as the scenario has it."""
    user, case = office.user, office.case
    report = record(office).report
    reported = replace(
        report, source=ReportSource.STAFF, reporter_name="Ines Calloway", head_informed_at=moment(21, 8, 5)
    )  # fmt: skip
    user.cases.complete_report(case, reported)
    user.incident.record_engagement(
        case,
        Engagement(
            answered=True, at=moment(20, 18, 10), what="Please stop", advised_on=date(2026, 4, 21), advised_by=BY
        ),
        nominated_told_at=moment(21, 8, 20),
    )  # fmt: skip
    office.clock.set(moment(21, 9, 10))
    keep_a_page(office, tmp_path)
    office.clock.set(moment(21, 9, 40))
    assert due(office, "support_letter") == date(2026, 4, 22)
    for number in (301, 302, 303):
        user.takedown.report(case, line(number))
    user.cases.record_outside(case, OutsideStep.SUPPORT_LETTER, on=date(2026, 4, 21), by=BY)
    offer = SupportOffer(
        SupportKind.OCCUPATIONAL_HEALTH, date(2026, 4, 21), BY, SupportReply.NOT_YET
    )
    user.incident.offer_support(case, (offer,), review_on=date(2026, 5, 5))
    user.cases.move(case, S.TRIAGE)
    office.clock.set(moment(21, 11))
    user.incident.take_look(case, IncidentLook(NO, NO, on=date(2026, 4, 21)))
    user.cases.move(case, S.RESPONDING)


def test_the_scenario_goes_from_unknown_to_a_pupil_day_by_day(  # noqa: PLR0915 - a table of days
    office: Office, tmp_path: Path
) -> None:
    user, case = office.user, office.case
    first_day(office, tmp_path)
    assert record(office).incident.look.offence.reason == "No threat, no harassment"
    assert due(office, "takedown_recheck") == date(2026, 4, 23)
    assert due(office, "unknown_perpetrator_review") == date(2026, 5, 6)
    assert due(office, "support_review") == date(2026, 5, 5)

    office.clock.set(moment(23, 9))
    logged = [one.id for one in record(office).takedowns]
    for one in logged:
        user.takedown.recheck(case, one, Recheck(date(2026, 4, 23), BY, still_up=True))
    assert "takedown_escalate" in tasks(office)
    for one in logged:
        user.takedown.escalate(case, one, at=moment(23, 9), to="Professionals' helpline")
    assert "takedown_escalate" not in tasks(office)

    office.clock.set(moment(24, 15, 30))
    for one in logged:
        user.takedown.end(case, one, TakedownEnd.REMOVED, at=moment(24, 15, 12))
    assert "takedown_recheck" not in tasks(office)

    office.clock.set(moment(27, 10))
    said = Attribution(
        date(2026, 4, 27), BY, L.THIRD_PARTY, "P-17", "A classmate says so", T.CURRENT_PUPIL
    )
    user.perpetrator.log(case, said)
    assert record(office).perpetrators == ()
    assert due(office, "unknown_perpetrator_review") == date(2026, 5, 6)

    office.clock.set(moment(29, 16))
    user.perpetrator.establish(case, PUPIL)
    assert "unknown_perpetrator_review" not in tasks(office)
    assert due(office, "parent_letter") == date(2026, 5, 5)
    [found] = record(office).perpetrators
    met = replace(found, parents_on=date(2026, 4, 29), parents_with="Both parents")
    user.perpetrator.record_procedure(case, met)
    user.cases.record_outside(case, OutsideStep.PARENT_LETTER, on=date(2026, 4, 29), by=BY)
    user.cases.record_outside(case, OutsideStep.DSL_TOLD, on=date(2026, 4, 29), by=BY)

    office.clock.set(moment(30, 10))
    decided = replace(
        met, done="Two break times with the head", done_on=date(2026, 4, 30), done_by=BY
    )
    with refused("welfare first"):
        user.perpetrator.record_procedure(case, decided)
    seen = replace(decided, welfare_on=date(2026, 4, 30), welfare_note="Marguerite saw P-17")
    user.perpetrator.record_procedure(case, seen)
    sibling = replace(
        PUPIL, kind=T.MEMBER_OF_PUBLIC, who="An older sibling", basis="P-17 said so; the sibling agrees", age=None
    )  # fmt: skip
    user.perpetrator.establish(case, sibling)
    assert "perpetrator_route" in tasks(office)
    other = record(office).perpetrators[1]
    user.perpetrator.record_procedure(
        case, replace(other, done="Wrote to the parents", done_on=date(2026, 4, 30), done_by=BY)
    )

    office.clock.set(moment(5, 9, month=5))
    assert "incident_close" not in tasks(office)
    user.incident.review_support(
        case, SupportReview(date(2026, 5, 5), BY, "Well; nothing more wanted")
    )
    assert due(office, "incident_close") == date(2026, 5, 19)

    office.clock.set(moment(19, 9, month=5))
    user.cases.move(case, S.CLOSURE, outcome=ClosureOutcome.RESPONDED)
    assert due(office, "closure_record") == date(2026, 5, 19)
    user.cases.record_outside(case, OutsideStep.REPORTER_TOLD, on=date(2026, 5, 19), by=BY)
    user.cases.record_outside(case, OutsideStep.CLOSURE_RECORD, on=date(2026, 5, 19), by=BY)

    kept = record(office)
    assert kept.case.kind is CaseKind.INCIDENT
    assert kept.case.outcome is ClosureOutcome.RESPONDED
    assert (kept.charges, kept.allegations, kept.triage) == ((), (), Triage())
    assert [one.who for one in kept.perpetrators] == ["P-17", "An older sibling"]
    titles = [step.title.english() for step in user.cases.view(case).guide.rail]
    assert titles == ["Reported", "Triage", "Respond", "Close and keep"]
    user.cases.check(case)
    assert user.cases.view(case).unchanged.faults == ()
    assert {one.act.english() for one in user.cases.log_lines(case)} <= set(WORDS.values())


def test_the_target_answering_once_is_advice_and_opens_nothing_against_them(office: Office) -> None:
    user, case = office.user, office.case
    said = Engagement(answered=True, at=moment(20, 18, 10), what="Please stop")
    user.incident.record_engagement(case, said)

    assert record(office).allegations == ()
    assert not any(
        "answered" in stop.sentence.english()
        for move in user.cases.view(case).guide.moves
        for stop in move.stops
    )
    with refused("when and what"):
        user.incident.record_engagement(case, replace(said, at=None))


ADVICE = Advice(date(2026, 4, 21), "She replied", "", "Not again", "", BY, "Headteacher")


def test_nobody_is_charged_advised_or_triaged_as_staff_in_it(office: Office) -> None:
    user, case = office.user, office.case
    attempts: tuple[Callable[[], object], ...] = (
        lambda: user.decisions.give_advice(case, ADVICE),
        lambda: user.triage.save(case, Triage()),
        lambda: user.cases.record_outside(
            case, OutsideStep.HEARING_INVITATION, on=date(2026, 4, 21), by=BY
        ),
        lambda: user.cases.move(case, S.INVESTIGATION),
        lambda: user.cases.appoint(case, Role.PANEL_MEMBER, None, name="Peter", post="Governor"),
    )
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert record(office).outside == ()
    assert [one.state.value for one in user.letters.kinds(case)] == ["cannot"] * len(
        user.letters.kinds(case)
    )


def test_a_case_about_staff_has_no_takedown_log_and_no_perpetrator(office: Office) -> None:
    staff = office.user.cases.record_concern(
        About.EMPLOYEE,
        Concern("Kit Marlow", "Cook", "A post", moment(21, 8), "Clips", Risk.NO),
        members=(office.people[HR[0]],),
    ).case
    assert staff
    with refused("belongs to an attack on staff"):
        office.user.takedown.report(staff, line(301))
    with refused("belongs to an attack on staff"):
        office.user.perpetrator.establish(staff, PUPIL)


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (replace(PUPIL, kind=T.UNKNOWN), "while it is not known"),
        (replace(PUPIL, who="Sam Okafor"), "called by a code"),
        (replace(PUPIL, level=L.THIRD_PARTY), "does not show who it was"),
        (replace(PUPIL, on=date(2026, 4, 30)), "has not come yet"),
        (replace(PUPIL, basis=""), "how it is known"),
    ],
)
def test_nobody_becomes_the_perpetrator_without_being_shown_to_be(
    office: Office, one: Perpetrator, sentence: str
) -> None:
    office.clock.set(moment(29, 12))
    with refused(sentence):
        office.user.perpetrator.establish(office.case, one)
    assert record(office).perpetrators == ()


def test_it_leaves_responding_only_when_all_three_are_done_or_nothing_more_can_be_found_out(
    office: Office, tmp_path: Path
) -> None:
    user, case = office.user, office.case
    first_day(office, tmp_path)

    def refusal() -> str:
        with pytest.raises(Refused) as refused:
            user.cases.move(case, S.CLOSURE, outcome=ClosureOutcome.RESPONDED)
        return refused.value.sentence()

    assert "takedown log" in refusal()
    for one in record(office).takedowns:
        user.takedown.end(case, one.id, TakedownEnd.GONE, at=office.clock.now())
    assert "no more talk is needed" in refusal()
    user.incident.review_support(case, SupportReview(date(2026, 4, 21), BY, "Well"))
    assert "who" in refusal()
    review = Review(
        date(2026, 4, 21), BY, ReviewOutcome.CONTINUES, "The platform was asked", date(2026, 5, 6)
    )
    user.perpetrator.review_unknown(case, review)
    assert "who" in refusal()
    user.perpetrator.review_unknown(
        case, replace(review, outcome=ReviewOutcome.TO_END, next_on=None)
    )
    user.cases.move(case, S.CLOSURE, outcome=ClosureOutcome.RESPONDED)
    assert record(office).perpetrators == ()


def test_a_review_of_the_unknown_starts_its_days_anew(office: Office) -> None:
    office.clock.set(moment(6, 9, month=5))
    assert due(office, "unknown_perpetrator_review") == date(2026, 5, 6)
    review = Review(date(2026, 5, 6), BY, ReviewOutcome.CONTINUES, "One more pupil to ask")
    office.user.perpetrator.review_unknown(office.case, review)
    assert due(office, "unknown_perpetrator_review") == date(2026, 5, 20)


def colleague_case(office: Office, about: About = About.EMPLOYEE) -> CaseId:
    concern = Concern("Kit Marlow", "Cook", "Made the videos", moment(21, 8, 5), "Clips", Risk.NO)
    made = office.user.cases.record_concern(about, concern, members=(office.people[HR[0]],)).case
    assert made
    return made


def test_a_colleague_who_did_it_gets_a_case_of_their_own_and_each_names_the_other(
    office: Office,
) -> None:
    user, case = office.user, office.case
    office.clock.set(moment(29, 12))
    user.perpetrator.establish(case, replace(PUPIL, kind=T.COLLEAGUE, who="Kit Marlow", age=None))
    assert "linked_case" in tasks(office)
    [found] = record(office).perpetrators
    other = colleague_case(office)
    user.perpetrator.link(case, found.id, other)

    theirs = user.cases.view(other).record
    assert [(one.other, one.kind) for one in theirs.links] == [
        (record(office).case.reference, LinkKind.CAME_FROM)
    ]
    assert [(one.other, one.kind) for one in record(office).links] == [
        (theirs.case.reference, LinkKind.OPENED)
    ]
    assert record(office).perpetrators[0].linked == theirs.case.reference
    assert "linked_case" not in tasks(office)


def test_somebody_without_a_part_in_it_records_nothing(office: Office) -> None:
    adviser = office.sign_in(HR)
    with pytest.raises(NotAllowed):
        adviser.cases.move(office.case, S.TRIAGE)
    adviser.incident.offer_support(
        office.case,
        (SupportOffer(SupportKind.UNION, date(2026, 4, 21), HR[0]),),
        review_on=date(2026, 5, 5),
    )
    assert [one.by for one in record(office).incident.offers] == [HR[0]]


@pytest.mark.parametrize(
    ("look", "what"),
    [
        (Recheck(date(2026, 4, 20), BY, still_up=True), "after that day"),
        (Recheck(date(2026, 4, 22), BY, still_up=True), "has not come yet"),
        (Recheck(date(2026, 4, 21), "", still_up=True), "who looked"),
    ],
)
def test_a_look_that_cannot_have_been_is_refused_and_nothing_is_kept(
    office: Office, look: Recheck, what: str
) -> None:
    office.clock.set(moment(21, 10))
    office.user.takedown.report(office.case, line(301))
    [kept] = record(office).takedowns
    with refused(what):
        office.user.takedown.recheck(office.case, kept.id, look)
    assert record(office).takedowns == (kept,)
