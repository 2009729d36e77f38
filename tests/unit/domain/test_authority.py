"""Who may decide what: the rows of 2-procedure 2.3."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.allegation import Level
from casebook.domain.authority import (
    POWERS,
    Body,
    Deciding,
    authority_advises,
    check_authority,
    may_decide,
)
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.decision import DeciderKind, Sanction
from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.policy import Policy
from casebook.domain.procedure import guide
from casebook.domain.record import CaseRecord
from casebook.domain.report import About
from casebook.domain.roles import Role
from casebook.domain.routing import RouteFacts, taken
from casebook.domain.school import School, SchoolCategory
from casebook.errors import Refused

USUAL = Delegation()
HEAD, CHAIR, GOVERNOR = (Deciding(one) for one in (Body.HEADTEACHER, Body.CHAIR, Body.GOVERNOR))
PANEL, BODY = Deciding(Body.PANEL), Deciding(Body.GOVERNING_BODY)
COMMUNITY, ACADEMY = SchoolCategory.COMMUNITY, SchoolCategory.ACADEMY


def why(
    power: Power,
    whom: Whom,
    by: Deciding,
    delegation: Delegation = USUAL,
    category: SchoolCategory = COMMUNITY,
) -> str:
    found = may_decide(power, whom, by, delegation=delegation, category=category)
    return "" if found is None else found.english()


@pytest.mark.parametrize(
    ("power", "whom", "by", "says"),
    [
        (Power.SUSPEND, Whom.STAFF, HEAD, ""),
        (Power.SUSPEND, Whom.TEACHER, BODY, ""),
        (Power.SUSPEND, Whom.STAFF, GOVERNOR, "delegation"),
        (Power.END_SUSPENSION, Whom.STAFF, HEAD, "Only the governing body"),
        (Power.END_SUSPENSION, Whom.STAFF, CHAIR, "Only the governing body"),
        (Power.END_SUSPENSION, Whom.STAFF, PANEL, ""),
        (Power.END_SUSPENSION, Whom.STAFF, BODY, ""),
        (Power.SUSPEND, Whom.HEAD, BODY, ""),
        (Power.SUSPEND, Whom.HEAD, CHAIR, "delegation"),
        (Power.SUSPEND, Whom.HEAD, replace(CHAIR, urgent=True), ""),
        (Power.SUSPEND, Whom.HEAD, GOVERNOR, "No governor alone"),
        (Power.END_SUSPENSION, Whom.HEAD, PANEL, "delegation"),
        (Power.END_SUSPENSION, Whom.HEAD, BODY, ""),
        (Power.WARN, Whom.STAFF, HEAD, ""),
        (Power.WARN, Whom.STAFF, PANEL, ""),
        (Power.WARN, Whom.TEACHER, replace(HEAD, investigated=True), "Whoever investigated"),
        (Power.WARN, Whom.TEACHER, replace(HEAD, conflicted=True), "decides nothing"),
        (Power.DISMISS, Whom.STAFF, HEAD, "delegation"),
        (Power.DISMISS, Whom.STAFF, PANEL, ""),
        (Power.DISMISS, Whom.STAFF, replace(PANEL, members=2), "at least 3"),
        (Power.DISMISS, Whom.TEACHER, BODY, ""),
        (Power.WARN, Whom.HEAD, PANEL, ""),
        (Power.WARN, Whom.HEAD, replace(PANEL, members=2), "at least 3"),
        (Power.WARN, Whom.HEAD, CHAIR, "No governor alone"),
        (Power.WARN, Whom.HEAD, GOVERNOR, "No governor alone"),
        (Power.DISMISS, Whom.HEAD, CHAIR, "No governor alone"),
        (Power.DISMISS, Whom.HEAD, PANEL, "delegation"),
        (Power.DISMISS, Whom.HEAD, BODY, ""),
        (Power.WARN, Whom.HEAD, HEAD, "about themselves"),
    ],
)
def test_in_a_maintained_school_with_the_usual_scheme(
    power: Power, whom: Whom, by: Deciding, says: str
) -> None:
    found = why(power, whom, by)

    assert (says in found) if says else found == ""


@pytest.mark.parametrize(
    ("category", "refused"), [(ACADEMY, False), *((c, True) for c in SchoolCategory if c is not ACADEMY)]
)  # fmt: skip
def test_only_an_academys_scheme_lets_its_head_end_a_suspension(
    category: SchoolCategory, *, refused: bool
) -> None:
    scheme = Delegation((Delegated(Power.END_SUSPENSION, Whom.STAFF, Decider.HEADTEACHER),))

    assert bool(why(Power.END_SUSPENSION, Whom.STAFF, HEAD, scheme, category)) is refused


@pytest.mark.parametrize(
    ("by", "allowed"),
    [
        (HEAD, True),
        (replace(HEAD, investigated=True), False),
        (replace(HEAD, conflicted=True), False),
    ],
)
def test_a_head_dismisses_where_delegated_and_not_involved(by: Deciding, *, allowed: bool) -> None:
    scheme = Delegation((Delegated(Power.DISMISS, Whom.STAFF, Decider.HEADTEACHER),))

    assert (why(Power.DISMISS, Whom.STAFF, by, scheme) == "") is allowed


def test_whoever_investigated_may_still_suspend() -> None:
    assert why(Power.SUSPEND, Whom.STAFF, replace(HEAD, investigated=True)) == ""


@pytest.mark.parametrize(
    ("category", "whom", "possible", "invited"),
    [
        (SchoolCategory.COMMUNITY, Whom.TEACHER, True, True),
        (SchoolCategory.VOLUNTARY_CONTROLLED, Whom.TEACHER, True, True),
        (SchoolCategory.COMMUNITY, Whom.HEAD, True, True),
        (SchoolCategory.COMMUNITY, Whom.STAFF, True, False),
        (SchoolCategory.COMMUNITY, Whom.TEACHER, False, False),
        (SchoolCategory.FOUNDATION, Whom.TEACHER, True, False),
        (SchoolCategory.ACADEMY, Whom.TEACHER, True, False),
    ],
)
def test_the_authority_is_invited_where_a_teacher_may_be_dismissed_from_its_school(
    category: SchoolCategory, whom: Whom, *, possible: bool, invited: bool
) -> None:
    school = School("Fernhollow Primary School", category=category)

    assert authority_advises(school, whom, dismissal_possible=possible) is invited


def test_every_sanction_says_what_power_it_takes() -> None:
    assert set(POWERS) == set(Sanction)
    assert {s for s, power in POWERS.items() if power is Power.DISMISS} >= {
        Sanction.DISMISSAL_WITH_NOTICE, Sanction.SUMMARY_DISMISSAL,
    }  # fmt: skip


def test_the_guide_asks_for_the_authority_only_where_a_teacher_may_be_dismissed(
    charged: CaseRecord, policy: Policy, calendar: WorkingCalendar
) -> None:
    def asked(record: CaseRecord) -> bool:
        found = guide(
            record, policy=policy, calendar=calendar, today=date(2025, 12, 9), roles=frozenset(Role)
        )
        return "invite_authority" in {task.id for task in found.tasks}

    about_the_head = replace(charged, route=taken(RouteFacts(About.HEADTEACHER)))
    milder = tuple(replace(one, level=Level.MISCONDUCT) for one in charged.charges)
    academy = replace(charged.school, category=SchoolCategory.ACADEMY)

    assert not asked(charged)  # a teaching assistant
    assert asked(about_the_head)
    assert not asked(replace(about_the_head, charges=milder))
    assert not asked(replace(about_the_head, school=academy))


def test_a_sanction_needs_somebody_who_may_impose_it(heard: CaseRecord) -> None:
    hearing = heard.decisions.hearing
    assert hearing is not None
    by_head = replace(hearing, decider=DeciderKind.MANAGER, chair="Oriel Tansley", members=())
    alone = replace(heard, decisions=replace(heard.decisions, hearing=by_head))

    check_authority(heard, Sanction.SUMMARY_DISMISSAL, USUAL)
    check_authority(alone, Sanction.FIRST_WRITTEN_WARNING, USUAL)
    check_authority(alone, Sanction.NOT_UPHELD, USUAL)
    with pytest.raises(Refused, match="scheme of delegation"):
        check_authority(alone, Sanction.SUMMARY_DISMISSAL, USUAL)
    about_the_head = replace(alone, route=taken(RouteFacts(About.HEADTEACHER)))
    with pytest.raises(Refused, match="about themselves"):
        check_authority(about_the_head, Sanction.FIRST_WRITTEN_WARNING, USUAL)
    pair = replace(hearing, members=hearing.members[:1])
    short = replace(heard, decisions=replace(heard.decisions, hearing=pair))
    with pytest.raises(Refused, match="at least"):
        check_authority(short, Sanction.SUMMARY_DISMISSAL, USUAL)
