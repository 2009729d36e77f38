"""Sentences the domain gives: an English template and what fills it, so that the window can translate first."""

from dataclasses import dataclass
from datetime import date

Filling = str | int | date


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker that translators' tools look for
    """Mark a sentence for translation where it stands; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with named places. `fillings` may hold names from the case: for the screen, never for a log.

    `parts` are sentences within it, each translated by itself.
    """

    template: str
    fillings: tuple[tuple[str, Filling], ...] = ()
    parts: "tuple[tuple[str, Words], ...]" = ()

    def english(self) -> str:
        """The sentence in British English, days written out."""
        parts = {name: part.english() for name, part in self.parts}
        return self.template.format(
            **parts, **{name: _written(value) for name, value in self.fillings}
        )


def say(template: str, **fillings: Filling) -> Words:
    """A `Words` from keywords."""
    return Words(template, tuple(fillings.items()))


def compose(template: str, /, **parts: Words) -> Words:
    """A `Words` whose places are filled by other sentences."""
    return Words(template, parts=tuple(parts.items()))


def written_day(day: date) -> str:
    """`Tue 24 Nov 2026`, as it is shown on every page."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """`24 November 2026`, as it is written in letters."""
    return f"{day.day} {_FULL_MONTHS[day.month - 1]} {day.year}"


def _written(value: Filling) -> str | int:
    return written_day(value) if isinstance(value, date) else value


# Written out because strftime follows the machine's locale, and a letter must not.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
