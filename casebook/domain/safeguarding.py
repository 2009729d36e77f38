"""Safeguarding beside the case (KCSIE part four): the designated officer's advice, its outcome, and low-level concerns.

The five outcomes are no findings: standard and purpose differ, and neither decides the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casebook.domain.clock import local_day
from casebook.domain.ids import EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.words import N_
from casebook.errors import Missing, Refused

_AHEAD: Final = N_("That day has not come yet. Record it once it has happened.")


class HarmLimb(StrEnum):
    """The four ways in which an allegation meets the harm threshold."""

    HARMED = "harmed"  # harmed a child, or may have
    OFFENCE = "offence"  # possibly an offence against or related to a child
    RISK = "risk"  # behaviour towards a child that shows a possible risk
    SUITABILITY = (
        "suitability"  # behaviour, also outside school, that puts working with children in question
    )


class TellSubject(StrEnum):
    """What the designated officer or the police said about telling the subject."""

    NOT_YET = "not_yet"
    AGREED_WORDS = "agreed_words"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class LadoReferral:
    """What the local authority's designated officer was asked and advised. `contacted_at` has a zone; days are local.

    `told` holds the allegation in its facts and the child's code, never a name. `advice` is empty until it came.
    """

    id: EventId
    limbs: tuple[HarmLimb, ...]
    contacted_at: datetime
    by: str
    officer: str
    told: str
    advice: str = ""
    advised_on: date | None = None
    tell: TellSubject = TellSubject.NOT_YET
    agreed_words: str = ""
    strategy_on: date | None = None
    strategy_agreed: str = ""
    next_steps: str = ""
    teacher_accused_by_pupil: bool = (
        False  # of an offence, at the same school: Education Act 2002, s.141F
    )

    @property
    def advised(self) -> bool:
        """Whether advice came."""
        return self.advised_on is not None and bool(self.advice)


class SafeguardingOutcome(StrEnum):
    """The outcomes of an allegation that met the harm threshold."""

    SUBSTANTIATED = "substantiated"
    MALICIOUS = "malicious"
    FALSE = "false"
    UNSUBSTANTIATED = "unsubstantiated"
    UNFOUNDED = "unfounded"


OUTCOME_MEANS: Final = {
    SafeguardingOutcome.SUBSTANTIATED: N_("There is enough evidence to prove the allegation."),
    SafeguardingOutcome.MALICIOUS: N_("There is enough evidence to disprove it, and somebody set out to deceive."),
    SafeguardingOutcome.FALSE: N_("There is enough evidence to disprove it."),
    SafeguardingOutcome.UNSUBSTANTIATED: N_("There is not enough evidence either way: it says nothing of guilt or innocence."),
    SafeguardingOutcome.UNFOUNDED: N_("No evidence or proper ground supports it."),
}  # fmt: skip

REMOVED: Final = frozenset({SafeguardingOutcome.MALICIOUS, SafeguardingOutcome.FALSE})
"""Outcomes after which the details leave the personnel file, unless the person wants them kept."""

IN_REFERENCES: Final = frozenset({SafeguardingOutcome.SUBSTANTIATED})
"""Outcomes a reference may speak of; of all others it says nothing, nor that there were any."""


@dataclass(frozen=True, slots=True)
class SafeguardingConclusion:
    """How the allegation ended for safeguarding, and what follows for the record. Days are local.

    Of a malicious or false allegation: whether the person wants the details kept, and when, by whom they were removed.
    Where a pupil at the school made a malicious one, their welfare is looked at before anything else (6.6).
    """

    outcome: SafeguardingOutcome
    on: date
    by: str
    reasons: str
    summary: str  # how it was followed up, what was done and decided
    made_by_pupil: bool = False
    keep_consented: bool = False
    removed_on: date | None = None
    removed_by: str = ""
    welfare_on: date | None = None
    welfare_note: str = ""
    behaviour_decision: str = ""
    reference: str = ""  # what a reference will say of it, for the outcomes that stay on file
    sexual_abuse: bool = False  # then nothing of it is destroyed

    @property
    def to_be_removed(self) -> bool:
        """Whether the details still have to leave the personnel file."""
        return self.outcome in REMOVED and not self.keep_consented and self.removed_on is None

    @property
    def welfare_open(self) -> bool:
        """Whether the pupil's own welfare has still to be looked at."""
        return self._pupil_lied and self.welfare_on is None

    @property
    def behaviour_open(self) -> bool:
        """Whether the behaviour policy has still to be considered, which waits for the welfare assessment."""
        return self._pupil_lied and not self.behaviour_decision

    @property
    def _pupil_lied(self) -> bool:
        return self.outcome is SafeguardingOutcome.MALICIOUS and self.made_by_pupil


@dataclass(frozen=True, slots=True)
class LowLevelConcern:
    """A KCSIE low-level concern: conduct not in keeping with the code of conduct, below the harm threshold.

    `reporter` is empty where they asked not to be named.
    """

    id: EventId
    on: date
    concern: str
    context: str
    action: str
    why_below: str  # why the harm threshold is not met
    by: str
    reporter: str = ""
    anonymous: bool = False


ALERTING_STEPS: Final = frozenset(
    {
        OutsideStep.NOTICE_OF_INVESTIGATION,
        OutsideStep.INVITATION_TO_MEETING,
        OutsideStep.MEETING_HELD,
        OutsideStep.WITNESS_HEARD,
    }
)
ALERTING_LETTERS: Final = frozenset({"DOC-11", "DOC-12", "DOC-13"})
"""What would tell the subject, or question somebody, before the designated officer or the police advised."""

DO_NOT_ALERT: Final = N_(
    "A child may have been harmed. Do not tell the subject and do not interview anyone until the designated officer (LADO)"
    " or the police have advised and the safeguarding page says so."
)


def free_to_tell(referrals: Iterable[LadoReferral]) -> bool:
    """Whether the last advice that came lets the subject be told."""
    advised = [one for one in referrals if one.advised]
    return bool(advised) and advised[-1].tell is not TellSubject.NOT_YET


def contacted_on(referrals: Iterable[LadoReferral]) -> date | None:
    """The local day on which the designated officer was first contacted."""
    return min((local_day(one.contacted_at) for one in referrals), default=None)


def check_referral(referral: LadoReferral, *, now: datetime) -> None:
    """Raises Missing or Refused unless the referral can be kept. Advice may come later."""
    if referral.contacted_at > now:
        raise Refused(_AHEAD)
    if not referral.limbs:
        raise Missing(what=N_("in which way the harm threshold may be met"))
    for typed, what in (
        (referral.by, N_("who contacted the designated officer")),
        (referral.officer, N_("the name of the designated officer")),
        (referral.told, N_("what the designated officer was told")),
    ):
        if not typed:
            raise Missing(what=what)
    _check_advice(referral, today=local_day(now))


def _check_advice(referral: LadoReferral, *, today: date) -> None:
    if (referral.advised_on is None) != (not referral.advice):
        raise Missing(what=N_("the advice with the day on which it was given"))
    if referral.advised_on is not None:
        if referral.advised_on > today:
            raise Refused(_AHEAD)
        if referral.advised_on < local_day(referral.contacted_at):
            raise Refused(
                N_("Advice comes after the question. Enter the day on which it was given.")
            )
    elif referral.tell is not TellSubject.NOT_YET:
        raise Refused(N_("Nobody may be told before advice was given. Record the advice first."))
    if referral.tell is TellSubject.AGREED_WORDS and not referral.agreed_words:
        raise Missing(what=N_("the words that were agreed"))
    if referral.strategy_agreed and referral.strategy_on is None:
        raise Missing(what=N_("the day of the strategy meeting"))


def check_conclusion(
    conclusion: SafeguardingConclusion,
    referrals: tuple[LadoReferral, ...],
    *,
    today: date,
    told: bool,
) -> None:
    """Raises Missing or Refused unless the outcome can be kept. `told`: the officer was told on paper."""
    if not referrals and not told:
        raise Refused(
            N_(
                "These outcomes belong to an allegation the designated officer (LADO) was told of. Record the referral first."
            )
        )
    given = (conclusion.on, conclusion.removed_on, conclusion.welfare_on)
    if any(day is not None and day > today for day in given):
        raise Refused(_AHEAD)
    for typed, what in (
        (conclusion.by, N_("who decided it")),
        (conclusion.reasons, N_("the reasons")),
        (conclusion.summary, N_("how it was followed up and resolved")),
    ):
        if not typed:
            raise Missing(what=what)
    if conclusion.removed_on is not None:
        if conclusion.outcome not in REMOVED:
            raise Refused(
                N_(
                    "Details leave the personnel file only after a malicious or false allegation. This one stays on file."
                )
            )
        if not conclusion.removed_by:
            raise Missing(what=N_("who removed the details"))
    if conclusion.reference and conclusion.outcome not in IN_REFERENCES:
        raise Refused(N_("A reference says nothing of an allegation with this outcome."))
    if conclusion.behaviour_decision and conclusion.welfare_open:
        raise Refused(
            N_(
                "Look at the pupil's own welfare first, and record it. Then decide under the behaviour policy."
            )
        )


def check_concern(concern: LowLevelConcern, *, today: date) -> None:
    """Raises Missing or Refused unless the concern can be kept."""
    if concern.on > today:
        raise Refused(_AHEAD)
    for typed, what in (
        (concern.concern, N_("what the concern is")),
        (concern.context, N_("in which context it arose")),
        (concern.action, N_("what was done about it")),
        (concern.why_below, N_("why the harm threshold is not met")),
        (concern.by, N_("who recorded it")),
    ):
        if not typed:
            raise Missing(what=what)
    if concern.anonymous and concern.reporter:
        raise Refused(N_("The reporter asked not to be named. Take the name out."))
