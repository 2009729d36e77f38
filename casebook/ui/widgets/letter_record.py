"""What a letter takes from the record, as its page shows it: to be read here and changed where it was recorded."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from casebook.domain.decision import FindingResult, Severity
from casebook.domain.letter import LetterFacts
from casebook.domain.words import full_day
from casebook.resources import _
from casebook.ui.widgets.decision_words import FINDINGS, SEVERITIES

Lines = tuple[str, ...]
_BRIEF: Final = 90  # characters


def lines(name: str, facts: LetterFacts) -> Lines:
    """What the record says for a field of this name; nothing where it says nothing yet."""
    found = _SHOWN[name](facts) if name in _SHOWN else ()
    return tuple(line for line in found if line.strip())


def brief(found: Lines) -> Lines:
    """The same, each line cut short, and reasons left out: enough to see that it is the right record."""
    return tuple(
        line if len(line) <= _BRIEF else f"{line[:_BRIEF].rsplit(' ', 1)[0]}…{_end(line)}"
        for line in found
    )


def _end(line: str) -> str:
    _words, colon, result = line.rpartition(": ")
    return f"{colon}{result}" if colon and len(result) < _BRIEF // 4 else ""


def _findings(facts: LetterFacts) -> Lines:
    return tuple(
        f"{line.number}  {line.allegation.strip().rstrip('.')}: {_(FINDINGS[FindingResult(line.finding)][0]).lower()}"
        for line in facts.findings
    )


def _severity(facts: LetterFacts) -> Lines:
    return (_(SEVERITIES[Severity(facts.severity)]), facts.severity_why) if facts.severity else ()


def _live_to(facts: LetterFacts) -> Lines:
    return _day(facts.warning.live_to)


def _appeal_to(facts: LetterFacts) -> Lines:
    return (facts.appeal.to, facts.appeal.contact)


def _appeal_within(facts: LetterFacts) -> Lines:
    days = facts.appeal.days
    return (_("{n} working days of receipt").format(n=days),) if days else ()


def _ends_on(facts: LetterFacts) -> Lines:
    if facts.ends_on is not None:
        return _day(facts.ends_on)
    if facts.school.authority_ends_contracts:
        return (_("Not given here: the local authority ends the contract, by its own letter."),)
    return ()


def _day(day: date | None) -> Lines:
    return (full_day(day),) if day else ()


_SHOWN: Final[Mapping[str, Callable[[LetterFacts], Lines]]] = {
    "findings": _findings,
    "severity": _severity,
    "mitigation": lambda facts: (facts.mitigation,),
    "warning.live_to": _live_to,
    "appeal.to": _appeal_to,
    "appeal.within": _appeal_within,
    "dismissal.reason": lambda facts: (facts.dismissal.reason,),
    "ends_on": _ends_on,
    "advice.what_happened": lambda facts: (facts.advice.what_happened,),
    "advice.expectation": lambda facts: (facts.advice.expectation,),
    "advice.review_on": lambda facts: _day(facts.advice.review_on),
}
