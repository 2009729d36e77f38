"""Signing in: a typed name and a password, or a recovery sheet."""

# What a press of a button needs is loaded then: this is the first page, and it is there at once.
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.errors import CasebookError, WrongPassword
from casebook.resources import _
from casebook.services import forms
from casebook.ui import theme
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import Card, Line, holder, pad
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import Paper, ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel, caption
from casebook.ui.widgets.secret_field import SecretField
from casebook.ui.widgets.sentence import count, read
from casebook.ui.widgets.sync_warning import warn_of_sync

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.services.demo_cast import Player
    from casebook.services.opening import ClosedCasebook
    from casebook.services.user import User


class SignInPage(ScrollPage):
    """Who are you? The name is typed: nobody learns here who works with the casebook.

    It is on the screen before its casebook has been opened; `ready` hands that in.

    Signals:
        opened(User): somebody signed in.
        sheet_used(User): somebody signed in with a recovery sheet, and needs a new password.
        open_wanted(object): another casebook is wanted (None asks which).
        practice_wanted(): the practice school is wanted.
    """

    opened = Signal(object)
    sheet_used = Signal(object)
    open_wanted = Signal(object)
    practice_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        folder_name: str,
        idle_minutes: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, characters=0, parent=parent)
        self._closed: ClosedCasebook | None = None
        self._pressed = False  # before the casebook was open
        self._by_sheet = False
        self.form = Form()
        self.form.layout_.setSpacing(theme.px(12))
        self.name = LineField(
            _("Your &name"),
            name="name",
            missing=_("Enter your name, as people in the school write it."),
        )
        self.password = SecretField(
            _("&Password"), name="password", missing=_("Enter your password.")
        )
        self.sheet = TextField(
            _("&Recovery sheet"),
            name="sheet",
            help=_("The eight groups, in order. Capitals, spaces and hyphens do not matter."),
            missing=_("Type the eight groups of your recovery sheet."),
            lines=3,
        )
        self.sheet.hide()
        self.form.add(self.name, self.password, self.sheet)
        self.unlock = PlainButton(_("&Unlock"), "primary", name="unlock")
        self.unlock.setDefault(True)
        self.forgotten = PlainButton(_("&Forgotten your password?"), "link", name="forgotten")
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._practice = QVBoxLayout()
        self._lay_out(folder_name, idle_minutes)
        self.unlock.clicked.connect(self.sign_in)
        self.name.line.returnPressed.connect(self.password.setFocus)
        self.password.line.returnPressed.connect(self.sign_in)
        self.forgotten.clicked.connect(self._swap)
        self._wait.timeout.connect(self._count_down)
        self.name.setFocus()

    def _lay_out(self, folder_name: str, idle_minutes: int) -> None:
        card = Card(name="signIn")
        pad(card.body, 38, 34)
        card.body.setSpacing(theme.px(12))
        card.setFixedWidth(theme.column(66))
        card.add(PlainLabel(_("Casebook"), "title"), PlainLabel(folder_name, "muted"))
        self._practice.setSpacing(card.body.spacing())
        card.body.addLayout(self._practice)
        card.add(self.form, self.unlock)
        links = FlowLayout(gap=16)
        links.addWidget(self.forgotten)
        for words, name, act in (
            (_("&Open another casebook…"), "openAnother", lambda: self.open_wanted.emit(None)),
            (_("Is the concern about the &headteacher?"), "aboutHead", self._about_head),
            (_("&Try the practice school"), "practice", self.practice_wanted.emit),
            (_("&Blank report form"), "blankForm", self._blank_form),
            (_("N&otice for staff"), "staffNotice", self._staff_notice),
        ):
            link = PlainButton(words, "link", name=name)
            link.clicked.connect(lambda _on=False, act=act: act())
            links.addWidget(link)
        card.add(holder(links), Line())
        locks = _("Locks after {n} minutes. Casebook sends nothing over the internet.").format(
            n=idle_minutes
        )
        card.add(PlainLabel(locks, "small"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(2)
        self.body.setAlignment(Qt.AlignmentFlag(0))

    def ready(self, closed: "ClosedCasebook") -> None:
        """The casebook is open as far as this page; somebody may have pressed the button already."""
        self._closed = closed
        if closed.practice:
            self._practice.addWidget(
                PlainLabel(_("Practice school: nothing here is real"), "strong")
            )
            self._offer_players(closed.names)
        self.desk.ask(closed.sync_service, lambda found: warn_of_sync(self, found))
        if self._pressed:
            self._pressed = False
            self.sign_in()

    def waiting(self) -> bool:
        """Whether its casebook has still to be opened."""
        return self._closed is None

    def _offer_players(self, names: frozenset[str]) -> None:
        from casebook.services.demo_cast import CASTS

        cast = next((each for each in CASTS if names >= {one.name for one in each}), ())
        if cast:
            self._practice.addWidget(self._players(cast))

    def _players(self, cast: "Sequence[Player]") -> QWidget:
        row = FlowLayout(gap=10)
        row.addWidget(PlainLabel(_("Sign in as:"), "small", wrap=False))
        for player in cast:
            link = PlainButton(
                caption(f"{player.name}, {player.title}"), "link", name=f"player-{player.post}"
            )
            link.clicked.connect(lambda _on=False, who=player: self._play(who.name, who.password))
            row.addWidget(link)
        return holder(row)

    def _play(self, name: str, password: str) -> None:
        self.name.set_value(name)
        self.password.set_value(password)
        self.unlock.setFocus()

    def sign_in(self) -> None:
        """Try what was typed."""
        if not self.form.check() or not self.unlock.isEnabled():
            return
        closed = self._closed
        if closed is None:
            self._pressed = True
            return
        for said in ("refusal", "head"):
            self.notices.drop(said)
        self.unlock.setEnabled(False)
        self.unlock.setText(_("Unlocking"))
        from casebook.services.opening import Secret

        name = self.name.value()
        secret = Secret(self.sheet.value() if self._by_sheet else self.password.value())
        self.password.clear()
        if self._by_sheet:
            self.desk.ask(
                lambda: closed.sign_in_with_sheet(name, secret).come_in(),
                self._came_by_sheet,
                refused=self._refused,
            )
        else:
            self.desk.ask(
                lambda: closed.sign_in(name, secret).come_in(), self._came, refused=self._refused
            )

    def _came(self, user: "User") -> None:
        self.opened.emit(user)

    def _came_by_sheet(self, user: "User") -> None:
        self.sheet.set_value("")
        self.sheet_used.emit(user)

    def _refused(self, error: CasebookError) -> None:
        self._ready()
        self.refuse(error)
        (self.sheet if self._by_sheet else self.password).setFocus()
        if isinstance(error, WrongPassword):
            self._count_down()

    def _count_down(self) -> None:
        wait = self._closed.wait_seconds if self._closed is not None else 0
        left = round(wait + 0.5)
        if left <= 0 or wait <= 0:
            self._wait.stop()
            self._ready()
            return
        self.unlock.setEnabled(False)
        self.unlock.setText(count("Try again in {n} second", "Try again in {n} seconds", left))
        self._wait.start()

    def _ready(self) -> None:
        self.unlock.setEnabled(True)
        self.unlock.setText(_("&Unlock"))

    def _swap(self) -> None:
        self._by_sheet = not self._by_sheet
        self.password.setVisible(not self._by_sheet)
        self.sheet.setVisible(self._by_sheet)
        self.forgotten.setText(
            _("Use my &password") if self._by_sheet else _("&Forgotten your password?")
        )
        self.name.setFocus()

    def _about_head(self) -> None:
        from casebook.domain import routing
        from casebook.domain.report import About

        told = routing.route(About.HEADTEACHER, signed_in=None)
        self.notices.say(
            read(told.tell), key="head", heading=_("A concern about the headteacher"),
            action=_("Print a blank report form"), act=self._blank_form,
        )  # fmt: skip

    def _blank_form(self) -> None:
        self.paper.emit(
            Paper(
                _("Report of a concern"), lambda: forms.blank_report_form(None), "report-form.pdf"
            )
        )

    def _staff_notice(self) -> None:
        self.paper.emit(
            Paper(_("Notice for staff"), lambda: forms.staff_notice(None), "staff-notice.pdf")
        )
