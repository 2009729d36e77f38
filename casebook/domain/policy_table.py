"""Reads one table of a policy file, and notes every mistake in it with its line instead of stopping."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeVar

from casebook.domain.toml_lines import Path, TomlLines
from casebook.errors import Mistake

Choice = TypeVar("Choice", bound=StrEnum)
_LONGEST_TEXT: Final = 2000  # characters
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@dataclass(slots=True)
class Notes:
    """The mistakes found so far, and where things stand."""

    lines: TomlLines
    found: list[Mistake] = field(default_factory=list)

    def add(self, path: Path, words: str, /, **details: str) -> None:
        """Note a mistake at what `path` names."""
        self.found.append(Mistake(self.lines.line(path), words, details))


@dataclass(slots=True)
class PolicyTable:
    """One table. Asking for a key reads it; `done` reports the keys nobody asked for."""

    data: Mapping[str, object]
    path: Path
    notes: Notes
    asked: set[str] = field(default_factory=set, init=False)

    def text(self, key: str, *, required: bool = True) -> str:
        """A text, or an empty one where it is missing, mistaken or not required."""
        value = self._value(key, required=required)
        return "" if value is None else self._as_text(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when it is not there."""
        return tuple(self._as_text(key, value) for value in self._list(key))

    def flag(self, key: str, *, required: bool = False) -> bool:
        """A true or false; false when it is not there."""
        value = self._value(key, required=required)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.mistake(key, "{key} must be true or false.")
        return False

    def day(self, key: str, *, required: bool = True) -> date | None:
        """A date, or None where it is missing or mistaken."""
        value = self._value(key, required=required)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.mistake(key, "{key} must be a date, written 2018-07-31 without quotation marks.")
        return None

    def choice(self, key: str, of: type[Choice]) -> Choice | None:
        """One of the words of `of`, or None where it is missing or mistaken."""
        value = self._value(key, required=True)
        return None if value is None else self._as_choice(key, value, of)

    def choices(self, key: str, of: type[Choice]) -> tuple[Choice, ...]:
        """Words of `of`; empty when it is not there."""
        read = (self._as_choice(key, value, of) for value in self._list(key))
        return tuple(each for each in read if each is not None)

    def table(self, key: str, *, required: bool = False) -> "PolicyTable | None":
        """The table under a key."""
        value = self._value(key, required=required)
        if isinstance(value, dict):
            return PolicyTable(value, (*self.path, key), self.notes)
        if value is not None:
            self.mistake(key, "{key} must be a table.")
        return None

    def tables(self, key: str) -> tuple["PolicyTable", ...]:
        """The tables under a key that may be repeated; empty when there is none."""
        found = []
        for place, value in enumerate(self._list(key)):
            if isinstance(value, dict):
                found.append(PolicyTable(value, (*self.path, key, place), self.notes))
            else:
                self.mistake(key, "{key} must be tables.")
        return tuple(found)

    def done(self) -> None:
        """Report every key that has no meaning here."""
        for key in self.data.keys() - self.asked:
            close = get_close_matches(key, self.asked, n=1)
            words = "there is no field named {key} here."
            if close:
                self.mistake(key, f"{words} Is {{close}} meant?", close=close[0])
            else:
                self.mistake(key, words)

    def mistake(self, key: str, words: str, /, **details: str) -> None:
        """Note a mistake at a key of this table."""
        self.notes.add((*self.path, key), words, key=key, **details)

    def _value(self, key: str, *, required: bool) -> object:
        self.asked.add(key)
        value = self.data.get(key)
        if value is None and required:
            self.mistake(key, "{key} is missing.")
        return value

    def _list(self, key: str) -> Sequence[object]:
        value = self._value(key, required=False)
        if value is None:
            return ()
        if isinstance(value, list):
            return value
        self.mistake(key, "{key} must be a list in square brackets.")
        return ()

    def _as_text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.mistake(key, "{key} must be a text in quotation marks.")
            return ""
        if not value.strip():
            self.mistake(key, "{key} must not be empty.")
        elif len(value) > _LONGEST_TEXT:
            self.mistake(
                key, "{key} is too long: at most {most} characters.", most=str(_LONGEST_TEXT)
            )
        elif any(unicodedata.category(each) in _UNSEEN for each in value):
            self.mistake(key, "{key} holds a line break or a character that cannot be seen.")
        return value

    def _as_choice(self, key: str, value: object, of: type[Choice]) -> Choice | None:
        for each in of:
            if each.value == value:
                return each
        self.mistake(key, "{key} must be one of: {words}.", words=", ".join(of))
        return None
