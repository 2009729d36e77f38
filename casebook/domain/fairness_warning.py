"""Fairness checks of earlier warnings: kept back until the findings stand, looked at in time, none of them spent."""

from datetime import date
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import warning_shown
from casebook.domain.clock import local_day
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words

S = Stage
_DECIDES = ((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED))
_LETTERS = ("DOC-26", "DOC-27", "DOC-30")


def _not_in_time(view: ProcedureView) -> Words | None:
    """Whether how serious it is was decided without them, or before they were looked at."""
    record = view.record
    severity, look = record.decided.severity, warning_shown.looked_at(record)
    late = look is not None and severity is not None and look.on > severity.decided_on
    return have.where(
        bool(warning_shown.unlooked(record)) or late,
        N_("There is an earlier warning that counts, and it was not looked at before it was decided how serious it is."),
    )  # fmt: skip


def _spent(view: ProcedureView) -> Words | None:
    record, decided = view.record, have.sanction(view)
    look = warning_shown.looked_at(record)
    if look is None or decided is None:
        return None
    counted = {one.id for one in warning_shown.counting(record)}
    return have.where(
        not counted.issuperset(look.shown),
        N_("A warning was looked at that does not count on the day of the outcome: it was spent, or was taken back."),
    )  # fmt: skip


def _knew_before(view: ProcedureView) -> Words | None:
    """Who heard the case and had entered a warning before the findings."""
    record, made = view.record, view.record.decided
    found_on = max((f.decided_on for f in made.findings if f.decided_on), default=date.max)
    heard = have.heard_by(view)
    known = (
        record.team.person(one.by)
        for one in warning_shown.standing(record)
        if not one.charged_why and local_day(one.at) <= found_on
    )
    names = [p.name for p in known if p and any(have.same(p.name, name) for name in heard)]
    return have.naming(
        N_("{which} heard the case and knew of an earlier warning before the findings were made."), names
    )  # fmt: skip


def _matters(view: ProcedureView) -> bool:
    record = view.record
    looked = warning_shown.looked_at(record) is not None
    return looked or bool(warning_shown.counting(record))


def _decided(view: ProcedureView) -> bool:
    return view.record.decided.severity is not None and _matters(view)


def _kept_back(view: ProcedureView) -> bool:
    found = view.record.findings_stand
    return found and (_matters(view) or _knew_before(view) is not None)


WARNING: Final = (
    Check(
        "warnings_looked_at", Part.OUTCOME, Weight.BLOCK,
        N_("Earlier warnings that count were looked at after the findings and before the severity"),
        S.HEARING_HELD, _not_in_time, PageId.DECISION, "Acas Code, paragraph 18", moves=_DECIDES,
        documents=_LETTERS, concerns=_decided, code=(18,), pitfalls=(20,), gate=Gate.SANCTION,
    ),
    Check(
        "spent_warning", Part.OUTCOME, Weight.WARN, N_("No spent warning weighs in the outcome"), S.HEARING_HELD,
        _spent, PageId.DECISION, "Diosynth v Thomson; Airbus v Webb", moves=_DECIDES, documents=_LETTERS,
        concerns=_matters, pitfalls=(14,), gate=Gate.SANCTION,
    ),
    Check(
        "warnings_kept_back", Part.OUTCOME, Weight.WARN,
        N_("Whoever heard the case knew of no earlier warning before the findings"), S.HEARING_HELD, _knew_before,
        PageId.WARNING, "Acas Code, paragraph 4", concerns=_kept_back, code=(4,), pitfalls=(20,),
    ),
)  # fmt: skip
"""Asked once the findings stand, of a case that was told of a warning that counts."""
