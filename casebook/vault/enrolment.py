"""Enrolment: two people at one PC, one signed in and one new, who compare six words."""

import uuid
from typing import TYPE_CHECKING

from casebook.domain.ids import PersonId
from casebook.errors import UnusableName, WordsDiffer
from casebook.vault.card import Card, CardKind, ConfirmedCard, folded, new_card, signed
from casebook.vault.key import Key, KeyPair
from casebook.vault.person_file import PersonFile
from casebook.vault.premises import Premises
from casebook.vault.roll import roll
from casebook.vault.secret import Secret
from casebook.vault.slot import make_slot
from casebook.vault.words import six_words

if TYPE_CHECKING:
    from casebook.vault.identity import Identity


class Enrolment:
    """A newcomer whose keys are made and whom nobody has confirmed yet."""

    def __init__(self, enroller: "Identity", newcomer: "Identity") -> None:
        self._enroller = enroller
        self.newcomer = newcomer
        newcomer.move_in()

    @property
    def card(self) -> Card:
        """The newcomer's card."""
        return self.newcomer.card

    @property
    def words(self) -> tuple[str, ...]:
        """The six words that both sides are shown."""
        return six_words_of(self._enroller.card, self.newcomer.card)

    def confirm(self, *, words_agreed: bool) -> ConfirmedCard:
        """Confirm each other and give the newcomer the register; raises `WordsDiffer`, `NotStored`.

        Where the words differ, the newcomer's keys are taken out of the casebook again.
        """
        if not words_agreed:
            self.newcomer.withdraw()
            raise WordsDiffer
        self.newcomer.confirm(self._enroller.card, words_agreed=True)
        confirmed = self._enroller.confirm(self.newcomer.card, words_agreed=True)
        register = self._enroller.open_register(write=True)
        self._enroller.reseal(register, (confirmed,), ("",))
        register.close()
        return confirmed


def new_person(
    premises: Premises, name: str, kind: CardKind, secret: Secret
) -> tuple[PersonFile, Key]:
    """Keys, card and first slot for somebody new, not yet written; raises `UnusableName`.

    The slot is a password's, or for the recovery identity its sheet's.
    """
    seed, person = Key.random(), PersonId(str(uuid.uuid4()))
    pair = KeyPair(seed)
    card = new_card(premises.casebook, person, name, kind, pair)
    if folded(card.name) in {folded(one.name) for one in roll(premises)}:
        raise UnusableName
    slot = make_slot(
        seed,
        secret,
        casebook=premises.casebook,
        person=person,
        cost=premises.cost if kind is CardKind.PERSON else None,
    )
    return PersonFile(card, signed(card, pair).hex(), (slot,)), seed


def six_words_of(one: Card, other: Card) -> tuple[str, ...]:
    """The words for two cards: over both people's keys and ids, whoever looks."""
    return six_words(one.digest, other.digest)
