"""The six words two people compare, so that nobody's keys were swapped on the way."""

import hashlib
from functools import cache

from casebook import resources
from casebook.domain import canon

COUNT = 6


@cache
def _words() -> tuple[str, ...]:
    return tuple(resources.text("words", "english.txt").split())


def six_words(*fingerprints: str) -> tuple[str, ...]:
    """Six of 7,776 words (77 bits) for these fingerprints (hex), in whatever order they come."""
    words = _words()
    digest = hashlib.sha256(canon.encode(["casebook/words/v1", *sorted(fingerprints)])).digest()
    number = int.from_bytes(digest)
    picked: list[str] = []
    for _ in range(COUNT):
        number, at = divmod(number, len(words))
        picked.append(words[at])
    return tuple(picked)
