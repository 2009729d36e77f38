"""What the register keeps of days: the school's time limits, its terms, closure days and training days."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casebook.domain.calendar import SchoolDates, Term
from casebook.domain.limit import LimitSetting
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Unit
from casebook.store import register
from casebook.store.kept import Kept
from casebook.store.rows.limit import LimitSettingRow, TermRow
from casebook.store.transaction import Tx

_SETTINGS: Final = Kept(LimitSettingRow, LimitSetting)
_TERMS: Final = Kept(TermRow, Term)
_CLOSURES: Final = "closures"
_TRAINING: Final = "training_days"
_TRAINING_COUNTS: Final = "training_days_count"
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


def dates(tx: Tx) -> SchoolDates:
    """What the school entered of its own calendar."""
    return SchoolDates(
        terms=_TERMS.all(tx),
        closures=_days(tx, _CLOSURES),
        training=_days(tx, _TRAINING),
        training_counts=register.setting(tx, _TRAINING_COUNTS) != _NO,
    )


def save_dates(tx: Tx, wanted: SchoolDates) -> None:
    """Make the school's own calendar this."""
    _save_terms(tx, wanted.terms)
    _save_days(tx, _CLOSURES, wanted.closures)
    _save_days(tx, _TRAINING, wanted.training)
    register.save_setting(tx, _TRAINING_COUNTS, "yes" if wanted.training_counts else _NO)


def _save_terms(tx: Tx, wanted: tuple[Term, ...]) -> None:
    kept = {_term(one): one for one in wanted}
    for gone in _TERMS.all(tx):
        if _term(gone) not in kept:
            tx.remove(TermRow, _term(gone))
    for id_, one in kept.items():
        _TERMS.put(tx, id_, one)


def _days(tx: Tx, name: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in (register.setting(tx, name) or "").split())


def _save_days(tx: Tx, name: str, days: tuple[date, ...]) -> None:
    register.save_setting(tx, name, " ".join(day.isoformat() for day in days))


def _unit(key: str) -> str:
    return f"unit.{key}"


def _term(term: Term) -> str:
    return term.first.isoformat()
