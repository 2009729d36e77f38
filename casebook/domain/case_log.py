"""The case log: entries that are signed, chained and carry the digests of the rows they changed."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain import canon, merkle
from casebook.domain.canon import CanonValue
from casebook.errors import NotCanonical

VERSION = 1
NO_PREV = "00" * 32
SALT_BYTES = 16
KEYS = "keys"  # the detail of an entry that holds the digest of a key set

Detail = tuple[tuple[str, str | int], ...]
Verify = Callable[[str, bytes, bytes], bool]


@dataclass(frozen=True, slots=True)
class RowDigest:
    """The digest of one row after a change; `sha256` is hex, None when the row was deleted."""

    table: str
    id: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in a case: ids and digests only, no narrative.

    `utc` is UTC text, `offset` the minutes that local time was ahead, `salt` and `prev` are hex.
    """

    seq: int
    case: str
    epoch: int
    actor: str
    act: str
    obj: str
    utc: str
    offset: int
    app: str
    rows: tuple[RowDigest, ...]
    detail: Detail
    salt: str
    prev: str

    def canonical(self) -> bytes:
        """The exact bytes that are signed and kept."""
        return canon.encode(
            {
                "v": VERSION,
                "seq": self.seq,
                "case": self.case,
                "epoch": self.epoch,
                "actor": self.actor,
                "act": self.act,
                "obj": self.obj,
                "utc": self.utc,
                "offset": self.offset,
                "app": self.app,
                "rows": [[row.table, row.id, row.sha256] for row in self.rows],
                "detail": [[name, value] for name, value in self.detail],
                "salt": self.salt,
                "prev": self.prev,
            }
        )

    @staticmethod
    def read(data: bytes) -> "Entry":
        """The entry that these exact bytes say; raises `NotCanonical` for anything else."""
        fields = _fields(canon.decode(data))
        try:
            return Entry(
                seq=_whole(fields["seq"]),
                case=_text(fields["case"]),
                epoch=_whole(fields["epoch"]),
                actor=_text(fields["actor"]),
                act=_text(fields["act"]),
                obj=_text(fields["obj"]),
                utc=_moment(fields["utc"]),
                offset=_whole(fields["offset"]),
                app=_text(fields["app"]),
                rows=tuple(_row(one) for one in _list(fields["rows"])),
                detail=tuple(_pair(one) for one in _list(fields["detail"])),
                salt=_text(fields["salt"]),
                prev=_text(fields["prev"]),
            )
        except (TypeError, ValueError):
            raise NotCanonical from None


_UTC = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{6}Z", re.ASCII
)
_NAMES = frozenset(
    {"v", "seq", "case", "epoch", "actor", "act", "obj", "utc", "offset", "app"}
    | {"rows", "detail", "salt", "prev"}
)


def _fields(value: CanonValue) -> dict[str, CanonValue]:
    # To Python, true is 1; to another reader it is not.
    if not isinstance(value, dict) or value.keys() != _NAMES or value["v"] is True:
        raise NotCanonical
    if value["v"] != VERSION:
        raise NotCanonical
    return value


def _text(value: CanonValue) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _moment(value: CanonValue) -> str:
    text = _text(value)
    if not _UTC.fullmatch(text):
        raise ValueError
    return text


def _whole(value: CanonValue) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _list(value: CanonValue) -> list[CanonValue]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _row(value: CanonValue) -> RowDigest:
    table, row, digest = _list(value)
    return RowDigest(_text(table), _text(row), None if digest is None else _text(digest))


def _pair(value: CanonValue) -> tuple[str, str | int]:
    name, what = _list(value)
    return _text(name), what if isinstance(what, str) else _whole(what)


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """An entry as it is kept: its exact bytes and the signature over them."""

    data: bytes
    signature: bytes


def leaf(data: bytes) -> bytes:
    """The leaf hash of an entry's bytes."""
    return merkle.leaf_hash(data)


def link(leaf: bytes, signature: bytes) -> bytes:
    """What the next entry carries as `prev` (there in hex)."""
    return hashlib.sha256(leaf + signature).digest()


def message(label: str, leaf: bytes) -> bytes:
    """The bytes a signature covers: its own label, a zero byte, the leaf."""
    return b"casebook/%b/v1\x00%b" % (label.encode(), leaf)


def row_digest(
    table: str, row_salt: bytes, columns: Sequence[tuple[str, str | int | bytes | None]]
) -> str:
    """The digest (hex) that binds a row to the log: SHA-256 of its salt and its canonical form.

    `columns` are in schema order. Text is exact, without the NFC rule, because words from evidence stay as they
    came; a blob is `{"blob": hex}`, so that no text can pass for one.
    """
    row: list[CanonValue] = [table]
    for name, value in columns:
        row.append([name, {"blob": value.hex()} if isinstance(value, bytes) else value])
    return hashlib.sha256(row_salt + canon.encode_text(row)).hexdigest()


class Fault(StrEnum):
    """What can be wrong with a log."""

    UNREADABLE = "unreadable"  # not the bytes of an entry
    OUT_OF_ORDER = "out-of-order"  # its number is not its place
    OTHER_CASE = "other-case"
    BROKEN_LINK = "broken-link"  # it does not follow the entry before it
    BAD_SIGNATURE = "bad-signature"
    OTHER_EPOCH = "other-epoch"  # a key that was not in force, or not any more
    NOT_A_MEMBER = "not-a-member"  # its actor did not hold the key then


@dataclass(frozen=True, slots=True)
class LogFault:
    """One thing wrong, at the entry that stands at place `seq` (from 0)."""

    seq: int
    what: Fault


@dataclass(frozen=True, slots=True)
class KeyHolders:
    """Who holds the key now, and which epoch it is of: what the entries of a log are compared with."""

    members: frozenset[str]
    epoch: int


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What checking a whole log found, and the root (hex) over its entries."""

    faults: tuple[LogFault, ...]
    root: str


def check_log(
    entries: Sequence[SignedEntry],
    *,
    verify: Verify,
    case: str | None = None,
    holders: KeyHolders | None = None,
) -> CheckedLog:
    """Everything wrong with a log, first entry first, and its root.

    `case` is whose log it must be; where it is not given, that of the first entry. `verify` is given the actor, the
    message that was signed and the signature. With `holders`, the last faults are of those who signed what they could
    not have written, and of epochs.
    """
    faults: list[LogFault] = []
    tree = merkle.Accumulator()
    prev, whose = NO_PREV, case
    outsiders = None if holders is None else _Outsiders(holders)
    values = canon.decode_each([one.data for one in entries])
    for place, (signed, value) in enumerate(zip(entries, values, strict=True)):
        hashed = merkle.leaf_hash(signed.data)
        tree.append(hashed)
        if not isinstance(value, dict) or value.keys() != _NAMES or value["v"] != VERSION:
            faults.append(LogFault(place, Fault.UNREADABLE))
        else:
            whose = str(value["case"]) if whose is None else whose
            if (value["seq"], value["case"], value["prev"]) != (place, whose, prev):
                faults.extend(_misplaced(value, place=place, case=whose, prev=prev))
            if not verify(str(value["actor"]), message("log", hashed), signed.signature):
                faults.append(LogFault(place, Fault.BAD_SIGNATURE))
            if outsiders is not None:
                outsiders.look(place, value)
        prev = link(hashed, signed.signature).hex()
    faults.extend(() if outsiders is None else outsiders.faults)
    return CheckedLog(tuple(faults), tree.root().hex())


class _Outsiders:
    """Finds entries whose actor did not hold the key then, and entries of an epoch that was not in force.

    Whoever makes a new key may be the one who leaves: the entry that begins an epoch is theirs. Who is added later is
    named by the entry that holds the digest of the new key set. Who held the key of an
    earlier epoch is not known from those who hold this one, so there only the signature counts.
    """

    def __init__(self, holders: KeyHolders) -> None:
        self._holders = holders
        self._epoch = 1
        self._wrote: dict[str, list[int]] = {}
        self.faults: list[LogFault] = []

    def look(self, place: int, fields: dict[str, CanonValue]) -> None:
        """The next entry, in its order."""
        epoch, actor = fields["epoch"], str(fields["actor"])
        if not isinstance(epoch, int) or not self._epoch <= epoch <= self._holders.epoch:
            self.faults.append(LogFault(place, Fault.OTHER_EPOCH))
            return
        begins = epoch > self._epoch and _holds_keys(fields["detail"])
        if epoch > self._epoch:
            self._epoch = epoch
            self._wrote.clear()
        outside = epoch == self._holders.epoch and actor not in self._holders.members
        if outside and not begins:
            self.faults.append(LogFault(place, Fault.NOT_A_MEMBER))
        self._wrote.setdefault(actor, []).append(place)
        if (
            fields["obj"] in self._wrote
            and fields["obj"] != actor
            and _holds_keys(fields["detail"])
        ):
            before = self._wrote.pop(str(fields["obj"]))
            self.faults.extend(LogFault(one, Fault.NOT_A_MEMBER) for one in before)


def _holds_keys(detail: CanonValue) -> bool:
    pairs = detail if isinstance(detail, list) else []
    return any(isinstance(pair, list) and pair[:1] == [KEYS] for pair in pairs)


def _misplaced(
    fields: dict[str, CanonValue], *, place: int, case: str, prev: str
) -> list[LogFault]:
    found = (
        (fields["seq"] == place, Fault.OUT_OF_ORDER),
        (fields["case"] == case, Fault.OTHER_CASE),
        (fields["prev"] == prev, Fault.BROKEN_LINK),
    )
    return [LogFault(place, what) for right, what in found if not right]


def check_chain(entries: Sequence[SignedEntry], *, verify: Verify) -> tuple[LogFault, ...]:
    """Everything wrong with a log, first entry first; empty when it is whole."""
    return check_log(entries, verify=verify).faults


def log_root(entries: Sequence[SignedEntry]) -> str:
    """The root (hex) over every entry."""
    return merkle.root([leaf(one.data) for one in entries]).hex()
