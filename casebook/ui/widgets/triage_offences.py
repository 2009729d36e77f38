"""The list of possible offences: what was ticked, whom to ask, and what was decided about each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.offence import OFFENCES, Offence, OffenceView, Said
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets.card import Tag, holder, in_row
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import CheckField, Field, LineField, TextField
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.triage_part import under


class OffenceRow(QWidget):
    """One possible offence. Its questions show once it is ticked."""

    def __init__(self, offence: Offence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offence = offence
        line, key = OFFENCES[offence], f"offence-{offence}"
        asked = ", ".join(_(words.BODIES[body]) for body in line.route)
        self.ticked = CheckField(_("This is possible"), name=key)
        self.ticked.check.setAccessibleName(f"{_(line.name)}: {_('This is possible')}")
        self.first = Tag(_("Think of this"), "warn")
        self.decision = ChoiceField(
            _("What was decided"), {s: _(w) for s, w in words.SAID.items()}, name=f"{key}-said",
            across=True,
        )  # fmt: skip
        self.told = LineField(_("Who was told, and how"), name=f"{key}-told")
        self.on = DayField(_("On which day"), name=f"{key}-on")
        self.reason = TextField(_("Why"), name=f"{key}-why", lines=2)
        notes = [PlainLabel(_("{law}. Ask {asked}.").format(law=line.law, asked=asked), "small")]
        if line.mind:
            notes.append(PlainLabel(_(line.mind), "small"))
        self._asked = under(self.decision, self.told, self.on, self.reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(3))
        layout.addWidget(PlainLabel(_(line.name), "strong"))
        for note in notes:
            layout.addWidget(note)
        layout.addLayout(in_row(self.ticked, self.first))
        layout.addWidget(self._asked)

    def fields(self) -> tuple[Field, ...]:
        """Its fields, in order."""
        return self.ticked, self.decision, self.told, self.on, self.reason

    def show_view(self, view: OffenceView | None) -> None:
        """Put in what is known of it."""
        seen = view or OffenceView(self.offence)
        self.ticked.set_value(view is not None)
        self.decision.set_value(seen.decision)
        self.told.set_value(seen.told)
        self.on.set_value(seen.on)
        self.reason.set_value(seen.reason)

    def view(self) -> OffenceView | None:
        """What was answered, or None where it is not ticked."""
        if not self.ticked.value():
            return None
        decision = self.decision.value()
        return OffenceView(
            self.offence,
            Said(decision) if decision else None,
            self.told.value(),
            self.on.value(),
            self.reason.value(),
        )

    def fit(self, *, first: bool) -> None:
        """Ask only where it is ticked; say where the facts bring it to mind."""
        reported = self.decision.value() == Said.REPORTED
        self.first.setVisible(first)
        self._asked.setVisible(self.ticked.value())
        self.told.setVisible(reported)
        self.on.setVisible(reported)
        self.reason.setVisible(bool(self.decision.value()))


class OffenceList(QWidget):
    """Every row of the list. It is a list to think with, and no legal advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offences")
        self.rows = {offence: OffenceRow(offence) for offence in OFFENCES}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(18), 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(PlainLabel(_("Which offences are possible?"), "label"))
        note = _("A list to think with, and no legal advice. Tick what is possible, not what is proved.")  # fmt: skip
        layout.addWidget(PlainLabel(note, "small"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(10))
        inside = holder(self._column)
        layout.addWidget(inside)
        for row in self.rows.values():
            self._column.addWidget(row)

    def fields(self) -> tuple[Field, ...]:
        """The fields of every row."""
        return tuple(field for row in self.rows.values() for field in row.fields())

    def show_views(self, views: tuple[OffenceView, ...]) -> None:
        """Put in what is known."""
        known = {view.offence: view for view in views}
        for offence, row in self.rows.items():
            row.show_view(known.get(offence))

    def views(self) -> tuple[OffenceView, ...]:
        """The offences ticked, with what was decided about each."""
        found = (row.view() for row in self.rows.values())
        return tuple(view for view in found if view is not None)

    def fit(self, first: tuple[Offence, ...]) -> None:
        """Show first those that facts and paragraphs bring to mind."""
        order = (*first, *(each for each in OFFENCES if each not in first))
        for place, offence in enumerate(order):
            row = self.rows[offence]
            row.fit(first=offence in first)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
