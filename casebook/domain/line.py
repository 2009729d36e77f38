"""The line a case follows, by its kind: its moves, and what exists on it. An incident charges nobody."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.case import CaseKind
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, Role
from casebook.domain.stage import MOVES, ClosureOutcome, Move, Need, Stage
from casebook.domain.words import N_
from casebook.errors import Refused

S, N, C = Stage, Need, ClosureOutcome
_OWNER: Final = frozenset({Role.COMMISSIONING_MANAGER})
_TWO: Final = frozenset({Role.COMMISSIONING_MANAGER, Role.HR_ADVISER})
_BEFORE_THE_END: Final = (S.REPORTED, S.TRIAGE, S.RESPONDING)

INCIDENT_MOVES: Final[tuple[Move, ...]] = (
    Move(S.REPORTED, S.TRIAGE, (N.REPORT_COMPLETE,), _OWNER),
    Move(S.TRIAGE, S.RESPONDING, (N.LOOKED_AT, N.ADVISED_NOT_TO_REPLY), _OWNER),
    Move(
        S.RESPONDING,
        S.CLOSURE,
        (N.TAKEDOWN_ENDED, N.SUPPORT_REVIEWED, N.PERPETRATOR_ROUTED),
        _OWNER,
        C.RESPONDED,
    ),
    Move(S.REPORTED, S.CLOSURE, (N.REASON,), _OWNER, C.OUT_OF_SCOPE),
    Move(S.TRIAGE, S.CLOSURE, (N.REASON,), _OWNER, C.NO_CONCERN),
    *(Move(stage, S.CLOSURE, (N.REASON,), _OWNER, C.OTHER_PROCEDURE) for stage in _BEFORE_THE_END),
    *(
        Move(stage, S.CLOSURE, (N.REASON, N.SECOND_PERSON), _TWO, C.OPENED_IN_ERROR)
        for stage in _BEFORE_THE_END
    ),
    Move(S.CLOSURE, S.RETAINED, (), _OWNER),
)
"""The moves of an incident. New evidence about a colleague opens a case of its own, so one put away stays so."""

_LINES: Final[Mapping[CaseKind, tuple[Move, ...]]] = {
    CaseKind.STAFF_MISUSE: MOVES,
    CaseKind.INCIDENT: INCIDENT_MOVES,
}

_CHARGING: Final = frozenset(
    {
        *(Permission.CLASSIFY, Permission.CHARGE, Permission.RECORD_DECISION),
        *(Permission.GIVE_ADVICE, Permission.SUSPEND, Permission.END_SUSPENSION),
    }
)
ABSENT: Final[Mapping[CaseKind, frozenset[Permission]]] = {
    CaseKind.STAFF_MISUSE: frozenset({Permission.RESPOND}),
    CaseKind.INCIDENT: _CHARGING,
}
"""What nobody may do on a line, whatever their part, because the line has no such thing."""

ABSENT_PAGES: Final[Mapping[CaseKind, frozenset[PageId]]] = {
    CaseKind.STAFF_MISUSE: frozenset({PageId.INCIDENT, PageId.TAKEDOWN, PageId.PERPETRATOR}),
    CaseKind.INCIDENT: frozenset(
        {
            *(PageId.SUBJECT, PageId.TRIAGE, PageId.EXPRESSION, PageId.ALLEGATIONS),
            *(PageId.DECISION, PageId.ADVICE, PageId.SUSPENSION, PageId.WARNING, PageId.FAIRNESS),
        }
    ),
}
"""The pages that a line has not."""

_O = OutsideStep
INCIDENT_STEPS: Final = frozenset(
    {
        *(_O.ACKNOWLEDGEMENT, _O.LADO_REFERRAL, _O.POLICE_REFERRAL, _O.DSL_TOLD, _O.PARENTS_TOLD),
        *(_O.DPO_TOLD, _O.LEGAL_ADVICE, _O.PRESERVATION, _O.PLATFORM_REPORT, _O.SUPPORT_LETTER),
        *(_O.PARENT_LETTER, _O.WITNESS_HEARD, _O.REPORTER_TOLD, _O.CLOSURE_RECORD, _O.OTHER),
    }
)
"""The steps that can be done outside Casebook in an incident."""

WHY_ABSENT: Final[Mapping[CaseKind, str]] = {
    CaseKind.STAFF_MISUSE: N_(
        "This belongs to an attack on staff online. This case is about what a member of staff did."
    ),
    CaseKind.INCIDENT: N_(
        "This case is about an attack on a member of staff, so nobody is charged, suspended or warned in it. Where a"
        " colleague did it, open a case about them from the page on who it was."
    ),
}


def moves(kind: CaseKind) -> tuple[Move, ...]:
    """Every move of the line."""
    return _LINES[kind]


INCIDENT_LETTERS: Final = frozenset({"DOC-39", "DOC-40", "DOC-41", "DOC-42", "DOC-43", "DOC-46"})
"""The documents of an incident."""

NOT_EVERYWHERE: Final = frozenset().union(*ABSENT.values())
"""What some line has nothing for."""


_NO_ROLES: Final = frozenset(
    {
        *(Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.PRESENTING_OFFICER, Role.COMPANION),
        *(Role.APPEAL_CHAIR, Role.APPEAL_MEMBER),
    }
)


def outside_steps(kind: CaseKind) -> tuple[OutsideStep, ...]:
    """The steps of the line that can be done outside Casebook, in their order."""
    known = INCIDENT_STEPS if kind is CaseKind.INCIDENT else OutsideStep
    return tuple(step for step in OutsideStep if step in known)


def absent(kind: CaseKind, permission: Permission) -> bool:
    """Whether the line has nothing that this allows."""
    return permission in ABSENT[kind]


def check_permission(kind: CaseKind, permission: Permission) -> None:
    """Raises Refused where the line has nothing that this allows."""
    if absent(kind, permission):
        raise Refused(WHY_ABSENT[kind])


def check_page(kind: CaseKind, page: PageId) -> None:
    """Raises Refused where the line has no such page."""
    if page in ABSENT_PAGES[kind]:
        raise Refused(WHY_ABSENT[kind])


def check_role(kind: CaseKind, role: Role) -> None:
    """Raises Refused where nobody plays such a part on the line."""
    if kind is CaseKind.INCIDENT and role in _NO_ROLES:
        raise Refused(WHY_ABSENT[kind])


def check_step(kind: CaseKind, step: OutsideStep) -> None:
    """Raises Refused where the line has no such step."""
    if kind is CaseKind.INCIDENT and step not in INCIDENT_STEPS:
        raise Refused(WHY_ABSENT[kind])
