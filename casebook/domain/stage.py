"""The stages a case goes through, and the moves of a staff-misuse case. Nothing else is allowed."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.roles import Role


class Stage(StrEnum):
    """Where a case stands."""

    REPORTED = "reported"
    TRIAGE = "triage"
    INFORMAL = "informal"
    INVESTIGATION = "investigation"
    REPORT_SUBMITTED = "report_submitted"
    CASE_DECISION = "case_decision"
    HEARING_SCHEDULED = "hearing_scheduled"
    HEARING_HELD = "hearing_held"
    OUTCOME_ISSUED = "outcome_issued"
    LA_NOTIFIED = "la_notified"
    APPEAL_WINDOW = "appeal_window"
    APPEAL_LODGED = "appeal_lodged"
    APPEAL_HEARD = "appeal_heard"
    APPEAL_OUTCOME = "appeal_outcome"
    RESPONDING = "responding"  # of an incident alone: `line` has its moves
    CLOSURE = "closure"
    RETAINED = "retained"


class ClosureOutcome(StrEnum):
    """How a case ended."""

    OUT_OF_SCOPE = "out_of_scope"
    NO_CONCERN = "no_concern"
    NO_CASE_TO_ANSWER = "no_case_to_answer"
    INFORMAL_ADVICE = "informal_advice"
    NOT_UPHELD = "not_upheld"
    SANCTION = "sanction"
    OTHER_PROCEDURE = "other_procedure"
    RESIGNED = "resigned"
    SETTLED = "settled"
    SUBJECT_DECEASED = "subject_deceased"
    RESPONDED = "responded"  # an incident: taken down, supported, routed
    OPENED_IN_ERROR = "opened_in_error"  # nothing more is written; its content goes with disposal


class Need(StrEnum):
    """What a move needs before it may be made; each is a question `procedure` can answer from the record."""

    REPORT_COMPLETE = "report_complete"
    REASON = "reason"
    SEVERITY_MINOR = "severity_minor"
    NO_OPEN_OFFENCE_OR_HARM = "no_open_offence_or_harm"
    TRIAGE_DECIDED = "triage_decided"
    INVESTIGATOR = "investigator"
    LADO_ADVICE = "lado_advice"
    SUBJECT_HEARD = "subject_heard"
    ADVICE_RECORDED = "advice_recorded"
    ADVICE_NOTE_ISSUED = "advice_note_issued"
    REVIEW_HELD = "review_held"
    ALLEGATION = "allegation"
    INVESTIGATION_REPORT = "investigation_report"
    CHARGES_READY = "charges_ready"
    EXPRESSION_WEIGHED = "expression_weighed"
    INVITATION = "invitation"
    HEARING_RECORDED = "hearing_recorded"
    DECISIONS_COMPLETE = "decisions_complete"
    OUTCOME_LETTER = "outcome_letter"
    LETTER_RECEIVED = "letter_received"
    LA_NOTICE = "la_notice"
    APPEAL_GROUNDS = "appeal_grounds"
    APPEAL_HELD = "appeal_held"
    APPEAL_DECIDED = "appeal_decided"
    APPEAL_WINDOW_PASSED = "appeal_window_passed"
    NO_APPEAL_RIGHT = "no_appeal_right"
    SECOND_PERSON = "second_person"
    CONCLUSION = "conclusion"  # what is concluded although the subject left
    SILENCES_NOBODY = "silences_nobody"  # what a settlement may not forbid
    CLEARED = "cleared"  # the safeguarding allegation was false, malicious or unfounded
    POSTPONEMENT = "postponement"
    APPEAL_RESULT = (
        "appeal_result"  # how it ended, and all that follows where somebody is taken back
    )
    NOTHING_OVERDUE = "nothing_overdue"
    BIRTHS_KNOWN = "births_known"  # of the pupils whose records are kept until they are 25
    LOOKED_AT = "looked_at"  # an incident
    ADVISED_NOT_TO_REPLY = "advised_not_to_reply"
    TAKEDOWN_ENDED = "takedown_ended"
    SUPPORT_REVIEWED = "support_reviewed"
    PERPETRATOR_ROUTED = "perpetrator_routed"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: from, to, what it needs, and who may make it."""

    start: Stage
    end: Stage
    needs: tuple[Need, ...]
    who: frozenset[Role]
    outcome: ClosureOutcome | None = None  # with `closure` only


_OWNER = frozenset({Role.COMMISSIONING_MANAGER})
_IO = frozenset({Role.INVESTIGATING_OFFICER})
_CLERK = frozenset({Role.CLERK, Role.COMMISSIONING_MANAGER})
_HR = frozenset({Role.COMMISSIONING_MANAGER, Role.HR_ADVISER})
_LETTER = frozenset({Role.COMMISSIONING_MANAGER, Role.HR_ADVISER, Role.CLERK})

S, N, C = Stage, Need, ClosureOutcome
MOVES: tuple[Move, ...] = (
    Move(S.REPORTED, S.TRIAGE, (N.REPORT_COMPLETE,), _OWNER),
    Move(S.REPORTED, S.CLOSURE, (N.REASON,), _OWNER, C.OUT_OF_SCOPE),
    Move(
        S.TRIAGE,
        S.INFORMAL,
        (N.TRIAGE_DECIDED, N.SEVERITY_MINOR, N.NO_OPEN_OFFENCE_OR_HARM),
        _OWNER,
    ),
    Move(S.TRIAGE, S.INVESTIGATION, (N.TRIAGE_DECIDED, N.LADO_ADVICE, N.INVESTIGATOR), _OWNER),
    Move(S.TRIAGE, S.CLOSURE, (N.REASON, N.LADO_ADVICE), _OWNER, C.NO_CONCERN),
    Move(S.TRIAGE, S.CLOSURE, (N.REASON, N.LADO_ADVICE), _OWNER, C.OTHER_PROCEDURE),
    Move(S.TRIAGE, S.CLOSURE, (N.REASON, N.CLEARED), _OWNER, C.NO_CASE_TO_ANSWER),
    Move(
        S.INFORMAL,
        S.CLOSURE,
        (N.ADVICE_RECORDED, N.ADVICE_NOTE_ISSUED, N.REVIEW_HELD),
        _OWNER,
        C.INFORMAL_ADVICE,
    ),
    Move(S.INFORMAL, S.INVESTIGATION, (N.REASON, N.LADO_ADVICE, N.INVESTIGATOR), _OWNER),
    Move(
        S.INVESTIGATION,
        S.REPORT_SUBMITTED,
        (N.ALLEGATION, N.SUBJECT_HEARD, N.INVESTIGATION_REPORT),
        _IO | _OWNER,
    ),
    Move(S.REPORT_SUBMITTED, S.INVESTIGATION, (N.REASON,), _OWNER),
    Move(S.REPORT_SUBMITTED, S.CASE_DECISION, (), _OWNER),
    Move(S.CASE_DECISION, S.CLOSURE, (N.REASON,), _OWNER, C.NO_CASE_TO_ANSWER),
    Move(S.CASE_DECISION, S.INFORMAL, (N.REASON,), _OWNER),
    Move(
        S.CASE_DECISION,
        S.HEARING_SCHEDULED,
        (N.CHARGES_READY, N.EXPRESSION_WEIGHED, N.INVITATION),
        _CLERK,
    ),
    Move(S.HEARING_SCHEDULED, S.CASE_DECISION, (N.REASON,), _OWNER),
    Move(S.HEARING_SCHEDULED, S.HEARING_SCHEDULED, (N.REASON, N.POSTPONEMENT), _CLERK),
    Move(S.HEARING_SCHEDULED, S.HEARING_HELD, (N.HEARING_RECORDED,), _CLERK),
    Move(S.HEARING_HELD, S.INVESTIGATION, (N.REASON,), _CLERK),
    Move(S.HEARING_HELD, S.OUTCOME_ISSUED, (N.DECISIONS_COMPLETE, N.OUTCOME_LETTER), _LETTER),
    Move(S.HEARING_HELD, S.LA_NOTIFIED, (N.DECISIONS_COMPLETE, N.LA_NOTICE), _CLERK),
    Move(S.OUTCOME_ISSUED, S.LA_NOTIFIED, (N.LA_NOTICE,), _CLERK),
    Move(S.LA_NOTIFIED, S.OUTCOME_ISSUED, (N.OUTCOME_LETTER,), _LETTER),
    Move(S.OUTCOME_ISSUED, S.APPEAL_WINDOW, (N.LETTER_RECEIVED,), _HR),
    Move(S.LA_NOTIFIED, S.APPEAL_WINDOW, (N.OUTCOME_LETTER, N.LETTER_RECEIVED), _HR),
    Move(S.OUTCOME_ISSUED, S.CLOSURE, (N.NO_APPEAL_RIGHT,), _OWNER, C.NOT_UPHELD),
    Move(S.OUTCOME_ISSUED, S.CLOSURE, (N.NO_APPEAL_RIGHT,), _OWNER, C.INFORMAL_ADVICE),
    Move(S.APPEAL_WINDOW, S.APPEAL_LODGED, (N.APPEAL_GROUNDS,), _CLERK),
    Move(S.APPEAL_WINDOW, S.CLOSURE, (N.APPEAL_WINDOW_PASSED,), _OWNER, C.SANCTION),
    Move(S.APPEAL_LODGED, S.APPEAL_HEARD, (N.APPEAL_HELD,), _CLERK),
    Move(S.APPEAL_HEARD, S.APPEAL_OUTCOME, (N.APPEAL_DECIDED,), _CLERK),
    Move(S.APPEAL_OUTCOME, S.CLOSURE, (N.APPEAL_RESULT,), _OWNER, C.SANCTION),
    Move(S.APPEAL_OUTCOME, S.CLOSURE, (N.REASON, N.APPEAL_RESULT), _OWNER, C.NOT_UPHELD),
    Move(S.CLOSURE, S.RETAINED, (N.NOTHING_OVERDUE, N.BIRTHS_KNOWN), _OWNER),
    Move(S.RETAINED, S.INVESTIGATION, (N.REASON, N.SECOND_PERSON), _HR),
)
_BEFORE_OUTCOME = (S.REPORTED, S.TRIAGE, S.INFORMAL, S.INVESTIGATION, S.REPORT_SUBMITTED,
                   S.CASE_DECISION, S.HEARING_SCHEDULED, S.HEARING_HELD)  # fmt: skip
MOVES += tuple(
    Move(stage, S.CLOSURE, (N.REASON, N.LADO_ADVICE), _OWNER, C.OTHER_PROCEDURE)
    for stage in _BEFORE_OUTCOME
    if stage is not S.TRIAGE
)
MOVES += tuple(
    Move(stage, S.CLOSURE, (N.REASON, N.LADO_ADVICE, *needs), _OWNER, outcome)
    for stage in _BEFORE_OUTCOME
    for outcome, needs in (
        (C.RESIGNED, (N.CONCLUSION,)),
        (C.SETTLED, (N.CONCLUSION, N.SILENCES_NOBODY)),
    )
)
MOVES += tuple(
    Move(stage, S.CLOSURE, (N.REASON, N.SECOND_PERSON), _HR, C.OPENED_IN_ERROR)
    for stage in S
    if stage not in (S.RESPONDING, S.CLOSURE, S.RETAINED)
)
MOVES += tuple(
    Move(stage, S.CLOSURE, (N.REASON,), _OWNER, C.SUBJECT_DECEASED) for stage in _BEFORE_OUTCOME
)


def move_between(
    start: Stage,
    end: Stage,
    outcome: ClosureOutcome | None = None,
    *,
    moves: tuple[Move, ...] = MOVES,
) -> Move | None:
    """The allowed move of a line, or None."""
    return next((m for m in moves if (m.start, m.end, m.outcome) == (start, end, outcome)), None)
