"""The only way words reach the screen: never as markup, never with hidden characters unmarked.

A bare QLabel, tool tip or text box reads `<img src=…>` in somebody's words as markup and opens the file it names.
"""

from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QClipboard, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from casebook.domain.clean import clean, shown

_WIDEST: Final = (1 << 24) - 1  # pixels: Qt's own bound of a widget's width


def set_tip(target: QWidget | QAction, words: str) -> None:
    """Give a widget or an action a tool tip in which nothing is markup."""
    target.setToolTip(f"<qt>{_escaped(shown(words))}</qt>" if words else "")


def _escaped(words: str) -> str:
    import html  # noqa: PLC0415 - a table of 2,000 names, and the first page has no tip

    return html.escape(words)


def set_role(widget: QWidget, role: str, *, tone: str = "") -> None:
    """Name what a widget is, for the stylesheet; call again to change it."""
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Make the stylesheet look at a widget's properties again. It has yet to look at one never shown."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def caption(words: str) -> str:
    """Words from a record as the caption of a button: an ampersand in them is no mnemonic."""
    return shown(words).replace("&", "&&")


class PlainLabel(QLabel):
    """Words on the screen. `role` chooses how they look: title, heading, strong, muted, small, section, error, mono."""

    def __init__(
        self, words: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._one_line = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            set_role(self, role)
        self.setText(words)

    @override
    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(shown(text))

    @override
    def setContentsMargins(self, *args: Any) -> None:
        self._heights.clear()
        super().setContentsMargins(*args)

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        self._heights.clear()  # its font, perhaps
        super().changeEvent(arg__1)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        # A layout asks for the same few widths hundreds of times, and Qt would break the lines anew each time.
        if not self._heights:
            self._one_line = self._width_of_one_line()
        width = min(arg__1, self._one_line)
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def _width_of_one_line(self) -> int:
        """A width from which the words need no second line; from there on every answer is the same."""
        words, metrics, margins = self.text(), self.fontMetrics(), self.contentsMargins()
        if "\n" in words:
            return _WIDEST
        around = margins.left() + margins.right() + 2 * (self.margin() + self.frameWidth())
        return metrics.horizontalAdvance(words) + around + metrics.maxWidth()

    @override
    def setToolTip(self, arg__1: str) -> None:
        super().setToolTip(arg__1 if arg__1.startswith("<qt>") else f"<qt>{_escaped(arg__1)}</qt>")

    @override
    def minimumSizeHint(self) -> QSize:
        # Qt's own answer is the height at the narrowest width, which leaves gaps wherever words wrap.
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(1, max(self.fontMetrics().height(), self.heightForWidth(self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        new, old = event.size().width(), event.oldSize().width()
        if self.wordWrap() and self.heightForWidth(new) != self.heightForWidth(old):
            self.updateGeometry()

    def selectable(self) -> "PlainLabel":
        """The same label, whose words can be selected and copied by mouse and keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class PlainLineEdit(QLineEdit):
    """One typed line.

    Signals:
        cleaned(list of str): characters that cannot be printed were taken out of what was typed or pasted.
    """

    cleaned = Signal(list)

    def __init__(
        self, text: str = "", *, secret: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        else:
            self.textEdited.connect(self._clean)

    def _clean(self, typed: str) -> None:
        result = clean(typed)
        if result.removed:
            at = self.cursorPosition()
            self.setText(result.text)
            self.setCursorPosition(min(at, len(result.text)))
            self.cleaned.emit(list(result.removed))


class PlainTextEdit(QPlainTextEdit):
    """Several typed lines. Tab moves on, and a rich paste gives its words alone.

    Signals:
        cleaned(list of str): as for `PlainLineEdit`.
    """

    cleaned = Signal(list)

    def __init__(self, text: str = "", *, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        result = clean(source.text())
        self.insertPlainText(result.text)
        if result.removed:
            self.cleaned.emit(list(result.removed))

    def words(self) -> str:
        """What was typed, cleaned."""
        return clean(self.toPlainText()).text

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self._lines))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height(min(2, self._lines)))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + self.fontMetrics().lineSpacing()


class PlainButton(QPushButton):
    """A button. `role`: primary, danger, link, bar, or nothing. `words` come from us and may carry a mnemonic."""

    def __init__(
        self, words: str, role: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        self.setObjectName(name)
        self.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        if role:
            set_role(self, role)
        if role in {"link", "chip"}:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not presses(self, arg__1):
            super().keyPressEvent(arg__1)


def presses(button: QPushButton, event: QKeyEvent) -> bool:
    """Press a button where Return was typed on it, as Space does; whether it was. A key held down presses once."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class PlainRadio(QRadioButton):
    """One of several answers."""

    def __init__(self, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName(name)


class PlainCheck(QCheckBox):
    """A yes or no."""

    def __init__(self, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName(name)


def copy_words(words: str) -> None:
    """Put words on the clipboard, as text only."""
    QGuiApplication.clipboard().setText(words, QClipboard.Mode.Clipboard)


def pasted() -> QMimeData:
    """What the clipboard holds. Only the evidence page asks, and only for a picture."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None once it was emptied
    return QMimeData() if held is None else held


def say_aloud(widget: QWidget, words: str) -> None:
    """Have a screen reader speak words that appeared without the focus moving."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415

    widget.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def focused() -> Any:
    """The widget that has the keyboard, or None."""
    return QApplication.focusWidget()
