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


def damaged_cards(premises: Premises) -> tuple[str, ...]:
    """Where cards lie that are not what was written, below the casebook's folder."""
    folder = premises.folder
    found = []
    for person in folder.people():
        try:
            read_person(folder, premises.casebook, person)
        except Damaged:
            found.append(folder.named(folder.person(person)))
        except (NewerFormat, FileNotFoundError):
            continue
    return tuple(found)
