"""Fairness: what stops a case from being fair, what wants a reason, and what is in order."""

from typing import ClassVar

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.fairness import Fairness, Standing
from casebook.domain.fairness_check import Check, Part
from casebook.domain.ids import CaseId
from casebook.domain.override import Override
from casebook.domain.page_id import PageId
from casebook.domain.policy import Policy
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services import forms
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, fairness_words, printing, wording
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, read_only, why_not
from casebook.ui.widgets.fairness_list import OrderList, ShortfallList
from casebook.ui.widgets.flow import in_flow
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.paper_view import PaperView
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class FairnessPage(ScrollPage):
    """Every check of the case as it stands. `detail` is the check to begin with."""

    watches: ClassVar[frozenset[Kind]] = frozenset(Kind) - {Kind.DRAFT, Kind.USER}

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
        self._user, self._id = user, case
        self._policy: Policy | None = None
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.body.addWidget(PlainLabel(_("Is it fair so far?"), "title"))
        lead = _(
            "Casebook compares the record with what the law, the Acas Code and the policy ask. It decides nothing:"
            " it names what is missing, so that you can put it right or say why it is fair all the same."
        )
        self.body.addWidget(PlainLabel(lead, "muted"))
        self.count, self.code = PlainLabel("", "heading"), PlainLabel("", "muted")
        self.count.setObjectName("count")
        self.code.setObjectName("code")
        self._why_not = PlainLabel("", "small")
        for line in (self.count, self.code, self._why_not):
            self.body.addWidget(line)
        self._reference = ""
        self._lay_out_paper()
        self.stopping = ShortfallList(
            _("Put this right"), tag=_("Stops the case"), tone="stop", name="stopping"
        )
        self.wanting = ShortfallList(
            _("Put this right, or say why it is fair"),
            tag=_("Wants a reason"),
            tone="warn",
            name="wanting",
        )
        self.explained = ShortfallList(
            _("Explained"), tag=_("Explained"), tone="info", name="explained"
        )
        self.order = OrderList()
        for each in (self.stopping, self.wanting, self.explained):
            self.body.addWidget(each)
            each.fix.connect(self._fix)
            each.explain.connect(self._explain)
            each.take_back.connect(self._take_back)
            each.why.connect(self._why)
        self.body.addWidget(self.order)

    def _lay_out_paper(self) -> None:
        ways = (
            (_("See it on &paper…"), "paper-open", self._open_paper),
            (_("Pri&nt it…"), "paper-print", self._print_paper),
            (_("&Save a copy…"), "paper-save", self._save_paper),
        )
        self._ways = []
        for words, name, way in ways:
            button = PlainButton(words, name=name)
            button.clicked.connect(way)
            self._ways.append(button)
        self.body.addLayout(in_flow(*self._ways, gap=10))
        self._paper_note = PlainLabel("", "small")
        self.body.addWidget(self._paper_note)

    @override
    def look(self) -> None:
        self.ask(
            lambda: (self._user.cases.view(self._id), self._user.fairness.findings(self._id)),
            self._show,
        )

    def _show(self, found: tuple[CaseView, Fairness]) -> None:
        with self.unmoved():
            self._show_fairness(*found)

    def _show_fairness(self, view: CaseView, found: Fairness) -> None:
        record = view.record
        self._policy = view.policy
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        why = why_not(view, Permission.EXPLAIN, _("The members of the case give reasons."))
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))
        self._reference = record.case.reference
        self._allow_paper(read_only(view))
        self.count.setText(fairness_words.in_short(found))
        self.code.setText(fairness_words.code(found.code))
        names = {person.id: person.name for person in record.team.people}

        def named(given: Override) -> str:
            who = names.get(given.by, "")
            return " · ".join(part for part in (who, wording.moment(given.at)) if part)

        lists = (
            (self.stopping, Standing.STOPS, _("Nothing stops this case.")),
            (self.wanting, Standing.WANTS_REASON, ""),
            (self.explained, Standing.EXPLAINED, ""),
        )
        for shown, standing, nothing in lists:
            shown.show_answers(found.of(standing), able=not why, named=named, nothing=nothing)
        self.order.show_parts(
            (
                part,
                found.count(part),
                tuple(a for a in found.of_part(part) if a.standing is Standing.IN_ORDER),
            )
            for part in Part
        )

    def _fix(self, check: Check) -> None:
        self.go_to(Place.SCHOOL if check.page is PageId.SCHOOL else check.page)

    def _explain(self, check: Check) -> None:
        reason = dialogs.ask_words(
            self,
            _("Why is it fair all the same?"),
            _(
                "Your name stands beside the reason, and it is printed with the record. It lapses when what it is"
                " about changes."
            ),
        )
        if reason:
            self.do(lambda: self._user.fairness.override(self._id, check.id, reason))

    def _take_back(self, given: Override) -> None:
        why = dialogs.ask_words(
            self, _("Take this reason back"), _("Why does it no longer hold? Both stay to be read.")
        )
        if why:
            self.do(lambda: self._user.fairness.withdraw(self._id, given.id, why))

    def _why(self, check: Check) -> None:
        assert self._policy is not None
        dialogs.tell(self, _(check.order), fairness_words.why(check, self._policy))

    # On paper

    def _allow_paper(self, shut: str) -> None:
        for button in self._ways[1:]:
            button.setEnabled(not shut)
        logged = _(
            "The paper has every reason with its name, and what took longer. Printing and saving are logged."
        )
        self._paper_note.setText(shut or logged)

    def _open_paper(self) -> None:
        self.ask(lambda: self._user.fairness.sheet(self._id), self._show_paper)

    def _show_paper(self, pdf: bytes) -> None:
        title = _("How fair the case is: checks and reasons")
        view = PaperView(title, lambda width: forms.drawn(pdf, width), self.desk, self.window())
        dialogs.show(view)
        view.deleteLater()

    def _print_paper(self) -> None:
        printer = dialogs.pick_printer(self)
        if printer is not None:
            copies = max(1, printer.copyCount())
            self.do(
                lambda: self._user.fairness.printed(self._id, copies),
                lambda _changes: self._fetch_paper(printer),
            )

    def _fetch_paper(self, printer: QPrinter) -> None:
        self.ask(lambda: self._user.fairness.sheet(self._id), lambda pdf: self._paint(printer, pdf))

    def _paint(self, printer: QPrinter, pdf: bytes) -> None:
        self.run(
            lambda _job: printing.paint(printer, forms.pages(pdf, printing.DPI)), self._printed
        )

    def _printed(self, went: bool) -> None:  # noqa: FBT001 - the answer of the printer
        if went:
            self.notices.say(_("Sent to the printer."), "ok", key="printed")
        else:
            said = _("The printer did not take it. Check the printer, and print again.")
            self.notices.say(said, "stop", key="printed")

    def _save_paper(self) -> None:
        name = f"{self._reference}-fairness.pdf"
        where = dialogs.save_file(self, _("Save a copy of this paper"), name)
        if where is not None:
            self.do(lambda: self._user.fairness.save_copy(self._id, where), self._copied)

    def _copied(self, _changes: Changes) -> None:
        said = _("A copy was saved. Outside the casebook nothing protects it.")
        self.notices.say(said, "warn", key="copied")
