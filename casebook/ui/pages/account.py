"""One's own password and recovery sheet, and whether the password works on this PC only."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.resources import _
from casebook.services.opening import Secret
from casebook.services.people import DeviceSecretState, SheetToPrint
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import Card, in_row
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import Paper, ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.secret_field import SecretField
from casebook.ui.widgets.sheet_card import SheetCard


class AccountPage(ScrollPage):
    """Nobody else can do any of this for you. `detail` is `sheet` after signing in with one."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.USER})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._sheet: SheetToPrint | None = None
        self._state = DeviceSecretState.UNAVAILABLE
        self.sheet = SheetCard()
        self.new_sheet = PlainButton(_("Make a new recovery &sheet"), name="newSheet")
        self.form = Form(name="password")
        self.old = SecretField(
            _("Password &you have now"),
            name="oldPassword",
            help=_("Leave it empty if you signed in with your recovery sheet."),
        )
        self.new = SecretField(
            _("&New password"),
            name="newPassword",
            help=_("At least 12 characters."),
            missing=_("Choose a new password."),
        )
        self.again = SecretField(
            _("New password a&gain"),
            name="newAgain",
            missing=_("Type the new password a second time."),
        )
        self.form.add(self.old, self.new, self.again)
        self.change = PlainButton(_("Change the pass&word"), "primary", name="changePassword")
        self._device = Card(_("This PC"), name="device")
        self._device_words = PlainLabel("")
        self.tie = PlainButton(_("&Tie my password to this PC"), name="tie")
        self.tie_password = SecretField(
            _("Your &password"), name="tiePassword", missing=_("Enter your password.")
        )
        self._lay_out()
        self.new_sheet.clicked.connect(
            lambda: self.ask(self._user.people.new_sheet, self._show_sheet)
        )
        self.sheet.print_wanted.connect(self._print)
        self.sheet.typed.connect(self._typed_back)
        self.change.clicked.connect(self._change)
        self.tie.clicked.connect(self._tie)

    def _lay_out(self) -> None:
        sheet = Card(_("Recovery sheet"), name="ownSheet")
        sheet.add(
            PlainLabel(
                _(
                    "Eight groups on paper that open the casebook for you if you forget your password. A new sheet replaces the old one."
                ),
                "muted",
            )
        )
        sheet.body.addLayout(in_row(self.new_sheet))
        sheet.add(self.sheet)
        password = Card(_("Password"), name="ownPassword")
        password.add(self.form)
        password.body.addLayout(in_row(self.change))
        self._device.add(self._device_words, self.tie_password)
        self._device.body.addLayout(in_row(self.tie))
        for each in (
            PlainLabel(_("Your password and recovery sheet"), "title"),
            sheet,
            password,
            self._device,
        ):
            self.body.addWidget(each)

    @override
    def look(self) -> None:
        self.ask(self._user.people.device_secret_state, self._show_device)

    def _show_device(self, state: DeviceSecretState) -> None:
        self._state = state
        words = {
            DeviceSecretState.UNAVAILABLE: _(
                "This PC has no safe place for keys, so your password works wherever the casebook is."
            ),
            DeviceSecretState.OFF: _(
                "Your password works wherever the casebook is. Tied to this PC, a stolen copy of the folder is worth nothing even to somebody who knows the password."
            ),
            DeviceSecretState.ON: _(
                "Your password works on this PC only. Elsewhere, use your recovery sheet."
            ),
        }
        self._device_words.setText(words[state])
        able = state is not DeviceSecretState.UNAVAILABLE
        self.tie.setVisible(able)
        self.tie_password.setVisible(able)
        self.tie.setText(
            _("Free &my password from this PC")
            if state is DeviceSecretState.ON
            else _("&Tie my password to this PC")
        )

    def _show_sheet(self, sheet: SheetToPrint) -> None:
        self._sheet = sheet
        self.sheet.show_sheet(_("Your recovery sheet"), sheet.groups, typed_back=True)

    def _print(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.paper.emit(Paper(_("Recovery sheet"), lambda: sheet.pdf))

    def _typed_back(self, first: tuple[int, str], second: tuple[int, str]) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.do(lambda: self._user.people.confirm_sheet(sheet, first, second), self._in_force)

    def _in_force(self, _changes: Changes) -> None:
        self._sheet = None
        self.sheet.put_down()
        self.notices.say(
            _("The sheet is in force. Put it where only you find it."), "ok", key="said"
        )

    def _change(self) -> None:
        more: list[tuple[str, Field]] = []
        if self.new.value() != self.again.value():
            more.append((_("The two passwords are not the same."), self.again))
        if not self.form.check(more):
            return
        old, new = self.old.value(), Secret(self.new.value())
        before = Secret(old) if old else None
        for field in (self.old, self.new, self.again):
            field.clear()
        self.do(lambda: self._user.people.change_password(before, new), self._changed_password)

    def _changed_password(self, _changes: Changes) -> None:
        self.notices.say(_("Your password is changed."), "ok", key="said")

    def _tie(self) -> None:
        problem = self.tie_password.problem()
        self.tie_password.show_problem(problem)
        if problem:
            return
        secret, on = Secret(self.tie_password.value()), self._state is DeviceSecretState.OFF
        self.tie_password.clear()
        self.do(lambda: self._user.people.use_device_secret(secret, on=on))

    @override
    def unsaved(self) -> bool:
        return not self.sheet.isHidden()
