"""Parts in one case that one person can never both play: whoever decides comes to it fresh (Acas Code, paragraph 6)."""

from collections.abc import Iterable, Mapping
from typing import Final

from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.roles import Role
from casebook.domain.words import N_
from casebook.errors import Refused

R = Role
_PANEL = (R.HEARING_CHAIR, R.PANEL_MEMBER)
_DECIDING = (*_PANEL, R.CLERK, R.PRESENTING_OFFICER)
_NEVER_WITH: Final[Mapping[Role, tuple[Role, ...]]] = {
    R.REPORTER: (R.INVESTIGATING_OFFICER, *_PANEL),
    R.SUBJECT: (
        *(R.TARGET, R.WITNESS, R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, R.HR_ADVISER),
        *(*_DECIDING, R.COMPANION),
    ),
    R.TARGET: (R.COMMISSIONING_MANAGER, R.INVESTIGATING_OFFICER, R.HR_ADVISER, *_DECIDING),
    R.WITNESS: (R.INVESTIGATING_OFFICER, *_PANEL, R.CLERK),
    R.COMMISSIONING_MANAGER: (R.HR_ADVISER, R.CLERK, R.COMPANION),
    R.INVESTIGATING_OFFICER: (R.HR_ADVISER, *_PANEL, R.CLERK, R.COMPANION),
    R.HR_ADVISER: (*_PANEL, R.PRESENTING_OFFICER, R.COMPANION),
    R.HEARING_CHAIR: (R.CLERK, R.PRESENTING_OFFICER, R.COMPANION),
    R.PANEL_MEMBER: (R.CLERK, R.PRESENTING_OFFICER, R.COMPANION),
    R.CLERK: (R.PRESENTING_OFFICER, R.COMPANION),
    R.PRESENTING_OFFICER: (R.COMPANION,),
}
_PAIRS: Final = frozenset(
    frozenset({one, other}) for one, others in _NEVER_WITH.items() for other in others
)


def clash(one: Role, other: Role) -> bool:
    """Whether one person can never play both parts in a case."""
    return frozenset({one, other}) in _PAIRS


def free_for(held: Iterable[Role], wanted: Role) -> bool:
    """Whether somebody with these parts may also be given another."""
    return not any(clash(each, wanted) for each in held)


def check_appointment(team: CaseTeam, wanted: Role, *, name: str) -> None:
    """Refuse to give somebody a part that does not go with one they have or had in this case.

    People are told apart by name, so that a panel member named on paper is seen to be the investigator with a key.

    Raises:
        Refused: they have had a part in the case that rules this one out.
    """
    same = {p.id for p in team.people if _folded(p.name) == _folded(name)}
    had = [held.role for held in team.roles if held.person in same and not _taken_back(held)]
    if not free_for(had, wanted):
        raise Refused(
            N_(
                "This person has another part in the case, and nobody can have both. Choose somebody else: another"
                " school's governor or the local authority can help."
            )
        )


def _taken_back(held: RoleHeld) -> bool:
    """Given and ended on one day: a slip, and no involvement."""
    return held.until is not None and held.until <= held.since


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
