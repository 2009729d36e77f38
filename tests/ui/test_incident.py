"""The pages of an attack on staff: the concern, the target, the takedown log, who did it, and what is shut."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casebook.domain.attribution import AttributionLevel, Perpetrator
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.incident import SupportKind, SupportReply
from casebook.domain.page_id import PageId
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.report import About
from casebook.domain.takedown import Takedown
from casebook.domain.triage import Answer
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import ActionId, Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.form_page import FormPage
from casebook.ui.pages.allegations import AllegationsPage
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.concern import ConcernPage
from casebook.ui.pages.home import HomePage
from casebook.ui.pages.incident import IncidentPage
from casebook.ui.pages.perpetrator import PerpetratorPage
from casebook.ui.pages.takedown import TakedownPage
from casebook.ui.widgets.incident_form import EngagementForm, LookForm, SupportForm
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.perpetrator_form import PerpetratorForm
from casebook.ui.widgets.plain import PlainButton
from casebook.ui.widgets.takedown_form import TakedownForm
from casebook.ui.window import Window
from tests.builders import a_concern
from tests.ui.story import Sitting

P = TypeVar("P", IncidentPage, TakedownPage, PerpetratorPage, CasePage, AllegationsPage)
BY = "Oriel Tansley"


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def button(page: QWidget, name: str) -> PlainButton:
    found = page.findChild(PlainButton, name)
    assert found is not None, name
    return found


@pytest.fixture
def attack(user: User, hr: PersonId) -> CaseId:
    """An attack on Ines Calloway, just recorded."""
    made = user.cases.record_concern(About.UNKNOWN, a_concern("Ines Calloway"), members=(hr,))
    assert made.case
    return made.case


@pytest.fixture
def seat(user: User, attack: CaseId, qtbot: QtBot, desk: Desk) -> Iterator[Sitting]:
    yield Sitting(qtbot, desk, user, attack)
    qtbot.waitUntil(desk.idle)


def page_of(seat: Sitting, kind: type[P], detail: str = "") -> P:
    return seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=detail))


def record(page: FormPage, seat: Sitting) -> None:
    button(page, "record").click()
    seat.settle()


def test_an_attack_is_recorded_with_its_target_and_nobody_named_for_it(
    user: User, hr: PersonId, show: Callable[[Page], None], desk: Desk, qtbot: QtBot
) -> None:
    assert hr
    page = ConcernPage(user, desk)
    show(page)
    page.about.set_value(About.UNKNOWN)
    page.next.click()
    qtbot.waitUntil(desk.idle)
    assert "Who is attacked" in words(page).replace("&", "")
    assert "Do not reply online" in words(page)
    form = page.form
    form.name.set_value("Ines Calloway")
    form.what.set_value("Three videos mock her")
    form.aware.set_moment(user.clock.now())
    form.where.set_value("Clips")
    form.risk.set_value("no")
    page.save.click()
    qtbot.waitUntil(desk.idle)

    assert page._case
    kept = user.cases.view(page._case).record
    assert kept.case.incident
    assert kept.perpetrators == ()
    home = HomePage(user, desk)
    show(home)
    [row] = user.cases.home().rows
    assert row.subject_name == "Ines Calloway"


def test_what_the_target_was_told_is_recorded_and_an_answer_is_called_no_charge(
    seat: Sitting,
) -> None:
    page = page_of(seat, IncidentPage, "told")
    form = page.findChild(EngagementForm)
    assert form is not None
    assert form.what.isHidden()
    form.advised_on.set_value(seat.user.session.today())
    form.advised_by.set_value(BY)
    form.answered.set_value("yes")
    form.fit()
    form.at.set_moment(seat.user.clock.now())
    form.what.set_value("Please stop")
    record(page, seat)

    said = seat.record().incident.engagement
    assert (said.answered, said.what) == (True, "Please stop")
    assert "no charge follows from it" in words(page)


def test_the_first_questions_want_a_reason_for_each_no(seat: Sitting) -> None:
    page = page_of(seat, IncidentPage, "look")
    form = page.findChild(LookForm)
    assert form is not None
    form.offence.set_value(Answer.NO)
    form.child.set_value(Answer.NO)
    record(page, seat)
    seat.qtbot.waitUntil(lambda: bool(page.notices.sentences()))
    assert "the reason for each “no”" in "".join(page.notices.sentences())
    assert seat.record().incident.look.on is None
    form.offence_why.set_value("No threat")
    form.child_why.set_value("No child is shown")
    record(page, seat)
    assert seat.record().incident.look.offence.reason == "No threat"


def test_support_is_offered_with_a_day_to_talk_again(seat: Sitting) -> None:
    page = page_of(seat, IncidentPage, "support")
    form = page.findChild(SupportForm)
    assert form is not None
    assert not button(page, "record").isHidden()
    today = seat.user.session.today()
    form.kinds.set_value((SupportKind.UNION, SupportKind.HELPLINE))
    form.on.set_value(today)
    form.by.set_value(BY)
    form.reply.set_value(SupportReply.ACCEPTED)
    form.review_on.set_value(today)
    record(page, seat)

    assert [one.kind for one in seat.record().incident.offers] == ["union", "helpline"]
    assert "Education Support helpline" in words(page)


def test_a_report_to_a_platform_becomes_a_line_that_can_be_looked_at_again(seat: Sitting) -> None:
    page = page_of(seat, TakedownPage, "report")
    form = page.findChild(TakedownForm)
    assert form is not None
    form.address.set_value("https://clips.example.net/v/301")
    form.platform.set_value("Clips")
    form.at.set_moment(seat.user.clock.now())
    form.by.set_value(BY)
    record(page, seat)

    [line] = seat.record().takedowns
    assert line.open
    assert "Still up" in words(page)
    assert button(page, f"begin-look-{line.id}").isEnabled()


def test_only_what_shows_who_it_was_can_be_chosen_and_a_pupil_goes_by_a_code(seat: Sitting) -> None:
    page = page_of(seat, PerpetratorPage, "establish")
    form = page.findChild(PerpetratorForm)
    assert form is not None
    assert "It is not known who did it" in words(page)
    form.kind.set_value(PerpetratorType.CURRENT_PUPIL)
    form.fit()
    assert "behaviour policy" in words(form)
    form.who.set_value("Sam Okafor")
    form.level.set_value(AttributionLevel.THIRD_PARTY)
    assert form.level.value() == ""
    form.level.set_value(AttributionLevel.ADMITTED)
    form.basis.set_value("Said so")
    form.on.set_value(seat.user.session.today())
    form.by.set_value(BY)
    record(page, seat)
    seat.qtbot.waitUntil(lambda: bool(page.notices.sentences()))
    assert "called by a code" in "".join(page.notices.sentences())
    assert seat.record().perpetrators == ()
    form.who.set_value("P-17")
    record(page, seat)
    assert [one.who for one in seat.record().perpetrators] == ["P-17"]


def test_a_colleague_leads_to_a_concern_about_them_with_their_name_in_it(
    seat: Sitting, user: User
) -> None:
    user.perpetrator.establish(
        seat.case,
        Perpetrator(
            EventId(""), PerpetratorType.COLLEAGUE, "Kit Marlow", AttributionLevel.ADMITTED, "Said so",
            user.session.today(), BY,
        ),
    )  # fmt: skip
    page = page_of(seat, PerpetratorPage)
    [one] = seat.record().perpetrators
    button(page, f"concern-{one.id}").click()
    assert seat.went == [Destination(Place.CONCERN, None, "employee:Kit Marlow")]
    concern = seat.open(lambda user, desk: ConcernPage(user, desk, detail=seat.went[0].detail))
    assert concern.about.value() == About.EMPLOYEE
    concern.next.click()
    seat.settle()
    assert concern.form.name.value() == "Kit Marlow"


def test_the_case_page_has_the_line_of_an_attack_and_no_page_of_charges(seat: Sitting) -> None:
    page = page_of(seat, CasePage)
    said = words(page)
    assert "Attack on a member of staff" in said
    parts = {one.objectName() for one in page.findChildren(QWidget)}
    for shown in ("incident", "takedown", "perpetrator"):
        assert any(shown in name for name in parts), shown
    assert not any("allegations" in name for name in parts)


def test_the_menu_shuts_what_the_line_has_not_and_says_why(
    opened: Window, seat: Sitting, hr: PersonId, qtbot: QtBot
) -> None:
    desk, user = seat.desk, seat.user
    opened.go(Destination(PageId.CASE, seat.case))
    qtbot.waitUntil(desk.idle)
    qtbot.waitUntil(lambda: not opened.actions_[ActionId.ALLEGATIONS].isEnabled())
    assert "nobody is charged" in opened.actions_[ActionId.ALLEGATIONS].toolTip()
    assert opened.actions_[ActionId.TAKEDOWN].isEnabled()

    staff = user.cases.record_concern(About.EMPLOYEE, a_concern(), members=(hr,)).case
    assert staff
    opened.go(Destination(PageId.CASE, staff))
    qtbot.waitUntil(lambda: not opened.actions_[ActionId.TAKEDOWN].isEnabled())
    assert opened.actions_[ActionId.ALLEGATIONS].isEnabled()
    assert opened.actions_[ActionId.ALLEGATIONS].toolTip().find("charged") == -1
    qtbot.waitUntil(desk.idle)


def test_a_button_of_the_staff_line_says_why_it_is_shut(seat: Sitting) -> None:
    page = page_of(seat, AllegationsPage)
    assert "nobody is charged" in words(page)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", [IncidentPage, TakedownPage, PerpetratorPage])
def test_the_pages_fit_a_small_window_at_any_text_size(
    seat: Sitting, kind: type[FormPage], percent: int, qapp: QApplication
) -> None:
    user = seat.user
    user.takedown.report(
        seat.case,
        Takedown(
            EventId(""),
            "https://clips.example.net/@fh_rank_teachers/v/301",
            "Clips",
            user.clock.now(),
            BY,
        ),
    )
    theme.apply(qapp, text_percent=percent)
    try:
        page = seat.open(lambda user, desk: kind(user, desk, case=seat.case), size=(1024, 700))
        assert page.area.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp)
