"""A scan of a signed or handed-in paper, chosen like evidence: the safety question comes before any byte is read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.image_gate import Cleared
from casebook.domain.intake import Prepared
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.desk import Desk, Job
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.progress import Progress


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a scan is come by: picking files, asking the safety question, sealing, and deleting what is not wanted."""

    pick: Callable[[], tuple[Path, ...]]
    clear: Callable[[int], Cleared | None]
    seal: Callable[[Cleared, tuple[Path, ...], Job], tuple[Prepared, ...]]
    discard: Callable[[tuple[Prepared, ...]], None]


class ScanField(Field):
    """One scan, sealed and waiting to go on the record.

    Signals:
        ready(): a scan was sealed.
    """

    ready = Signal()

    def __init__(
        self,
        label: str,
        desk: Desk,
        scanner: Scanner,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        super().__init__(label, box, name=name, help=help, missing=missing, parent=parent)
        self._jobs, self._scanner = desk, scanner
        self._prepared: Prepared | None = None
        self._job: Job | None = None
        self._gone = False
        self._choose = PlainButton(_("Choose the &scan…"), name=f"{name}-choose")
        self._said = PlainLabel(_("No scan chosen"), "small")
        self._said.setObjectName(f"{name}-said")
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addLayout(in_row(self._choose))
        self._column.addWidget(self._said)
        box.setFocusProxy(self._choose)
        self._choose.clicked.connect(self._pick)

    @override
    def value(self) -> Prepared | None:
        """The sealed scan, or None."""
        return self._prepared

    def recorded(self) -> None:
        """The scan is on the record: it is nobody's to discard."""
        self._prepared = None

    def discard(self) -> None:
        """Delete the scan, or stop sealing it: the page goes and it was not saved."""
        self._gone = True
        if self._job is not None:
            self._job.cancel()
        self._delete()

    def _delete(self) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            discard = self._scanner.discard
            self._jobs.ask(lambda: discard((prepared,)), _nothing, refused=_nothing)

    def _pick(self) -> None:
        files = self._scanner.pick()
        if not files:
            return
        if len(files) > 1:
            self.show_problem(_("Choose one file. Several pages go into one PDF."))
            return
        cleared = self._scanner.clear(1)
        if cleared is None:
            self._said.setText(
                _("Nothing was read. Say in words what you saw: Evidence, then Record a sighting.")
            )
            return
        self.show_problem("")
        self._choose.setEnabled(False)
        seal = self._scanner.seal
        self._job = self._jobs.run(
            lambda job: seal(cleared, files, job), self._sealed, refused=self._refused
        )
        self._column.addWidget(Progress(_("Sealing the scan"), self._job))

    def _sealed(self, prepared: tuple[Prepared, ...]) -> None:
        self._job = None
        self._delete()  # the one chosen before
        [self._prepared] = prepared
        if self._gone:
            self._delete()
            return
        self._choose.setEnabled(True)
        self._choose.setText(_("Choose another &scan…"))
        self._said.setText(
            _("{name} is sealed and goes on the record when you save.").format(
                name=self._prepared.original_name
            )
        )
        self._touched()
        self.ready.emit()

    def _refused(self, error: CasebookError) -> None:
        self._job = None
        self._choose.setEnabled(True)
        self.show_problem(wording.refusal(error))


def _nothing(_answer: object) -> None:
    """What is not deleted now is set aside by the next sweep."""
