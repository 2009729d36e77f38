"""Words for the school's people: contracts, governors, duties, who decides, and hours as a line."""

from collections.abc import Iterable, Mapping
from typing import Final

from casebook.domain.delegation import Decider, Power, Whom
from casebook.domain.governor import GovernorKind, Office
from casebook.domain.hours import DAYS, Stretch, StretchKind, Weekday
from casebook.domain.school_people import Duty
from casebook.domain.staff import AcknowledgedBy, Contract, StaffMember
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import sentence

CONTRACTS: Final[Mapping[Contract, str]] = {
    Contract.PERMANENT: N_("Permanent"),
    Contract.FIXED_TERM: N_("Fixed term"),
    Contract.CASUAL: N_("Casual or zero hours"),
    Contract.AGENCY: N_("Agency or supply"),
    Contract.CONTRACTOR: N_("Contractor"),
    Contract.VOLUNTEER: N_("Volunteer"),
}
METHODS: Final[Mapping[AcknowledgedBy, str]] = {
    AcknowledgedBy.SIGNED: N_("Signed on paper"),
    AcknowledgedBy.ELECTRONIC: N_("Ticked or signed on screen"),
    AcknowledgedBy.EMAIL: N_("By e-mail"),
    AcknowledgedBy.INDUCTION: N_("At induction"),
    AcknowledgedBy.OTHER: N_("In another way"),
}
WEEKDAYS: Final[Mapping[Weekday, str]] = {
    Weekday.MONDAY: N_("Monday"),
    Weekday.TUESDAY: N_("Tuesday"),
    Weekday.WEDNESDAY: N_("Wednesday"),
    Weekday.THURSDAY: N_("Thursday"),
    Weekday.FRIDAY: N_("Friday"),
    Weekday.SATURDAY: N_("Saturday"),
    Weekday.SUNDAY: N_("Sunday"),
}
GOVERNORS: Final[Mapping[GovernorKind, str]] = {
    GovernorKind.PARENT: N_("Parent governor"),
    GovernorKind.STAFF: N_("Staff governor"),
    GovernorKind.HEADTEACHER: N_("Headteacher governor"),
    GovernorKind.LOCAL_AUTHORITY: N_("Local authority governor"),
    GovernorKind.CO_OPTED: N_("Co-opted governor"),
    GovernorKind.FOUNDATION: N_("Foundation governor"),
    GovernorKind.PARTNERSHIP: N_("Partnership governor"),
    GovernorKind.TRUST_APPOINTED: N_("Appointed by the trust"),
    GovernorKind.ASSOCIATE: N_("Associate member"),
}
OFFICES: Final[Mapping[Office, str]] = {
    Office.CHAIR: N_("Chair of governors"),
    Office.VICE_CHAIR: N_("Vice-chair of governors"),
}
DUTIES: Final[Mapping[Duty, tuple[str, str]]] = {  # words and what they are for
    Duty.NOMINATED_PERSON: (
        N_("Nominated person"),
        N_("Is told when staff are attacked online (6.1), and may see monitoring records (5.3)"),
    ),
    Duty.HEAD_STAND_IN: (
        N_("Stand-in for the headteacher"),
        N_("Takes a case over where the headteacher is too close to it"),
    ),
    Duty.CHAIR_STAND_IN: (
        N_("Stand-in for the chair of governors"),
        N_("Takes a case over where the chair is too close to it; usually the vice-chair"),
    ),
    Duty.DSL: (N_("Designated safeguarding lead"), N_("Judges what concerns a pupil's safety")),
    Duty.DSL_STAND_IN: (
        N_("Deputy safeguarding lead"),
        N_("When the lead is away or too close to the case"),
    ),
    Duty.LADO: (
        N_("Local authority designated officer (LADO)"),
        N_("Is told within one working day where a child may have been harmed"),
    ),
    Duty.POLICE: (N_("Police"), N_("The officer or number the school uses; 999 in an emergency")),
    Duty.LA_HR: (N_("Local authority HR"), N_("Advises, and helps where the school is too small")),
    Duty.UNION: (N_("Union contact"), N_("May stay empty")),
    Duty.DPO: (N_("Data protection officer"), N_("Is asked about breaches and requests for data")),
    Duty.OCCUPATIONAL_HEALTH: (
        N_("Occupational health"),
        N_("Says whether somebody is well enough for a meeting"),
    ),
}
POWERS: Final[Mapping[Power, str]] = {
    Power.SUSPEND: N_("Suspend"),
    Power.END_SUSPENSION: N_("End a suspension"),
    Power.WARN: N_("Warn, up to a final written warning"),
    Power.DISMISS: N_("Dismiss"),
}
WHOM: Final[Mapping[Whom, str]] = {
    Whom.STAFF: N_("support staff"),
    Whom.TEACHER: N_("a teacher"),
    Whom.HEAD: N_("the headteacher"),
}
DECIDERS: Final[Mapping[Decider, str]] = {
    Decider.HEADTEACHER: N_("The headteacher"),
    Decider.CHAIR: N_("The chair of governors"),
    Decider.GOVERNORS_PANEL: N_("A panel of governors"),
    Decider.GOVERNING_BODY: N_("The full governing body"),
    Decider.TRUST: N_("The academy trust"),
}


def spans(stretches: Iterable[Stretch]) -> str:
    """Stretches of one day as a person writes them: `08:30-12:15; 12:45-15:30`."""
    return "; ".join(f"{one.starts:%H:%M}-{one.ends:%H:%M}" for one in stretches)


def week(member: StaffMember) -> str:
    """The hours of a week in a line: `Mon-Fri 08:30-15:30`."""
    hours = {
        day: spans(one for one in member.week if one.day is day and one.kind is StretchKind.WORK)
        for day in DAYS
    }
    runs: list[tuple[list[Weekday], str]] = []
    for day, worked in hours.items():
        if (
            worked
            and runs
            and runs[-1][1] == worked
            and DAYS.index(runs[-1][0][-1]) + 1 == DAYS.index(day)
        ):
            runs[-1][0].append(day)
        elif worked:
            runs.append(([day], worked))
    return ", ".join(f"{_days(days)} {worked}" for days, worked in runs)


def _days(days: list[Weekday]) -> str:
    names = [_(WEEKDAYS[day])[:3] for day in (days[0], days[-1])]
    return names[0] if len(days) == 1 else f"{names[0]}-{names[1]}"


def summary(member: StaffMember) -> str:
    """Somebody's post, contract and hours in a line."""
    parts = [member.post]
    if member.contract is not None:
        parts.append(_(CONTRACTS[member.contract]).casefold())
    parts.append(week(member) or _("hours not recorded"))
    if member.term_time_only:
        parts.append(_("term time only"))
    if member.works_until is not None:
        parts.append(_("last day {day}").format(day=sentence.day(member.works_until)))
    return " · ".join(parts)
