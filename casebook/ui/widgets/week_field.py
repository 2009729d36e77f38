"""A field for the hours of an ordinary week: each day's work, breaks and permitted times."""

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from casebook.domain.hours import DAYS, Stretch, StretchKind, Weekday, week_problem
from casebook.domain.staff_cell import read_spans
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import people_words, sentence
from casebook.ui.widgets.field import Field
from casebook.ui.widgets.plain import PlainButton, PlainLabel, PlainLineEdit

_COLUMNS = {
    StretchKind.WORK: N_("Hours"),
    StretchKind.BREAK: N_("Breaks"),
    StretchKind.PERMITTED: N_("Use permitted (2.4)"),
}
_SCHOOL_WEEK = DAYS[1:5]  # what Monday is copied to


class WeekField(Field):
    """A line for each day. A day left empty is not worked."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        parent: QWidget | None = None,
    ) -> None:
        box = QWidget()
        self._cells: dict[tuple[Weekday, StretchKind], PlainLineEdit] = {}
        super().__init__(label, box, name=name, help=help, parent=parent)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        for place, words in enumerate(_COLUMNS.values(), 1):
            grid.addWidget(PlainLabel(_(words), "small", wrap=False), 0, place)
        for row, day in enumerate(DAYS, 1):
            grid.addWidget(PlainLabel(_(people_words.WEEKDAYS[day]), wrap=False), row, 0)
            for place, (kind, words) in enumerate(_COLUMNS.items(), 1):
                grid.addWidget(self._cell(day, kind, _(words)), row, place)
        self.same = PlainButton(_("&Use Monday's times until Friday"), "link", name=f"{name}-same")
        grid.addWidget(self.same, len(DAYS) + 1, 1, 1, 3)
        first = self._cells[Weekday.MONDAY, StretchKind.WORK]
        first.setPlaceholderText(_("08:30-15:30"))
        box.setFocusProxy(first)
        self.label.setBuddy(first)
        self.same.clicked.connect(self._copy)

    def _cell(self, day: Weekday, kind: StretchKind, words: str) -> PlainLineEdit:
        cell = PlainLineEdit()
        cell.setObjectName(f"{self.name}-{day}-{kind}")
        cell.setAccessibleName(f"{_(people_words.WEEKDAYS[day])}, {words}")
        cell.textEdited.connect(self._touched)
        self._cells[day, kind] = cell
        return cell

    @override
    def value(self) -> tuple[Stretch, ...]:
        """The stretches typed; what is no time is left out."""
        return tuple(
            Stretch(day, starts, ends, kind)
            for (day, kind), cell in self._cells.items()
            for starts, ends in read_spans(cell.text().strip()) or ()
        )

    def set_value(self, week: tuple[Stretch, ...]) -> None:
        """Put a week in."""
        for (day, kind), cell in self._cells.items():
            of_day = (one for one in week if one.day is day and one.kind is kind)
            cell.setText(people_words.spans(of_day))

    @override
    def problem(self) -> str:
        for (day, _kind), cell in self._cells.items():
            if read_spans(cell.text().strip()) is None:
                words = _("{day}: write times like 08:30-15:30, with a semicolon between two.")
                return words.format(day=_(people_words.WEEKDAYS[day]))
        wrong = week_problem(self.value())
        return sentence.read(wrong) if wrong is not None else ""

    def _copy(self) -> None:
        for kind in _COLUMNS:
            times = self._cells[Weekday.MONDAY, kind].text()
            for day in _SCHOOL_WEEK:
                self._cells[day, kind].setText(times)
        self._touched()
