"""What is asked about who made an attack: the log, a review while nobody is known, who it was, what follows, a case."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.attribution import (
    PUPILS,
    SHOWN,
    Attribution,
    AttributionLevel,
    Perpetrator,
)
from casebook.domain.ids import CaseId, EventId
from casebook.domain.perpetrator import PROCEDURES, PerpetratorType
from casebook.domain.review import Review, ReviewOutcome
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.incident_words import LEVELS, TYPES, UNKNOWN_REVIEWS
from casebook.ui.widgets.number_field import NumberField


def _who() -> LineField:
    return LineField(
        _("Who"), name="who", missing=_("Say who, or describe them."),
        help=_("A pupil is written by a code, such as P-17. The name stays with the safeguarding lead."),
    )  # fmt: skip


class AttributionForm(Form):
    """One line of the log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="attribution", parent=parent)
        self.on = DayField(_("Day"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who looked into it"), name="by", missing=_("Say who it was."))
        self.kind = PickField(
            _("Who they may be"), {one: _(words) for one, words in TYPES.items()}, name="kind", missing=_("Choose one. “Not known” is an answer."),
        )  # fmt: skip
        self.who = _who()
        self.level = PickField(
            _("How sure it is"), {one: _(words) for one, words in LEVELS.items()}, name="level", missing=_("Choose how sure it is."),
        )  # fmt: skip
        self.basis = TextField(
            _("What points to them"), name="basis", lines=3, missing=_("Say what points to them.")
        )
        self.add(self.on, self.by, self.kind, self.who, self.level, self.basis)

    def line(self) -> Attribution:
        """What was entered."""
        on = self.on.value()
        assert on is not None
        return Attribution(
            on=on,
            by=self.by.value(),
            level=AttributionLevel(self.level.value()),
            who=self.who.value(),
            basis=self.basis.value(),
            kind=PerpetratorType(self.kind.value()),
        )


class UnknownReviewForm(Form):
    """A look, while nobody is known, at whether more can be found out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="unknown-review", parent=parent)
        self.on = DayField(_("Day"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who looked at it again"), name="by", missing=_("Say who it was."))
        self.outcome = ChoiceField(
            _("What it came to"), {one: _(words) for one, words in UNKNOWN_REVIEWS.items()}, name="outcome",
            missing=_("Choose what it came to."),
        )  # fmt: skip
        self.reason = TextField(
            _("What was tried, and why"), name="reason", lines=3, missing=_("Say what was tried.")
        )
        self.add(self.on, self.by, self.outcome, self.reason)

    def review(self) -> Review:
        """What was entered."""
        on = self.on.value()
        assert on is not None
        outcome = ReviewOutcome(self.outcome.value())
        return Review(on, self.by.value(), outcome, self.reason.value())


class PerpetratorForm(Form):
    """Somebody who is shown to have taken part. Only what shows it can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="perpetrator", parent=parent)
        known = {
            one: _(words) for one, words in TYPES.items() if one is not PerpetratorType.UNKNOWN
        }
        shown = {one: _(words) for one, words in LEVELS.items() if one.step <= SHOWN}
        self.kind = PickField(
            _("Who they are"), known, name="kind", missing=_("Choose who they are.")
        )
        self.who = _who()
        self.level = PickField(
            _("How it is known"), shown, name="level", missing=_("Choose how it is known."),
            help=_("A rumour, or a name on an account, does not show it: keep that in the log."),
        )  # fmt: skip
        self.basis = TextField(
            _("What shows it"), name="basis", lines=3, missing=_("Say what shows it.")
        )
        self.on = DayField(_("Day it was known"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who established it"), name="by", missing=_("Say who it was."))
        self.add(self.kind, self.who, self.level, self.basis, self.on, self.by)
        self.kind.edited.connect(self.fit)

    @override
    def fit(self) -> None:
        """Say what follows for somebody like that."""
        chosen = self.kind.value()
        row = PROCEDURES[PerpetratorType(chosen)] if chosen else None
        self.kind.say_below(_(row.procedure) if row else "")

    def perpetrator(self) -> Perpetrator:
        """What was entered."""
        on = self.on.value()
        assert on is not None
        return Perpetrator(
            EventId(""),
            PerpetratorType(self.kind.value()),
            self.who.value(),
            AttributionLevel(self.level.value()),
            self.basis.value(),
            on,
            self.by.value(),
        )


class ProcedureForm(Form):
    """What follows for somebody who took part, as far as it has gone."""

    def __init__(self, one: Perpetrator, parent: QWidget | None = None) -> None:
        super().__init__(name="procedure", parent=parent)
        self._one = one
        self.age = NumberField(_("Age"), name="age", digits=2, help=_("Under 10 nobody can be prosecuted; under 13 is a ground to remove an account."))  # fmt: skip
        self.welfare_on = DayField(_("Day the safeguarding lead looked at their needs"), name="welfare-on")  # fmt: skip
        self.welfare = TextField(_("What the safeguarding lead noted"), name="welfare", lines=2, help=_("Special needs are thought of here."))  # fmt: skip
        self.parents_on = DayField(_("Day of the meeting with parents"), name="parents-on")
        self.parents_with = LineField(_("With whom"), name="parents-with")
        self.parents = TextField(_("What was agreed"), name="parents-note", lines=2)
        self.reminded = DayField(
            _("Day they were reminded that the teacher may not be named"), name="reminded",
            help=_("Only where a pupil accuses the teacher of an offence (section 141F)."),
        )  # fmt: skip
        self.done = TextField(_("What was decided or done"), name="done", lines=3)
        self.done_on = DayField(_("Day it was decided"), name="done-on")
        self.done_by = LineField(_("Who decided"), name="done-by")
        self.told_on = DayField(_("Day the target was told who it was"), name="told-on")
        self.told = TextField(
            _("What the target was told"), name="told", lines=2, help=_("No more than protects them. Of a pupil, seldom the name.")
        )  # fmt: skip
        self.told_why = LineField(_("Why they need to know it"), name="told-why")
        pupil: tuple[Field, ...] = (self.age, self.welfare_on, self.welfare)
        family: tuple[Field, ...] = (self.parents_on, self.parents_with, self.parents)
        shown = (
            *(pupil if one.kind in PUPILS else ()),
            *(family if one.kind is PerpetratorType.CURRENT_PUPIL else ()),
            *((self.reminded,) if one.kind is PerpetratorType.PARENT_CARER else ()),
        )
        self.add(
            *shown, self.done, self.done_on, self.done_by, self.told_on, self.told, self.told_why
        )
        for field in {*pupil, *family, self.reminded} - set(shown):
            field.setParent(self)
            field.hide()
        self._show(one)

    def perpetrator(self) -> Perpetrator:
        """What is on the record, with what was entered."""
        return replace(
            self._one,
            age=self.age.number(),
            welfare_on=self.welfare_on.value(),
            welfare_note=self.welfare.value(),
            parents_on=self.parents_on.value(),
            parents_with=self.parents_with.value(),
            parents_note=self.parents.value(),
            reminded_on=self.reminded.value(),
            done=self.done.value(),
            done_on=self.done_on.value(),
            done_by=self.done_by.value(),
            told=self.told.value(),
            told_on=self.told_on.value(),
            told_why=self.told_why.value(),
        )

    def _show(self, one: Perpetrator) -> None:
        self.age.set_number(one.age)
        for day, value in (
            (self.welfare_on, one.welfare_on),
            (self.parents_on, one.parents_on),
            (self.reminded, one.reminded_on),
            (self.done_on, one.done_on),
            (self.told_on, one.told_on),
        ):
            day.set_value(value)
        for field, words in (
            (self.welfare, one.welfare_note),
            (self.parents_with, one.parents_with),
            (self.parents, one.parents_note),
            (self.done, one.done),
            (self.done_by, one.done_by),
            (self.told, one.told),
            (self.told_why, one.told_why),
        ):
            field.set_value(words)


class LinkForm(Form):
    """Which case is about whoever did it."""

    def __init__(self, cases: Mapping[CaseId, str], parent: QWidget | None = None) -> None:
        super().__init__(name="link", parent=parent)
        self.other = PickField(
            _("The case about them"), dict(cases), name="other", missing=_("Choose the case."),
            help=_("Each case will name the other by its reference alone."),
        )  # fmt: skip
        self.add(self.other)

    def case(self) -> CaseId:
        """The case chosen."""
        return CaseId(self.other.value())
