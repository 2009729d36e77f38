"""A key set: who can open a case. On disk it names nobody and its size tells nothing.

`env` holds the envelopes in random places, filled up with empty ones; `body` says, under the case key, who the
members are, whose envelope lies where, which set came before, and who signed this one.
"""

import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256

from casebook.domain import canon
from casebook.domain.canon import CanonValue
from casebook.domain.case_log import message
from casebook.domain.ids import PersonId
from casebook.errors import NewerFormat, NotCanonical
from casebook.vault import fields
from casebook.vault.key import (
    ENVELOPE,
    NONCE,
    SUITE_NAME,
    TAG,
    CannotUnseal,
    Key,
    KeyPair,
    empty_envelope,
)
from casebook.vault.padding import padded, unpadded

_VERSION = 1
_STEP = 4096
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Member:
    """One who can open a case. `card` is the digest (hex) of their card, `since` UTC text or empty."""

    person: PersonId
    role: str
    since: str
    card: str
    place: int

    def _written(self) -> CanonValue:
        return [self.person, self.role, self.since, self.card, self.place]


@dataclass(frozen=True, slots=True)
class KeySet:
    """Who can open one epoch of a case. `number` counts the sets of a case from 0; `prev` is a digest."""

    case: str
    epoch: int
    number: int
    members: tuple[Member, ...]
    prev: str
    signer: PersonId
    envelopes: tuple[bytes, ...]
    signature: bytes = b""
    _digest: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """What names this set in the log and in people's memories (hex)."""
        if not self._digest:  # asked for several times for each of a hundred cases
            said: CanonValue = ["casebook/keyset/v1", self._envelopes_digest(), self._said()]
            self._digest.append(sha256(canon.encode(said)).hexdigest())
        return self._digest[0]

    def covered(self) -> bytes:
        """The message its signature covers."""
        return message("keyset", bytes.fromhex(self.digest))

    def member(self, person: PersonId) -> Member | None:
        """The membership of this person."""
        return next((one for one in self.members if one.person == person), None)

    def _envelopes_digest(self) -> str:
        return sha256(b"".join(self.envelopes)).hexdigest()

    def _said(self) -> dict[str, CanonValue]:
        return {
            "case": self.case,
            "epoch": self.epoch,
            "number": self.number,
            "members": [one._written() for one in self.members],  # noqa: SLF001 - same module
            "prev": self.prev,
            "signer": self.signer,
        }


def envelope_info(case: str, epoch: int) -> bytes:
    """What an envelope is bound to."""
    return canon.encode(["casebook/envelope/v1", case, epoch])


def arranged(
    members: tuple[Member, ...], new: dict[PersonId, bytes], old: tuple[bytes, ...]
) -> tuple[tuple[Member, ...], tuple[bytes, ...]]:
    """Members and envelopes, shuffled into new places and filled up to a multiple of eight.

    An envelope is taken from `new` or else from where the member's lay in `old`.
    """
    kept = {one.person: new.get(one.person) or old[one.place] for one in members}
    size = -(-len(members) // _BATCH) * _BATCH
    free = list(range(size))
    secrets.SystemRandom().shuffle(free)
    envelopes = [empty_envelope() for _ in range(size)]
    placed = []
    for one, place in zip(members, free, strict=False):
        envelopes[place] = kept[one.person]
        placed.append(replace(one, place=place))
    return tuple(placed), tuple(envelopes)


def signed(key_set: KeySet, pair: KeyPair) -> KeySet:
    """The set with its signature."""
    return replace(key_set, signature=pair.sign(key_set.covered()))


def written(key_set: KeySet, key: Key) -> bytes:
    """The bytes of `keys.json`."""
    said = {**key_set._said(), "sig": key_set.signature.hex()}  # noqa: SLF001 - same module
    body = padded(canon.encode(said), _STEP, overhead=NONCE + TAG)
    header = _Header(key_set.case, key_set.epoch, key_set.envelopes)
    return canon.encode(
        {
            "v": _VERSION,
            "suite": SUITE_NAME,
            "case": key_set.case,
            "epoch": key_set.epoch,
            "env": [one.hex() for one in key_set.envelopes],
            "body": header.key(key).seal(body, header.bound_to()).hex(),
        }
    )


@dataclass(frozen=True, slots=True)
class _Header:
    case: str
    epoch: int
    envelopes: tuple[bytes, ...]

    def key(self, key: Key) -> Key:
        return key.derive(canon.encode(["casebook/keyset/v1", self.case, self.epoch]))

    def bound_to(self) -> bytes:
        joined = sha256(b"".join(self.envelopes)).hexdigest()
        return canon.encode([_VERSION, SUITE_NAME, self.case, self.epoch, joined])


def opened(
    data: bytes, case: str, pair: KeyPair, *, place: int | None = None
) -> tuple[Key, KeySet, int] | None:
    """The case key, the set and this person's place; None where no envelope is theirs.

    `place` is where theirs lay last time. The signature is still to be judged. Raises `Malformed` for bytes that
    are no key set of this case, `NewerFormat`.
    """
    header, body = _read_header(data, case)
    info = envelope_info(case, header.epoch)
    order = sorted(range(len(header.envelopes)), key=lambda at: at != place)
    for at in order:
        try:
            key = pair.open_envelope(header.envelopes[at], info)
        except CannotUnseal:
            continue
        return key, _read_body(header, body, key), at
    return None


def _read_header(data: bytes, case: str) -> tuple[_Header, bytes]:
    try:
        value = canon.decode(data)
    except NotCanonical:
        raise fields.Malformed from None
    if isinstance(value, dict) and isinstance(value.get("v"), int) and value["v"] != _VERSION:
        raise NewerFormat
    read = fields.mapping(value, "v", "suite", "case", "epoch", "env", "body")
    if read["suite"] != SUITE_NAME or read["case"] != case:
        raise fields.Malformed
    listed = fields.sequence(read["env"])
    if not listed or len(listed) % _BATCH:
        raise fields.Malformed
    envelopes = tuple(bytes.fromhex(fields.hexed(one, length=ENVELOPE)) for one in listed)
    header = _Header(case, fields.whole(read["epoch"]), envelopes)
    return header, bytes.fromhex(fields.hexed(read["body"]))


def _read_body(header: _Header, body: bytes, key: Key) -> KeySet:
    try:
        value = canon.decode(unpadded(header.key(key).unseal(body, header.bound_to())))
    except (CannotUnseal, NotCanonical):
        raise fields.Malformed from None
    read = fields.mapping(value, "case", "epoch", "number", "members", "prev", "signer", "sig")
    if read["case"] != header.case or read["epoch"] != header.epoch:
        raise fields.Malformed
    return KeySet(
        case=header.case,
        epoch=header.epoch,
        number=fields.whole(read["number"]),
        members=tuple(_read_member(one) for one in fields.sequence(read["members"])),
        prev=fields.hexed(read["prev"]),
        signer=PersonId(fields.text(read["signer"])),
        envelopes=header.envelopes,
        signature=bytes.fromhex(fields.hexed(read["sig"], length=64)),
    )


def _read_member(value: CanonValue) -> Member:
    person, role, since, card, place = fields.sequence(value, length=5)
    return Member(
        person=PersonId(fields.text(person)),
        role=fields.text(role),
        since=fields.text(since),
        card=fields.hexed(card, length=32),
        place=fields.whole(place),
    )
