"""The takedown log: what platforms were asked, looked at again, and ended."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from casebook.domain import hold_block
from casebook.domain import takedown as rules
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.clock import local_day
from casebook.domain.ids import CaseId, EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.roles import Permission
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.domain.words import N_
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import police
from casebook.store import takedown as rows


class TakedownService:
    """What a signed-in person can record in the log. Every record needs `Permission.RESPOND`.

    Everything raises NotAllowed, Missing; Refused in a case about staff.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def report(self, case: CaseId, line: Takedown) -> Changes:
        """Keep that a platform was asked. Refused while the police hold stands and were not asked first."""
        line = cleaned(replace(line, id=EventId(str(uuid.uuid4()))))
        with self._session.seeing(case, Permission.RESPOND) as tx:
            holds = police.holds(tx)
        rules.check_takedown(line, now=self._session.now())
        on, today = local_day(line.reported_at), self._session.today()
        hold_block.check_step(holds, OutsideStep.PLATFORM_REPORT, on, today=today)
        return self._keep(case, line, Act.TAKEDOWN_ASKED)

    def recheck(self, case: CaseId, line: EventId, look: Recheck) -> Changes:
        """Keep a look at whether it is still there."""
        look, today = cleaned(look), self._session.today()

        def looked(kept: Takedown) -> Takedown:
            rules.check_recheck(kept, look, today=today)
            return replace(kept, rechecks=(*kept.rechecks, look))

        return self._change(case, line, Act.TAKEDOWN_LOOKED_AT, looked)

    def escalate(
        self, case: CaseId, line: EventId, *, at: datetime, to: str, reference: str = ""
    ) -> Changes:
        """Keep that a helpline or somebody else was asked to have it taken down."""
        to, reference, now = cleaned(to), cleaned(reference), self._session.now()

        def asked(kept: Takedown) -> Takedown:
            rules.check_escalation(kept, at, to, now=now)
            return replace(kept, escalated_at=at, escalated_to=to, escalated_reference=reference)

        return self._change(case, line, Act.TAKEDOWN_ESCALATED, asked)

    def end(
        self,
        case: CaseId,
        line: EventId,
        end: TakedownEnd,
        *,
        at: datetime,
        after: str = "",
        note: str = "",
    ) -> Changes:
        """End a line; `after` names the exhibit that shows the page as it is then."""
        after, note, now = cleaned(after), cleaned(note), self._session.now()

        def ended(kept: Takedown) -> Takedown:
            rules.check_end(kept, end, at, note, now=now)
            return replace(kept, end=end, ended_at=at, after=after, note=note)

        return self._change(case, line, Act.TAKEDOWN_ENDED, ended)

    def _change(
        self, case: CaseId, line: EventId, act: Act, made: Callable[[Takedown], Takedown]
    ) -> Changes:
        with self._session.seeing(case, Permission.RESPOND) as tx:
            kept = next((one for one in rows.takedowns(tx) if one.id == line), None)
        if kept is None:
            raise Refused(N_("There is no such line in the log."))
        return self._keep(case, made(kept), act)

    def _keep(self, case: CaseId, line: Takedown, act: Act) -> Changes:
        with self._session.acting(case, Permission.RESPOND, act, obj=line.id) as tx:
            rows.save(tx, line)
        return changed(Kind.CASE, Kind.LOG, case=case)
