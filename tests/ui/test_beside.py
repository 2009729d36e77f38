"""The pages of what runs beside a case: suspension, safeguarding, police and the others."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from casebook.domain.ids import EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.overlay import OverlayKind
from casebook.domain.police import HoldScope, PoliceHold
from casebook.domain.safeguarding import HarmLimb, LadoReferral
from casebook.domain.suspension import Alternative, Purpose, Suspender, Suspension
from casebook.errors import Refused
from casebook.services.demo_cast import NOOR, ORIEL, Player
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.desk import Desk
from casebook.ui.pages.beside import BesidePage
from casebook.ui.pages.case import CasePage
from casebook.ui.pages.outside import OutsidePage
from casebook.ui.pages.police import PolicePage
from casebook.ui.pages.safeguarding import SafeguardingPage
from casebook.ui.pages.suspension import SuspensionPage
from casebook.ui.widgets.overlay_form import OverlayForm
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainButton
from casebook.ui.widgets.police_form import HoldForm
from casebook.ui.widgets.row import RowButton
from casebook.ui.widgets.safeguarding_form import LadoForm
from casebook.ui.widgets.suspension_form import SuspensionForm
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]
P = TypeVar("P", bound=Page)
SCENE = ("SC-1", "who was told outside")


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def button(page: QWidget, name: str) -> PlainButton:
    found = page.findChild(PlainButton, name)
    assert found is not None, name
    return found


def page_of(seat: Sitting, kind: Callable[..., P], detail: str = "") -> P:
    return seat.open(lambda user, desk: kind(user, desk, case=seat.case, detail=detail))


def a_hold(seat: Sitting, *scope: HoldScope) -> None:
    hold = PoliceHold(
        id=EventId(""), scope=scope, began=seat.user.session.today(), put_by="",
        asked_by="DS Patel", why="An arrest is planned",
    )  # fmt: skip
    seat.user.police.begin_hold(seat.case, hold)


def a_referral(seat: Sitting) -> LadoReferral:
    return LadoReferral(
        EventId(""), (HarmLimb.SUITABILITY,), seat.user.clock.now(), ORIEL.name, "C. Reyes-Hart",
        "P-01 was named", teacher_accused_by_pupil=True,
    )  # fmt: skip


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, text_percent=200)
    yield
    theme.apply(qapp)


def a_suspension(seat: Sitting) -> Suspension:
    now = seat.user.clock.now()
    return Suspension(
        id=EventId(""), began=now.date(), decided_at=now, suspender=Suspender.HEADTEACHER, decided_by=ORIEL.name,
        grounds="Posts name a pupil", purposes=(Purpose.PUPILS,),
        rejected=tuple((one.value, "It keeps nobody apart") for one in Alternative), risk="Another post",
        consulted="The LADO", conditions="Nobody is to be contacted but the union", contact=NOOR.name,
        support="Occupational health", full_pay=True, review_on=now.date() + timedelta(days=14),
    )  # fmt: skip


def test_a_hold_is_recorded_and_says_who_asked_for_it_and_what_goes_on(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = page_of(seat, PolicePage, "police_hold")
    form = page.findChild(HoldForm)
    assert form is not None
    form.scope.set_value((HoldScope.NO_WITNESS_INTERVIEWS,))
    form.began.set_value(seat.user.session.today())
    form.asked_by.set_value("DS Patel")
    form.why.set_value("An arrest is planned")
    button(page, "record").click()
    seat.settle()

    [hold] = seat.record().police_holds
    assert hold.scope == (HoldScope.NO_WITNESS_INTERVIEWS,)
    assert hold.put_by == ORIEL.name
    assert page.form is None
    assert "DS Patel" in words(page)
    assert "Keeping the school's own records and evidence" in words(page)


def test_an_empty_form_names_what_is_missing_and_records_nothing(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = page_of(seat, PolicePage, "police_hold")
    button(page, "record").click()
    seat.settle()

    assert seat.record().police_holds == ()
    assert "Choose what the school leaves." in words(page)


def test_a_hold_shuts_the_moves_it_stops_and_the_rail_shows_it(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    a_hold(seat, HoldScope.ALL_INTERNAL_STEPS)
    page = page_of(seat, CasePage)
    seat.settle()

    assert "A police hold stands since" in words(page)
    rows = [one.accessibleName() for one in page.findChildren(RowButton)]
    assert any(name.startswith("Police hold. since") for name in rows)


def test_a_headteacher_is_told_who_ends_a_suspension_and_hr_records_the_decision(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    seat.user.suspension.begin(seat.case, a_suspension(seat))
    page = page_of(seat, SuspensionPage)

    assert not button(page, "begin-suspension_end").isEnabled()
    assert "A headteacher cannot end a suspension in a maintained school" in words(page)
    assert button(page, "begin-suspension_review").isEnabled()


def test_the_adviser_can_record_what_the_governing_body_decided(sit: Sit) -> None:
    seat = sit(NOOR, *SCENE)
    page = page_of(seat, SuspensionPage)

    assert not button(page, "begin-suspension").isEnabled()
    assert "The case owner records this." in words(page)


def test_a_suspension_without_its_reasons_is_not_recorded(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = page_of(seat, SuspensionPage, "suspension")
    form = page.findChild(SuspensionForm)
    assert form is not None
    assert len(form.rejected) == len(Alternative) == 9
    button(page, "record").click()
    seat.settle()

    assert seat.record().suspensions == ()
    assert words(page).count("Say why it would not do.") >= 9


def test_what_was_typed_is_there_again_after_leaving(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    page = page_of(seat, SafeguardingPage, "lado_referral")
    form = page.findChild(LadoForm)
    assert form is not None
    form.officer.line.setText("C. Reyes-Hart")
    page.leave()
    seat.settle()

    again = page_of(seat, SafeguardingPage, "lado_referral")
    kept = again.findChild(LadoForm)
    assert kept is not None
    assert kept.officer.value() == "C. Reyes-Hart"


def test_every_kind_has_its_form_and_running_ones_can_be_ended(sit: Sit) -> None:
    seat = sit(NOOR, *SCENE)
    for kind in OverlayKind:
        page = page_of(seat, BesidePage, kind.value)
        assert page.findChild(OverlayForm) is not None, kind
    page = page_of(seat, BesidePage, OverlayKind.MEDIA.value)
    form = page.findChild(OverlayForm)
    assert form is not None
    form.began.set_value(seat.user.session.today())
    form.why.set_value("A reporter rang")
    form.answers["spokesperson"].put_back("Noor Whitcombe")
    button(page, "record").click()
    seat.settle()

    [media] = seat.record().overlays
    assert media.answer("spokesperson") == "Noor Whitcombe"
    assert button(page, f"begin-{OverlayKind.MEDIA}-end").isEnabled()


def test_letters_and_steps_to_the_subject_wait_under_a_hold(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    a_hold(seat, HoldScope.NO_CONTACT_WITH_SUBJECT)

    kinds = {one.kind.id: one for one in seat.user.letters.kinds(seat.case)}
    why = kinds["DOC-30"].why
    assert why is not None
    assert why.template.startswith("A police hold stands since")
    with pytest.raises(Refused, match="A police hold stands since"):
        seat.user.cases.record_outside(
            seat.case, OutsideStep.MEETING_HELD, on=seat.user.session.today(), by="Davit"
        )


def test_the_page_of_steps_says_what_stops_the_step_that_is_chosen(sit: Sit) -> None:
    seat = sit(ORIEL, *SCENE)
    a_hold(seat, HoldScope.NO_WITNESS_INTERVIEWS)
    page = page_of(seat, OutsidePage, OutsideStep.WITNESS_HEARD.value)
    assert "A police hold stands since" in words(page)

    page.form.step.set_value(OutsideStep.PLATFORM_REPORT.value)
    page.form.step.edited.emit()
    assert "Ask the police before material is taken down" in words(page)
    page.form.step.set_value(OutsideStep.ACKNOWLEDGEMENT.value)
    page.form.step.edited.emit()
    assert "Ask the police" not in words(page)
    assert "A police hold stands since" not in words(page)


@pytest.mark.parametrize("kind", [PolicePage, SuspensionPage, SafeguardingPage, BesidePage])
def test_every_page_fits_a_small_window_and_its_mnemonics_are_its_own(
    sit: Sit, kind: type[PolicePage]
) -> None:
    seat = sit(ORIEL, *SCENE)
    a_hold(seat, HoldScope.NO_WITNESS_INTERVIEWS)
    seat.user.suspension.begin(seat.case, a_suspension(seat))
    page = seat.open(
        lambda user, desk: kind(user, desk, case=seat.case, detail=""), size=(1024, 700)
    )

    assert page.area.horizontalScrollBar().maximum() == 0
    marked = [one.text() for one in page.findChildren(PlainButton) if one.isVisibleTo(page)]
    letters = [
        text[text.index("&") + 1].lower() for text in marked if "&" in text.replace("&&", "")
    ]
    assert len(letters) == len(set(letters))


# A page with the longest of its forms open.
FULL = (
    (PolicePage, "hold_release"),
    (PolicePage, "police_referral"),
    (SuspensionPage, "suspension_told"),
    (SafeguardingPage, "lado_referral"),
    (SafeguardingPage, "conclusion"),
    (BesidePage, OverlayKind.SAR.value),
    (BesidePage, OverlayKind.DATA_BREACH.value),
)


@pytest.mark.parametrize(("kind", "form"), FULL)
@pytest.mark.usefixtures("large")
def test_nothing_is_scrolled_sideways_at_twice_the_size(
    sit: Sit, kind: type[PolicePage], form: str
) -> None:
    seat = sit(ORIEL, *SCENE)
    a_hold(seat, HoldScope.NO_DISCLOSURE_OF_ALLEGATION_DETAIL)
    seat.user.suspension.begin(seat.case, a_suspension(seat))
    seat.user.safeguarding.save_referral(seat.case, a_referral(seat))

    def squeezed(user: User, desk: Desk) -> PolicePage:
        page = kind(user, desk, case=seat.case, detail=form)
        page.setMinimumSize(1, 1)
        return page

    page = seat.open(squeezed, size=(1024, 660))
    QTest.qWait(1)

    assert page.form is not None
    assert page.area.horizontalScrollBar().maximum() == 0


def test_where_nobody_is_suspended_the_page_says_what_is_less(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = page_of(seat, SuspensionPage)

    assert "Nobody is suspended in this case" in words(page)
    for less in ("Another class or site", "Supervised duties", "Leave by agreement"):
        assert less in words(page)


def test_every_page_of_a_case_says_what_must_wait(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    a_hold(seat, HoldScope.NO_WITNESS_INTERVIEWS)
    seat.user.safeguarding.save_referral(seat.case, a_referral(seat))

    pages: tuple[Callable[..., Page], ...] = (CasePage, OutsidePage, SuspensionPage, BesidePage)
    for kind in pages:
        said = " ".join(page_of(seat, kind).notices.sentences())
        assert "Do not tell the subject" in said
        assert "No interviews with witnesses." in said
