"""Where earlier warnings come in a decision: after the findings, before how serious it is (§2.14 of the procedure)."""

from datetime import date
from typing import Final

from casebook.domain.record import CaseRecord
from casebook.domain.warning_shown import looked_at, unlooked
from casebook.domain.words import N_, written_day
from casebook.errors import Refused

LOOK_FIRST: Final = N_(
    "Look at the earlier warnings first: the findings stand now, and what counts is shown on the decision page."
)


def check_look(record: CaseRecord, on: date) -> None:
    """Refuse a look at the earlier warnings on this day (local).

    Raises:
        Refused: none that counts waits, or it comes before the last finding.
    """
    if not unlooked(record, on):
        raise Refused(_NONE_WAITS)
    days = [one.decided_on for one in record.decided.findings if one.decided_on]
    if days and on < max(days):
        raise Refused(_EARLY, day=written_day(max(days)))


def check_looked(record: CaseRecord, on: date) -> None:
    """Refuse what is decided on this day (local) where a warning that counts then was not looked at first.

    Raises:
        Refused: it was not, or only on a later day.
    """
    if unlooked(record, on):
        raise Refused(LOOK_FIRST)
    look = looked_at(record)
    if look is not None and on < look.on:
        raise Refused(_BEFORE_THE_LOOK, day=written_day(look.on))


_NONE_WAITS = N_("No earlier warning waits to be looked at.")
_EARLY = N_(
    "The last finding is of {day}. Earlier warnings are looked at after it: enter that day or a later one."
)
_BEFORE_THE_LOOK = N_(
    "The earlier warnings were looked at on {day}, and this is decided after that. Enter that day or a later one."
)
