"""Whether a key set may be believed: who signed it, what it follows, and whose cards it names."""

from casebook.errors import CardChanged, KeySetRefused
from casebook.vault.confirmed_people import ConfirmedPeople
from casebook.vault.key import verified
from casebook.vault.key_set import KeySet
from casebook.vault.seen import CaseMemory


def judged(
    found: KeySet, memory: CaseMemory | None, people: ConfirmedPeople, *, checked: bool
) -> bool:
    """Whether a set has to be looked at as a first contact, which waits for a person's yes.

    `memory` is what is remembered of the case, `checked` whether this signature was verified before. Raises
    `KeySetRefused` for a signer who is unconfirmed or could not sign, and for an older set that was put back;
    `CardChanged` where it names another card than the one that was confirmed.
    """
    public = people.signing_key(found.signer)
    if public is None:
        raise KeySetRefused(
            "Who can open this was decided by {person}, whom you have not confirmed. Compare words with that person first.",
            person=found.signer,
        )
    if not checked and not verified(bytes.fromhex(public), found.covered(), found.signature):
        raise KeySetRefused
    for member in found.members:
        pinned = people.pinned(member.person)
        if pinned is not None and pinned != member.card:
            raise CardChanged(person=member.person)
    if memory is not None:
        return _follows(found, memory)
    if found.number == 0 and found.member(found.signer) is None:
        raise KeySetRefused
    return True


def _follows(found: KeySet, memory: CaseMemory) -> bool:
    if found.digest == memory.key_set:
        return False
    older = (found.epoch, found.number) <= (memory.epoch, memory.number)
    next_one = found.number == memory.number + 1
    if older or (next_one and found.prev != memory.key_set):
        raise KeySetRefused
    if found.signer in memory.members:
        return False
    if next_one:
        raise KeySetRefused
    # Somebody added since the last look may have added others: who, is for the person to see.
    return True
