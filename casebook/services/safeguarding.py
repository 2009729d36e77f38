"""Safeguarding: the designated officer's advice, how it ended, and KCSIE low-level concerns."""

import uuid
from dataclasses import replace

from casebook.domain import safeguarding as rules
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.roles import Permission
from casebook.domain.safeguarding import LadoReferral, LowLevelConcern, SafeguardingConclusion
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import safeguarding as rows


class SafeguardingService:
    """What a signed-in person can record of safeguarding. Every record needs `Permission.RUN_BESIDE`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_referral(self, case: CaseId, referral: LadoReferral) -> Changes:
        """Keep what the designated officer was asked and advised; one with an id changes that one.

        Raises NotAllowed, Missing, Refused.
        """
        referral = cleaned(replace(referral, id=_new(referral.id)))
        rules.check_referral(referral, now=self._session.now())
        with self._session.acting(
            case, Permission.RUN_BESIDE, Act.LADO_SAVED, obj=referral.id
        ) as tx:
            rows.save_referral(tx, referral)
        return _changes(case)

    def save_concern(self, case: CaseId, concern: LowLevelConcern) -> Changes:
        """Keep a low-level concern; one with an id changes that one. Raises NotAllowed, Missing, Refused."""
        concern = cleaned(replace(concern, id=_new(concern.id)))
        rules.check_concern(concern, today=self._session.today())
        with self._session.acting(
            case, Permission.RUN_BESIDE, Act.LOW_LEVEL_SAVED, obj=concern.id
        ) as tx:
            rows.save_concern(tx, concern)
        return _changes(case)

    def conclude(self, case: CaseId, conclusion: SafeguardingConclusion) -> Changes:
        """Keep how the allegation ended for safeguarding, and what followed. Raises NotAllowed, Missing, Refused."""
        conclusion = cleaned(conclusion)
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        rules.check_conclusion(
            conclusion,
            record.lado_referrals,
            today=self._session.today(),
            told=record.done_outside(OutsideStep.LADO_REFERRAL) is not None,
        )
        with self._session.acting(case, Permission.RUN_BESIDE, Act.SAFEGUARDING_CONCLUDED) as tx:
            rows.save_conclusion(tx, conclusion)
        return _changes(case)


def _new(given: str) -> EventId:
    return EventId(given or str(uuid.uuid4()))


def _changes(case: CaseId) -> Changes:
    return changed(Kind.CASE, Kind.LOG, case=case)
