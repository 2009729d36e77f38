"""How a case ends before its outcome, begins again, or takes a move back: what one person does not do alone."""

import uuid
from dataclasses import dataclass, replace
from typing import Final

from casebook.domain.acts import Act
from casebook.domain.appeal_result import AppealResult, check_result
from casebook.domain.case import StageEvent
from casebook.domain.case_log import Entry
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.closing import Closing, check_closing
from casebook.domain.departure import Departure, check_departure
from casebook.domain.ids import CaseId, EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.procedure import may_move
from casebook.domain.record import CaseRecord
from casebook.domain.reversal import check_reversal, last_move
from casebook.domain.roles import Permission, Role
from casebook.domain.second_person import Joint, JointRequest, answered, check_request, waiting
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.words import N_
from casebook.errors import NotAllowed, Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import appeal_result as appeal_results
from casebook.store import case as case_rows
from casebook.store import case_log as entries
from casebook.store import closing as closings
from casebook.store import departure as departures
from casebook.store import second_person
from casebook.store.transaction import Tx

_ENDS: Final = {
    Joint.OPENED_IN_ERROR: (Stage.CLOSURE, ClosureOutcome.OPENED_IN_ERROR),
    Joint.REOPEN: (Stage.INVESTIGATION, None),
}
_TWO: Final = frozenset({Role.COMMISSIONING_MANAGER, Role.HR_ADVISER})
_MOVES: Final = frozenset({Act.MOVED, Act.CLOSED})
_APPEALED: Final = frozenset({Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME})
_ANY: Final = "-"


@dataclass(frozen=True, slots=True)
class LastMove:
    """The last move of a case (None where it never moved), and what stops one from taking it back."""

    move: StageEvent | None
    refused: Refused | NotAllowed | None = None


class EndingService:
    """What a signed-in person can do about the end of a case that is no outcome."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask_second(self, case: CaseId, joint: Joint, reason: str) -> Changes:
        """Ask a second person to agree to a step. Raises NotAllowed, Missing, Refused."""
        session = self._session
        wanted = JointRequest(
            EventId(str(uuid.uuid4())), joint, cleaned(reason), session.person, session.now()
        )
        with session.seeing(case) as tx:
            self._one_of_two(tx)
            record = session.record(tx)
        if (record.case.stage is Stage.RETAINED) is not (joint is Joint.REOPEN):
            raise Refused(N_("The case does not stand where this step begins."))
        check_request(record.joint_requests, wanted)
        with session.acting(case, Permission.SEE_CASE, Act.SECOND_ASKED, obj=wanted.id) as tx:
            second_person.save(tx, wanted)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def answer_second(self, case: CaseId, *, agreed: bool) -> Changes:
        """Agree to what waits, which does it; or say no, or take back what one asked. Raises NotAllowed, Refused."""
        session = self._session
        with session.seeing(case) as tx:
            self._one_of_two(tx)
            record = session.record(tx)
        request = waiting(record.joint_requests)
        if request is None:
            raise Refused(N_("Nothing waits for a second person in this case."))
        done = answered(request, by=session.person, at=session.now(), agreed=agreed)
        event = self._joint_move(record, done) if agreed else None
        with session.acting(case, Permission.SEE_CASE, Act.SECOND_ANSWERED, obj=done.id) as tx:
            second_person.save(tx, done)
            if event is not None:
                case_rows.save(tx, record.case.moved_to(event.end, event.outcome))
                case_rows.add_event(tx, event)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def record_departure(self, case: CaseId, departure: Departure) -> Changes:
        """Keep how the subject left and what is concluded all the same. Raises NotAllowed, Missing, Refused."""
        departure = cleaned(departure)
        check_departure(departure, today=self._session.today())
        with self._session.acting(case, Permission.RUN_PROCEDURE, Act.DEPARTURE_SAVED) as tx:
            departures.save(tx, departure)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def record_appeal(self, case: CaseId, result: AppealResult) -> Changes:
        """Keep what an appeal came to, and what was put right since. Raises NotAllowed, Missing, Refused."""
        session, result = self._session, cleaned(result)
        with session.seeing(case) as tx:
            record = session.record(tx)
        if record.case.stage not in _APPEALED:
            raise Refused(N_("No appeal has been heard in this case."))
        lodged, decided = record.done_outside(OutsideStep.APPEAL_LODGED), record.decided.sanction
        check_result(
            result,
            decided.sanction if decided else None,
            lodged_on=lodged.on if lodged else None,
            today=session.today(),
        )
        with session.acting(case, Permission.RUN_BESIDE, Act.APPEAL_DECIDED) as tx:
            appeal_results.save(tx, result)
        return changed(Kind.CASE, Kind.DECISION, Kind.LOG, case=case)

    def write_closing(self, case: CaseId, closing: Closing) -> Changes:
        """Keep the closing record; who wrote it and when is added. Raises NotAllowed, Missing, Refused."""
        session = self._session
        closing = replace(cleaned(closing), by=session.name, on=session.today())
        check_closing(closing, today=session.today())
        with session.acting(case, Permission.RUN_PROCEDURE, Act.CLOSING_WRITTEN) as tx:
            closings.save(tx, closing)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def last_move(self, case: CaseId) -> LastMove:
        """The move that could be taken back, and why it cannot be where that is so. Raises NotAllowed."""
        session = self._session
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
            since = _acts_since_move(tx)
        try:
            check_reversal(record, mine, acts_since=since, reason=_ANY)
        except (Refused, NotAllowed) as refused:  # what it says is what a person wants to know
            return LastMove(last_move(record), refused)
        return LastMove(last_move(record))

    def take_back(self, case: CaseId, reason: str) -> Changes:
        """Take back the last move, which was a mistake. Raises CaseLocked, Refused, NotAllowed, Missing."""
        session, reason = self._session, cleaned(reason)
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
            since = _acts_since_move(tx)
        move = check_reversal(record, mine, acts_since=since, reason=reason)
        assert move.start is not None
        event = StageEvent(
            start=move.end, end=move.start, at=session.now(), on=session.today(),
            by=session.person, reason=reason, reversal=True,
        )  # fmt: skip
        detail = (("end", event.end.value),)
        with session.acting(case, Permission.SEE_CASE, Act.MOVE_TAKEN_BACK, detail=detail) as tx:
            case_rows.save(tx, record.case.moved_to(event.end, _outcome_before(record)))
            case_rows.add_event(tx, event)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def _one_of_two(self, tx: Tx) -> None:
        if _TWO.isdisjoint(self._session.roles(tx)):
            raise NotAllowed(N_("The case owner and the HR adviser do this together."))

    def _joint_move(self, record: CaseRecord, request: JointRequest) -> StageEvent:
        session = self._session
        requests = tuple(request if r.id == request.id else r for r in record.joint_requests)
        end, outcome = _ENDS[request.joint]
        may_move(
            replace(record, joint_requests=requests),
            end,
            outcome=outcome,
            reason=request.reason,
            policy=session.case_policy(record.case),
            calendar=session.calendar(),
            limits=session.limits(),
            delegation=session.delegation(),
            today=session.today(),
            roles=_TWO,
        )
        return StageEvent(
            start=record.case.stage, end=end, at=session.now(), on=session.today(),
            by=session.person, reason=request.reason, outcome=outcome,
        )  # fmt: skip


def _acts_since_move(tx: Tx) -> tuple[str, ...]:
    found: list[str] = []
    for one in reversed(entries.entries(tx)):
        act = Entry.read(one.data).act
        if act in _MOVES:
            break
        found.append(act)
    return tuple(found)


def _outcome_before(record: CaseRecord) -> ClosureOutcome | None:
    """The outcome the case had before its last move: one only where it was closed then."""
    *before, move = record.standing
    if move.start not in (Stage.CLOSURE, Stage.RETAINED):
        return None
    return next((event.outcome for event in reversed(before) if event.outcome), None)
