"""The outcome: a decision of its own, with mitigation and milder outcomes weighed, and the route of appeal."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.decision import Appeal, ReferralDecision, Sanction, SanctionDecision
from casebook.domain.limit_value import Limit
from casebook.domain.readiness import (
    DISMISSALS,
    WARNINGS,
    anything_proved,
    letter_note,
    sanction_problems,
)
from casebook.domain.record import CaseRecord
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import REFERRALS, SANCTIONS
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.limit_hint import first_number, hint
from casebook.ui.widgets.number_field import NumberField

_LIVE: Final[Mapping[Sanction | None, str]] = {
    Sanction.FIRST_WRITTEN_WARNING: "warning_live.first",
    Sanction.FINAL_WRITTEN_WARNING: "warning_live.final",
}


class SanctionForm(Form):
    """The outcome as the decision sheet has it. Questions that do not concern it are not asked."""

    def __init__(
        self,
        record: CaseRecord,
        *,
        limits: Mapping[str, Limit],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="sanction-form", parent=parent)
        self._record, self._limits = record, limits
        offered = (
            [s for s in Sanction if s not in (Sanction.NO_CASE_TO_ANSWER, Sanction.NOT_UPHELD)]
            if anything_proved(record)
            else [Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE]
        )
        self.sanction = PickField(
            _("&Outcome"), {s: _(SANCTIONS[s]) for s in offered}, name="sanction",
            missing=_("Choose the outcome."),
        )  # fmt: skip
        self.reasons = TextField(_("&Reasons for this outcome"), name="reasons", lines=4)
        self.mitigation = TextField(
            _("&Mitigation weighed"), name="mitigation", lines=3,
            help=_("What was said in favour, and how it was weighed; or that none was offered."),
        )  # fmt: skip
        self.alternatives = TextField(
            _("Mi&lder outcomes weighed"), name="alternatives", lines=3,
            help=_("Which, and why they are not enough."),
        )  # fmt: skip
        self._warning_fields()
        self._dismissal_fields()
        self._appeal_fields()
        self.decided_on = DayField(
            _("Day it was dec&ided"), name="decided_on", missing=_("Enter the day it was decided.")
        )
        self.add(self.decided_on)
        self.decided_on.set_value(today)
        self.edited.connect(self.fit)
        self._show(record.decided.sanction)

    def decision(self) -> SanctionDecision | None:
        """The decision as typed, or None with what is wrong shown beside the fields."""
        day = self.decided_on.value()
        if not self.check() or day is None:
            return None
        typed = self._typed(day)
        fields = {field.name: field for field in self.fields()}
        wrong = [p for p in sanction_problems(self._record, typed) if p.blocks]
        more = [(wording.read(p.sentence), fields[p.field]) for p in wrong]
        return typed if self.check(more) else None

    def _warning_fields(self) -> None:
        self.live_months = NumberField(
            _("Month&s the warning is live"), name="live_months",
            help=_("Counted from the day of the letter, that day included."),
        )  # fmt: skip
        self.change_required = TextField(_("What must chan&ge"), name="change_required", lines=2)
        self.change_by = DayField(_("By whe&n"), name="change_by")
        self._warning = (self.live_months, self.change_required, self.change_by)
        self.add(self.sanction, self.reasons, self.mitigation, self.alternatives, *self._warning)

    def _dismissal_fields(self) -> None:
        self.dismissal_reason = TextField(
            _("Reason for dismissal, as the letter &gives it"), name="dismissal_reason", lines=2
        )
        self.effective_date = DayField(
            _("Last day of emplo&yment"), name="effective_date",
            help=_("Not before the letter can have been read: a dismissal counts from then. A letter dated after this day is not issued."),
        )  # fmt: skip
        self.notice = LineField(_("&Notice"), name="notice", help=_("As the letter will say it."))
        choices = {k: _(w) for k, w in REFERRALS.items()}
        self.dbs = ChoiceField(
            _("Telling the Disclosure and Barring Service"), choices, name="dbs",
            help=_("A duty where someone is removed from regulated activity for harm, or risk of harm, to a child."),
        )  # fmt: skip
        self.tra = ChoiceField(
            _("Telling the Teaching Regulation Agency"), choices, name="tra",
            help=_("To be considered where a teacher is dismissed for serious misconduct."),
        )  # fmt: skip
        self.referrals = TextField(_("Why, for both"), name="referrals", lines=2)
        self._dismissal: tuple[Field, ...] = (
            self.dismissal_reason, self.effective_date, self.notice, self.dbs, self.tra,
            self.referrals,
        )  # fmt: skip
        self.add(*self._dismissal)

    def _appeal_fields(self) -> None:
        self.appeal_to = LineField(
            _("&Appeal to"), name="appeal_to", help=_("A name or a post, as the letter prints it.")
        )
        self.appeal_contact = LineField(_("Ho&w to reach them"), name="appeal_contact")
        self.appeal_days = NumberField(
            _("Working days to a&ppeal"), name="appeal_days",
            help=_("Counted from receipt of the letter. {hint}").format(hint=hint(self._limits["appeal_lodge"])),
        )  # fmt: skip
        self.appeal_days.set_number(first_number(self._limits["appeal_lodge"]))
        self._appeal = (self.appeal_to, self.appeal_contact, self.appeal_days)
        self.add(*self._appeal)

    def _show(self, made: SanctionDecision | None) -> None:
        if made is not None:
            self.sanction.set_value(made.sanction)
            self.decided_on.set_value(made.decided_on)
            self.live_months.set_number(made.live_months)
            self.change_by.set_value(made.change_by)
            self.effective_date.set_value(made.effective_date)
            self.dbs.set_value(made.dbs)
            self.tra.set_value(made.tra)
            self.appeal_to.set_value(made.appeal.to_name)
            self.appeal_contact.set_value(made.appeal.to_contact)
            self.appeal_days.set_number(made.appeal.working_days)
            for field in (
                self.reasons, self.mitigation, self.alternatives, self.change_required,
                self.dismissal_reason, self.notice, self.referrals,
            ):  # fmt: skip
                field.set_value(getattr(made, field.name))
        self.fit()

    @override
    def fit(self) -> None:
        chosen = Sanction(self.sanction.value()) if self.sanction.value() else None
        dismissed = chosen in DISMISSALS
        for field in self._warning:
            field.setVisible(chosen in WARNINGS)
        if chosen in _LIVE:
            said = _("Counted from the day of the letter, that day included. {hint}")
            self.live_months.set_help(said.format(hint=hint(self._limits[_LIVE[chosen]])))
        for each in self._dismissal:
            each.setVisible(dismissed)
        self.effective_date.setVisible(
            dismissed and not self._record.school.authority_ends_contracts
        )
        self.notice.setVisible(chosen is Sanction.DISMISSAL_WITH_NOTICE)
        formal = chosen not in (None, Sanction.NOT_UPHELD, Sanction.INFORMAL_ADVICE)
        for field_ in self._appeal:
            field_.setVisible(formal)
        note = letter_note(chosen) if chosen else None
        self.sanction.set_help(wording.read(note) if note else "")

    def _typed(self, day: date) -> SanctionDecision:
        chosen = Sanction(self.sanction.value())
        warning, dismissed = chosen in WARNINGS, chosen in DISMISSALS
        made = self._record.decided.sanction
        summary = chosen is Sanction.SUMMARY_DISMISSAL
        return SanctionDecision(
            sanction=chosen,
            reasons=self.reasons.value(),
            mitigation=self.mitigation.value(),
            alternatives=self.alternatives.value(),
            decided_on=day,
            change_required=self.change_required.value() if warning else "",
            change_by=self.change_by.value() if warning else None,
            live_months=self.live_months.number() if warning else None,
            consequence=made.consequence if made and warning else "",
            dismissal_reason=self.dismissal_reason.value() if dismissed else "",
            effective_date=self.effective_date.value() if dismissed else None,
            notice="none" if summary else self.notice.value() if dismissed else "",
            referrals=self.referrals.value() if dismissed else "",
            appeal=Appeal(
                self.appeal_to.value(), self.appeal_contact.value(), self.appeal_days.number()
            ),
            dbs=_referral(self.dbs.value()) if dismissed else None,
            tra=_referral(self.tra.value()) if dismissed else None,
        )


def _referral(chosen: str) -> ReferralDecision | None:
    return ReferralDecision(chosen) if chosen else None
