"""What a police hold stops, scope by scope, and what it never stops: one table for services, guide and window."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casebook.domain.outside import OutsideStep
from casebook.domain.police import HoldScope, PoliceHold, standing, takedown_asked
from casebook.domain.roles import Permission
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words, say, written_day
from casebook.errors import Refused

S, O, P = HoldScope, OutsideStep, Permission  # noqa: E741 - one letter keeps the table readable


@dataclass(frozen=True, slots=True)
class Blocked:
    """What one scope stops: steps that happened in its time, letters, things people may otherwise do, stages to go to."""

    steps: frozenset[OutsideStep] = frozenset()
    letters: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    stages: frozenset[Stage] = frozenset()

    def __or__(self, other: "Blocked") -> "Blocked":
        return Blocked(
            self.steps | other.steps,
            self.letters | other.letters,
            self.permissions | other.permissions,
            self.stages | other.stages,
        )


_CONTACT = Blocked(
    steps=frozenset(
        {O.NOTICE_OF_INVESTIGATION, O.INVITATION_TO_MEETING, O.MEETING_HELD, O.HEARING_INVITATION}
        | {O.HEARING_RECORD, O.ADVICE_NOTE, O.REVIEW_HELD, O.OUTCOME_LETTER}
    ),
    letters=frozenset({"DOC-11", "DOC-12", "DOC-20", "DOC-21", "DOC-22"} | {f"DOC-{n}" for n in range(25, 31)}),
    permissions=frozenset({P.GIVE_ADVICE}),
    stages=frozenset({Stage.INFORMAL, Stage.HEARING_SCHEDULED, Stage.HEARING_HELD}),
)  # fmt: skip
_WITNESSES = Blocked(steps=frozenset({O.WITNESS_HEARD}), letters=frozenset({"DOC-13"}))
_DEVICES = Blocked(
    steps=frozenset({O.MONITORING_AUTHORISATION, O.MONITORING_DISCLOSURE}),
    letters=frozenset({"DOC-16", "DOC-17"}),
)
_DETAIL = Blocked(
    steps=frozenset(
        {O.NOTICE_OF_INVESTIGATION, O.INVITATION_TO_MEETING, O.HEARING_INVITATION, O.ADVICE_NOTE}
        | {O.OUTCOME_LETTER, O.PARENT_LETTER}
    ),
    letters=frozenset({"DOC-11", "DOC-12", "DOC-13", "DOC-20", "DOC-21", "DOC-22", "DOC-41"}
                      | {f"DOC-{n}" for n in range(25, 31)}),
    permissions=frozenset({P.GIVE_ADVICE}),
    stages=frozenset({Stage.HEARING_SCHEDULED}),
)  # fmt: skip
_INTERNAL = Blocked(
    steps=frozenset({O.INVESTIGATION_REPORT, O.CASE_TO_ANSWER, O.APPEAL_HEARD, O.APPEAL_OUTCOME}),
    permissions=frozenset({P.CHARGE, P.RECORD_DECISION}),
    stages=frozenset(
        {Stage.INVESTIGATION, Stage.REPORT_SUBMITTED, Stage.CASE_DECISION, Stage.OUTCOME_ISSUED}
        | {Stage.APPEAL_HEARD, Stage.APPEAL_OUTCOME, Stage.CLOSURE}
    ),
)

BLOCKED: Final[Mapping[HoldScope, Blocked]] = {
    S.NO_CONTACT_WITH_SUBJECT: _CONTACT,
    S.NO_WITNESS_INTERVIEWS: _WITNESSES,
    S.NO_DEVICE_HANDLING: _DEVICES,
    S.NO_DISCLOSURE_OF_ALLEGATION_DETAIL: _DETAIL,
    S.ALL_INTERNAL_STEPS: _CONTACT | _WITNESSES | _DEVICES | _DETAIL | _INTERNAL,
    S.NONE: Blocked(),
}
"""Writing down what is alleged (CLASSIFY) is desk work and goes on; a charge put to somebody is not."""

HELD: Final[frozenset[Permission]] = frozenset().union(
    *(one.permissions for one in BLOCKED.values())
)
"""Everything that any scope stops people from doing."""

PERMITTED: Final[frozenset[OutsideStep]] = frozenset(
    {O.ACKNOWLEDGEMENT, O.LADO_REFERRAL, O.POLICE_REFERRAL, O.SUSPENSION, O.SUSPENSION_REVIEW}
    | {O.SUPPORT_LETTER, O.DSL_TOLD}
    | {O.SUSPENSION_ENDED, O.PLATFORM_REPORT, O.LA_NOTIFICATION, O.LA_TERMINATION}
    | {O.LETTER_RECEIVED, O.APPEAL_LODGED, O.DBS_REFERRAL, O.TRA_CONSIDERATION, O.HEARING_POSTPONED}
)
"""Steps no scope stops. Taking material down (PLATFORM_REPORT) waits until the police were asked."""

STILL_ALLOWED: Final[tuple[str, ...]] = (
    N_("Suspension and its alternatives, in words the police agree to"),
    N_("Keeping the school's own records and evidence"),
    N_("Care for everyone concerned"),
    N_("Everything that protects a child, and what the designated officer (LADO) asks for"),
    N_("Reporting material to the platform, once the police have been asked: taking it down can destroy evidence"),
    N_("Counting days and answering what the law asks, such as a request for personal data"),
)  # fmt: skip
"""What the page lists as still allowed under any hold."""

_WHERE = N_(
    "A police hold stands since {day}, and this is one of the things the school promised to leave. The police page says who"
    " asked for it, who recorded it and what may go on."
)
_STOOD = N_(
    "A police hold stood on that day, from {day}, and this is one of the things the school promised to leave. The police"
    " page says who asked for it."
)
_OPEN = N_("A police hold stands since {day}. Record its release before the case is put away.")
_ASK_FIRST = N_(
    "A police hold stands since {day}. Ask the police before material is taken down, and write on the police page what they"
    " said: taking it down can destroy evidence."
)


def step_hold(holds: Iterable[PoliceHold], step: OutsideStep, on: date) -> PoliceHold | None:
    """The hold that stops this step on this day."""
    return _first(holds, on, lambda blocked: step in blocked.steps)


def letter_hold(holds: Iterable[PoliceHold], kind: str, on: date) -> PoliceHold | None:
    """The hold that stops a letter of this kind from going out on this day."""
    return _first(holds, on, lambda blocked: kind in blocked.letters)


def permission_hold(
    holds: Iterable[PoliceHold], permission: Permission, on: date
) -> PoliceHold | None:
    """The hold that stops this on this day, whoever wants to do it."""
    return _first(holds, on, lambda blocked: permission in blocked.permissions)


def move_hold(holds: Iterable[PoliceHold], end: Stage, on: date) -> PoliceHold | None:
    """The hold that stops a move to this stage on this day; any hold stops a case from being put away."""
    if end is Stage.RETAINED:
        return next(iter(standing(holds, on)), None)
    return _first(holds, on, lambda blocked: end in blocked.stages)


def why(hold: PoliceHold, *, end: Stage | None = None) -> Words:
    """The sentence that stands where the button would be. It names nobody: the police page does."""
    return say(_OPEN if end is Stage.RETAINED else _WHERE, day=hold.began)


def ask_first(hold: PoliceHold) -> Words:
    """The sentence that says to ask the police before material is taken down."""
    return say(_ASK_FIRST, day=hold.began)


def check_step(holds: tuple[PoliceHold, ...], step: OutsideStep, on: date, *, today: date) -> None:
    """Raises Refused where a hold stops this step on the day it is said to have happened."""
    hold = step_hold(holds, step, on)
    if hold is not None:
        raise Refused(_WHERE if hold.stands(today) else _STOOD, day=written_day(hold.began))
    if step is OutsideStep.PLATFORM_REPORT and not takedown_asked(holds, on):
        raise Refused(_ASK_FIRST, day=written_day(standing(holds, on)[0].began))


def check_permission(holds: Iterable[PoliceHold], permission: Permission, *, today: date) -> None:
    """Raises Refused where a hold stops this today."""
    hold = permission_hold(holds, permission, today)
    if hold is not None:
        raise Refused(_WHERE, day=written_day(hold.began))


def check_letter(holds: Iterable[PoliceHold], kind: str, *, today: date) -> None:
    """Raises Refused where a hold stops a letter of this kind today."""
    hold = letter_hold(holds, kind, today)
    if hold is not None:
        raise Refused(_WHERE, day=written_day(hold.began))


def _first(
    holds: Iterable[PoliceHold], on: date, stops: Callable[[Blocked], bool]
) -> PoliceHold | None:
    return next(
        (hold for hold in standing(holds, on) if any(stops(BLOCKED[one]) for one in hold.scope)),
        None,
    )
