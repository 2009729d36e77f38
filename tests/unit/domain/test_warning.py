"""Earlier warnings: how long they live, when they count, who sees them when, and their place in the decision."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain import readiness
from casebook.domain.decision import Sanction, SanctionDecision, Severity, SeverityDecision
from casebook.domain.ids import EventId, PersonId
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.warning import (
    ConductFamily,
    EarlierWarning,
    WarningLook,
    check_warning,
)
from casebook.domain.warning_shown import counting, looked_at, seen_by, unlooked
from casebook.errors import Missing, NotAllowed, Refused

NOOR, SOMEBODY = PersonId("noor"), PersonId("somebody")
CLERK, OWNER = frozenset({Role.CLERK}), frozenset({Role.COMMISSIONING_MANAGER})
HEARD_ON = date(2026, 1, 8)
SEVERITY = SeverityDecision(Severity.MISCONDUCT, "Once, and careless", HEARD_ON)


def warning_of(
    issued_on: date, months: int = 6, level: Sanction = Sanction.FIRST_WRITTEN_WARNING
) -> EarlierWarning:
    return EarlierWarning(
        EventId(f"w-{issued_on}"), level, issued_on, months, ConductFamily.ONLINE_WORDS,
        NOOR, datetime(2025, 12, 10, 9, tzinfo=UTC),
    )  # fmt: skip


LIVE = warning_of(date(2025, 9, 1))  # to 28 Feb 2026
SPENT = warning_of(date(2025, 7, 1))  # to 31 Dec 2025: live at the conduct, spent at the decision
AFTERWARDS = warning_of(date(2025, 12, 1))  # given after the conduct
OLD = warning_of(date(2024, 9, 1))
ALL = (LIVE, SPENT, AFTERWARDS, OLD)


def with_warnings(record: CaseRecord, *warnings: EarlierWarning) -> CaseRecord:
    return replace(record, warnings=warnings)


def looked(record: CaseRecord, on: date = HEARD_ON) -> CaseRecord:
    shown = tuple(one.id for one in counting(record, on))
    look = WarningLook(EventId("look"), on, shown, SOMEBODY, datetime(2026, 1, 8, 16, tzinfo=UTC))
    return replace(record, warning_looks=(*record.warning_looks, look))


def undecided(found: CaseRecord) -> CaseRecord:
    """The case with its findings and nothing decided on them."""
    findings = tuple(replace(f, decided_on=HEARD_ON) for f in found.decisions.findings)
    return replace(
        found, decisions=replace(found.decisions, findings=findings, severity=None, sanction=None)
    )


@pytest.mark.parametrize(
    ("issued_on", "months", "last"),
    [
        (date(2026, 5, 12), 6, date(2026, 11, 11)),  # V10
        (date(2026, 6, 22), 12, date(2027, 6, 21)),  # V11
    ],
)
def test_a_warning_is_live_from_its_day_of_issue_to_the_day_before_the_anniversary(
    issued_on: date, months: int, last: date
) -> None:
    one = warning_of(issued_on, months)

    assert (one.live_from, one.live_to) == (issued_on, last)
    assert one.live_on(issued_on)
    assert one.live_on(last)
    assert not one.live_on(date.fromordinal(issued_on.toordinal() - 1))
    assert not one.live_on(date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        (replace(LIVE, level=Sanction.INFORMAL_ADVICE), Refused, "Only a written warning"),
        (replace(LIVE, issued_on=date(2026, 1, 9)), Refused, "has not come yet"),
        (replace(LIVE, live_months=0), Missing, "Something is missing"),
        (replace(LIVE, live_months=25), Refused, "live for more than"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    wrong: EarlierWarning, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        check_warning(wrong, today=HEARD_ON)


def test_only_a_warning_live_at_the_conduct_and_not_spent_at_the_decision_counts(
    found: CaseRecord,
) -> None:
    record = with_warnings(undecided(found), *ALL)

    assert counting(record) == (LIVE,)
    assert counting(record, date(2026, 2, 28)) == (LIVE,)
    assert counting(record, date(2026, 3, 1)) == ()
    assert counting(with_warnings(record, replace(LIVE, withdrawn="Not theirs"))) == ()


def test_nothing_counts_before_a_finding_on_every_charge(
    heard: CaseRecord, found: CaseRecord
) -> None:
    record = with_warnings(undecided(found), *ALL)
    fewer = replace(record.decisions, findings=record.decisions.findings[:-1])

    assert counting(with_warnings(heard, *ALL)) == ()
    assert counting(replace(record, decisions=fewer)) == ()
    assert not replace(record, decisions=fewer).findings_stand


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMISSIONING_MANAGER])
def test_those_who_decide_see_what_counts_once_the_findings_stand_and_nothing_before(
    heard: CaseRecord, found: CaseRecord, role: Role
) -> None:
    before, after = with_warnings(heard, *ALL), looked(with_warnings(undecided(found), *ALL))

    assert seen_by(before, {role}, SOMEBODY).warnings == ()
    assert seen_by(after, {role}, SOMEBODY).warnings == (LIVE,)
    assert seen_by(after, {role}, SOMEBODY).warning_looks == after.warning_looks


@pytest.mark.parametrize("role", [Role.INVESTIGATING_OFFICER])
def test_the_investigator_never_sees_them(found: CaseRecord, role: Role) -> None:
    after = looked(with_warnings(undecided(found), *ALL))

    assert seen_by(after, {role}, SOMEBODY).warnings == ()
    assert seen_by(after, {role}, SOMEBODY).warning_looks == ()


def test_hr_sees_all_and_everybody_what_they_entered(heard: CaseRecord) -> None:
    before = with_warnings(heard, *ALL)
    own = replace(SPENT, by=SOMEBODY)

    assert seen_by(before, {Role.HR_ADVISER}, SOMEBODY).warnings == ALL
    assert seen_by(with_warnings(heard, LIVE, own), OWNER, SOMEBODY).warnings == (own,)


def test_a_warning_whose_breach_is_charged_is_no_secret(heard: CaseRecord) -> None:
    charged = replace(LIVE, charged_why="Its letter forbade just this")

    for role in (Role.CLERK, Role.COMMISSIONING_MANAGER, Role.INVESTIGATING_OFFICER):
        assert seen_by(with_warnings(heard, charged, SPENT), {role}, SOMEBODY).warnings == (
            charged,
        )


def test_severity_and_outcome_wait_for_the_look(
    found: CaseRecord, warning: SanctionDecision
) -> None:
    record = with_warnings(undecided(found), *ALL)
    left = readiness.open_decision(record)
    assert left is not None
    assert "earlier warnings first" in left.english()
    with pytest.raises(Refused, match="Look at the earlier warnings first"):
        readiness.check_severity(record, SEVERITY, roles=CLERK)

    seen = looked(record)
    assert unlooked(seen) == ()
    readiness.check_severity(seen, SEVERITY, roles=CLERK)
    decided = replace(seen, decisions=replace(seen.decisions, severity=SEVERITY))
    late = replace(LIVE, id=EventId("late"))
    again = with_warnings(decided, LIVE, late)  # entered once the severity was recorded
    outcome = replace(warning, decided_on=date(2026, 1, 9), change_by=date(2026, 2, 9))
    readiness.check_sanction(decided, outcome, roles=CLERK)
    with pytest.raises(Refused, match="Look at the earlier warnings first"):
        readiness.check_sanction(again, outcome, roles=CLERK)


def test_nothing_is_asked_where_no_warning_counts(found: CaseRecord) -> None:
    for warnings in ((), (SPENT, AFTERWARDS, OLD)):
        record = with_warnings(undecided(found), *warnings)
        readiness.check_severity(record, SEVERITY, roles=CLERK)
        with pytest.raises(Refused, match="No earlier warning waits"):
            readiness.check_warnings(record, HEARD_ON, roles=CLERK)


def test_the_look_comes_after_the_last_finding_and_before_what_is_decided(
    found: CaseRecord,
) -> None:
    record = with_warnings(undecided(found), LIVE)
    with pytest.raises(Refused, match="looked at after it"):
        readiness.check_warnings(record, date(2026, 1, 7), roles=CLERK)
    with pytest.raises(NotAllowed):
        readiness.check_warnings(record, HEARD_ON, roles=frozenset({Role.HR_ADVISER}))

    with pytest.raises(Refused, match="were looked at on"):
        readiness.check_severity(looked(record, date(2026, 1, 9)), SEVERITY, roles=CLERK)


def test_a_look_from_before_an_adjournment_is_none(found: CaseRecord) -> None:
    record = looked(with_warnings(undecided(found), LIVE), date(2026, 1, 2))

    assert looked_at(record) is None
    assert unlooked(record) == (LIVE,)
