"""Suspension: the decision, who was told, reviews, keeping in touch, and its end by those who may end it."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from casebook.domain import suspension as rules
from casebook.domain.acts import Act
from casebook.domain.authority import whom
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.delegation import Decider, Power, Whom
from casebook.domain.ids import CaseId, EventId
from casebook.domain.review import Review
from casebook.domain.roles import Permission
from casebook.domain.suspension import CheckIn, Suspension, SuspensionEnd
from casebook.domain.words import N_
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import delegation
from casebook.store import suspension as rows


class SuspensionService:
    """What a signed-in person can record of a suspension. Nothing here decides or suggests one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, case: CaseId, suspension: Suspension) -> Changes:
        """Record the decision to suspend, every alternative weighed. Raises NotAllowed, Missing, Refused."""
        new = replace(cleaned(suspension), id=EventId(str(uuid.uuid4())))
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        rules.check_start(
            new,
            record.suspensions,
            now=self._session.now(),
            about_head=whom(record) is Whom.HEAD,
        )
        return self._save(case, new, Permission.SUSPEND, Act.SUSPENDED)

    def record_told(
        self,
        case: CaseId,
        suspension: EventId,
        *,
        la_at: datetime | None,
        other_at: datetime | None,
        letter_on: date | None,
    ) -> Changes:
        """Keep when the authority and the other of headteacher and governing body were told, and the letter's day.

        Raises NotAllowed, Refused.
        """
        found = self._one(case, suspension)
        after = replace(
            found, informed_la_at=la_at, informed_other_at=other_at, letter_on=letter_on
        )
        rules.check_told(found, after, now=self._session.now())
        return self._save(case, after, Permission.RUN_BESIDE, Act.SUSPENSION_TOLD)

    def review(self, case: CaseId, suspension: EventId, review: Review) -> Changes:
        """Record a review. It ends nothing. Raises NotAllowed, Missing, Refused."""
        review, found = cleaned(review), self._one(case, suspension)
        rules.check_review(found, review, today=self._session.today())
        after = replace(found, reviews=(*found.reviews, review))
        return self._save(case, after, Permission.SUSPEND, Act.SUSPENSION_REVIEWED)

    def keep_in_touch(self, case: CaseId, suspension: EventId, contact: CheckIn) -> Changes:
        """Record a contact with the person suspended. Raises NotAllowed, Missing, Refused."""
        contact, found = cleaned(contact), self._one(case, suspension)
        rules.check_contact(found, contact, today=self._session.today())
        after = replace(found, check_ins=(*found.check_ins, contact))
        return self._save(case, after, Permission.RUN_BESIDE, Act.SUSPENSION_CONTACT)

    def end(self, case: CaseId, suspension: EventId, end: SuspensionEnd) -> Changes:
        """Record the decision that ended it. In a maintained school that is the governing body's, and a head may not.

        Raises NotAllowed, Missing, Refused.
        """
        found, scheme = self._one(case, suspension), self._scheme(case)
        end = replace(cleaned(end), recorded_by=self._session.name)
        rules.check_end(
            found,
            end,
            school=self._session.school(),
            post=self._session.post(),
            scheme=scheme,
            now=self._session.now(),
        )
        return self._save(
            case, replace(found, end=end), Permission.END_SUSPENSION, Act.SUSPENSION_ENDED
        )

    def why_cannot_end(self, case: CaseId) -> str:
        """Why the signed-in person cannot record an end, as a sentence to translate; empty where they can."""
        session = self._session
        return rules.why_cannot_end(session.school(), session.post(), self._scheme(case))

    def _scheme(self, case: CaseId) -> Decider:
        """Who ends this suspension by the school's scheme of delegation."""
        with self._session.seeing(case) as tx:
            about = whom(self._session.record(tx))
        with self._session.register.reading() as tx:
            return delegation.get(tx).decides(Power.END_SUSPENSION, about)

    def _one(self, case: CaseId, suspension: EventId) -> Suspension:
        with self._session.seeing(case) as tx:
            found = next((one for one in rows.suspensions(tx) if one.id == suspension), None)
        if found is None:
            raise Refused(N_("This case has no such suspension."))
        return found

    def _save(
        self, case: CaseId, suspension: Suspension, permission: Permission, act: Act
    ) -> Changes:
        with self._session.acting(case, permission, act, obj=suspension.id) as tx:
            rows.save(tx, suspension)
        return changed(Kind.CASE, Kind.LOG, case=case)
