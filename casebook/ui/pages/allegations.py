"""Allegations and charges: what is said to have happened, held against the policy, and what is put at a hearing."""

from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.allegation import Allegation, Charge
from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.classification import Classified
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import AllegationId, CaseId, ChargeId
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import emptied, in_row
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.conduct_form import ConductForm, charge_from, new_allegation
from casebook.ui.widgets.conduct_words import LEVELS
from casebook.ui.widgets.list_beside import ListBeside
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.side_list import SideList, SideRow, SideSection

NEW_ALLEGATION: Final = "new-allegation"
NEW_CHARGE: Final = "new-charge"


class AllegationsPage(Page):
    """`detail` is the id of an allegation or a charge, or what is new (`new-charge`)."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.ALLEGATION, Kind.CHARGE, Kind.EVIDENCE})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self._user, self._id, self._wanted = user, case, detail
        self._view: CaseView | None = None
        self._from: Allegation | None = None
        self._drafts = DraftKeeper(self, user.cases, case)
        self._list = SideList(_("Allegations and charges"), name="conduct-list")
        self._list.chosen.connect(self._choose)
        self._list.to_case.connect(lambda: self.go_to(PageId.CASE))
        self._area, self._body = scrolled(92)
        self.content.addWidget(ListBeside(self._list, self._area))

    @override
    def look(self) -> None:
        self.ask(lambda: self._user.cases.view(self._id), self._show)

    @override
    def leave(self) -> None:
        self._drafts.keep()

    @override
    def unsaved(self) -> bool:
        return self._drafts.lost()

    def _show(self, view: CaseView) -> None:
        with self.unmoved():
            self._show_conduct(view)

    def _show_conduct(self, view: CaseView) -> None:
        self._view = view
        enter(self, view, self._user.cases)
        record = view.record
        subject = record.team.person(record.case.subject)
        of = f"{record.case.reference} · {subject.name if subject else ''}"
        self._list.show_sections(of, self._sections())
        standing = [one.id for one in record.allegations if not one.withdrawn]
        first = standing[0] if standing else NEW_ALLEGATION
        known = {row.key for section in self._sections() for row in section.rows}
        self._choose(self._wanted if self._wanted in known else first)

    def _sections(self) -> tuple[SideSection, ...]:
        assert self._view is not None
        record = self._view.record
        alleged = tuple(_alleged(one) for one in record.allegations if not one.withdrawn)
        charged = tuple(_charged(one) for one in record.charges if not one.withdrawn)
        gone = (
            *(_alleged(one) for one in record.allegations if one.withdrawn),
            *(_charged(one) for one in record.charges if one.withdrawn),
        )
        write = SideRow(NEW_ALLEGATION, _("Write an allegation"))
        charge = SideRow(NEW_CHARGE, _("Write a charge"))
        return (
            SideSection(_("Alleged"), (*alleged, write)),
            SideSection(_("Charged, for a hearing"), (*charged, charge)),
            SideSection(_("Withdrawn"), gone),
        )

    def _choose(self, key: str) -> None:
        if self._view is None:
            return
        self._wanted = key
        if key != NEW_CHARGE:
            self._from = None
        self._drafts.keep()
        self._list.mark(key)
        form = self._form()
        self.ask(lambda: self._drafts.read(form), self._lay_out)

    def _form(self) -> str:
        """What the draft of the form that is wanted is called."""
        return f"conduct/{self._wanted}/{self._from.id if self._from else ''}"

    def _lay_out(self, draft: FormDraft) -> None:
        if self._view is None or draft.form != self._form():
            return  # something else was chosen since
        if self._drafts.keep():
            self._choose(self._wanted)  # something was typed since
            return
        self._drafts.release()
        held = self.keyboard()
        typing = held is not None and self._area.isAncestorOf(held)
        emptied(self._body)
        item = self._item(self._wanted)
        self._body.addWidget(PlainLabel(_heading(item), "title"))
        stopped = self._why_not(item)
        if stopped:
            self._body.addWidget(Notice(stopped, "warn", name="why-not"))
        form = ConductForm(self._view.record, self._view.policy, item)
        form.setEnabled(not stopped)
        self._body.addWidget(form)
        if not stopped:
            self._body.addLayout(self._buttons(form, item))
            self._body.addWidget(PlainLabel(as_you_type(), "small"))
            self._drafts.watch(form, draft)
            if typing:
                QTimer.singleShot(0, form, form.fields()[0].setFocus)

    def _buttons(self, form: ConductForm, item: Classified) -> QHBoxLayout:
        save = PlainButton(_("&Save"), "primary", name="save")
        save.clicked.connect(lambda: self._save(form))
        buttons = [save]
        if isinstance(item, Allegation) and item.id and self._may(Permission.CHARGE):
            charge = PlainButton(_("Char&ge this…"), name="charge-this")
            charge.clicked.connect(lambda: self._charge(item))
            buttons.append(charge)
        if isinstance(item, Charge):
            weigh = PlainButton(_("Lawful e&xpression…"), name="weigh")
            weigh.clicked.connect(lambda: self.go_to(PageId.EXPRESSION))
            buttons.append(weigh)
        if item.id:
            withdraw = PlainButton(_("Withdr&aw…"), "danger", name="withdraw")
            withdraw.clicked.connect(lambda: self._withdraw(item))
            buttons.append(withdraw)
        return in_row(*buttons, gap=10)

    def _item(self, key: str) -> Classified:
        assert self._view is not None
        record = self._view.record
        if key == NEW_CHARGE:
            return charge_from(self._from)
        items: tuple[Classified, ...] = (*record.allegations, *record.charges)
        found = [one for one in items if one.id == key]
        return found[0] if found else new_allegation()

    def _why_not(self, item: Classified) -> str:
        assert self._view is not None
        if item.withdrawn:
            return _("Withdrawn: {reason}").format(reason=item.withdrawn)
        if isinstance(item, Allegation):
            others = _("The case owner and the investigator write allegations.")
            return why_not(self._view, Permission.CLASSIFY, others)
        stopped = why_not(self._view, Permission.CHARGE, _("The case owner writes the charges."))
        if stopped:
            return stopped
        if any(finding.charge == item.id for finding in self._view.record.decisions.findings):
            return _("This charge has a finding, so it stands as it is.")
        return ""

    def _may(self, permission: Permission) -> bool:
        return self._view is not None and may(self._view.my_roles, permission)

    def _save(self, form: ConductForm) -> None:
        typed = form.item()
        if typed is None:
            return
        allegations, case = self._user.allegations, self._id
        if isinstance(typed, Charge):
            self.do(lambda: allegations.save_charge(case, typed), self._saved)
        else:
            self.do(lambda: allegations.save(case, typed), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._drafts.recorded()
        if self._wanted in {NEW_ALLEGATION, NEW_CHARGE}:
            self._wanted = ""
        self.notices.say(_("Saved."), "ok", key="saved")

    def _charge(self, allegation: Allegation) -> None:
        self._from = allegation
        self._choose(NEW_CHARGE)

    def _withdraw(self, item: Classified) -> None:
        question = _(
            "Why is it withdrawn? It keeps its number, and the reason stays on the record."
        )
        reason = dialogs.ask_words(self, _("Withdraw {what}").format(what=_heading(item)), question)
        if not reason:
            return
        allegations, case = self._user.allegations, self._id
        if isinstance(item, Charge):
            charge = ChargeId(item.id)
            self.do(lambda: allegations.withdraw_charge(case, charge, reason), self._saved)
        else:
            alleged = AllegationId(item.id)
            self.do(lambda: allegations.withdraw(case, alleged, reason), self._saved)


def _alleged(one: Allegation) -> SideRow:
    title = _("{n}  {what}").format(n=one.number, what=_cut(one.what))
    cited = wording.count("{n} paragraph cited", "{n} paragraphs cited", len(one.clauses))
    return SideRow(one.id, title, one.withdrawn or cited)


def _charged(one: Charge) -> SideRow:
    title = _("{n}  {what}").format(n=one.number, what=_cut(one.words))
    return SideRow(one.id, title, one.withdrawn or _(LEVELS[one.level]))


def _heading(item: Classified) -> str:
    if isinstance(item, Charge):
        return _("Charge {n}").format(n=item.number) if item.id else _("A new charge")
    return _("Allegation {n}").format(n=item.number) if item.id else _("A new allegation")


def _cut(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
