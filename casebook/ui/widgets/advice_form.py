"""Advice that a manager gave without a hearing: what was said, what is expected, and what the school does to help."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.case import CaseTeam
from casebook.domain.decision import Advice
from casebook.domain.limit_value import Limit
from casebook.domain.policy import Policy
from casebook.domain.roles import Role
from casebook.resources import _
from casebook.ui.widgets.clause_checks import ClauseChecks
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.limit_hint import first_number, hint
from casebook.ui.widgets.number_field import NumberField


class AdviceForm(Form):
    """Everything the note of the advice prints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="advice", parent=parent)
        self.met_on = DayField(
            _("Day of the mee&ting"), name="met_on", missing=_("Enter the day of the meeting.")
        )
        self.happened = TextField(
            _("&What happened"), name="what_happened", lines=3,
            help=_("As it was put at the meeting, in plain words."), missing=_("Say what happened."),
        )  # fmt: skip
        self.said = TextField(
            _("What they &said"), name="what_was_said", lines=3,
            help=_("Their own account, and what they asked for."),
        )  # fmt: skip
        self.expectation = TextField(
            _("What is e&xpected from now on"), name="expectation", lines=3,
            missing=_("Say what is expected from now on."),
        )  # fmt: skip
        self.clauses = ClauseChecks()
        about = Field(
            _("Paragraphs of the policy it is &about"), self.clauses, name="advice-clauses",
            help=_("The note cites them with their version."),
        )  # fmt: skip
        self.support = TextField(
            _("S&upport and training"), name="support", lines=2,
            help=_("What the school does, who arranges it, and when."),
        )  # fmt: skip
        self.review_on = DayField(_("Day of the &review"), name="review_on")
        self.live_months = NumberField(
            _("&Months the note is kept"), name="live_months",
            help=_("Counted from its date."),
            missing=_("Say for how many months the note is kept."),
        )  # fmt: skip
        self.given_by = LineField(
            _("&Given by"), name="given_by", missing=_("Say who gave the advice.")
        )
        self.title = LineField(
            _("What that &person is"), name="given_by_title",
            help=_("As the note prints it under the signature: Headteacher, Deputy headteacher."),
            missing=_("Say what the person who gave the advice is at the school."),
        )  # fmt: skip
        self.add(
            self.met_on, self.happened, self.said, self.expectation, about, self.support,
            self.review_on, self.live_months, self.given_by, self.title,
        )  # fmt: skip
        self.keep(self.clauses)
        self.clauses.edited.connect(self.edited)

    def show_advice(
        self, given: Advice | None, team: CaseTeam, policy: Policy, live: Limit
    ) -> None:
        """Show what is recorded, or begin with the case owner as the person who gave it.

        `live` is how long the school keeps such a note.
        """
        self.clauses.show_policy(policy, given.clauses if given else ())
        self.live_months.set_help(_("Counted from its date. {hint}").format(hint=hint(live)))
        if given is None:
            owner = team.holder(Role.COMMISSIONING_MANAGER)
            self.given_by.set_value(owner.name if owner else "")
            self.title.set_value(owner.post if owner else "")
            self.live_months.set_number(first_number(live))
            return
        self.met_on.set_value(given.met_on)
        self.happened.set_value(given.what_happened)
        self.said.set_value(given.what_was_said)
        self.expectation.set_value(given.expectation)
        self.support.set_value(given.support)
        self.review_on.set_value(given.review_on)
        self.live_months.set_number(given.live_months)
        self.given_by.set_value(given.given_by)
        self.title.set_value(given.given_by_title)

    def advice(self, today: date) -> Advice | None:
        """The advice as typed, or None with what is wrong shown beside the fields."""
        day, months, review = self.met_on.value(), self.live_months.number(), self.review_on.value()
        more: list[tuple[str, Field]] = []
        if day is not None and day > today:
            more.append((_("The day of the meeting has not come yet."), self.met_on))
        if day is not None and review is not None and review < day:
            more.append((_("The review comes after the meeting."), self.review_on))
        if not self.check(more) or day is None or months is None:
            return None
        return Advice(
            met_on=day,
            what_happened=self.happened.value(),
            what_was_said=self.said.value(),
            expectation=self.expectation.value(),
            support=self.support.value(),
            given_by=self.given_by.value(),
            given_by_title=self.title.value(),
            clauses=self.clauses.value(),
            review_on=review,
            live_months=months,
        )
