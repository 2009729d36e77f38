"""A kind of value and the table it is kept in: put, one, all, and the lists that belong to another row."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Select, bindparam, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper

from casebook.store.rows.row import Row
from casebook.store.shape import Cell, Shape
from casebook.store.transaction import Tx

T = TypeVar("T")


class Kept(Generic[T]):
    """Values of one kind as the rows of one table.

    `order` names the whole-number column they are read by; a column `position` is filled as rows come.
    """

    def __init__(
        self, row: type[Row], kind: type[T], *, order: str = "id", without: tuple[str, ...] = ()
    ) -> None:
        self._row = row
        self._order = order
        self.shape = Shape(kind, without=without)

    def put(self, tx: Tx, row_id: str, value: T, **more: Cell) -> None:
        """Keep a value under an id; `more` are cells that are no part of it."""
        cells = {**self.shape.cells(value), **more}
        if self._order == "position" and "position" not in more and not tx.holds(self._row, row_id):
            cells["position"] = tx.next(self._column("position"))
        tx.put(self._row, row_id, cells)

    def add(self, tx: Tx, value: T, **more: Cell) -> None:
        """Keep a value that has no id of its own under its number in the table."""
        position = tx.next(self._column("position"))
        self.put(tx, str(position), value, position=position, **more)

    def one(self, tx: Tx, row_id: str, **given: object) -> T | None:
        """The value kept under an id."""
        found = tx.read_fixed(self._text_of_one, row_id)
        return self.shape.value(found[0], **given) if found else None

    def all(self, tx: Tx, *only: ColumnElement[bool]) -> tuple[T, ...]:
        """Every value, in order."""
        return tuple(map(self.shape.value, self.rows(tx, *only)))

    def rows(self, tx: Tx, *only: ColumnElement[bool]) -> Sequence[Any]:
        """The cells of every value in order, or of some, the row's id after them."""
        return tx.read(self._select.where(*only)) if only else tx.read_fixed(self.text)

    @cached_property
    def text(self) -> str:
        """The statement that gives the cells of every value in order, the row's id after them."""
        return written(self._select)

    @cached_property
    def _select(self) -> Select[Any]:
        cells = (self._column(name) for name in self.shape.columns)
        return select(*cells, self._column("id")).order_by(self._column(self._order))

    @cached_property
    def _text_of_one(self) -> str:
        return written(self._select.where(self._column("id") == bindparam("row_id")))

    def _column(self, name: str) -> Column[Any]:
        return class_mapper(self._row).columns[name]


class Belonging(Kept[T]):
    """Values in a list that belongs to another row: an allegation's clauses, a hearing's attendance."""

    def __init__(self, row: type[Row], kind: type[T]) -> None:
        super().__init__(row, kind, order="position")

    def replace(self, tx: Tx, parent: str, values: Sequence[T]) -> None:
        """Make the parent's list this one."""
        for place, value in enumerate(values):
            self.put(tx, f"{parent}/{place}", value, parent=parent, position=place)
        _cut(tx, self._row, parent, len(values))

    def by_parent(self, tx: Tx) -> dict[str, tuple[T, ...]]:
        """Every list, by its parent."""
        found: dict[str, list[T]] = {}
        for row in tx.read_fixed(self._text_of_lists):
            found.setdefault(row[-1], []).append(self.shape.value(row))
        return {parent: tuple(values) for parent, values in found.items()}

    @cached_property
    def _text_of_lists(self) -> str:
        return written(self._select.add_columns(self._column("parent")))


class Citing:
    """Lists of ids that belong to another row: a charge's exhibits."""

    def __init__(self, row: type[Row]) -> None:
        self._row = row

    def replace(self, tx: Tx, parent: str, cited: Sequence[str]) -> None:
        """Make the parent's list this one."""
        for place, one in enumerate(cited):
            cells: dict[str, Cell] = {"parent": parent, "position": place, "cited": one}
            tx.put(self._row, f"{parent}/{place}", cells)
        _cut(tx, self._row, parent, len(cited))

    def by_parent(self, tx: Tx) -> dict[str, tuple[Any, ...]]:
        """Every list, by its parent."""
        found: dict[str, list[str]] = {}
        for parent, cited in tx.read_fixed(self._text):
            found.setdefault(parent, []).append(cited)
        return {parent: tuple(ids) for parent, ids in found.items()}

    @cached_property
    def _text(self) -> str:
        columns = class_mapper(self._row).columns
        return written(select(columns["parent"], columns["cited"]).order_by(columns["position"]))


def written(statement: Select[Any]) -> str:
    """A statement as text, a question mark for each of its parameters in turn."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def _cut(tx: Tx, row: type[Row], parent: str, length: int) -> None:
    """Take away what a list held beyond its new length."""
    columns = class_mapper(row).columns
    beyond = select(columns["id"]).where(columns["parent"] == parent, columns["position"] >= length)
    for (row_id,) in tx.read(beyond):
        tx.remove(row, row_id)
