"""Whose signatures count in a log: people one confirmed, and members whom a confirmed person's key set vouches for."""

from collections.abc import Callable

from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.vault import Vault

SignatureCheck = Callable[[str, bytes, bytes], bool]


def signature_check(vault: Vault, identity: Identity, keyed: KeyedFile) -> SignatureCheck:
    """A check that is given the actor, the message and the signature.

    The key set was accepted because its signer is confirmed; it holds the digest of each member's card, so a card
    in the folder that has this digest is the one the signer meant.
    """
    vouched = {one.person: one.card for one in keyed.members}
    cards = {card.person: card for card in vault.cards() if vouched.get(card.person) == card.digest}

    def check(actor: str, said: bytes, signature: bytes) -> bool:
        if identity.verify(actor, said, signature):
            return True
        card = next((one for person, one in cards.items() if person == actor), None)
        return card is not None and card.verify(said, signature)

    return check
