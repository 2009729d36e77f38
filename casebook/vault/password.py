"""What a password must be before anything is protected by it."""

import unicodedata

from casebook.errors import WeakPassword
from casebook.vault.secret import Secret

SHORTEST = 12
LONGEST = 1024
_FEWEST_WORDS = 3
_SHORTEST_WORD = 3
_GOOD_ENOUGH = 3
_SCORED = 72  # zxcvbn refuses more


def check_password(password: Secret) -> None:
    """Raise `WeakPassword` unless it is long or three words, hard to guess, and can be typed again.

    Twelve characters, or three words; and zxcvbn gives its first 72 characters at least 3 of 4.
    """
    normal = password._normal()  # noqa: SLF001 - the vault's own
    text = "" if normal is None else normal.decode()
    words = [word for word in text.split() if len(word) >= _SHORTEST_WORD]
    long_enough = len(text) >= SHORTEST or len(words) >= _FEWEST_WORDS
    typable = not any(unicodedata.category(letter) == "Cc" for letter in text)
    if not (long_enough and typable and len(text) <= LONGEST):
        raise WeakPassword
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words are large, and only a new password needs them

    if zxcvbn(text[:_SCORED])["score"] < _GOOD_ENOUGH:
        raise WeakPassword
