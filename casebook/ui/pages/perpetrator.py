"""Who made an attack: the log of what points to whom, who took part, and what follows for them."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.attribution import Attribution, Perpetrator
from casebook.domain.case_view import CaseView
from casebook.domain.ids import CaseId
from casebook.domain.perpetrator import PROCEDURES
from casebook.domain.review import Review
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, in_row
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.incident_words import LEVELS, TYPES, UNKNOWN_REVIEWS
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.perpetrator_form import (
    AttributionForm,
    LinkForm,
    PerpetratorForm,
    ProcedureForm,
    UnknownReviewForm,
)
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class PerpetratorPage(FormPage):
    """Nobody stands here until it is shown who it was."""

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(user, desk, case=case, detail=detail, parent=parent)
        self._others: dict[CaseId, str] = {}

    @override
    def look(self) -> None:
        self.ask(lambda: (self.user.cases.view(self.id), self.user.cases.home()), self._show_both)

    def _show_both(self, found: tuple[CaseView, Any]) -> None:
        view, home = found
        self._others = {
            row.case: f"{row.reference}, {row.subject_name}"
            for row in home.rows
            if row.case != self.id and row.kind is not view.record.case.kind
        }
        self.show_view(view)

    @override
    def heading(self) -> tuple[str, str]:
        return _("Who did it"), _(
            "Write down what points to whom. Nobody is guessed: somebody stands here only once it is shown."
        )

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        return [] if view.record.perpetrators else [Notice(_("It is not known who did it."))]

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        record = view.record
        cards: list[QWidget] = [self._person(one) for one in record.perpetrators]
        cards += [_review(one) for one in reversed(record.search.reviews)]
        cards += [_line(one) for one in reversed(record.search.lines)]
        if not cards:
            cards.append(PlainLabel(_("Nothing points to anybody yet."), "muted"))
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        record, key, found = view.record, Permission.RESPOND, self.user.perpetrator
        offers: list[Offer[Any]] = [
            beside("log", _("Add to the &log…"), AttributionForm,
                lambda form: partial(found.log, self.id, form.line()), permission=key),
            beside("review", _("Record a rev&iew…"), UnknownReviewForm,
                lambda form: partial(found.review_unknown, self.id, form.review()), permission=key,
                shut=_("It is known who took part, so there is nothing to review.") if record.perpetrators else ""),
            beside("establish", _("Record &who took part…"), PerpetratorForm,
                lambda form: partial(found.establish, self.id, form.perpetrator()), permission=key),
        ]  # fmt: skip
        for one in record.perpetrators:
            offers += self._of_person(one)
        return offers

    def _of_person(self, one: Perpetrator) -> list[Offer[Any]]:
        who, found = one.who.replace("&", "&&"), self.user.perpetrator
        offers: list[Offer[Any]] = [
            beside(f"procedure-{one.id}", _("Record what follows for {who}…").format(who=who), lambda: ProcedureForm(one),
                lambda form: partial(found.record_procedure, self.id, form.perpetrator()), permission=Permission.RESPOND),
        ]  # fmt: skip
        if PROCEDURES[one.kind].opens is not None and not one.linked:
            shut = (
                ""
                if self._others
                else _("No case that you can open is about staff. Record the concern first.")
            )
            offers.append(
                beside(f"link-{one.id}", _("Say which case is about {who}…").format(who=who),
                    lambda: LinkForm(self._others),
                    lambda form: partial(found.link, self.id, one.id, form.case()),
                    permission=Permission.RESPOND, shut=shut)
            )  # fmt: skip
        return offers

    def _person(self, one: Perpetrator) -> Card:
        row = PROCEDURES[one.kind]
        card = facts_card(one.who, _facts(one), state=_(TYPES[one.kind]), name=f"who-{one.id}")
        if one.done_on is None:
            card.add(PlainLabel(_("What comes first"), "strong"))
            card.add(PlainLabel("\n".join(f"•  {_(words)}" for words in row.first), "small"))
        if row.note:
            card.add(PlainLabel(_(row.note), "small"))
        if row.opens is not None and not one.linked:
            about = row.opens.value
            record = PlainButton(_("Record a concern about them"), name=f"concern-{one.id}")
            record.clicked.connect(
                lambda: self.go.emit(Destination(Place.CONCERN, None, f"{about}:{one.who}"))
            )
            card.body.addLayout(in_row(record))
        return card


def _facts(one: Perpetrator) -> list[tuple[str, str]]:
    def dated(words: str, day: Any) -> str:
        return f"{wording.day(day)}. {words}" if day else words

    return [
        (_("Procedure"), _(PROCEDURES[one.kind].procedure)),
        (_("How it is known"), f"{_(LEVELS[one.level])}. {one.basis}"),
        (_("Established"), f"{wording.day(one.on)}, {one.by}"),
        (_("Age"), str(one.age) if one.age is not None else ""),
        (_("Their own needs"), dated(one.welfare_note, one.welfare_on)),
        (_("Meeting with parents"), dated(f"{one.parents_with}. {one.parents_note}".strip(". "), one.parents_on)),
        (_("Reminded of section 141F"), wording.day(one.reminded_on) if one.reminded_on else ""),
        (_("Decided or done"), dated(one.done, one.done_on)),
        (_("By"), one.done_by),
        (_("Their case"), one.linked),
        (_("The target was told"), dated(one.told, one.told_on)),
        (_("Because"), one.told_why),
    ]  # fmt: skip


def _review(one: Review) -> Card:
    return facts_card(
        _("Looked at again"),
        [
            (_("When"), wording.day(one.on)),
            (_("By"), one.by),
            (_("What was tried"), one.reason),
        ],
        state=_(UNKNOWN_REVIEWS[one.outcome]),
        name=f"review-{one.on.isoformat()}",
    )


def _line(one: Attribution) -> Card:
    return facts_card(
        one.who,
        [
            (_("When"), wording.day(one.on)),
            (_("Who looked into it"), one.by),
            (_("They may be"), _(TYPES[one.kind])),
            (_("How sure"), _(LEVELS[one.level])),
            (_("What points to them"), one.basis),
        ],
        state=_("In the log"),
        name=f"log-{one.on.isoformat()}",
    )
