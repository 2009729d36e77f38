"""What anybody may try in a case at any time, sensible or not: one call of a service each, with values left to chance."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from casebook.domain.decision import Finding, FindingResult, LaDates, Severity, SeverityDecision
from casebook.domain.fairness import Standing
from casebook.domain.ids import ChargeId, EventId, PersonId
from casebook.domain.outside import OutsideStep
from casebook.domain.police import HoldRelease, HoldScope, ReleaseForm, UsePermission
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond
from casebook.domain.report import Involved, ReportSource
from casebook.domain.review import Review, ReviewOutcome
from casebook.domain.roles import Role
from casebook.domain.second_person import Joint
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.suspension import EndedBy, SuspensionEnd
from casebook.services.user import User
from tests.unit.services import random_words as words
from tests.unit.services.random_office import PLAYERS, Office
from tests.unit.services.random_way import attach, paper
from tests.unit.services.random_words import WHY, Choose

Try = Callable[[Office, User, CaseRecord, Choose], object]
REASONS: Final = (WHY, WHY, "")
LETTERS: Final = ("DOC-21", "DOC-26", "DOC-27", "DOC-30")


def _today(user: User) -> date:
    return user.session.today()


def _lately(user: User, choose: Choose) -> date:
    return _today(user) + timedelta(days=choose((0, 0, 0, -1, -4, -30, 1)))


def _any_person(office: Office, record: CaseRecord, choose: Choose) -> PersonId:
    known = (*(office.ids[p.name] for p in PLAYERS), *(p.id for p in record.team.people))
    return choose(known)


def _report(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    told = replace(
        record.report, source=choose((None, *ReportSource)), how_found=choose(("", WHY)),
        reporter_name=choose(("", "Hattie Larkspur", "Peter Lowndes")),
    )  # fmt: skip
    return user.cases.complete_report(office.case, told)


def _triage(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.triage.save(office.case, words.any_triage(choose, _today(user)))


def _move(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    offered = user.cases.view(office.case).guide.moves
    end = choose((*(move.end for move in offered), *Stage))
    outcome = choose(tuple(ClosureOutcome)) if end is Stage.CLOSURE else None
    day = choose((None, None, _lately(user, choose)))
    return user.cases.move(office.case, end, outcome=outcome, reason=choose(REASONS), on=day)


def _take_back(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.ending.take_back(office.case, choose(REASONS))


def _appoint_user(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    person = office.ids[choose(PLAYERS).name]
    return user.cases.appoint(office.case, choose(tuple(Role)), person, reason=choose(REASONS))


def _appoint_outsider(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    sat = record.decisions.hearing
    names = (*words.OUTSIDERS, *((sat.chair, *sat.members) if sat else ()))
    name, role = choose(names), choose(tuple(Role))
    return user.cases.appoint(
        office.case, role, None, name=name, post="Governor", reason=choose(REASONS)
    )


def _end_part(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    held = choose(record.team.roles)
    return user.team.end_part(office.case, held.role, held.person)


def _hand_over(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    leaving = office.ids[choose(office.readers or PLAYERS).name]
    to = choose((None, *(office.ids[p.name] for p in PLAYERS)))
    return user.team.hand_over(
        office.case, leaving=leaving, to=to, involved=choose(tuple(Involved)), why=choose(REASONS)
    )


def _declare(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    to = choose((None, _any_person(office, record, choose)))
    person = choose((None, _any_person(office, record, choose)))
    return user.team.declare(
        office.case, person, choose(tuple(Bond)), to=to, name=choose(words.OUTSIDERS),
        discussed=choose((False, True)),
    )  # fmt: skip


def _outside(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.cases.record_outside(
        office.case, choose(tuple(OutsideStep)), on=_lately(user, choose),
        by=choose((user.name, "")), note=choose(REASONS),
    )  # fmt: skip


def _withdraw_outside(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    done = choose((*(d.id for d in record.outside), EventId("")))
    return user.cases.withdraw_outside(office.case, done, choose(REASONS))


def _evidence(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    if choose((True, False)) and record.exhibits:
        return user.evidence.withdraw(office.case, choose(record.exhibits).id, choose(REASONS))
    attach(office, user)
    return None


def _allegation(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    if choose((True, False)) and record.allegations:
        gone = choose(record.allegations).id
        return user.allegations.withdraw(office.case, gone, choose(REASONS))
    on = _lately(user, choose)
    return user.allegations.save(office.case, words.an_allegation(choose, record, on))


def _charge(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    if choose((True, False)) and record.charges:
        gone = choose(record.charges).id
        return user.allegations.withdraw_charge(office.case, gone, choose(REASONS))
    put = words.a_charge(choose, record, _lately(user, choose))
    return user.allegations.save_charge(office.case, put)


def _hearing(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    held = words.any_hearing(choose, _today(user))
    if choose((True, False)):
        held = words.a_hearing(choose, _lately(user, choose), clerk="Lena Farrow")
    return user.decisions.record_hearing(office.case, held)


def _finding(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    charge = choose((*(c.id for c in record.charges), ChargeId("none")))
    shown = tuple(e.id for e in record.exhibits)
    found = Finding(
        charge, choose(tuple(FindingResult)), choose(REASONS), choose(((), shown)),
        choose((None, _lately(user, choose))),
    )  # fmt: skip
    return user.decisions.record_finding(office.case, found)


def _severity(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    decided = SeverityDecision(choose(tuple(Severity)), choose(REASONS), _lately(user, choose))
    return user.decisions.record_severity(office.case, decided)


def _sanction(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    decided = words.any_sanction(choose, _lately(user, choose))
    if choose((True, False)):
        decided = words.a_sanction(choose, record, _today(user))
    return user.decisions.record_sanction(office.case, decided)


def _la(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    days = (None, _today(user), _lately(user, choose))
    return user.decisions.record_la(office.case, LaDates(choose(days), choose(days), choose(days)))


def _advice(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.decisions.give_advice(office.case, words.an_advice(_lately(user, choose)))


def _sheet(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.decisions.attach_sheet(office.case, paper(office, user, "any-sheet"))


def _letter(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    kind = choose(LETTERS)
    values = dict(user.letters.draft(office.case, kind).values)
    typed = {"change_by": str(_lately(user, choose)), "support": WHY, "contact": WHY}
    return user.letters.issue(office.case, kind, tuple({**values, **typed}.items()))


def _hold(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    on, standing = _lately(user, choose), [h for h in record.police_holds if h.release is None]
    if not standing:
        return user.police.begin_hold(office.case, words.a_hold(choose, on))
    hold, what = standing[0], choose(("review", "release", "takedown"))
    if what == "release":
        done = HoldRelease(on, "DS Patel", choose(tuple(ReleaseForm)), "", UsePermission.GIVEN)
        return user.police.release_hold(office.case, hold.id, done)
    if what == "takedown":
        return user.police.record_takedown(office.case, hold.id, choose(REASONS))
    review = Review(on, "DS Patel", choose(tuple(ReviewOutcome)), choose(REASONS))
    scope = choose((None, (choose(tuple(HoldScope)),)))
    return user.police.review_hold(office.case, hold.id, review, scope=scope)


def _lado(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    if choose((True, False)) and record.lado_referrals:
        concluded = words.a_conclusion(choose, _lately(user, choose))
        return user.safeguarding.conclude(office.case, concluded)
    referral = words.a_referral(choose, user.session.now())
    return user.safeguarding.save_referral(office.case, referral)


def _suspension(office: Office, user: User, record: CaseRecord, choose: Choose) -> object:
    running = [one for one in record.suspensions if one.end is None]
    if not running:
        new = words.a_suspension(choose, user.session.now())
        return user.suspension.begin(office.case, new)
    by = choose(tuple(EndedBy))
    end = SuspensionEnd(_lately(user, choose), by, "Staffing committee", choose(REASONS), "")
    return user.suspension.end(office.case, running[0].id, end)


def _joint(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    if choose((True, False)):
        return user.ending.ask_second(office.case, choose(tuple(Joint)), choose(REASONS))
    return user.ending.answer_second(office.case, agreed=choose((False, True)))


def _departure(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    left = words.a_departure(choose, _lately(user, choose), whole=False)
    return user.ending.record_departure(office.case, left)


def _override(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    found = user.fairness.findings(office.case)
    wanting = found.of(Standing.WANTS_REASON) if choose((True, False)) else ()
    check = choose(wanting or found.answers).check.id
    return user.fairness.override(office.case, check, choose(REASONS))


def _conduct(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    return user.cases.set_conduct_date(office.case, _lately(user, choose))


def _look(office: Office, user: User, _record: CaseRecord, choose: Choose) -> object:
    questions: tuple[Callable[[], object], ...] = (
        user.cases.home,
        lambda: user.cases.log_lines(office.case),
        lambda: user.letters.kinds(office.case),
        lambda: user.team.governors_left(office.case),
    )
    return choose(questions)()


TRIES: Final[Mapping[str, Try]] = {
    "report": _report,
    "triage": _triage,
    "move": _move,
    "take back": _take_back,
    "appoint user": _appoint_user,
    "appoint outsider": _appoint_outsider,
    "end part": _end_part,
    "hand over": _hand_over,
    "declare": _declare,
    "outside": _outside,
    "withdraw outside": _withdraw_outside,
    "evidence": _evidence,
    "allegation": _allegation,
    "charge": _charge,
    "hearing": _hearing,
    "finding": _finding,
    "severity": _severity,
    "sanction": _sanction,
    "la": _la,
    "advice": _advice,
    "sheet": _sheet,
    "letter": _letter,
    "hold": _hold,
    "lado": _lado,
    "suspension": _suspension,
    "joint": _joint,
    "departure": _departure,
    "override": _override,
    "conduct": _conduct,
    "look": _look,
}
