"""Everything that happened in a case: who did what, and when."""

from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView, LogLine
from casebook.domain.changes import Kind
from casebook.domain.ids import CaseId
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.models.log_lines import LogModel
from casebook.ui.widgets import case_parts, wording
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter
from casebook.ui.widgets.page import Page
from casebook.ui.widgets.plain import PlainLabel


class LogPage(Page):
    """Every entry, newest first. Nothing here can be changed; what was wrong is corrected by a new entry."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.LOG, Kind.CASE})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self._user, self._id = user, case
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.model = LogModel(wording.read, wording.moment, self)
        self.table = QTableView()
        self.table.setObjectName("log")
        self.table.setAccessibleName(_("Everything that happened"))
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._count = PlainLabel("", "muted")
        box = QVBoxLayout()
        pad(box, 24, 18)
        box.setSpacing(theme.px(10))
        box.addWidget(PlainLabel(_("Everything that happened"), "title"))
        box.addWidget(PlainLabel(
            _("Each entry is signed by the person who made it and joined to the one before. The check code on every letter fixes all entries up to it."),
            "muted",
        ))  # fmt: skip
        box.addWidget(self._count)
        box.addWidget(self.table, 1)
        self.content.addLayout(box)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._user.cases.log_lines(self._id)),
            self._show,
        )

    def _show(self, found: tuple[CaseView, tuple[LogLine, ...]]) -> None:
        view, lines = found
        record = view.record
        subject = record.team.person(record.case.subject)
        self.bar.show_case(
            record.case,
            subject,
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        self.model.show_lines(lines)
        self._count.setText(wording.count("{n} entry", "{n} entries", len(lines)))
