"""The documents page: what is due, a letter prepared beside its preview, and what was issued."""

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from casebook.domain import letter_check
from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.ids import CaseId
from casebook.domain.issued import IssuedLetter
from casebook.domain.letter import LetterFacts, LetterText
from casebook.domain.letter_field import GoesTo, MissingField
from casebook.domain.letter_offer import ADVICE_NOTE, KindOnOffer, OfferState
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.roles import Permission, may
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.pages.documents.way_out import WayOut
from casebook.ui.widgets import letter_list, wording
from casebook.ui.widgets.case_entry import enter, read_only
from casebook.ui.widgets.letter_draft import LetterDraftPane
from casebook.ui.widgets.letter_form import Values
from casebook.ui.widgets.letter_issued import LetterIssuedPane
from casebook.ui.widgets.list_beside import ListBeside
from casebook.ui.widgets.live_preview import Draw, LivePreview, Pages
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.side_list import SideList
from casebook.ui.widgets.with_preview import WithPreview

DRAW_AFTER: Final = 30  # milliseconds without a keystroke before the preview is drawn again
SAVE_AFTER: Final = 150  # and before the draft is kept


@dataclass(frozen=True, slots=True)
class _Overview:
    view: CaseView
    offers: tuple[KindOnOffer, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    offer: KindOnOffer
    facts: LetterFacts
    values: Values


class DocumentsPage(Page):
    """Letters of one case. `detail` is a kind to prepare (`DOC-26`) or the id of an issued letter."""

    watches: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.LETTER, Kind.DECISION, Kind.CHARGE, Kind.PERSON, Kind.SCHOOL, Kind.CASE}
    )

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, parent=parent)
        self._user, self._id, self._wanted = user, case, detail
        self._seen: _Overview | None = None
        self._open: _Opened | None = None
        self._issued: IssuedLetter | None = None
        self._list, self._draft, self._out = (
            SideList(_("Documents"), name="letters"),
            LetterDraftPane(),
            LetterIssuedPane(),
        )
        self.preview = LivePreview(desk)
        self._way_out = WayOut(self, user.letters, case)
        self._pane = QStackedWidget()
        for each in (self._teaching(), self._draft, self._out):
            self._pane.addWidget(each)
        self._work = WithPreview(self._pane, self.preview)
        self.content.addWidget(ListBeside(self._list, self._work, width=236))
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._saving.timeout.connect(self._save)
        self._drawing_soon = QTimer(self, singleShot=True, interval=DRAW_AFTER)
        self._drawing_soon.timeout.connect(self._draw)
        self._connect()

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._list.to_case.connect(lambda: self.go_to(PageId.CASE))
        self._draft.edited.connect(self._edited)
        self._draft.elsewhere.connect(self._put_right)
        self._draft.to_record.connect(self._to_record)
        self._draft.issue.connect(self._issue)
        self._draft.print_draft.connect(self._print_draft)
        self._draft.address.connect(self._keep_address)
        self.preview.refit.connect(self._ask_pages)
        self.preview.failed.connect(self._not_drawn)
        self.preview.drawn.connect(lambda: self.notices.drop("preview"))
        self._out.print_it.connect(self._print)
        self._out.save_copy.connect(self._save_copy)
        self._out.received.connect(
            lambda: self.go_to(PageId.OUTSIDE, OutsideStep.LETTER_RECEIVED.value)
        )

    # Looking

    @override
    def look(self) -> None:
        self.ask(
            lambda: _Overview(self._user.cases.view(self._id), self._user.letters.kinds(self._id)),
            self._show,
        )

    @override
    def leave(self) -> None:
        self._drawing_soon.stop()
        if self._saving.isActive():
            self._saving.stop()
            self._save()

    def _show(self, seen: _Overview) -> None:
        with self.unmoved():
            self._show_letters(seen)

    def _show_letters(self, seen: _Overview) -> None:
        self._seen = seen
        enter(self, seen.view, self._user.cases)
        record = seen.view.record
        subject = record.team.person(record.case.subject)
        of = f"{record.case.reference} · {subject.name if subject else ''}"
        self._list.show_sections(of, letter_list.sections(seen.offers, record.letters))
        which = self._wanted or self._first()
        if which:
            self._choose(which)

    def _first(self) -> str:
        offers = self._seen.offers if self._seen else ()
        order = (OfferState.DUE, OfferState.POSSIBLE)
        found = [o.kind.id for state in order for o in offers if o.state is state]
        letters = self._seen.view.record.letters if self._seen else ()
        return next(iter([*found, *(letter.id for letter in reversed(letters))]), "")

    def _choose(self, which: str) -> None:
        if self._seen is None:
            return
        self.leave()
        self._wanted = which
        letters = self._seen.view.record.letters
        issued = next((one for one in letters if which in (one.id, one.kind)), None)
        if issued is not None:
            self._show_issued(issued)
            return
        offer = next((one for one in self._seen.offers if one.kind.id == which), None)
        if offer is not None:
            self._prepare(offer)

    # A letter that is prepared

    def _prepare(self, offer: KindOnOffer) -> None:
        letters, case, kind = self._user.letters, self._id, offer.kind.id
        if not self._may(Permission.PREPARE_LETTER):
            self._list.mark(kind)
            self._pane.setCurrentIndex(0)
            self.notices.say(
                _("The case owner, HR and the clerk prepare letters."), key="may-prepare"
            )
            return
        self.ask(
            lambda: _Opened(offer, letters.facts(case, kind), letters.draft(case, kind).values),
            self._show_draft,
        )

    def _show_draft(self, opened: _Opened) -> None:
        self._open, self._issued = opened, None
        self._list.mark(opened.offer.kind.id)
        self._draft.show_letter(opened.offer.kind, opened.facts, opened.values)
        self._pane.setCurrentWidget(self._draft)
        self._work.show_work()
        self._tell_state()
        self._draw()

    def _edited(self) -> None:
        self._tell_state()
        self._saving.start()
        self._drawing_soon.start()

    def _tell_state(self) -> None:
        if self._open is None:
            return
        offer, text = self._open.offer, LetterText(self._draft.form.values())
        missing = letter_check.missing(offer.kind, self._open.facts, text)
        why = wording.read(offer.why) if offer.why else ""
        if not why and not self._may(Permission.ISSUE_LETTER):
            why = _("The case owner or HR issues letters.")
        shut = self._shut()
        typing = self._may(Permission.PREPARE_LETTER) and not shut
        self._draft.show_state(missing, why=shut or why, typing=typing)

    def _save(self) -> None:
        if self._open is None:
            return
        kind, values = self._open.offer.kind.id, self._draft.form.values()
        self.ask(lambda: self._user.letters.save_draft(self._id, kind, values), _nothing)

    def _draw(self) -> None:
        drawing = self._drawing()
        if drawing is not None:
            self.preview.draw(drawing)

    def _drawing(self) -> Draw | None:
        """How the draft as it stands is drawn, at a width in pixels; None where no draft is open."""
        if self._open is None:
            return None
        letters, case = self._user.letters, self._id
        kind, values = self._open.offer.kind.id, self._draft.form.values()
        return lambda width: letters.preview(case, kind, values, width)

    def _not_drawn(self, error: CasebookError) -> None:
        self.notices.say(wording.refusal(error), "stop", key="preview")

    def _put_right(self, missing: MissingField) -> None:
        advice = self._open is not None and self._open.offer.kind.id == ADVICE_NOTE
        decided = PageId.ADVICE if advice else PageId.DECISION
        if missing.goes_to in {GoesTo.SCHOOL, GoesTo.POLICY}:
            self.go_to(Place.SCHOOL)
        elif missing.goes_to is GoesTo.EVIDENCE:
            self.go_to(PageId.EVIDENCE)
        else:
            self.go_to(decided, missing.name)

    def _to_record(self) -> None:
        advice = self._open is not None and self._open.offer.kind.id == ADVICE_NOTE
        self.go_to(PageId.ADVICE if advice else PageId.DECISION)

    def _keep_address(self, lines: tuple[str, ...]) -> None:
        self.leave()
        self.do(lambda: self._user.cases.set_subject_address(self._id, lines))

    def _issue(self) -> None:
        if self._open is None:
            return
        kind, values = self._open.offer.kind, self._draft.form.values()
        sure = dialogs.confirm(
            self,
            _("Issue this letter?"),
            _("It goes on the record as it stands, with today's date and a check code, and cannot be changed"
              " afterwards. Nothing is sent: you print it and give it."),
            yes=_("&Issue it"),
        )  # fmt: skip
        if sure:
            self._drawing_soon.stop()
            self._saving.stop()
            self._wanted = kind.id
            self.do(lambda: self._user.letters.issue(self._id, kind.id, values), self._went_out)

    def _went_out(self, _changes: Changes) -> None:
        self._open = None
        self.notices.say(
            _("Issued. Print it, give it, and record when it was received."), "ok", key="issued"
        )

    def _print_draft(self) -> None:
        drawing = self._drawing()
        if drawing is not None:
            self._way_out.print_draft(drawing)

    # A letter that was issued

    def _show_issued(self, letter: IssuedLetter) -> None:
        assert self._seen is not None
        self._open, self._issued = None, letter
        view = self._seen.view
        names = {reader.id: reader.name for reader in view.readers}
        reference = f"{view.record.case.reference}/{letter.number}"
        given = view.record.done_outside(OutsideStep.LETTER_RECEIVED) is not None
        self._out.show_letter(
            letter, reference=reference, by=names.get(letter.issued_by, ""), given=given,
            shut=self._shut(),
        )  # fmt: skip
        self._list.mark(letter.id)
        self._pane.setCurrentWidget(self._out)
        self._ask_pages()

    def _ask_pages(self) -> None:
        letter = self._issued
        if letter is not None:
            dpi = max(36, int(self.preview.still() / (210 / 25.4)))
            self.ask(lambda: self._user.letters.pages(self._id, letter.id, dpi), self._show_pages)

    def _show_pages(self, pages: Pages) -> None:
        if self._issued is not None:
            self.preview.show_pages(pages)

    def _print(self) -> None:
        if self._issued is not None:
            self._way_out.print_letter(self._issued)

    def _save_copy(self) -> None:
        if self._issued is not None and self._seen is not None:
            reference = self._seen.view.record.case.reference
            self._way_out.save_copy(self._issued, reference)

    # What this person may do, and what an empty page says

    def _shut(self) -> str:
        return read_only(self._seen.view) if self._seen is not None else ""

    def _may(self, permission: Permission) -> bool:
        return self._seen is not None and may(self._seen.view.my_roles, permission)

    def _teaching(self) -> QWidget:
        area, body = scrolled(70)
        body.addWidget(PlainLabel(_("No letter yet"), "title"))
        body.addWidget(
            PlainLabel(
                _("Letters are made from what the case records: what was decided, by whom and why. Choose one at"
                  " the left to see what it still needs. Nothing goes out before you issue it.")
            )
        )  # fmt: skip
        return area


def _nothing(_saved: None) -> None:
    """A draft was kept: nothing to show."""
