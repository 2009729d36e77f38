"""What set-up leaves to *finish later*."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.words import N_, Words, say


class SetUpId(StrEnum):
    """The tasks that a new casebook still has."""

    OWN_SHEET = "own_sheet"
    SCHOOL_SHEET = "school_sheet"
    LETTERHEAD = "letterhead"
    SECOND_PERSON = "second_person"
    CHAIR = "chair"
    LIMITS = "limits"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class SetUpTask:
    """One thing left over from set-up. `page` names where the window does it."""

    id: SetUpId
    title: Words
    done: bool
    page: str


TITLES = {
    SetUpId.OWN_SHEET: N_("Print or copy your recovery sheet"),
    SetUpId.SCHOOL_SHEET: N_("Make the school's recovery sheet and put it in the safe"),
    SetUpId.LETTERHEAD: N_("Give the address that letters carry"),
    SetUpId.SECOND_PERSON: N_("Enrol a second person, so that a case never has one reader"),
    SetUpId.CHAIR: N_("Enrol the chair of governors"),
    SetUpId.LIMITS: N_("Confirm the time limits of your procedure"),
    SetUpId.TERMS: N_("Enter your term dates"),
}
PAGES = {
    SetUpId.OWN_SHEET: "sheet",
    SetUpId.SCHOOL_SHEET: "school_sheet",
    SetUpId.LETTERHEAD: "school",
    SetUpId.SECOND_PERSON: "people",
    SetUpId.CHAIR: "people",
    SetUpId.LIMITS: "time_limits",
    SetUpId.TERMS: "school_calendar",
}


def set_up_task(id_: SetUpId, *, done: bool) -> SetUpTask:
    """A task with its title and page."""
    return SetUpTask(id_, say(TITLES[id_]), done, PAGES[id_])
