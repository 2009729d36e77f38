"""Cases: home, a concern recorded, the case page, and the moves of the procedure."""

import uuid
from dataclasses import replace
from datetime import date

from casebook.domain import (
    acts,
    case_log,
    do_not_alert,
    hold_block,
    line,
    policy_pin,
    readiness,
    routing,
)
from casebook.domain.acts import Act
from casebook.domain.case import Case, StageEvent
from casebook.domain.case_view import CaseGlance, CaseView, LogLine, Reader
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.clock import from_utc_text, local_day
from casebook.domain.closing_list import closing_list
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.fairness import fairness
from casebook.domain.form_draft import FormDraft
from casebook.domain.home import Home
from casebook.domain.ids import CaseId, EventId, ItemId, PersonId
from casebook.domain.intake import Prepared
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.person import Post
from casebook.domain.procedure import may_move
from casebook.domain.report import About, Concern, Involved, Report
from casebook.domain.retention_fact import keeping
from casebook.domain.roles import Permission, Role
from casebook.domain.routing import Route
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.warning_shown import seen_by
from casebook.domain.withdrawal import standing
from casebook.domain.words import N_, say
from casebook.errors import Missing
from casebook.resources import _
from casebook.services import case_founding, case_glance, case_home, case_restore, case_team, paper
from casebook.services.case_shut import read_only_why
from casebook.services.casefile import CaseFile
from casebook.services.people import PeopleService
from casebook.services.school import pinned
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.services.verify import BackgroundChecks
from casebook.services.warning import kept_back
from casebook.store import case as case_rows
from casebook.store import case_log as entries
from casebook.store import form_draft as form_drafts
from casebook.store import outside as outside_rows
from casebook.store import report as report_rows
from casebook.store.transaction import Tx


class CaseService:
    """What a signed-in person can do with cases."""

    def __init__(self, session: Session, people: PeopleService) -> None:
        self._session = session
        self._people = people
        self._checks = BackgroundChecks(session)

    # Looking

    def home(self) -> Home:
        """Every case this person can open, from one row of each, and what wants attention."""
        return case_home.home(self._session, faulty=self._checks.faulty())

    def view(self, case: CaseId) -> CaseView:
        """Everything the page of a case shows. Raises NotAllowed, Damaged, OlderCopy, ForkedLog, KeySetRefused."""
        session = self._session
        with session.open_case(case) as file:
            with file.reading() as tx:
                session.require(tx, Permission.SEE_CASE)
                record, mine = session.record(tx), session.roles(tx)
                size = entries.last(tx).seq + 1
            readers, seen = session.readers(case), session.procedure_view(record, mine)
            return CaseView(
                record=seen_by(record, mine, session.person),
                guide=session.guide(record, mine),
                fairness=fairness(seen),
                keeping=keeping(seen),
                closing=closing_list(seen),
                my_roles=mine,
                policy=session.case_policy(record.case),
                entries=size,
                unchanged=self._checks.state(case),
                readers=readers,
                today=session.today(),
                read_only_why=read_only_why(file, record.case),
                lone_recipient=len(readers) == 1,
                given_by=_giver(file, readers),
                limits=session.limits(),
            )

    def glance(self, case: CaseId) -> CaseGlance:
        """What the page of a case shows first, word for word as `view` then says it. Raises as `view` does."""
        return case_glance.glance(self._session, self._checks, case)

    def accept(self, case: CaseId) -> Changes:
        """Say yes to a case seen for the first time, having seen who gave access and who else has it."""
        with self._session.open_case(case) as file:
            self._session.identity.accept_case(file.keyed)
        return changed(Kind.CASE, case=case)

    def log_lines(self, case: CaseId) -> tuple[LogLine, ...]:
        """Everything that happened, first to last, but for earlier warnings that are kept back from this person."""
        with self._session.seeing(case) as tx:
            log = [case_log.Entry.read(one.data) for one in entries.entries(tx)]
            names = {person.id: person.name for person in case_rows.people(tx)}
            back = kept_back(self._session, tx)
        names |= {one.id: one.name for one in self._people.enrolled()}
        return tuple(_line(one, names) for one in log if one.obj not in back)

    def check(self, case: CaseId) -> Changes:
        """Compare the whole case with its log, evidence files apart: run it in the background when a case is opened."""
        return self._checks.check(case)

    def due_for_check(self) -> tuple[CaseId, ...]:
        """The cases to compare with their logs: not for more than a day, or not by the school's newest settings."""
        return self._checks.due()

    def faulty(self) -> frozenset[CaseId]:
        """The cases whose record was found not to be as it was written, since signing in."""
        return self._checks.faulty()

    def reworked(self) -> frozenset[CaseId]:
        """The cases whose days were worked out anew, since signing in, by settings newer than their last change."""
        return frozenset(self._session.reworked)

    # A new case

    def route(
        self, about: About, *, chair: Involved = Involved.NO, head: Involved = Involved.NO
    ) -> Route:
        """Where a concern about this person goes, and whether it may be kept here.

        `chair` and `head` say how those are in it who would receive it.
        """
        # Nobody has said yet that no child was harmed.
        post = self._session.post()
        return routing.route(about, signed_in=post, chair=chair, head=head, harm=True)

    def members_for(
        self, about: About, *, chair: Involved = Involved.NO, head: Involved = Involved.NO
    ) -> tuple[EnrolledPerson, ...]:
        """Who else would be able to open the case: HR, and a second opener where there is no HR.

        Nobody is proposed whom the route shuts out: about the headteacher, all who work to them.
        """
        barred = self.route(about, chair=chair, head=head).hidden
        others = [
            one
            for one in self._people.enrolled()
            if one.id != self._session.person and one.confirmed and one.post not in barred
        ]
        people = [one for one in others if not one.recovery]
        advisers = [one for one in people if one.post is Post.HR_ADVISER]
        recovery = [one for one in others if one.recovery and not barred]
        return (*(advisers or people[:1]), *recovery)

    def record_concern(
        self,
        about: About,
        concern: Concern,
        *,
        members: tuple[PersonId, ...],
        chair: Involved = Involved.NO,
        head: Involved = Involved.NO,
    ) -> Changes:
        """Keep a concern as a new case; its id is in the changes.

        Raises ToldElsewhere, Missing, AboutAMember, NotConfirmed, LoneReader, NoPolicyThen, NotStored.
        """
        concern = cleaned(concern)
        for name in ("subject_name", "what", "where"):
            if not getattr(concern, name):
                raise Missing(what=_FIRST_QUESTIONS[name])
        readiness.check_not_ahead(self._session.today(), local_day(concern.aware_at))
        taken = {row.reference for row in case_home.summaries(self._session).rows}
        case = case_founding.record(
            self._session,
            about,
            concern,
            members=members,
            taken=taken,
            chair=chair,
            head=head,
        )
        return changed(Kind.CASE, Kind.REPORT, Kind.PERSON, Kind.LOG, case=case)

    # Reporting

    def complete_report(self, case: CaseId, report: Report) -> Changes:
        """Keep the report as completed so far. The five first answers and their moment are never rewritten."""
        report = cleaned(report)
        with self._session.acting(case, Permission.COMPLETE_REPORT, Act.REPORT_SAVED) as tx:
            kept = report_rows.get(tx)
            report_rows.save(
                tx, replace(report, concern=kept.concern, recorded_at=kept.recorded_at)
            )
        return changed(Kind.REPORT, Kind.CASE, Kind.LOG, case=case)

    def set_conduct_date(self, case: CaseId, on: date) -> Changes:
        """Keep the day of the conduct, which pins the version of the policy it is judged by.

        Raises NotAllowed, NoPolicyThen; Refused where a charge or a note already given cites what that version lacks.
        """
        readiness.check_not_ahead(self._session.today(), on)
        policy, pin = pinned(self._session, on)
        with self._session.seeing(case) as tx:
            policy_pin.check_conduct_day(self._session.record(tx), policy)
        with self._session.acting(case, Permission.COMPLETE_REPORT, Act.CONDUCT_DATED) as tx:
            case_rows.save(tx, replace(case_rows.get(tx), conduct_on=on, policy_at_conduct=pin))
        return changed(Kind.CASE, Kind.LOG, case=case)

    # What is typed and not recorded

    def form(self, case: CaseId, form: str) -> FormDraft:
        """What the signed-in person typed in a form and did not record."""
        with self._session.seeing(case) as tx:
            return form_drafts.get(tx, self._session.person, form)

    def save_form(self, case: CaseId, form: str, values: tuple[tuple[str, str], ...]) -> None:
        """Keep what is typed in a form so far, or forget it where there is nothing: no act, so nothing in the log.

        Raises HeldElsewhere, ReadOnly, WriterLost, NotStored.
        """
        draft = FormDraft(form, cleaned(values), self._session.now())
        with self._session.open_case(case) as file:
            self._session.require(file, Permission.SEE_CASE)
            with file.scratch() as tx:
                form_drafts.save(tx, self._session.person, draft)

    # The procedure

    def move(
        self,
        case: CaseId,
        end: Stage,
        *,
        outcome: ClosureOutcome | None = None,
        reason: str = "",
        on: date | None = None,
    ) -> Changes:
        """Move the case on; `on` is the day it really happened. Raises Refused with what is missing, NotAllowed."""
        session = self._session
        reason = cleaned(reason)
        readiness.check_not_ahead(session.today(), on)
        act = Act.CLOSED if end is Stage.CLOSURE else Act.MOVED
        detail = (("end", end.value), *((("outcome", outcome.value),) if outcome else ()))
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
        may_move(
            record,
            end,
            outcome=outcome,
            roles=mine,
            reason=reason,
            policy=session.case_policy(record.case),
            calendar=session.calendar(),
            limits=session.limits(),
            delegation=session.delegation(),
            today=session.today(),
        )
        with session.open_case(case) as file, file.transaction(act, detail=detail) as tx:
            before = case_rows.get(tx)
            case_rows.save(tx, before.moved_to(end, outcome))
            case_rows.add_event(tx, self._event(before, end, outcome, reason, on))
        return changed(Kind.CASE, Kind.LOG, case=case)

    def close_case(self, case: CaseId, outcome: ClosureOutcome, reason: str) -> Changes:
        """Close the case with an outcome. Raises Refused, NotAllowed."""
        return self.move(case, Stage.CLOSURE, outcome=outcome, reason=reason)

    def _event(
        self,
        before: Case,
        end: Stage,
        outcome: ClosureOutcome | None,
        reason: str,
        on: date | None,
    ) -> StageEvent:
        session = self._session
        return StageEvent(
            start=before.stage,
            end=end,
            at=session.now(),
            on=on or session.today(),
            by=session.person,
            reason=reason,
            outcome=outcome,
        )

    # People

    def appoint(
        self,
        case: CaseId,
        role: Role,
        person: PersonId | None,
        *,
        name: str = "",
        post: str = "",
        reason: str = "",
    ) -> Changes:
        """Give somebody a part; a user also gets the key. `reason` says why, where another part of theirs goes badly with it.

        Raises NotAllowed, AboutAMember, NotConfirmed, Missing, Refused.
        """
        session, reason = self._session, cleaned(reason)
        with session.seeing(case) as tx:
            line.check_role(case_rows.get(tx).kind, role)
        if person is None:
            name, post = cleaned(name), cleaned(post)
            case_team.name_somebody(session, case, role, name, post, reason=reason)
        else:
            case_team.appoint_user(session, case, role, person, reason=reason)
        return changed(Kind.PERSON, Kind.CASE, Kind.LOG, case=case)

    def set_subject_address(self, case: CaseId, lines: tuple[str, ...]) -> Changes:
        """Keep where letters to the subject go."""
        lines = tuple(line for line in cleaned(lines) if line)
        with self._session.acting(case, Permission.PREPARE_LETTER, Act.ADDRESS_SAVED) as tx:
            subject = case_rows.get(tx).subject
            for person in case_rows.people(tx):
                if person.id == subject:
                    case_rows.save_person(tx, replace(person, address=lines))
        return changed(Kind.PERSON, Kind.LETTER, Kind.LOG, case=case)

    # Steps done outside

    def record_outside(
        self,
        case: CaseId,
        step: OutsideStep,
        *,
        on: date,
        by: str,
        note: str = "",
        scan: Prepared | None = None,
    ) -> Changes:
        """Keep that a step was done on paper or before Casebook; `scan` is its paper, already sealed."""
        done = DoneOutside(EventId(str(uuid.uuid4())), step, on, cleaned(by), cleaned(note))
        if not done.by:
            raise Missing(what=_BY_WHOM)
        with self._session.seeing(case) as tx:
            record = self._session.record(tx)
        line.check_step(record.case.kind, step)
        readiness.check_outside(record, step, on, today=self._session.today())
        hold_block.check_step(record.police_holds, step, on, today=self._session.today())
        do_not_alert.check_step(record, step, on)
        with self._session.acting(
            case, Permission.RECORD_OUTSIDE, Act.OUTSIDE_RECORDED, obj=done.id
        ) as tx:
            outside_rows.add(tx, replace(done, scan=self._paper(tx, scan)))
        return changed(Kind.CASE, Kind.EVIDENCE, Kind.LOG, case=case)

    def withdraw_outside(self, case: CaseId, step: EventId, reason: str) -> Changes:
        """Withdraw a step that was recorded wrongly; it stays to be read, with the reason."""
        reason = cleaned(reason)
        if not reason:
            raise Missing(what=_REASON)
        with self._session.acting(
            case, Permission.RECORD_OUTSIDE, Act.OUTSIDE_WITHDRAWN, obj=step
        ) as tx:
            standing(outside_rows.steps(tx), step)
            outside_rows.withdraw(tx, step, reason)
        return changed(Kind.CASE, Kind.LOG, case=case)

    # Who writes, and what was restored

    def take_over(self, case: CaseId) -> Changes:
        """Take the turn to write from a PC that has been quiet for 90 seconds. Raises HeldElsewhere."""
        with self._session.open_case(case) as file:
            file.begin_writing(over=True)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def accept_restored(self, case: CaseId, reason: str) -> Changes:
        """Go on with an older or other copy that was restored on purpose; reason and decision go on the record."""
        reason = cleaned(reason)
        if not reason:
            raise Missing(what=_REASON)
        case_restore.accept(self._session, case, reason)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def _paper(self, tx: Tx, scan: Prepared | None) -> ItemId | None:
        if scan is None:
            return None
        return paper.keep(tx, self._session, scan, shows=_("Paper of a step done outside Casebook"))


def _giver(file: CaseFile, readers: tuple[Reader, ...]) -> Reader | None:
    if not file.keyed.first_contact:
        return None
    return next((one for one in readers if one.id == file.keyed.signer), None)


def _line(entry: case_log.Entry, names: dict[PersonId, str]) -> LogLine:
    return LogLine(
        seq=entry.seq,
        at=from_utc_text(entry.utc),
        by_name=names.get(PersonId(entry.actor), ""),
        act=say(acts.words(entry.act)),
        obj=entry.obj,
    )


_FIRST_QUESTIONS = {
    "subject_name": N_("whom it is about"),
    "what": N_("what happened"),
    "where": N_("where it can be seen; “not known” is an answer"),
}
_BY_WHOM = N_("by whom it was done")
_REASON = N_("a reason")
