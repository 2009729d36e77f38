"""One door to questions and file pickers, with a slot into which tests put their answers."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QFileInfo, QSettings
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from casebook.domain.image_gate import GateAnswer
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import printing
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.gate_question import GateQuestion
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class Answers:
    """What tests have said will be answered, in order. In use nobody says anything, and people are asked."""

    def __init__(self) -> None:
        self._waiting: deque[Any] = deque()
        self.strict = False

    def next(self, *values: Any) -> None:
        """Answer the next questions with these."""
        self._waiting.extend(values)

    def clear(self) -> None:
        """Forget answers nobody asked for."""
        self._waiting.clear()

    def unused(self) -> int:
        """How many answers nobody has asked for."""
        return len(self._waiting)

    def ready(self) -> bool:
        """Whether an answer waits. A strict test fails here instead of opening a window nobody will close."""
        if not self._waiting and self.strict:
            raise AssertionError("a dialog opened and the test had no answer for it")
        return bool(self._waiting)

    def take(self) -> Any:
        """The next answer."""
        return self._waiting.popleft()


answers = Answers()


def confirm(parent: QWidget, title: str, sentence: str, *, yes: str, no: str = "") -> bool:
    """Whether the person said yes. For what cannot be taken back; the safe answer has the focus."""
    return choose(parent, title, sentence, (no or _("&Cancel"), yes)) == 1


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Say something that must be read before going on."""
    choose(parent, title, sentence, (_("&Close"),))


def choose(
    parent: QWidget, title: str, sentence: str, options: Sequence[str], *, default: int = 0
) -> int:
    """The index of the option chosen; closing the dialog chooses the default."""
    if answers.ready():
        return int(answers.take())
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Casebook"))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.px(24), theme.px(22), theme.px(24), theme.px(20))
    layout.setSpacing(theme.px(12))
    layout.addWidget(PlainLabel(title, "heading"))
    words = PlainLabel(sentence)
    words.setMinimumWidth(theme.column(60))
    layout.addWidget(words)
    row = QHBoxLayout()
    row.addStretch(1)
    for index, option in enumerate(options):
        button = PlainButton(option)
        button.clicked.connect(lambda _checked=False, chosen=index: dialog.done(chosen + 1))
        row.addWidget(button)
        if index == default:
            button.setDefault(True)
            button.setFocus()
    layout.addLayout(row)
    chosen = dialog.exec()
    shiboken6.delete(dialog)
    return chosen - 1 if chosen > 0 else default


def ask_words(parent: QWidget, title: str, question: str) -> str:
    """A reason in the person's own words, without blank ends; empty when they gave none."""
    if answers.ready():
        return str(answers.take())
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Casebook"))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.px(24), theme.px(22), theme.px(24), theme.px(20))
    layout.setSpacing(theme.px(12))
    field = TextField(question, name="reason", lines=3)
    field.setMinimumWidth(theme.column(60))
    layout.addWidget(PlainLabel(title, "heading"))
    layout.addWidget(field)
    cancel = PlainButton(_("&Cancel"))
    go_on = PlainButton(_("&Go on"), "primary")
    go_on.setEnabled(False)
    field.edited.connect(lambda: go_on.setEnabled(bool(field.value())))
    cancel.clicked.connect(dialog.reject)
    go_on.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(go_on)
    layout.addLayout(row)
    words = field.value() if dialog.exec() else ""
    shiboken6.delete(dialog)
    return words


def show(dialog: QDialog) -> int:
    """Run a dialog of our own and give its result code, or the answer a test has put in."""
    if answers.ready():
        return int(answers.take())
    return dialog.exec()


def ask_gate(parent: QWidget, waiting: int) -> GateAnswer:
    """The answer to the image-safety question about files that wait. None of them has been opened."""
    if answers.ready():
        return GateAnswer(answers.take())
    question = GateQuestion(waiting, parent)
    question.exec()
    given = question.answer()
    shiboken6.delete(question)
    return given


class _TwoIcons(QAbstractFileIconProvider):
    """One icon for folders and one for files: Qt's own provider opens a file to guess what it is."""

    @override
    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        folder = (
            what.isDir()
            if isinstance(what, QFileInfo)
            else what is not QAbstractFileIconProvider.IconType.File
        )
        pixmap = QStyle.StandardPixmap.SP_DirIcon if folder else QStyle.StandardPixmap.SP_FileIcon
        return QApplication.style().standardIcon(pixmap)

    @override
    def type(self, info: QFileInfo) -> str:
        return _("Folder") if info.isDir() else _("File")


def open_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Files the person picked. None of them has been read, by us or by the dialog.

    The dialog is Qt's own: the platform's would draw thumbnails, and the safety question has not been asked yet.
    """
    if answers.ready():
        return tuple(Path(each) for each in answers.take())
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    icons = _TwoIcons()
    dialog.setIconProvider(icons)
    return _pick(dialog, QFileDialog.FileMode.ExistingFiles)


def open_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder the person picked."""
    if answers.ready():
        return _path(answers.take())
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    return next(iter(_pick(dialog, QFileDialog.FileMode.Directory)), None)


def save_file(parent: QWidget, title: str, suggested: str) -> Path | None:
    """Where the person wants a copy. `suggested` is a neutral file name: never one with a person's name in it."""
    if answers.ready():
        return _path(answers.take())
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(suggested)
    return next(iter(_pick(dialog, QFileDialog.FileMode.AnyFile)), None)


def pick_printer(parent: QWidget) -> QPrinter | None:
    """The printer the person chose, set to A4. A test answers with the PDF file to print into, or None."""
    printer = printing.a4_printer()
    if answers.ready():
        into = answers.take()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(into))
        return None if into is None else printer
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    shiboken6.delete(dialog)
    return printer if chosen else None


def forget_places() -> None:
    """Remove what Qt's file dialog writes to its own settings: folders and files that were looked at."""
    history = QSettings(QSettings.Scope.UserScope, "QtProject")
    history.remove("FileDialog")
    history.remove("Qt/filedialog")
    history.sync()


def _pick(dialog: QFileDialog, mode: QFileDialog.FileMode) -> tuple[Path, ...]:
    dialog.setFileMode(mode)
    picked = dialog.selectedFiles() if dialog.exec() else []
    shiboken6.delete(dialog)  # it writes its history as it goes
    forget_places()
    return tuple(Path(each) for each in picked)


def _path(value: Any) -> Path | None:
    return None if value is None else Path(value)
