"""The form for one person of the staff record."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from casebook.domain.hours import Overtime
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    Contract,
    JobRequirement,
    StaffMember,
    Training,
)
from casebook.domain.staff_cell import read_spans
from casebook.domain.staff_import import NEW
from casebook.resources import _
from casebook.ui.widgets import people_words, sentence
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import CheckField, Field, LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.kept_list import KeptList
from casebook.ui.widgets.week_field import WeekField


class StaffForm(Form):
    """Who, on what terms, when they work, and what they were told. Only name and post have to be there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="staff", parent=parent)
        self._before = StaffMember(NEW, "", "")
        self._who()
        self._hours()
        self._told()
        self.setFocusProxy(self.name)

    def _who(self) -> None:
        self.name = LineField(
            _("Na&me"),
            name="staffName",
            missing=_("Enter a name."),
            help=_("As letters would print it."),
        )
        self.post = LineField(
            _("&Post"),
            name="staffPost",
            missing=_("Enter what they do."),
            help=_("For example: teaching assistant."),
        )
        self.contract = PickField(
            _("Co&ntract"),
            {each: _(words) for each, words in people_words.CONTRACTS.items()},
            name="staffContract",
            ask=_("Not recorded"),
        )
        self.teaching = ChoiceField(
            _("Is it teaching &work?"),
            {"yes": _("Yes"), "no": _("No")},
            name="staffTeaching",
            across=True,
            help=_("It decides whether the teaching regulator has to be considered."),
        )
        self.works_from = DayField(_("F&irst day"), name="staffFrom")
        self.works_until = DayField(
            _("&Last day"), name="staffUntil", help=_("Empty while they work here.")
        )
        self.manager = LineField(_("Line mana&ger"), name="staffManager")
        self.expectations = LineField(
            _("What the role leads others to e&xpect"),
            name="staffExpectations",
            help=_(
                "For example: pastoral lead, safeguarding. It may bear on how serious something is."
            ),
        )
        self.born = DayField(
            _("Date of &birth"),
            name="staffBorn",
            help=_("May stay empty. Some records are kept until pension age."),
        )
        self.add(self.name, self.post, self.contract, self.teaching, self.works_from, self.works_until,
                 self.manager, self.expectations, self.born)  # fmt: skip

    def _hours(self) -> None:
        self.heading(
            _("When they work"),
            _("It says whether a post was made in working time, in a break or outside."),
        )
        self.week = WeekField(
            _("An &ordinary week"), name="staffWeek", help=_("A day left empty is not worked.")
        )
        self.term_time = CheckField(_("Works in te&rm time only"), name="staffTermTime")
        self.overtime = KeptList[Overtime](_overtime_words, name="staffOvertime")
        self.overtime_on = DayField(
            _("Overtime agreed for a day"),
            name="overtimeOn",
            help=_("One-off extra hours; otherwise leave it empty."),
        )
        self.overtime_hours = LineField(
            _("From and un&til"), name="overtimeHours", width=20, help=_("Like 18:00-20:00.")
        )
        self.needs = LineField(
            _("Does the &job need social media in working time?"),
            name="jobNeeds",
            help=_("What for, such as the school's own account (2.3). Otherwise leave it empty."),
        )
        self.allowed_by = LineField(_("Who &allowed that"), name="jobAllowedBy")
        self.allowed_on = DayField(_("When it was allowed"), name="jobAllowedOn")
        self.add(self.week, self.term_time)
        self.put(self.overtime)
        self.add(
            self.overtime_on, self.overtime_hours, self.needs, self.allowed_by, self.allowed_on
        )

    def _told(self) -> None:
        self.heading(_("What they were told"), _("Nobody can be held to a policy they never saw."))
        self.acknowledgements = KeptList[Acknowledgement](
            _acknowledged_words, name="acknowledgements"
        )
        self.version = LineField(
            _("Version of the policy acknowledged"), name="ackVersion", width=30
        )
        self.acknowledged_on = DayField(_("When it was acknowledged"), name="ackOn")
        self.method = PickField(
            _("How it was ac&knowledged"),
            {each: _(words) for each, words in people_words.METHODS.items()},
            name="ackMethod",
        )
        self.trainings = KeptList[Training](_training_words, name="trainings")
        self.training = LineField(
            _("Training"), name="trainingTitle", help=_("Its title, such as online safety.")
        )
        self.trained_on = DayField(_("When they were trained"), name="trainingOn")
        self.reminder = DayField(
            _("Last reminded to review old posts and settings (4.2, 4.3)"), name="reminderOn"
        )
        self.notice = DayField(
            _("Monitoring notice shown (3.1)"),
            name="noticeOn",
            help=_("Communications may be looked at only where their users were told."),
        )
        self.put(self.acknowledgements)
        self.add(self.version, self.acknowledged_on, self.method)
        self.put(self.trainings)
        self.add(self.training, self.trained_on, self.reminder, self.notice)
        for kept in (self.overtime, self.acknowledgements, self.trainings):
            kept.edited.connect(self.edited)

    def set_member(self, member: StaffMember) -> None:
        """Put somebody in."""
        self._before = member
        needed = member.job_requirement
        self.name.set_value(member.name)
        self.post.set_value(member.post)
        self.contract.set_value(member.contract)
        self.teaching.set_value(
            None if member.teaching is None else "yes" if member.teaching else "no"
        )
        self.works_from.set_value(member.works_from)
        self.works_until.set_value(member.works_until)
        self.manager.set_value(member.line_manager)
        self.expectations.set_value(member.role_expectations)
        self.born.set_value(member.born)
        self.week.set_value(member.week)
        self.term_time.set_value(member.term_time_only)
        self.overtime.set_value(member.overtime)
        self.needs.set_value(needed.what if needed else "")
        self.allowed_by.set_value(needed.allowed_by if needed else "")
        self.allowed_on.set_value(needed.allowed_on if needed else None)
        self.acknowledgements.set_value(member.acknowledgements)
        self.trainings.set_value(member.training)
        self.reminder.set_value(member.profile_reminder_on)
        self.notice.set_value(member.monitoring_notice_on)

    def member(self) -> StaffMember:
        """Somebody as typed. Ask `right` first."""
        contract, teaching = self.contract.value(), self.teaching.value()
        return replace(
            self._before,
            name=self.name.value(),
            post=self.post.value(),
            contract=Contract(contract) if contract else None,
            teaching=teaching == "yes" if teaching else None,
            works_from=self.works_from.value(),
            works_until=self.works_until.value(),
            line_manager=self.manager.value(),
            role_expectations=self.expectations.value(),
            born=self.born.value(),
            week=self.week.value(),
            term_time_only=self.term_time.value(),
            overtime=(*self.overtime.value(), *self._new_overtime()),
            job_requirement=self._requirement(),
            acknowledgements=(*self.acknowledgements.value(), *self._new_acknowledgement()),
            training=(*self.trainings.value(), *self._new_training()),
            profile_reminder_on=self.reminder.value(),
            monitoring_notice_on=self.notice.value(),
        )

    def right(self) -> bool:
        """Whether nothing is wrong; what is wrong is shown."""
        halves = (
            (self.version, self.acknowledged_on, _("Enter the day on which it was acknowledged.")),
            (self.acknowledged_on, self.version, _("Enter which version was acknowledged.")),
            (self.training, self.trained_on, _("Enter the day of the training.")),
            (self.trained_on, self.training, _("Enter what the training was.")),
            (self.needs, self.allowed_by, _("Enter who allowed it.")),
            (self.allowed_by, self.needs, _("Enter what the job needs.")),
            (self.overtime_on, self.overtime_hours, _("Enter from when until when, like 18:00-20:00.")),
            (self.overtime_hours, self.overtime_on, _("Enter the day of the overtime.")),
        )  # fmt: skip
        more: list[tuple[str, Field]] = [
            (words, other)
            for one, other, words in halves
            if not one.is_empty() and other.is_empty()
        ]
        if not self.overtime_hours.is_empty() and not read_spans(self.overtime_hours.value()):
            more.append((_("Write the times like 18:00-20:00."), self.overtime_hours))
        return self.check(more)

    def _requirement(self) -> JobRequirement | None:
        if self.needs.is_empty():
            return None
        return JobRequirement(self.needs.value(), self.allowed_by.value(), self.allowed_on.value())

    def _new_overtime(self) -> tuple[Overtime, ...]:
        on = self.overtime_on.value()
        if on is None:
            return ()
        return tuple(Overtime(on, *span) for span in read_spans(self.overtime_hours.value()) or ())

    def _new_acknowledgement(self) -> tuple[Acknowledgement, ...]:
        on, how = self.acknowledged_on.value(), self.method.value()
        if on is None:
            return ()
        method = AcknowledgedBy(how) if how else AcknowledgedBy.OTHER
        return (Acknowledgement(self.version.value(), on, method),)

    def _new_training(self) -> tuple[Training, ...]:
        on = self.trained_on.value()
        return () if on is None else (Training(self.training.value(), on),)


def _overtime_words(one: Overtime) -> str:
    return _("Overtime on {day}, {starts} to {ends}").format(
        day=sentence.day(one.on), starts=f"{one.starts:%H:%M}", ends=f"{one.ends:%H:%M}"
    )


def _acknowledged_words(one: Acknowledgement) -> str:
    return _("Version {version} acknowledged on {day}: {how}").format(
        version=one.version,
        day=sentence.day(one.on),
        how=_(people_words.METHODS[one.method]).casefold(),
    )


def _training_words(one: Training) -> str:
    return _("{title}, {day}").format(title=one.title, day=sentence.day(one.on))
