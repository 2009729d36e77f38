"""Fields of a form: the label above, short help under it, then what is typed, then what is wrong with it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.plain import (
    PlainCheck,
    PlainLabel,
    PlainLineEdit,
    PlainTextEdit,
    restyle,
    say_aloud,
)


class Field(QWidget):
    """One question of a form. `missing` is the sentence shown where it must be answered and is not.

    Signals:
        edited(): a person changed the answer.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        name: str,
        help: str = "",  # noqa: A002 - the word people know for it
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self.missing, self.editor = name, missing, editor
        self.setObjectName(f"field-{name}")
        editor.setObjectName(name)
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(help)
        self.setFocusProxy(editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        # With their parent from the start: what is shown without one is a window of its own for a moment.
        self.label = PlainLabel(label, "label", parent=self)
        self.label.setBuddy(editor)
        self._help = PlainLabel(help, "small", parent=self)
        self._help.setVisible(bool(help))
        self._wrong = PlainLabel("", "error", parent=self)
        self._wrong.setObjectName(f"error-{name}")
        self._wrong.hide()
        self._told = PlainLabel("", "small", parent=self)
        self._told.hide()
        for each in (self.label, self._help, editor, self._wrong, self._told):
            layout.addWidget(each)
        self._layout = layout

    def value(self) -> object:
        """The answer. A field that is only words has none."""
        return None

    def kept(self) -> str:
        """The answer as a draft keeps it, half typed or wrong as it may be."""
        return ""

    def put_back(self, kept: str) -> None:
        """Put in what a draft kept."""

    def is_empty(self) -> bool:
        """Whether there is no answer."""
        return not self.value()

    def problem(self) -> str:
        """What is wrong with the answer as it stands, in a sentence; empty when nothing is."""
        return self.missing if self.missing and self.is_empty() else ""

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong beside the field, or take it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.editor.setProperty("wrong", "true" if sentence else "false")
        restyle(self.editor)
        if sentence:
            say_aloud(self.editor, sentence)

    def shown_problem(self) -> str:
        """The sentence beside the field."""
        return self._wrong.text()

    def set_help(self, words: str) -> None:
        """Change the help."""
        self._help.setText(words)
        self._help.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)

    def tell_cleaned(self, removed: list[str]) -> None:
        """Say which characters were taken out of what was typed."""
        self.say_below(
            _("Characters that cannot be printed were taken out: {which}.").format(
                which=", ".join(removed)
            )
        )

    def say_below(self, words: str) -> None:
        """Say something under the field that is no mistake, or take it away."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _touched(self) -> None:
        if self._wrong.isVisible():
            self.show_problem("")
        self.edited.emit()


class LineField(Field):
    """One line of words."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        secret: bool = False,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self.line = PlainLineEdit(secret=secret)
        super().__init__(label, self.line, name=name, help=help, missing=missing, parent=parent)
        if width:
            self.line.setMaximumWidth(theme.column(width + 4))
        self.line.textEdited.connect(self._touched)
        self.line.cleaned.connect(self.tell_cleaned)

    @override
    def value(self) -> str:
        """What was typed, without blank ends; a secret exactly as typed."""
        secret = self.line.echoMode() is PlainLineEdit.EchoMode.Password
        return self.line.text() if secret else self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Put words in."""
        if value != self.line.text():
            self.line.setText(value)

    @override
    def kept(self) -> str:
        secret = self.line.echoMode() is PlainLineEdit.EchoMode.Password
        return "" if secret else self.line.text()

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(kept)


class TextField(Field):
    """Several lines of words."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        self.text = PlainTextEdit(lines=lines)
        super().__init__(label, self.text, name=name, help=help, missing=missing, parent=parent)
        self.text.textChanged.connect(self._touched)
        self.text.cleaned.connect(self.tell_cleaned)

    @override
    def value(self) -> str:
        """What was typed, without blank ends."""
        return self.text.words().strip()

    def set_value(self, value: str) -> None:
        """Put words in, leaving the cursor alone where they are there already. That is no answer of a person."""
        if value != self.text.words():
            with QSignalBlocker(self.text):
                self.text.setPlainText(value)

    @override
    def kept(self) -> str:
        return self.text.words()

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(kept)


class CheckField(Field):
    """A box to tick, its words beside it."""

    def __init__(
        self,
        words: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.check = PlainCheck(words)
        super().__init__(words, self.check, name=name, help=help, missing=missing, parent=parent)
        self.label.hide()
        self.check.toggled.connect(self._touched)

    @override
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - a setter of a yes or no
        """Tick it or not."""
        self.check.setChecked(value)

    @override
    def kept(self) -> str:
        return "yes" if self.value() else ""

    @override
    def put_back(self, kept: str) -> None:
        self.set_value(bool(kept))
