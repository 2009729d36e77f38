"""What happens now: one sentence, one button, and why this, why then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.guide import Now, Why
from casebook.resources import _
from casebook.ui.widgets import due_words, wording
from casebook.ui.widgets.card import Card, emptied, holder
from casebook.ui.widgets.flow import in_flow
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class NowCard(Card):
    """The first thing in the middle of a case's page. Nothing else there competes with it.

    Signals:
        wanted(Now): its button was pressed.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="now", name="now", parent=parent)
        self._go: PlainButton | None = None

    def begin(self) -> None:
        """Put the keyboard on the button."""
        if self._go is not None:
            self._go.setFocus()

    def show_now(self, now: Now) -> None:
        """Show what comes next."""
        emptied(self.body)
        sentence = PlainLabel(wording.read(now.sentence))
        sentence.setObjectName("nowSentence")
        self.add(PlainLabel(_("What happens now"), "heading"), sentence)
        if now.due:
            words = due_words.by_when(
                now.due, urgent=now.urgent, overdue=now.overdue, paused=now.paused
            )
            last = PlainLabel(words, "error" if now.urgent else "strong")
            last.setObjectName("nowLatest")
            self.add(last)
        self._go = go = PlainButton(wording.read(now.button), "primary", name="nowGo")
        go.clicked.connect(lambda: self.wanted.emit(now))
        buttons: list[QWidget] = [go]
        if now.why:
            reasons = PlainLabel(_reasons(now.why), "small")
            reasons.setObjectName("why")
            reasons.hide()
            ask = PlainButton(_("&Why this, why then?"), "link", name="askWhy")
            ask.clicked.connect(lambda: reasons.setVisible(reasons.isHidden()))
            buttons.append(ask)
            self.add(holder(in_flow(*buttons, gap=14)))
            self.add(reasons)
        else:
            self.add(holder(in_flow(*buttons)))


def _reasons(why: Why) -> str:
    parts = [wording.read(why.reason)]
    if why.counted:
        parts.append(wording.read(why.counted))
    parts.append(_("From: {source}").format(source=why.source))
    return " ".join(parts)
