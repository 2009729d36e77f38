"""A checkpoint of a case log, and the check code that stands on every printed document."""

import base64
import hashlib
import re
from dataclasses import dataclass

from casebook.errors import BadCode

_LETTERS = 32
_GROUP = 4
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_IGNORED = re.compile(r"[\s\-‐-―_.]+")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How many entries a case log has, and the root over them. `root` is hex."""

    case: str
    size: int
    root: str

    def text(self) -> str:
        """The exact four lines that are hashed for the code."""
        return f"casebook-checkpoint/1\ncase {self.case}\nsize {self.size}\nroot {self.root}\n"

    def code(self) -> str:
        """The check code: 160 bits as eight groups of four."""
        digest = hashlib.sha256(self.text().encode()).digest()
        letters = base64.b32encode(digest[:20]).decode()
        return grouped(letters)

    def printed(self) -> str:
        """Size and code as they stand on a document: `231 · RJUW-…`."""
        return f"{self.size} · {self.code()}"


def grouped(letters: str) -> str:
    """Letters in groups of four, joined by hyphens."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def tidied(typed: str) -> str:
    """What was typed in base 32, with spaces and hyphens gone and O for 0, I for 1, B for 8."""
    return _IGNORED.sub("", typed).upper().translate(_LOOKALIKES)


def read_code(typed: str) -> str:
    """The check code that was typed, in its printed form; a size before it ("231 · …") is passed over.

    Raises `BadCode` when it cannot be a check code.
    """
    letters = tidied(typed.rpartition("·")[2])
    if len(letters) != _LETTERS or not re.fullmatch(r"[A-Z2-7]*", letters):
        raise BadCode(count=len(letters))
    return grouped(letters)


def same_but_for_one_letter(one: str, other: str) -> bool:
    """Whether two codes differ in exactly one letter: a slip of the fingers, never tampering."""
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
