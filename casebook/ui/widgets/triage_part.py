"""A part of the triage form: a card with a heading, how far it is answered, and its fields, which can be folded away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.words import Words
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Tag, holder, in_row
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.form import Answer
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role
from casebook.ui.widgets.question_field import QuestionField


class TriagePart(Card):
    """Fields under one heading. `answers` are what a draft keeps, `fields` what can be wrong.

    Signals:
        edited(): a person changed an answer.
    """

    edited = Signal()

    def __init__(
        self, title: str, note: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name=f"part-{name}", parent=parent)
        self.answers: list[Answer] = []
        self.fields: list[Field] = []
        self.tag = Tag("")
        self.tag.hide()
        self._fold = PlainButton("", "link", name=f"fold-{name}")
        self._fold.clicked.connect(self._turn)
        self._title = title
        self.body.addLayout(in_row(PlainLabel(title, "heading", wrap=False), self.tag, self._fold))
        self._fold.hide()
        self.inside = QVBoxLayout()
        self._inside = holder(self.inside)
        self.inside.setSpacing(theme.px(14))
        if note:
            self.add(PlainLabel(note, "muted"))
        self.add(self._inside)

    def hold(self, *fields: Field | QuestionField) -> None:
        """Add fields under those that are there."""
        for field in fields:
            self.inside.addWidget(field)
            self.follow(field)

    def follow(self, *fields: Field | QuestionField) -> None:
        """Answer for fields that were laid out already."""
        for field in fields:
            if isinstance(field, QuestionField):
                self.answers += [field.answer, field.reason]
            else:
                self.answers.append(field)
                self.fields.append(field)
            field.edited.connect(self.edited)

    def put(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self.inside.addWidget(widget)

    def foldable(self) -> None:
        """Let the fields be folded away."""
        self._fold.show()
        self.show_folded(folded=False)

    def show_folded(self, *, folded: bool) -> None:
        """Fold the fields away, or show them."""
        self._inside.setVisible(not folded)
        words = _("Show") if folded else _("Hide")
        self._fold.setText(words)
        self._fold.setAccessibleName(f"{words}: {self._title}")

    def _turn(self) -> None:
        self.show_folded(folded=not self.folded())

    def folded(self) -> bool:
        """Whether the fields are folded away."""
        return self._inside.isHidden()

    def say(self, words: str, tone: str = "") -> None:
        """Say how far this part is, or nothing."""
        self.tag.setVisible(bool(words))
        self.tag.show_state(words, tone)


class Opens(PlainLabel):
    """What an answer opens, beside the question."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName(f"opens-{name}")
        set_role(self, "notice", tone="info")
        self.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        self.hide()

    def show_words(self, words: Words | None) -> None:
        """Say what is opened, or nothing."""
        self.setText(wording.read(words) if words else "")
        self.setVisible(words is not None)


def under(*fields: QWidget) -> QWidget:
    """Fields that belong to the answer above them, moved in a little."""
    layout = QVBoxLayout()
    box = holder(layout)
    layout.setContentsMargins(theme.px(18), 0, 0, 0)
    layout.setSpacing(theme.px(12))
    for field in fields:
        layout.addWidget(field)
    return box
