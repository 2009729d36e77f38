"""The dark bar across every page of a case: whose it is, where it stands, and whether the record is unchanged."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case import Case
from casebook.domain.page_id import PageId
from casebook.domain.person import Person
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Tag, pad, stacked
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role

_ROOMY = 100  # characters; in less, the page of the case says what is left out here


class CaseBar(QFrame):
    """Reference and name at the left, the state of the record at the right.

    Signals:
        opened(PageId): go to what happens now, or to everything that happened.
    """

    opened = Signal(object)

    def __init__(self, *, home: bool = True, parent: QWidget | None = None) -> None:
        """`home` offers the way back to the case's first page."""
        super().__init__(parent)
        self.setObjectName("caseBar")
        set_role(self, "bar")
        self._title, self._under = PlainLabel("", "heading"), PlainLabel("", "small")
        self._title.setObjectName("caseTitle")
        self._stage, self._checked = Tag(""), PlainLabel("", "small")
        self._stage.hide()  # until a case is shown
        self._checked.setObjectName("recordChecked")
        row = QHBoxLayout(self)
        pad(row, 22, 8)
        row.setSpacing(theme.px(18))
        row.addLayout(stacked(self._title, self._under, gap=1), 3)
        row.addWidget(self._stage)
        row.addWidget(self._checked, 2)
        if home:
            row.addWidget(self._button(_("&Back to the case"), PageId.CASE))
        row.addWidget(self._button(_("Ever&ything that happened"), PageId.LOG))

    def show_case(
        self, case: Case, subject: Person | None, *, under: str = "", checked: str = ""
    ) -> None:
        """Show this case. `under` stands below the name, `checked` says when the record was last found unchanged."""
        name = subject.name if subject else _("Not known yet")
        self._title.setText(f"{case.reference}   {name}")
        self._under.setText(under or (subject.post if subject else ""))
        self._stage.show_state(_(wording.STAGES[case.stage]))
        self._stage.show()
        self._checked.setText(checked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.column(_ROOMY)
        for label in (self._under, self._checked):
            label.setVisible(roomy)

    def _button(self, words: str, page: PageId) -> PlainButton:
        button = PlainButton(words, "bar", name=f"bar-{page}")
        button.clicked.connect(lambda: self.opened.emit(page))
        return button
