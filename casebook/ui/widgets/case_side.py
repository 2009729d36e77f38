"""The right-hand column of a case: what the policy says here, and who may know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casebook.domain.case_view import CaseView
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import emptied, pad
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role


class CaseSide(QFrame):
    """Policy here, and who may know.

    Signals:
        opened(PageId): go to the case team.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        set_role(self, "card")
        self._layout = QVBoxLayout(self)
        pad(self._layout, 16, 14)
        self._layout.setSpacing(theme.px(7))

    def show_view(self, view: CaseView) -> None:
        """Show the policy and the people of this case."""
        emptied(self._layout)
        add = self._layout.addWidget
        if view.guide.policy_here:
            add(PlainLabel(_("Policy here"), "heading"))
            for clause, gist in view.guide.policy_here:
                add(PlainLabel(f"{clause}  {gist}"))
            add(PlainLabel(f"{view.policy.title}, {view.policy.version}", "small"))
        people = PlainLabel(_("Who may know"), "heading")
        people.setContentsMargins(0, theme.px(10), 0, 0)
        add(people)
        names = [
            _("the school's recovery sheet") if one.recovery else one.name for one in view.readers
        ]
        add(PlainLabel(", ".join(names) + "."))
        add(
            PlainLabel(
                _("Nobody else can open this case. Panel and companion get papers only."), "small"
            )
        )
        team = PlainButton(_("Case tea&m"), "link", name="toTeam")
        team.clicked.connect(lambda: self.opened.emit(PageId.TEAM))
        add(team)
        self._layout.addStretch(1)
