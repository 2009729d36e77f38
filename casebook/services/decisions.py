"""Decisions: the hearing, then findings, severity and sanction in that order; advice; the signed decision sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from casebook.domain import authority, hold_block, line, readiness
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.decision import (
    Advice,
    Finding,
    Hearing,
    LaDates,
    SanctionDecision,
    SeverityDecision,
)
from casebook.domain.ids import CaseId
from casebook.domain.intake import Prepared
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission, Role, require
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.resources import _
from casebook.services import evidence_record, paper
from casebook.services.session import Session
from casebook.services.team_facts import team_facts
from casebook.services.typed import cleaned
from casebook.store import decision as decisions
from casebook.store.transaction import Tx

Check = Callable[[CaseRecord, frozenset[Role]], None]
Write = Callable[[Tx], None]

_ADVICE_NOTE: Final = "DOC-21"
_STOPPED_BY_A_HOLD: Final = {
    Act.HEARING_RECORDED: Permission.RECORD_DECISION,
    Act.FINDING_RECORDED: Permission.RECORD_DECISION,
    Act.SEVERITY_RECORDED: Permission.RECORD_DECISION,
    Act.SANCTION_RECORDED: Permission.RECORD_DECISION,
    Act.ADVICE_GIVEN: Permission.GIVE_ADVICE,
}
"""What a police hold can stop. The authority's dates run by law, and a signed sheet is only kept."""


class DecisionService:
    """What a signed-in person can record of what was decided. Nothing here decides or suggests."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record_hearing(self, case: CaseId, hearing: Hearing) -> Changes:
        """Record the hearing as it was held. Raises NotAllowed, Refused."""
        hearing = cleaned(hearing)
        today = self._session.today()

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            facts = team_facts(self._session, record)
            readiness.check_hearing(record, hearing, roles=roles, today=today, facts=facts)
            _mind_the_hold(record, OutsideStep.HEARING_RECORD, hearing.held_on, today)

        def write(tx: Tx) -> None:
            decisions.save_hearing(tx, hearing)

        return self._record(case, Act.HEARING_RECORDED, check, write)

    def record_finding(self, case: CaseId, finding: Finding) -> Changes:
        """Record what was found on one charge, decided today unless a day is given. Raises NotAllowed, Refused."""
        finding = cleaned(replace(finding, decided_on=finding.decided_on or self._session.today()))

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            readiness.check_finding(record, finding, roles=roles)
            readiness.check_not_ahead(self._session.today(), finding.decided_on)

        def write(tx: Tx) -> None:
            decisions.save_finding(tx, finding)

        return self._record(case, Act.FINDING_RECORDED, check, write, obj=finding.charge)

    def record_severity(self, case: CaseId, decision: SeverityDecision) -> Changes:
        """Record how serious the proved conduct is, after every finding. Raises NotAllowed, Refused."""
        decision = cleaned(decision)

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            readiness.check_severity(record, decision, roles=roles)
            readiness.check_not_ahead(self._session.today(), decision.decided_on)

        def write(tx: Tx) -> None:
            decisions.save_severity(tx, decision)

        return self._record(case, Act.SEVERITY_RECORDED, check, write)

    def record_sanction(self, case: CaseId, decision: SanctionDecision) -> Changes:
        """Record the sanction, after the severity. Raises NotAllowed, Refused."""
        decision = cleaned(decision)

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            readiness.check_sanction(record, decision, roles=roles)
            authority.check_authority(record, decision.sanction, self._session.delegation())
            readiness.check_not_ahead(self._session.today(), decision.decided_on)

        def write(tx: Tx) -> None:
            decisions.save_sanction(tx, decision)

        return self._record(case, Act.SANCTION_RECORDED, check, write)

    def give_advice(self, case: CaseId, advice: Advice) -> Changes:
        """Record advice that a manager gave without a hearing. Raises NotAllowed, Missing, Refused."""
        advice = cleaned(advice)
        today = self._session.today()

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            require(roles, Permission.GIVE_ADVICE)
            _check_advice(record, advice, today, self._session.case_policy(record.case))
            _mind_the_hold(record, OutsideStep.MEETING_HELD, advice.met_on, today)

        def write(tx: Tx) -> None:
            decisions.save_advice(tx, advice)

        return self._record(case, Act.ADVICE_GIVEN, check, write)

    def record_la(self, case: CaseId, dates: LaDates) -> Changes:
        """Record when the local authority was told and what it did. Raises NotAllowed, Refused."""

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            readiness.check_la(record, dates, roles=roles)
            readiness.check_not_ahead(self._session.today(), dates.determined_on, dates.notified_on)

        def write(tx: Tx) -> None:
            decisions.save_la(tx, dates)

        return self._record(case, Act.LA_DATES_RECORDED, check, write)

    def attach_sheet(self, case: CaseId, sheet: Prepared) -> Changes:
        """Attach the scan of the decision sheet that the chair of the hearing signed. Raises NotAllowed, Refused."""

        def check(record: CaseRecord, roles: frozenset[Role]) -> None:
            require(roles, Permission.RECORD_DECISION)
            left = readiness.open_decision(record)
            if left is not None:
                raise Refused(left.template, **dict(left.fillings))

        def write(tx: Tx) -> None:
            shows = _("Decision sheet, signed by who chaired the hearing")
            decisions.save_sheet(tx, paper.keep(tx, self._session, sheet, shows=shows))

        changes = self._record(case, Act.SHEET_ATTACHED, check, write, obj=sheet.sealed.item)
        with self._session.open_case(case) as file:
            evidence_record.discard_unrecorded(file, (sheet,))
        return changes

    def _record(
        self, case: CaseId, act: Act, check: Check, write: Write, *, obj: str = ""
    ) -> Changes:
        with self._session.open_case(case) as file:
            with file.reading() as tx:
                record = self._session.record(tx)
                line.check_page(record.case.kind, PageId.DECISION)
                check(record, self._session.roles(tx))
                if act in _STOPPED_BY_A_HOLD:
                    self._session.mind_the_hold(tx, _STOPPED_BY_A_HOLD[act])
            with file.transaction(act, obj=obj) as tx:
                write(tx)
        kinds = (Kind.DECISION, Kind.LOG, *((Kind.EVIDENCE,) if act is Act.SHEET_ATTACHED else ()))
        return changed(*kinds, case=case)


def _mind_the_hold(record: CaseRecord, step: OutsideStep, on: date, today: date) -> None:
    """Refuse what was done with the subject on a day on which a police hold asked to leave it."""
    hold_block.check_step(record.police_holds, step, on, today=today)


def _check_advice(record: CaseRecord, advice: Advice, today: date, policy: Policy) -> None:
    if record.letter(_ADVICE_NOTE) is not None:
        raise Refused(
            N_("The advice note has gone out, so the advice stands as it is. Give further advice.")
        )
    if advice.met_on > today:
        raise Refused(N_("The day of the meeting has not come yet."))
    if advice.review_on is not None and advice.review_on <= advice.met_on:
        raise Refused(N_("The review comes after the meeting. Enter a later day for it."))
    for typed, what in (
        (advice.what_happened, N_("what happened")),
        (advice.expectation, N_("what is expected from now on")),
        (advice.given_by, N_("who gave the advice")),
        (advice.given_by_title, N_("what the person who gave the advice is at the school")),
    ):
        if not typed:
            raise Missing(what=what)
    if not all(policy.has(clause) for clause in advice.clauses):
        raise Refused(N_("The policy that applies to this case has no such paragraph."))
