"""What else runs beside a case: begun, changed as more is known, and ended, each with its reason."""

import uuid
from dataclasses import replace
from datetime import date

from casebook.domain import overlay as rules
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId
from casebook.domain.overlay import Overlay
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import overlay as rows


class OverlayService:
    """What a signed-in person can record of it. Every record needs `Permission.RUN_BESIDE`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, case: CaseId, overlay: Overlay) -> Changes:
        """Begin something, or keep more of what runs: one with an id. Raises NotAllowed, Missing, Refused."""
        overlay = cleaned(overlay)
        if overlay.id:
            kept = self._one(case, overlay.id)
            if kept.ended is not None:
                raise Refused(N_("This has ended."))
            overlay = replace(overlay, kind=kept.kind, by=kept.by)
            act = Act.OVERLAY_CHANGED
        else:
            overlay = replace(overlay, id=EventId(str(uuid.uuid4())), by=self._session.name)
            act = Act.OVERLAY_BEGUN
        rules.check(overlay, now=self._session.now())
        return self._keep(case, overlay, act)

    def end(self, case: CaseId, overlay: EventId, *, on: date, why: str) -> Changes:
        """End what runs. Raises NotAllowed, Missing, Refused."""
        found, why = self._one(case, overlay), cleaned(why)
        rules.check_end(found, on, why, today=self._session.today())
        after = replace(found, ended=on, ended_why=why, ended_by=self._session.name)
        return self._keep(case, after, Act.OVERLAY_ENDED)

    def _one(self, case: CaseId, overlay: EventId) -> Overlay:
        with self._session.seeing(case) as tx:
            found = next((one for one in rows.overlays(tx) if one.id == overlay), None)
        if found is None:
            raise Refused(N_("Nothing like that runs beside this case."))
        return found

    def _keep(self, case: CaseId, overlay: Overlay, act: Act) -> Changes:
        with self._session.acting(case, Permission.RUN_BESIDE, act, obj=overlay.id) as tx:
            rows.save(tx, overlay)
        return changed(Kind.CASE, Kind.LOG, case=case)
