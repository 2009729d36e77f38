"""Safeguarding: what the designated officer (LADO) advised, whether the subject may be told, and how it ended."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.safeguarding import (
    OUTCOME_MEANS,
    LadoReferral,
    LowLevelConcern,
    SafeguardingConclusion,
)
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.beside_words import LIMBS, OUTCOMES, TELLING
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.safeguarding_form import ConclusionForm, LadoForm, LowLevelForm


class SafeguardingPage(FormPage):
    """Referrals and their advice, the outcome, and low-level concerns."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Safeguarding"), _(
            "Where a child may have been harmed, the local authority's designated officer (LADO) advises before anyone is told"
            " or interviewed. The outcome here is no disciplinary finding."
        )

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        record = view.record
        found: list[QWidget] = []
        if any(one.teacher_accused_by_pupil for one in record.lado_referrals):
            found.append(
                Notice(
                    _anonymous(),
                    "warn",
                    heading=_("The teacher may not be named"),
                    name="anonymity",
                )
            )
        return found

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        record = view.record
        found: list[QWidget] = []
        if record.safeguarding is not None:
            found.append(_conclusion_card(record.safeguarding))
        found += [_referral_card(one) for one in reversed(record.lado_referrals)]
        found += [_concern_card(one) for one in reversed(record.low_level_concerns)]
        return found or [
            PlainLabel(_("Nothing is recorded of safeguarding in this case."), "muted")
        ]

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        record = view.record
        last = record.lado_referrals[-1] if record.lado_referrals else None
        found: list[Offer[Any]] = []
        if last is not None and record.safeguarding is None:
            found.append(beside("lado_advice", _("Record the &advice…"), lambda: LadoForm(last),
                lambda form: partial(self.user.safeguarding.save_referral, self.id, form.referral())))  # fmt: skip
        found.append(beside("lado_referral", _("Record that the LADO was as&ked…"), LadoForm,
            lambda form: partial(self.user.safeguarding.save_referral, self.id, form.referral())))  # fmt: skip
        found.append(beside("conclusion", _("Record the &outcome…"), lambda: ConclusionForm(record.safeguarding),
            lambda form: partial(self.user.safeguarding.conclude, self.id, form.conclusion())))  # fmt: skip
        found.append(beside("low_level", _("Record a KCSIE &low-level concern…"), LowLevelForm,
            lambda form: partial(self.user.safeguarding.save_concern, self.id, form.concerned())))  # fmt: skip
        return found


def _anonymous() -> str:
    return _(
        "Until somebody is charged, nothing may be published that could identify a teacher whom a pupil here accuses of an"
        " offence (Education Act 2002, section 141F). A post by a parent counts. It does not cover other staff."
    )


def _referral_card(one: LadoReferral) -> Card:
    words, tone = (_("Advised"), "ok") if one.advised else (_("Waiting for advice"), "warn")
    return facts_card(
        _("Designated officer (LADO)"),
        [
            (_("The person may"), "\n".join(_(LIMBS[limb]) for limb in one.limbs)),
            (_("Asked"), f"{wording.moment(one.contacted_at)}, {one.by}"),
            (_("Officer"), one.officer),
            (_("What they were told"), one.told),
            (_("Advice"), one.advice),
            (_("Day of the advice"), wording.day(one.advised_on) if one.advised_on else ""),
            (_("The subject may be told"), _(TELLING[one.tell])),
            (_("The agreed words"), one.agreed_words),
            (_("Strategy meeting"), wording.day(one.strategy_on) if one.strategy_on else ""),
            (_("What it agreed"), one.strategy_agreed),
            (_("Next steps"), one.next_steps),
        ],
        state=words, tone=tone, name=f"lado-{one.id}",
    )  # fmt: skip


def _conclusion_card(one: SafeguardingConclusion) -> Card:
    removal = ""
    if one.to_be_removed:
        removal = _("To be removed from the personnel file")
    elif one.removed_on is not None:
        removal = f"{wording.day(one.removed_on)}, {one.removed_by}"
    return facts_card(
        _("Safeguarding outcome"),
        [
            (_("It means"), _(OUTCOME_MEANS[one.outcome])),
            (_("Decided"), f"{wording.day(one.on)}, {one.by}"),
            (_("Why"), one.reasons),
            (_("Followed up"), one.summary),
            (_("The pupil's welfare"), f"{wording.day(one.welfare_on)}. {one.welfare_note}" if one.welfare_on else ""),
            (_("Behaviour policy"), one.behaviour_decision),
            (_("Personnel file"), removal or (_("Kept, as the person wants") if one.keep_consented else "")),
            (_("In a reference"), one.reference),
        ],
        state=_(OUTCOMES[one.outcome]), name="safeguarding-outcome",
    )  # fmt: skip


def _concern_card(one: LowLevelConcern) -> Card:
    raised = _("Asked not to be named") if one.anonymous else one.reporter
    return facts_card(
        _("KCSIE low-level concern"),
        [
            (_("Day"), wording.day(one.on)),
            (_("The concern"), one.concern),
            (_("Context"), one.context),
            (_("What was done"), one.action),
            (_("Why below the threshold"), one.why_below),
            (_("Raised by"), raised),
            (_("Recorded by"), one.by),
        ],
        name=f"low-{one.id}",
    )
