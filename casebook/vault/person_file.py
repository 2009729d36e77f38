"""`people/<uuid>.json`: a person's card and the slots that hold their seed."""

from dataclasses import dataclass

from casebook.domain import canon
from casebook.domain.ids import CasebookId, PersonId
from casebook.errors import Damaged, NewerFormat, NotCanonical
from casebook.vault import fields
from casebook.vault.card import Card, read_card
from casebook.vault.folder import Folder
from casebook.vault.slot import Slot, SlotKind, read_slot

_VERSION = 1


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A card, its signature (hex) and its slots."""

    card: Card
    signature: str
    slots: tuple[Slot, ...]

    def slot(self, kind: SlotKind) -> Slot | None:
        """The slot of this kind."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(self, slot: Slot) -> "PersonFile":
        """The same file with this slot in place of the one of its kind."""
        others = tuple(one for one in self.slots if one.kind is not slot.kind)
        return PersonFile(self.card, self.signature, (*others, slot))

    def write(self, folder: Folder) -> None:
        """Put it in its place; raises `NotStored`."""
        data = canon.encode(
            {
                "v": _VERSION,
                "card": self.card.written(),
                "sig": self.signature,
                "slots": [slot.written() for slot in self.slots],
            }
        )
        folder.write(folder.person(self.card.person), data)


def read_person(folder: Folder, casebook: CasebookId, person: PersonId) -> PersonFile:
    """A person's file; raises `FileNotFoundError`, `Damaged`, `NewerFormat`."""
    path = folder.person(person)
    try:
        value = canon.decode(folder.read(path, limit=canon.LIMIT))
        if isinstance(value, dict) and isinstance(value.get("v"), int) and value["v"] != _VERSION:
            raise NewerFormat
        read = fields.mapping(value, "v", "card", "sig", "slots")
        signature = fields.hexed(read["sig"], length=64)
        card = read_card(read["card"], bytes.fromhex(signature))
        slots = tuple(read_slot(one) for one in fields.sequence(read["slots"]))
    except (fields.Malformed, NotCanonical):
        raise Damaged(item=folder.named(path)) from None
    if card.person != person or card.casebook != casebook:
        raise Damaged(item=folder.named(path))
    return PersonFile(card, signature, slots)
