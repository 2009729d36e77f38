"""Progress of long work, with a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.desk import Job
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class Progress(QWidget):
    """A line that says what is being done, how far it is, and stops it when asked."""

    def __init__(self, words: str, job: Job, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._stop = PlainButton(_("&Stop"), name="stop")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(PlainLabel(words), 1)
        layout.addWidget(self._bar, 2)
        layout.addWidget(self._stop)
        self._stop.clicked.connect(job.cancel)
        self._stop.clicked.connect(self._stopping)
        job.progressed.connect(self._moved)
        job.finished.connect(self._ended)

    def _moved(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(done * 1000 // max(1, total))

    def _stopping(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(_("Stopping"))

    def _ended(self) -> None:
        self.hide()
        self.deleteLater()
