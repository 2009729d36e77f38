"""The hearing as it was held: when, who decided, who was there, and the companion."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case import CaseTeam
from casebook.domain.decision import (
    Attendee,
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    Hearing,
)
from casebook.domain.readiness import hearing_problems
from casebook.domain.roles import Role
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import COMPANION_CHOICES, COMPANIONS, DECIDERS
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import caption

_YES, _NO = "yes", "no"


class HearingForm(Form):
    """Everything a letter says of the hearing."""

    def __init__(self, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(name="hearing", parent=parent)
        self.held_on = DayField(
            _("Day of the hear&ing"), name="held_on", missing=_("Enter the day of the hearing.")
        )
        self.decider = ChoiceField(
            _("Who heard it and decided"), {k: _(w) for k, w in DECIDERS.items()}, name="decider",
            across=True, missing=_("Choose who heard it."),
        )  # fmt: skip
        self.chair = LineField(_("&Name of the chair, or of the manager"), name="chair")
        self.chair_title = LineField(
            _("&What that person is"), name="chair_title",
            help=_("As the letter prints it under the signature: Chair of the hearing panel, Headteacher."),
        )  # fmt: skip
        self.members = TextField(
            _("&Other panel members"), name="members", help=_("One name on each line."), lines=2
        )
        self.attended = ChoiceField(
            _("{name} came").format(name=caption(subject)), {_YES: _("Yes"), _NO: _("No")},
            name="subject_attended", across=True,
            missing=_("Say whether {name} came.").format(name=subject),
        )  # fmt: skip
        self.absence = TextField(
            _("How the &absence was dealt with"), name="absence", lines=2,
            help=_("One new date is offered; then it is decided on what there is."),
        )  # fmt: skip
        self.companion = ChoiceField(
            _("Companion"), {k: _(w) for k, w in COMPANION_CHOICES.items()}, name="companion",
            help=_("The choice of companion is {name}'s alone.").format(name=subject),
            missing=_("Say what was done about a companion."),
        )  # fmt: skip
        self.companion_name = LineField(_("Name of the com&panion"), name="companion_name")
        self.category = ChoiceField(
            _("What the companion is"), {k: _(w) for k, w in COMPANIONS.items()},
            name="companion_category",
        )  # fmt: skip
        self.attendance = TextField(
            _("Who e&lse was there"), name="attendance", lines=4,
            help=_("One on each line, with the part they had: Davit Penhallow, presenting officer."),
        )  # fmt: skip
        self.clerk = LineField(_("Cler&k who took the record"), name="clerk")
        self.add(
            self.held_on, self.decider, self.chair, self.chair_title, self.members, self.attended,
            self.absence, self.companion, self.companion_name, self.category, self.attendance,
            self.clerk,
        )  # fmt: skip
        self.edited.connect(self.fit)
        self.fit()

    def show_hearing(self, held: Hearing | None, team: CaseTeam) -> None:
        """Show what is recorded, or begin with the people appointed to the case."""
        if held is None:
            self._begin(team)
            return
        self.held_on.set_value(held.held_on)
        self.decider.set_value(held.decider)
        self.chair.set_value(held.chair)
        self.chair_title.set_value(held.chair_title)
        self.members.set_value("\n".join(held.members))
        self.attended.set_value(_YES if held.subject_attended else _NO)
        self.absence.set_value(held.absence)
        self.companion.set_value(held.companion)
        self.companion_name.set_value(held.companion_name)
        self.category.set_value(held.companion_category)
        self.attendance.set_value("\n".join(f"{a.name}, {a.capacity}" for a in held.attendance))
        self.clerk.set_value(held.clerk)
        self.fit()

    def hearing(self, today: date) -> Hearing | None:
        """The hearing as typed, or None with what is wrong shown beside the fields."""
        day = self.held_on.value()
        choice, decider = self.companion.value(), self.decider.value()
        if not self.check() or day is None:
            return None
        came, accompanied = self.attended.value() == _YES, choice == CompanionChoice.ACCOMPANIED
        category = self.category.value() if accompanied else ""
        typed = Hearing(
            held_on=day,
            decider=DeciderKind(decider),
            chair=self.chair.value(),
            chair_title=self.chair_title.value(),
            members=tuple(_lines(self.members.value())) if decider == DeciderKind.PANEL else (),
            subject_attended=came,
            attendance=tuple(_attendee(line) for line in _lines(self.attendance.value())),
            companion=CompanionChoice(choice),
            companion_name=self.companion_name.value() if accompanied else "",
            companion_category=CompanionCategory(category) if category else None,
            clerk=self.clerk.value(),
            absence="" if came else self.absence.value(),
        )
        wrong = [
            (wording.read(p.sentence), p.field) for p in hearing_problems(typed, today) if p.blocks
        ]
        fields = {field.name: field for field in self.fields()}
        return typed if self.check((words, fields[name]) for words, name in wrong) else None

    def _begin(self, team: CaseTeam) -> None:
        chair, clerk = team.holder(Role.HEARING_CHAIR), team.holder(Role.CLERK)
        panel = [
            person.name
            for held in team.roles
            if held.role is Role.PANEL_MEMBER and held.until is None
            if (person := team.person(held.person)) is not None
        ]
        if panel:
            self.decider.set_value(DeciderKind.PANEL)
        self.chair.set_value(chair.name if chair else "")
        self.members.set_value("\n".join(panel))
        self.clerk.set_value(clerk.name if clerk else "")
        self.fit()

    @override
    def fit(self) -> None:
        self.members.setVisible(self.decider.value() == DeciderKind.PANEL)
        self.absence.setVisible(self.attended.value() == _NO)
        accompanied = self.companion.value() == CompanionChoice.ACCOMPANIED
        self.companion_name.setVisible(accompanied)
        self.category.setVisible(accompanied)


def _lines(typed: str) -> Iterable[str]:
    return (line.strip() for line in typed.splitlines() if line.strip())


def _attendee(line: str) -> Attendee:
    name, _comma, capacity = line.partition(",")
    return Attendee(name.strip(), capacity.strip())
