"""Triage (DOC-03): the first look, with every "no" reasoned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.allegation import Level
from casebook.domain.decision import Severity
from casebook.domain.facts import NOTHING_KNOWN, Facts
from casebook.domain.offence import OffenceView
from casebook.domain.safeguarding import HarmLimb
from casebook.domain.suspension import Alternative


class Answer(StrEnum):
    """An answer that may stay open; anything but yes needs a reason where the page says so."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class TriageRoute(StrEnum):
    """What triage decides to do."""

    INFORMAL = "informal"
    INVESTIGATION = "investigation"
    NO_CONCERN = "no_concern"
    OTHER_PROCEDURE = "other_procedure"


@dataclass(frozen=True, slots=True)
class Question:
    """One triage question with its answer and the reason for it."""

    answer: Answer | None = None
    reason: str = ""


OPEN: Final = Question()
"""A question that nobody has answered yet."""


@dataclass(frozen=True, slots=True)
class Triage:
    """The triage record. `clauses` are provisional: ids of the policy pinned to the case."""

    in_scope: Question = OPEN
    clauses: tuple[str, ...] = ()
    severity_view: Severity | None = None
    possible_offence: Question = OPEN
    harm_threshold: Question = OPEN
    data_breach: Question = OPEN
    expression: Question = OPEN
    conflict: Question = OPEN
    route: TriageRoute | None = None
    reason: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class HarmLimbs:
    """The four limbs of the harm threshold one by one (KCSIE, part four); any one is enough. One reasoned no to the whole question answers them all together."""

    harmed: Question = OPEN
    offence: Question = OPEN
    risk: Question = OPEN
    suitability: Question = OPEN

    def answered(self) -> tuple[tuple[HarmLimb, Question], ...]:
        """The limbs that have an answer, in order."""
        every = ((limb, self.of(limb)) for limb in HarmLimb)
        return tuple((limb, question) for limb, question in every if question.answer is not None)

    def of(self, limb: HarmLimb) -> Question:
        """The answer to one limb."""
        found: Question = getattr(self, limb)
        return found

    @property
    def concerned(self) -> bool:
        """Whether any limb is or may be met."""
        return any(question.answer is not Answer.NO for _limb, question in self.answered())


class SuspensionThought(StrEnum):
    """What triage thought about suspension. It decides none: that has a page and a record of its own."""

    NOT_NEEDED = "not_needed"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True)
class SuspensionView:
    """The question whether suspension is to be considered, with the alternatives looked at."""

    thought: SuspensionThought | None = None
    alternatives: tuple[Alternative, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """What got out, whose it is, and whether people are likely to be at risk from it (UK GDPR, article 33)."""

    what: str = ""
    whose: str = ""
    risk: Question = OPEN


@dataclass(frozen=True, slots=True)
class Welfare:
    """Who looks after the subject and the target from the first day on."""

    subject: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TriageDetails:
    """What stands behind the answers of triage. Everything may stay open where the facts do not ask for it.

    `level` and `level_reason` answer whether words that stand both among the examples of 4.8 and in the list of 5.2
    are alleged as misconduct or as potential gross misconduct; `low_level` is the lesser concern of KCSIE, whose
    reason is its record.
    """

    facts: Facts = NOTHING_KNOWN
    level: Level | None = None
    level_reason: str = ""
    harm: HarmLimbs = HarmLimbs()
    low_level: Question = OPEN
    breach: Breach = Breach()
    suspension: SuspensionView = SuspensionView()
    welfare: Welfare = Welfare()
    offences: tuple[OffenceView, ...] = ()

    @property
    def open_offences(self) -> tuple[OffenceView, ...]:
        """The possible offences that were ticked and are not settled yet."""
        return tuple(each for each in self.offences if not each.settled)
