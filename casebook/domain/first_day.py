"""The first 24 hours: what to do, what never to do, whom to ask and by when, for one printed card.

The card names nobody in the case, so that it can lie on a desk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.clock import local_day
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit
from casebook.domain.procedure_limit import ends
from casebook.domain.record import CaseRecord
from casebook.domain.report import Risk
from casebook.domain.school import School
from casebook.domain.words import N_, Words, say


@dataclass(frozen=True, slots=True)
class FirstDayStep:
    """One line of the card: what, the source of it, and the last day where there is one (local)."""

    what: Words
    source: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class FirstDayFacts:
    """Everything the card says. `known_on` is the local day on which the school first knew."""

    school: School
    reference: str
    known_on: date
    steps: tuple[FirstDayStep, ...]
    never: tuple[FirstDayStep, ...]
    practice: bool = False


_KCSIE = "Keeping children safe in education, part four"

_DANGER = N_("Make sure nobody is in danger. If someone may be, call 999 first.")
_LADO = N_(
    "If a child may have been harmed or be at risk, tell the local authority's designated officer (LADO) and do what"
    " they advise before anything else."
)
_DSL = N_("Tell the designated safeguarding lead if a pupil is in it in any way.")
_POLICE = N_("If it may be an offence, ask the police before you tell or interview anyone.")
_KEEP = N_(
    "Keep what can be seen now: the whole page, its address, the time and the date. Keep messages and voicemail too."
)
_SUPPORT = N_("Look after whoever it is aimed at: ask how they are, and say whom they can turn to.")
_THANK = N_("Thank whoever reported it, and ask them to keep it to themselves.")
_WRITE = N_("Write down what you did, when, and who was there. Add it to the case.")

_NOT_ALERT = N_(
    "Do not tell the person it is about until the designated officer or the police have said that you may."
)
_NOT_COPY = N_(
    "Do not open, copy, print, photograph or pass on what may show someone under 18 nude or in a sexual way, a private"
    " sexual picture of an adult, sexual violence, or terrorist material. Describe it in words."
)
_NOT_REPLY = N_(
    "Do not reply online, do not use a borrowed or invented account, and do not ask for passwords."
)
_NOT_INVESTIGATE = N_("Do not question anyone yet. Hear what you are told, and write it down.")
_NOT_DELETE = N_("Do not delete anything, and ask nobody else to.")


def first_day(
    record: CaseRecord, calendar: WorkingCalendar, limits: Mapping[str, Limit] = LIMITS
) -> FirstDayFacts:
    """The card of a case. Its days count from the day on which the school first knew."""
    known = local_day(record.report.concern.aware_at)
    lado, thanks = (
        ends(limits[key], known, calendar=calendar, today=known).day
        for key in ("lado_contact", "ack_reporter")
    )
    danger = FirstDayStep(say(_DANGER), _KCSIE, known)
    steps = (
        FirstDayStep(say(_LADO), _KCSIE, lado),
        FirstDayStep(say(_DSL), _KCSIE, known),
        FirstDayStep(say(_POLICE), "5.1, 6.5"),
        FirstDayStep(say(_KEEP), "6.2", known),
        FirstDayStep(say(_SUPPORT), "6.1"),
        FirstDayStep(say(_THANK), "5.4", thanks),
        FirstDayStep(say(_WRITE), "6.2"),
    )
    at_risk = record.report.concern.risk is not Risk.NO
    return FirstDayFacts(
        school=record.school,
        practice=record.case.practice,
        reference=record.case.reference,
        known_on=known,
        steps=(danger, *steps) if at_risk else steps,
        never=(
            FirstDayStep(say(_NOT_ALERT), _KCSIE),
            FirstDayStep(say(_NOT_COPY), "Protection of Children Act 1978, s.1; 6.2"),
            FirstDayStep(say(_NOT_REPLY), "6.1"),
            FirstDayStep(say(_NOT_INVESTIGATE), _KCSIE),
            FirstDayStep(say(_NOT_DELETE), "6.2"),
        ),
    )
