"""Lines of a list become people of the staff record, each with what is wrong with its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar

from casebook.domain.csv_sheet import Sheet, SheetLine, is_formula
from casebook.domain.hours import Stretch, StretchKind, Weekday
from casebook.domain.ids import PersonId
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    StaffMember,
    Training,
    folded,
)
from casebook.domain.staff_cell import CONTRACTS, METHODS, NO, YES, choice, read_day, read_spans
from casebook.domain.staff_csv import HEADINGS, Column, Matching, check_matching
from casebook.domain.staff_problem import staff_problems
from casebook.domain.words import N_, Words, say

C = TypeVar("C", bound=StrEnum)
T = TypeVar("T")
NEW: Final = PersonId("")  # nobody on the record yet


class Known(StrEnum):
    """What to do with people who are on the record already."""

    UPDATE = "update"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one line of a file would become. With `problems` it is left out; `known` is on the record already.

    `formulas` are the cells a spreadsheet would take for a formula: they are kept as the text they are.
    """

    line: int
    member: StaffMember
    problems: tuple[Words, ...] = ()
    formulas: tuple[str, ...] = ()
    known: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change."""

    candidates: tuple[Candidate, ...]

    @property
    def new(self) -> tuple[Candidate, ...]:
        """Who would be added."""
        return tuple(one for one in self.candidates if not one.problems and one.known is None)

    @property
    def known(self) -> tuple[Candidate, ...]:
        """Who is on the record already."""
        return tuple(one for one in self.candidates if not one.problems and one.known is not None)

    @property
    def left_out(self) -> tuple[Candidate, ...]:
        """Whose line cannot be used as it is."""
        return tuple(one for one in self.candidates if one.problems)


def preview(
    sheet: Sheet, matching: Matching, existing: Sequence[StaffMember], *, today: date
) -> Preview:
    """What each line would become. Raises BadInput where no column is the name, or none the post."""
    check_matching(matching)
    found: list[Candidate] = []
    lines: dict[tuple[str, str], int] = {}
    on_record = {(folded(one.name), folded(one.post)): one for one in existing}
    for line in sheet.lines:
        made = _candidate(line, matching, on_record, today)
        key = (folded(made.member.name), folded(made.member.post))
        if key in lines:
            again = say(_AGAIN, line=lines[key])
            made = replace(made, problems=(*made.problems, again))
        lines.setdefault(key, line.number)
        found.append(made)
    return Preview(tuple(found))


def _candidate(
    line: SheetLine,
    matching: Matching,
    on_record: Mapping[tuple[str, str], StaffMember],
    today: date,
) -> Candidate:
    cells = {
        column: " ".join(cell.split())
        for column, cell in zip(matching, line.cells, strict=True)
        if column is not None and cell.strip()
    }
    reading = _Reading(cells)
    name = reading.name()
    before = on_record.get((folded(name), folded(reading.words(Column.POST))))
    member = reading.member(before or StaffMember(NEW, name, reading.words(Column.POST)))
    problems = (*reading.problems, *staff_problems(member, today=today))
    formulas = tuple(cell for cell in line.cells if is_formula(cell))
    return Candidate(line.number, member, problems, formulas, before.id if before else None)


class _Reading:
    """The cells of one line read one after the other; what cannot be read is noted."""

    def __init__(self, cells: Mapping[Column, str]) -> None:
        self._cells = cells
        self.problems: list[Words] = []

    def member(self, before: StaffMember) -> StaffMember:
        """Somebody as the line says; what it leaves empty stays as it was."""
        new = {field: value for field, value in self._given().items() if value is not None}
        week = self._week()
        return replace(
            before,
            **new,  # type: ignore[arg-type]  # each field's own reader gives it
            week=week or before.week,
            acknowledgements=_with(before.acknowledgements, self._acknowledgement()),
            training=_with(before.training, self._training()),
        )

    def _given(self) -> Mapping[str, object]:
        return {
            "contract": self._choice(Column.CONTRACT, CONTRACTS),
            "works_from": self._day(Column.WORKS_FROM),
            "works_until": self._day(Column.WORKS_UNTIL),
            "term_time_only": self._yes(Column.TERM_TIME_ONLY),
            "teaching": self._yes(Column.TEACHING),
            "born": self._day(Column.BORN),
            "line_manager": self.words(Column.LINE_MANAGER) or None,
            "role_expectations": self.words(Column.ROLE_EXPECTATIONS) or None,
            "profile_reminder_on": self._day(Column.PROFILE_REMINDER_ON),
            "monitoring_notice_on": self._day(Column.MONITORING_NOTICE_ON),
        }

    def words(self, column: Column) -> str:
        """The words of a cell."""
        return self._cells.get(column, "")

    def name(self) -> str:
        """The name, whole or put together."""
        parts = (self.words(Column.FIRST_NAME), self.words(Column.LAST_NAME))
        return self.words(Column.NAME) or " ".join(part for part in parts if part)

    def _acknowledgement(self) -> Acknowledgement | None:
        version, on = self.words(Column.POLICY_VERSION), self._day(Column.ACKNOWLEDGED_ON)
        how = self._choice(Column.ACKNOWLEDGED_BY, METHODS)
        if version and on:
            return Acknowledgement(version, on, how or AcknowledgedBy.OTHER)
        if version or on or how:
            self.problems.append(say(_HALF_ACKNOWLEDGED))
        return None

    def _training(self) -> Training | None:
        title, on = self.words(Column.TRAINING), self._day(Column.TRAINED_ON)
        if title and on:
            return Training(title, on)
        if title or on:
            self.problems.append(say(_HALF_TRAINED))
        return None

    def _week(self) -> tuple[Stretch, ...]:
        breaks = self._spans(Column.BREAKS)
        week: list[Stretch] = []
        for day in Weekday:
            spans = self._spans(Column(day.value))
            week += [Stretch(day, *span) for span in spans]
            week += [
                Stretch(day, starts, ends, StretchKind.BREAK)
                for starts, ends in breaks
                if any(begin <= starts and ends <= end for begin, end in spans)
            ]
        if breaks and not week:
            self.problems.append(say(_BREAKS_ALONE))
        return tuple(week)

    def _spans(self, column: Column) -> tuple[tuple[time, time], ...]:
        spans = read_spans(self.words(column))
        if spans is None:
            self._unreadable(_TIMES, column)
        return spans or ()

    def _day(self, column: Column) -> date | None:
        cell = self.words(column)
        if not cell:
            return None
        day = read_day(cell)
        if day is None:
            self._unreadable(_DAY, column)
        return day

    def _yes(self, column: Column) -> bool | None:
        cell = self.words(column).casefold()
        if not cell:
            return None
        if cell in YES | NO:
            return cell in YES
        self._unreadable(_YES_OR_NO, column)
        return None

    def _choice(self, column: Column, known: Mapping[str, C]) -> C | None:
        cell = self.words(column)
        if not cell:
            return None
        found = known.get(choice(cell))
        if found is None:
            self._unreadable(_CHOICE, column)
        return found

    def _unreadable(self, template: str, column: Column) -> None:
        self.problems.append(say(template, column=HEADINGS[column], cell=self.words(column)))


def _with(held: tuple[T, ...], one: T | None) -> tuple[T, ...]:
    return held if one is None or one in held else (*held, one)


_AGAIN = N_("The same name and post stand in line {line} already. Only that line is used.")
_TIMES = N_("{column}: “{cell}” is not read as times. Write them like 08:30-15:30.")
_DAY = N_("{column}: “{cell}” is no day. Write it like 24/11/2026.")
_YES_OR_NO = N_("{column}: “{cell}” is neither yes nor no.")
_CHOICE = N_("{column}: “{cell}” is not one of the answers Casebook knows.")
_HALF_ACKNOWLEDGED = N_("An acknowledgement needs both the version of the policy and the day.")
_HALF_TRAINED = N_("Training needs both its title and its day.")
_BREAKS_ALONE = N_("There are breaks but no hours of any day. Match the columns of the days too.")
