"""What is asked about the police: a referral, a hold, its review, what they said of taking material down, its release."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.ids import EventId
from casebook.domain.police import (
    HoldRelease,
    HoldScope,
    PoliceChannel,
    PoliceHold,
    PoliceReferral,
    ReleaseForm,
    UsePermission,
)
from casebook.domain.review import Review, ReviewOutcome
from casebook.resources import _
from casebook.ui.widgets.beside_words import CHANNELS, RELEASES, REVIEWS, SCOPES, USES
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.ticks_field import TicksField


class PoliceReferralForm(Form):
    """What the police were told, and what they said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="police-referral", parent=parent)
        self.at = MomentField(
            _("When they were told"), name="at", missing=_("Enter when they were told.")
        )
        self.by = LineField(_("By whom"), name="by", missing=_("Say who told them."))
        self.force = LineField(
            _("Which force"), name="force", missing=_("Say which force was told.")
        )
        self.channel = PickField(
            _("How"),
            {one: _(words) for one, words in CHANNELS.items()},
            name="channel",
            missing=_("Say how they were told."),
        )
        self.reference = LineField(
            _("Their reference"), name="reference", help=_("A crime or incident number.")
        )
        self.officer = LineField(
            _("Officer"), name="officer", help=_("Name and number, once somebody is named.")
        )
        self.disclosed = TextField(
            _("What they were told"),
            name="disclosed",
            lines=4,
            missing=_("Say what they were told."),
            help=_("Facts and item numbers. Never send a file they have not asked for."),
        )
        self.advice = TextField(
            _("What they said"),
            name="advice",
            lines=4,
            missing=_("Write down what they said, even if it was nothing yet."),
            help=_(
                "As nearly in their words as you can: what the school may do, and what it should leave."
            ),
        )
        self.add(
            self.at,
            self.by,
            self.force,
            self.channel,
            self.reference,
            self.officer,
            self.disclosed,
            self.advice,
        )

    def referral(self) -> PoliceReferral:
        """What was typed."""
        at = self.at.moment()
        assert at is not None
        return PoliceReferral(
            id=EventId(""),
            reported_at=at,
            by=self.by.value(),
            force=self.force.value(),
            channel=PoliceChannel(self.channel.value()),
            disclosed=self.disclosed.value(),
            advice=self.advice.value(),
            reference=self.reference.value(),
            officer=self.officer.value(),
        )


def _scope(name: str, chosen: tuple[HoldScope, ...] = ()) -> TicksField[HoldScope]:
    field = TicksField(
        _("What the school leaves for now"),
        {one: _(words) for one, words in SCOPES.items()},
        name=name,
        missing=_("Choose what the school leaves."),
        across=False,
        help=_("Only what they asked for: a hold is as small as can be."),
    )
    field.set_value(chosen)
    return field


class HoldForm(Form):
    """A hold that the police asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="police-hold", parent=parent)
        self.scope = _scope("scope")
        self.began = DayField(
            _("From which day"), name="began", missing=_("Enter the day it began.")
        )
        self.asked_by = LineField(
            _("Who asked for it"), name="asked-by", missing=_("Say who asked for it.")
        )
        self.why = TextField(_("Why"), name="why", lines=3, missing=_("Say why the school waits."))
        self.takedown = TextField(
            _("What they said about taking the material down"),
            name="takedown",
            lines=2,
            help=_(
                "Ask before anything is taken down: it can destroy evidence. Leave it empty until you have asked."
            ),
        )
        self.add(self.scope, self.began, self.asked_by, self.why, self.takedown)

    def hold(self) -> PoliceHold:
        """What was typed."""
        began = self.began.value()
        assert began is not None
        return PoliceHold(
            id=EventId(""),
            scope=self.scope.value(),
            began=began,
            put_by="",
            asked_by=self.asked_by.value(),
            why=self.why.value(),
            takedown=self.takedown.value(),
        )


class ReviewForm(Form):
    """A review of a suspension, or of a hold with what it covers from now on."""

    def __init__(
        self,
        *,
        whom: str,
        scope: tuple[HoldScope, ...] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="review", parent=parent)
        self.on = DayField(
            _("Day of the review"), name="on", missing=_("Enter the day of the review.")
        )
        self.by = LineField(whom, name="by", missing=_("Say who it was."))
        self.outcome = ChoiceField(
            _("What it came to"),
            {one: _(words) for one, words in REVIEWS.items()},
            name="outcome",
            missing=_("Choose what it came to."),
        )
        self.reason = TextField(_("Why"), name="reason", lines=3, missing=_("Say why."))
        self.next_on = DayField(
            _("Day of the next review"), name="next-on", help=_("Where it goes on.")
        )
        self.scope = None if scope is None else _scope("scope", scope)
        self.add(self.on, self.by, self.outcome)
        if self.scope is not None:
            self.add(self.scope)
        self.add(self.reason, self.next_on)
        self.outcome.edited.connect(self.fit)
        self.fit()

    @override
    def fit(self) -> None:
        if self.scope is not None:
            self.scope.setVisible(self.outcome.value() == ReviewOutcome.VARIED)

    def review(self) -> Review:
        """What was typed."""
        on = self.on.value()
        assert on is not None
        return Review(
            on,
            self.by.value(),
            ReviewOutcome(self.outcome.value()),
            self.reason.value(),
            self.next_on.value(),
        )

    def new_scope(self) -> tuple[HoldScope, ...] | None:
        """What the hold covers from now on."""
        return None if self.scope is None else self.scope.value()


class TakedownForm(Form):
    """What the police said about taking the material down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="takedown", parent=parent)
        self.said = TextField(
            _("What they said"),
            name="said",
            lines=3,
            missing=_("Write down what they said."),
            help=_("Who said it, and when. Taking material down can destroy evidence."),
        )
        self.add(self.said)


class HoldReleaseForm(Form):
    """The end of a hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="hold-release", parent=parent)
        self.on = DayField(
            _("Day they let the school go on"), name="on", missing=_("Enter the day.")
        )
        self.officer = LineField(
            _("Name of the officer"), name="officer", missing=_("Enter the officer's name.")
        )
        self.how = ChoiceField(
            _("How"),
            {one: _(words) for one, words in RELEASES.items()},
            name="how",
            across=True,
            missing=_("Say how they let the school go on."),
        )
        self.use = ChoiceField(
            _("What the school has from the police"),
            {one: _(words) for one, words in USES.items()},
            name="use",
            missing=_("Say whether it may be used."),
        )
        self.conditions = TextField(_("Conditions"), name="conditions", lines=3)
        self.add(self.on, self.officer, self.how, self.use, self.conditions)

    def release(self) -> HoldRelease:
        """What was typed."""
        on = self.on.value()
        assert on is not None
        return HoldRelease(
            on,
            self.officer.value(),
            ReleaseForm(self.how.value()),
            "",
            UsePermission(self.use.value()),
            self.conditions.value(),
        )
