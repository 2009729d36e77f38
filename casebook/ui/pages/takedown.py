"""The takedown log: each address that was reported, the looks at it, and what came of it."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.police import standing
from casebook.domain.roles import Permission
from casebook.domain.takedown import Recheck, Takedown, TakedownEnd
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.incident_words import ENDS
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.takedown_form import (
    EscalationForm,
    NothingOnlineForm,
    RecheckForm,
    TakedownEndForm,
    TakedownForm,
)


class TakedownPage(FormPage):
    """Open lines first; each can be looked at again, brought to a helpline, or ended."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Takedown log"), _(
            "Keep a copy first: taking something down can destroy evidence. Then ask the platform, and look again."
        )

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        holds = standing(view.record.police_holds, view.today)
        if not holds:
            return []
        asked = all(hold.takedown for hold in holds)
        words = (
            _("A police hold stands. What the police said about taking it down is on the police page.")
            if asked
            else _("A police hold stands. Ask the police before anything is taken down.")
        )  # fmt: skip
        return [Notice(words)]

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        log = view.record.takedowns
        cards: list[QWidget] = [_card(one) for one in _open(log)]
        cards += [_card(one) for one in reversed(log) if not one.open]
        if view.record.incident.nothing_online:
            facts = [(_("Why"), view.record.incident.nothing_online)]
            cards.append(facts_card(_("There is nothing to be taken down"), facts, name="nothing"))
        if not cards:
            cards.append(PlainLabel(_("Nothing was reported to a platform yet."), "muted"))
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        found: list[Offer[Any]] = [
            beside("report", _("Record a &report to a platform…"), TakedownForm,
                lambda form: partial(self.user.takedown.report, self.id, form.line()), permission=Permission.RESPOND),
        ]  # fmt: skip
        log = view.record.takedowns
        for number, one in enumerate(_open(log)):
            found += self._of_line(one, first=number == 0)
        if not log:
            found.append(
                beside("nothing", _("There is &nothing to take down…"), NothingOnlineForm,
                    lambda form: partial(self.user.incident.record_nothing_online, self.id, form.why.value()),
                    permission=Permission.RESPOND)
            )  # fmt: skip
        return found

    def _of_line(self, one: Takedown, *, first: bool) -> list[Offer[Any]]:
        """What can be recorded of a line; the first has the keys."""
        where, log, key = one.address.replace("&", "&&"), self.user.takedown, Permission.RESPOND
        look, ask, end = (
            (_("&Look again: {where}…"), _("Ask a &helpline: {where}…"), _("&End it: {where}…"))
            if first
            else (_("Look again: {where}…"), _("Ask a helpline: {where}…"), _("End it: {where}…"))
        )
        found: list[Offer[Any]] = [
            beside(f"look-{one.id}", look.format(where=where), RecheckForm,
                lambda form: partial(log.recheck, self.id, one.id, form.look()), permission=key),
        ]  # fmt: skip
        if one.escalated_at is None:
            found.append(
                beside(f"help-{one.id}", ask.format(where=where), EscalationForm,
                    lambda form: partial(log.escalate, self.id, one.id, at=form.when(), to=form.to.value(),
                        reference=form.reference.value()), permission=key)
            )  # fmt: skip
        found.append(
            beside(f"end-{one.id}", end.format(where=where), TakedownEndForm,
                lambda form: partial(log.end, self.id, one.id, TakedownEnd(form.end.value()), at=form.when(), after=form.after.value(),
                    note=form.note.value()), permission=key)
        )  # fmt: skip
        return found


def _open(log: tuple[Takedown, ...]) -> list[Takedown]:
    return [one for one in log if one.open]


def _card(one: Takedown) -> Card:
    asked = one.escalated_at
    facts = [
        (_("Platform"), one.platform),
        (_("Reported"), f"{wording.moment(one.reported_at)}, {one.by}"),
        (_("As"), one.category),
        (_("By way of"), one.route),
        (_("Its reference"), one.reference),
        (_("Evidence before"), one.before),
        *(_looked(look) for look in one.rechecks),
        (_("Help asked for"), f"{wording.moment(asked)}, {one.escalated_to}" if asked else ""),
        (_("Their reference"), one.escalated_reference),
        (_("Ended"), wording.moment(one.ended_at) if one.ended_at else ""),
        (_("Evidence after"), one.after),
        (_("Why it stays up"), one.note),
    ]
    words, tone = (_(ENDS[one.end]), "") if one.end else (_("Still up"), "hold")
    return facts_card(one.address, facts, state=words, tone=tone, name=f"line-{one.id}")


def _looked(look: Recheck) -> tuple[str, str]:
    state = _("still there") if look.still_up else _("gone")
    note = f". {look.note}" if look.note else ""
    return _("Looked again"), f"{wording.day(look.on)}, {look.by}: {state}{note}"
