"""The values a letter's wording may name. The wording never sees their words: it places a token where they go."""

from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

OPEN = "\ue000"
CLOSE = "\ue001"


class Value:
    """One value under its name. Printed, it leaves a token; in a condition, it is true when there is something."""

    __slots__ = ("_ledger", "_name", "_text")

    def __init__(self, name: str, text: str, ledger: "Ledger") -> None:
        self._name = name
        self._text = text
        self._ledger = ledger

    def __bool__(self) -> bool:
        return bool(self._text.strip())

    @override
    def __str__(self) -> str:
        return self._ledger.token(Placed(self._name, self._text))


@dataclass(frozen=True, slots=True)
class Placed:
    """A value that the wording printed."""

    name: str
    text: str


class Ledger:
    """Which values the wording printed, by the number in their token."""

    def __init__(self) -> None:
        self._placed: list[Placed] = []

    def value(self, name: str, text: str) -> Value:
        return Value(name, text, self)

    def token(self, placed: Placed) -> str:
        """A token no wording can hold itself, since private-use characters are refused in it."""
        self._placed.append(placed)
        return f"{OPEN}{len(self._placed) - 1}{CLOSE}"

    def placed(self, number: int) -> Placed:
        """The value behind a token's number."""
        return self._placed[number]


class Group:
    """Values under one name, read as `hearing.held_on`."""

    __slots__ = ("_members",)

    def __init__(self, members: Mapping[str, object]) -> None:
        self._members = members

    def __getitem__(self, name: str) -> object:
        return self._members[name]

    def names(self) -> frozenset[str]:
        """The names a wording may use in this group."""
        return frozenset(self._members)


def changed(value: Value, text: str) -> Value:
    """The same value with its text put differently."""
    return Value(value._name, text, value._ledger)  # noqa: SLF001 - its own module


def text_of(value: Value) -> str:
    """The words of a value, for the filters."""
    return value._text  # noqa: SLF001 - its own module
