"""SC-3, from the event table: a case about the headteacher, whom the keys shut out, in both places it can be kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from casebook.domain.clock import PlayedClock
from casebook.domain.decision import DeciderKind, FindingResult, Sanction, Severity
from casebook.domain.ids import LetterId
from casebook.domain.outside import OutsideStep
from casebook.domain.person import Post
from casebook.domain.report import About, Concern, Involved, Risk
from casebook.domain.retention import may_be_live
from casebook.domain.retention_fact import keeping
from casebook.domain.retention_line import RecordSet
from casebook.domain.roles import Role
from casebook.domain.routing import Rule
from casebook.domain.stage import Stage
from casebook.domain.triage import Answer
from casebook.errors import AboutAMember, CannotOpen, CasebookError, Refused, ToldElsewhere
from casebook.services import demo_play
from casebook.services.demo_cast import DAVIT, GWEN, LENA, NOOR, ORIEL, RUTH, Player, at
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.services.verify import verify
from tests.journeys.conftest import Seats
from tests.journeys.inside import Inside
from tests.journeys.told import OPENER, Chronicle

SC_3 = "SC-3"
AFTERWARDS = at(2026, 6, 5, 15, 0)
IDRIS = Player(
    "Idris Mallory", Post.VICE_CHAIR, "Vice-chair of governors", "hazel pocket drummer 64"
)


def a_concern() -> Concern:
    return Concern(
        ORIEL.name, ORIEL.title, "A post about governors", at(2026, 3, 4, 8, 20), "ProLink", Risk.NO
    )


# Routing


def test_a_report_about_the_headteacher_goes_to_the_chair(governance_told: Chronicle) -> None:
    route = governance_told.view(SC_3, AFTERWARDS).record.route

    assert route is not None
    assert route.rule is Rule.R2
    assert Post.HEADTEACHER in route.hidden
    assert Post.SCHOOL_BUSINESS_MANAGER in route.hidden


def test_where_the_chair_reports_it_the_vice_chair_keeps_the_case(
    governance_told: Chronicle, sit: Seats
) -> None:
    ruth = sit(governance_told, RUTH, at(2026, 3, 4, 8, 30))
    noor = governance_told.told.people[NOOR.name]
    route = ruth.cases.route(About.HEADTEACHER, chair=Involved.REPORTER)

    assert (route.rule, route.owner, route.stored) == (Rule.R3, Post.VICE_CHAIR, False)
    with pytest.raises(ToldElsewhere):
        ruth.cases.record_concern(
            About.HEADTEACHER, a_concern(), members=(noor,), chair=Involved.REPORTER
        )
    assert ruth.cases.home().rows == ()


def test_the_vice_chair_records_what_the_chair_reported_and_the_chair_gets_no_key(
    governance_told: Chronicle, sit: Seats
) -> None:
    ruth = sit(governance_told, RUTH, at(2026, 3, 4, 8, 30))
    enrolment = ruth.people.enrol(
        IDRIS.name, Secret(IDRIS.password), post=IDRIS.post, title=IDRIS.title
    )
    ruth.people.confirm(enrolment, agreed=True)
    folder, noor = ruth.folder, governance_told.told.people[NOOR.name]
    ruth.close()
    clock = PlayedClock(at(2026, 3, 4, 9, 0))
    idris = demo_play.sign_in(folder, IDRIS, clock=clock, opener=OPENER)
    idris.people.confirm_person(noor, agreed=True)
    changes = idris.cases.record_concern(
        About.HEADTEACHER, a_concern(), members=(noor,), chair=Involved.REPORTER
    )
    assert changes.case is not None
    record = idris.cases.view(changes.case).record
    idris.close()
    ruth = demo_play.sign_in(folder, RUTH, clock=clock, opener=OPENER)
    rows = ruth.cases.home().rows
    ruth.close()

    assert record.route is not None
    assert record.route.rule is Rule.R3
    assert Post.CHAIR_OF_GOVERNORS in record.route.hidden
    assert [held.role for held in record.team.roles if held.person == enrolment.person] == [
        Role.COMMISSIONING_MANAGER
    ]
    assert rows == ()


# People


def test_the_vice_chair_who_helped_to_capture_it_sits_nowhere(
    governance_told: Chronicle, sit: Seats
) -> None:
    ruth = sit(governance_told, RUTH, at(2026, 4, 14, 16, 0))
    case = governance_told.case(SC_3)
    for part in (Role.PANEL_MEMBER, Role.HEARING_CHAIR, Role.APPEAL_MEMBER, Role.CLERK):
        with pytest.raises(Refused):
            ruth.cases.appoint(
                case, part, None, name="Idris Mallory", post="Vice-chair", reason="He knows it"
            )


@pytest.mark.parametrize("part", [Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.APPEAL_CHAIR])
def test_the_chair_who_commissioned_it_sits_on_no_panel(
    governance_told: Chronicle, sit: Seats, part: Role
) -> None:
    ruth = sit(governance_told, RUTH, at(2026, 4, 14, 16, 0))

    with pytest.raises(Refused):
        ruth.cases.appoint(
            governance_told.case(SC_3), part, governance_told.told.people[RUTH.name], reason="x"
        )


@pytest.mark.parametrize("alone", [DeciderKind.MANAGER, DeciderKind.PANEL])
def test_no_governor_alone_decides_and_a_panel_has_three(
    governance_told: Chronicle, sit: Seats, alone: DeciderKind
) -> None:
    lena = sit(governance_told, LENA, at(2026, 5, 7, 16, 30))
    case = governance_told.case(SC_3)
    told = governance_told.view(SC_3, AFTERWARDS).record.decisions
    assert told.hearing is not None
    assert told.sanction is not None
    few = ("Peter Lowndes",) if alone is DeciderKind.PANEL else ()
    lena.decisions.record_hearing(case, replace(told.hearing, decider=alone, members=few))

    with pytest.raises(Refused):
        lena.decisions.record_sanction(case, told.sanction)

    assert lena.cases.view(case).record.decisions.sanction is None


# The course of it


def test_legal_advice_was_taken_before_triage_and_two_questions_were_no(
    governance_told: Chronicle,
) -> None:
    record = governance_told.view(SC_3, AFTERWARDS).record

    assert record.expression.disclosure.answer is Answer.NOT_SURE
    assert record.expression.form.advice_on == date(2026, 3, 6)
    assert (record.expression.belief.answer, record.expression.union.answer) == (Answer.NO,) * 2
    assert record.triage.decided_on == date(2026, 3, 9)


def test_charges_of_expression_wait_for_the_form(governance_told: Chronicle, sit: Seats) -> None:
    """Without the form the hearing cannot be called: the charges under 2.1 and 4.8(a) are expression."""
    ruth = sit(governance_told, RUTH, at(2026, 4, 14, 14, 0))
    case = governance_told.case(SC_3)
    record = ruth.cases.view(case).record
    ruth.expression.save(case, replace(record.expression, form=replace(record.expression.form, effect="")))  # fmt: skip
    ruth.cases.record_outside(
        case, OutsideStep.HEARING_INVITATION, on=date(2026, 4, 14), by=RUTH.name, note="For 30 April"
    )  # fmt: skip

    with pytest.raises(Refused):
        ruth.cases.move(case, Stage.HEARING_SCHEDULED)

    assert ruth.cases.view(case).record.case.stage is Stage.CASE_DECISION


def test_the_late_case_decision_is_four_working_days_late_and_its_reason_is_kept(
    governance_told: Chronicle,
) -> None:
    view = governance_told.view(SC_3, AFTERWARDS)
    [moved] = [one for one in view.record.events if one.end is Stage.CASE_DECISION]
    [reason] = [one for one in view.record.overrides if one.check == "case_decided_promptly"]

    assert moved.on == date(2026, 4, 13)
    assert view.calendar.working_days_between(date(2026, 4, 7), moved.on) == 4
    assert "Easter, Chair absent" in moved.reason
    assert "Easter, Chair absent" in reason.reason


def test_the_authority_was_invited_since_a_teacher_could_be_dismissed(
    governance_told: Chronicle,
) -> None:
    record = governance_told.view(SC_3, AFTERWARDS).record
    invited = record.done_outside(OutsideStep.LA_INVITED)
    [gross] = [one for one in record.charges if one.number == 4]

    assert invited is not None
    assert invited.on == date(2026, 4, 14)
    assert {one.clause for one in gross.clauses} == {"5.2(f)"}


def test_the_hearing_was_put_off_once_for_the_companion(governance_told: Chronicle) -> None:
    record = governance_told.view(SC_3, AFTERWARDS).record
    moved = [one for one in record.events if one.start is one.end is Stage.HEARING_SCHEDULED]

    assert [one.on for one in moved] == [date(2026, 4, 20)]
    assert record.decisions.hearing is not None
    assert record.decisions.hearing.held_on == date(2026, 5, 7)


def test_it_was_decided_as_the_table_says(governance_told: Chronicle) -> None:
    decided = governance_told.view(SC_3, AFTERWARDS).record.decisions
    assert decided.severity is not None
    assert decided.sanction is not None

    assert [one.result for one in decided.findings] == [
        FindingResult.PROVED,
        FindingResult.PROVED,
        FindingResult.PROVED,
        FindingResult.PARTLY_PROVED,
    ]
    assert decided.severity.severity is Severity.MISCONDUCT
    assert decided.sanction.sanction is Sanction.FIRST_WRITTEN_WARNING


def test_misconduct_bears_no_summary_dismissal(governance_told: Chronicle, sit: Seats) -> None:
    lena = sit(governance_told, LENA, at(2026, 5, 7, 16, 30))
    told = governance_told.view(SC_3, AFTERWARDS).record.decisions.sanction
    assert told is not None

    with pytest.raises(Refused):
        lena.decisions.record_sanction(
            governance_told.case(SC_3),
            replace(told, sanction=Sanction.SUMMARY_DISMISSAL, dismissal_reason="x"),
        )


def test_the_warning_says_until_when_it_is_live(governance_told: Chronicle, sit: Seats) -> None:
    noor = sit(governance_told, NOOR, AFTERWARDS)
    case = governance_told.case(SC_3)
    [letter] = noor.cases.view(case).record.letters
    pdf = pypdfium2.PdfDocument(noor.letters.pdf(case, letter.id))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()

    assert "11 November 2026" in words
    assert "12 November 2026" not in words
    assert "right of appeal" in words.lower() or "appeal" in words.lower()


def test_the_records_are_kept_until_the_days_of_the_table(governance_told: Chronicle) -> None:
    kept = {one.record_set: one for one in keeping(governance_told.view(SC_3, AFTERWARDS)).lines}
    entry, file = kept[RecordSet.PERSONNEL_ENTRY], kept[RecordSet.CASE_FILE]

    assert entry.live_until == date(2026, 11, 11)
    assert not may_be_live(entry, date(2026, 11, 12))
    assert entry.keep_until == date(2026, 11, 12)
    assert file.keep_until == date(2027, 5, 12)


# Inside the school's casebook, sealed without the head


@pytest.fixture
def oriel(inside: Inside) -> Iterator[User]:
    user = inside.sign_in(ORIEL)
    yield user
    user.close()


def test_the_case_runs_to_its_end_in_the_schools_casebook_too(inside: Inside) -> None:
    ruth = inside.sign_in(RUTH)
    record = ruth.cases.view(inside.case).record
    rows = ruth.cases.home().rows
    ruth.close()

    assert record.case.stage is Stage.CLOSURE
    assert [one.kind for one in record.letters] == ["DOC-26"]
    assert [row.case for row in rows] == [inside.case]


def test_the_heads_lists_and_counts_have_no_trace_of_it(inside: Inside, oriel: User) -> None:
    home = oriel.cases.home()
    known = {inside.school.case("SC-1"), inside.school.case("SC-5")}

    assert {row.case for row in home.rows} == known
    assert {one.case for one in (*home.due, *home.fell_due)} <= known
    assert inside.case not in oriel.cases.due_for_check()
    assert inside.case not in oriel.cases.faulty()
    said = " ".join(str(words) for words in home.notices)
    assert ORIEL.name not in said


def test_what_verify_says_to_the_head_has_no_trace_of_it(inside: Inside, oriel: User) -> None:
    seen: list[str] = []
    verdict = verify(oriel, progress=seen.append)

    assert (verdict.items, verdict.cases) == ((), 2)
    assert not any(inside.case in line for line in seen)


@pytest.mark.parametrize("player", [ORIEL, DAVIT], ids=["head", "deputy"])
def test_nobody_who_works_at_the_school_opens_reads_or_exports_it(
    inside: Inside, player: Player
) -> None:
    user = inside.sign_in(player)
    try:
        for attempt in (
            lambda: user.cases.view(inside.case),
            lambda: user.cases.log_lines(inside.case),
            lambda: user.letters.pdf(inside.case, LetterId("letter")),
        ):
            with pytest.raises(CannotOpen):
                attempt()
    finally:
        user.close()


def test_nobody_can_give_the_head_or_her_staff_a_part_that_has_a_key(
    inside: Inside, tmp_path: Path
) -> None:
    ruth = inside.sign_in(RUTH)
    people = inside.school.told.people
    with pytest.raises(AboutAMember):
        ruth.cases.appoint(inside.case, Role.CLERK, people[ORIEL.name], reason="x")
    with pytest.raises(CasebookError):
        ruth.cases.appoint(inside.case, Role.HR_ADVISER, people[DAVIT.name], reason="x")
    readers = {one.name for one in ruth.cases.view(inside.case).readers}
    ruth.close()

    assert readers == {RUTH.name, NOOR.name, GWEN.name, LENA.name}


def test_the_head_cannot_record_a_concern_about_herself(oriel: User, inside: Inside) -> None:
    noor = inside.school.told.people[NOOR.name]

    with pytest.raises(CasebookError):
        oriel.cases.record_concern(About.HEADTEACHER, a_concern(), members=(noor,))


def test_what_the_others_see_of_it_is_whole(inside: Inside) -> None:
    for player, cases in ((RUTH, 1), (GWEN, 1), (NOOR, 3), (LENA, 2)):
        user = inside.sign_in(player)
        verdict = verify(user)
        user.close()
        assert (verdict.items, verdict.cases) == ((), cases), player.name
