"""Earlier warnings: entered from the personnel file, kept back until the findings stand, then looked at.

They are kept back by the program and not by keys: whoever is in a case holds the one key that opens all of it.
"""

import uuid
from dataclasses import replace
from datetime import date

from casebook.domain import line, readiness, warning_shown
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission
from casebook.domain.stage import Stage
from casebook.domain.warning import EarlierWarning, WarningLook, check_warning
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import warning as rows
from casebook.store.transaction import Tx

_DECIDED = frozenset(
    {
        *(Stage.OUTCOME_ISSUED, Stage.LA_NOTIFIED, Stage.APPEAL_WINDOW, Stage.APPEAL_LODGED),
        *(Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME, Stage.CLOSURE, Stage.RETAINED),
    }
)


class WarningService:
    """What a signed-in person can record of the subject's earlier warnings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, case: CaseId, warning: EarlierWarning) -> Changes:
        """Enter a warning; its id, who entered it and when are added. Raises NotAllowed, Missing, Refused."""
        session = self._session
        new = replace(
            cleaned(warning), id=EventId(str(uuid.uuid4())), by=session.person, at=session.now(),
            withdrawn="",
        )  # fmt: skip
        with session.seeing(case, Permission.RUN_BESIDE) as tx:
            record = session.record(tx)
        line.check_page(record.case.kind, PageId.WARNING)
        if record.case.stage in _DECIDED:
            raise Refused(_TOO_LATE)
        check_warning(new, today=session.today())
        with session.acting(case, Permission.RUN_BESIDE, Act.WARNING_ENTERED, obj=new.id) as tx:
            rows.add(tx, new)
        return changed(Kind.CASE, Kind.DECISION, Kind.LOG, case=case)

    def withdraw(self, case: CaseId, warning: EventId, why: str) -> Changes:
        """Take a warning back that was entered wrongly; it stays to be read. Raises NotAllowed, Missing, Refused."""
        session, why = self._session, cleaned(why)
        if not why:
            raise Missing(what=N_("why it is taken back"))
        with session.seeing(case, Permission.RUN_BESIDE) as tx:
            shown = warning_shown.visible(session.record(tx), session.roles(tx), session.person)
        if warning not in {one.id for one in shown if not one.withdrawn}:
            raise Refused(N_("This case has no such warning, or it was taken back already."))
        with session.acting(case, Permission.RUN_BESIDE, Act.WARNING_WITHDRAWN, obj=warning) as tx:
            rows.withdraw(tx, warning, why)
        return changed(Kind.CASE, Kind.DECISION, Kind.LOG, case=case)

    def look(self, case: CaseId, on: date) -> Changes:
        """Record that those who decide were shown what counts, on a local day. Raises NotAllowed, Refused."""
        session = self._session
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
        readiness.check_warnings(record, on, roles=mine)
        readiness.check_not_ahead(session.today(), on)
        shown = tuple(one.id for one in warning_shown.counting(record, on))
        look = WarningLook(EventId(str(uuid.uuid4())), on, shown, session.person, session.now())
        with session.acting(
            case, Permission.RECORD_DECISION, Act.WARNINGS_LOOKED_AT, obj=look.id
        ) as tx:
            rows.add_look(tx, look)
        return changed(Kind.CASE, Kind.DECISION, Kind.LOG, case=case)


def kept_back(session: Session, tx: Tx) -> frozenset[str]:
    """The ids of the earlier warnings of a case that the signed-in person is not shown yet."""
    if not rows.warnings(tx):
        return frozenset()
    record = session.record(tx)
    seen = warning_shown.visible(record, session.roles(tx), session.person)
    return frozenset(one.id for one in record.warnings if one not in seen)


_TOO_LATE = N_(
    "The outcome of this case is decided, so a warning entered now would count for nothing in it."
)
