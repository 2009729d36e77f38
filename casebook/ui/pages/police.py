"""The police: what they were told and said, and the hold that stands or stood."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.hold_block import STILL_ALLOWED
from casebook.domain.police import PoliceHold, PoliceReferral, standing
from casebook.domain.review import Review
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.beside_words import CHANNELS, RELEASES, REVIEWS, SCOPES, USES
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.police_form import (
    HoldForm,
    HoldReleaseForm,
    PoliceReferralForm,
    ReviewForm,
    TakedownForm,
)


class PolicePage(FormPage):
    """Referrals and holds, newest first. A hold says what may go on under it."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Police"), _(
            "The school does not get in the way of the police. It waits only for what they ask, and looks again."
        )

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        record = view.record
        cards: list[QWidget] = [_hold_card(one, view) for one in reversed(record.police_holds)]
        cards += [_referral_card(one) for one in reversed(record.police_referrals)]
        if not cards:
            cards.append(PlainLabel(_("Nothing is recorded of the police in this case."), "muted"))
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        holds = view.record.police_holds
        found: list[Offer[Any]] = [
            beside("police_referral", _("Record that the police were &told…"), PoliceReferralForm,
                lambda form: partial(self.user.police.record_referral, self.id, form.referral())),
        ]  # fmt: skip
        running = next((one for one in holds if one.released is None), None)
        if running is None:
            found.append(beside("police_hold", _("Record that they asked the school to &wait…"), HoldForm,
                lambda form: partial(self.user.police.begin_hold, self.id, form.hold())))  # fmt: skip
            return found
        hold = running
        found += [
            beside("hold_review", _("Rec&ord a review of the hold…"),
                lambda: ReviewForm(whom=_("With whom it was reviewed"), scope=hold.scope),
                lambda form: partial(self.user.police.review_hold, self.id, hold.id, form.review(), scope=form.new_scope())),
            beside("takedown", _("Record what they said about t&aking it down…"), TakedownForm,
                lambda form: partial(self.user.police.record_takedown, self.id, hold.id, form.said.value())),
            beside("hold_release", _("Record the end of the hold…"), HoldReleaseForm,
                lambda form: partial(self.user.police.release_hold, self.id, hold.id, form.release())),
        ]  # fmt: skip
        return found


def _hold_card(hold: PoliceHold, view: CaseView) -> Card:
    stands = bool(standing((hold,), view.today))
    release = hold.release
    facts = [
        (_("The school leaves"), "\n".join(_(SCOPES[one]) for one in hold.scope)),
        (_("Since"), wording.day(hold.began)),
        (_("Asked for by"), hold.asked_by),
        (_("Recorded by"), hold.put_by),
        (_("Why"), hold.why),
        (_("Taking material down"), hold.takedown or _("The police have not been asked yet.")),
        *(_review_line(one) for one in hold.reviews),
    ]
    if release is not None:
        facts += [
            (
                _("Ended"),
                f"{wording.day(release.on)}, {release.officer}, {_(RELEASES[release.form])}",
            ),
            (_("Conditions"), release.conditions),
            (_("Use"), _(USES[release.use])),
        ]
    words, tone = (_("Stands"), "hold") if stands else (_("Ended"), "")
    card = facts_card(_("Police hold"), facts, state=words, tone=tone, name=f"hold-{hold.id}")
    if stands:
        card.add(PlainLabel(_("What goes on under any hold"), "strong"))
        card.add(PlainLabel("\n".join(f"•  {_(words)}" for words in STILL_ALLOWED), "small"))
    return card


def _review_line(review: Review) -> tuple[str, str]:
    came_to = _(REVIEWS[review.outcome])
    after = _(" Next: {day}.").format(day=wording.day(review.next_on)) if review.next_on else ""
    return (
        _("Review"),
        f"{wording.day(review.on)}, {review.by}. {came_to}: {review.reason}{after}",
    )


def _referral_card(told: PoliceReferral) -> Card:
    return facts_card(
        _("Told to the police"),
        [
            (_("When"), wording.moment(told.reported_at)),
            (_("By"), told.by),
            (_("Force"), told.force),
            (_("How"), _(CHANNELS[told.channel])),
            (_("Their reference"), told.reference),
            (_("Officer"), told.officer),
            (_("What they were told"), told.disclosed),
            (_("What they said"), told.advice),
        ],
        name=f"told-{told.id}",
    )
