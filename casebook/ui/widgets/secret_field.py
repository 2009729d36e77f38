"""A field for a password, which says when Caps Lock is on and how well the password will do."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui.widgets.field import LineField


class SecretField(LineField):
    """A password. It is given exactly as typed, and never shown."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, help=help, missing=missing, secret=True, parent=parent)
        self.line.installEventFilter(self)

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.say_below(_("Caps Lock is on") if letter.isupper() != shifted else "")
        return super().eventFilter(watched, event)
