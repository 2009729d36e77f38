"""Fairness checks of the record itself: what a reader years later needs, and days that cannot be."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain.case import StageEvent
from casebook.domain.clock import local_day
from casebook.domain.fairness_check import Check, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Stage, move_between
from casebook.domain.words import N_, Words, say

S = Stage
_PUT_AWAY = ((S.CLOSURE, S.RETAINED),)
_DAY_IS_ALL: Final = frozenset(
    {OutsideStep.ACKNOWLEDGEMENT, OutsideStep.LETTER_RECEIVED, OutsideStep.REPORTER_TOLD}
)
"""Steps of which the day is all there is to know."""
_ONE_BEFORE_THE_OTHER: Final = (
    (OutsideStep.NOTICE_OF_INVESTIGATION, OutsideStep.INVESTIGATION_REPORT),
    (OutsideStep.TERMS_OF_REFERENCE, OutsideStep.INVESTIGATION_REPORT),
    (OutsideStep.INVITATION_TO_MEETING, OutsideStep.MEETING_HELD),
    (OutsideStep.MEETING_HELD, OutsideStep.INVESTIGATION_REPORT),
    (OutsideStep.INVESTIGATION_REPORT, OutsideStep.CASE_TO_ANSWER),
    (OutsideStep.CASE_TO_ANSWER, OutsideStep.HEARING_INVITATION),
    (OutsideStep.HEARING_INVITATION, OutsideStep.HEARING_RECORD),
    (OutsideStep.HEARING_RECORD, OutsideStep.LETTER_RECEIVED),
    (OutsideStep.LETTER_RECEIVED, OutsideStep.APPEAL_LODGED),
    (OutsideStep.APPEAL_LODGED, OutsideStep.APPEAL_HEARD),
    (OutsideStep.APPEAL_HEARD, OutsideStep.APPEAL_OUTCOME),
    (OutsideStep.LA_NOTIFICATION, OutsideStep.LA_TERMINATION),
    (OutsideStep.SUSPENSION, OutsideStep.SUSPENSION_REVIEW),
    (OutsideStep.MONITORING_AUTHORISATION, OutsideStep.MONITORING_DISCLOSURE),
)


def _report_open(view: ProcedureView) -> Words | None:
    return have.where(
        bool(view.record.report.unanswered()),
        N_("The report of the concern is not complete: when, what, where, how it was found, who knows, or when the headteacher was told."),
    )  # fmt: skip


def _first_answers(view: ProcedureView) -> Words | None:
    concern = view.record.report.concern
    return have.where(
        not (
            concern.what.strip()
            and concern.where.strip()
            and concern.subject_name.strip()
            and view.record.case.brief.strip()
        ),
        N_("What was reported, about whom, or where it can be seen is not on the record."),
    )


def _report_days(view: ProcedureView) -> Words | None:
    report, case = view.record.report, view.record.case
    told, aware = report.head_informed_at, report.concern.aware_at
    wrong = (
        (report.happened_on is not None and report.happened_on > case.reported_on)
        or (told is not None and told < aware)
        or local_day(aware) > view.opened_on
        or (case.conduct_on is not None and case.conduct_on > case.reported_on)
    )
    return have.where(wrong, N_("The days of the report cannot be: it happened, was known and was told in that order."))  # fmt: skip


def _told_the_head_late(view: ProcedureView) -> Words | None:
    report = view.record.report
    told, aware = report.head_informed_at, report.concern.aware_at
    if told is None:
        return None
    first = local_day(aware)
    late = view.calendar.working_days_between(first, local_day(told)) > 1
    return say(N_("The school knew on {first}, and the headteacher was told on {told}."), first=first, told=local_day(told)) if late else None  # fmt: skip


def _steps_signed(view: ProcedureView) -> Words | None:
    bare = [done for done in view.record.outside if not done.by.strip() and not done.withdrawn]
    return have.where(bool(bare), N_("A step done outside Casebook does not say who did it."))


def _steps_in_order(view: ProcedureView) -> Words | None:
    for earlier, later in _ONE_BEFORE_THE_OTHER:
        first, then = have.done_on(view, earlier), have.done_on(view, later)
        if first is not None and then is not None and then < first:
            return say(N_("Steps on paper are out of order: one of {then} came before one of {first} that leads to it."), then=then, first=first)  # fmt: skip
    return None


def _ahead(view: ProcedureView) -> Words | None:
    ahead = [day for day in _days(view) if day > view.today]
    return say(N_("Recorded for a day that has not come: {day}."), day=min(ahead)) if ahead else None  # fmt: skip


def _days(view: ProcedureView) -> Iterator[date]:
    """The days on which something is said to have happened."""
    record = view.record
    yield from (done.on for done in record.outside if not done.withdrawn)
    yield from (event.on for event in record.standing)
    yield from (held.since for held in record.team.roles)
    yield from (one.declared_on for one in record.relationships)
    yield from (one.began for one in record.overlays)
    yield from (one.ended for one in record.overlays if one.ended is not None)
    # A moment of an earlier day, of which a case with much evidence has thousands, needs no closer look.
    yield from (local_day(moment) for moment in _moments(view) if moment.date() >= view.today)
    if record.safeguarding is not None:
        yield record.safeguarding.on


def _moments(view: ProcedureView) -> Iterator[datetime]:
    record = view.record
    yield record.case.opened_at
    yield record.report.recorded_at
    yield from (event.at for event in record.events)
    yield from (letter.issued_at for letter in record.letters)
    if record.staff_copy is not None:
        yield record.staff_copy.taken_at
    for exhibit in record.exhibits:
        seen = (exhibit.answers.seen_at, exhibit.details.captured_at, exhibit.details.posted_at)
        yield from (moment.utc for moment in seen if moment is not None)
        yield exhibit.provenance.added_at


def _moves_in_order(view: ProcedureView) -> Words | None:
    days = [event.on for event in view.record.standing]
    return have.where(_out_of_order(days), N_("The moves of the case are dated out of order."))


def _out_of_order(days: Iterable[date]) -> bool:
    return any(later < earlier for earlier, later in pairwise(days))


def _before_the_report(view: ProcedureView) -> Words | None:
    first = view.record.case.reported_on
    early = [done.on for done in view.record.outside if done.on < first and not done.withdrawn]
    if not early:
        return None
    return say(N_("A step is dated {day}, before the concern was reported."), day=min(early))


def _hearing_matches(view: ProcedureView) -> Words | None:
    held, noted = have.hearing(view), have.done_on(view, OutsideStep.HEARING_RECORD)
    differ = held is not None and noted is not None and noted < held.held_on
    return have.where(differ, N_("The notes of the hearing are dated before it was held."))


def _stage_shown(view: ProcedureView) -> Words | None:
    events = view.record.events
    broken = (
        not events
        or events[0].start is not None
        or events[-1].end is not view.stage
        or any(then.start is not first.end for first, then in pairwise(events))
        or any(not (event.by or "").strip() for event in events)
        or any(_no_move(event) for event in view.record.standing)
        or any(_undoes_nothing(event, events[:n]) for n, event in enumerate(events))
        or (view.stage is S.CLOSURE and view.record.case.outcome is None)
    )
    return have.where(broken, N_("Where the case stands does not follow from its moves."))


def _no_move(event: StageEvent) -> bool:
    made = event.start is not None and not event.reversal
    return made and move_between(event.start or event.end, event.end, event.outcome) is None


def _undoes_nothing(event: StageEvent, before: tuple[StageEvent, ...]) -> bool:
    """Whether a move is said to take one back that was never made."""
    undone = {(each.end, each.start) for each in before if not each.reversal}
    return event.reversal and (event.start, event.end) not in undone


def _steps_told(view: ProcedureView) -> Words | None:
    silent = [
        done
        for done in view.record.outside
        if not (done.note.strip() or done.scan or done.withdrawn) and done.step not in _DAY_IS_ALL
    ]
    if not silent:
        return None
    return say(
        N_("Steps on paper of which the record says nothing and holds no paper: {count}, the first on {day}."),
        count=len(silent),
        day=min(done.on for done in silent),
    )  # fmt: skip


def _reasons_of_moves(view: ProcedureView) -> Words | None:
    bare = [e for e in view.record.standing if e.outcome is not None and not e.reason.strip()]
    return have.where(bool(bare), N_("It is not said why the case was closed as it was."))


def _exhibits_described(view: ProcedureView) -> Words | None:
    found = [
        e.label
        for e in have.relied_on(view)
        if not (e.answers.shows.strip() and e.answers.where.strip())
    ]
    return have.naming(N_("It is not said what this evidence shows, or where it was: {which}."), found)  # fmt: skip


def _exhibits_worded(view: ProcedureView) -> Words | None:
    found = [
        e.label for e in have.relied_on(view) if e.details.visibility and not e.details.visibility_how_known.strip()
    ]  # fmt: skip
    return have.naming(N_("It is not said how it is known who could see this: {which}."), found)


def _triage_reasoned(view: ProcedureView) -> Words | None:
    triage = view.record.triage
    asked = (triage.possible_offence, triage.harm_threshold, triage.data_breach, triage.expression)
    bare = [q for q in asked if q.answer is not None and not q.reason.strip()]
    lacks = bool(bare) or not triage.clauses or triage.severity_view is None
    return have.where(
        lacks,
        N_("Triage does not say which paragraphs it saw, how serious it looked, or why a question was answered as it was."),
    )  # fmt: skip


RECORD: Final = (
    Check(
        "first_answers", Part.START, Weight.BLOCK, N_("It is written down what was reported"), S.REPORTED,
        _first_answers, PageId.REPORT, "policy 5.4", moves=((S.REPORTED, S.TRIAGE),),
    ),
    Check(
        "report_finished", Part.START, Weight.WARN, N_("The report of the concern is complete"), S.TRIAGE,
        _report_open, PageId.REPORT, "policy 6.2, 6.3", pitfalls=(9,),
    ),
    Check(
        "report_days", Part.START, Weight.WARN, N_("The days of the report can be"), S.REPORTED, _report_days,
        PageId.REPORT, "Acas Code, paragraph 5", moves=((S.TRIAGE, S.INVESTIGATION),), code=(5,),
    ),
    Check(
        "head_told_promptly", Part.START, Weight.WARN, N_("The headteacher was told at once"), S.TRIAGE,
        _told_the_head_late, PageId.REPORT, "policy 5.4, 6.3", pitfalls=(1,),
    ),
    Check(
        "triage_shown", Part.START, Weight.WARN, N_("Triage shows how it came to its view"), S.INVESTIGATION,
        _triage_reasoned, PageId.TRIAGE, "policy 5.1",
    ),
    Check(
        "steps_signed", Part.CLOSE, Weight.WARN, N_("Each step on paper says who did it"), S.TRIAGE, _steps_signed,
        PageId.OUTSIDE, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "steps_told", Part.CLOSE, Weight.WARN, N_("Each step on paper says what was done, or has its paper"),
        S.TRIAGE, _steps_told, PageId.OUTSIDE, "Acas Code, paragraph 4", code=(4,), pitfalls=(36,),
    ),
    Check(
        "steps_in_order", Part.CLOSE, Weight.WARN, N_("Steps on paper came in order"), S.TRIAGE, _steps_in_order,
        PageId.OUTSIDE, "Acas Code, paragraph 4", moves=_PUT_AWAY, code=(4,), pitfalls=(20,),
    ),
    Check(
        "no_future", Part.CLOSE, Weight.WARN, N_("Nothing is recorded before it happened"), S.REPORTED, _ahead,
        PageId.LOG, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "moves_in_order", Part.CLOSE, Weight.WARN, N_("The case moved forward in time"), S.REPORTED, _moves_in_order,
        PageId.LOG, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "steps_after_report", Part.CLOSE, Weight.WARN, N_("Nothing was done before it was reported"), S.TRIAGE,
        _before_the_report, PageId.OUTSIDE, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "notes_of_this_hearing", Part.HEARING, Weight.WARN, N_("The notes are of the hearing that was held"),
        S.HEARING_HELD, _hearing_matches, PageId.OUTSIDE, "Acas Code, paragraph 12", code=(12,), pitfalls=(36,),
    ),
    Check(
        "stage_follows", Part.CLOSE, Weight.WARN, N_("Where the case stands follows from its moves"), S.REPORTED,
        _stage_shown, PageId.LOG, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "closing_reasoned", Part.CLOSE, Weight.WARN, N_("It is said why the case was closed"), S.CLOSURE,
        _reasons_of_moves, PageId.LOG, "Acas Code, paragraph 4", code=(4,),
    ),
    Check(
        "evidence_described", Part.CHARGES, Weight.WARN, N_("It is said what the evidence shows"), S.CASE_DECISION,
        _exhibits_described, PageId.EVIDENCE, "policy 6.2", pitfalls=(9,),
    ),
    Check(
        "reach_known", Part.CHARGES, Weight.WARN, N_("It is said how it is known who could see it"),
        S.CASE_DECISION, _exhibits_worded, PageId.EVIDENCE, "Higgs v Farmor's School", pitfalls=(16, 18),
    ),
)  # fmt: skip
"""Asked of the record; most stop nothing, and are printed with it."""
