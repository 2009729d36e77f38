"""The school's calendar: terms, closure days and training days, with England's bank holidays beside them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.calendar import SchoolDates
from casebook.domain.changes import Changes, Kind
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, emptied, in_row, stacked
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.columns import Columns
from casebook.ui.widgets.days_field import DaysField, TermsField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_YES: Final = "yes"
_NO: Final = "no"


@dataclass(frozen=True, slots=True)
class _Seen:
    dates: SchoolDates
    bank_holidays: tuple[tuple[date, str], ...]
    why_not: Words | None


class SchoolCalendarPage(ScrollPage):
    """Which days count as working days and as school days here."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, characters=130, parent=parent)
        self._user, self._typed = user, False
        self.form = Form(name="school-calendar")
        self._fields()
        back = PlainButton(_("&Back to School settings"), "link", name="to-school")
        back.clicked.connect(lambda: self.go_to(Place.SCHOOL))
        self.save = PlainButton(_("&Save"), "primary", name="save")
        self.save.clicked.connect(self._save)
        self._why_not = PlainLabel("", "small")
        self._why_not.setObjectName("why-not")
        self._holidays = Card(_("Bank holidays in the coming year"), name="bank-holidays")
        self.body.addWidget(PlainLabel(_("School calendar"), "title"))
        lead = _(
            "Time limits count the days that are left. A closed day never brings a limit forward."
        )
        self.body.addWidget(PlainLabel(lead, "muted"))
        main, column = QWidget(), stacked(self.form, in_row(self.save, back, gap=14), gap=14)
        column.addWidget(self._why_not)
        column.addStretch(1)
        main.setLayout(column)
        self.body.addWidget(Columns(main, self._holidays, from_characters=96))
        self.form.edited.connect(self._mark)

    def _fields(self) -> None:
        self.terms = TermsField(
            _("&Terms, or halves of them"), name="terms", lines=7,
            help=_("One a line, first and last day with pupils: 3 Sep 2026 to 23 Oct 2026. Days between are not school days."),
        )  # fmt: skip
        self.training = DaysField(
            _("Tra&ining (INSET) days"), name="training", lines=4,
            help=_("One a line: 2 Sep 2026. Staff work, pupils stay at home."),
        )  # fmt: skip
        self.counts = ChoiceField(
            _("Training days count as school days"), {_YES: _("Yes"), _NO: _("No")}, name="counts",
            across=True,
        )  # fmt: skip
        self.closures = DaysField(
            _("Days the school is c&losed"), name="closures", lines=4,
            help=_("One a line, beside weekends and bank holidays. They are no working days. A limit that the law sets runs on through them."),
        )  # fmt: skip
        self.form.add(self.terms, self.training, self.counts, self.closures)

    @override
    def look(self) -> None:
        calendar = self._user.calendar
        self.ask(
            lambda: _Seen(calendar.dates(), calendar.bank_holidays(), calendar.why_not()),
            self._show,
        )

    @override
    def unsaved(self) -> bool:
        return self._typed

    def _show(self, seen: _Seen) -> None:
        if not self._typed:
            self.terms.set_terms(seen.dates.terms)
            self.training.set_days(seen.dates.training)
            self.counts.set_value(_YES if seen.dates.training_counts else _NO)
            self.closures.set_days(seen.dates.closures)
            self._typed = False
        why = wording.read(seen.why_not) if seen.why_not else ""
        self.form.setEnabled(not why)
        self.save.setEnabled(not why)
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))
        self._show_holidays(seen.bank_holidays)

    def _show_holidays(self, days: tuple[tuple[date, str], ...]) -> None:
        emptied(self._holidays.body)
        self._holidays.add(PlainLabel(_("Bank holidays in the coming year"), "heading"))
        self._holidays.add(PlainLabel(_("England. Casebook knows them; nothing is to be entered."), "small"))  # fmt: skip
        for day, name in days:
            self._holidays.add(PlainLabel(f"{wording.day(day)}, {name}"))

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if not self.form.check():
            return
        dates = SchoolDates(
            terms=self.terms.terms(),
            closures=self.closures.days(),
            training=self.training.days(),
            training_counts=self.counts.value() != _NO,
        )
        self.do(lambda: self._user.calendar.save(dates), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._typed = False
        self.notices.say(_("Saved. Open cases count by it from now on."), "ok", key="said")
        self.look()
