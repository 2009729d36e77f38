"""Parts in one case that one person can never both play, or only with a reason (Acas Code, paragraph 6).

Whoever decides comes to it fresh. What a small school cannot always avoid is allowed with the reason on the record.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.person import folded
from casebook.domain.roles import Role
from casebook.domain.words import N_
from casebook.errors import Refused

R = Role
HEARING: Final = (R.HEARING_CHAIR, R.PANEL_MEMBER)
APPEAL: Final = (R.APPEAL_CHAIR, R.APPEAL_MEMBER)
NOTES: Final = (R.CLERK, R.NOTE_TAKER)
_DECIDING = (*HEARING, *NOTES, R.PRESENTING_OFFICER, *APPEAL)
_NEVER_WITH: Final[Mapping[Role, tuple[Role, ...]]] = {
    R.REPORTER: (R.INVESTIGATING_OFFICER, *HEARING, *APPEAL),
    R.SUBJECT: (
        *(R.TARGET, R.WITNESS, R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, R.HR_ADVISER),
        *(*_DECIDING, R.COMPANION),
        *(R.UNION_REP, R.DSL, R.LADO, R.POLICE_LIAISON, R.LA_OFFICER, R.DPO, R.IT_SUPPORT),
        *(R.PLATFORM_CONTACT, R.RECORDS_LEAD),
    ),
    R.TARGET: (R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, R.HR_ADVISER, *_DECIDING),
    R.WITNESS: (R.INVESTIGATING_OFFICER, *HEARING, *NOTES, *APPEAL),
    R.COMMISSIONING_MANAGER: (R.HR_ADVISER, *NOTES, *APPEAL, R.COMPANION),
    R.INVESTIGATING_OFFICER: (R.HR_ADVISER, *HEARING, *NOTES, *APPEAL, R.COMPANION),
    R.HR_ADVISER: (*HEARING, R.PRESENTING_OFFICER, *APPEAL, R.COMPANION),
    R.HEARING_CHAIR: (*NOTES, R.PRESENTING_OFFICER, *APPEAL, R.COMPANION),
    R.PANEL_MEMBER: (*NOTES, R.PRESENTING_OFFICER, *APPEAL, R.COMPANION),
    R.CLERK: (R.PRESENTING_OFFICER, *APPEAL, R.COMPANION),
    R.NOTE_TAKER: (R.PRESENTING_OFFICER, *APPEAL, R.COMPANION),
    R.PRESENTING_OFFICER: (*APPEAL, R.COMPANION),
    R.APPEAL_CHAIR: (R.COMPANION,),
    R.APPEAL_MEMBER: (R.COMPANION,),
    R.DPO: (*HEARING, *APPEAL),
    R.DSL: (*HEARING, *APPEAL),
    R.LADO: (*HEARING, *APPEAL, R.INVESTIGATING_OFFICER, R.COMMISSIONING_MANAGER),
    R.POLICE_LIAISON: (R.INVESTIGATING_OFFICER,),
    R.UNION_REP: (*HEARING, *NOTES, *APPEAL, R.INVESTIGATING_OFFICER, R.COMMISSIONING_MANAGER),
}
_ONLY_WITH_REASON: Final[Mapping[Role, tuple[Role, ...]]] = {
    R.REPORTER: (
        *(R.COMMISSIONING_MANAGER, R.HR_ADVISER, *NOTES),
        *(R.PRESENTING_OFFICER, R.COMPANION),
    ),
    R.TARGET: (R.COMPANION,),
    R.WITNESS: (R.COMMISSIONING_MANAGER, R.HR_ADVISER, R.PRESENTING_OFFICER, R.COMPANION),
    R.COMMISSIONING_MANAGER: (R.INVESTIGATING_OFFICER, *HEARING),
    R.HR_ADVISER: NOTES,
}


def _pairs(table: Mapping[Role, tuple[Role, ...]]) -> frozenset[frozenset[Role]]:
    return frozenset(frozenset({one, other}) for one, others in table.items() for other in others)


_PAIRS: Final = _pairs(_NEVER_WITH)
_WEIGHED: Final = _pairs(_ONLY_WITH_REASON)


def clash(one: Role, other: Role) -> bool:
    """Whether one person can never play both parts in a case."""
    return frozenset({one, other}) in _PAIRS


def weighed(one: Role, other: Role) -> bool:
    """Whether one person plays both parts only with a reason on the record."""
    return frozenset({one, other}) in _WEIGHED


def free_for(held: Iterable[Role], wanted: Role) -> bool:
    """Whether somebody with these parts may also be given another."""
    return not any(clash(each, wanted) for each in held)


def hears_what_they_commissioned(
    held: Iterable[Role], wanted: Role, *, dismissal_possible: bool, panel_dismisses: bool
) -> bool:
    """Whether somebody would hear a case they commissioned in which they may not dismiss (note 6)."""
    parts = frozenset(held) | {wanted}
    both = R.COMMISSIONING_MANAGER in parts and not parts.isdisjoint(HEARING)
    return both and dismissal_possible and panel_dismisses


def needs_reason(team: CaseTeam, wanted: Role, *, name: str) -> bool:
    """Whether giving somebody this part, beside one they have or had, has to be explained."""
    return any(weighed(held.role, wanted) for held in had(team, name))


def reason_given(team: CaseTeam, role: Role, *, name: str) -> str:
    """The reason with which somebody was last given this part; empty where there was none."""
    given = [held.reason for held in had(team, name) if held.role is role and held.reason]
    return given[-1] if given else ""


def check_appointment(team: CaseTeam, wanted: Role, *, name: str, reason: str = "") -> None:
    """Refuse to give somebody a part that does not go with one they have or had in this case.

    People are told apart by name, so that a panel member named on paper is seen to be the investigator with a key.

    Raises:
        Refused: they have had a part in the case that rules this one out, or goes with it only for a reason.
    """
    if not free_for((held.role for held in had(team, name)), wanted):
        raise Refused(
            N_(
                "This person has another part in the case, and nobody can have both. Choose somebody else: another"
                " school's governor or the local authority can help."
            )
        )
    if needs_reason(team, wanted, name=name) and not reason.strip():
        raise Refused(
            N_(
                "This person has another part in the case, which goes badly with this one. Choose somebody else, or give"
                " them the part on the page of the case team and say there why nobody else can have it."
            )
        )


def had(team: CaseTeam, name: str) -> tuple[RoleHeld, ...]:
    """The parts somebody has or had in the case, slips apart. People are told apart by name."""
    same = {p.id for p in team.people if folded(p.name) == folded(name)}
    return tuple(held for held in team.roles if held.person in same and not _taken_back(held))


def _taken_back(held: RoleHeld) -> bool:
    """Given and ended on one day: a slip, and no involvement."""
    return held.until is not None and held.until <= held.since
