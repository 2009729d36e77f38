"""Going on with a copy of a case that is older than, or other than, the one last seen."""

import uuid

from casebook.domain.acts import Act
from casebook.domain.case_log import Detail
from casebook.domain.ids import CaseId, EventId
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.services import file_checks
from casebook.services.session import Session
from casebook.store import outside as outside_rows


def accept(session: Session, case: CaseId, reason: str) -> None:
    """Put the decision on the record, where every other member sees it: what was last seen, and why this is right."""
    seen = session.identity.last_seen(case)
    file = session.files.unchecked(case)
    try:
        file_checks.check(file, session.identity, restored=True)
        detail: Detail = () if seen is None else (("size", seen.size), ("root", seen.root))
        step = DoneOutside(
            EventId(str(uuid.uuid4())), OutsideStep.OTHER, session.today(), session.name, reason
        )
        with file.transaction(Act.RESTORED, obj=step.id, detail=detail) as tx:
            outside_rows.add(tx, step)
    except BaseException:
        file.close()
        raise
    session.files.keep(file)
