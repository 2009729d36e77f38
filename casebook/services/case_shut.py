"""Why nothing can be written in a case here and now."""

from casebook.domain.case import Case
from casebook.domain.words import Words, say
from casebook.errors import CaseLocked
from casebook.services.casefile import CaseFile


def read_only_why(file: CaseFile, case: Case) -> Words | None:
    """The sentence: it was opened in error, or another PC writes in it. None where this PC may write."""
    return say(CaseLocked.template) if case.locked else file.turn.read_only_why()
