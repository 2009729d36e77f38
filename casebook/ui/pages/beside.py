"""Beside the case: grievance, sickness, adjustments, a request for data, a legal hold, the press, a data breach."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.beside import NAMES
from casebook.domain.case_view import CaseView
from casebook.domain.overlay import QUESTIONS, AnswerKind, Overlay, OverlayKind, OverlayQuestion
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.overlay_form import OverlayEndForm, OverlayForm
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class BesidePage(FormPage):
    """What runs and what ran, newest first, and a button for each kind."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Beside the case"), _(
            "Other things can run while the case goes on. None of them stops it by itself: somebody decides, with a reason."
        )

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        newest = tuple(reversed(view.record.overlays))
        ordered = [one for one in newest if one.ended is None] + [
            one for one in newest if one.ended
        ]
        found: list[QWidget] = [self._others(view), *(_card(one) for one in ordered)]
        if not ordered:
            found.append(PlainLabel(_("Nothing else runs beside this case."), "muted"))
        return found

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        found: list[Offer[Any]] = []
        for one in view.record.overlays:
            if one.ended is None:
                found += [self._change(one), self._end(one)]
        running = {one.kind for one in view.record.overlays if one.ended is None}
        return found + [self._new(kind) for kind in OverlayKind if kind not in running]

    def _others(self, view: CaseView) -> Card:
        card = Card(_("With a page of their own"), name="own-pages")
        row = FlowLayout(gap=14)
        for page, words in (
            (PageId.SUSPENSION, _("S&uspension")),
            (PageId.SAFEGUARDING, _("Safe&guarding")),
            (PageId.POLICE, _("&Police")),
        ):
            link = PlainButton(words, "link", name=f"to-{page}")
            link.clicked.connect(lambda _on=False, page=page: self.go_to(page))
            row.addWidget(link)
        card.body.addLayout(row)
        running = [
            f"{wording.read(one.title)}, {wording.read(one.note)}"
            for one in view.guide.beside
            if one.page is not PageId.BESIDE
        ]
        if running:
            card.add(PlainLabel("\n".join(running), "small"))
        return card

    def _new(self, kind: OverlayKind) -> Offer[OverlayForm]:
        words = _("Record: {what}…").format(what=_(NAMES[kind]).lower())
        return beside(kind.value, words, lambda: OverlayForm(kind),
            lambda form: partial(self.user.overlays.save, self.id, form.overlay()))  # fmt: skip

    def _change(self, one: Overlay) -> Offer[OverlayForm]:
        words = _("Add to it: {what}…").format(what=_(NAMES[one.kind]).lower())
        return beside(f"{one.kind}-more", words, lambda: OverlayForm(one.kind, one),
            lambda form: partial(self.user.overlays.save, self.id, form.overlay()))  # fmt: skip

    def _end(self, one: Overlay) -> Offer[OverlayEndForm]:
        words = _("End it: {what}…").format(what=_(NAMES[one.kind]).lower())
        return beside(f"{one.kind}-end", words, OverlayEndForm,
            lambda form: partial(self.user.overlays.end, self.id, one.id, on=form.day(), why=form.why.value()))  # fmt: skip


def _card(one: Overlay) -> Card:
    facts = [(_("Since"), wording.day(one.began)), (_("What happened"), one.why)]
    facts += [(_(question.label), _read(one, question)) for question in QUESTIONS[one.kind]]
    facts.append((_("Recorded by"), one.by))
    if one.ended is not None:
        facts.append((_("Ended"), f"{wording.day(one.ended)}, {one.ended_by}. {one.ended_why}"))
    words, tone = (_("Ended"), "") if one.ended else (_("Runs"), "info")
    return facts_card(_(NAMES[one.kind]), facts, state=words, tone=tone, name=f"overlay-{one.id}")


def _read(one: Overlay, question: OverlayQuestion) -> str:
    typed = one.answer(question.name)
    day, moment = None, None
    if question.kind is AnswerKind.DAY:
        day = one.day(question.name)
    if question.kind is AnswerKind.MOMENT:
        moment = one.moment(question.name)
    if day is not None:
        return wording.day(day)
    if moment is not None:
        return wording.moment(moment)
    if question.kind is AnswerKind.YES:
        return _("Yes") if typed else ""
    return _(dict(question.choices)[typed]) if typed and question.choices else typed
