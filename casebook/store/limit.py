"""What the register keeps of days: the school's time limits, its terms and its training days."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.calendar import Term
from casebook.domain.limit import LimitSetting
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Unit
from casebook.store import register
from casebook.store.kept import Kept
from casebook.store.rows.limit import LimitSettingRow, TermRow
from casebook.store.transaction import Tx

_SETTINGS: Final = Kept(LimitSettingRow, LimitSetting)
_TERMS: Final = Kept(TermRow, Term)
_INSET_DAYS: Final = "inset_days"
_INSET_COUNTS: Final = "inset_counts"
_NO: Final = "no"


def settings(tx: Tx) -> tuple[LimitSetting, ...]:
    """What the school put for its limits."""
    return _SETTINGS.all(tx)


def save(tx: Tx, setting: LimitSetting) -> None:
    """Keep what the school put for a limit."""
    _SETTINGS.put(tx, setting.key, setting)


def units(tx: Tx) -> Mapping[str, Unit]:
    """How the school counts the limits that can be counted in more than one way, where it chose."""
    found = {key: register.setting(tx, _unit(key)) for key, one in LIMITS.items() if one.units}
    return {key: Unit(kept) for key, kept in found.items() if kept}


def save_unit(tx: Tx, key: str, unit: Unit) -> None:
    """Keep how the school counts a limit."""
    register.save_setting(tx, _unit(key), unit.value)


def terms(tx: Tx) -> tuple[Term, ...]:
    """The terms, first to last."""
    return _TERMS.all(tx)


def save_terms(tx: Tx, wanted: tuple[Term, ...]) -> None:
    """Make the terms these."""
    kept = {_term(one): one for one in wanted}
    for gone in terms(tx):
        if _term(gone) not in kept:
            tx.remove(TermRow, _term(gone))
    for id_, one in kept.items():
        _TERMS.put(tx, id_, one)


def inset(tx: Tx) -> tuple[tuple[date, ...], bool]:
    """The days on which only staff come, and whether they count as school days."""
    days = (register.setting(tx, _INSET_DAYS) or "").split()
    counts = register.setting(tx, _INSET_COUNTS) != _NO
    return tuple(date.fromisoformat(day) for day in days), counts


def save_inset(tx: Tx, days: tuple[date, ...], *, counts: bool) -> None:
    """Keep the days on which only staff come, and whether they count as school days."""
    register.save_setting(tx, _INSET_DAYS, " ".join(day.isoformat() for day in days))
    register.save_setting(tx, _INSET_COUNTS, "yes" if counts else _NO)


def _unit(key: str) -> str:
    return f"unit.{key}"


def _term(term: Term) -> str:
    return term.first.isoformat()
