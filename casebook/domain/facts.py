"""What was done, in plain words: the facts from which paragraphs of the policy and possible offences are suggested."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.allegation import Act, Capacity
from casebook.domain.evidence import Visibility


class Sure(StrEnum):
    """An answer about a fact. Not sure is treated with the same care as yes."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Timing(StrEnum):
    """When it was, against that person's own working day (2.3)."""

    WORKING_TIME = "working_time"
    OFFICIAL_BREAK = "official_break"
    OUTSIDE_HOURS = "outside_hours"
    NON_WORKING_DAY = "non_working_day"
    NOT_KNOWN = "unknown"


class Device(StrEnum):
    """Whose equipment was used (2.4, 2.5)."""

    SCHOOL = "school"
    OWN = "own"
    OTHER_PERSON = "other_person"
    NOT_KNOWN = "unknown"


class Material(StrEnum):
    """What it consists of."""

    WORDS = "words"
    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    DRAWING = "drawing"  # by hand or by computer
    SOUND = "sound"
    LINK = "link"


class Mentioned(StrEnum):
    """About whom or what it is."""

    PUPIL = "pupil"
    PARENT = "parent"
    COLLEAGUE = "colleague"
    HEAD_OR_GOVERNORS = "head_or_governors"  # what they decided
    SCHOOL = "school"
    OTHER_PERSON = "other_person"
    OTHER_ORGANISATION = "other_organisation"


class Content(StrEnum):
    """What it says or shows."""

    TIME_SPENT = "time_spent"
    OWN_VIEW = "own_view"  # of a school policy, or of a decision of the head or governors
    CRITICISM = "criticism"
    BULLYING = "bullying"
    REPEATED = "repeated"
    THREAT = "threat"
    OFFENSIVE = "offensive"  # or obscene, derogatory, embarrassing
    SEXUAL = "sexual"  # or intimate
    UNASKED_SEXUAL = "unasked_sexual"  # sent to somebody who had not asked for it
    FALSE = "false_statement"  # said to be untrue
    CONFIDENTIAL_PERSON = "confidential_person"
    CONFIDENTIAL_PLANS = "confidential_plans"
    RECORDS_TAKEN = "records_taken"
    PRIVATE_LIFE = "private_life"
    OTHERS_WORK = "others_work"  # without permission
    NOT_CREDITED = "not_credited"  # with permission
    EXTREMIST = "extremist"
    MESSAGES_TO_PUPIL = "messages_to_pupil"
    TEACHER_NAMED = "teacher_named"  # as accused by a pupil of a crime
    BROKEN_INTO = "broken_into"  # an account or system
    OTHER_LIABILITY = "other_liability"


class Characteristic(StrEnum):
    """The nine protected characteristics (Equality Act 2010, section 4), and none."""

    AGE = "age"
    DISABILITY = "disability"
    GENDER_REASSIGNMENT = "gender_reassignment"
    MARRIAGE = "marriage_civil_partnership"
    PREGNANCY = "pregnancy_maternity"
    RACE = "race"
    RELIGION_OR_BELIEF = "religion_or_belief"
    SEX = "sex"
    SEXUAL_ORIENTATION = "sexual_orientation"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known so far of the conduct; what is left open was not asked or not answered yet.

    `pupils` are codes (`P-07`), never names; `in_words` says without detail what sexual content shows.
    """

    act: Act | None = None
    capacity: Capacity | None = None
    timing: Timing | None = None
    device: Device | None = None
    visibility: Visibility | None = None
    school_in_name: Sure | None = None
    discusses_work: Sure | None = None
    disclaimer: Sure | None = None
    material: tuple[Material, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    content: tuple[Content, ...] = ()
    characteristics: tuple[Characteristic, ...] = ()
    pupil_shown: Sure | None = None
    pupil_named: Sure | None = None
    pupils: tuple[str, ...] = ()
    in_words: str = ""

    @property
    def pupil_concerned(self) -> bool:
        """Whether a pupil is or may be pictured or named (4.7, 4.8)."""
        return Sure.YES in self._pupil or Sure.UNSURE in self._pupil

    @property
    def touches_children(self) -> bool:
        """Whether anything here is about pupils, so that a lesser concern is asked about too."""
        about = Mentioned.PUPIL in self.mentioned or Content.MESSAGES_TO_PUPIL in self.content
        return about or self.pupil_concerned

    @property
    def _pupil(self) -> tuple[Sure | None, Sure | None]:
        return self.pupil_shown, self.pupil_named


NOTHING_KNOWN: Final = Facts()
"""Before anybody was asked."""
_CODE: Final = re.compile(r"P-\d{2,3}")


def is_pupil_code(written: str) -> bool:
    """Whether a pupil is written as a code, `P-07`, and not by name or initials."""
    return _CODE.fullmatch(written) is not None
