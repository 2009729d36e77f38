"""Fair cases at their ends, in which each check that can be asked is in order; and how one fact of a case is spoiled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from casebook.domain.appeal_result import AppealEnd, AppealResult
from casebook.domain.case import RoleHeld, StageEvent
from casebook.domain.decision import LaDates, SanctionDecision, Severity
from casebook.domain.ids import EventId, LetterId, PersonId
from casebook.domain.issued import IssuedLetter
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.overlay import Overlay, OverlayKind
from casebook.domain.person import Person
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceChannel,
    PoliceHold,
    PoliceReferral,
    ReleaseForm,
    UsePermission,
)
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship
from casebook.domain.roles import Role
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.domain.staff import AcknowledgedBy, Acknowledgement, StaffCopy, StaffMember
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.suspension import (
    Alternative,
    EndedBy,
    Purpose,
    Suspender,
    Suspension,
    SuspensionEnd,
)
from casebook.domain.triage import Answer, Question

S = Stage
CLOSED_ON = date(2026, 2, 27)
ORIEL, DAVIT = PersonId("oriel"), PersonId("davit")
APPEAL_PANEL = ("Tom Wrexley", "Hana Brightwell", "Josie Quill")
SAYS = "With what it says"


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def step(kind: OutsideStep, on: date, note: str = SAYS) -> DoneOutside:
    return DoneOutside(EventId(f"{kind}-{on}"), kind, on, "Oriel Tansley", note)


def moved(
    record: CaseRecord, stage: Stage, on: date, outcome: ClosureOutcome | None = None
) -> CaseRecord:
    why = "No step is open" if outcome else ""
    event = StageEvent(record.case.stage, stage, at(on), on, ORIEL, why, outcome)
    return replace(
        record, case=record.case.moved_to(stage, outcome), events=(*record.events, event)
    )


def done(record: CaseRecord, *steps: DoneOutside) -> CaseRecord:
    return replace(record, outside=(*record.outside, *steps))


def with_parts(record: CaseRecord, role: Role, *names: str, since: date) -> CaseRecord:
    """The case with more people in a part, each having said that they know nobody in it."""
    people = tuple(Person(PersonId(n.lower()), n, "Governor") for n in names)
    team = replace(
        record.team,
        people=(*record.team.people, *people),
        roles=(*record.team.roles, *(RoleHeld(p.id, role, since) for p in people)),
    )
    return replace(record, team=team, relationships=(*record.relationships, *unbound(*(p.id for p in people))))  # fmt: skip


def unbound(*people: PersonId) -> tuple[Relationship, ...]:
    return tuple(
        Relationship(EventId(f"r-{p}"), p, Bond.NONE, date(2025, 12, 1), ORIEL) for p in people
    )


def letter(kind: str, dated: date) -> IssuedLetter:
    return IssuedLetter(
        LetterId("l1"), 1, kind, "Outcome", dated, at(dated), ORIEL, 40, "AAAA", "0" * 64, 900, True
    )


def beside(record: CaseRecord) -> CaseRecord:
    """The case with harm, an offence and a breach answered, suspended, and with all that can run beside it over."""
    yes = Question(Answer.YES, "Limb 1 may be met")
    seen = date(2025, 11, 18)
    return replace(
        record,
        triage=replace(
            record.triage, harm_threshold=yes, possible_offence=yes, data_breach=yes
        ),
        lado_referrals=(
            LadoReferral(
                EventId("lado"), (HarmLimb.HARMED,), at(date(2025, 11, 17)), "Oriel Tansley",
                "Callum Reyes-Hart", "A post about P-07", "Investigate", seen, TellSubject.YES,
            ),
        ),
        police_referrals=(
            PoliceReferral(
                EventId("police"), at(date(2025, 11, 17)), "Oriel Tansley", "Wexshire",
                PoliceChannel.TELEPHONE, "The post", "No crime",
            ),
        ),
        police_holds=(
            PoliceHold(
                EventId("hold"), (HoldScope.NO_DEVICE_HANDLING,), seen, "Oriel Tansley", "PC Ash",
                "They look at it first", "Leave it up",
                HoldRelease(
                    date(2025, 11, 20), "PC Ash", ReleaseForm.WRITTEN, "Oriel Tansley",
                    UsePermission.NOTHING_FROM_POLICE,
                ),
            ),
        ),
        safeguarding=SafeguardingConclusion(
            SafeguardingOutcome.SUBSTANTIATED, date(2026, 2, 20), "Oriel Tansley", "She accepts it",
            "Followed up with the family",
        ),
        suspensions=(_suspension(),),
        overlays=_overlays(),
    )  # fmt: skip


def _suspension() -> Suspension:
    began, ended = date(2025, 11, 18), date(2025, 12, 1)
    return Suspension(
        EventId("sus"), began, at(began, 8), Suspender.HEADTEACHER, "Oriel Tansley", "Pupils upset",
        (Purpose.PUPILS,), tuple((a.value, "Not enough") for a in Alternative), "More posts",
        "HR", "No contact with pupils", "Petra", "Helpline", True, date(2025, 12, 2),
        at(began, 9), at(began, 9), began,
        SuspensionEnd(ended, EndedBy.GOVERNING_BODY, "Staff committee", "Not needed", "Noor"),
    )  # fmt: skip


def _overlays() -> tuple[Overlay, ...]:
    begun, over = date(2025, 11, 21), date(2025, 11, 28)

    def one(kind: OverlayKind, *answers: tuple[str, str], ended: date | None = over) -> Overlay:
        end = ("Over", "HR") if ended else ("", "")
        return Overlay(
            EventId(kind), kind, begun, "It came up", "Oriel Tansley", answers, ended, *end
        )

    return (
        one(
            OverlayKind.GRIEVANCE, ("course", "separate"), ("course_why", "Another matter"),
            ("hearer", "Ruth Ames"), ended=None,
        ),
        one(
            OverlayKind.SICKNESS, ("oh_on", "2025-11-24"), ("fit", "yes"),
            ("decide_on", "2025-11-28"), ("decision", "Go on"), ended=None,
        ),
        one(
            OverlayKind.ADJUSTMENTS, ("offered", "Breaks"), ("offered_on", "2025-11-24"),
            ("reply", "Accepted"), ("reply_on", "2025-11-25"), ended=None,
        ),
        one(OverlayKind.SAR, ("received_on", "2025-11-24"), ("answered_on", "2025-12-10")),
        one(
            OverlayKind.DATA_BREACH, ("what", "A plan"), ("aware_at", "2025-11-17T08:10:00.000Z"),
            ("dpo_told_at", "2025-11-17T09:10:00.000Z"), ("ico", "not_reported"), ("ico_at", "2025-11-18T08:10:00.000Z"), ("ico_why", "No risk"),
        ),
    )  # fmt: skip


def full(dismissed: CaseRecord) -> CaseRecord:
    """A dismissal that passed everything, its appeal decided and closed on Friday 27 February 2026."""
    record = beside(_complete(dismissed))
    record = with_parts(record, Role.HEARING_CHAIR, "Simone Achterberg", since=date(2025, 12, 9))
    record = with_parts(
        record, Role.PANEL_MEMBER, "Peter Lowndes", "Farida Okonjo-Bell", since=date(2025, 12, 9)
    )
    record = with_parts(record, Role.APPEAL_CHAIR, APPEAL_PANEL[0], since=date(2026, 1, 28))
    record = with_parts(record, Role.APPEAL_MEMBER, *APPEAL_PANEL[1:], since=date(2026, 1, 28))
    record = moved(record, S.LA_NOTIFIED, date(2026, 1, 9))
    record = replace(record, letters=(letter("DOC-30", date(2026, 1, 12)),))
    record = moved(record, S.OUTCOME_ISSUED, date(2026, 1, 12))
    record = done(
        record,
        step(OutsideStep.LA_NOTIFICATION, date(2026, 1, 9)),
        step(OutsideStep.LETTER_RECEIVED, date(2026, 1, 12)),
        step(OutsideStep.LA_TERMINATION, date(2026, 1, 16)),
        step(OutsideStep.DBS_REFERRAL, date(2026, 1, 20)),
        step(OutsideStep.APPEAL_LODGED, date(2026, 1, 21)),
        step(OutsideStep.APPEAL_HEARD, date(2026, 2, 12)),
        step(OutsideStep.APPEAL_OUTCOME, date(2026, 2, 16)),
        step(OutsideStep.REPORTER_TOLD, CLOSED_ON),
        step(OutsideStep.CLOSURE_RECORD, CLOSED_ON),
    )
    result = AppealResult(AppealEnd.DISMISSED, date(2026, 2, 16), "It was fair")
    record = replace(record, appeal_result=result)
    record = moved(record, S.APPEAL_WINDOW, date(2026, 1, 12))
    record = moved(record, S.APPEAL_LODGED, date(2026, 1, 21))
    record = moved(record, S.APPEAL_HEARD, date(2026, 2, 12))
    record = moved(record, S.APPEAL_OUTCOME, date(2026, 2, 16))
    return moved(record, S.CLOSURE, CLOSED_ON, ClosureOutcome.SANCTION)


def warned(dismissed: CaseRecord, warning: SanctionDecision) -> CaseRecord:
    """A first written warning, its letter given on Monday 12 January 2026."""
    record = _complete(dismissed)
    severity = record.decisions.severity
    assert severity is not None
    decided = replace(
        record.decisions,
        severity=replace(severity, severity=Severity.MISCONDUCT),
        sanction=warning,
        la=LaDates(),
    )
    record = replace(record, decisions=decided, letters=(letter("DOC-26", date(2026, 1, 12)),))
    return moved(record, S.OUTCOME_ISSUED, date(2026, 1, 12))


def advised(record: CaseRecord, exhibit_kept: CaseRecord) -> CaseRecord:
    """Informal advice given and reviewed, ready to be closed."""
    return done(
        replace(record, exhibits=exhibit_kept.exhibits),
        step(OutsideStep.ACKNOWLEDGEMENT, date(2025, 11, 18)),
        step(OutsideStep.ADVICE_NOTE, date(2025, 11, 28)),
        step(OutsideStep.REVIEW_HELD, date(2026, 1, 23)),
    )


def _complete(record: CaseRecord) -> CaseRecord:
    """The case with everything known that the fixtures leave open."""
    report = replace(
        record.report, happened_on=date(2025, 11, 15), platform="Chirrup", address="chirrup.example.org/1",
        act="Posted a picture", how_found="A parent saw it", who_else_knows="The office",
        evidence_where="The parent's phone", head_informed_at=record.report.concern.aware_at,

    )  # fmt: skip
    exhibits = tuple(
        replace(e, details=replace(e.details, visibility_how_known="Opened without an account"))
        for e in record.exhibits
    )
    staff = StaffMember(
        record.case.subject, "Kerensa Holloway-Pike", "Teaching assistant",
        acknowledgements=(
            Acknowledgement("2018-summer", date(2025, 9, 3), AcknowledgedBy.SIGNED),
        ),
    )  # fmt: skip
    decided = record.decisions
    findings = tuple(replace(f, decided_on=date(2026, 1, 8)) for f in decided.findings)
    return replace(
        record,
        report=report,
        exhibits=exhibits,
        staff_copy=StaffCopy(staff, at(date(2025, 11, 17)), ORIEL),
        decisions=replace(decided, findings=findings),
        relationships=unbound(DAVIT),
    )


Spoil = Callable[[CaseRecord], CaseRecord]


def put(record: CaseRecord, path: str, value: Any) -> CaseRecord:
    """The case with one field changed: "decisions.hearing.clerk", "charges.0.account"."""
    return _put(record, path.split("."), value)  # type: ignore[no-any-return]


def _put(whole: Any, path: list[str], value: Any) -> Any:
    name, rest = path[0], path[1:]
    if isinstance(whole, tuple):
        place = int(name)
        new = _put(whole[place], rest, value) if rest else value
        return (*whole[:place], new, *whole[place + 1 :])
    new = _put(getattr(whole, name), rest, value) if rest else value
    return replace(whole, **{name: new})


def set_to(path: str, value: Any) -> Spoil:
    return lambda record: put(record, path, value)


def without(*kinds: OutsideStep) -> Spoil:
    """A case in which these steps were never recorded."""
    return lambda record: replace(
        record, outside=tuple(d for d in record.outside if d.step not in kinds)
    )


def on(kind: OutsideStep, day: date) -> Spoil:
    """A case in which a step was taken on another day."""
    return lambda record: replace(
        record,
        outside=tuple(replace(d, on=day) if d.step is kind else d for d in record.outside),
    )


def unsaid(kind: OutsideStep) -> Spoil:
    """A case in which the record of a step says nothing and has no paper."""
    return lambda record: replace(
        record,
        outside=tuple(replace(d, note="") if d.step is kind else d for d in record.outside),
    )


def adding(*steps: DoneOutside) -> Spoil:
    return lambda record: done(record, *steps)


def also(*spoils: Spoil) -> Spoil:
    def both(record: CaseRecord) -> CaseRecord:
        for spoil in spoils:
            record = spoil(record)
        return record

    return both


def in_part(role: Role, name: str) -> Spoil:
    """A case in which somebody of this name also has this part."""

    def given(record: CaseRecord) -> CaseRecord:
        known = next((p for p in record.team.people if p.name == name), None)
        person = known or Person(PersonId(name.lower()), name, "Governor")
        people = record.team.people if known else (*record.team.people, person)
        held = RoleHeld(person.id, role, date(2025, 11, 19))
        return replace(
            record, team=replace(record.team, people=people, roles=(*record.team.roles, held))
        )

    return given


def not_in(role: Role) -> Spoil:
    return lambda record: replace(
        record,
        team=replace(record.team, roles=tuple(h for h in record.team.roles if h.role is not role)),
    )


def answered(kind: OverlayKind, **answers: str) -> Spoil:
    """A case in which something beside it has other answers; an empty one is none."""

    def changed(record: CaseRecord) -> CaseRecord:
        def other(one: Overlay) -> Overlay:
            told = {**dict(one.answers), **answers}
            return replace(one, answers=tuple((k, v) for k, v in told.items() if v))

        found = tuple(other(o) if o.kind is kind else o for o in record.overlays)
        return replace(record, overlays=found)

    return changed
