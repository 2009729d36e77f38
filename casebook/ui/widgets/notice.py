"""Notices: something said beside the work, without stopping it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import TOP, emptied, pad
from casebook.ui.widgets.plain import PlainButton, PlainLabel, say_aloud, set_role


class Notice(QFrame):
    """One sentence on a soft colour, with an optional heading and one or two things to do about it."""

    def __init__(
        self,
        sentence: str,
        tone: str = "info",
        *,
        heading: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        also: tuple[str, Callable[[], object]] | None = None,
        name: str = "",
        close: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        set_role(self, "notice", tone=tone)
        self.setAccessibleName(f"{heading} {sentence}".strip())
        column = QVBoxLayout()
        column.setSpacing(theme.px(3))
        if heading:
            column.addWidget(PlainLabel(heading, "strong"))
        self.words = PlainLabel(sentence)
        column.addWidget(self.words)
        row = QHBoxLayout(self)
        pad(row, 14, 7)
        row.setSpacing(theme.px(14))
        row.addLayout(column, 1)
        if action and act is not None:
            button = PlainButton(action, "link", name=f"{name}-action")
            button.clicked.connect(lambda _on=False: act())
            row.addWidget(button, 0, TOP)
        if also is not None:
            other, then = also
            second = PlainButton(other, "link", name=f"{name}-also")
            second.clicked.connect(lambda _on=False: then())
            row.addWidget(second, 0, TOP)
        if close is not None:
            closer = PlainButton(_("Close"), "link", name=f"{name}-close")
            closer.setAccessibleName(_("Close this notice"))
            closer.clicked.connect(lambda _on=False: close())
            row.addWidget(closer, 0, TOP)


class NoticeBar(QWidget):
    """The place at the top of a page where notices stand. Each kind of notice has a key, and stands once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(6))
        self._standing: dict[str, Notice] = {}
        self.hide()

    def say(
        self,
        sentence: str,
        tone: str = "info",
        *,
        key: str = "",
        heading: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        also: tuple[str, Callable[[], object]] | None = None,
        closable: bool = True,
    ) -> None:
        """Show a notice, in place of any earlier one with this key."""
        self.drop(key)
        notice = Notice(
            sentence, tone, heading=heading, action=action, act=act, also=also,
            close=(lambda: self.drop(key)) if closable else None,
            name=f"notice-{key or tone}", parent=self,
        )  # fmt: skip
        self._standing[key] = notice
        self._layout.addWidget(notice)
        self.show()
        say_aloud(notice, f"{heading} {sentence}".strip())

    def drop(self, key: str = "") -> None:
        """Take a notice away."""
        standing = self._standing.pop(key, None)
        if standing is not None:
            standing.hide()
            self._layout.removeWidget(standing)
            standing.deleteLater()
        self.setVisible(bool(self._standing))

    def clear(self) -> None:
        """Take all notices away."""
        emptied(self._layout)
        self._standing.clear()
        self.hide()

    def sentences(self) -> list[str]:
        """What is said now, in order."""
        return [each.words.text() for each in self._standing.values()]
