"""Who may decide: the school's scheme of delegation."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.delegation import (
    USUAL,
    Decider,
    Delegated,
    Delegation,
    Power,
    Whom,
    may_hold,
)
from casebook.domain.school import SchoolCategory
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.widgets import people_words, wording
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class DelegationPage(ScrollPage):
    """One question for each decision about each kind of person; only lawful answers are offered."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user, self._typed = user, False
        self._fields: dict[tuple[Power, Whom], PickField] = {}
        told = _(
            "As the governing body's scheme of delegation says. The guide and the checks of a case go by it."
        )
        self.state = Notice(
            _("This is the usual scheme. Compare it with your school's own, and confirm it below."),
            "warn",
        )
        self.law = PlainLabel("", "small")
        self._why = PlainLabel("", "small")
        self._why.hide()
        self.form = Form(name="delegation")
        self._ask()
        self.save = PlainButton(_("&Save"), "primary", name="saveDelegation")
        self.body.addWidget(PlainLabel(_("Who may decide"), "title"))
        self.body.addWidget(PlainLabel(told, "muted"))
        for each in (self.state, self.law, self._why, self.form):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.save))
        self.form.edited.connect(self._mark)
        self.save.clicked.connect(self._save)

    def _ask(self) -> None:
        for whom in Whom:
            self.form.heading(_("About {whom}").format(whom=_(people_words.WHOM[whom])))
            for power in Power:
                label = _(people_words.POWERS[power])
                field = PickField(
                    label, {}, name=f"{power}-{whom}", missing=_("Choose who decides.")
                )
                field.editor.setAccessibleName(f"{label}: {_(people_words.WHOM[whom])}")
                self._fields[power, whom] = field
                self.form.add(field)
        self.form.heading(_("The scheme"))
        self.adopted = DayField(
            _("When the governing body adop&ted it"),
            name="adoptedOn",
            missing=_("Enter the day of the meeting that adopted it."),
        )
        self.reference = LineField(
            _("Where &it stands"),
            name="schemeReference",
            help=_("For example: minute 12 of 3 March, or the scheme's name and version."),
        )
        self.form.add(self.adopted, self.reference)

    @override
    def look(self) -> None:
        user = self._user
        self.ask(
            lambda: (user.delegation.get(), user.school.get().category, user.delegation.why_not()),
            self._show,
        )

    def _show(self, found: tuple[Delegation, SchoolCategory, Words | None]) -> None:
        scheme, category, why_not = found
        self.state.setVisible(scheme.adopted_on is None)
        self.law.setText(_law(category))
        for (power, whom), field in self._fields.items():
            offered = may_hold(power, whom, category)
            field.set_options({each: _(people_words.DECIDERS[each]) for each in offered})
            if not self._typed:
                field.set_value(scheme.decides(power, whom))
        if not self._typed:
            self.adopted.set_value(scheme.adopted_on)
            self.reference.set_value(scheme.reference)
            self._typed = False
        self.form.setEnabled(why_not is None)
        self.save.setEnabled(why_not is None)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(why_not is not None)

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if not self.form.check():
            return
        given = tuple(
            Delegated(power, whom, Decider(field.value()))
            for (power, whom), field in self._fields.items()
            if field.value() != USUAL[power, whom]
        )
        scheme = Delegation(given, self.adopted.value(), self.reference.value())
        self.do(lambda: self._user.delegation.save(scheme), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._typed = False
        self.notices.say(_("Saved."), "ok", key="said")

    @override
    def unsaved(self) -> bool:
        return self._typed


def _law(category: SchoolCategory) -> str:
    if category is SchoolCategory.ACADEMY:
        return _(
            "An academy follows its own scheme. Nothing about the headteacher is decided by one governor alone."
        )
    return _(
        "In a maintained school only the governing body, or its committee, ends a suspension (School Staffing (England)"
        " Regulations 2009, regulation 19). Nothing about the headteacher is decided by one governor alone, but that the"
        " chair may suspend where the scheme says so."
    )
