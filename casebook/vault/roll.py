"""Everybody who has a readable card in a casebook."""

import contextlib

from casebook.errors import Damaged, NewerFormat
from casebook.vault.card import Card
from casebook.vault.person_file import read_person
from casebook.vault.premises import Premises


def roll(premises: Premises) -> tuple[Card, ...]:
    """The cards, in the order of their ids. One that is damaged keeps nobody else out."""
    cards = []
    for person in premises.folder.people():
        with contextlib.suppress(Damaged, NewerFormat, FileNotFoundError):
            cards.append(read_person(premises.folder, premises.casebook, person).card)
    return tuple(cards)
