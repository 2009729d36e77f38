"""What stands on the page for closing: a second person's answer, the list, and what was recorded of the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.domain.appeal_result import AppealResult
from casebook.domain.case_view import CaseView
from casebook.domain.closing import Closing
from casebook.domain.closing_list import ClosingItem
from casebook.domain.departure import Departure
from casebook.domain.guide import TaskState
from casebook.domain.ids import PersonId
from casebook.domain.second_person import JointRequest
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Line, Tag, in_row
from casebook.ui.widgets.decision_words import REFERRALS, SANCTIONS
from casebook.ui.widgets.ending_words import ACCESS, APPEALS, FREE, JOINTS
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class SecondCard(Card):
    """What waits for a second person: another agrees or says no, and whoever asked may take it back.

    Signals:
        answered(bool): whether a person agreed.
    """

    answered = Signal(bool)

    def __init__(
        self,
        request: JointRequest,
        *,
        asked_by: str,
        me: PersonId,
        why_not: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="second-person", parent=parent)
        mine = request.asked_by == me
        what = _(JOINTS[request.joint])
        said = (
            _("You asked a second person to agree {what}.").format(what=what)
            if mine
            else _("{name} asks a second person to agree {what}.").format(name=asked_by, what=what)
        )
        self.add(PlainLabel(said, "strong"), PlainLabel(request.reason))
        self.add(PlainLabel(wording.moment(request.asked_at), "small"))
        agree = PlainButton(_("A&gree"), "primary", name="agree")
        no = PlainButton(_("Ta&ke it back") if mine else _("Say &no"), name="say-no")
        agree.setEnabled(not why_not and not mine)
        no.setEnabled(not why_not)
        why = why_not or (_("Somebody else in the case has to agree.") if mine else "")
        row = in_row(agree, no, PlainLabel(why, "small"), gap=14, stretch_last=True)
        self.body.addLayout(row)
        agree.clicked.connect(lambda: self.answered.emit(True))
        no.clicked.connect(lambda: self.answered.emit(False))


class ClosingList(Card):
    """What is settled before the case is put away.

    Signals:
        opened(PageId): go where a line is seen to.
    """

    opened = Signal(object)

    def __init__(self, items: tuple[ClosingItem, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Before it is put away"), name="closing-list", parent=parent)
        for number, item in enumerate(items):
            if number:
                self.add(Line())
            words, tone = wording.TASK_STATES[item.state]
            what = wording.read(item.what)
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            row.addWidget(PlainLabel(what), 1)
            if item.state is TaskState.NOT_STARTED:
                go = PlainButton(_("Go to it"), "link", name=f"see-to-{item.page}-{number}")
                go.setAccessibleDescription(what)
                go.clicked.connect(lambda _on=False, page=item.page: self.opened.emit(page))
                row.addWidget(go)
            row.addWidget(Tag(_(words), tone))
            self.body.addLayout(row)


def appeal_card(result: AppealResult, view: CaseView) -> Card:
    """What the appeal came to."""
    instead = result.instead
    counts = (
        _("{months} months from {day}").format(
            months=result.live_months, day=wording.day(result.counts_from)
        )
        if result.live_months and result.counts_from
        else ""
    )
    told, pay = result.authority_told_on, result.pay_restored_on
    return facts_card(
        _("What the appeal came to"),
        [
            (_("Result"), _(APPEALS[result.end])),
            (_("Decided on"), wording.day(result.on)),
            (_("Reasons"), result.reasons),
            (_("In its place"), _(SANCTIONS[instead]) if instead else ""),
            (_("It counts"), counts),
            (_("Local authority told"), wording.day(told) if told else ""),
            (_("Pay made good"), wording.day(pay) if pay else ""),
            (_("Service"), _("Counts as unbroken") if result.service_unbroken else ""),
        ],
        name=f"appeal-{view.record.case.reference}",
    )


def departure_card(departure: Departure) -> Card:
    """How the subject left."""
    return facts_card(
        _("How the subject left"),
        [
            (_("Last day"), wording.day(departure.left_on) if departure.left_on else ""),
            (_("Concluded"), departure.conclusion),
            (_("DBS"), _(REFERRALS[departure.dbs]) if departure.dbs else ""),
            (_("TRA"), _(REFERRALS[departure.tra]) if departure.tra else ""),
            (_("Why"), departure.referral_reasons),
            (_("Free to tell"), "\n".join(_(FREE[one]) for one in departure.free_to_tell)),
        ],
        name="departed",
    )


def closing_card(closing: Closing) -> Card:
    """The closing record."""
    access = _(ACCESS[closing.access]) if closing.access else ""
    given = f", {wording.day(closing.access_on)}" if closing.access_on else ""
    return facts_card(
        _("Closing record"),
        [
            (_("DBS"), _(REFERRALS[closing.dbs]) if closing.dbs else ""),
            (_("TRA"), _(REFERRALS[closing.tra]) if closing.tra else ""),
            (_("LADO"), _(REFERRALS[closing.lado]) if closing.lado else ""),
            (_("Why"), closing.referral_reasons),
            (_("Access"), access + given),
            (_("Support"), closing.support),
            (_("What the school learned"), closing.lessons),
            (_("Written by"), closing.by),
            (_("On"), wording.day(closing.on) if closing.on else ""),
        ],
        name="closing-record",
    )
