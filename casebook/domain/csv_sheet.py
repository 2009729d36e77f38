"""A table somebody saved as CSV: its bytes become headings and lines of plain text, or one sentence says why not."""

import csv
import io
from dataclasses import dataclass
from typing import Final

from casebook.domain.words import N_
from casebook.errors import BadInput

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_LINES: Final = 2_000
_MOST_COLUMNS: Final = 100
_DELIMITERS: Final = (",", ";", "\t", "|")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a table. `number` counts lines of the file from 1, the headings included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headings, and the lines under them that hold anything. Every line has as many cells as headings."""

    headings: tuple[str, ...]
    lines: tuple[SheetLine, ...]


def read_sheet(data: bytes) -> Sheet:
    """The table in the bytes of a CSV file, whatever separates its cells: UTF-8 with or without mark, or Windows-1252.

    Raises:
        BadInput: it is empty, too large, no text, or has no line under its headings.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(_TOO_LARGE, most=MOST_BYTES // (1024 * 1024))
    text = _text(data)
    if not text.strip():
        raise BadInput(_EMPTY)
    return _sheet(_rows(text))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula. Casebook keeps it as the text it is."""
    return cell.startswith(_FORMULA)


def csv_bytes(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A table as a CSV file that every spreadsheet opens; no cell of it is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([[f"'{cell}" if is_formula(cell) else cell for cell in row] for row in rows])
    return _BOM + out.getvalue().encode("utf-8")


def _text(data: bytes) -> str:
    if b"\0" in data:
        raise BadInput(_BINARY)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(_BINARY)


def _delimiter(text: str) -> str:
    """What separates the cells: what the first line has most of, outside quotes."""
    first = next(line for line in text.splitlines() if line.strip())
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _rows(text: str) -> list[SheetLine]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[SheetLine] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(SheetLine(start, tuple(cell.strip(" ") for cell in cells)))
            start = reader.line_num + 1
            if len(found) > MOST_LINES + 1:
                raise BadInput(_TOO_MANY, most=MOST_LINES)
    except csv.Error:
        raise BadInput(_BROKEN, line=start) from None
    return found


def _sheet(rows: list[SheetLine]) -> Sheet:
    if len(rows) < 2:  # noqa: PLR2004 - the headings and somebody under them
        raise BadInput(_NOBODY)
    width = len(rows[0].cells)
    if width > _MOST_COLUMNS:
        raise BadInput(_TOO_WIDE, most=_MOST_COLUMNS)
    long = next((row for row in rows if any(row.cells[width:])), None)
    if long is not None:
        raise BadInput(_MORE_CELLS, line=long.number)
    lines = (SheetLine(row.number, (*row.cells, *[""] * width)[:width]) for row in rows[1:])
    return Sheet(rows[0].cells, tuple(lines))


_TOO_LARGE = N_(
    "This file is larger than {most} MB. Save only the list of staff as CSV and choose that file; nothing was stored."
)
_EMPTY = N_("This file is empty. Choose the file that holds the list of staff; nothing was stored.")
_BINARY = N_(
    "This file is not a CSV text file. Open it in your spreadsheet, save it as CSV, and choose that file; nothing was"
    " stored."
)
_TOO_MANY = N_(
    "This file has more than {most} lines. Split it, or leave out people who left long ago; nothing was stored."
)
_BROKEN = N_(
    "Line {line} of this file cannot be read: a quotation mark is not closed, or a cell is far too long. Correct the line"
    " and choose the file again; nothing was stored."
)
_NOBODY = N_(
    "This file has a first line and nobody under it. The first line holds the headings; nothing was stored."
)
_TOO_WIDE = N_(
    "This file has more than {most} columns. Save only the list of staff as CSV; nothing was stored."
)
_MORE_CELLS = N_(
    "Line {line} of this file has more cells than there are headings. Correct the line and choose the file again; nothing"
    " was stored."
)
