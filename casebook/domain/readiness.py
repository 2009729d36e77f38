"""Whether a decision may be recorded now: finding on every charge, then severity, then sanction, each with reasons.

Nothing here suggests a decision. It refuses one that came out of order or without what makes it fair.
"""

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain.allegation import Charge
from casebook.domain.conflict import reason_given
from casebook.domain.conflict_check import TeamFacts, check_part, facts_of
from casebook.domain.decision import (
    CompanionChoice,
    DeciderKind,
    Finding,
    FindingResult,
    Hearing,
    LaDates,
    Sanction,
    SanctionDecision,
    Severity,
    SeverityDecision,
)
from casebook.domain.outside import OutsideStep
from casebook.domain.problem import Problem
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission, Role, require
from casebook.domain.stage import Stage
from casebook.domain.warning_order import LOOK_FIRST, check_look, check_looked
from casebook.domain.warning_shown import unlooked
from casebook.domain.words import N_, Words, say, written_day
from casebook.errors import NotAllowed, Refused

WARNINGS: Final = frozenset(
    {Sanction.FIRST_WRITTEN_WARNING, Sanction.FINAL_WRITTEN_WARNING, Sanction.EXTENDED_FINAL_WARNING}
)  # fmt: skip
DISMISSALS: Final = frozenset({Sanction.DISMISSAL_WITH_NOTICE, Sanction.SUMMARY_DISMISSAL})
USUAL_FINAL_MONTHS: Final = 12
"""How long a final warning is usually live; only a longer one is an extended one."""
OUTCOME_DOCUMENTS: Final[Mapping[Sanction, str]] = {
    Sanction.FIRST_WRITTEN_WARNING: "DOC-26",
    Sanction.FINAL_WRITTEN_WARNING: "DOC-27",
    Sanction.EXTENDED_FINAL_WARNING: "DOC-27",
    Sanction.SUMMARY_DISMISSAL: "DOC-30",
}
"""The letters Casebook writes. Any other outcome's letter is prepared outside it."""

_UPHELD = frozenset({FindingResult.PROVED, FindingResult.PARTLY_PROVED})
_AFTER_NOTHING_PROVED = frozenset({Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE})
_BEFORE_A_CALL = frozenset(
    {Stage.REPORTED, Stage.TRIAGE, Stage.INFORMAL, Stage.INVESTIGATION, Stage.REPORT_SUBMITTED,
     Stage.CASE_DECISION}
)  # fmt: skip


def live_charges(record: CaseRecord) -> tuple[Charge, ...]:
    """The charges that still stand."""
    return tuple(c for c in record.charges if not c.withdrawn)


def charges_without_finding(record: CaseRecord) -> tuple[Charge, ...]:
    """The charges that still stand and have no finding."""
    found = {f.charge for f in record.decided.findings}
    return tuple(c for c in live_charges(record) if c.id not in found)


def anything_proved(record: CaseRecord) -> bool:
    """Whether a charge that stands was found proved, in whole or in part."""
    live = {c.id for c in live_charges(record)}
    return any(f.result in _UPHELD and f.charge in live for f in record.decided.findings)


def is_dismissal(record: CaseRecord) -> bool:
    """Whether the sanction ends the subject's employment."""
    sanction = record.decided.sanction
    return sanction is not None and sanction.sanction in DISMISSALS


def hearing_called(record: CaseRecord) -> bool:
    """Whether the case has come to a hearing: from then on its charges stand as the invitation put them."""
    return record.case.stage not in _BEFORE_A_CALL


def open_decision(record: CaseRecord) -> Words | None:
    """The next decision that has not been recorded, as a sentence; None when all have been."""
    decisions = record.decided
    unfound = len(charges_without_finding(record))
    steps = (
        (decisions.hearing is None, say(N_("Record the hearing first."))),
        (not live_charges(record), say(N_("Write the charges first: a finding is about a charge."))),
        (unfound > 0, say(N_("Record a finding on every charge: {count} still to do."), count=unfound)),
        (bool(unlooked(record)), say(LOOK_FIRST)),
        (decisions.severity is None, say(N_("Record how serious it is, after the findings."))),
        (decisions.sanction is None, say(N_("Record the outcome, after the findings and the severity."))),
    )  # fmt: skip
    return next((sentence for is_open, sentence in steps if is_open), None)


def letter_note(sanction: Sanction) -> Words | None:
    """What to say where Casebook writes no letter for an outcome."""
    if sanction in OUTCOME_DOCUMENTS:
        return None
    return say(
        N_(
            "Casebook has no letter for this outcome yet. Prepare it outside Casebook with your HR adviser, then"
            " record that it was given."
        )
    )


def check_hearing(
    record: CaseRecord,
    hearing: Hearing,
    *,
    roles: frozenset[Role],
    today: date,
    facts: TeamFacts | None = None,
) -> None:
    """Raises Refused or NotAllowed unless this hearing may be recorded.

    `facts` are what the case and the school know of whoever sits; without them, what the case alone knows.
    """
    _may_decide(record, roles)
    if not hearing_called(record):
        raise Refused(_NOT_CALLED)
    _refuse_first(hearing_problems(hearing, today))
    adjourned = record.adjourned_on
    if adjourned is not None and hearing.held_on <= adjourned:
        raise Refused(
            N_("The hearing was adjourned on {day} for further inquiry. Record the one that was held after it."),
            day=written_day(adjourned),
        )  # fmt: skip
    heard_by = (
        (Role.HEARING_CHAIR, hearing.chair),
        *((Role.PANEL_MEMBER, member) for member in hearing.members),
        (Role.CLERK, hearing.clerk),
    )
    # A hearing that was entered wrongly rules nobody out of the one that was held.
    known = replace(facts or facts_of(record), sat=())
    for part, name in heard_by:
        given = reason_given(record.team, part, name=name)
        check_part(known, part, name=name, reason=given)


def hearing_problems(hearing: Hearing, today: date) -> tuple[Problem, ...]:
    """What is still wrong with a hearing as entered."""
    companion = hearing.companion
    unoffered = companion is CompanionChoice.NOT_OFFERED
    flawed = Problem("companion", say(_COMPANION_NOT_OFFERED), blocks=False)
    wrong = _true(
        ("held_on", hearing.held_on > today, _NOT_YET_HELD),
        ("chair", not hearing.chair.strip(), _CHAIR),
        ("chair_title", not hearing.chair_title.strip(), _CHAIR_TITLE),
        ("members", hearing.decider is DeciderKind.PANEL and not hearing.members, _PANEL_OF_ONE),
        ("absence", not hearing.subject_attended and not hearing.absence.strip(), _ABSENCE),
        ("companion_name",
         companion is CompanionChoice.ACCOMPANIED and not hearing.companion_name.strip(),
         _COMPANION_NAME),
    )  # fmt: skip
    return (*wrong, flawed) if unoffered else wrong


def check_finding(record: CaseRecord, finding: Finding, *, roles: frozenset[Role]) -> None:
    """Raises Refused or NotAllowed unless this finding may be recorded."""
    _may_decide(record, roles)
    if record.decided.hearing is None:
        raise Refused(_HEARING_FIRST)
    if finding.charge not in {c.id for c in live_charges(record)}:
        raise Refused(N_("This charge no longer stands, so there is nothing to find on it."))
    if not finding.reasons.strip():
        raise Refused(N_("Say why: a finding without reasons cannot be explained to anyone."))
    _after_the_hearing(record.decided.hearing, finding.decided_on)


def check_warnings(record: CaseRecord, on: date, *, roles: frozenset[Role]) -> None:
    """Raises Refused or NotAllowed unless those who decide may look at the earlier warnings on this day."""
    _may_decide(record, roles)
    _findings_first(record)
    check_look(record, on)


def check_severity(
    record: CaseRecord, decision: SeverityDecision, *, roles: frozenset[Role]
) -> None:
    """Raises Refused or NotAllowed unless this severity may be recorded."""
    _may_decide(record, roles)
    _findings_first(record)
    proved = anything_proved(record)
    if proved and decision.severity is Severity.NONE:
        raise Refused(N_("Something was found proved, so say how serious it is."))
    if not proved and decision.severity is not Severity.NONE:
        raise Refused(
            N_("Nothing was found proved, so there is no severity to decide: choose none.")
        )
    if not decision.reasons.strip():
        raise Refused(
            N_(
                "Say why it is that serious, and why not less: a paragraph alone does not decide it."
            )
        )
    _after_the_hearing(record.decided.hearing, decision.decided_on)
    check_looked(record, decision.decided_on)


def check_sanction(
    record: CaseRecord, decision: SanctionDecision, *, roles: frozenset[Role]
) -> None:
    """Raises Refused or NotAllowed unless this sanction may be recorded."""
    _may_decide(record, roles)
    _findings_first(record)
    if record.decided.severity is None:
        raise Refused(
            N_("Record how serious it is before the outcome: the outcome follows from it.")
        )
    _after_the_hearing(record.decided.hearing, decision.decided_on)
    check_looked(record, decision.decided_on)
    _refuse_first(sanction_problems(record, decision))


def sanction_problems(record: CaseRecord, decision: SanctionDecision) -> tuple[Problem, ...]:
    """What is still wrong with a sanction as entered."""
    chosen = decision.sanction
    formal = chosen not in (Sanction.NOT_UPHELD, Sanction.NO_CASE_TO_ANSWER)
    warning = chosen in WARNINGS
    severity = record.decided.severity
    gross = severity is not None and severity.severity is Severity.GROSS_MISCONDUCT
    community = record.school.authority_ends_contracts
    early = decision.effective_date is not None and record.decided.la.ended_on is None
    proved = anything_proved(record)
    backdated = (
        decision.effective_date is not None and decision.effective_date < decision.decided_on
    )
    return _true(
        ("sanction", chosen is Sanction.NO_CASE_TO_ANSWER, _BEFORE_A_HEARING),
        ("sanction", not proved and chosen not in _AFTER_NOTHING_PROVED, _NOTHING_PROVED),
        ("sanction", proved and chosen is Sanction.NOT_UPHELD, _SOMETHING_PROVED),
        ("sanction", chosen is Sanction.SUMMARY_DISMISSAL and not gross, _NOT_GROSS),
        ("reasons", not decision.reasons.strip(), _SANCTION_REASONS),
        ("mitigation", formal and not decision.mitigation.strip(), _MITIGATION),
        ("alternatives", formal and not decision.alternatives.strip(), _ALTERNATIVES),
        ("live_months", warning and not (decision.live_months or 0) > 0, _LIVE_MONTHS),
        ("live_months", _not_extended(decision), _NOT_LONGER),
        ("change_required", warning and not decision.change_required.strip(), _CHANGE),
        ("change_by", warning and decision.change_by is None, _CHANGE_BY),
        ("change_by", warning and _already_over(decision), _CHANGE_BY_LATER),
        ("dismissal_reason",
         chosen in DISMISSALS and not decision.dismissal_reason.strip(), _DISMISSAL_REASON),
        ("effective_date", chosen in DISMISSALS and community and early, _AUTHORITY_ENDS_IT),
        ("effective_date", chosen in DISMISSALS and backdated, _BACKDATED),
    )  # fmt: skip


def check_la(record: CaseRecord, dates: LaDates, *, roles: frozenset[Role]) -> None:
    """Raises Refused or NotAllowed unless these dates of the local authority may be recorded."""
    require(roles, Permission.RECORD_OUTSIDE)
    if not (is_dismissal(record) and record.school.authority_ends_contracts):
        raise Refused(
            N_(
                "The local authority ends a contract only after a dismissal, in a school whose staff it employs."
            )
        )
    told = (dates.determined_on, dates.notified_on, dates.ended_on)
    if any(later is not None and earlier is None for earlier, later in itertools.pairwise(told)):
        raise Refused(
            N_(
                "Enter the days in order: the decision, the notice to the local authority, the end of the contract."
            )
        )
    given = [day for day in told if day is not None]
    if given != sorted(given):
        raise Refused(
            N_(
                "The days are out of order: first the decision, then the notice to the local authority, then the end of the contract."
            )
        )


def check_not_ahead(today: date, *days: date | None) -> None:
    """Raises Refused where something is said to have happened on a day that has not come."""
    if any(day is not None and day > today for day in days):
        raise Refused(N_("That day has not come yet. Record it once it has happened."))


def check_outside(record: CaseRecord, step: OutsideStep, on: date, *, today: date) -> None:
    """Raises Refused unless a step may have been done outside on this day."""
    check_not_ahead(today, on)
    letter = record.letter(*OUTCOME_DOCUMENTS.values())
    if step is OutsideStep.LETTER_RECEIVED and letter is not None and on < letter.dated:
        raise Refused(
            N_("The letter is dated {day}, so it cannot have been received before. Enter the day it came."),
            day=written_day(letter.dated),
        )  # fmt: skip


def _after_the_hearing(hearing: Hearing | None, decided_on: date | None) -> None:
    if hearing is not None and decided_on is not None and decided_on < hearing.held_on:
        raise Refused(
            N_(
                "The decision is dated before the hearing. Enter the day on which it was made, after the subject was"
                " heard."
            )
        )


def _may_decide(record: CaseRecord, roles: frozenset[Role]) -> None:
    if Role.HR_ADVISER in roles:
        raise NotAllowed(
            N_(
                "The HR adviser advises on law and procedure and does not write what was decided. The clerk or the manager who heard it records it."
            )
        )
    require(roles, Permission.RECORD_DECISION)
    if record.letter(*OUTCOME_DOCUMENTS.values()) is not None:
        raise Refused(
            N_(
                "The outcome letter has gone out, so the decision stands as it is. A change is made on appeal."
            )
        )


def _findings_first(record: CaseRecord) -> None:
    if record.decided.hearing is None:
        raise Refused(_HEARING_FIRST)
    if not live_charges(record):
        raise Refused(N_("There is no charge, so there is nothing to decide."))
    unfound = len(charges_without_finding(record))
    if unfound:
        raise Refused(
            N_("Record a finding on every charge first: {count} still to do."), count=unfound
        )


def _already_over(decision: SanctionDecision) -> bool:
    return decision.change_by is not None and decision.change_by < decision.decided_on


def _not_extended(decision: SanctionDecision) -> bool:
    months = decision.live_months or 0
    return decision.sanction is Sanction.EXTENDED_FINAL_WARNING and 0 < months <= USUAL_FINAL_MONTHS


def _true(*rows: tuple[str, bool, str]) -> tuple[Problem, ...]:
    return tuple(Problem(field, say(sentence)) for field, wrong, sentence in rows if wrong)


def _refuse_first(found: tuple[Problem, ...]) -> None:
    blocking = [each for each in found if each.blocks]
    if blocking:
        raise Refused(blocking[0].sentence.template)


_HEARING_FIRST = N_("Record the hearing first: a formal decision is made only after one.")
_NOT_CALLED = N_(
    "The case has not come to a hearing yet. Take it there step by step; what was done on paper is recorded on the way."
)
_PANEL_OF_ONE = N_("Name the other members of the panel: one governor alone is no panel.")
_NOT_YET_HELD = N_("The day of the hearing has not come yet.")
_CHAIR = N_("Name who heard the case and decided it.")
_CHAIR_TITLE = N_("Say what that person is: chair of the panel, or headteacher.")
_ABSENCE = N_("Say how the absence was dealt with: one new date, then a decision on what there is.")
_COMPANION_NAME = N_("Name the companion.")
_COMPANION_NOT_OFFERED = N_(
    "No letter can follow from a hearing without the offer of a companion. Hold it again with the offer made."
)
_BEFORE_A_HEARING = N_(
    "No case to answer is decided before a hearing. After one, choose not upheld."
)
_NOTHING_PROVED = N_("Nothing was found proved, so no warning or dismissal can follow.")
_SOMETHING_PROVED = N_(
    "Something was found proved, so the outcome cannot be that nothing was upheld."
)
_NOT_GROSS = N_("Dismissal without notice needs a reasoned decision that it was gross misconduct.")
_SANCTION_REASONS = N_("Say why this outcome.")
_MITIGATION = N_("Write down the mitigation that was weighed, or that none was offered.")
_ALTERNATIVES = N_("Write down which milder outcomes were weighed, and why they are not enough.")
_LIVE_MONTHS = N_("Say for how many months the warning is live.")
_NOT_LONGER = N_(
    "Twelve months are the usual life of a final warning. Enter more months, or choose the final written warning."
)
_CHANGE = N_("Say what must change.")
_CHANGE_BY = N_("Say by when it must change.")
_CHANGE_BY_LATER = N_("The day by which it must change is already over when the decision is made.")
_DISMISSAL_REASON = N_("Write the reason for dismissal as the letter will give it.")
_BACKDATED = N_("Employment cannot end before the day on which that was decided.")
_AUTHORITY_ENDS_IT = N_(
    "The local authority ends the contract in this school, so no last day is entered here. Record it from the"
    " authority's own letter when it comes."
)
