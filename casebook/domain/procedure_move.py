"""The moves a case could make next, what stops each, and whether one may be made now."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from casebook.domain import hold_block
from casebook.domain import procedure_fact as fact
from casebook.domain import procedure_fact_end as end_fact
from casebook.domain.decision import Sanction
from casebook.domain.fairness import move_stops, named
from casebook.domain.guide import NextMove, Stop
from casebook.domain.line import moves
from casebook.domain.page_id import PageId
from casebook.domain.procedure_need import stop
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import ClosureOutcome, Move, Need, Stage, move_between
from casebook.domain.triage import TriageRoute
from casebook.domain.words import N_, say, written_day
from casebook.errors import Missing, NotAllowed, Refused

S, C = Stage, ClosureOutcome
_TITLES: Final[Mapping[Stage, str]] = {
    S.TRIAGE: N_("Go on to triage"),
    S.INFORMAL: N_("Settle it by informal advice"),
    S.INVESTIGATION: N_("Begin the investigation"),
    S.REPORT_SUBMITTED: N_("Hand in the report"),
    S.CASE_DECISION: N_("Go on to the case decision"),
    S.HEARING_SCHEDULED: N_("Go on to a hearing"),
    S.HEARING_HELD: N_("Go on: the hearing was held"),
    S.OUTCOME_ISSUED: N_("Go on: the outcome letter was given"),
    S.LA_NOTIFIED: N_("Go on: the local authority was told"),
    S.APPEAL_WINDOW: N_("Go on: the days to appeal run"),
    S.APPEAL_LODGED: N_("Go on: an appeal came"),
    S.APPEAL_HEARD: N_("Go on: the appeal was heard"),
    S.APPEAL_OUTCOME: N_("Go on: the appeal was decided"),
    S.RESPONDING: N_("Go on and respond"),
    S.CLOSURE: N_("Close the case"),
    S.RETAINED: N_("Keep the case and put it away"),
}
_CLOSINGS: Final[Mapping[ClosureOutcome, str]] = {
    C.OUT_OF_SCOPE: N_("Close: this policy does not cover it"),
    C.NO_CONCERN: N_("Close: nothing of concern"),
    C.NO_CASE_TO_ANSWER: N_("Close: no case to answer"),
    C.INFORMAL_ADVICE: N_("Close: settled by advice"),
    C.NOT_UPHELD: N_("Close: not upheld"),
    C.SANCTION: N_("Close the case"),
    C.OTHER_PROCEDURE: N_("Close: it goes on under another procedure"),
    C.RESIGNED: N_("Close: resigned before the outcome"),
    C.SETTLED: N_("Close: settled by agreement"),
    C.SUBJECT_DECEASED: N_("Close: the person has died"),
    C.OPENED_IN_ERROR: N_("Close: opened in error"),
    C.RESPONDED: N_("Close the case"),
}
_BACK: Final[Mapping[tuple[Stage, Stage], str]] = {
    (S.REPORT_SUBMITTED, S.INVESTIGATION): N_("Ask for further inquiry"),
    (S.HEARING_SCHEDULED, S.CASE_DECISION): N_("Go back to the case decision"),
    (S.HEARING_HELD, S.INVESTIGATION): N_("Adjourn for further inquiry"),
    (S.INFORMAL, S.INVESTIGATION): N_("Investigate after all"),
    (S.HEARING_SCHEDULED, S.HEARING_SCHEDULED): N_("Put the hearing off"),
    (S.RETAINED, S.INVESTIGATION): N_("Open it again: there is new evidence"),
}
_CHOSEN: Final[Mapping[TriageRoute, tuple[Stage, ClosureOutcome | None]]] = {
    TriageRoute.INFORMAL: (S.INFORMAL, None),
    TriageRoute.INVESTIGATION: (S.INVESTIGATION, None),
    TriageRoute.NO_CONCERN: (S.CLOSURE, C.NO_CONCERN),
    TriageRoute.OTHER_PROCEDURE: (S.CLOSURE, C.OTHER_PROCEDURE),
}
_NOT_OFFERED: Final[tuple[tuple[Stage, Stage, Callable[[ProcedureView], bool]], ...]] = (
    (S.HEARING_HELD, S.LA_NOTIFIED, lambda view: not fact.authority_ends_it(view)),
    (S.OUTCOME_ISSUED, S.LA_NOTIFIED, lambda view: not fact.authority_ends_it(view) or _was_at(view, S.LA_NOTIFIED)),
    (S.LA_NOTIFIED, S.OUTCOME_ISSUED, lambda view: _was_at(view, S.OUTCOME_ISSUED)),
    (S.OUTCOME_ISSUED, S.APPEAL_WINDOW, fact.carries_no_appeal),
)  # fmt: skip
"""Moves that the table allows and that make no sense in some cases: there they are not shown and are refused."""

_ENDS_WITHOUT_APPEAL: Final[Mapping[ClosureOutcome, Sanction]] = {
    C.NOT_UPHELD: Sanction.NOT_UPHELD,
    C.INFORMAL_ADVICE: Sanction.INFORMAL_ADVICE,
}
"""What was decided at the hearing, for each way to close straight after the letter."""

_AFTER_APPEAL: Final = frozenset({C.SANCTION, C.NOT_UPHELD})
"""How a case can end once an appeal was decided: by whether the outcome was set aside."""

_NO_SUCH_MOVE = N_(
    "The case cannot go there from where it stands. Choose one of the steps its page offers."
)
_UNFAIR = N_(
    "This step waits for a check of fairness: “{check}”. The Fairness page says what is wrong."
)
_NOT_YOURS = N_("You do not have the role this step needs. The case page says with whom it lies.")


def next_moves(view: ProcedureView) -> tuple[NextMove, ...]:
    """Every move that could come next, the likeliest first."""
    found = [m for m in moves(view.record.case.kind) if m.start is view.stage and _offered(m, view)]
    likely = _likely(view)
    found.sort(key=lambda move: (move.end, move.outcome) != likely)
    return tuple(
        NextMove(
            end=move.end,
            outcome=move.outcome,
            title=say(_title(move)),
            stops=stops(move, view),
            needs_reason=Need.REASON in move.needs,
            mine=not move.who.isdisjoint(view.roles),
        )
        for move in found
    )


def likely_move(view: ProcedureView, offered: tuple[NextMove, ...]) -> NextMove | None:
    """The move that the record points to; None where there is none."""
    likely = _likely(view)
    return next((m for m in offered if (m.end, m.outcome) == likely), None)


def stops(move: Move, view: ProcedureView) -> tuple[Stop, ...]:
    """What still stops a move, a missing reason apart: its own needs, then what would make it unfair."""
    asked = (stop(need, view) for need in move.needs if need is not Need.REASON)
    return (
        *_held(move, view),
        *(each for each in asked if each is not None),
        *move_stops(move, view),
    )


def _held(move: Move, view: ProcedureView) -> tuple[Stop, ...]:
    """The police hold that stops a move; none stops a case from closing because the subject has died."""
    if move.outcome is C.SUBJECT_DECEASED:
        return ()
    hold = hold_block.move_hold(view.record.police_holds, move.end, view.today)
    return (Stop(hold_block.why(hold, end=move.end), PageId.POLICE),) if hold else ()


def check_move(
    view: ProcedureView, end: Stage, outcome: ClosureOutcome | None, *, reason: str
) -> Move:
    """The move, when it may be made now.

    Raises:
        NotAllowed: somebody else makes this move.
        Missing: it needs a reason.
        Refused: there is no such move, or something is not done yet; the sentence names what.
    """
    move = move_between(view.stage, end, outcome, moves=moves(view.record.case.kind))
    if move is None or not _offered(move, view):
        raise Refused(_NO_SUCH_MOVE)
    if move.who.isdisjoint(view.roles):
        raise NotAllowed(_NOT_YOURS)
    open_stops = stops(move, view)
    if open_stops:
        sentence = open_stops[0].sentence
        if open_stops[0].check:
            raise Refused(_UNFAIR, check=named(open_stops[0].check).order)
        raise Refused(
            sentence.template,
            **{
                name: written_day(value) if isinstance(value, date) else value
                for name, value in sentence.fillings
            },
        )
    if Need.REASON in move.needs and not reason.strip():
        raise Missing(N_("This step needs a reason. Say why, in a sentence."))
    return move


def _offered(move: Move, view: ProcedureView) -> bool:
    ending = _ENDS_WITHOUT_APPEAL.get(move.outcome) if move.outcome else None
    if ending is not None and (move.start, move.end) == (S.OUTCOME_ISSUED, S.CLOSURE):
        return fact.outcome_is(view, ending)
    if (
        move.start is S.APPEAL_OUTCOME
        and move.outcome in _AFTER_APPEAL
        and view.record.appeal_result
    ):
        return (move.outcome is C.NOT_UPHELD) is end_fact.set_aside(view)
    return not any((move.start, move.end) == (start, end) and pointless(view)
                   for start, end, pointless in _NOT_OFFERED)  # fmt: skip


def _title(move: Move) -> str:
    if move.outcome is not None:
        return _CLOSINGS[move.outcome]
    return _BACK.get((move.start, move.end), _TITLES[move.end])


def _likely(view: ProcedureView) -> tuple[Stage, ClosureOutcome | None] | None:
    """Where the record itself points: at triage its chosen route, elsewhere the first open move that goes forward."""
    if view.stage is S.TRIAGE and not view.record.case.incident:
        route = view.record.triage.route
        return _CHOSEN[route] if route else None
    forward = [
        m
        for m in moves(view.record.case.kind)
        if m.start is view.stage and Need.REASON not in m.needs and _offered(m, view)
    ]
    free = [m for m in forward if not stops(m, view)]
    expected = [m for m in forward if m.end is not S.APPEAL_LODGED]  # nobody is expected to appeal
    chosen = next(iter(free or expected), None)
    return (chosen.end, chosen.outcome) if chosen else None


def _was_at(view: ProcedureView, stage: Stage) -> bool:
    return view.entered(stage) is not None
