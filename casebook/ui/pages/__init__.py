"""The pages, one noun each. None imports another: they say where to go and the window takes people there."""

# Pages load once somebody is signed in, so that the first page of all is quick.
# ruff: noqa: PLC0415

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from casebook.domain.ids import CaseId
from casebook.domain.page_id import PageId
from casebook.ui.actions import Place

if TYPE_CHECKING:
    from casebook.services.user import User
    from casebook.ui.desk import Desk
    from casebook.ui.widgets.page import Page


class CasePageMaker(Protocol):
    """Makes a page of one case."""

    def __call__(self, user: "User", desk: "Desk", *, case: CaseId, detail: str) -> "Page": ...


class PlaceMaker(Protocol):
    """Makes a page of the casebook."""

    def __call__(self, user: "User", desk: "Desk", *, detail: str) -> "Page": ...


def case_pages() -> Mapping[PageId, CasePageMaker]:
    """The page of a case for each id."""
    from casebook.ui.pages.advice import AdvicePage
    from casebook.ui.pages.allegations import AllegationsPage
    from casebook.ui.pages.beside import BesidePage
    from casebook.ui.pages.case import CasePage
    from casebook.ui.pages.close import ClosePage
    from casebook.ui.pages.decision import DecisionPage
    from casebook.ui.pages.documents import DocumentsPage
    from casebook.ui.pages.evidence import EvidencePage
    from casebook.ui.pages.expression import ExpressionPage
    from casebook.ui.pages.fairness import FairnessPage
    from casebook.ui.pages.incident import IncidentPage
    from casebook.ui.pages.log import LogPage
    from casebook.ui.pages.outside import OutsidePage
    from casebook.ui.pages.paper_case import PaperCasePage
    from casebook.ui.pages.perpetrator import PerpetratorPage
    from casebook.ui.pages.police import PolicePage
    from casebook.ui.pages.report import ReportPage
    from casebook.ui.pages.retention import RetentionPage
    from casebook.ui.pages.safeguarding import SafeguardingPage
    from casebook.ui.pages.subject import SubjectPage
    from casebook.ui.pages.suspension import SuspensionPage
    from casebook.ui.pages.take_back import TakeBackPage
    from casebook.ui.pages.takedown import TakedownPage
    from casebook.ui.pages.team import TeamPage
    from casebook.ui.pages.triage import TriagePage
    from casebook.ui.pages.warning import WarningPage

    return {
        PageId.CASE: CasePage,
        PageId.REPORT: ReportPage,
        PageId.SUBJECT: SubjectPage,
        PageId.TRIAGE: TriagePage,
        PageId.EXPRESSION: ExpressionPage,
        PageId.TEAM: TeamPage,
        PageId.EVIDENCE: EvidencePage,
        PageId.ALLEGATIONS: AllegationsPage,
        PageId.DECISION: DecisionPage,
        PageId.WARNING: WarningPage,
        PageId.ADVICE: AdvicePage,
        PageId.DOCUMENTS: DocumentsPage,
        PageId.SUSPENSION: SuspensionPage,
        PageId.SAFEGUARDING: SafeguardingPage,
        PageId.POLICE: PolicePage,
        PageId.INCIDENT: IncidentPage,
        PageId.TAKEDOWN: TakedownPage,
        PageId.PERPETRATOR: PerpetratorPage,
        PageId.BESIDE: BesidePage,
        PageId.OUTSIDE: OutsidePage,
        PageId.CLOSE: ClosePage,
        PageId.RETENTION: RetentionPage,
        PageId.PAPER_CASE: PaperCasePage,
        PageId.TAKE_BACK: TakeBackPage,
        PageId.FAIRNESS: FairnessPage,
        PageId.LOG: LogPage,
    }


def places() -> Mapping[Place, PlaceMaker]:
    """The page of the casebook for each place that needs somebody signed in."""
    from casebook.ui.pages.account import AccountPage
    from casebook.ui.pages.code import CodePage
    from casebook.ui.pages.concern import ConcernPage
    from casebook.ui.pages.contacts import ContactsPage
    from casebook.ui.pages.deadlines import DeadlinesPage
    from casebook.ui.pages.delegation import DelegationPage
    from casebook.ui.pages.finish import FinishPage
    from casebook.ui.pages.governors import GovernorsPage
    from casebook.ui.pages.home import HomePage
    from casebook.ui.pages.people import PeoplePage
    from casebook.ui.pages.school import SchoolPage
    from casebook.ui.pages.school_calendar import SchoolCalendarPage
    from casebook.ui.pages.staff import StaffPage
    from casebook.ui.pages.staff_import import StaffImportPage
    from casebook.ui.pages.staff_member import StaffMemberPage
    from casebook.ui.pages.time_limits import TimeLimitsPage

    return {
        Place.HOME: HomePage,
        Place.DEADLINES: DeadlinesPage,
        Place.CONCERN: ConcernPage,
        Place.PEOPLE: PeoplePage,
        Place.SCHOOL: SchoolPage,
        Place.TIME_LIMITS: TimeLimitsPage,
        Place.SCHOOL_CALENDAR: SchoolCalendarPage,
        Place.STAFF: StaffPage,
        Place.STAFF_MEMBER: StaffMemberPage,
        Place.STAFF_IMPORT: StaffImportPage,
        Place.GOVERNORS: GovernorsPage,
        Place.DELEGATION: DelegationPage,
        Place.CONTACTS: ContactsPage,
        Place.FINISH: FinishPage,
        Place.ACCOUNT: AccountPage,
        Place.CHECK_CODE: CodePage,
    }
