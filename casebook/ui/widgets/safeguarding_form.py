"""What is asked about safeguarding: the designated officer's advice, the outcome, a low-level concern."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.ids import EventId
from casebook.domain.safeguarding import (
    OUTCOME_MEANS,
    REMOVED,
    LadoReferral,
    LowLevelConcern,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
)
from casebook.resources import _
from casebook.ui.widgets.beside_words import LIMBS, OUTCOMES, TELLING
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import CheckField, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.ticks_field import TicksField


class LadoForm(Form):
    """A referral to the designated officer, and the advice once it came (DOC-04). `one` is what is on the record."""

    def __init__(self, one: LadoReferral | None = None, parent: QWidget | None = None) -> None:
        super().__init__(name="lado", parent=parent)
        self._one = one
        self._asked()
        self._advised()
        if one is not None:
            self._show(one)
        self.tell.edited.connect(self.fit)
        self.fit()

    def _asked(self) -> None:
        self.limbs = TicksField(
            _("The person may"),
            {one: _(words) for one, words in LIMBS.items()},
            name="limbs",
            across=False,
            missing=_("Choose in which way the harm threshold may be met."),
            help=_("Any one is enough, and conduct outside school counts. When in doubt, tick it."),
        )
        self.at = MomentField(
            _("When the designated officer was asked"), name="at", missing=_("Enter when.")
        )
        self.by = LineField(_("By whom"), name="by", missing=_("Say who asked."))
        self.officer = LineField(
            _("Name of the designated officer"), name="officer", missing=_("Enter the name.")
        )
        self.told = TextField(
            _("What they were told"),
            name="told",
            lines=4,
            missing=_("Say what they were told."),
            help=_(
                "Facts only, and a child's code such as P-01, never a name: what was said, when it was known, who knows,"
                " what was done, access to children elsewhere."
            ),
        )
        self.accused = CheckField(
            _("A pupil of this school accuses a teacher here of an offence"),
            name="accused",
            help=_(
                "Then nothing may be published that could identify the teacher (Education Act 2002, section 141F). A"
                " parent's post counts."
            ),
        )
        self.add(self.limbs, self.at, self.by, self.officer, self.told, self.accused)

    def _advised(self) -> None:
        self.heading(_("The advice"), _("Leave it empty until it came."))
        self.advice = TextField(_("What they advised"), name="advice", lines=4)
        self.advised_on = DayField(_("Day of the advice"), name="advised-on")
        self.tell = ChoiceField(
            _("May the subject be told?"),
            {one: _(words) for one, words in TELLING.items()},
            name="tell",
            missing=_("Choose one. Before the advice it is not yet."),
        )
        self.tell.set_value(TellSubject.NOT_YET)
        self.words = TextField(_("The agreed words"), name="words", lines=2)
        self.strategy_on = DayField(
            _("Day of the strategy meeting"), name="strategy-on", help=_("Where there was one.")
        )
        self.strategy = TextField(_("What it agreed"), name="strategy", lines=2)
        self.steps = TextField(_("Next steps"), name="steps", lines=2)
        self.add(
            self.advice,
            self.advised_on,
            self.tell,
            self.words,
            self.strategy_on,
            self.strategy,
            self.steps,
        )

    def _show(self, one: LadoReferral) -> None:
        self.limbs.set_value(one.limbs)
        self.at.set_moment(one.contacted_at)
        self.advised_on.set_value(one.advised_on)
        self.strategy_on.set_value(one.strategy_on)
        self.tell.set_value(one.tell)
        self.accused.set_value(one.teacher_accused_by_pupil)
        for line, held in ((self.by, one.by), (self.officer, one.officer)):
            line.set_value(held)
        for text, held in (
            (self.told, one.told),
            (self.advice, one.advice),
            (self.words, one.agreed_words),
            (self.strategy, one.strategy_agreed),
            (self.steps, one.next_steps),
        ):
            text.set_value(held)

    @override
    def fit(self) -> None:
        self.words.setVisible(self.tell.value() == TellSubject.AGREED_WORDS)

    def referral(self) -> LadoReferral:
        """What was typed."""
        at = self.at.moment()
        assert at is not None
        return LadoReferral(
            id=self._one.id if self._one else EventId(""),
            limbs=self.limbs.value(),
            contacted_at=at,
            by=self.by.value(),
            officer=self.officer.value(),
            told=self.told.value(),
            advice=self.advice.value(),
            advised_on=self.advised_on.value(),
            tell=TellSubject(self.tell.value()),
            agreed_words=self.words.value(),
            strategy_on=self.strategy_on.value(),
            strategy_agreed=self.strategy.value(),
            next_steps=self.steps.value(),
            teacher_accused_by_pupil=self.accused.value(),
        )


class ConclusionForm(Form):
    """How the allegation ended for safeguarding. `one` is what is on the record."""

    def __init__(
        self, one: SafeguardingConclusion | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name="conclusion", parent=parent)
        self._ended()
        self._follows()
        if one is not None:
            self._show(one)
        self.outcome.edited.connect(self.fit)
        self.by_pupil.edited.connect(self.fit)
        self.fit()

    def _ended(self) -> None:
        self.outcome = ChoiceField(
            _("The outcome"),
            {one: _(words) for one, words in OUTCOMES.items()},
            name="outcome",
            helps={one: _(words) for one, words in OUTCOME_MEANS.items()},
            missing=_("Choose the outcome."),
        )
        self.on = DayField(_("Day"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who decided it"), name="by", missing=_("Say who decided it."))
        self.reasons = TextField(_("Why"), name="reasons", lines=3, missing=_("Say why."))
        self.summary = TextField(
            _("How it was followed up and resolved"), name="summary", lines=3, missing=_("Say how.")
        )
        self.sexual = CheckField(
            _("It concerns sexual abuse: nothing of it is destroyed"), name="sexual"
        )
        self.add(self.outcome, self.on, self.by, self.reasons, self.summary, self.sexual)

    def _follows(self) -> None:
        self.by_pupil = CheckField(_("A pupil at this school made the allegation"), name="by-pupil")
        self.welfare_on = DayField(
            _("Day the pupil's own welfare was looked at"),
            name="welfare-on",
            help=_("Before anything else: it can be a cry for help."),
        )
        self.welfare = TextField(_("What was found"), name="welfare", lines=2)
        self.behaviour = TextField(
            _("What was decided under the behaviour policy"), name="behaviour", lines=2
        )
        self.consented = CheckField(
            _("The person wants the details kept on their file"), name="keep"
        )
        self.removed_on = DayField(
            _("Day the details were removed from the personnel file"), name="removed-on"
        )
        self.removed_by = LineField(_("Who removed them"), name="removed-by")
        self.reference = TextField(
            _("What a reference will say"),
            name="reference",
            lines=2,
            help=_("Of a substantiated allegation only."),
        )
        self.add(
            self.by_pupil,
            self.welfare_on,
            self.welfare,
            self.behaviour,
            self.consented,
            self.removed_on,
            self.removed_by,
            self.reference,
        )

    def _show(self, one: SafeguardingConclusion) -> None:
        self.outcome.set_value(one.outcome)
        for day, on in (
            (self.on, one.on),
            (self.welfare_on, one.welfare_on),
            (self.removed_on, one.removed_on),
        ):
            day.set_value(on)
        for line, held in ((self.by, one.by), (self.removed_by, one.removed_by)):
            line.set_value(held)
        for text, held in (
            (self.reasons, one.reasons),
            (self.summary, one.summary),
            (self.welfare, one.welfare_note),
            (self.behaviour, one.behaviour_decision),
            (self.reference, one.reference),
        ):
            text.set_value(held)
        for tick, yes in (
            (self.sexual, one.sexual_abuse),
            (self.by_pupil, one.made_by_pupil),
            (self.consented, one.keep_consented),
        ):
            tick.set_value(yes)

    @override
    def fit(self) -> None:
        outcome = self.outcome.value()
        lied = outcome == SafeguardingOutcome.MALICIOUS
        pupil = lied and self.by_pupil.value()
        self.by_pupil.setVisible(lied)
        for about_pupil in (self.welfare_on, self.welfare, self.behaviour):
            about_pupil.setVisible(pupil)
        for about_file in (self.consented, self.removed_on, self.removed_by):
            about_file.setVisible(outcome in REMOVED)
        self.reference.setVisible(outcome == SafeguardingOutcome.SUBSTANTIATED)

    def conclusion(self) -> SafeguardingConclusion:
        """What was typed; what the outcome does not ask stays out."""
        on = self.on.value()
        assert on is not None
        ended = SafeguardingConclusion(
            SafeguardingOutcome(self.outcome.value()),
            on,
            self.by.value(),
            self.reasons.value(),
            self.summary.value(),
            sexual_abuse=self.sexual.value(),
        )
        if ended.outcome is SafeguardingOutcome.SUBSTANTIATED:
            return replace(ended, reference=self.reference.value())
        if ended.outcome not in REMOVED:
            return ended
        ended = replace(
            ended,
            keep_consented=self.consented.value(),
            removed_on=self.removed_on.value(),
            removed_by=self.removed_by.value(),
        )
        if self.by_pupil.isHidden() or not self.by_pupil.value():
            return ended
        return replace(
            ended,
            made_by_pupil=True,
            welfare_on=self.welfare_on.value(),
            welfare_note=self.welfare.value(),
            behaviour_decision=self.behaviour.value(),
        )


class LowLevelForm(Form):
    """A KCSIE low-level concern."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="low-level", parent=parent)
        self.on = DayField(_("Day"), name="on", missing=_("Enter the day."))
        self.concern = TextField(
            _("The concern"),
            name="concern",
            lines=3,
            missing=_("Say what the concern is."),
            help=_(
                "Conduct not in keeping with the code of conduct, also outside work. A doubt is enough."
            ),
        )
        self.context = TextField(
            _("The context"), name="context", lines=2, missing=_("Say in which context.")
        )
        self.action = TextField(
            _("What was done"), name="action", lines=2, missing=_("Say what was done.")
        )
        self.below = TextField(
            _("Why the harm threshold is not met"), name="below", lines=2, missing=_("Say why.")
        )
        self.by = LineField(_("Recorded by"), name="by", missing=_("Say who recorded it."))
        self.anonymous = CheckField(_("Whoever raised it asked not to be named"), name="anonymous")
        self.reporter = LineField(_("Who raised it"), name="reporter")
        self.add(
            self.on,
            self.concern,
            self.context,
            self.action,
            self.below,
            self.by,
            self.anonymous,
            self.reporter,
        )
        self.anonymous.edited.connect(self.fit)

    @override
    def fit(self) -> None:
        self.reporter.setVisible(not self.anonymous.value())

    def concerned(self) -> LowLevelConcern:
        """What was typed."""
        on = self.on.value()
        assert on is not None
        return LowLevelConcern(
            EventId(""),
            on,
            self.concern.value(),
            self.context.value(),
            self.action.value(),
            self.below.value(),
            self.by.value(),
            "" if self.anonymous.value() else self.reporter.value(),
            self.anonymous.value(),
        )
