"""What is asked about something that runs beside the case: one form for each kind, made from its table of questions."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from casebook.domain.clock import utc_text
from casebook.domain.ids import EventId
from casebook.domain.overlay import (
    QUESTIONS,
    AnswerKind,
    Overlay,
    OverlayKind,
    OverlayQuestion,
)
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import CheckField, Field, TextField
from casebook.ui.widgets.form import Form


class OverlayForm(Form):
    """The questions of one kind. `one` is what runs already."""

    def __init__(
        self, kind: OverlayKind, one: Overlay | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name=f"overlay-{kind}", parent=parent)
        self._kind, self._one = kind, one
        self.began = DayField(
            _("Since which day"), name="began", missing=_("Enter the day it began.")
        )
        self.why = TextField(
            _("What happened"), name="why", lines=2, missing=_("Say why it began.")
        )
        self.answers = {question.name: _field(question) for question in QUESTIONS[kind]}
        self.add(self.began, self.why, *self.answers.values())
        if one is not None:
            self.began.set_value(one.began)
            self.why.set_value(one.why)
            for name, field in self.answers.items():
                _show(field, one, name)

    def overlay(self) -> Overlay:
        """What was typed."""
        began = self.began.value()
        assert began is not None
        given = ((name, _answer(field)) for name, field in self.answers.items())
        return Overlay(
            id=self._one.id if self._one else EventId(""), kind=self._kind, began=began,
            why=self.why.value(), by="", answers=tuple((name, typed) for name, typed in given if typed),
        )  # fmt: skip


class OverlayEndForm(Form):
    """The end of something that ran beside the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="overlay-end", parent=parent)
        self.on = DayField(_("Day it ended"), name="on", missing=_("Enter the day it ended."))
        self.why = TextField(_("Why it ended"), name="why", lines=2, missing=_("Say why it ended."))
        self.add(self.on, self.why)

    def day(self) -> date:
        """The day typed."""
        on = self.on.value()
        assert on is not None
        return on


def _field(question: OverlayQuestion) -> Field:
    label, about = _(question.label), _(question.help) if question.help else ""
    missing = _("Answer this question.") if question.first else ""
    name = question.name.replace("_", "-")
    if question.kind is AnswerKind.DAY:
        return DayField(label, name=name, help=about, missing=missing)
    if question.kind is AnswerKind.MOMENT:
        return MomentField(label, name=name, help=about, missing=missing)
    if question.kind is AnswerKind.YES:
        return CheckField(label, name=name, help=about)
    if question.kind is AnswerKind.CHOICE:
        choices = {value: _(words) for value, words in question.choices}
        return ChoiceField(label, choices, name=name, help=about, missing=missing)
    return TextField(label, name=name, help=about, missing=missing, lines=2)


def _answer(field: Field) -> str:
    if isinstance(field, MomentField):
        moment: datetime | None = field.moment()
        return utc_text(moment) if moment else ""
    if isinstance(field, DayField):
        day = field.value()
        return day.isoformat() if day else ""
    if isinstance(field, CheckField):
        return "yes" if field.value() else ""
    return str(field.value() or "")


def _show(field: Field, one: Overlay, name: str) -> None:
    if isinstance(field, MomentField):
        field.set_moment(one.moment(name))
    elif isinstance(field, DayField):
        field.set_value(one.day(name))
    elif isinstance(field, CheckField):
        field.set_value(bool(one.answer(name)))
    elif isinstance(field, ChoiceField | TextField):
        field.set_value(one.answer(name))
