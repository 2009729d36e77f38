"""How an earlier warning is worded on the screen."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from casebook.domain.case import CaseTeam
from casebook.domain.warning import ConductFamily, EarlierWarning
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.decision_words import SANCTIONS
from casebook.ui.widgets.fact_card import facts_card

FAMILIES: Final[Mapping[ConductFamily, str]] = {
    ConductFamily.ONLINE_TIME: N_("Social media in working time"),
    ConductFamily.ONLINE_WORDS: N_("What was said online about the school or its people"),
    ConductFamily.ONLINE_BULLYING: N_("Bullying or harassment online"),
    ConductFamily.ONLINE_INFORMATION: N_("Confidential or personal information put online"),
    ConductFamily.ONLINE_PUPILS: N_("Contact with pupils online"),
    ConductFamily.OTHER_CONDUCT: N_("Other conduct"),
}


def warning_card(one: EarlierWarning, *, by: str, today: date) -> Card:
    """One warning as it was entered, with whether it is live on a day (local)."""
    words, tone = state(one, today)
    facts = (
        (_("Issued"), wording.day(one.issued_on)),
        (_("Last live day"), wording.day(one.live_to)),
        (_("About"), _(FAMILIES[one.about])),
        (_("Paragraphs"), one.clauses),
        (_("Taken from"), _("The paper personnel file")),
        (_("Charged here"), one.charged_why),
        (_("Entered"), f"{wording.moment(one.at)}, {by}"),
        (_("Taken back"), one.withdrawn),
    )
    name = f"warning-{one.id}"
    return facts_card(_(SANCTIONS[one.level]), facts, state=words, tone=tone, name=name)


def warning_cards(
    warnings: Iterable[EarlierWarning], team: CaseTeam, *, today: date
) -> tuple[Card, ...]:
    """A card for each warning, naming who entered it."""
    named = ((one, team.person(one.by)) for one in warnings)
    return tuple(
        warning_card(one, by=person.name if person else "", today=today) for one, person in named
    )


def state(one: EarlierWarning, today: date) -> tuple[str, str]:
    """Whether it is live on a day, in words, and the tone of their tag."""
    if one.withdrawn:
        return _("Taken back"), ""
    return (_("Live"), "info") if one.live_on(today) else (_("Spent"), "")
