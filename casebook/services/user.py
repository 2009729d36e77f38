"""A signed-in person: what they can do, by noun."""

from pathlib import Path
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain.clock import Clock
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.services.allegations import AllegationService
from casebook.services.cases import CaseService
from casebook.services.deadlines import DeadlineService
from casebook.services.decisions import DecisionService
from casebook.services.delegation import DelegationService
from casebook.services.ending import EndingService
from casebook.services.evidence import EvidenceService
from casebook.services.expression import ExpressionService
from casebook.services.fairness import FairnessService
from casebook.services.governors import GovernorService
from casebook.services.incident import IncidentService
from casebook.services.letters import LetterService
from casebook.services.limits import LimitService
from casebook.services.overlay import OverlayService
from casebook.services.paper_case import PaperCaseService
from casebook.services.people import PeopleService
from casebook.services.perpetrator import PerpetratorService
from casebook.services.police import PoliceService
from casebook.services.retention import RetentionService
from casebook.services.safeguarding import SafeguardingService
from casebook.services.school import SchoolService
from casebook.services.school_calendar import SchoolCalendarService
from casebook.services.school_people import SchoolPeopleService
from casebook.services.session import Session
from casebook.services.staff import StaffService
from casebook.services.suspension import SuspensionService
from casebook.services.takedown import TakedownService
from casebook.services.team import TeamService
from casebook.services.triage import TriageService
from casebook.services.turn import Monotonic
from casebook.services.warning import WarningService
from casebook.vault.identity import Identity
from casebook.vault.vault import Vault


class User:
    """One person with their keys, from signing in until the casebook is locked. Its text form is the person's id."""

    def __init__(
        self, vault: Vault, identity: Identity, *, clock: Clock, monotonic: Monotonic
    ) -> None:
        self.session = Session(vault, identity, clock=clock, monotonic=monotonic)
        self.folder: Path = vault.path
        self.school = SchoolService(self.session)
        self.limits = LimitService(self.session)
        self.calendar = SchoolCalendarService(self.session)
        self.people = PeopleService(self.session)
        self.cases = CaseService(self.session, self.people)
        self.deadlines = DeadlineService(self.session)
        self.team = TeamService(self.session)
        self.triage = TriageService(self.session)
        self.expression = ExpressionService(self.session)
        self.evidence = EvidenceService(self.session)
        self.allegations = AllegationService(self.session)
        self.decisions = DecisionService(self.session)
        self.ending = EndingService(self.session)
        self.retention = RetentionService(self.session)
        self.paper_case = PaperCaseService(self.session)
        self.letters = LetterService(self.session)
        self.police = PoliceService(self.session)
        self.safeguarding = SafeguardingService(self.session)
        self.suspension = SuspensionService(self.session)
        self.overlays = OverlayService(self.session)
        self.incident = IncidentService(self.session)
        self.takedown = TakedownService(self.session)
        self.perpetrator = PerpetratorService(self.session)
        self.staff = StaffService(self.session)
        self.governors = GovernorService(self.session)
        self.delegation = DelegationService(self.session)
        self.school_people = SchoolPeopleService(self.session)
        self.fairness = FairnessService(self.session)
        self.warnings = WarningService(self.session)

    @property
    def person(self) -> PersonId:
        return self.session.person

    @property
    def name(self) -> str:
        return self.session.name

    @property
    def post(self) -> Post | None:
        """What this person is at the school now."""
        return self.session.post()

    @property
    def post_title(self) -> str:
        """What this person is at the school, in words."""
        held = [
            one for one in self.session.posts() if one.person == self.person and one.until is None
        ]
        return held[-1].title if held else ""

    @property
    def practice(self) -> bool:
        """Whether everything here is practice."""
        return self.session.practice

    @property
    def clock(self) -> Clock:
        return self.session.clock

    def come_in(self) -> "User":
        """Open the casebook's own record, so that what is wrong with it is said before anything is shown.

        Raises `Damaged`, `OlderCopy`, `ForkedLog`, `ReadOnly`, `SetUpUnfinished`; the user is locked out again then.
        """
        try:
            self.school.get()
        except BaseException:
            self.close()
            raise
        return self

    def keep_turns(self) -> None:
        """Say that we are still writing in the cases that are open for it: every 15 seconds."""
        self.session.files.keep_turns()

    def close(self) -> None:
        """Lock: close every database, give back every turn to write, overwrite every key."""
        self.session.close()

    @override
    def __repr__(self) -> str:
        return self.person

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a user is neither copied nor pickled")
