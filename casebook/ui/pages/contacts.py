"""Whom the school turns to, and where its privacy papers stand."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.school_people import OPTIONAL, Duty, PrivacyPapers, SchoolContact, SchoolPeople
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.widgets import people_words, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, pad
from casebook.ui.widgets.contact_form import ContactForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.privacy_form import PrivacyForm
from casebook.ui.widgets.row import titled_row


class ContactsPage(ScrollPage):
    """One row for each duty; a form for the one chosen; the privacy papers below."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._people = SchoolPeople()
        told = _(
            "Casebook names these people where a step needs them. It sends nothing to anybody."
        )
        self._list = Card(name="contactList")
        pad(self._list.body, 4, 4)
        self._list.body.setSpacing(0)
        self._why = PlainLabel("", "small")
        self._why.hide()
        self.form = ContactForm()
        self.form.hide()
        self.save = PlainButton(_("&Save this contact"), "primary", name="saveContact")
        self.clear = PlainButton(_("&Nobody has this any more"), "link", name="clearContact")
        self.papers = PrivacyForm()
        self.save_papers = PlainButton(_("Save the privacy p&apers"), "primary", name="savePapers")
        self.body.addWidget(PlainLabel(_("Whom the school turns to"), "title"))
        self.body.addWidget(PlainLabel(told, "muted"))
        for each in (self._why, self._list, self.form):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.save, self.clear, gap=16))
        self.body.addWidget(self.papers)
        self.body.addLayout(in_row(self.save_papers))
        self.save.hide()
        self.clear.hide()
        self.save.clicked.connect(self._save)
        self.clear.clicked.connect(self._clear)
        self.save_papers.clicked.connect(self._save_papers)

    @override
    def look(self) -> None:
        kept = self._user.school_people
        self.ask(lambda: (kept.people(), kept.papers(), kept.why_not()), self._show)

    def _show(self, found: tuple[SchoolPeople, PrivacyPapers, Words | None]) -> None:
        self._people, papers, why_not = found
        allowed = why_not is None
        for each in (self.form, self.save, self.clear, self.papers, self.save_papers):
            each.setEnabled(allowed)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(not allowed)
        with self.unmoved():
            self._show_list()
        self.papers.show_kept(papers)

    def _show_list(self) -> None:
        emptied(self._list.body)
        for index, duty in enumerate(Duty):
            if index:
                self._list.body.addWidget(Line())
            held = self._people.of(duty)
            name, purpose = people_words.DUTIES[duty]
            missing = ("", "") if duty in OPTIONAL else (_("Nobody yet"), "warn")
            tag, tone = missing if held is None else (held.name, "ok")
            row = titled_row(_(name), _note(purpose, held), tag=tag, tone=tone, name=f"duty-{duty}")
            row.clicked.connect(lambda _on=False, which=duty: self._edit(which))
            self._list.body.addWidget(row)

    def _edit(self, duty: Duty) -> None:
        held = self._people.of(duty)
        self.form.ask_about(duty, held)
        for each in (self.form, self.save):
            each.show()
        self.clear.setVisible(held is not None)
        self.form.setFocus()
        self.area.ensureWidgetVisible(self.save)

    def _save(self) -> None:
        if self.form.check():
            contact = self.form.contact()
            self.do(lambda: self._user.school_people.save(contact), self._saved)

    def _clear(self) -> None:
        duty = self.form.duty
        self.do(lambda: self._user.school_people.clear(duty), self._saved)

    def _saved(self, _changes: Changes) -> None:
        for each in (self.form, self.save, self.clear):
            each.hide()
        self.form.typed = False
        self.notices.say(_("Saved."), "ok", key="said")

    def _save_papers(self) -> None:
        if self.papers.check():
            papers = self.papers.papers()
            self.do(lambda: self._user.school_people.save_papers(papers), self._papers_saved)

    def _papers_saved(self, _changes: Changes) -> None:
        self.papers.typed = False
        self.notices.say(_("Saved."), "ok", key="said")

    @override
    def unsaved(self) -> bool:
        return self.papers.typed or (self.form.typed and not self.form.isHidden())


def _note(purpose: str, held: SchoolContact | None) -> str:
    reached = (held.title, held.telephone, held.email) if held else ()
    return " · ".join(part for part in reached if part) or _(purpose)
