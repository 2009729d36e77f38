"""The reference of a case: two letters of the school and four random characters (`FH-7QK4`)."""

import re
import secrets
import unicodedata
from collections.abc import Collection

from casebook.domain.ids import Reference
from casebook.domain.school import School

# Nobody mistakes these for one another on paper or over the telephone: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
# Nor A, E or Y: a reference stands on every letter, and four letters with a vowel among them can spell a word.
_ALPHABET = "34679CDFGHJKMNPQRTWX"
_LENGTH = 4
_LETTERS = 2


def new_reference(school: School, taken: Collection[Reference]) -> Reference:
    """A reference that none of the cases a person can open has yet."""
    start = reference_letters(school)
    while True:
        random = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        reference = Reference(f"{start}-{random}")
        if reference not in taken:
            return reference


def reference_letters(school: School) -> str:
    """The school's two letters: those it chose, else the initials of its name, else its first letters."""
    if len(school.reference_letters) == _LETTERS:
        return school.reference_letters.upper()
    plain = unicodedata.normalize("NFKD", school.name).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z]+", plain)
    initials = "".join(word[0] for word in words)
    return (initials if len(initials) >= _LETTERS else "".join(words) + "CB")[:_LETTERS]
