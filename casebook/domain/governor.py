"""The governors, and how many of them can still hear a case and its appeal."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.ids import PersonId
from casebook.domain.words import N_, Words, say


class GovernorKind(StrEnum):
    """How somebody came to be a governor; it decides on which panels they may sit."""

    PARENT = "parent"
    STAFF = "staff"
    HEADTEACHER = "headteacher"
    LOCAL_AUTHORITY = "local_authority"
    CO_OPTED = "co_opted"
    FOUNDATION = "foundation"
    PARTNERSHIP = "partnership"
    TRUST_APPOINTED = "trust_appointed"
    ASSOCIATE = "associate"


class Office(StrEnum):
    """What a governor is besides."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"


@dataclass(frozen=True, slots=True)
class Governor:
    """A governor. `until` is the last day in office; `user` whether they have keys to this casebook and this id there."""

    id: PersonId
    name: str
    kind: GovernorKind
    office: Office | None = None
    since: date | None = None
    until: date | None = None
    user: bool = False

    def sits_on(self, day: date) -> bool:
        """Whether they are in office on a day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


PANEL: Final = 3
NEEDED: Final = 2 * PANEL  # three who hear, and three others for an appeal

# The head is never on a panel about staff; an associate member is asked in, and has a vote only where one was given.
NOT_COUNTED: Final = frozenset({GovernorKind.HEADTEACHER, GovernorKind.ASSOCIATE})


@dataclass(frozen=True, slots=True)
class PanelStock:
    """Who can still hear a case or its appeal, and who no longer can."""

    free: tuple[Governor, ...]
    tainted: tuple[Governor, ...]

    @property
    def enough(self) -> bool:
        """Whether two panels with nobody in both can be made."""
        return len(self.free) >= NEEDED

    @property
    def words(self) -> Words:
        """The count in a sentence."""
        return say(_ENOUGH if self.enough else _TOO_FEW, free=len(self.free), needed=NEEDED)


def panel_stock(
    governors: Iterable[Governor], on: date, *, tainted: Collection[PersonId] = ()
) -> PanelStock:
    """Which governors can hear a case on a day. `tainted` are those with a part in it or too close to it."""
    sitting = [one for one in governors if one.sits_on(on) and one.kind not in NOT_COUNTED]
    return PanelStock(
        tuple(one for one in sitting if one.id not in tainted),
        tuple(one for one in sitting if one.id in tainted),
    )


def governor_problem(governor: Governor, others: Iterable[Governor]) -> Words | None:
    """What cannot be so: no name, days the wrong way round, the same governor twice, two chairs at one time."""
    if not governor.name.strip():
        return say(_NO_NAME)
    if governor.since and governor.until and governor.until < governor.since:
        return say(_REVERSED, since=governor.since, until=governor.until)
    rest = [one for one in others if one.id != governor.id and _meet(one, governor)]
    if any(_folded(one) == _folded(governor) for one in rest):
        return say(_TWICE)
    if governor.office is Office.CHAIR and any(one.office is Office.CHAIR for one in rest):
        return say(_TWO_CHAIRS)
    return None


def _meet(one: Governor, other: Governor) -> bool:
    """Whether they were in office at the same time."""
    apart = one.until and other.since and one.until < other.since
    return not (apart or (other.until and one.since and other.until < one.since))


def _folded(governor: Governor) -> str:
    return " ".join(governor.name.split()).casefold()


_ENOUGH = N_("{free} governors can still hear a case or decide an appeal; {needed} are needed.")
_TOO_FEW = N_(
    "Only {free} governors can hear a case or decide an appeal, and {needed} are needed: three and three others. Ask the"
    " local authority or another school's governors now."
)
_NO_NAME = N_("The name is missing. Enter the governor's name.")
_REVERSED = N_("The last day, {until}, is before the first, {since}. Change one of the days.")
_TWICE = N_(
    "This governor is on the list already for the same time. Change the entry that is there."
)
_TWO_CHAIRS = N_(
    "Two governors cannot be chair at the same time. Enter the other one's last day first."
)
