"""How fair a case is, for paper: the checks, the Acas Code, the reasons that were given, and what took longer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from casebook.domain.deadline import Deadline
from casebook.domain.fairness import Fairness, fairness, lapsed, named
from casebook.domain.ids import PersonId
from casebook.domain.override import Override
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.school import School
from casebook.domain.words import Words

_DELAY: Final = 1
"""The row of the list of what loses cases that is about unexplained delay."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that was given for a warning. `holds` is whether it still answers something; `at` is with a zone."""

    check: str  # what is in order once it is met, marked for translation
    why: str
    by: str
    at: datetime
    holds: bool
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Delay:
    """A limit that was overrun, or a time in which nothing happened, and why, where somebody said so."""

    what: Words
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class FairnessSheet:
    """Everything the paper says. `overdue` are deadlines whose day is over; `made_on` is local."""

    school: School
    reference: str
    made_on: date
    found: Fairness
    reasons: tuple[Reason, ...]
    delays: tuple[Delay, ...]
    overdue: tuple[Deadline, ...]
    practice: bool = False


def fairness_sheet(
    view: ProcedureView,
    deadlines: tuple[Deadline, ...],
    names: Mapping[PersonId, str],
    *,
    practice: bool,
) -> FairnessSheet:
    """The sheet of a case as it stands today. `names` are of whoever gave reasons."""
    found = fairness(view)
    gone = lapsed(view)
    record = view.record

    def said(given: Override) -> Reason:
        return Reason(
            check=named(given.check).order,
            why=given.reason,
            by=names.get(given.by, ""),
            at=given.at,
            holds=not given.withdrawn and given not in gone,
            withdrawn=given.withdrawn,
        )

    return FairnessSheet(
        school=record.school,
        reference=record.case.reference,
        made_on=view.today,
        found=found,
        reasons=tuple(said(given) for given in record.overrides),
        delays=tuple(
            Delay(each.shortfall.sentence, said(each.override) if each.override else None)
            for each in found.answers
            if each.shortfall is not None and _DELAY in each.check.pitfalls
        ),
        overdue=tuple(one for one in deadlines if one.day < view.today and not one.paused),
        practice=practice,
    )
