"""Errors a person can act on, as one family.

Drawn as a tree (indentation is inheritance)::

    CasebookError
        NotAllowed            this person may not do this
        Refused               the rules of the procedure say no, and what to do instead
            Missing           something has to be filled in first
                LetterIncomplete  a letter without something it must carry
            LetterNotMade     a letter on the record whose bytes cannot be made as they were to be
            CaseLocked        a case opened in error: nothing more is written in it
            GateUnanswered    the image-safety question has not been answered for these files
            TooManyFiles      more files than one entry of the log can name
            WordsDiffer       the six words two people compared were not the same
            NotSwept          left-over files stay until the case's history has been checked
            ToldElsewhere     a concern that is not kept here, because somebody else receives it
            AboutAMember      the subject of a case may not hold its key
            LoneReader        a case needs a second person who can open it
            NotConfirmed      a person whose words have not been compared yet
            NoPolicyThen      no adopted version of the policy was in force on a day
        BadInput              what was typed or handed in cannot be used
            PolicyMistakes    a policy file has mistakes; each is named with its line
            NotCanonical      a record that is not in the one form Casebook writes
            BadCode           not a check code
            WeakPassword
            UnusableName      a name nobody could sign in with, or one that is taken
            WrongGroup        one group of a recovery sheet is not what is printed
            SourceRefused     a file that may not be read as evidence
            BadWording        a letter's wording file has mistakes, or leaves out or says what it may not
            CannotPrint       a character that no font of ours has
        CannotOpen            a casebook, case or file could not be opened
            WrongPassword
            NotACasebook
                SetUpUnfinished   a casebook that was being made when the program ended
            NewerFormat
            FolderInUse       a new casebook needs an empty folder
            CostRefused       a file asks for a key derivation outside the limits
            NoDeviceSecret    this password also needs the secret kept on another PC
            NoKeyStore        this PC has no key store that may hold one
            NotAMember        no key to this case
            CardChanged       a person's card is not the one that was confirmed
            KeySetRefused     the people of a case were changed by somebody who could not
            OlderCopy         its log is shorter than it was when last seen
            ForkedLog         its log is not the one that was last seen
            ReadOnly          it is open, but not for writing
                HeldElsewhere another PC is writing in it
                WriterLost    another PC or window has taken over
            OlderFormat       it has to be brought up to date first
            InUse             another program holds the file at this moment
        PreviewRefused        no picture of a file is shown, and why
        Damaged               the bytes on disk are not what was written
            Altered           a table, index, trigger or view is not as Casebook made it
        NotStored             the disk refused; nothing was kept
        Stopped               a person cancelled it; nothing was kept

Each carries a sentence template and enums, ids, dates or numbers to fill it: never a word of a case, so that
it may be logged by class and shown by `sentence()`. Anything that is not a `CasebookError` is a bug.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
        return self.words.format(**{name: _written(one) for name, one in self.details.items()})


def _written(detail: Detail) -> Detail:
    """A day as the window writes it, without the weekday: 4 May 2001."""
    return f"{detail.day} {detail:%b %Y}" if isinstance(detail, date) else detail


class NotAllowed(CasebookError):
    template = "You do not have the role this needs in this case."


class Refused(CasebookError):
    template = "This cannot be done yet."


class Missing(Refused):
    template = "Something is missing: {what}."


class CaseLocked(Refused):
    template = "This case was opened in error and is locked. It can be read, and nothing more is written in it."


class GateUnanswered(Refused):
    template = "The safety question has not been answered for these files. Add them again and answer it first."


class TooManyFiles(Refused):
    template = "Add at most {most} files at a time: they share one set of answers, and one entry in the record."


class WordsDiffer(Refused):
    template = "The words were not the same on both sides, so nobody was confirmed. Start again, and speak to your IT support."


class NotSwept(Refused):
    template = "Left-over files are tidied only after the history of the case has been checked and found whole."


class LetterIncomplete(Missing):
    """Names what a letter lacks in the words of the table of required fields; never a word of the case."""

    template = "This letter needs: {what}."


class LetterNotMade(Refused):
    """`number` is the letter's own in its case."""

    template = "Letter {number} was being issued when Casebook stopped, and it would now say something else. Put the school's details and the wording back as they were, then open the case again."


class ToldElsewhere(Refused):
    template = "This concern is not kept here, and nothing was stored. The page says whom to tell."


class AboutAMember(Refused):
    template = (
        "The person a case is about may not be able to open it. Take them off the list of people."
    )


class LoneReader(Refused):
    template = (
        "A case has to open for at least two people. Choose a second person who may know of it."
    )


class NotConfirmed(Refused):
    template = "You have not compared words with this person yet, so no case can be opened to them."


class NoPolicyThen(Refused):
    template = "No version of the policy that was adopted here was in force on {day}. Adopt the version of that day first."


class BadInput(CasebookError):
    template = "This cannot be used as it is."


class NotCanonical(BadInput):
    template = "A record is not in the one form Casebook writes, so it was not read."


class BadCode(BadInput):
    template = "A check code has 32 letters and digits in eight groups of four; this has {count}. Compare it with the paper and type it again."


class WeakPassword(BadInput):
    template = "Choose a longer password: at least 12 characters, or three words that have nothing to do with each other or with you."


class UnusableName(BadInput):
    template = "Type the name as people in the school write it, up to 80 letters, and not one that somebody here already has."


class WrongGroup(BadInput):
    template = (
        "Group {group} is not what is on the sheet. Compare it letter by letter and type it again."
    )


class SourceRefused(BadInput):
    template = "This file cannot be added. Nothing was stored."


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a policy file. `words` is an English template; `details` name keys and ids of that file."""

    line: int  # 1 is the first
    words: str
    details: Mapping[str, str] = field(default_factory=dict)

    def sentence(self) -> str:
        """The English sentence with its line."""
        return f"Line {self.line}: {self.words.format(**self.details)}"


class PolicyMistakes(BadInput):
    """`mistakes` are all there are, by line; there is at least one."""

    template = (
        "The policy file cannot be used. Mistakes found: {count}; the first is in line {line}."
    )

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(count=len(mistakes), line=mistakes[0].line)
        self.mistakes = mistakes


class CannotOpen(CasebookError):
    template = "This could not be opened."


class WrongPassword(CannotOpen):
    template = "The name and password do not fit together. Check both and try again."


class NotACasebook(CannotOpen):
    template = "There is no casebook in this folder. Choose the folder that holds a file named casebook.json."


class SetUpUnfinished(NotACasebook):
    template = (
        "Setting up this casebook was never finished. Delete the folder, and set it up again."
    )


class NewerFormat(CannotOpen):
    template = "This was made by a newer Casebook. Install the newer version to open it; nothing was changed."


class FolderInUse(CannotOpen):
    template = "A new casebook needs a folder of its own. Choose an empty folder, or a name that is not there yet."


class CostRefused(CannotOpen):
    template = "A file in this casebook asks for settings that Casebook does not allow, so it was not opened. Restore it from a backup and tell your IT support."


class NoDeviceSecret(CannotOpen):
    template = "This password works only on the PC it was set up on. Use that PC, or sign in with your recovery sheet."


class NoKeyStore(CannotOpen):
    template = "This PC has no key store that Casebook trusts, so a password cannot be tied to it. Your password works without."


class NotAMember(CannotOpen):
    template = "You do not have the key to this case."


class CardChanged(CannotOpen):
    template = "The keys of {person} are not the ones that were confirmed. Do not go on: speak to that person and to your IT support."


class KeySetRefused(CannotOpen):
    template = "Who can open this was changed by somebody who may not do that, or an old copy was put back. Restore it from a backup."


class OlderCopy(CannotOpen):
    template = "This case has fewer entries than when you last saw it: an older copy was put back. If you restored a backup, say so and why; otherwise do not go on, and speak to your IT support."


class ForkedLog(CannotOpen):
    template = "The history of this case is not the one you last saw: another copy was put in its place. If you restored a backup, say so and why; otherwise do not go on, and speak to your IT support."


class ReadOnly(CannotOpen):
    template = "This case is open for reading only."


class WriterLost(ReadOnly):
    template = "Another PC or window has taken over writing here. What you did last was not stored; open this again to go on."


class OlderFormat(CannotOpen):
    template = (
        "This was made by an older Casebook and has to be brought up to date before it can be used."
    )


class InUse(CannotOpen):
    template = "Another program is using this file at this moment. Wait a little and try again."


class HeldElsewhere(ReadOnly):
    template = "This case is being written in on another PC. You can read it; to write, wait until it is free there."


class PreviewReason(StrEnum):
    """Why a file is kept but not shown."""

    NOT_SHOWN = "not_shown"
    NO_CAGE = "no_cage"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    LOCKED = "locked"
    NO_SUCH_PAGE = "no_such_page"
    TOO_SLOW = "too_slow"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


_PREVIEW_WORDS: Mapping[PreviewReason, str] = {
    PreviewReason.NOT_SHOWN: "Casebook does not show files of this type. The file is kept unchanged.",
    PreviewReason.NO_CAGE: "This computer cannot shut the preview in safely, so nothing is shown. The file is kept unchanged.",
    PreviewReason.TOO_LARGE: "This file is too large to show. It is kept unchanged.",
    PreviewReason.DAMAGED: "This file is damaged or is not what it says it is, so it cannot be shown. It is kept unchanged.",
    PreviewReason.LOCKED: "This document asks for a password, so it cannot be shown. It is kept unchanged.",
    PreviewReason.NO_SUCH_PAGE: "There is no such page. Choose another.",
    PreviewReason.TOO_SLOW: "Drawing this file took too long and was stopped. The file is kept unchanged.",
    PreviewReason.STOPPED: "Drawing this file failed, and nothing else was harmed. The file is kept unchanged.",
    PreviewReason.CANCELLED: "Drawing this file was cancelled.",
}


class PreviewRefused(CasebookError):
    """`reason` says why in one word, for code; the sentence says it for people."""

    def __init__(self, reason: PreviewReason) -> None:
        super().__init__(_PREVIEW_WORDS[reason])
        self.reason = reason


class Damaged(CasebookError):
    template = "What is on the disk is not what was written: {item}. Restore it from a backup and tell your IT support."


class Altered(Damaged):
    template = "The structure of {item} was changed outside Casebook: {object}. Restore it from a backup and tell your IT support."


class NotStored(CasebookError):
    template = "Nothing was stored, because the disk refused to keep it. Free some space or check the disk, then try again."


class Stopped(CasebookError):
    template = "Stopped. Nothing was stored."


class BadWording(BadInput):
    """Says what is wrong with a wording file. `line` is 1 for the file's first; 0 where no line is to blame."""

    template = "The wording of this letter cannot be used. Line {line}: {mistake}"
    anywhere: ClassVar[str] = "The wording of this letter cannot be used: {mistake}"


class CannotPrint(BadInput):
    """`character` is a code point such as U+1F44D, `field` the name of the value it was found in."""

    template = "The character {character} in “{field}” cannot be printed, because no font has it. Replace it there, then try again."
    anywhere: ClassVar[str] = (
        "The character {character} cannot be printed, because no font has it. Replace it, then try again."
    )
