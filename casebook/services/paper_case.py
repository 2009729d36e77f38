"""A case that began on paper comes in: its stages with their real days and what was done, in one act."""

import uuid
from collections.abc import Iterator

from casebook.domain import do_not_alert, readiness
from casebook.domain.acts import Act
from casebook.domain.case import StageEvent
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId, ItemId
from casebook.domain.intake import Prepared
from casebook.domain.outside import DoneOutside
from casebook.domain.paper_case import PaperCase, PaperStep, check_paper_case
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission
from casebook.domain.stage import Stage
from casebook.domain.words import N_
from casebook.errors import Missing
from casebook.resources import _
from casebook.services import paper
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import case as case_rows
from casebook.store import outside as outside_rows
from casebook.store.transaction import Tx


class PaperCaseService:
    """What a signed-in person can do with a case that had begun before it came into Casebook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, case: CaseId, begun: PaperCase) -> Changes:
        """Put a reported case where it stands on paper, with its days and steps: all of it, or nothing.

        Raises NotAllowed, Missing, Refused, CaseLocked.
        """
        session = self._session
        begun = PaperCase(
            begun.passed, cleaned(begun.owner_then), tuple(map(_cleaned, begun.steps))
        )
        with session.seeing(case) as tx:
            record = session.record(tx)
        check_paper_case(record, begun, today=session.today())
        self._check_steps(record, begun)
        detail = (("end", begun.passed[-1].stage.value),)
        with session.acting(
            case, Permission.RUN_PROCEDURE, Act.BEGAN_ON_PAPER, detail=detail
        ) as tx:
            case_rows.save(tx, record.case.moved_to(begun.passed[-1].stage))
            for event in self._events(begun):
                case_rows.add_event(tx, event)
            for step in begun.steps:
                number = EventId(str(uuid.uuid4()))
                scan = self._paper(tx, step.scan)
                done = DoneOutside(number, step.step, step.on, step.by, step.note, scan)
                outside_rows.add(tx, done)
        return changed(Kind.CASE, Kind.EVIDENCE, Kind.LOG, case=case)

    def _check_steps(self, record: CaseRecord, begun: PaperCase) -> None:
        for step in begun.steps:
            if not step.by:
                raise Missing(what=N_("by whom it was done"))
            readiness.check_outside(record, step.step, step.on, today=self._session.today())
            do_not_alert.check_step(record, step.step, step.on)

    def _events(self, begun: PaperCase) -> Iterator[StageEvent]:
        session, start = self._session, Stage.REPORTED
        now = session.now()
        reason = _("It was on paper then; {name} led the case.").format(name=begun.owner_then)
        for passed in begun.passed:
            yield StageEvent(
                start=start, end=passed.stage, at=now, on=passed.on, by=session.person,
                reason=reason,
            )  # fmt: skip
            start = passed.stage

    def _paper(self, tx: Tx, scan: Prepared | None) -> ItemId | None:
        if scan is None:
            return None
        return paper.keep(tx, self._session, scan, shows=_("Paper of a step done outside Casebook"))


def _cleaned(step: PaperStep) -> PaperStep:
    return PaperStep(step.step, step.on, cleaned(step.by), cleaned(step.note), step.scan)
