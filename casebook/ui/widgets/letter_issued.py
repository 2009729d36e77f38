"""A letter that went on the record: what it is, and the ways it leaves the casebook."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.issued import IssuedLetter
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, holder, pad
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.letter_steps import LetterSteps
from casebook.ui.widgets.page import scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class LetterIssuedPane(QWidget):
    """The middle of the documents page while an issued letter is shown.

    Signals:
        print_it(), save_copy(), received(): the person asks for it.
    """

    print_it = Signal()
    save_copy = Signal()
    received = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter-issued")
        area, body = scrolled(84)
        pad(body, 20, 16)
        body.setSpacing(theme.px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._title, self._when = PlainLabel("", "title"), PlainLabel("", "muted")
        self._title.setObjectName("issued-title")
        self._steps = LetterSteps()
        self._code = PlainLabel("", "mono").selectable()
        self._code.setObjectName("issued-code")
        self._code.setAccessibleName(_("Check code"))
        self._print_of = PlainLabel("", "mono").selectable()
        self._print_of.setAccessibleName(_("Fingerprint"))
        card = Card(name="issued-facts")
        card.add(
            PlainLabel(_("Check code"), "strong"), self._code,
            PlainLabel(_("Printed at the foot of every page. Anybody who holds the paper can have it checked"
                         " later, to see that the record was not changed."), "small"),
            PlainLabel(_("Fingerprint"), "strong"), self._print_of,
        )  # fmt: skip
        buttons = FlowLayout(gap=10)
        self._ways: list[PlainButton] = []
        for words, name, signal, role in (
            (_("&Print…"), "print", self.print_it, "primary"),
            (_("&Save a copy…"), "save-copy", self.save_copy, ""),
            (_("&Record that it was received…"), "received", self.received, ""),
        ):
            button = PlainButton(words, role, name=name)
            button.clicked.connect(signal)
            buttons.addWidget(button)
            self._ways.append(button)
        self._note = note = PlainLabel("", "small")
        for each in (self._title, self._when, self._steps, card, holder(buttons), note):
            body.addWidget(each)

    def show_letter(
        self, letter: IssuedLetter, *, reference: str, by: str, given: bool, shut: str = ""
    ) -> None:
        """Show this letter; `by` names who issued it, `given` is whether its receipt is recorded.

        `shut` says why nothing can be logged here now, so that it cannot go out either.
        """
        for button in self._ways:
            button.setEnabled(not shut)
        logged = _(
            "What is printed is exactly what was issued. Printing and saving a copy are logged."
        )
        self._note.setText(shut or logged)
        self._title.setText(_(letter.name))
        words = _("{reference} · issued on {day} by {name}")
        self._when.setText(
            words.format(
                reference=reference, day=wording.day(letter.dated), name=by or _("somebody")
            )
        )
        self._code.setText(f"{letter.size} · {letter.code}" if letter.code else _("Not made yet"))
        self._print_of.setText(_grouped(letter.sha256) or _("Not made yet"))
        self._steps.show_step(5 if given else 3)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
