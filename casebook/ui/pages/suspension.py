"""Suspension: the decision with its reasons, who was told, reviews, keeping in touch, and who may end it."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.outside import OutsideStep
from casebook.domain.roles import Permission
from casebook.domain.suspension import Alternative, Suspension, maintained, running
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.beside_words import (
    ALTERNATIVES,
    ENDERS,
    PURPOSES,
    REVIEWS,
    SUSPENDERS,
)
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.police_form import ReviewForm
from casebook.ui.widgets.suspension_form import (
    CheckInForm,
    SuspensionEndForm,
    SuspensionForm,
    SuspensionToldForm,
)


class SuspensionPage(FormPage):
    """Suspensions, newest first. A headteacher of a maintained school is told who ends one."""

    _why_no_end: str = ""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Suspension"), _(
            "It is no sanction and no judgement. It is on full pay, as short as can be, and comes after everything less."
        )

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        found: list[QWidget] = [_card(one) for one in reversed(view.record.suspensions)]
        return found or [_nobody(view)]

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        one = running(view.record.suspensions)
        if one is None:
            return [beside("suspension", _("Record the decision to s&uspend…"), SuspensionForm,
                lambda form: partial(self.user.suspension.begin, self.id, form.suspension()),
                permission=Permission.SUSPEND)]  # fmt: skip
        return [self._told(one), *self._others(one, view)]

    def _told(self, one: Suspension) -> Offer[SuspensionToldForm]:
        return beside("suspension_told", _("Record who was &told, and the letter…"), lambda: SuspensionToldForm(one),
            lambda form: partial(self.user.suspension.record_told, self.id, one.id, la_at=form.la_at.moment(), other_at=form.other_at.moment(),
                letter_on=form.letter_on.value()))  # fmt: skip

    def _others(self, one: Suspension, view: CaseView) -> list[Offer[Any]]:
        school = view.record.school
        why = self._why_no_end
        return [
            beside("suspension_review", _("Rec&ord a review…"), lambda: ReviewForm(whom=_("Who reviewed it")),
                lambda form: partial(self.user.suspension.review, self.id, one.id, form.review()), permission=Permission.SUSPEND),
            beside("keep_in_touch", _("Record that somebody &kept in touch…"), CheckInForm,
                lambda form: partial(self.user.suspension.keep_in_touch, self.id, one.id, form.contact())),
            Offer("suspension_end", _("Record the decision to e&nd it…"), Permission.END_SUSPENSION,
                lambda: SuspensionEndForm(academy=not maintained(school)),
                lambda form: partial(self.user.suspension.end, self.id, one.id, form.ending()),
                _("The case owner, the HR adviser or the clerk records this."), shut=_(why) if why else ""),
        ]  # fmt: skip

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self.user.suspension.why_cannot_end(self.id), self.user.cases.view(self.id)),
            self._found,
        )

    def _found(self, found: tuple[str, CaseView]) -> None:
        self._why_no_end, view = found
        self.show_view(view)


def _nobody(view: CaseView) -> Card:
    """What stands where nobody is suspended: what is known from paper, when to think of it, and what is less."""
    paper = view.record.done_outside(OutsideStep.SUSPENSION)
    card = Card(_("Nobody is suspended in this case"), name="nobody")
    if paper is not None:
        card = Card(_("A suspension stands on paper only"), name="nobody")
        words = _(
            "It was recorded on {day} as done outside Casebook. Record the decision here too, with its reasons: then reviews"
            " are counted, and it can be ended here."
        )
        card.add(PlainLabel(words.format(day=wording.day(paper.on))))
    card.add(
        PlainLabel(
            _("Think of it only where staying at work would put a child or somebody else at risk, or the inquiry itself.")
        ),
        PlainLabel(_("Look first at what is less"), "strong"),
        PlainLabel("\n".join(f"•  {_(ALTERNATIVES[each])}" for each in Alternative)),
    )  # fmt: skip
    return card


def _card(one: Suspension) -> Card:
    end = one.end
    rejected = dict(one.rejected)
    facts = [
        (_("Since"), wording.day(one.began)),
        (_("Decided"), f"{wording.moment(one.decided_at)}, {_(SUSPENDERS[one.suspender])}, {one.decided_by}"),
        (_("The cause"), one.grounds),
        (_("To protect"), "\n".join(_(PURPOSES[each]) for each in one.purposes)),
        (_("The risk"), one.risk),
        (_("Asked before"), one.consulted),
        (_("Instead"), "\n".join(f"{_(ALTERNATIVES[each])}: {rejected.get(each, '')}" for each in Alternative)),
        (_("Pay"), _("Full pay")),
        (_("Asked of them"), one.conditions),
        (_("To turn to"), one.contact),
        (_("Support"), one.support),
        (_("Local authority told"), wording.moment(one.informed_la_at) if one.informed_la_at else _("Not yet")),
        (_("The other told"), wording.moment(one.informed_other_at) if one.informed_other_at else _("Not yet")),
        (_("Letter given"), wording.day(one.letter_on) if one.letter_on else _("Not yet")),
        (_("First review"), wording.day(one.review_on)),
    ]  # fmt: skip
    for review in one.reviews:
        after = _(" Next: {day}.").format(day=wording.day(review.next_on)) if review.next_on else ""
        facts.append(
            (
                _("Review"),
                f"{wording.day(review.on)}, {review.by}. {_(REVIEWS[review.outcome])}: {review.reason}{after}",
            )
        )
    facts += [
        (_("In touch"), f"{wording.day(each.on)}, {each.by}. {each.note}") for each in one.check_ins
    ]
    if end is not None:
        facts += [
            (_("Ended"), f"{wording.day(end.on)}, {_(ENDERS[end.by])}: {end.decided_by}"),
            (_("Why it ended"), end.reason),
            (_("Return"), end.return_plan),
            (_("Recorded by"), end.recorded_by),
        ]
    words, tone = (_("Ended"), "") if end else (_("Runs"), "warn")
    return facts_card(_("Suspension"), facts, state=words, tone=tone, name=f"suspension-{one.id}")
