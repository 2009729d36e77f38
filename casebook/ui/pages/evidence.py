"""The evidence page: what the case holds, one thing looked at, and what is known about it. Intake begins here."""

from dataclasses import fields, replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.evidence import CustodyEvent, Exhibit, ExhibitDetails, Sighting
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.image_gate import Cleared
from casebook.domain.intake import Added, Rechecked
from casebook.domain.picture import Picture
from casebook.domain.roles import Permission, may
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs, theme
from casebook.ui.desk import Desk
from casebook.ui.models.exhibits import ExhibitsModel
from casebook.ui.widgets import pasting, wording
from casebook.ui.widgets.exhibit_details import ExhibitDetailsPanel
from casebook.ui.widgets.exhibit_form import ExhibitForm
from casebook.ui.widgets.exhibit_list import ExhibitList
from casebook.ui.widgets.intake_pane import Batch, IntakePane, IntakeWork
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.sighting_form import SightingForm
from casebook.ui.widgets.viewer import Viewer

Item = Exhibit | Sighting


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
        self._page = 0
        self._thumbnail: ItemId | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _make(self) -> None:
        evidence, case = self._user.evidence, self._case
        self._model = ExhibitsModel(self)
        self.list = ExhibitList(self._model)
        self.viewer = Viewer()
        self.details = ExhibitDetailsPanel()
        self.details.setMinimumWidth(theme.px(200))
        self.intake = IntakePane(
            self.desk,
            self._user.clock,
            IntakeWork(
                seal_files=lambda cleared, files, job: evidence.prepare(
                    case, cleared, files, progress=job.progress, cancelled=job.cancelled
                ),
                seal_pixels=lambda cleared, png, formats: evidence.prepare_pixels(
                    case, cleared, png, formats
                ),
                store=lambda batch, answers, known: evidence.commit(case, batch, answers, known),
                discard=lambda batch: evidence.discard(case, batch),
            ),
        )
        self.sighting = SightingForm()
        self.exhibit = ExhibitForm()

    def _lay_out(self) -> None:
        self.room = QSplitter(Qt.Orientation.Horizontal)
        self.room.setObjectName("room")
        self.room.setChildrenCollapsible(False)
        for widget, stretch in ((self.list, 3), (self.viewer, 5), (self.details, 3)):
            self.room.addWidget(widget)
            self.room.setStretchFactor(self.room.count() - 1, stretch)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.room)
        for form in (self.intake, self.sighting, self.exhibit):
            area, column = scrolled(100)
            column.addWidget(form)
            area.setProperty("form", form.objectName())
            self.stack.addWidget(area)
        self.content.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.add_wanted.connect(self.add_files)
        self.list.paste_wanted.connect(self.paste)
        self.list.sighting_wanted.connect(self.describe)
        self.list.chosen.connect(self._chosen)
        self.viewer.page_wanted.connect(self._turn_to)
        self.details.correct_wanted.connect(self._correct)
        self.details.check_wanted.connect(self._check)
        self.details.copy_wanted.connect(self._save_copy)
        self.details.withdraw_wanted.connect(self._withdraw)
        self.intake.stored.connect(self._stored)
        self.intake.ended.connect(self._show_room)
        self.intake.failed.connect(self._intake_failed)
        self.sighting.answered.connect(self._save_sighting)
        self.sighting.abandoned.connect(self._show_room)
        self.exhibit.answered.connect(self._save_details)
        self.exhibit.abandoned.connect(self._show_room)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.list, self.paste)

    # Showing

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._case), self._show)

    @override
    def leave(self) -> None:
        if self.intake.busy():
            self.intake.abandon()

    def _show(self, view: CaseView) -> None:
        self._view = view
        record = view.record
        add = may(view.my_roles, Permission.ADD_EVIDENCE) and view.read_only_why is None
        why = (
            wording.read(view.read_only_why)
            if view.read_only_why
            else _("The case owner and the investigator add evidence.")
        )
        self.list.allow(add=add, why=why)
        self.setAcceptDrops(add)
        chosen = self._item.id if self._item else ItemId(self._wanted)
        self._model.show(record.exhibits, record.sightings)
        row = max(0, self._model.row_of(chosen))
        self.list.grid.setCurrentIndex(self._model.index(row))
        if not self._model.rowCount():
            self._chosen(None)
        self._next_thumbnail()
        if self._wanted == "add":
            self._wanted = ""
            self.add_files()

    def _chosen(self, item: Item | None) -> None:
        self._item, self._page = item, 0
        if isinstance(item, Exhibit):
            self._show_exhibit(item)
        elif isinstance(item, Sighting):
            self.viewer.say(_("Described in words, never copied."))
            self.details.show_sighting(item)
        else:
            self.viewer.say(_("Nothing has been added yet."))
            self.details.show_nothing()

    def _show_exhibit(self, exhibit: Exhibit) -> None:
        view = self._view
        if view is None:
            return
        citing = (a for a in view.record.allegations if exhibit.id in a.exhibits and not a.withdrawn)
        clauses = dict.fromkeys(choice.clause for a in citing for choice in a.clauses)
        bears_on = tuple(f"{c} {view.policy.clause(c).label}" for c in clauses if view.policy.has(c))
        names = {reader.id: reader.name for reader in view.readers}
        self.details.show_exhibit(
            exhibit,
            bears_on=bears_on,
            added_by=names.get(exhibit.provenance.added_by, ""),
            may_add=may(view.my_roles, Permission.ADD_EVIDENCE) and view.read_only_why is None,
        )
        self.ask(lambda: self._user.evidence.custody(self._case, exhibit.id), self._show_custody)
        if exhibit.file_type.shown:
            self.viewer.say(_("Being drawn apart from Casebook…"))
            self._draw(exhibit.id, 0)
        else:
            self.viewer.say(_("Kept exactly as it came. Casebook does not open this kind of file."))

    def _show_custody(self, events: tuple[CustodyEvent, ...]) -> None:
        if self._view is not None and (not events or self._is_chosen(events[0].item)):
            names = {reader.id: reader.name for reader in self._view.readers}
            self.details.show_custody(events, names)

    def _turn_to(self, page: int) -> None:
        if isinstance(self._item, Exhibit):
            self._draw(self._item.id, page)

    def _draw(self, item: ItemId, page: int) -> None:
        self.desk.run(
            lambda _job: (item, page, self._user.evidence.picture(self._case, item, page=page)),
            self._drawn,
            refused=lambda error: self._not_drawn(item, error),
        )

    def _drawn(self, result: tuple[ItemId, int, Picture]) -> None:
        item, page, picture = result
        if self._is_chosen(item):
            self._page = page
            self.viewer.show_picture(picture, page)

    def _not_drawn(self, item: ItemId, error: CasebookError) -> None:
        if self._is_chosen(item):
            self.viewer.say(wording.refusal(error))

    def _next_thumbnail(self) -> None:
        waiting = self._model.without_thumbnail()
        if self._thumbnail is not None or not waiting:
            return
        item = self._thumbnail = waiting[0]
        self.desk.run(
            lambda _job: (item, self._user.evidence.thumbnail(self._case, item)),
            self._thumbnail_came,
            refused=lambda _error: self._thumbnail_failed(item),
        )

    def _thumbnail_came(self, result: tuple[ItemId, Picture]) -> None:
        self._thumbnail = None
        self._model.set_thumbnail(*result)
        self._next_thumbnail()

    def _thumbnail_failed(self, item: ItemId) -> None:
        self._thumbnail = None
        self._model.give_up_thumbnail(item)
        self._next_thumbnail()

    def _is_chosen(self, item: ItemId) -> bool:
        return self._item is not None and self._item.id == item

    def _show_room(self) -> None:
        self.stack.setCurrentWidget(self.room)
        self.list.grid.setFocus()

    def _show_form(self, form: QWidget) -> None:
        self.stack.setCurrentIndex((self.intake, self.sighting, self.exhibit).index(form) + 1)

    # Adding: the question first, then the bytes

    def add_files(self) -> None:
        """Let the person pick files, then ask the question. Nothing is opened before its answer."""
        files = dialogs.open_files(self, _("Add evidence"))
        if files:
            self._offer(files)

    def paste(self) -> None:
        """Ask the question about what is on the clipboard; only a *no* fetches it."""
        formats = pasting.formats()
        if not pasting.holds_evidence(formats):
            self.notices.say(_("There is no picture and no file on the clipboard."), "info", key="paste")
            return
        cleared = self._cleared(1)
        if cleared is None:
            return
        files = pasting.files()
        if len(files) > 1:
            self._offer(files)
        elif files:
            self._take(cleared, files)
        else:
            self._take_pixels(cleared, formats)

    def describe(self) -> None:
        """Begin a sighting: words only."""
        self.sighting.show_sighting(None)
        self._show_form(self.sighting)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = pasting.local_files(event.mimeData())
        event.acceptProposedAction()
        if files:
            self._offer(files)

    def _offer(self, files: tuple[Path, ...]) -> None:
        cleared = self._cleared(len(files))
        if cleared is not None:
            self._take(cleared, files)

    def _cleared(self, count: int) -> Cleared | None:
        cleared = self._user.evidence.gate(dialogs.ask_gate(self, count), count)
        if cleared is None:
            self.describe()
        return cleared

    def _take(self, cleared: Cleared, files: tuple[Path, ...]) -> None:
        self._show_form(self.intake)
        self.intake.take_files(cleared, files)

    def _take_pixels(self, cleared: Cleared, formats: tuple[str, ...]) -> None:
        png = pasting.picture_as_png()
        if not png:
            self.notices.say(_("The picture on the clipboard could not be read."), "stop", key="paste")
            return
        self._show_form(self.intake)
        self.intake.take_pixels(cleared, png, formats)

    def _stored(self, added: Added) -> None:
        self.desk.changed.emit(added.changes)
        labels = ", ".join(exhibit.label for exhibit in added.exhibits)
        held = ", ".join(added.already_held)
        words = []
        if labels:
            words.append(_("Stored: {labels}. The rest can follow under “Finish later”.").format(labels=labels))
        if held:
            words.append(_("Already held as {labels}; stored once, and noted there.").format(labels=held))
        self.notices.say(" ".join(words), "ok", key="stored")
        if added.exhibits:
            self._item = added.exhibits[0]
        self._show_room()

    def _intake_failed(self, error: CasebookError) -> None:
        self.refuse(error)
        if not self.intake.busy():
            self._show_room()

    def _save_sighting(self) -> None:
        sighting = self.sighting.sighting()
        self.do(lambda: self._user.evidence.save_sighting(self._case, sighting), self._saved)

    # What is known about it

    def _correct(self) -> None:
        if isinstance(self._item, Sighting):
            self.sighting.show_sighting(self._item)
            self._show_form(self.sighting)
        elif isinstance(self._item, Exhibit):
            self.exhibit.show_exhibit(self._item, others=len(self._others()))
            self._show_form(self.exhibit)
