"""Allegations and charges: conduct held against the version of the policy that the case is pinned to."""

from dataclasses import replace
from uuid import uuid4

from casebook.domain import classification, readiness
from casebook.domain.acts import Act
from casebook.domain.allegation import Act as Conduct
from casebook.domain.allegation import Allegation, Charge, ClauseChoice
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.classification import Classified
from casebook.domain.ids import AllegationId, CaseId, ChargeId
from casebook.domain.problem import Problem
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission
from casebook.domain.withdrawal import standing
from casebook.domain.words import N_, Words
from casebook.errors import Missing, Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import allegation as allegations
from casebook.store import charge as charges


class AllegationService:
    """What a signed-in person can do about what is alleged and charged."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, case: CaseId, allegation: Allegation) -> Changes:
        """Keep an allegation; one without an id is new and gets the next number.

        Raises NotAllowed; Refused where a paragraph it cites cannot be broken by an employee.
        """
        allegation = cleaned(allegation)
        new = AllegationId(allegation.id or str(uuid4()))
        self._refuse(case, allegation)
        with self._session.acting(case, Permission.CLASSIFY, Act.ALLEGATION_SAVED, obj=new) as tx:
            kept = {one.id: one.number for one in allegations.allegations(tx)}
            number = kept.get(new) or allegations.next_number(tx)
            allegations.save(tx, replace(allegation, id=new, number=number))
        return changed(Kind.ALLEGATION, Kind.LOG, case=case)

    def withdraw(self, case: CaseId, allegation: AllegationId, reason: str) -> Changes:
        """Withdraw an allegation with a reason. It keeps its number. Raises NotAllowed, Missing, Refused."""
        reason = _reason(reason)
        with self._session.acting(
            case, Permission.CLASSIFY, Act.ALLEGATION_WITHDRAWN, obj=allegation
        ) as tx:
            one = standing(allegations.allegations(tx), allegation)
            allegations.save(tx, replace(one, withdrawn=reason))
        return changed(Kind.ALLEGATION, Kind.LOG, case=case)

    def save_charge(self, case: CaseId, charge: Charge) -> Changes:
        """Keep a charge; one without an id is new and gets the next number.

        Raises NotAllowed; Refused where it leaves a question of the policy open, or was decided already.
        """
        charge = cleaned(charge)
        new = ChargeId(charge.id or str(uuid4()))
        _refuse_decided(self._refuse(case, charge), new)
        with self._session.acting(case, Permission.CHARGE, Act.CHARGE_SAVED, obj=new) as tx:
            kept = {one.id: one.number for one in charges.charges(tx)}
            number = kept.get(new) or charges.next_number(tx)
            charges.save(tx, replace(charge, id=new, number=number))
        return changed(Kind.CHARGE, Kind.LOG, case=case)

    def withdraw_charge(self, case: CaseId, charge: ChargeId, reason: str) -> Changes:
        """Withdraw a charge with a reason. It keeps its number, and a finding on it stays on the record.

        Raises NotAllowed, Missing; Refused once the outcome letter has gone out, which says what became of each.
        """
        reason = _reason(reason)
        with self._session.seeing(case) as tx:
            _refuse_told(self._session.record(tx))
        with self._session.acting(case, Permission.CHARGE, Act.CHARGE_WITHDRAWN, obj=charge) as tx:
            one = standing(charges.charges(tx), charge)
            charges.save(tx, replace(one, withdrawn=reason))
        return changed(Kind.CHARGE, Kind.LOG, case=case)

    def problems(self, case: CaseId, item: Classified) -> tuple[Problem, ...]:
        """What is wrong or still open with an allegation or a charge as typed, field by field."""
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        policy = self._session.case_policy(record.case)
        return classification.problems(item, policy, record.triage_details.facts)

    def cautions(
        self, case: CaseId, choice: ClauseChoice, act: Conduct | None = None
    ) -> tuple[Words, ...]:
        """What to be careful about when this paragraph is chosen for this act."""
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        policy = self._session.case_policy(record.case)
        facts = record.triage_details.facts
        heeds = classification.cautions((choice,), policy, act=act, facts=facts)
        return tuple(heed.sentence for heed in heeds)

    def _refuse(self, case: CaseId, item: Classified) -> CaseRecord:
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        policy = self._session.case_policy(record.case)
        for problem in classification.problems(item, policy, record.triage_details.facts):
            if problem.blocks:
                raise Refused(problem.sentence.template, **dict(problem.sentence.fillings))
        return record


def _refuse_told(record: CaseRecord) -> None:
    if record.letter(*readiness.OUTCOME_DOCUMENTS.values()) is not None:
        raise Refused(N_("The outcome letter has gone out, so the charges stand as they are."))


def _refuse_decided(record: CaseRecord, charge: ChargeId) -> None:
    _refuse_told(record)
    if readiness.hearing_called(record):
        raise Refused(
            N_(
                "The charges stand as the invitation to the hearing put them. To change one, go back to the case"
                " decision and give a new invitation."
            )
        )
    if any(finding.charge == charge for finding in record.decisions.findings):
        raise Refused(
            N_("This charge has a finding. Withdraw it and write another, to be found on anew.")
        )


def _reason(typed: str) -> str:
    reason = cleaned(typed)
    if not reason:
        raise Missing(what=N_("the reason for withdrawing it"))
    return reason
