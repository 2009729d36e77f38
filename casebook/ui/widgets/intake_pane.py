"""One batch of evidence on its way in: sealed beside the work while three answers are given, then stored."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.clock import Clock
from casebook.domain.evidence import ExhibitDetails, FirstAnswers
from casebook.domain.image_gate import Cleared
from casebook.domain.intake import Added, Prepared
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.ui.desk import Desk, Job
from casebook.ui.widgets.intake_form import IntakeForm
from casebook.ui.widgets.progress import Progress

Batch = tuple[Prepared, ...]


@dataclass(frozen=True, slots=True)
class IntakeWork:
    """What the pane may have done: bytes in the second pool, the record on the desk's own thread."""

    seal_files: Callable[[Cleared, tuple[Path, ...], Job], Batch]
    seal_pixels: Callable[[Cleared, bytes, tuple[str, ...]], Prepared]
    store: Callable[[Batch, FirstAnswers, ExhibitDetails], Added]
    discard: Callable[[Batch], None]


class IntakePane(QWidget):
    """The form of one batch, with its progress.

    Signals:
        stored(Added): the batch is on the record.
        ended(): nothing of the batch was kept.
        failed(CasebookError): it was refused; nothing was kept.
    """

    stored = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: Desk, clock: Clock, work: IntakeWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._clock, self._work = desk, clock, work
        self._batch: Batch | None = None
        self._job: Job | None = None
        self._wanted = False
        self.form = IntakeForm()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.form)
        self._layout.addStretch(1)
        self.form.answered.connect(self._answered)
        self.form.abandoned.connect(self.abandon)

    def take_files(self, cleared: Cleared, files: tuple[Path, ...]) -> None:
        """Begin to seal files; the question about them was answered *no*."""
        work = self._work
        self._begin(len(files), lambda job: work.seal_files(cleared, files, job))

    def take_pixels(self, cleared: Cleared, png: bytes, formats: tuple[str, ...]) -> None:
        """Begin to seal a pasted picture."""
        work = self._work
        self._begin(1, lambda _job: (work.seal_pixels(cleared, png, formats),))

    def busy(self) -> bool:
        """Whether a batch is under way that is not on the record."""
        return self._job is not None or self._batch is not None

    def abandon(self) -> None:
        """Keep nothing of this batch: stop sealing, and delete what was sealed."""
        batch, self._batch, self._wanted = self._batch, None, False
        if self._job is not None:
            self._job.cancel()  # what it sealed goes with it
        if batch is not None:
            work = self._work
            self._desk.ask(lambda: work.discard(batch), self._gone, refused=self._refused)
            return
        if self._job is None:
            self.ended.emit()

    def _begin(self, count: int, seal: Callable[[Job], Batch]) -> None:
        self._batch, self._wanted = None, False
        self.form.begin(count, self._clock.now())
        self._job = self._desk.run(seal, self._sealed, refused=self._refused)
        self._layout.insertWidget(1, Progress(_("Sealing and reading back"), self._job))

    def _sealed(self, batch: Batch) -> None:
        self._job = None
        self._batch = batch
        self.form.ready(done=True)
        if self._wanted:
            self._store()

    def _answered(self) -> None:
        self._wanted = True
        if self._batch is None:
            self.form.storing()
        else:
            self._store()

    def _store(self) -> None:
        batch, answers = self._batch, self.form.answers()
        if batch is None or answers is None:
            return
        details = self.form.details(uuid4().hex[:8])
        work = self._work
        self.form.storing()
        self._desk.ask(
            lambda: work.store(batch, answers, details), self._kept, refused=self._refused
        )

    def _kept(self, added: Added) -> None:
        self._batch = None
        self.stored.emit(added)

    def _gone(self, _nothing: object) -> None:
        self.ended.emit()

    def _refused(self, error: CasebookError) -> None:
        self._job, self._wanted = None, False
        self.form.ready(done=self._batch is not None)
        self.failed.emit(error)
