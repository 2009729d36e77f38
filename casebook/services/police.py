"""The police: what they were told and said, and the hold they may ask for."""

import uuid
from dataclasses import replace

from casebook.domain import police as rules
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId
from casebook.domain.police import HoldRelease, HoldScope, PoliceHold, PoliceReferral
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import police as rows


class PoliceService:
    """What a signed-in person can record of the police. Every record needs `Permission.RUN_BESIDE`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record_referral(self, case: CaseId, referral: PoliceReferral) -> Changes:
        """Keep what the police were told and said; one with an id changes that one. Raises NotAllowed, Missing, Refused."""
        referral = cleaned(replace(referral, id=_new(referral.id)))
        rules.check_referral(referral, now=self._session.now())
        with self._session.acting(
            case, Permission.RUN_BESIDE, Act.POLICE_TOLD, obj=referral.id
        ) as tx:
            rows.save_referral(tx, referral)
        return _changes(case)

    def begin_hold(self, case: CaseId, hold: PoliceHold) -> Changes:
        """Begin a hold, recorded by whoever is signed in. Raises NotAllowed, Missing, Refused."""
        hold = replace(cleaned(hold), id=_new(""), put_by=self._session.name)
        with self._session.seeing(case) as tx:
            standing = rows.holds(tx)
        rules.check_hold(hold, standing, today=self._session.today())
        with self._session.acting(case, Permission.RUN_BESIDE, Act.HOLD_BEGUN, obj=hold.id) as tx:
            rows.save_hold(tx, hold)
        return _changes(case)

    def review_hold(
        self,
        case: CaseId,
        hold: EventId,
        review: Review,
        *,
        scope: tuple[HoldScope, ...] | None = None,
    ) -> Changes:
        """Record a review; `scope` is what the hold covers from now on, where that was varied. Raises as above."""
        review = cleaned(review)
        found = self._hold(case, hold)
        varied = scope if review.outcome is ReviewOutcome.VARIED else None
        rules.check_review(found, review, varied, today=self._session.today())
        after = replace(found, reviews=(*found.reviews, review), scope=varied or found.scope)
        return self._save(case, after, Act.HOLD_REVIEWED)

    def record_takedown(self, case: CaseId, hold: EventId, said: str) -> Changes:
        """Keep what the police said about having the material taken down. Raises NotAllowed, Missing."""
        said = cleaned(said)
        if not said:
            raise Missing(what=N_("what the police said about taking the material down"))
        return self._save(
            case, replace(self._hold(case, hold), takedown=said), Act.HOLD_ASKED_TAKEDOWN
        )

    def release_hold(self, case: CaseId, hold: EventId, release: HoldRelease) -> Changes:
        """Record that the police let the school go on. Raises NotAllowed, Missing, Refused."""
        release = replace(cleaned(release), recorded_by=self._session.name)
        found = self._hold(case, hold)
        rules.check_release(found, release, today=self._session.today())
        return self._save(case, replace(found, release=release), Act.HOLD_RELEASED)

    def _hold(self, case: CaseId, hold: EventId) -> PoliceHold:
        with self._session.seeing(case) as tx:
            found = next((one for one in rows.holds(tx) if one.id == hold), None)
        if found is None:
            raise Refused(N_("This case has no such hold."))
        return found

    def _save(self, case: CaseId, hold: PoliceHold, act: Act) -> Changes:
        with self._session.acting(case, Permission.RUN_BESIDE, act, obj=hold.id) as tx:
            rows.save_hold(tx, hold)
        return _changes(case)


def _new(given: str) -> EventId:
    return EventId(given or str(uuid.uuid4()))


def _changes(case: CaseId) -> Changes:
    return changed(Kind.CASE, Kind.LOG, case=case)
