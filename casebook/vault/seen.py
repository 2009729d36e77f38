"""A person's last-seen memory: whose cards they confirmed, how far each case's log had come, and when they were here.

It is sealed under a key of the person's seed, padded to steps of 16 KiB, and kept twice: in the casebook and on
this PC, so that putting the whole folder back to an older state is noticed here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from casebook.domain import canon
from casebook.domain.canon import CanonValue
from casebook.domain.ids import PersonId
from casebook.errors import NotCanonical
from casebook.vault import fields
from casebook.vault.key import NONCE, TAG, CannotUnseal, Key
from casebook.vault.padding import padded, unpadded

STEP = 16 * 1024
LARGEST = 8 * 1024 * 1024
_VERSION = 1


class SeenVerdict(StrEnum):
    """How a log stands to what this person saw last."""

    FIRST = "first"
    SAME = "same"
    AHEAD = "ahead"
    ROLLBACK = "rollback"  # there were more entries
    FORK = "fork"  # the entries of then are not the entries of now


@dataclass(frozen=True, slots=True)
class Seen:
    """A case log as it was last seen: entries, root (hex), epoch."""

    size: int
    root: str
    epoch: int


def verdict(last: Seen | None, size: int, root: str, root_at: Callable[[int], str]) -> SeenVerdict:
    """How a log of this size and root (hex) stands to what was last seen; `root_at` gives the root at an earlier size."""
    if last is None:
        return SeenVerdict.FIRST
    if size < last.size:
        return SeenVerdict.ROLLBACK
    if size == last.size:
        return SeenVerdict.SAME if root == last.root else SeenVerdict.FORK
    return SeenVerdict.AHEAD if root_at(last.size) == last.root else SeenVerdict.FORK


@dataclass(frozen=True, slots=True)
class Pin:
    """A confirmed card: its digest and its signing key (hex), so that old signatures can be checked."""

    card: str
    sign: str


@dataclass(frozen=True, slots=True)
class CaseMemory:
    """What is remembered of one case: my envelope's place, the last good key set, the log."""

    place: int
    key_set: str
    number: int
    epoch: int
    members: tuple[PersonId, ...]
    log: Seen | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything one person remembers. `count` grows with each writing; `here` is the day (ISO, local) of the last visit."""

    count: int = 0
    pins: Mapping[PersonId, Pin] = field(default_factory=dict)
    cases: Mapping[str, CaseMemory] = field(default_factory=dict)
    here: str = ""

    def pinned(self, person: PersonId, pin: Pin) -> "Memory":
        """The same with this card confirmed."""
        return replace(self, pins={**self.pins, person: pin})

    def with_case(self, case: str, memory: CaseMemory) -> "Memory":
        """The same with this remembered of a case."""
        return replace(self, cases={**self.cases, case: memory})

    def without(self, case: str) -> "Memory":
        """The same with nothing remembered of a case: whoever handed it over knows that it is gone."""
        return replace(self, cases={id_: one for id_, one in self.cases.items() if id_ != case})

    def merged(self, other: "Memory") -> "Memory":
        """Both memories, the further one of each case: two PCs of one person may have written in turn."""
        cases = dict(other.cases)
        for case, mine in self.cases.items():
            theirs = cases.get(case)
            if theirs is None or _distance(mine) >= _distance(theirs):
                cases[case] = mine
        count, here = max(self.count, other.count), max(self.here, other.here)
        return Memory(count, {**other.pins, **self.pins}, cases, here)


def _distance(memory: CaseMemory) -> tuple[int, int, int]:
    return memory.epoch, memory.number, -1 if memory.log is None else memory.log.size


def sealed(memory: Memory, key: Key, bound_to: bytes) -> bytes:
    """The bytes of a `.seen` file."""
    table = sorted({person for one in memory.cases.values() for person in one.members})
    places = {person: at for at, person in enumerate(table)}
    said: dict[str, CanonValue] = {
        "v": _VERSION,
        "count": memory.count,
        "pins": [[person, pin.card, pin.sign] for person, pin in memory.pins.items()],
        "people": table,
        "cases": [_written(case, one, places) for case, one in memory.cases.items()],
    }
    if memory.here:
        said["here"] = memory.here
    data = canon.encode(said, limit=LARGEST)
    return key.seal(padded(data, STEP, overhead=NONCE + TAG), bound_to)


def _written(case: str, one: CaseMemory, places: Mapping[PersonId, int]) -> CanonValue:
    log: CanonValue = None if one.log is None else [one.log.size, one.log.root, one.log.epoch]
    members = [places[person] for person in one.members]
    return [case, one.place, one.key_set, one.number, one.epoch, members, log]


def opened(data: bytes, key: Key, bound_to: bytes) -> Memory:
    """The memory in a `.seen` file; raises `Malformed` when it is not this person's or was changed."""
    try:
        value = canon.decode(unpadded(key.unseal(data, bound_to)), limit=LARGEST)
    except (CannotUnseal, NotCanonical):
        raise fields.Malformed from None
    visited = ("here",) if isinstance(value, dict) and "here" in value else ()
    read = fields.mapping(value, "v", "count", "pins", "people", "cases", *visited)
    people = [PersonId(fields.text(one)) for one in fields.sequence(read["people"])]
    pins = dict(_read_pin(one) for one in fields.sequence(read["pins"]))
    cases = dict(_read_case(one, people) for one in fields.sequence(read["cases"]))
    here = fields.text(read["here"]) if visited else ""
    return Memory(fields.whole(read["count"]), pins, cases, here)


def _read_pin(value: CanonValue) -> tuple[PersonId, Pin]:
    person, card, sign = fields.sequence(value, length=3)
    pin = Pin(fields.hexed(card, length=32), fields.hexed(sign, length=32))
    return PersonId(fields.text(person)), pin


def _read_case(value: CanonValue, people: list[PersonId]) -> tuple[str, CaseMemory]:
    case, place, key_set, number, epoch, members, log = fields.sequence(value, length=7)
    memory = CaseMemory(
        place=fields.whole(place),
        key_set=fields.hexed(key_set, length=32),
        number=fields.whole(number),
        epoch=fields.whole(epoch),
        members=tuple(people[fields.whole(at)] for at in fields.sequence(members)),
        log=None if log is None else _read_log(log),
    )
    return fields.text(case), memory


def _read_log(value: CanonValue) -> Seen:
    size, root, epoch = fields.sequence(value, length=3)
    return Seen(fields.whole(size), fields.hexed(root, length=32), fields.whole(epoch))
