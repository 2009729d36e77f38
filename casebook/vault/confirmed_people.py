"""The people one person has confirmed, by what they remember and not by what lies in the folder."""

from casebook.domain.ids import PersonId
from casebook.errors import CardChanged, CasebookError, Damaged, NewerFormat
from casebook.vault import person_file
from casebook.vault.card import Card, ConfirmedCard
from casebook.vault.card import _confirmed as confirmed_card
from casebook.vault.premises import Premises
from casebook.vault.seen import Pin
from casebook.vault.seen_file import SeenFile


class ConfirmedPeople:
    """One person's pins. They themselves are always confirmed."""

    def __init__(self, premises: Premises, seen: SeenFile, own: Card) -> None:
        self._premises = premises
        self.seen, self.own = seen, own

    def confirm(self, card: Card) -> ConfirmedCard:
        """Remember a card whose words were compared; raises `NotStored`."""
        pin = Pin(card.digest, card.sign)
        self.seen.keep(self.seen.memory.pinned(card.person, pin))
        return confirmed_card(card)

    def card(self, person: PersonId) -> ConfirmedCard | None:
        """A person's card as it lies there; raises `CardChanged` when it is not the one that was confirmed."""
        if person == self.own.person:
            return confirmed_card(self.own)
        pinned = self.pinned(person)
        if pinned is None:
            return None
        folder = self._premises.folder
        try:
            found = person_file.read_person(folder, self._premises.casebook, person)
        except FileNotFoundError:
            raise Damaged(item=folder.named(folder.person(person))) from None
        if found.card.digest != pinned:
            raise CardChanged(person=person)
        return confirmed_card(found.card)

    def cards(self) -> tuple[ConfirmedCard, ...]:
        """Every confirmed card, one's own first; raises as `card` does."""
        people = [self.own.person, *sorted(self.seen.memory.pins)]
        found = [self.card(person) for person in dict.fromkeys(people)]
        return tuple(card for card in found if card is not None)

    def damaged(self) -> tuple[tuple[PersonId, CasebookError], ...]:
        """Everybody whose card is gone, is not what was written, or is not the one that was confirmed."""
        found: list[tuple[PersonId, CasebookError]] = []
        for person in sorted(self.seen.memory.pins):
            try:
                self.card(person)
            except (CardChanged, Damaged, NewerFormat) as error:
                found.append((person, error))
        return tuple(found)

    def pinned(self, person: PersonId) -> str | None:
        """The digest (hex) of the card that was confirmed."""
        if person == self.own.person:
            return self.own.digest
        pin = self.seen.memory.pins.get(person)
        return None if pin is None else pin.card

    def signing_key(self, person: PersonId) -> str | None:
        """The key (hex) that checks a confirmed person's signatures."""
        if person == self.own.person:
            return self.own.sign
        pin = self.seen.memory.pins.get(person)
        return None if pin is None else pin.sign
