"""The form of a letter: what the record says, to be read, and the few fields that are typed here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.letter import FieldType, LetterFacts, LetterField, LetterKind
from casebook.resources import _
from casebook.ui.widgets.card import emptied
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.day_text import read_day
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.record_card import RecordCard

Values = tuple[tuple[str, str], ...]


class LetterForm(QWidget):
    """The fields of one kind of letter.

    Signals:
        edited(): a person changed something.
        to_record(): the person wants to see the record that the read-only part comes from.
    """

    edited = Signal()
    to_record = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter-form")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._typed: dict[str, Field] = {}

    def show_letter(self, kind: LetterKind, facts: LetterFacts, values: Values) -> None:
        """Lay out this kind of letter with what the record and the draft say."""
        emptied(self._layout)
        form, held, group = Form(name="letter-fields"), dict(values), ""
        record = RecordCard(kind, facts)
        record.to_record.connect(self.to_record)
        form.put(record)
        self._typed = {each.name: _field(each) for each in kind.typed_fields()}
        for each in kind.typed_fields():
            if each.form_group != group:
                group = each.form_group
                form.put(PlainLabel(_(group), "section"))
            field = self._typed[each.name]
            _put(field, held.get(each.name, ""))
            form.add(field)
        form.edited.connect(self.edited)
        self._layout.addWidget(form)

    def values(self) -> Values:
        """What is typed, by name; a day as `2026-12-18`, and as typed where it is none."""
        return tuple((name, _typed_in(field)) for name, field in self._typed.items())

    def names(self) -> frozenset[str]:
        """The names of the fields that are typed here."""
        return frozenset(self._typed)

    def focus(self, name: str) -> None:
        """Go to a field that is typed here."""
        self._typed[name].setFocus()

    def allow(self, *, typing: bool) -> None:
        """Whether this person may type here."""
        for field in self._typed.values():
            field.setEnabled(typing)


def _field(each: LetterField) -> Field:
    label, help_ = _(each.label), _(each.help) if each.help else ""
    if each.type is FieldType.DATE:
        return DayField(label, name=each.name, help=help_)
    if each.type is FieldType.TEXT:
        return TextField(label, name=each.name, help=help_, lines=3)
    return LineField(label, name=each.name, help=help_)


def _put(field: Field, text: str) -> None:
    if isinstance(field, DayField):
        day = read_day(text)
        field.set_value(day)
        if day is None:
            field.line.setText(text)
    elif isinstance(field, LineField | TextField):
        field.set_value(text)


def _typed_in(field: Field) -> str:
    if isinstance(field, DayField):
        day = field.value()
        return day.isoformat() if day else field.line.text().strip()
    return str(field.value())
