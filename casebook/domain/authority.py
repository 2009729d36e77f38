"""Who may decide what about whom (G-AUTHORITY): the school's scheme of delegation and what the law leaves to nobody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.conflict import had
from casebook.domain.conflict_check import dismissal_possible
from casebook.domain.decision import DeciderKind, Hearing, Sanction
from casebook.domain.delegation import Decider, Delegation, Power, Whom
from casebook.domain.governor import PANEL
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.school import School, SchoolCategory
from casebook.domain.words import N_, Words, say
from casebook.errors import Refused


class Body(StrEnum):
    """Who wants to decide."""

    HEADTEACHER = "headteacher"
    CHAIR = "chair"  # alone
    GOVERNOR = "governor"  # another governor alone
    PANEL = "panel"  # a committee of governors
    GOVERNING_BODY = "governing_body"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who wants to decide, and what they have had to do with the case.

    `members` counts a panel with its chair; `urgent` is whether the urgency of a suspension is on record.
    """

    body: Body
    members: int = PANEL
    investigated: bool = False
    conflicted: bool = False  # the target, a witness, a relative, or declared to be in it
    urgent: bool = False


POWERS: Final[Mapping[Sanction, Power | None]] = {
    Sanction.NO_CASE_TO_ANSWER: None,
    Sanction.NOT_UPHELD: None,
    Sanction.INFORMAL_ADVICE: None,
    Sanction.FIRST_WRITTEN_WARNING: Power.WARN,
    Sanction.FINAL_WRITTEN_WARNING: Power.WARN,
    Sanction.EXTENDED_FINAL_WARNING: Power.DISMISS,  # in place of a dismissal
    Sanction.DEMOTION: Power.DISMISS,
    Sanction.DISMISSAL_WITH_NOTICE: Power.DISMISS,
    Sanction.SUMMARY_DISMISSAL: Power.DISMISS,
}
"""The power that a sanction needs; none where nothing is imposed."""

_RANK: Final[Mapping[Body, int]] = {
    Body.GOVERNOR: 0,
    Body.CHAIR: 0,
    Body.HEADTEACHER: 1,
    Body.PANEL: 2,
    Body.GOVERNING_BODY: 3,
    Body.TRUST: 4,
}
_HOLDS: Final[Mapping[Decider, Body]] = {
    Decider.HEADTEACHER: Body.HEADTEACHER,
    Decider.CHAIR: Body.CHAIR,
    Decider.GOVERNORS_PANEL: Body.PANEL,
    Decider.GOVERNING_BODY: Body.GOVERNING_BODY,
    Decider.TRUST: Body.TRUST,
}


@dataclass(frozen=True, slots=True)
class _Question:
    power: Power
    whom: Whom
    by: Deciding
    delegation: Delegation
    category: SchoolCategory


def may_decide(
    power: Power,
    whom: Whom,
    by: Deciding,
    *,
    delegation: Delegation,
    category: SchoolCategory,
) -> Words | None:
    """Why they may not decide this about this person; None where they may."""
    question = _Question(power, whom, by, delegation, category)
    return next((words for check in _CHECKS if (words := check(question)) is not None), None)


def _conflicted(q: _Question) -> Words | None:
    return say(_CONFLICTED) if q.by.conflicted else None


def _head_investigated(q: _Question) -> Words | None:
    hears = q.power in {Power.WARN, Power.DISMISS}
    return say(_INVESTIGATED) if hears and q.by.investigated else None


def _about_the_head(q: _Question) -> Words | None:
    if q.whom is not Whom.HEAD:
        return None
    if q.by.body is Body.HEADTEACHER:
        return say(_OWN_CASE)
    alone = q.by.body in {Body.CHAIR, Body.GOVERNOR}
    suspends = q.power is Power.SUSPEND and q.by.body is Body.CHAIR
    return say(_NEVER_ALONE) if alone and not suspends else None


def _ends_suspension(q: _Question) -> Words | None:
    """School Staffing (England) Regulations 2009, reg 19: only the governing body, itself or by its committee."""
    if q.power is not Power.END_SUSPENSION or q.category is SchoolCategory.ACADEMY:
        return None
    return None if q.by.body in {Body.PANEL, Body.GOVERNING_BODY} else say(_ONLY_THE_BODY)


def _panel_size(q: _Question) -> Words | None:
    short = q.by.body is Body.PANEL and q.by.members < PANEL and q.power is not Power.SUSPEND
    whole = q.whom is Whom.HEAD or q.power is Power.DISMISS
    return say(_PANEL_OF_THREE, needed=PANEL) if short and whole else None


def _delegated(q: _Question) -> Words | None:
    """The scheme names the least who may; a panel or the whole body may always take a case to itself from below."""
    holder = _HOLDS[q.delegation.decides(q.power, q.whom)]
    if q.by.body is holder:
        return None
    if q.power is Power.SUSPEND and q.by.body in {Body.HEADTEACHER, Body.GOVERNING_BODY}:
        return None  # reg 19: either of them
    if q.power is Power.SUSPEND and q.by.body is Body.CHAIR and q.by.urgent:
        return None
    if _RANK[q.by.body] > _RANK[holder] and q.by.body is not Body.TRUST:
        return None
    return say(_NOT_DELEGATED)


_CHECKS: Final[tuple[Callable[[_Question], Words | None], ...]] = (
    _conflicted, _about_the_head, _head_investigated, _ends_suspension, _panel_size, _delegated,
)  # fmt: skip

_CONFLICTED = N_(
    "Whoever is in the case as a target, a witness or a relative decides nothing in it. Somebody else has to."
)
_INVESTIGATED = N_(
    "Whoever investigated does not decide. Where the headteacher investigated, governors hear the case."
)
_OWN_CASE = N_("The headteacher decides nothing in a case about themselves.")
_NEVER_ALONE = N_("No governor alone decides anything about the headteacher: a panel does.")
_ONLY_THE_BODY = N_(
    "Only the governing body, or a committee of it, ends a suspension in a maintained school. Record its decision, and"
    " tell the local authority and the headteacher at once."
)
_PANEL_OF_THREE = N_("This decision needs a panel of at least {needed} governors.")
_NOT_DELEGATED = N_(
    "The school's scheme of delegation gives this decision to somebody else. See it under School settings."
)


def whom(record: CaseRecord) -> Whom:
    """Whom a case is about, as schemes of delegation tell people apart."""
    if record.route is not None and record.route.head_is_in_it:
        return Whom.HEAD
    copy = record.staff_copy
    return Whom.TEACHER if copy is not None and copy.member.teaching else Whom.STAFF


def deciding(record: CaseRecord, hearing: Hearing) -> Deciding:
    """Who decided at a hearing, and what the case says they had to do with it before."""
    sat = (hearing.chair, *hearing.members)
    parts = {held.role for name in sat for held in had(record.team, name)}
    body = Body.PANEL if hearing.decider is DeciderKind.PANEL else Body.HEADTEACHER
    return Deciding(
        body,
        members=len(sat),
        investigated=Role.INVESTIGATING_OFFICER in parts,
        conflicted=bool(parts & {Role.TARGET, Role.WITNESS}),
    )


def check_authority(record: CaseRecord, sanction: Sanction, delegation: Delegation) -> None:
    """Refuse a sanction that whoever heard the case may not impose (G-AUTHORITY).

    Raises:
        Refused: with the reason.
    """
    power, hearing = POWERS[sanction], record.decided.hearing
    if power is None or hearing is None:
        return
    problem = may_decide(
        power,
        whom(record),
        deciding(record, hearing),
        delegation=delegation,
        category=record.school.category,
    )
    if problem is not None:
        raise Refused(problem.template, **dict(problem.fillings))


def authority_advises(school: School, whom: Whom, *, dismissal_possible: bool) -> bool:
    """Whether the local authority is invited to attend and advise: a teacher's dismissal in a school it employs for.

    School Staffing (England) Regulations 2009, reg 14. A headteacher is a teacher.
    """
    return dismissal_possible and whom is not Whom.STAFF and school.authority_ends_contracts


def authority_concerned(view: ProcedureView) -> bool:
    """Whether the local authority is to be invited to this case's hearing."""
    record = view.record
    possible = dismissal_possible(record)
    return authority_advises(record.school, whom(record), dismissal_possible=possible)
