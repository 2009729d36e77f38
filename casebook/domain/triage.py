"""Triage (DOC-03): the first look, with every "no" reasoned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.decision import Severity


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


@dataclass(frozen=True, slots=True)
class Triage:
    """The triage record. `clauses` are provisional: ids of the policy pinned to the case."""

    in_scope: Question = Question()
    clauses: tuple[str, ...] = ()
    severity_view: Severity | None = None
    possible_offence: Question = Question()
    harm_threshold: Question = Question()
    data_breach: Question = Question()
    expression: Question = Question()
    conflict: Question = Question()
    route: TriageRoute | None = None
    reason: str = ""
    decided_on: date | None = None
