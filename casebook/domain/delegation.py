"""The scheme of delegation: who decides what about whom, in this school."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.school import SchoolCategory
from casebook.domain.words import N_, Words, say


class Power(StrEnum):
    """A decision that a scheme of delegation gives to somebody."""

    SUSPEND = "suspend"
    END_SUSPENSION = "end_suspension"
    WARN = "warn"  # up to a final written warning
    DISMISS = "dismiss"


class Whom(StrEnum):
    """Whom a decision is about."""

    STAFF = "staff"
    TEACHER = "teacher"
    HEAD = "head"


class Decider(StrEnum):
    """Who may hold a power."""

    HEADTEACHER = "headteacher"
    CHAIR = "chair"
    GOVERNORS_PANEL = "governors_panel"
    GOVERNING_BODY = "governing_body"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class Delegated:
    """One power in the hands of somebody."""

    power: Power
    whom: Whom
    decider: Decider


@dataclass(frozen=True, slots=True)
class Delegation:
    """A scheme. What it does not name is as in the usual scheme; `adopted_on` is None until the school confirmed it."""

    given: tuple[Delegated, ...] = ()
    adopted_on: date | None = None
    reference: str = ""  # where it stands: the minute or the scheme's own name

    def decides(self, power: Power, whom: Whom) -> Decider:
        """Who decides this about this person."""
        named = {(one.power, one.whom): one.decider for one in self.given}
        return named.get((power, whom), USUAL[power, whom])

    @property
    def dismissal_delegation(self) -> Decider:
        """Who may dismiss staff; a head who commissioned hears no such case where it is the panel."""
        return self.decides(Power.DISMISS, Whom.STAFF)


USUAL_SCHEME: Final = Delegation()
"""A scheme that names nothing, so that all of it is as usual."""

_HEAD, _CHAIR, _PANEL, _BODY, _TRUST = Decider
# A real scheme (North Yorkshire) as the start; warnings by the head as most schemes have it (2-3 of the procedure).
USUAL: Final[Mapping[tuple[Power, Whom], Decider]] = {
    (Power.SUSPEND, Whom.STAFF): _HEAD,
    (Power.SUSPEND, Whom.TEACHER): _HEAD,
    (Power.SUSPEND, Whom.HEAD): _BODY,
    (Power.END_SUSPENSION, Whom.STAFF): _PANEL,
    (Power.END_SUSPENSION, Whom.TEACHER): _PANEL,
    (Power.END_SUSPENSION, Whom.HEAD): _BODY,
    (Power.WARN, Whom.STAFF): _HEAD,
    (Power.WARN, Whom.TEACHER): _HEAD,
    (Power.WARN, Whom.HEAD): _PANEL,
    (Power.DISMISS, Whom.STAFF): _PANEL,
    (Power.DISMISS, Whom.TEACHER): _PANEL,
    (Power.DISMISS, Whom.HEAD): _BODY,
}


def may_hold(power: Power, whom: Whom, category: SchoolCategory) -> tuple[Decider, ...]:
    """Who can be given a power at all in a school of this kind, the usual one among them.

    Nothing about the head is decided by one governor alone, but that a chair may suspend under a scheme. In a
    maintained school only the governing body, itself or through its committee, ends a suspension (School Staffing
    (England) Regulations 2009, reg 19); an academy follows its own scheme.
    """
    academy = category is SchoolCategory.ACADEMY
    trust = (_TRUST,) if academy else ()
    if whom is Whom.HEAD:
        chair = (_CHAIR,) if power is Power.SUSPEND else ()
        return (_BODY, _PANEL, *chair, *trust)
    if power is Power.END_SUSPENSION and not academy:
        return (_PANEL, _BODY)
    chair = (_CHAIR,) if power is Power.SUSPEND else ()
    return (_HEAD, _PANEL, *chair, _BODY, *trust)


def delegation_problem(
    delegation: Delegation, category: SchoolCategory, *, today: date
) -> Words | None:
    """Why a scheme cannot be kept for a school of this kind."""
    if delegation.adopted_on is not None and delegation.adopted_on > today:
        return say(_AHEAD, day=delegation.adopted_on)
    for power, whom in USUAL:
        decider = delegation.decides(power, whom)
        if decider not in may_hold(power, whom, category):
            return say(_END_BY_BODY if power is Power.END_SUSPENSION else _NOT_THEIRS)
    return None


_AHEAD = N_(
    "The day {day} has not come yet. Enter the day on which the governing body adopted the scheme."
)
_END_BY_BODY = N_(
    "In a maintained school only the governing body, or a committee of it, ends a suspension. Choose one of them."
)
_NOT_THEIRS = N_(
    "Somebody in this scheme cannot be given that decision in a school of this kind. Choose one of those offered."
)
