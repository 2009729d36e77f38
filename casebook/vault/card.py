"""A person's public card: two keys and a display name, signed with one of the keys."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain import canon
from casebook.domain.case_log import message
from casebook.domain.ids import CasebookId, PersonId
from casebook.errors import UnusableName
from casebook.vault import fields
from casebook.vault.key import CannotUnseal, Key, KeyPair, verified
from casebook.vault.public_key import sound_receive_key, sound_sign_key
from casebook.vault.words import six_words

_LONGEST_NAME = 80


class CardKind(StrEnum):
    """Whose card it is."""

    PERSON = "person"
    RECOVERY = "recovery"  # the school's own second opener, whose sheet lies in the safe


@dataclass(frozen=True)
class Card:
    """A card as it lies in the folder: anybody may have put it there. `receive` and `sign` are public keys, hex."""

    casebook: CasebookId
    person: PersonId
    kind: CardKind
    name: str
    receive: str
    sign: str

    @cached_property
    def canonical(self) -> bytes:
        """The exact bytes that are signed and pinned."""
        return canon.encode(self.written())

    def written(self) -> dict[str, canon.CanonValue]:
        """The card as it is written."""
        return {
            "v": 1,
            "casebook": self.casebook,
            "person": self.person,
            "kind": self.kind.value,
            "name": self.name,
            "receive": self.receive,
            "sign": self.sign,
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the card: what a person pins when they confirm it."""
        return sha256(self.canonical).hexdigest()

    def verify(self, said: bytes, signature: bytes) -> bool:
        """Whether this card's key signed a message (label and all). It is no proof of whose card it is."""
        return verified(bytes.fromhex(self.sign), said, signature)

    def words(self) -> tuple[str, ...]:
        """Six words for this card alone, as they stand on a recovery identity's sheet."""
        return six_words(self.digest)


def new_card(
    casebook: CasebookId, person: PersonId, name: str, kind: CardKind, pair: KeyPair
) -> Card:
    """The card of these keys."""
    return Card(
        casebook=casebook,
        person=person,
        kind=kind,
        name=tidy_name(name),
        receive=pair.receive_public.hex(),
        sign=pair.sign_public.hex(),
    )


def signed(card: Card, pair: KeyPair) -> bytes:
    """The card's signature by its own key."""
    return pair.sign(message("card", sha256(card.canonical).digest()))


def read_card(value: canon.CanonValue, signature: bytes) -> Card:
    """The card these fields say; raises `Malformed` unless it is signed and its keys are sound."""
    read = fields.mapping(value, "v", "casebook", "person", "kind", "name", "receive", "sign")
    card = Card(
        casebook=CasebookId(fields.text(read["casebook"])),
        person=PersonId(fields.text(read["person"])),
        kind=fields.one_of(CardKind, read["kind"]),
        name=fields.text(read["name"]),
        receive=fields.hexed(read["receive"], length=32),
        sign=fields.hexed(read["sign"], length=32),
    )
    covered = message("card", sha256(card.canonical).digest())
    sound = sound_receive_key(card.receive) and sound_sign_key(card.sign)
    if canon.encode(value) != card.canonical or not sound or not _seals(card):
        raise fields.Malformed
    if not verified(bytes.fromhex(card.sign), covered, signature):
        raise fields.Malformed
    return card


def _seals(card: Card) -> bool:
    # What no list foresees is found out by sealing to it.
    try:
        Key.random().envelope(bytes.fromhex(card.receive), b"casebook/card-test/v1")
    except CannotUnseal:
        return False
    return True


def tidy_name(typed: str) -> str:
    """A display name as it is kept: NFC, single spaces; raises `UnusableName`."""
    name = unicodedata.normalize("NFC", " ".join(typed.split()))
    hidden = any(unicodedata.category(letter)[0] == "C" for letter in name)
    if hidden or not 0 < len(name) <= _LONGEST_NAME:
        raise UnusableName
    return name


def folded(name: str) -> str:
    """A name as it is compared: without case, accents kept, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


_BY_CONFIRMING = object()


class ConfirmedCard:
    """A card whose keys two people have compared. Only confirming makes one; only these are sealed to."""

    __slots__ = ("card",)

    def __init__(self, card: Card, *, proof: object) -> None:
        if proof is not _BY_CONFIRMING:
            raise TypeError("a card is confirmed by comparing words, never made")
        self.card = card

    @property
    def person(self) -> PersonId:
        """Whose card it is."""
        return self.card.person

    @property
    def name(self) -> str:
        """The name as displayed when it was confirmed."""
        return self.card.name

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the card."""
        return self.card.digest

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, ConfirmedCard) and other.card == self.card

    @override
    def __hash__(self) -> int:
        return hash(self.card)

    @override
    def __repr__(self) -> str:
        return f"<confirmed {self.person}>"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a confirmed card is neither copied nor pickled")


def _confirmed(card: Card) -> ConfirmedCard:
    return ConfirmedCard(card, proof=_BY_CONFIRMING)
