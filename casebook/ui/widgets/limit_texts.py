"""How time limits are worded on their page: whose rule, what a police hold does to them, how they are counted."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.limit_value import Limit, LimitKind, LimitPart, Pausing, Unit
from casebook.domain.limit_words import amount
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import sentence
from casebook.ui.widgets.side_list import SideRow

PARTS: Final[Mapping[LimitPart, str]] = {
    LimitPart.FIRST_DAYS: N_("First days"),
    LimitPart.BESIDE: N_("Beside the case"),
    LimitPart.ADVICE: N_("Informal advice"),
    LimitPart.INVESTIGATION: N_("Investigation"),
    LimitPart.HEARING: N_("Hearing"),
    LimitPart.OUTCOME: N_("Outcome"),
    LimitPart.APPEAL: N_("Appeal"),
    LimitPart.DATA: N_("Data protection"),
    LimitPart.END: N_("Close and keep"),
}
RULES: Final[Mapping[LimitKind, str]] = {
    LimitKind.LAW: N_("The law sets it, so it cannot be changed here. Letters may quote it."),
    LimitKind.STATUTORY_GUIDANCE: N_(
        "Statutory guidance, which a school follows unless it has a good reason. Letters may quote it."
    ),
    LimitKind.ACAS_CODE: N_("The Acas Code says it. Letters may quote it."),
    LimitKind.SCHOOL: N_("Your school's procedure. Letters may quote it."),
    LimitKind.STARTING_VALUE: N_(
        "Casebook's starting value. It guides you, binds nobody, and no letter quotes it until your school has"
        " confirmed it."
    ),
}
PAUSES: Final[Mapping[Pausing, str]] = {
    Pausing.YES: N_(
        "It pauses while the police ask the school to wait; the first and the last day of the pause do not count."
    ),
    Pausing.NO: N_("It goes on while the police ask the school to wait."),
    Pausing.NEVER: N_("It never pauses, whatever the police ask."),
    Pausing.ASK_POLICE: N_("During a police hold, ask the police before you act on it."),
    Pausing.NONE: "",
}
UNITS: Final[Mapping[Unit, str]] = {
    Unit.WORKING_DAYS: N_("working days"),
    Unit.SCHOOL_DAYS: N_("school days"),
    Unit.CLEAR_WORKING_DAYS: N_("clear working days"),
    Unit.CLEAR_SCHOOL_DAYS: N_("clear school days"),
    Unit.WORKING_DAYS_BEFORE: N_("working days"),
    Unit.DAYS: N_("days of any kind"),
    Unit.CALENDAR_DAYS: N_("days of any kind"),
    Unit.HOURS: N_("hours"),
    Unit.MONTHS: N_("months"),
    Unit.LIVE_MONTHS: N_("months"),
}
_TAGS: Final[Mapping[LimitKind, tuple[str, str]]] = {
    LimitKind.LAW: (N_("Law"), ""),
    LimitKind.STATUTORY_GUIDANCE: (N_("Guidance"), ""),
    LimitKind.ACAS_CODE: (N_("Acas"), ""),
    LimitKind.SCHOOL: (N_("Confirmed"), "ok"),
    LimitKind.STARTING_VALUE: (N_("Not confirmed"), "warn"),
}


def in_amounts(limit: Limit) -> str:
    """`10 clear working days`, or that it is the same day."""
    return sentence.read(amount(limit)) if limit.value else _("the same day")


def row(limit: Limit) -> SideRow:
    """The limit as a line of the list."""
    tag, tone = _TAGS[limit.kind]
    return SideRow(limit.key, _(limit.name), in_amounts(limit), _(tag), tone)
