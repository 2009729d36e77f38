"""A form: one column of fields, with everything that is wrong gathered at the top."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.ui import theme
from casebook.ui.widgets.card import emptied, pad
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.plain import PlainButton, PlainLabel, caption, say_aloud, set_role
from casebook.ui.widgets.sentence import count

Values = tuple[tuple[str, str], ...]


class Answer(Protocol):
    """Something answered in a form that a draft can keep."""

    name: str

    def kept(self) -> str:
        """The answer as a draft keeps it, half typed or wrong as it may be."""

    def put_back(self, kept: str) -> None:
        """Put in what a draft kept."""


class ErrorSummary(QFrame):
    """What is wrong in a form, each line a way to its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errors")
        set_role(self, "notice", tone="stop")
        self._layout = QVBoxLayout(self)
        pad(self._layout, 12, 9)
        self._layout.setSpacing(theme.px(3))
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, Field]]) -> None:
        """Show these sentences, or nothing when there are none."""
        emptied(self._layout)
        self.setVisible(bool(problems))
        if not problems:
            return
        heading = count("{n} thing to put right", "{n} things to put right", len(problems))
        self._layout.addWidget(PlainLabel(heading, "strong"))
        for sentence, field in problems:
            link = PlainButton(caption(sentence), "link", name=f"go-{field.name}")
            link.clicked.connect(field.setFocus)
            self._layout.addWidget(link)
        say_aloud(self, heading)


class NarrowColumn(QVBoxLayout):
    """A column that knows it is given no more than the widest its widget may be, when asked how high it is."""

    @override
    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(self._given(width))

    @override
    def minimumHeightForWidth(self, width: int) -> int:
        return super().minimumHeightForWidth(self._given(width))

    def _given(self, width: int) -> int:
        widget = self.parentWidget()
        return min(width, widget.maximumWidth()) if widget else width


class Form(QWidget):
    """Fields under one another.

    Signals:
        edited(): a person changed an answer.
    """

    edited = Signal()

    def __init__(self, *, name: str = "form", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._fields: list[Field] = []
        self._kept: list[Answer] = []
        self.layout_ = NarrowColumn(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(theme.px(16))
        self.errors = ErrorSummary()
        self.layout_.addWidget(self.errors)
        self.setMaximumWidth(theme.column(96))

    def add(self, *fields: Field) -> None:
        """Add fields under those that are there."""
        for field in fields:
            self._fields.append(field)
            self._kept.append(field)
            self.layout_.addWidget(field)
            field.edited.connect(self.edited)

    def follow(self, *fields: Field) -> None:
        """Answer for fields that are laid out in a part of this form: what is wrong with them is said here."""
        self._fields.extend(fields)

    def keep(self, *answers: Answer) -> None:
        """Let drafts keep answers that are no fields of this form, or are in one of its fields."""
        self._kept.extend(answers)

    def values(self) -> Values:
        """Every answer by its name, as a draft keeps it."""
        return tuple((answer.name, answer.kept()) for answer in self._kept)

    def fill(self, values: Values) -> None:
        """Put answers back by their names; others stay. That is nothing a person did, so `edited` is not emitted."""
        held = dict(values)
        with QSignalBlocker(self):
            for answer in self._kept:
                if answer.name in held:
                    answer.put_back(held[answer.name])
        self.fit()

    def fit(self) -> None:
        """Ask only what the answers so far leave to be asked."""

    def heading(self, title: str, note: str = "") -> None:
        """Begin a part of the form."""
        self.layout_.addWidget(PlainLabel(title, "heading"))
        if note:
            self.layout_.addWidget(PlainLabel(note, "muted"))

    def put(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self.layout_.addWidget(widget)

    def fields(self) -> tuple[Field, ...]:
        """The fields, in order."""
        return tuple(self._fields)

    def check(self, more: Iterable[tuple[str, Field]] = ()) -> bool:
        """Show what is wrong, beside the fields and gathered; whether nothing is. Hidden fields are not asked."""
        found = {field: field.problem() for field in self._fields if not field.isHidden()}
        for sentence, field in more:
            found[field] = found.get(field) or sentence
        problems = [(sentence, field) for field, sentence in found.items() if sentence]
        for field in self._fields:
            field.show_problem(found.get(field, ""))
        self.errors.show_problems(problems)
        if problems:
            problems[0][1].setFocus()
        return not problems
