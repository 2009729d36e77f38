"""What a fairness check is: one row of a table, and the shortfall it reports where a case falls short of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Need, Stage
from casebook.domain.words import Words

Step = tuple[Stage, Stage]
"""A move a check guards: from, to."""


class Weight(StrEnum):
    """How much a shortfall stops: for good, or until somebody says why it is fair all the same."""

    BLOCK = "block"
    WARN = "warn"


class Part(StrEnum):
    """The parts of a case the checks are shown by."""

    START = "start"
    INVESTIGATION = "investigation"
    CHARGES = "charges"
    HEARING = "hearing"
    OUTCOME = "outcome"
    APPEAL = "appeal"
    BESIDE = "beside"
    CLOSE = "close"


class Gate(StrEnum):
    """The gates of the procedure: one place each where the same question is asked for every page."""

    IMG = "G-IMG"
    ROUTE = "G-ROUTE"
    COI = "G-COI"
    LADO = "G-LADO"
    POLICE = "G-POLICE"
    EXPR = "G-EXPR"
    MONITOR = "G-MONITOR"
    PRESERVE = "G-PRESERVE"
    DISCLOSE = "G-DISCLOSE"
    CHARGE = "G-CHARGE"
    NOTICE = "G-NOTICE"
    PACK = "G-PACK"
    SANCTION = "G-SANCTION"
    AUTHORITY = "G-AUTHORITY"
    APPEAL = "G-APPEAL"
    RETAIN = "G-RETAIN"
    CLOSE = "G-CLOSE"


def _always(_view: ProcedureView) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a fair case has.

    `finds` gives the sentence that names what is wrong in this case, or None: a finding in a case is a decision on a
    charge here, so a check reports a `Shortfall`. It is asked once a case has come to `since` and `concerns` it.
    `order` says what it is when it is in order. `moves` and `documents` are what a shortfall stops; where moves
    ask the same by themselves, `need` names that, and they are stopped once. `code` are paragraphs of the Acas Code,
    `pitfalls` rows of the list of what loses cases.
    """

    id: str
    part: Part
    weight: Weight
    order: str
    since: Stage
    finds: Callable[[ProcedureView], Words | None]
    page: PageId
    source: str
    moves: tuple[Step, ...] = ()
    documents: tuple[str, ...] = ()
    need: Need | None = None
    concerns: Callable[[ProcedureView], bool] = _always
    code: tuple[int, ...] = ()
    pitfalls: tuple[int, ...] = ()
    gate: Gate | None = None

    def asked(self, view: ProcedureView) -> bool:
        """Whether the case has come to where this can be asked."""
        begun = self.since is Stage.REPORTED or view.reached(self.since)
        return begun and self.concerns(view)

    def of(self, view: ProcedureView) -> "Shortfall | None":
        """What this case lacks, if it has come that far and lacks it."""
        sentence = self.finds(view) if self.asked(view) else None
        return None if sentence is None else Shortfall(self, sentence)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a case lacks: the check, and the sentence that names it in this case."""

    check: Check
    sentence: Words

    @property
    def mark(self) -> str:
        """A digest (hex) of the check and of what it names: it changes when what is wrong changes."""
        fillings = (f"{name}={value}" for name, value in self.sentence.fillings)  # days as ISO 8601
        told = "\x00".join((self.check.id, self.sentence.template, *fillings))
        return hashlib.sha256(told.encode()).hexdigest()
