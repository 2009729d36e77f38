"""The case team's page: parts, what speaks against them, what people declare, and who is left to hear the case."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from casebook.domain.governor import Governor, GovernorKind
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.relationship import Bond
from casebook.domain.roles import Role
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.pages.team import TeamPage
from casebook.ui.widgets.appoint_form import AppointForm
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.team_forms import DeclareForm


def words(page: Page) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page)]


def appointing(page: TeamPage, desk: Desk, qtbot: QtBot) -> AppointForm:
    press(page, "begin-appoint")
    qtbot.waitUntil(lambda: desk.idle() and _form_shows(page))
    assert isinstance(page.form, AppointForm)
    return page.form


def _form_shows(page: TeamPage) -> bool:
    return page.form is not None and page.form.isVisibleTo(page)


def press(page: Page, name: str) -> None:
    button = page.findChild(PlainButton, name)
    assert button is not None
    button.click()


def test_an_investigator_who_is_appointed_gets_the_key(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    enrolment = user.people.enrol(
        "Davit Penhallow",
        Secret("granite puffin ledger 83"),
        post=Post.DEPUTY_HEAD,
        title="Deputy headteacher",
    )
    user.people.confirm(enrolment, agreed=True)
    page = TeamPage(user, desk, case=case_id)
    show(page)
    form = appointing(page, desk, qtbot)
    form.role.set_value(Role.INVESTIGATING_OFFICER)
    form.who.set_value(enrolment.person)
    press(page, "record")
    qtbot.waitUntil(desk.idle)
    view = user.cases.view(case_id)

    assert view.record.team.holder(Role.INVESTIGATING_OFFICER) is not None
    assert PersonId(enrolment.person) in {one.id for one in view.readers}


def test_somebody_without_keys_is_only_named(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = TeamPage(user, desk, case=case_id)
    show(page)
    before = len(user.cases.view(case_id).readers)
    form = appointing(page, desk, qtbot)
    form.role.set_value(Role.HEARING_CHAIR)
    form.who.set_value("-")
    form.who.edited.emit()
    press(page, "record")
    assert form.name.shown_problem() == "Enter a name."
    form.name.set_value("Amara Sorley")
    form.post.set_value("Governor")
    press(page, "record")
    qtbot.waitUntil(desk.idle)
    view = user.cases.view(case_id)

    chair = view.record.team.holder(Role.HEARING_CHAIR)
    assert chair is not None
    assert (chair.name, chair.user) == ("Amara Sorley", False)
    assert len(view.readers) == before


def test_a_part_that_goes_badly_with_another_says_what_speaks_against_it_and_asks_why(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = TeamPage(user, desk, case=case_id)
    show(page)
    form = appointing(page, desk, qtbot)
    form.role.set_value(Role.HEARING_CHAIR)
    form.who.set_value(user.person)
    form.who.edited.emit()
    assert form.reason.isVisibleTo(page)
    assert "the case owner in this case, which goes badly" in " ".join(words(page))
    press(page, "record")
    assert form.reason.shown_problem() == "Say why nobody else can have this part."

    form.reason.set_value("Delegated to her")
    press(page, "record")
    qtbot.waitUntil(desk.idle)

    [held] = [h for h in user.cases.view(case_id).record.team.roles if h.role is Role.HEARING_CHAIR]
    assert held.reason == "Delegated to her"
    qtbot.waitUntil(lambda: "Reason: Delegated to her" in " ".join(words(page)))


def test_who_declared_a_relative_in_it_is_not_offered_a_way_round(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    subject = user.cases.view(case_id).record.case.subject
    user.team.declare(case_id, None, Bond.RELATIVE, to=subject, name="Amara Sorley")
    page = TeamPage(user, desk, case=case_id)
    show(page)
    form = appointing(page, desk, qtbot)
    form.role.set_value(Role.INVESTIGATING_OFFICER)
    form.who.set_value("-")
    form.name.set_value("amara sorley")
    form.name.edited.emit()

    assert not form.reason.isVisibleTo(page)
    press(page, "record")
    assert "Choose somebody else" in form.who.shown_problem()
    assert user.cases.view(case_id).record.team.holder(Role.INVESTIGATING_OFFICER) is None


def test_a_declaration_is_recorded_from_the_page_and_read_there(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    page = TeamPage(user, desk, case=case_id)
    show(page)
    qtbot.waitUntil(lambda: "Has not been asked yet" in " ".join(words(page)))
    press(page, "begin-declare")
    qtbot.waitUntil(lambda: desk.idle() and _form_shows(page))
    form = page.form
    assert isinstance(form, DeclareForm)
    form.who.set_value(user.person)
    form.bond.set_value(Bond.LINE_MANAGER)
    form.bond.edited.emit()
    press(page, "record")
    assert form.to.shown_problem() == "Choose to whom."
    form.to.set_value(user.cases.view(case_id).record.case.subject)
    press(page, "record")
    qtbot.waitUntil(desk.idle)

    [declared] = user.cases.view(case_id).record.relationships
    assert (declared.person, declared.bond) == (user.person, Bond.LINE_MANAGER)
    qtbot.waitUntil(lambda: "the line manager" in " ".join(words(page)))


def test_the_governors_who_are_left_are_counted_on_the_page(
    user: User, desk: Desk, case_id: CaseId, show: Callable[[Page], None], qtbot: QtBot
) -> None:
    for name in ("Simone", "Peter", "Farida", "Tom", "Hana", "Josie", "Ruth"):
        user.governors.save(Governor(PersonId(""), name, GovernorKind.CO_OPTED))
    user.cases.appoint(case_id, Role.WITNESS, None, name="Ruth", post="Governor")
    page = TeamPage(user, desk, case=case_id)
    show(page)

    qtbot.waitUntil(lambda: "still hear" in " ".join(words(page)))
    said = " ".join(words(page))
    assert "6 governors can still hear a case or decide an appeal; 6 are needed." in said
    assert "Ruth: They are a witness in this case." in said
    assert "another school" not in said
