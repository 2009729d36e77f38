"""The next sensible thing in a case: what its guide says is missing, done by whoever may, or else the move itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from casebook.domain.case_view import CaseView
from casebook.domain.decision import Finding, LaDates, Severity, SeverityDecision
from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.expression import Expression
from casebook.domain.guide import NextMove, Stop
from casebook.domain.image_gate import GateAnswer
from casebook.domain.intake import Prepared
from casebook.domain.outside import OutsideStep
from casebook.domain.police import HoldRelease, ReleaseForm, UsePermission
from casebook.domain.readiness import (
    OUTCOME_DOCUMENTS,
    anything_proved,
    charges_without_finding,
    is_dismissal,
    live_charges,
)
from casebook.domain.report import About, ReportSource
from casebook.domain.retention_detail import RetentionDetail
from casebook.domain.roles import Role
from casebook.domain.second_person import Joint, waiting
from casebook.domain.stage import Need, Stage, move_between
from casebook.domain.triage import TriageRoute
from casebook.errors import Refused
from casebook.services.user import User
from tests.unit.services import random_words as words
from tests.unit.services.random_office import AUTHORITY, CLERK, DEPUTY, Office, Player
from tests.unit.services.random_words import WHY, Choose

S = Stage
MAIN: Final[Mapping[Stage, tuple[Stage, ...]]] = {
    S.REPORTED: (S.TRIAGE,),
    S.TRIAGE: (S.INVESTIGATION, S.INFORMAL),
    S.INFORMAL: (S.CLOSURE, S.INVESTIGATION),
    S.INVESTIGATION: (S.REPORT_SUBMITTED,),
    S.REPORT_SUBMITTED: (S.CASE_DECISION,),
    S.CASE_DECISION: (S.HEARING_SCHEDULED,),
    S.HEARING_SCHEDULED: (S.HEARING_HELD,),
    S.HEARING_HELD: (S.LA_NOTIFIED, S.OUTCOME_ISSUED),
    S.LA_NOTIFIED: (S.OUTCOME_ISSUED, S.APPEAL_WINDOW),
    S.OUTCOME_ISSUED: (S.APPEAL_WINDOW, S.LA_NOTIFIED, S.CLOSURE),
    S.APPEAL_WINDOW: (S.APPEAL_LODGED, S.CLOSURE),
    S.APPEAL_LODGED: (S.APPEAL_HEARD,),
    S.APPEAL_HEARD: (S.APPEAL_OUTCOME,),
    S.APPEAL_OUTCOME: (S.CLOSURE,),
    S.CLOSURE: (S.RETAINED,),
    S.RETAINED: (S.INVESTIGATION,),
}
"""Where a case goes on to, the longest way first."""


def wanted(choose: Choose, view: CaseView, goal: Stage | None) -> NextMove | None:
    """The move somebody sets out to make: as a rule the one that goes on."""
    main = MAIN.get(view.record.case.stage, ())
    if goal is Stage.INFORMAL and goal in main:
        main = (goal,)
    ahead = [m for end in main for m in view.guide.moves if m.end is end]
    if not view.guide.moves:
        return None
    goes_on = bool(ahead) and choose((*range(1, 20), 0)) > 0
    return choose(ahead if goes_on else view.guide.moves)


def take_a_step(office: Office, choose: Choose, *, goal: Stage | None = None) -> str:
    """One thing that is missing for a move, or the move; gives what was tried. Raises what the services raise."""
    view = office.view()
    move = wanted(choose, view, goal)
    if move is None:
        return "nothing left"
    if move.stops:
        return _cure(office, choose, view, move)
    allowed = move_between(view.record.case.stage, move.end, move.outcome)
    assert allowed is not None
    players = [p for role in sorted(allowed.who) if (p := office.playing(view.record, role))]
    user = office.sign_in(choose(players)) if players else office.member()
    user.cases.move(office.case, move.end, outcome=move.outcome, reason=WHY)
    return f"move to {move.end}"


def walk(office: Office, goal: Stage, *, most: int = 60) -> None:
    """Go straight on from where the case stands until it comes to a stage."""
    for _ in range(most):
        if office.record().case.stage is goal:
            return
        take_a_step(office, words.first, goal=goal)
        office.look()
        office.came_to.add(office.record().case.stage)
    raise AssertionError(f"{goal} was not reached, but {office.record().case.stage}")


def _cure(office: Office, choose: Choose, view: CaseView, move: NextMove) -> str:
    stop = move.stops[0]
    if stop.need is not None:
        BY_NEED[stop.need](office, choose, view, move)
        return f"need {stop.need}"
    if stop.check:
        _by_check(office, choose, view, stop)
        return f"check {stop.check}"
    _release(office, choose, view)
    return "hold"


def _as(office: Office, view: CaseView, role: Role) -> User:
    player = office.playing(view.record, role) or office.playing(
        view.record, Role.COMMISSIONING_MANAGER
    )
    return office.sign_in(player) if player else office.member()


def _owner(office: Office, view: CaseView) -> User:
    return _as(office, view, Role.COMMISSIONING_MANAGER)


Cure = Callable[[Office, Choose, CaseView, NextMove], None]


def _report(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    told = view.record.report
    known = replace(
        told, source=choose((ReportSource.STAFF, *ReportSource)), reporter_name="Hattie Larkspur",
        risk_action="Looked into at once",
    )  # fmt: skip
    user = _owner(office, view)
    user.cases.complete_report(office.case, known)


def _triage(office: Office, choose: Choose, view: CaseView, move: NextMove) -> None:
    route = {
        Stage.INFORMAL: TriageRoute.INFORMAL,
        Stage.INVESTIGATION: TriageRoute.INVESTIGATION,
    }.get(move.end, TriageRoute.NO_CONCERN)
    user = _owner(office, view)
    user.triage.save(office.case, words.a_triage(choose, route, user.session.today()))


def _lado(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    user.safeguarding.save_referral(office.case, words.a_referral(choose, user.session.now()))


def _cleared(office: Office, choose: Choose, view: CaseView, move: NextMove) -> None:
    if not view.record.lado_referrals:
        _lado(office, choose, view, move)
    user = _owner(office, view)
    user.safeguarding.conclude(office.case, words.a_conclusion(choose, user.session.today()))


def investigator(office: Office) -> Player:
    return AUTHORITY if office.about is About.HEADTEACHER else DEPUTY


def _investigator(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    player = investigator(office)
    role = Role.INVESTIGATING_OFFICER
    if player is AUTHORITY and office.playing(view.record, Role.LA_OFFICER) is None:
        role = choose((Role.INVESTIGATING_OFFICER, Role.LA_OFFICER))
    user = _owner(office, view)
    user.cases.appoint(office.case, role, office.ids[player.name], reason=choose(("", WHY)))


def _outside(step: OutsideStep, role: Role = Role.COMMISSIONING_MANAGER) -> Cure:
    def record(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
        user = _as(office, view, role)
        day = user.session.today()
        user.cases.record_outside(office.case, step, on=day, by=user.name, note="As it was")

    return record


def paper(office: Office, user: User, name: str) -> Prepared:
    source = office.home / f"{name}.txt"
    source.write_bytes(f"{name} {user.session.now()}".encode() * 4)
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    [prepared] = user.evidence.prepare(office.case, cleared, (Path(source),))
    return prepared


def attach(office: Office, user: User) -> None:
    seen = ZonedTime(user.session.now(), "Europe/London")
    answers = FirstAnswers("Minutes of use on five days", "The web filter", seen)
    user.evidence.commit(office.case, (paper(office, user, "filter-log"),), answers)


def _allegation(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    if not view.record.exhibits:
        attach(office, user)
    record = user.cases.view(office.case).record
    on = view.record.case.reported_on
    user.allegations.save(office.case, words.an_allegation(choose, record, on))


def _charges(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    if not any(not e.withdrawn for e in view.record.exhibits):
        attach(office, user)
    record = user.cases.view(office.case).record
    for bad in live_charges(record):
        user.allegations.withdraw_charge(office.case, bad.id, WHY)
    on = view.record.case.reported_on
    user.allegations.save_charge(office.case, words.a_charge(choose, record, on))


def _expression(office: Office, _choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    no = words.NO
    user.expression.save(office.case, Expression(no, no, no, no, no, no, no))


def _advice(office: Office, _choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    user.decisions.give_advice(office.case, words.an_advice(user.session.today()))


def _note(office: Office, choose: Choose, view: CaseView, move: NextMove) -> None:
    if choose((True, False)):
        _outside(OutsideStep.ADVICE_NOTE)(office, choose, view, move)
    else:
        _issue(office, view, "DOC-21", change_by=str(office.clock.now().date() + timedelta(days=9)))


def _issue(office: Office, view: CaseView, kind: str, **typed: str) -> None:
    user = _owner(office, view)
    user.cases.set_subject_address(office.case, ("3 Tannery Court", "Wexmoor"))
    values = {**dict(user.letters.draft(office.case, kind).values), **typed}
    user.letters.issue(office.case, kind, tuple(values.items()))


def _review(office: Office, choose: Choose, view: CaseView, move: NextMove) -> None:
    office.pass_days(56)
    _outside(OutsideStep.REVIEW_HELD)(office, choose, view, move)


def _hearing(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    if office.playing(view.record, Role.CLERK) is None and choose((True, False)):
        _owner(office, view).cases.appoint(office.case, Role.CLERK, office.ids[CLERK.name])
        return
    office.pass_days(choose((21, 21, 3)))
    user = _as(office, view, choose((Role.CLERK, Role.COMMISSIONING_MANAGER)))
    on = user.session.today()
    user.decisions.record_hearing(office.case, words.a_hearing(choose, on, clerk=CLERK.name))


def _decide(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    record, user = view.record, _owner(office, view)
    on = user.session.today()
    unfound = charges_without_finding(record)
    if record.decided.hearing is None:
        user.decisions.record_hearing(office.case, words.a_hearing(choose, on, clerk=CLERK.name))
    elif not live_charges(record):
        raise Refused
    elif unfound:
        charge = unfound[0]
        found = Finding(
            charge.id, words.a_result(choose), "The log bears it out", charge.exhibits, on
        )
        user.decisions.record_finding(office.case, found)
    elif record.decided.severity is None:
        heavy = (Severity.GROSS_MISCONDUCT, Severity.MISCONDUCT)
        if office.about is About.HEADTEACHER:  # whom only the whole governing body dismisses
            heavy = (Severity.MISCONDUCT, Severity.GROSS_MISCONDUCT)
        severity = choose(heavy) if anything_proved(record) else Severity.NONE
        user.decisions.record_severity(
            office.case, SeverityDecision(severity, "On what was found", on)
        )
    else:
        user.decisions.record_sanction(office.case, words.a_sanction(choose, record, on))


def _letter(office: Office, choose: Choose, view: CaseView, move: NextMove) -> None:
    """The outcome letter: Casebook's own where it has one, once the sheet is signed."""
    sanction = view.record.decided.sanction
    kind = OUTCOME_DOCUMENTS.get(sanction.sanction) if sanction else None
    if kind is None or choose((False, True)):
        _outside(OutsideStep.OUTCOME_LETTER)(office, choose, view, move)
        return
    user = _owner(office, view)
    user.decisions.attach_sheet(office.case, paper(office, user, "sheet"))
    typed = {"change_by": str(sanction.change_by)} if sanction and sanction.change_by else {}
    _issue(office, view, kind, support="A talk each week", contact="Noor Whitcombe", change_required="Breaks only",
           final_arrangements="The office writes", **typed)  # fmt: skip


def _authority(office: Office, _choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    if not is_dismissal(view.record):
        raise Refused
    sanction = view.record.decided.sanction
    assert sanction is not None
    told = LaDates(sanction.decided_on, user.session.today())
    user.decisions.record_la(office.case, told)


def _window(office: Office, _choose: Choose, _view: CaseView, _move: NextMove) -> None:
    office.pass_days(30)


def _second(office: Office, _choose: Choose, view: CaseView, move: NextMove) -> None:
    joint = Joint.REOPEN if view.record.case.stage is Stage.RETAINED else Joint.OPENED_IN_ERROR
    asked = waiting(view.record.joint_requests)
    if asked is None:
        _owner(office, view).ending.ask_second(office.case, joint, WHY)
        return
    owner = office.playing(view.record, Role.COMMISSIONING_MANAGER)
    mine = owner is not None and asked.asked_by == office.ids[owner.name]
    role = Role.HR_ADVISER if mine else Role.COMMISSIONING_MANAGER
    _as(office, view, role).ending.answer_second(office.case, agreed=True)


def _departure(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    left = words.a_departure(choose, user.session.today(), whole=True)
    user.ending.record_departure(office.case, left)


def _appeal(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    sanction = view.record.decided.sanction
    user.ending.record_appeal(
        office.case, words.an_appeal_result(choose, sanction, user.session.today())
    )


def _births(office: Office, _choose: Choose, view: CaseView, _move: NextMove) -> None:
    user = _owner(office, view)
    user.retention.save(office.case, RetentionDetail(births_unknown_why="They have moved away"))


def _put_in_order(office: Office, choose: Choose, view: CaseView, _move: NextMove) -> None:
    """End what runs beside the case."""
    if any(hold.release is None for hold in view.record.police_holds):
        _release(office, choose, view)
        return
    running = [one for one in view.record.suspensions if one.end is None]
    if not running:
        raise Refused
    user = _as(office, view, Role.HR_ADVISER)
    end = words.an_end(user.session.today())
    user.suspension.end(office.case, running[0].id, end)


def _release(office: Office, _choose: Choose, view: CaseView) -> None:
    user = _owner(office, view)
    for hold in view.record.police_holds:
        if hold.release is None:
            on = user.session.today()
            done = HoldRelease(on, "DS Patel", ReleaseForm.ORAL, "", UsePermission.GIVEN)
            user.police.release_hold(office.case, hold.id, done)


O = OutsideStep  # noqa: E741 - one letter keeps the table readable
BY_NEED: Final[Mapping[Need, Cure]] = {
    Need.REPORT_COMPLETE: _report,
    Need.TRIAGE_DECIDED: _triage,
    Need.SEVERITY_MINOR: _triage,
    Need.NO_OPEN_OFFENCE_OR_HARM: _triage,
    Need.INVESTIGATOR: _investigator,
    Need.LADO_ADVICE: _lado,
    Need.CLEARED: _cleared,
    Need.SUBJECT_HEARD: _outside(O.MEETING_HELD, Role.INVESTIGATING_OFFICER),
    Need.ADVICE_RECORDED: _advice,
    Need.ADVICE_NOTE_ISSUED: _note,
    Need.REVIEW_HELD: _review,
    Need.ALLEGATION: _allegation,
    Need.INVESTIGATION_REPORT: _outside(O.INVESTIGATION_REPORT, Role.INVESTIGATING_OFFICER),
    Need.CHARGES_READY: _charges,
    Need.EXPRESSION_WEIGHED: _expression,
    Need.INVITATION: _outside(O.HEARING_INVITATION),
    Need.HEARING_RECORDED: _hearing,
    Need.DECISIONS_COMPLETE: _decide,
    Need.OUTCOME_LETTER: _letter,
    Need.LETTER_RECEIVED: _outside(O.LETTER_RECEIVED),
    Need.LA_NOTICE: _authority,
    Need.APPEAL_GROUNDS: _outside(O.APPEAL_LODGED),
    Need.APPEAL_HELD: _outside(O.APPEAL_HEARD),
    Need.APPEAL_DECIDED: _outside(O.APPEAL_OUTCOME),
    Need.APPEAL_WINDOW_PASSED: _window,
    Need.NO_APPEAL_RIGHT: _outside(O.OUTCOME_LETTER),
    Need.SECOND_PERSON: _second,
    Need.CONCLUSION: _departure,
    Need.SILENCES_NOBODY: _departure,
    Need.APPEAL_RESULT: _appeal,
    Need.NOTHING_OVERDUE: _put_in_order,
    Need.BIRTHS_KNOWN: _births,
    Need.POSTPONEMENT: _outside(O.HEARING_POSTPONED),
}


def _by_check(office: Office, choose: Choose, view: CaseView, stop: Stop) -> None:
    """A reason where one is enough; otherwise what puts it right, as far as there is one thing that does."""
    cure = _BY_CHECK.get(stop.check)
    if cure is not None:
        cure(office, choose, view, view.guide.moves[0])
        return
    user = _as(office, view, choose((Role.COMMISSIONING_MANAGER, Role.HR_ADVISER)))
    user.fairness.override(office.case, stop.check, WHY)


_BY_CHECK: Final[Mapping[str, Cure]] = {
    "notice_at_all": _hearing,
    "companion": _hearing,
    "panel_fresh": _hearing,
    "policy_has_it": _triage,
    "evidence_stands": _charges,
    "authority_ended_it": _outside(O.LA_TERMINATION),
    "dbs_told": _outside(O.DBS_REFERRAL),
    "tra_told": _outside(O.TRA_CONSIDERATION),
    "leaving_is_no_escape": _outside(O.DBS_REFERRAL),
    "suspension_ended": _put_in_order,
    "hold_released": _put_in_order,
}
