"""Exhibits with their sealed files; sightings and custody are kept beside them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import class_mapper

from casebook.domain import evidence as told
from casebook.domain.clock import utc_text
from casebook.domain.evidence import EvidenceTally, Exhibit, ExhibitDetails, FirstAnswers
from casebook.domain.ids import ItemId
from casebook.domain.sealed import Rendition, SealedItem
from casebook.store.custody import add_custody, custody
from casebook.store.kept import Kept, written
from casebook.store.rows.evidence import EvidenceCheckRow, ExhibitRow, SealedFileRow
from casebook.store.shape import Shape, Unreadable, moment, words_read, words_text
from casebook.store.sighting import add_sighting, next_sighting_number, sighting, sightings
from casebook.store.transaction import Tx

__all__ = [
    "add_custody",
    "add_exhibit",
    "add_sealed",
    "add_sighting",
    "by_sha256",
    "custody",
    "exhibit",
    "exhibits",
    "file_names",
    "next_number",
    "next_sighting_number",
    "save_answers",
    "save_details",
    "sealed",
    "set_checked",
    "sighting",
    "sightings",
    "tally",
    "withdraw",
]

_EXHIBITS = Kept(ExhibitRow, Exhibit, order="number", without=("sealed", "checked_at"))
_SEALED = Kept(SealedFileRow, SealedItem)


@cache
def _text_of_looks() -> str:
    kind = EvidenceCheckRow
    return written(select(kind.at, kind.through, kind.items).order_by(kind.position.desc()))


_DETAILS = Shape(ExhibitDetails, prefix="details_")
_ANSWERS = Shape(FirstAnswers, prefix="answers_")


@cache
def _text_of_tally() -> str:
    named = class_mapper(ExhibitRow).columns
    alike = [*(named[name] for name in _DETAILS.columns), named["withdrawn"]]
    return written(select(*alike, func.count()).group_by(*alike))


def exhibits(tx: Tx, *, items: Collection[ItemId] | None = None) -> tuple[Exhibit, ...]:
    """Every exhibit by number, the withdrawn included; only those of `items` if given."""
    only = () if items is None else (ExhibitRow.id.in_(items),)
    files = () if items is None else (SealedFileRow.item.in_(items),)
    originals = {
        file.item: file for file in _SEALED.all(tx, *files) if file.rendition is Rendition.ORIGINAL
    }
    rows = _EXHIBITS.rows(tx, *only)
    if not originals.keys() >= {row[-1] for row in rows}:
        raise Unreadable
    number = _EXHIBITS.shape.columns.index("number")
    checked = _last_checks(tx, [(row[-1], row[number]) for row in rows])
    return tuple(
        _EXHIBITS.shape.value(row, sealed=originals[row[-1]], checked_at=checked.get(row[-1]))
        for row in rows
    )


def tally(tx: Tx) -> EvidenceTally:
    """How much evidence there is, without reading each exhibit: those described alike are looked at once."""
    return told.tally(
        (_DETAILS.value(row), not row[-2], row[-1]) for row in tx.read_fixed(_text_of_tally())
    )


def exhibit(tx: Tx, item: ItemId) -> Exhibit:
    """One exhibit. Raises KeyError when there is none of that id."""
    for found in exhibits(tx, items=(item,)):
        return found
    raise KeyError(item)


def by_sha256(tx: Tx, sha256: str) -> Exhibit | None:
    """The exhibit that already holds these bytes (hex digest), if one does."""
    same = select(SealedFileRow.item).where(
        SealedFileRow.sha256 == sha256, SealedFileRow.rendition == Rendition.ORIGINAL
    )
    held = exhibits(tx, items=[item for (item,) in tx.read(same)])
    return held[0] if held else None


def next_number(tx: Tx) -> int:
    """The number the next exhibit gets; none is ever used twice."""
    return tx.next(ExhibitRow.number)


def add_exhibit(tx: Tx, added: Exhibit) -> None:
    """Keep a new exhibit with its original's file."""
    _EXHIBITS.put(tx, added.id, added)
    add_sealed(tx, added.sealed)
    if added.checked_at is not None:
        set_checked(tx, (added.id,), added.checked_at)


def save_details(tx: Tx, items: Sequence[ItemId], details: ExhibitDetails) -> None:
    """Give exhibits these details; what they said before is kept as an earlier version."""
    for item in items:
        tx.amend(ExhibitRow, item, _DETAILS.cells(details))


def save_answers(tx: Tx, items: Sequence[ItemId], answers: FirstAnswers) -> None:
    """Correct the three first answers; what they were is kept as an earlier version."""
    for item in items:
        tx.amend(ExhibitRow, item, _ANSWERS.cells(answers))


def withdraw(tx: Tx, item: ItemId, reason: str) -> None:
    """Withdraw an exhibit. Its number and its file stay. Raises KeyError when there is none of that id."""
    tx.amend(ExhibitRow, item, {"withdrawn": reason})


def set_checked(tx: Tx, items: Sequence[ItemId], at: datetime) -> None:
    """Keep that the files of these exhibits were found unchanged."""
    # One row for a look at everything, so that the log entry of a large case stays small.
    rows = tx.read(select(ExhibitRow.id, ExhibitRow.number))
    numbers: dict[str, int] = {row.id: row.number for row in rows}
    every = numbers.keys() <= set(items)
    position = tx.next(EvidenceCheckRow.position)
    tx.put(
        EvidenceCheckRow,
        str(position),
        {
            "position": position,
            "at": utc_text(at),
            "through": max(numbers.values(), default=0) if every else None,
            "items": words_text(() if every else tuple(items)),
        },
    )


def _last_checks(tx: Tx, numbered: Sequence[tuple[str, int]]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for at, through, items in tx.read_fixed(_text_of_looks()):
        named = set(words_read(items))
        for item, number in numbered:
            if item not in found and (item in named or number <= (through or 0)):
                found[item] = moment(at)
        if len(found) == len(numbered):
            break
    return found


def sealed(tx: Tx, item: ItemId) -> tuple[SealedItem, ...]:
    """Every file of an item: its original, and other renditions where there are any."""
    return _SEALED.all(tx, SealedFileRow.item == item)


def add_sealed(tx: Tx, file: SealedItem) -> None:
    """Keep what is needed to find, open and prove one encrypted file."""
    _SEALED.put(tx, f"{file.item}/{file.rendition}", file)


def file_names(tx: Tx) -> frozenset[str]:
    """The names of all encrypted files this case knows of."""
    return frozenset(name for (name,) in tx.read(select(SealedFileRow.file_name)))
