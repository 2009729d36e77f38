"""Cells of a list of staff read as days, hours, and yes or no: the ways people and systems write them."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from casebook.domain.staff import AcknowledgedBy, Contract

YES: Final = frozenset({"yes", "y", "true", "1", "x", "✓"})
NO: Final = frozenset({"no", "n", "false", "0", "-", "–", "none", "off"})
CONTRACTS: Final[Mapping[str, Contract]] = {
    "permanent": Contract.PERMANENT,
    "fixedterm": Contract.FIXED_TERM,
    "temporary": Contract.FIXED_TERM,
    "casual": Contract.CASUAL,
    "zerohours": Contract.CASUAL,
    "agency": Contract.AGENCY,
    "supply": Contract.AGENCY,
    "contractor": Contract.CONTRACTOR,
    "volunteer": Contract.VOLUNTEER,
}
METHODS: Final[Mapping[str, AcknowledgedBy]] = {
    "signed": AcknowledgedBy.SIGNED,
    "signature": AcknowledgedBy.SIGNED,
    "paper": AcknowledgedBy.SIGNED,
    "electronic": AcknowledgedBy.ELECTRONIC,
    "online": AcknowledgedBy.ELECTRONIC,
    "email": AcknowledgedBy.EMAIL,
    "induction": AcknowledgedBy.INDUCTION,
    "other": AcknowledgedBy.OTHER,
}
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_BRITISH: Final = re.compile(r"(\d\d?)[/.\- ](\d\d?)[/.\- ](\d{4})(?: .*)?")
_WORDY: Final = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d\d?) ([A-Za-z]{3,9}),? (\d{4})")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_SPAN: Final = re.compile(
    r"(\d\d?)(?:[:.](\d\d))?\s*(am|pm)?\s*(?:-|–|—|to)\s*(\d\d?)(?:[:.](\d\d))?\s*(am|pm)?",
    re.IGNORECASE,
)


def read_day(cell: str) -> date | None:
    """The day in a cell, `2026-11-24`, `24/11/2026` (day first) or `24 Nov 2026`; None where there is none."""
    if found := _ISO.fullmatch(cell):
        year, month, day = (int(part) for part in found.groups())
    elif found := _BRITISH.fullmatch(cell):
        day, month, year = (int(part) for part in found.groups())
    elif (found := _WORDY.fullmatch(cell)) and found[2][:3].casefold() in _MONTHS:
        day, year = int(found[1]), int(found[3])
        month = _MONTHS.index(found[2][:3].casefold()) + 1
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_spans(cell: str) -> tuple[tuple[time, time], ...] | None:
    """The times in a cell, `08:30-12:15; 12:45-15:30`; none for a day not worked, None where they make no sense."""
    if not cell or cell.casefold() in NO:
        return ()
    found = [_SPAN.fullmatch(part.strip()) for part in re.split(r"[;,/&]", cell)]
    if not all(found):
        return None
    try:
        return tuple(
            (_clock(*match.group(1, 2, 3)), _clock(*match.group(4, 5, 6)))
            for match in found
            if match is not None
        )
    except ValueError:
        return None


def choice(cell: str) -> str:
    """A word out of a few, as the tables above write it."""
    return re.sub(r"[^a-z]", "", cell.casefold())


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    on_dial = int(hour)
    if half is not None:
        if not 1 <= on_dial <= 12:  # noqa: PLR2004 - the hours of a dial
            raise ValueError(hour)
        on_dial = on_dial % 12 + (12 if half.casefold() == "pm" else 0)
    return time(on_dial, int(minute or 0))
