"""A case as its page shows it, and the lines of "Everything that happened"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from casebook.domain.closing_list import ClosingItem
from casebook.domain.fairness import Fairness
from casebook.domain.guide import FirstLook, Guide
from casebook.domain.ids import PersonId
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.retention_line import Keeping
from casebook.domain.roles import Role
from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. `where` is a file of the casebook, or a table and an id.

    `code` is for programs; `what` is the sentence for people.
    """

    where: str
    what: Words
    code: str


@dataclass(frozen=True, slots=True)
class UnchangedState:
    """When the whole case was last compared with its log, and what did not agree.

    `since_signing_in`: whether that was done since the person who looks signed in.
    """

    checked_at: datetime | None
    faults: tuple[Fault, ...] = ()
    since_signing_in: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who holds the key to a case."""

    id: PersonId
    name: str
    recovery: bool = False


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the page of a case shows.

    `entries` counts the case log; `read_only_why` is empty where this PC may write; `lone_recipient` is whether
    one person alone can open the case; `today` is the local day it is shown on; `given_by` is who gave access, until the person looking has said yes to it; `limits` are the
    time limits as the school has them; `fairness` is how each check stands, `keeping` what is kept and until when, and
    `closing` what is settled before it is put away.
    """

    record: CaseRecord
    guide: Guide
    my_roles: frozenset[Role]
    policy: Policy
    entries: int
    unchanged: UnchangedState
    readers: tuple[Reader, ...]
    today: date
    read_only_why: Words | None = None
    lone_recipient: bool = False
    given_by: Reader | None = None
    fairness: Fairness | None = None
    keeping: Keeping | None = None
    closing: tuple[ClosingItem, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=lambda: LIMITS)


@dataclass(frozen=True, slots=True)
class CaseGlance:
    """What the page of a case shows first. Of the `record` the exhibits may be missing; how many there are is known.

    `new_here`: the person looking has yet to say yes to the case, so nothing of it is shown before who gave access.
    """

    record: CaseRecord
    guide: FirstLook
    unchanged: UnchangedState
    read_only_why: Words | None
    lone_recipient: bool
    new_here: bool


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of "Everything that happened". `seq` counts from 0; `at` is what the computer's clock said."""

    seq: int
    at: datetime
    by_name: str
    act: Words
    obj: str
