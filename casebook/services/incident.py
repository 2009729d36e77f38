"""An attack on staff: the first look at it, what its target was told, and the support they are given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from casebook.domain import incident as rules
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId
from casebook.domain.incident import (
    Engagement,
    Incident,
    IncidentLook,
    SupportOffer,
    SupportReview,
)
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import incident as rows


class IncidentService:
    """What a signed-in person can record of the target. Every record needs `Permission.RESPOND`.

    Everything raises NotAllowed; Refused in a case about staff.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def take_look(self, case: CaseId, look: IncidentLook) -> Changes:
        """Keep the first look as far as it goes. Raises Missing, Refused."""
        look = cleaned(look)

        def looked(kept: Incident) -> Incident:
            rules.check_look(look, today=self._session.today())
            return replace(kept, look=look)

        return self._change(case, Act.ATTACK_LOOKED_AT, looked)

    def record_engagement(
        self,
        case: CaseId,
        engagement: Engagement,
        *,
        nominated_told_at: datetime | None = None,
        teacher_accused: bool = False,
    ) -> Changes:
        """Keep what the target was told and did, and when the nominated person heard of it. Raises Missing, Refused."""
        engagement = cleaned(engagement)

        def told(kept: Incident) -> Incident:
            rules.check_engagement(engagement, now=self._session.now())
            if nominated_told_at is not None and nominated_told_at > self._session.now():
                raise Refused(rules.AHEAD)
            return replace(
                kept,
                engagement=engagement,
                nominated_told_at=nominated_told_at,
                teacher_accused=teacher_accused,
            )

        return self._change(case, Act.TARGET_ADVISED, told)

    def offer_support(
        self, case: CaseId, offers: tuple[SupportOffer, ...], *, review_on: date | None
    ) -> Changes:
        """Keep what was offered, and the day to talk again. Raises Missing, Refused."""
        offers = cleaned(offers)

        def offered(kept: Incident) -> Incident:
            rules.check_offers(offers, review_on, today=self._session.today())
            return replace(kept, offers=(*kept.offers, *offers), review_on=review_on)

        return self._change(case, Act.SUPPORT_OFFERED, offered)

    def review_support(self, case: CaseId, review: SupportReview) -> Changes:
        """Keep a talk with the target about how they are. Raises Missing, Refused."""
        review, today = cleaned(review), self._session.today()

        def reviewed(kept: Incident) -> Incident:
            rules.check_support_review(kept, review, today=today)
            return replace(kept, reviews=(*kept.reviews, review))

        return self._change(case, Act.SUPPORT_REVIEWED, reviewed)

    def record_nothing_online(self, case: CaseId, why: str) -> Changes:
        """Keep why there is nothing to be taken down. Raises Missing."""
        why = cleaned(why)

        def nothing(kept: Incident) -> Incident:
            if not why:
                raise Missing(what=N_("why there is nothing to be taken down"))
            return replace(kept, nothing_online=why)

        return self._change(case, Act.TAKEDOWN_ENDED, nothing)

    def _change(self, case: CaseId, act: Act, made: Callable[[Incident], Incident]) -> Changes:
        with self._session.seeing(case, Permission.RESPOND) as tx:
            after = made(rows.get(tx))
        with self._session.acting(case, Permission.RESPOND, act) as tx:
            rows.save(tx, after)
        return changed(Kind.CASE, Kind.LOG, case=case)
