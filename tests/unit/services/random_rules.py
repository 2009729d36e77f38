"""What must hold of a case whatever people did: typed from the procedure's tables, not read back from the program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casebook.domain.case import RoleHeld
from casebook.domain.outside import OutsideStep
from casebook.domain.person import folded
from casebook.domain.police import HoldScope
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage

S, C, R, O = Stage, ClosureOutcome, Role, OutsideStep  # noqa: E741 - short names keep tables readable

LINE: Final = frozenset(
    {
        *((S.REPORTED, S.TRIAGE), (S.TRIAGE, S.INFORMAL), (S.TRIAGE, S.INVESTIGATION)),
        *((S.INFORMAL, S.INVESTIGATION), (S.INVESTIGATION, S.REPORT_SUBMITTED)),
        *((S.REPORT_SUBMITTED, S.INVESTIGATION), (S.REPORT_SUBMITTED, S.CASE_DECISION)),
        *((S.CASE_DECISION, S.INFORMAL), (S.CASE_DECISION, S.HEARING_SCHEDULED)),
        *((S.HEARING_SCHEDULED, S.HEARING_SCHEDULED), (S.HEARING_SCHEDULED, S.CASE_DECISION)),
        *((S.HEARING_SCHEDULED, S.HEARING_HELD), (S.HEARING_HELD, S.INVESTIGATION)),
        *((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED)),
        *((S.LA_NOTIFIED, S.OUTCOME_ISSUED), (S.OUTCOME_ISSUED, S.LA_NOTIFIED)),
        *((S.OUTCOME_ISSUED, S.APPEAL_WINDOW), (S.LA_NOTIFIED, S.APPEAL_WINDOW)),
        *((S.APPEAL_WINDOW, S.APPEAL_LODGED), (S.APPEAL_LODGED, S.APPEAL_HEARD)),
        *((S.APPEAL_HEARD, S.APPEAL_OUTCOME), (S.CLOSURE, S.RETAINED)),
        (S.RETAINED, S.INVESTIGATION),
    }
)
"""Every move of the transition table (2.14) but those that close a case."""

BEFORE_OUTCOME: Final = (
    *(S.REPORTED, S.TRIAGE, S.INFORMAL, S.INVESTIGATION, S.REPORT_SUBMITTED, S.CASE_DECISION),
    *(S.HEARING_SCHEDULED, S.HEARING_HELD),
)
OPEN: Final = frozenset(S) - {S.CLOSURE, S.RETAINED}
CLOSES: Final[Mapping[ClosureOutcome, frozenset[Stage]]] = {
    C.OUT_OF_SCOPE: frozenset({S.REPORTED}),
    C.NO_CONCERN: frozenset({S.TRIAGE}),
    C.NO_CASE_TO_ANSWER: frozenset({S.TRIAGE, S.CASE_DECISION}),
    C.INFORMAL_ADVICE: frozenset({S.INFORMAL, S.OUTCOME_ISSUED}),
    C.NOT_UPHELD: frozenset({S.OUTCOME_ISSUED, S.APPEAL_OUTCOME}),
    C.SANCTION: frozenset({S.APPEAL_WINDOW, S.APPEAL_OUTCOME}),
    C.OTHER_PROCEDURE: frozenset(BEFORE_OUTCOME),
    C.SUBJECT_DECEASED: frozenset(BEFORE_OUTCOME),
    C.SETTLED: frozenset(BEFORE_OUTCOME),
    C.RESIGNED: frozenset(BEFORE_OUTCOME),
    C.OPENED_IN_ERROR: OPEN,
}
"""From where a case may be closed, by how it ends."""

CLERKS: Final = frozenset({R.CLERK, R.COMMISSIONING_MANAGER})
MAKES: Final[Mapping[tuple[Stage, Stage], frozenset[Role]]] = {
    (S.INVESTIGATION, S.REPORT_SUBMITTED): frozenset(
        {R.INVESTIGATING_OFFICER, R.COMMISSIONING_MANAGER}
    ),
    (S.CASE_DECISION, S.HEARING_SCHEDULED): CLERKS,
    (S.HEARING_SCHEDULED, S.HEARING_SCHEDULED): CLERKS,
    (S.HEARING_SCHEDULED, S.HEARING_HELD): CLERKS,
    (S.HEARING_HELD, S.INVESTIGATION): CLERKS,
    (S.HEARING_HELD, S.LA_NOTIFIED): CLERKS,
    (S.OUTCOME_ISSUED, S.LA_NOTIFIED): CLERKS,
    (S.HEARING_HELD, S.OUTCOME_ISSUED): CLERKS | {R.HR_ADVISER},
    (S.LA_NOTIFIED, S.OUTCOME_ISSUED): CLERKS | {R.HR_ADVISER},
    (S.OUTCOME_ISSUED, S.APPEAL_WINDOW): frozenset({R.COMMISSIONING_MANAGER, R.HR_ADVISER}),
    (S.LA_NOTIFIED, S.APPEAL_WINDOW): frozenset({R.COMMISSIONING_MANAGER, R.HR_ADVISER}),
    (S.APPEAL_WINDOW, S.APPEAL_LODGED): CLERKS,
    (S.APPEAL_LODGED, S.APPEAL_HEARD): CLERKS,
    (S.APPEAL_HEARD, S.APPEAL_OUTCOME): CLERKS,
    (S.RETAINED, S.INVESTIGATION): frozenset({R.COMMISSIONING_MANAGER, R.HR_ADVISER}),
}
"""Who records a move, where it is not the owner alone; whoever acts without keys has it recorded by one of these."""

TELLS_SUBJECT: Final = frozenset(
    {
        *(O.NOTICE_OF_INVESTIGATION, O.INVITATION_TO_MEETING, O.MEETING_HELD),
        *(O.HEARING_INVITATION, O.HEARING_RECORD, O.ADVICE_NOTE, O.OUTCOME_LETTER),
    }
)
DECIDING: Final = frozenset(
    {"hearing_recorded", "finding_recorded", "severity_recorded", "sanction_recorded"}
)


@dataclass(frozen=True, slots=True)
class Held:
    """What one scope of a police hold stops."""

    steps: frozenset[OutsideStep] = frozenset()
    acts: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset()
    letters: bool = False  # to the subject


_CONTACT: Final = Held(
    TELLS_SUBJECT, frozenset({"advice_given"}),
    frozenset({S.INFORMAL, S.HEARING_SCHEDULED, S.HEARING_HELD}), letters=True,
)  # fmt: skip
_DETAIL: Final = Held(
    TELLS_SUBJECT - {O.MEETING_HELD, O.HEARING_RECORD}, frozenset({"advice_given"}),
    frozenset({S.HEARING_SCHEDULED}), letters=True,
)  # fmt: skip
_WITNESSES: Final = Held(frozenset({O.WITNESS_HEARD}))
_DEVICES: Final = Held(frozenset({O.MONITORING_AUTHORISATION, O.MONITORING_DISCLOSURE}))
_ALL: Final = Held(
    TELLS_SUBJECT
    | {O.WITNESS_HEARD, O.MONITORING_AUTHORISATION, O.MONITORING_DISCLOSURE}
    | {O.INVESTIGATION_REPORT, O.CASE_TO_ANSWER, O.APPEAL_HEARD, O.APPEAL_OUTCOME},
    DECIDING | {"advice_given", "charge_saved"},
    frozenset(
        {
            *(S.INFORMAL, S.INVESTIGATION, S.REPORT_SUBMITTED, S.CASE_DECISION),
            *(S.HEARING_SCHEDULED, S.HEARING_HELD, S.OUTCOME_ISSUED, S.APPEAL_HEARD),
            *(S.APPEAL_OUTCOME, S.CLOSURE),
        }
    ),
    letters=True,
)
STOPPED: Final[Mapping[HoldScope, Held]] = {
    HoldScope.NO_CONTACT_WITH_SUBJECT: _CONTACT,
    HoldScope.NO_DISCLOSURE_OF_ALLEGATION_DETAIL: _DETAIL,
    HoldScope.NO_WITNESS_INTERVIEWS: _WITNESSES,
    HoldScope.NO_DEVICE_HANDLING: _DEVICES,
    HoldScope.ALL_INTERNAL_STEPS: _ALL,
    HoldScope.NONE: Held(),
}
"""What people may not do while the police ask a school to wait (2.7). A death closes a case under any hold."""


def in_line(before: CaseRecord, after: CaseRecord) -> None:
    """Every new move is one of the table's, made by whoever may, and the events are one chain."""
    stage: Stage | None = None
    for event in after.events:
        assert event.start is stage, "each move begins where the last one ended"
        stage = event.end
    assert stage is after.case.stage
    for event in after.events[len(before.events) :]:
        if event.reversal:
            undone = before.standing[-1]
            assert (event.start, event.end) == (undone.end, undone.start)
            continue
        assert event.start is not None
        if event.outcome is None:
            assert (event.start, event.end) in LINE, (event.start, event.end)
        else:
            assert event.end is S.CLOSURE
            assert event.start in CLOSES[event.outcome], (event.start, event.outcome)
        two = event.outcome is C.OPENED_IN_ERROR or event.start is S.RETAINED
        held = before.team.roles_of(event.by)
        allowed = MAKES.get((event.start, event.end), frozenset({R.COMMISSIONING_MANAGER}))
        assert held & (allowed | ({R.HR_ADVISER} if two else set())), (held, event)
        if two:
            done = [r for r in after.joint_requests if r.answered_at == event.at and r.agreed][-1]
            assert done.asked_by != done.answered_by
    closed = after.case.stage in (S.CLOSURE, S.RETAINED)
    assert closed is (after.case.outcome is not None)


def held_back(before: CaseRecord, after: CaseRecord, acts: Iterable[str], today: date) -> None:
    """Nothing was done that a hold which stood before and stands still asks the school to leave."""
    standing = {h.id for h in after.police_holds if h.release is None}
    for hold in before.police_holds:
        if hold.id not in standing or hold.began > today:
            continue
        for scope in hold.scope:
            stops = STOPPED[scope]
            assert not stops.acts & set(acts), (scope, acts)
            new = [d for d in after.outside if d.id not in {one.id for one in before.outside}]
            assert not [d.step for d in new if d.on >= hold.began and d.step in stops.steps]
            for event in after.events[len(before.events) :]:
                dead = event.outcome is C.SUBJECT_DECEASED
                assert event.reversal or dead or event.end not in stops.stages, (scope, event)
                assert event.end is not S.RETAINED
            if stops.letters:
                assert len(after.letters) == len(before.letters)
            hearing = after.decisions.hearing
            if O.HEARING_RECORD in stops.steps and hearing != before.decisions.hearing:
                assert hearing is None or hearing.held_on < hold.began, "heard under a hold"


def parts(record: CaseRecord, name: str) -> set[Role]:
    """What somebody of this name is or was in a case; a part given and taken on one day was a slip."""
    ids = {p.id for p in record.team.people if folded(p.name) == folded(name)}
    return {h.role for h in record.team.roles if h.person in ids and not _slip(h)}


def _slip(held: RoleHeld) -> bool:
    return held.until is not None and held.until <= held.since


NEVER_HEARS: Final = frozenset(
    {
        *(R.SUBJECT, R.REPORTER, R.TARGET, R.WITNESS, R.INVESTIGATING_OFFICER, R.HR_ADVISER),
        *(
            R.CLERK,
            R.NOTE_TAKER,
            R.PRESENTING_OFFICER,
            R.COMPANION,
            R.APPEAL_CHAIR,
            R.APPEAL_MEMBER,
        ),
    }
)
"""The X of the conflict matrix (3.2) in the column of the hearing panel."""

NEVER_ON_APPEAL: Final = (NEVER_HEARS - {R.APPEAL_CHAIR, R.APPEAL_MEMBER}) | {
    R.COMMISSIONING_MANAGER,
    R.HEARING_CHAIR,
    R.PANEL_MEMBER,
}


def decided_freshly(before: CaseRecord, after: CaseRecord) -> None:
    """Whoever heard the case, or is to hear its appeal, has no part that rules them out."""
    hearing = after.decisions.hearing
    if hearing is not None and hearing != before.decisions.hearing:
        for name in (hearing.chair, *hearing.members):
            had = parts(before, name)
            assert not had & NEVER_HEARS, (name, had)
            about_head = after.route is not None and after.route.head_is_in_it
            assert not (about_head and R.COMMISSIONING_MANAGER in had), "the owner heard the head"
    new = [h for h in after.team.roles if h not in before.team.roles and h.until is None]
    for held in new:
        person = after.team.person(held.person)
        assert person is not None
        had = parts(before, person.name)
        if held.role in (R.APPEAL_CHAIR, R.APPEAL_MEMBER):
            assert not had & NEVER_ON_APPEAL, (person.name, had)
            sat = (hearing.chair, *hearing.members) if hearing else ()
            assert folded(person.name) not in {folded(one) for one in sat}, "heard it already"
        if held.role in (R.HEARING_CHAIR, R.PANEL_MEMBER):
            assert not had & NEVER_HEARS, (person.name, had)
        if held.role is R.INVESTIGATING_OFFICER and hearing:
            sat = (hearing.chair, *hearing.members)
            assert folded(person.name) not in {folded(one) for one in sat}, "the panel investigates"


WARNED: Final = ("first_written_warning", "final_written_warning", "extended_final_warning")
ENDED: Final = ("demotion", "dismissal_with_notice", "summary_dismissal")


def outcome_is_whole(before: CaseRecord, after: CaseRecord) -> None:
    """No outcome is given without findings with reasons, severity, mitigation weighed, and the right to appeal."""
    came = [e.end for e in after.events[len(before.events) :] if not e.reversal]
    written = {letter.kind for letter in after.letters[len(before.letters) :]}
    decides = S.OUTCOME_ISSUED in came or S.LA_NOTIFIED in came
    if not decides and written <= {"DOC-21"}:
        return
    decided = after.decided
    assert decided.hearing is not None
    charges = [c.id for c in after.charges if not c.withdrawn]
    assert charges
    found = {f.charge: f for f in decided.findings}
    assert all(found[charge].reasons.strip() for charge in charges)
    assert decided.severity is not None
    assert decided.sanction is not None
    assert decided.sanction.reasons.strip()
    if decided.sanction.sanction in (*WARNED, *ENDED, "informal_advice"):
        assert decided.sanction.mitigation.strip()
        assert decided.sanction.alternatives.strip()
    if decided.sanction.sanction in (*WARNED, *ENDED):
        appeal = decided.sanction.appeal
        assert appeal.to_name.strip()
        assert appeal.to_contact.strip()
        assert appeal.working_days
        assert any(f.result in ("proved", "partly_proved") for f in decided.findings)


def stands_once_told(before: CaseRecord, after: CaseRecord) -> None:
    """Once the outcome letter has gone out, nobody changes what it is about: that is for an appeal."""
    if before.letter("DOC-26", "DOC-27", "DOC-30") is None:
        return
    assert after.charges == before.charges
    then, now = before.decisions, after.decisions
    assert (now.hearing, now.findings) == (then.hearing, then.findings)
    assert (now.severity, now.sanction) == (then.severity, then.sanction)


def told_in_the_log(record: CaseRecord, acts: tuple[tuple[str, str], ...]) -> None:
    """The moves of the record are those the log tells of, by the same people, in the same order."""
    moves = [by for act, by in acts if act in ("moved", "closed", "move_taken_back")]
    alone = [
        e.by
        for e in record.events[1:]
        if e.reversal or (e.outcome is not C.OPENED_IN_ERROR and e.start is not S.RETAINED)
    ]
    assert moves == alone
    agreed = sum(bool(r.agreed) for r in record.joint_requests)
    assert len(record.events) - 1 - len(alone) == agreed
