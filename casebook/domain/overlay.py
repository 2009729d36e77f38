"""What else can run beside a case: grievance, sickness, adjustments, a request for data, a legal hold, the press, a data breach.

Each kind asks its own few questions; `QUESTIONS` is that table. What is running, and what was, is a list of `Overlay`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from casebook.domain.calendar import WorkingCalendar, add_months
from casebook.domain.clock import from_utc_text, local_day
from casebook.domain.ids import EventId
from casebook.domain.words import N_
from casebook.errors import Missing, Refused

SAR_MONTHS: Final = 1  # UK GDPR, article 12(3)
SAR_MORE_MONTHS: Final = 2
BREACH_HOURS: Final = 72  # UK GDPR, article 33


class OverlayKind(StrEnum):
    """What it is."""

    GRIEVANCE = "grievance_linked"
    SICKNESS = "sickness_absence"
    ADJUSTMENTS = "reasonable_adjustments"
    SAR = "sar_active"
    LITIGATION_HOLD = "litigation_hold"
    MEDIA = "media_interest"
    DATA_BREACH = "data_breach"


class AnswerKind(StrEnum):
    """How a question is answered. Days are kept as ISO text, moments as UTC text, a yes as `yes`."""

    WORDS = "words"
    DAY = "day"
    MOMENT = "moment"
    YES = "yes"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class OverlayQuestion:
    """One question about a kind. `first` ones must be answered when it begins; others when it is known."""

    name: str
    label: str
    kind: AnswerKind = AnswerKind.WORDS
    first: bool = False
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """Something that runs beside the case. Days are local; `answers` pairs a question's name with its answer."""

    id: EventId
    kind: OverlayKind
    began: date
    why: str
    by: str
    answers: tuple[tuple[str, str], ...] = ()
    ended: date | None = None
    ended_why: str = ""
    ended_by: str = ""

    def answer(self, name: str) -> str:
        """What was answered; empty while it was not."""
        return dict(self.answers).get(name, "")

    def day(self, name: str) -> date | None:
        """A day that was answered."""
        typed = self.answer(name)
        return date.fromisoformat(typed) if typed else None

    def moment(self, name: str) -> datetime | None:
        """A moment that was answered, with its zone."""
        typed = self.answer(name)
        return from_utc_text(typed) if typed else None


_Q, _A = OverlayQuestion, AnswerKind
QUESTIONS: Final[Mapping[OverlayKind, tuple[OverlayQuestion, ...]]] = {
    OverlayKind.GRIEVANCE: (
        _Q("course", N_("How the two go together"), _A.CHOICE, first=True, choices=(
            ("pause", N_("Pause this case until the grievance is heard")),
            ("together", N_("Hear both together")),
            ("separate", N_("Let each go its own way")),
        )),
        _Q("course_why", N_("Why"), first=True),
        _Q("hearer", N_("Who hears the grievance"), first=True,
           help=N_("Somebody who has no part in this case.")),
    ),
    OverlayKind.SICKNESS: (
        _Q("oh_on", N_("Day occupational health was asked"), _A.DAY),
        _Q("fit", N_("Can they attend a meeting?"), _A.CHOICE, choices=(
            ("yes", N_("Yes")), ("no", N_("No")), ("adjusted", N_("Yes, with changes")),
            ("not_known", N_("Not known yet")),
        )),
        _Q("venue", N_("Changes offered: another place, a video call, answers in writing")),
        _Q("decide_on", N_("Day by which it is decided how to go on"), _A.DAY, first=True,
           help=N_("Illness stops no clock by itself. Somebody decides, by a day.")),
        _Q("decision", N_("What was decided")),
    ),
    OverlayKind.ADJUSTMENTS: (
        _Q("offered", N_("What was offered"), first=True,
           help=N_("An interpreter, breaks, another format, a supporter, more time.")),
        _Q("offered_on", N_("Day it was offered"), _A.DAY, first=True),
        _Q("reply", N_("What they replied")),
        _Q("reply_on", N_("Day of the reply"), _A.DAY),
    ),
    OverlayKind.SAR: (
        _Q("received_on", N_("Day the request came"), _A.DAY, first=True,
           help=N_("By any way, in any words, spoken too.")),
        _Q("asked_on", N_("Day you asked who they are, or what they mean"), _A.DAY,
           help=N_("The days stop until they answer.")),
        _Q("supplied_on", N_("Day they answered that"), _A.DAY),
        _Q("extended_on", N_("Day they were told that it takes two months more"), _A.DAY,
           help=N_("Only for complex or several requests, and within the first month.")),
        _Q("extended_why", N_("Why it takes longer")),
        _Q("answered_on", N_("Day it was answered"), _A.DAY),
    ),
    OverlayKind.LITIGATION_HOLD: (
        _Q("claim", N_("What claim is made or threatened"), first=True,
           help=N_("A tribunal claim, a notice from Acas, a letter from a solicitor or the insurer.")),
        _Q("set_by", N_("Who set the hold"), first=True),
    ),
    OverlayKind.MEDIA: (
        _Q("spokesperson", N_("The one person who speaks for the school"), first=True),
        _Q("line", N_("What the school says"), help=N_("Nothing that could identify anybody.")),
        _Q("teacher_accused", N_("A pupil accuses a teacher here of an offence"), _A.YES,
           help=N_("Then nobody may publish what could identify the teacher: Education Act 2002, section 141F.")),
    ),
    OverlayKind.DATA_BREACH: (
        _Q("what", N_("What personal data, of how many people"), first=True),
        _Q("aware_at", N_("When the school became aware of it"), _A.MOMENT, first=True),
        _Q("dpo_told_at", N_("When the data protection officer was told"), _A.MOMENT),
        _Q("ico", N_("The Information Commissioner"), _A.CHOICE, choices=(
            ("reported", N_("It was reported")), ("not_reported", N_("It need not be reported")),
        )),
        _Q("ico_at", N_("When that was decided or reported"), _A.MOMENT),
        _Q("ico_why", N_("Why")),
        _Q("people_told", N_("Whether the people concerned were told, and why")),
    ),
}  # fmt: skip
"""Every question of every kind, in the order it is asked."""


def running(overlays: Iterable[Overlay], kind: OverlayKind) -> tuple[Overlay, ...]:
    """Those of a kind that run now."""
    return tuple(one for one in overlays if one.kind is kind and one.ended is None)


def keeps_everything(overlays: Iterable[Overlay]) -> bool:
    """Whether nothing of the case may be destroyed now: a request for data or a legal hold runs."""
    stops = (OverlayKind.SAR, OverlayKind.LITIGATION_HOLD)
    return any(one.ended is None and one.kind in stops for one in overlays)


def sar_due(request: Overlay, calendar: WorkingCalendar) -> date | None:
    """The last day to answer a request for personal data; None while the person still has to say who they are.

    One month from its receipt, three where it was extended; the days from a question to its answer do not count, and a
    day nobody works moves to the next working day.
    """
    received, asked = request.day("received_on"), request.day("asked_on")
    supplied = request.day("supplied_on")
    if received is None or (asked is not None and supplied is None):
        return None
    months = SAR_MONTHS + (SAR_MORE_MONTHS if request.day("extended_on") else 0)
    due = add_months(received, months)
    if asked is not None and supplied is not None:
        due += supplied - asked
    return due if calendar.is_working(due) else calendar.within(1, due)


def breach_due(breach: Overlay) -> datetime | None:
    """The latest moment to report a data breach to the Information Commissioner, with its zone."""
    aware = breach.moment("aware_at")
    return aware + timedelta(hours=BREACH_HOURS) if aware else None


def check(one: Overlay, *, now: datetime) -> None:
    """Raises Missing or Refused unless it can be kept as it is."""
    today = local_day(now)
    _not_ahead(today, one.began, one.ended)
    if not one.why:
        raise Missing(what=N_("why it began"))
    if not one.by:
        raise Missing(what=N_("who recorded it"))
    known = {question.name for question in QUESTIONS[one.kind]}
    if any(name not in known for name, _ in one.answers):
        raise Refused(N_("This has no such question."))
    for question in QUESTIONS[one.kind]:
        _check_answer(one, question, now=now)
    _check_kind(one)


def check_end(one: Overlay, on: date, why: str, *, today: date) -> None:
    """Raises Missing or Refused unless it can end so."""
    if one.ended is not None:
        raise Refused(N_("This has ended."))
    _not_ahead(today, on)
    if on < one.began:
        raise Refused(N_("It began after that day. Enter the day it ended."))
    if not why:
        raise Missing(what=N_("the reason it ended"))
    if one.kind is OverlayKind.SAR and not one.answer("answered_on"):
        raise Refused(N_("The request has not been answered. Enter the day it was, then end it."))
    if one.kind is OverlayKind.DATA_BREACH and not one.answer("ico"):
        raise Refused(N_("Decide first whether the Information Commissioner is told, and why."))


def _check_answer(one: Overlay, question: OverlayQuestion, *, now: datetime) -> None:
    typed = one.answer(question.name)
    if question.first and not typed:
        raise Missing(what=question.label)
    if question.kind is AnswerKind.CHOICE and typed and typed not in dict(question.choices):
        raise Refused(N_("Choose one of the answers."))
    try:
        day = one.day(question.name) if question.kind is AnswerKind.DAY else None
        moment = one.moment(question.name) if question.kind is AnswerKind.MOMENT else None
    except ValueError:
        raise Refused(N_("Enter a day that exists, such as 24 Nov 2026.")) from None
    if question.name not in _MAY_LIE_AHEAD:
        _not_ahead(local_day(now), day)
    if moment is not None and moment > now:
        raise Refused(_AHEAD)


def _check_kind(one: Overlay) -> None:
    for earlier, later in _IN_ORDER:
        first, second = one.answer(earlier), one.answer(later)
        if second and not first:
            raise Refused(_ORDER)
        if second and second < first:
            raise Refused(_ORDER)
    received, extended = (one.day("received_on"), one.day("extended_on")) if one.kind is OverlayKind.SAR else (None, None)  # fmt: skip
    if received and extended and extended > add_months(received, SAR_MONTHS):
        raise Refused(
            N_("More time has to be claimed within the first month, and that day is later.")
        )
    for given, needs, what in _NEEDS:
        if one.answer(given) and not one.answer(needs):
            raise Missing(what=what)


def _not_ahead(today: date, *days: date | None) -> None:
    if any(day is not None and day > today for day in days):
        raise Refused(_AHEAD)


_AHEAD: Final = N_("That day has not come yet. Record it once it has happened.")
_ORDER: Final = N_("These days are in the wrong order. Look at them again.")
_MAY_LIE_AHEAD: Final = frozenset({"decide_on"})
_IN_ORDER: Final = (
    ("offered_on", "reply_on"),
    ("received_on", "asked_on"),
    ("asked_on", "supplied_on"),
    ("received_on", "extended_on"),
    ("received_on", "answered_on"),
    ("aware_at", "dpo_told_at"),
    ("aware_at", "ico_at"),
)
"""Questions whose days come one after the other; ISO days and UTC moments compare as text."""
_NEEDS: Final = (
    ("extended_on", "extended_why", N_("why it takes longer")),
    ("reply", "reply_on", N_("the day of the reply")),
    ("ico", "ico_at", N_("when that was decided or reported")),
    ("ico", "ico_why", N_("why it was or was not reported")),
)
"""Answers that need another: given, needed, and the words for what is missing."""
