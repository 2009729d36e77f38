"""The key of one sealed item: kept plain in its row, or wrapped to named members."""

from casebook.domain import canon
from casebook.domain.sealed import ItemKey, KeyForm
from casebook.errors import Damaged, NotAMember, NotCanonical
from casebook.vault import fields
from casebook.vault.card import ConfirmedCard
from casebook.vault.key import ENVELOPE, CannotUnseal, Key, KeyPair


def plain(key: Key) -> ItemKey:
    """An item's key that every member of the case can use."""
    return ItemKey(KeyForm.PLAIN, key.kept())


def narrowed(key: Key, to: tuple[ConfirmedCard, ...], file_id: str) -> ItemKey:
    """An item's key that only these people can use."""
    info = _info(file_id)
    envelopes = [key.envelope(bytes.fromhex(one.card.receive), info).hex() for one in to]
    return ItemKey(KeyForm.NARROWED, canon.encode(["casebook/item-key/v1", *envelopes]))


def opened(item_key: ItemKey, pair: KeyPair, file_id: str, *, item: str) -> Key:
    """The key itself; raises `NotAMember` where it is wrapped to others, `Damaged` naming `item`."""
    try:
        if item_key.form is KeyForm.PLAIN:
            return Key(item_key.kept or b"")  # a row that somebody edited may hold none
        _label, *envelopes = fields.sequence(canon.decode(item_key.kept or b""))
        for one in envelopes:
            try:
                sealed = bytes.fromhex(fields.hexed(one, length=ENVELOPE))
                return pair.open_envelope(sealed, _info(file_id))
            except CannotUnseal:
                continue
    except (ValueError, NotCanonical):
        raise Damaged(item=item) from None
    raise NotAMember("This item is open to named people only, and you are not one of them.")


def _info(file_id: str) -> bytes:
    return canon.encode(["casebook/item/v1", file_id])
