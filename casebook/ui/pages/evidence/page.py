"""The page itself: tiles at the left, the picture in the middle, what is known at the right."""

from functools import cached_property
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.evidence import CustodyEvent, Exhibit, Sighting
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.intake import Added, Rechecked
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.desk import Desk
from casebook.ui.models.exhibits import ExhibitsModel
from casebook.ui.pages.evidence.adding import Adding
from casebook.ui.pages.evidence.correcting import merged
from casebook.ui.pages.evidence.drawing import Drawing
from casebook.ui.widgets import pasting, wording
from casebook.ui.widgets.case_entry import enter, read_only, why_not
from casebook.ui.widgets.exhibit_details import ExhibitDetailsPanel
from casebook.ui.widgets.exhibit_form import ExhibitForm
from casebook.ui.widgets.exhibit_list import ExhibitList
from casebook.ui.widgets.intake_pane import IntakePane
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.sighting_form import SightingForm
from casebook.ui.widgets.viewer import Viewer

Item = Exhibit | Sighting
_DRAW_AFTER: Final = 60  # milliseconds: tiles and words are on the screen by then
_THREE_COLUMNS = 130  # characters; in a narrower window the picture is a tab beside the details


class EvidencePage(Page):
    """Evidence of one case. `detail` may name an item, or say `add`."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.EVIDENCE, Kind.SIGHTING, Kind.ALLEGATION})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, parent=parent)
        self._user, self._case, self._wanted = user, case, detail
        self._view: CaseView | None = None
        self._item: Item | None = None
        self._edited: tuple[Exhibit, ...] = ()
        self._model = ExhibitsModel(self)
        self.list = ExhibitList(self._model)
        self.viewer = Viewer()
        self.details = ExhibitDetailsPanel()
        self.adding = Adding(user, desk, case, self)
        self._drawing = Drawing(user, desk, case, self.viewer, self._model)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.details.setMinimumWidth(theme.column(30))
        self.room = QSplitter(Qt.Orientation.Horizontal)
        self.room.setObjectName("room")
        self.room.setChildrenCollapsible(False)
        for widget, stretch in ((self.list, 3), (self.viewer, 5), (self.details, 3)):
            self.room.addWidget(widget)
            self.room.setStretchFactor(self.room.count() - 1, stretch)
        self.room.setSizes([theme.px(356), theme.px(612), theme.px(312)])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.room)
        self._forms: dict[QWidget, QWidget] = {}
        self.content.addWidget(self.stack)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= theme.column(_THREE_COLUMNS)
        if beside == (self.room.indexOf(self.viewer) >= 0):
            return
        if beside:
            self.room.insertWidget(1, self.viewer)
            self.room.setSizes([theme.px(356), theme.px(612), theme.px(312)])
        else:
            self.details.insertTab(0, self.viewer, _("Pictu&re"))
            self.details.setCurrentIndex(0)
            self.room.setSizes([theme.px(300), theme.px(400)])
        self.viewer.show()

    def _connect(self) -> None:
        self.list.to_case.connect(lambda: self.go_to(PageId.CASE))
        self.list.add_wanted.connect(self.adding.pick_files)
        self.list.paste_wanted.connect(self.adding.paste)
        self.list.sighting_wanted.connect(self.adding.describe)
        self.list.chosen.connect(self._chosen)
        self.adding.asks.connect(self._show_form)
        self.adding.told.connect(self._tell)
        self.details.correct_wanted.connect(self._correct)
        self.details.check_wanted.connect(self._check)
        self.details.copy_wanted.connect(self._save_copy)
        self.details.withdraw_wanted.connect(self._withdraw)
        self._paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.room)
        self._paste.activated.connect(self.adding.paste)

    # Showing

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._case), self._show)

    @override
    def leave(self) -> None:
        self.adding.leave()

    def _show(self, view: CaseView) -> None:
        self._view = view
        enter(self, view, self._user.cases)
        self.list.allow(add=self._may_add(view), why=self._why_not_add())
        self.setAcceptDrops(self._may_add(view))
        self._paste.setEnabled(self._may_add(view))
        chosen = self._item.id if self._item else ItemId(self._wanted)
        self._model.show(view.record.exhibits, view.record.sightings)
        self.list.grid.setCurrentIndex(self._model.index(max(0, self._model.row_of(chosen))))
        if not self._model.rowCount():
            self._chosen(None)
        if not self._drawing.begun:
            QTimer.singleShot(_DRAW_AFTER, self._drawing, self._drawing.begin)
        self._drawing.next_thumbnail()
        if self._wanted == "add":
            self.adding.pick_files()
        self._wanted = ""

    def _may_add(self, view: CaseView) -> bool:
        return may(view.my_roles, Permission.ADD_EVIDENCE) and view.read_only_why is None

    def _why_not_add(self) -> str:
        assert self._view is not None
        others = _("The case owner and the investigator add evidence.")
        return why_not(self._view, Permission.ADD_EVIDENCE, others)

    def _chosen(self, item: Item | None) -> None:
        self._item = item
        if isinstance(item, Exhibit):
            self._show_exhibit(item)
        elif isinstance(item, Sighting):
            self._drawing.show_words(_("Described in words, never copied."))
            self.details.show_sighting(item, shut=self._why_not_add())
        else:
            self._drawing.show_words(_("Nothing has been added yet."))
            self.details.show_nothing()

    def _show_exhibit(self, exhibit: Exhibit) -> None:
        view = self._view
        if view is None:
            return
        citing = (a for a in view.record.allegations if exhibit.id in a.exhibits)
        clauses = dict.fromkeys(c.clause for a in citing if not a.withdrawn for c in a.clauses)
        names = {reader.id: reader.name for reader in view.readers}
        self.details.show_exhibit(
            exhibit,
            bears_on=tuple(
                (each, view.policy.clause(each).label) for each in clauses if view.policy.has(each)
            ),
            added_by=names.get(exhibit.provenance.added_by, ""),
            may_add=self._may_add(view),
            shut=read_only(view),
        )
        self._drawing.show_exhibit(exhibit)
        self.ask(lambda: self._user.evidence.custody(self._case, exhibit.id), self._show_custody)

    def _show_custody(self, events: tuple[CustodyEvent, ...]) -> None:
        view, item = self._view, self._item
        if view is not None and item is not None and events and events[0].item == item.id:
            self.details.show_custody(events, {one.id: one.name for one in view.readers})

    def _show_room(self) -> None:
        self.stack.setCurrentWidget(self.room)
        self.list.grid.setFocus()

    # Forms are made and connected when they are first wanted: the page is there sooner without.

    @cached_property
    def exhibit(self) -> ExhibitForm:
        """The details of an exhibit, to complete or correct."""
        return ExhibitForm()

    def _show_form(self, form: QWidget) -> None:
        if form not in self._forms:
            self._forms[form] = self._placed(form)
        self.stack.setCurrentWidget(self._forms[form])

    def _placed(self, form: QWidget) -> QWidget:
        if isinstance(form, IntakePane):
            form.stored.connect(self._stored)
            form.ended.connect(self._show_room)
            form.failed.connect(self._intake_failed)
        elif isinstance(form, SightingForm):
            form.answered.connect(self._save_sighting)
            form.abandoned.connect(self._show_room)
        elif isinstance(form, ExhibitForm):
            form.answered.connect(self._save_details)
            form.abandoned.connect(self._show_room)
        area, column = scrolled(100)
        column.addWidget(form)
        self.stack.addWidget(area)
        return area

    def _tell(self, sentence: str, tone: str) -> None:
        self.notices.say(sentence, tone, key="evidence")

    # Adding

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = pasting.local_files(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.adding.offer(files)

    def _stored(self, added: Added) -> None:
        self._tell(self.adding.sentence(added), "ok")
        if added.exhibits:
            self._item = added.exhibits[0]
        self.desk.changed.emit(added.changes)
        self._show_room()

    def _intake_failed(self, error: CasebookError) -> None:
        self.refuse(error)
        if not self.adding.pane.busy():
            self._show_room()

    def _save_sighting(self) -> None:
        sighting = self.adding.sighting.sighting()
        self.do(lambda: self._user.evidence.save_sighting(self._case, sighting), self._saved)

    # What is known about it

    def _correct(self) -> None:
        if isinstance(self._item, Sighting):
            self.adding.describe(self._item)
        elif isinstance(self._item, Exhibit):
            chosen = (self._model.item(each) for each in self.list.grid.selectedIndexes())
            others = tuple(
                each for each in chosen if isinstance(each, Exhibit) and each.id != self._item.id
            )
            self._edited = (self._item, *others)
            self.exhibit.show_exhibit(self._item, others=len(others))
            self._show_form(self.exhibit)

    def _save_details(self) -> None:
        evidence, case = self._user.evidence, self._case
        answers, edited = self.exhibit.answers(), self._edited
        work = merged(edited, self.exhibit.details())

        def correct() -> Changes:
            changes = [evidence.correct(case, (one,), answers, known) for one, known in work]
            return changes[-1]

        self.do(correct, self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._tell(_("Saved."), "ok")
        self._show_room()

    def _check(self) -> None:
        item = self._item
        if isinstance(item, Exhibit):
            self.ask(lambda: self._user.evidence.recheck(self._case, item.id), self._checked)

    def _checked(self, result: Rechecked) -> None:
        if result.faults:
            self._tell(" ".join(wording.read(fault.what) for fault in result.faults), "stop")
        else:
            self._tell(_("Read again just now: unchanged since it was added."), "ok")
        self.look()

    def _save_copy(self) -> None:
        item = self._item
        if not isinstance(item, Exhibit):
            return
        why = dialogs.ask_words(
            self, _("Save a copy"), _("What is the copy for? The reason goes on the record.")
        )
        suggested = f"{item.label}{item.file_type.suffix}"
        place = dialogs.save_file(self, _("Save a copy"), suggested) if why else None
        if place is not None:
            self.do(
                lambda: self._user.evidence.save_copy(self._case, item.id, place, why), self._saved
            )

    def _withdraw(self) -> None:
        item = self._item
        if not isinstance(item, Exhibit):
            return
        why = dialogs.ask_words(
            self,
            _("Withdraw {label}").format(label=item.label),
            _("It keeps its number and its file, and no letter relies on it any more. Why?"),
        )
        if why:
            self.do(lambda: self._user.evidence.withdraw(self._case, item.id, why), self._saved)
