"""The right-hand column of a case: what the policy says here, how fair it is so far, and who may know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from casebook.domain.case_view import CaseView
from casebook.domain.fairness import Fairness
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import fairness_words
from casebook.ui.widgets.card import emptied, pad
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role


class CaseSide(QFrame):
    """Policy here, how fair it is so far, and who may know.

    Signals:
        opened(PageId): go to a page of the case.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        set_role(self, "card")
        self._layout = QVBoxLayout(self)
        pad(self._layout, 16, 14)
        self._layout.setSpacing(theme.px(7))
        # Its place is kept until it is filled, so that nothing beside it moves then.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_view(self, view: CaseView) -> None:
        """Show the policy and the people of this case."""
        emptied(self._layout)
        add = self._layout.addWidget
        if view.guide.policy_here:
            add(PlainLabel(_("Policy here"), "heading"))
            for clause, gist in view.guide.policy_here:
                add(PlainLabel(f"{view.policy.clause(clause).number}  {gist}".strip()))
            add(PlainLabel(f"{view.policy.title}, {view.policy.version}", "small"))
        if view.fairness is not None and not view.record.case.incident:
            self._add_fairness(view.fairness)
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
        self.show()

    def _add_fairness(self, found: Fairness) -> None:
        heading = PlainLabel(_("Fair so far?"), "heading")
        heading.setContentsMargins(0, theme.px(10), 0, 0)
        kept = PlainLabel(fairness_words.in_short(found))
        kept.setObjectName("fairness")
        more = PlainButton(_("See each check"), "link", name="toFairness")
        more.clicked.connect(lambda: self.opened.emit(PageId.FAIRNESS))
        for each in (heading, kept, PlainLabel(fairness_words.code(found.code), "small"), more):
            self._layout.addWidget(each)
