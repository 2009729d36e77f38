"""The target of an attack: what they were told and did, the first look, and the support they have."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.incident import ANSWERED, DO_NOT_REPLY, SUPPORT, Incident, SupportOffer
from casebook.domain.report import time_to_head
from casebook.domain.roles import Permission
from casebook.domain.triage import Question
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.incident_form import (
    EngagementForm,
    LookForm,
    SupportForm,
    SupportReviewForm,
)
from casebook.ui.widgets.incident_words import REPLIES
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainLabel


class IncidentPage(FormPage):
    """What the target was told, what may lie behind the attack, and who helps."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Target and support"), _(
            "Somebody is attacked. They are told not to reply, they are offered help, and nothing here is held against them."
        )

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        found: list[QWidget] = [Notice(_(DO_NOT_REPLY))]
        if view.record.incident.engagement.answered:
            found.append(Notice(_(ANSWERED)))
        return found

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        incident = view.record.incident
        cards: list[QWidget] = [_told(view), _look(incident)]
        cards += [_offer(one) for one in reversed(incident.offers)]
        cards += [
            facts_card(
                _("Talk about support"),
                [
                    (_("When"), wording.day(one.on)),
                    (_("With"), one.by),
                    (_("How they are"), one.note),
                    (_("Next talk"), wording.day(one.next_on) if one.next_on else _("None wanted")),
                ],
                name=f"talk-{number}",
            )
            for number, one in reversed(list(enumerate(incident.reviews)))
        ]
        if not incident.offers:
            cards.append(PlainLabel(_("No support is on record yet."), "muted"))
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        incident, today = view.record.incident, view.today
        return [
            beside("told", _("Record what they were &told and did…"), lambda: EngagementForm(incident),
                lambda form: partial(self.user.incident.record_engagement, self.id, form.engagement(),
                    nominated_told_at=form.nominated.moment(), teacher_accused=form.accused.value()),
                permission=Permission.RESPOND),
            beside("look", _("Answer the first &questions…"), lambda: LookForm(incident.look, today=today),
                lambda form: partial(self.user.incident.take_look, self.id, form.look()),
                permission=Permission.RESPOND),
            beside("support", _("Record an &offer of support…"), lambda: SupportForm(incident.next_review_on),
                lambda form: partial(self.user.incident.offer_support, self.id, form.offers(), review_on=form.review_on.value()),
                permission=Permission.RESPOND),
            beside("support_review", _("Record a tal&k about how they are…"), SupportReviewForm,
                lambda form: partial(self.user.incident.review_support, self.id, form.review()),
                permission=Permission.RESPOND,
                shut="" if incident.offers else _("Opens when support was offered.")),
        ]  # fmt: skip


def _told(view: CaseView) -> Card:
    record, said = view.record, view.record.incident.engagement
    head, target = record.report.head_informed_at, record.team.person(record.case.subject)
    answered = {True: _("Yes"), False: _("No"), None: _("Not asked yet")}[said.answered]
    nominated = record.incident.nominated_told_at
    elapsed = time_to_head(record.report)
    return facts_card(
        target.name if target else record.report.concern.subject_name,
        [
            (_("Told not to reply"), wording.day(said.advised_on) if said.advised_on else _("Not yet")),
            (_("By"), said.advised_by),
            (_("Did they answer"), answered),
            (_("When they answered"), wording.moment(said.at) if said.at else ""),
            (_("What they answered"), said.what),
            (_("The headteacher was told"), wording.moment(head) if head else _("Not on record")),
            (_("How long it took"), wording.read(elapsed) if elapsed else ""),
            (_("The nominated person was told"), wording.moment(nominated) if nominated else _("Not on record")),
            (_("A pupil accuses them"), _("Yes: nobody may publish who they are (section 141F).")
             if record.incident.teacher_accused else ""),
        ],
        name="told",
    )  # fmt: skip


def _look(incident: Incident) -> Card:
    look = incident.look
    return facts_card(
        _("First questions"),
        [
            (_("May it be an offence?"), _answer(look.offence)),
            (_("Why the police are not told"), look.police_why_not),
            (_("May a child be at risk?"), _answer(look.child)),
            (_("Asked on"), wording.day(look.on) if look.on else ""),
        ],
        name="look",
    )


def _answer(question: Question) -> str:
    if question.answer is None:
        return _("Not answered yet")
    words = _(wording.ANSWERS[question.answer])
    return f"{words}. {question.reason}" if question.reason else words


def _offer(one: SupportOffer) -> Card:
    return facts_card(
        _(SUPPORT[one.kind]),
        [
            (_("Offered"), f"{wording.day(one.on)}, {one.by}"),
            (_("Note"), one.note),
        ],
        state=_(REPLIES[one.reply]),
        name=f"support-{one.kind}",
    )
