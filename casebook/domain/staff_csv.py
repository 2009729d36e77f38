"""A list of staff as a table: which column is what, guessed from its heading and changed by a person."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from casebook.domain.csv_sheet import Sheet, csv_bytes
from casebook.domain.words import N_
from casebook.errors import BadInput


class Column(StrEnum):
    """What a column of a list of staff can hold."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    POST = "post"
    CONTRACT = "contract"
    WORKS_FROM = "works_from"
    WORKS_UNTIL = "works_until"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    BREAKS = "breaks"
    TERM_TIME_ONLY = "term_time_only"
    TEACHING = "teaching"
    BORN = "born"
    LINE_MANAGER = "line_manager"
    ROLE_EXPECTATIONS = "role_expectations"
    POLICY_VERSION = "policy_version"
    ACKNOWLEDGED_ON = "acknowledged_on"
    ACKNOWLEDGED_BY = "acknowledged_by"
    TRAINING = "training"
    TRAINED_ON = "trained_on"
    PROFILE_REMINDER_ON = "profile_reminder_on"
    MONITORING_NOTICE_ON = "monitoring_notice_on"


# For each column of the file what it holds, None where it is left out.
Matching = tuple[Column | None, ...]

HEADINGS: Final[Mapping[Column, str]] = {
    Column.NAME: N_("Name"),
    Column.FIRST_NAME: N_("First name"),
    Column.LAST_NAME: N_("Last name"),
    Column.POST: N_("Post"),
    Column.CONTRACT: N_("Contract"),
    Column.WORKS_FROM: N_("Start date"),
    Column.WORKS_UNTIL: N_("Leaving date"),
    Column.MONDAY: N_("Monday"),
    Column.TUESDAY: N_("Tuesday"),
    Column.WEDNESDAY: N_("Wednesday"),
    Column.THURSDAY: N_("Thursday"),
    Column.FRIDAY: N_("Friday"),
    Column.SATURDAY: N_("Saturday"),
    Column.SUNDAY: N_("Sunday"),
    Column.BREAKS: N_("Breaks"),
    Column.TERM_TIME_ONLY: N_("Term time only"),
    Column.TEACHING: N_("Teaching work"),
    Column.BORN: N_("Date of birth"),
    Column.LINE_MANAGER: N_("Line manager"),
    Column.ROLE_EXPECTATIONS: N_("Expectations of the role"),
    Column.POLICY_VERSION: N_("Policy version acknowledged"),
    Column.ACKNOWLEDGED_ON: N_("Acknowledged on"),
    Column.ACKNOWLEDGED_BY: N_("Acknowledged how"),
    Column.TRAINING: N_("Training"),
    Column.TRAINED_ON: N_("Training date"),
    Column.PROFILE_REMINDER_ON: N_("Last reminder to review profiles"),
    Column.MONITORING_NOTICE_ON: N_("Monitoring notice shown on"),
}
# Headings that personnel systems write, beside our own; all as `_plain` leaves them.
_ALSO: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.NAME: ("fullname", "staffname", "employeename", "employee", "person", "displayname"),
    Column.FIRST_NAME: ("forename", "givenname", "preferredname", "preferredforename"),
    Column.LAST_NAME: ("surname", "familyname", "legalsurname"),
    Column.POST: ("posttitle", "jobtitle", "job", "role", "position", "title of post", "staffrole"),
    Column.CONTRACT: ("contracttype", "contractkind", "employmenttype"),
    Column.WORKS_FROM: ("startdate", "started", "dateofarrival", "employmentstart", "datejoined"),
    Column.WORKS_UNTIL: ("enddate", "dateofleaving", "left", "employmentend", "dateleft"),
    Column.MONDAY: ("mon",),
    Column.TUESDAY: ("tue", "tues"),
    Column.WEDNESDAY: ("wed",),
    Column.THURSDAY: ("thu", "thur", "thurs"),
    Column.FRIDAY: ("fri",),
    Column.SATURDAY: ("sat",),
    Column.SUNDAY: ("sun",),
    Column.BREAKS: ("break", "lunch", "lunchbreak"),
    Column.TERM_TIME_ONLY: ("termtime", "tto"),
    Column.TEACHING: ("teacher", "teachingstaff", "isteacher"),
    Column.BORN: ("dob", "birthdate", "birthday"),
    Column.LINE_MANAGER: ("manager", "reportsto"),
    Column.ROLE_EXPECTATIONS: ("responsibilities",),
    Column.POLICY_VERSION: ("policy", "policyversion"),
    Column.ACKNOWLEDGED_ON: ("acknowledged", "policysigned", "dateacknowledged", "policydate"),
    Column.ACKNOWLEDGED_BY: ("acknowledgementmethod",),
    Column.TRAINING: ("course", "trainingtitle", "lasttraining"),
    Column.TRAINED_ON: ("dateoftraining", "trainedon", "coursedate"),
    Column.PROFILE_REMINDER_ON: ("profilereminder", "reminder"),
    Column.MONITORING_NOTICE_ON: ("monitoringnotice",),
}


def guess(sheet: Sheet) -> Matching:
    """What each column of a file holds, by its heading; None where nobody can say, and each thing once."""
    found: list[Column | None] = []
    for heading in sheet.headings:
        column = _BY_HEADING.get(_plain(heading))
        found.append(None if column in found else column)
    return tuple(found)


def check_matching(matching: Matching) -> None:
    """Refuse a matching that gives no name and post, or one thing twice. Raises BadInput."""
    given = [column for column in matching if column is not None]
    if len(given) != len(set(given)):
        raise BadInput(_TWICE)
    if Column.NAME not in given and not {Column.FIRST_NAME, Column.LAST_NAME} <= set(given):
        raise BadInput(_NO_NAME)
    if Column.POST not in given:
        raise BadInput(_NO_POST)


def blank_csv() -> bytes:
    """A CSV file with headings that are all understood, and nobody under them."""
    both = {Column.FIRST_NAME, Column.LAST_NAME}
    return csv_bytes((tuple(words for column, words in HEADINGS.items() if column not in both),))


def _plain(heading: str) -> str:
    return "".join(character for character in heading.casefold() if character.isalnum())


_BY_HEADING: Final = {
    _plain(words): column for column in Column for words in (HEADINGS[column], *_ALSO[column])
}
_TWICE = N_("Two columns are matched to the same thing. Choose “Leave out” for one of them.")
_NO_NAME = N_(
    "No column is matched to the name. Choose the column that holds it, or both first and last name."
)
_NO_POST = N_("No column is matched to the post. Choose the column that says what people do.")
