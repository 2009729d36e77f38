"""A letter being prepared: what is missing, to whom it goes, its fields, and the ways out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.letter import LetterFacts, LetterKind
from casebook.domain.letter_field import GoesTo, MissingField
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.address_card import AddressCard
from casebook.ui.widgets.card import Line, holder, pad, stacked
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.letter_form import LetterForm, Values
from casebook.ui.widgets.letter_needs import LetterNeeds
from casebook.ui.widgets.letter_steps import LetterSteps
from casebook.ui.widgets.page import scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class LetterDraftPane(QWidget):
    """The middle of the documents page while a letter is prepared.

    Signals:
        edited(): something typed here changed.
        elsewhere(MissingField): what is missing is put right on another page.
        to_record(): show the record the letter is made from.
        issue(), print_draft(): the person asks for it.
        address(tuple of str): where letters to the subject go.
    """

    edited = Signal()
    elsewhere = Signal(object)
    to_record = Signal()
    issue = Signal()
    print_draft = Signal()
    address = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter-draft")
        area, body = scrolled(84)
        pad(body, 20, 16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        self.title, self._to = PlainLabel("", "title"), PlainLabel("", "muted")
        self.title.setObjectName("letter-title")
        self._steps, self.needs, self.form = LetterSteps(), LetterNeeds(), LetterForm()
        self.to_whom = AddressCard()
        self._print = PlainButton(_("&Print draft…"), name="print-draft")
        self._issue = PlainButton(_("&Issue this letter…"), "primary", name="issue")
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._issue)
        buttons.addWidget(self._print)
        self._why = PlainLabel("", "small")
        self._why.setObjectName("issue-why")
        for each in (self.title, self._to, self._steps, self.needs, self.to_whom, self.form):
            body.addWidget(each)
        body.setSpacing(theme.px(10))
        foot = stacked(holder(buttons), self._why, gap=4)
        pad(foot, 20, 10)
        outer.addWidget(Line())
        outer.addLayout(foot)
        self.form.edited.connect(self.edited)
        self.form.to_record.connect(self.to_record)
        self.needs.go.connect(self._put_right)
        self.to_whom.saved.connect(self.address)
        self._issue.clicked.connect(self.issue)
        self._print.clicked.connect(self.print_draft)

    def show_letter(self, kind: LetterKind, facts: LetterFacts, values: Values) -> None:
        """Show a letter of this kind as typed so far."""
        self.title.setText(_(kind.name))
        self._to.setText(
            _("To {name} · signed by {signatory}").format(
                name=facts.addressee.name,
                signatory=facts.signatory.name or _("who is not recorded yet"),
            )
        )
        self.to_whom.show_address(facts.addressee)
        self.form.show_letter(kind, facts, values)

    def show_state(self, missing: Sequence[MissingField], *, why: str, typing: bool) -> None:
        """Show what is missing; `why` says what else stops the issue, empty where nothing does."""
        self.needs.show_missing(missing, typed=self.form.names())
        ready = not missing and not why
        self._issue.setEnabled(ready)
        self._steps.show_step(2 if ready else 1)
        stopped = why or _("It cannot be issued until what is missing is there.")
        words = _("Issued letters cannot be changed.") if ready else stopped
        self._why.setText(_("Saved as you type. {what}").format(what=words) if typing else words)
        self._issue.setAccessibleDescription(words)
        self.form.allow(typing=typing)
        self.to_whom.setEnabled(typing)

    def _put_right(self, missing: MissingField) -> None:
        if missing.goes_to is GoesTo.LETTER and missing.name in self.form.names():
            self.form.focus(missing.name)
        elif missing.goes_to is GoesTo.PEOPLE:
            self.to_whom.open()
        else:
            self.elsewhere.emit(missing)
