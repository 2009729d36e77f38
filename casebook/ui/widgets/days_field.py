"""Days and terms typed one a line, as a school's own list of dates has them."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from typing_extensions import override

from casebook.domain.calendar import Term
from casebook.domain.words import written_day
from casebook.resources import _
from casebook.ui.widgets.day_text import read_day
from casebook.ui.widgets.field import TextField

_BETWEEN: Final = re.compile(r"\s+(?:to|until|[-–—])\s+|\s*[–—]\s*")


class DaysField(TextField):
    """One day a line."""

    def days(self) -> tuple[date, ...]:
        """The days typed, without the lines that are none."""
        return tuple(day for day in map(read_day, _lines(self.value())) if day is not None)

    def set_days(self, days: Iterable[date]) -> None:
        """Put days in."""
        self.set_value("\n".join(written_day(day) for day in days))

    @override
    def problem(self) -> str:
        wrong = _first_wrong(self.kept(), lambda line: read_day(line) is None)
        if wrong:
            return _("Line {n} is no day. Write it like 24 Nov 2026, one day a line.").format(
                n=wrong
            )
        return super().problem()


class TermsField(TextField):
    """One term a line: `3 Sep 2025 to 24 Oct 2025`."""

    def terms(self) -> tuple[Term, ...]:
        """The terms typed, without the lines that are none."""
        return tuple(term for term in map(read_term, _lines(self.value())) if term is not None)

    def set_terms(self, terms: Iterable[Term]) -> None:
        """Put terms in."""
        told = _("{first} to {last}")
        self.set_value(
            "\n".join(
                told.format(first=written_day(one.first), last=written_day(one.last))
                for one in terms
            )
        )

    @override
    def problem(self) -> str:
        wrong = _first_wrong(self.kept(), lambda line: read_term(line) is None)
        if wrong:
            said = _("Line {n} is no term. Write two days, like 3 Sep 2026 to 23 Oct 2026.")
            return said.format(n=wrong)
        return super().problem()


def read_term(typed: str) -> Term | None:
    """The term meant by `3 Sep 2025 to 24 Oct 2025`, or None."""
    parts = _BETWEEN.split(typed.strip())
    days = [read_day(part) for part in parts]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return Term(days[0], days[1])


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _first_wrong(text: str, wrong: Callable[[str], bool]) -> int:
    """The number of the first line that is not blank and is wrong; 0 where none is."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.strip() and wrong(line)), 0)
