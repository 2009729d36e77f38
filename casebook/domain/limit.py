"""Time limits: how long, counted how, from what, by whose rule, and what a school may make of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit, LimitKind, Unit
from casebook.domain.words import N_
from casebook.errors import Missing, Refused


@dataclass(frozen=True, slots=True)
class LimitSetting:
    """What a school has put for a limit; `confirmed_by` and `confirmed_on` (local) are empty while nobody vouches for it."""

    key: str
    value: int
    confirmed_by: str = ""
    confirmed_on: date | None = None


def in_force(
    settings: Iterable[LimitSetting], units: Mapping[str, Unit] | None = None
) -> Mapping[str, Limit]:
    """Every limit as this school has it: its own values, what it confirmed, and how it counts where it has a choice."""
    chosen = units or {}
    put = {one.key: one for one in settings if one.key in LIMITS}
    return {
        key: _as_set(_counted_in(limit, chosen.get(key)), put.get(key))
        for key, limit in LIMITS.items()
    }


def check_setting(setting: LimitSetting, *, today: date) -> None:
    """Refuse a value that the limit cannot have.

    Raises:
        Refused: there is no such limit, the law sets it, the value is out of its range, or it was confirmed tomorrow.
        Missing: who confirmed it, or when.
    """
    limit = _known(setting.key)
    if limit.kind is LimitKind.LAW:
        raise Refused(_BY_LAW)
    if not limit.least <= setting.value <= limit.most:
        raise Refused(_FIXED if limit.fixed else _RANGE, least=limit.least, most=limit.most)
    if bool(setting.confirmed_by.strip()) != (setting.confirmed_on is not None):
        raise Missing(_BY_WHOM)
    if setting.confirmed_on is not None and setting.confirmed_on > today:
        raise Refused(_NOT_YET)


def check_unit(key: str, unit: Unit) -> None:
    """Refuse a way of counting that this limit does not have. Raises Refused."""
    if unit not in _known(key).units:
        raise Refused(_NOT_COUNTED_SO)


def quoted(limits: Mapping[str, Limit], key: str) -> Limit:
    """A limit that a letter is to print.

    Raises:
        Refused: it is a starting value that the school has not confirmed; the sentence leads to the settings.
    """
    limit = limits[key]
    if not limit.quotable:
        raise Refused(_NOT_CONFIRMED)
    return limit


def _known(key: str) -> Limit:
    if key not in LIMITS:
        raise Refused(_NO_SUCH)
    return LIMITS[key]


def _counted_in(limit: Limit, unit: Unit | None) -> Limit:
    return replace(limit, unit=unit) if unit in limit.units and unit is not None else limit


def _as_set(limit: Limit, setting: LimitSetting | None) -> Limit:
    if setting is None or limit.kind is LimitKind.LAW:
        return limit
    value = setting.value if limit.least <= setting.value <= limit.most else limit.value
    kind = limit.kind
    if setting.confirmed_on is not None and kind is LimitKind.STARTING_VALUE:
        kind = LimitKind.SCHOOL
    return replace(
        limit,
        value=value,
        kind=kind,
        confirmed_by=setting.confirmed_by,
        confirmed_on=setting.confirmed_on,
    )


_BY_LAW = N_("The law sets this time limit, so it cannot be changed here.")
_RANGE = N_("Enter a number from {least} to {most}. Other figures are outside what schools use.")
_FIXED = N_("This time limit is {least} and cannot be made longer or shorter.")
_BY_WHOM = N_("Say both who confirmed this time limit and on what day, or neither.")
_NOT_YET = N_("The day it was confirmed cannot be in the future.")
_NO_SUCH = N_("There is no such time limit.")
_NOT_CONFIRMED = N_(
    "No letter quotes a time limit that the school has not confirmed. Confirm it in School settings, under Time limits."
)
_NOT_COUNTED_SO = N_("This time limit is not counted in that way.")
