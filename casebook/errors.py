"""Errors a person can act on, as one family.

Drawn as a tree (indentation is inheritance)::

    CasebookError
        NotAllowed            this person may not do this
        Refused               the rules of the procedure say no, and what to do instead
            Missing           something has to be filled in first
            GateUnanswered    the image-safety question has not been answered for these files
        BadInput              what was typed or handed in cannot be used
        CannotOpen            a casebook, case or file could not be opened
            WrongPassword
            NotACasebook
            NewerFormat
            ReadOnly          it is open, but not for writing
        Damaged               the bytes on disk are not what was written
        NotStored             the disk refused; nothing was kept

Each carries a sentence template and enums, ids, dates or numbers to fill it: never a word of a case, so that
it may be logged by class and shown by `sentence()`. Anything that is not a `CasebookError` is a bug.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

Detail = str | int | date | datetime | StrEnum


class CasebookError(Exception):
    """One sentence that says what is wrong, where, and what to do.

    `template` is an English sentence with `{named}` places; `details` are ids, enums, numbers and dates only.
    """

    template: ClassVar[str] = ""

    def __init__(self, template: str = "", /, **details: Detail) -> None:
        self.words = template or self.template
        self.details: Mapping[str, Detail] = details
        super().__init__(self.words)

    def sentence(self) -> str:
        """The English sentence, filled in. The window translates `words` and fills in the same details."""
        return self.words.format(**self.details)


class NotAllowed(CasebookError):
    template = "You do not have the role this needs in this case."


class Refused(CasebookError):
    template = "This cannot be done yet."


class Missing(Refused):
    template = "Something is missing: {what}."


class GateUnanswered(Refused):
    template = "The safety question has not been answered for these files. Add them again and answer it first."


class BadInput(CasebookError):
    template = "This cannot be used as it is."


class CannotOpen(CasebookError):
    template = "This could not be opened."


class WrongPassword(CannotOpen):
    template = "The name and password do not fit together. Check both and try again."


class NotACasebook(CannotOpen):
    template = "There is no casebook in this folder. Choose the folder that holds a file named casebook.json."


class NewerFormat(CannotOpen):
    template = "This was made by a newer Casebook. Install the newer version to open it; nothing was changed."


class ReadOnly(CannotOpen):
    template = "This case is open for reading only."


class Damaged(CasebookError):
    template = "What is on the disk is not what was written: {item}. Restore it from a backup and tell your IT support."


class NotStored(CasebookError):
    template = "Nothing was stored, because the disk refused to keep it. Free some space or check the disk, then try again."
