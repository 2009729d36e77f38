"""A page of a case that shows what is on the record and has several forms, of which one is open at a time."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes, Kind
from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import theme
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.draft_keeper import DraftKeeper, as_you_type
from casebook.ui.widgets import case_parts
from casebook.ui.widgets.card import Card, emptied, holder, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.flow import in_flow
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

F = TypeVar("F", bound=Form)


@dataclass(frozen=True, slots=True)
class Offer(Generic[F]):
    """Something that can be recorded here: its button, its form, and what recording it does.

    `record` is asked only when the form has nothing wrong: it reads the form, in the window's thread, and gives what
    the desk shall do, which touches no widget. `shut` says why it cannot be recorded now, where that is so; `others`
    who records it, for somebody who may not.
    """

    key: str
    words: str
    permission: Permission
    make: Callable[[], F]
    record: Callable[[F], Callable[[], Changes]]
    others: str
    shut: str = ""


def beside(
    key: str,
    words: str,
    make: Callable[[], F],
    record: Callable[[F], Callable[[], Changes]],
    *,
    permission: Permission = Permission.RUN_BESIDE,
    shut: str = "",
) -> Offer[F]:
    """An offer of something that runs beside the case."""
    others = _("The case owner or the HR adviser records this.")
    if permission is Permission.SUSPEND:
        others = _("The case owner records this.")
    return Offer(key, words, permission, make, record, others, shut)


class FormPage(ScrollPage):
    """The record as cards, a button for each thing that can be recorded, and the form that is open.

    `detail` is the key of the form to begin with.
    """

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.PERSON})

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
        self.user, self.id = user, case
        self.view: CaseView | None = None
        self.form: Form | None = None
        self._wanted, self._open = detail, ""
        self._drafts = DraftKeeper(self, user.cases, case)
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self.id)))
        title, lead = self.heading()
        self.body.addWidget(PlainLabel(title, "title"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self._alerts, self._buttons = QVBoxLayout(), QVBoxLayout()
        self._slot, self._cards = QVBoxLayout(), QVBoxLayout()
        for layout in (self._alerts, self._buttons, self._slot, self._cards):
            layout.setSpacing(theme.px(12))
            self.body.addLayout(layout)

    @abstractmethod
    def heading(self) -> tuple[str, str]:
        """The title and the sentence under it."""

    def alerts(self, view: CaseView) -> list[QWidget]:  # noqa: ARG002 - most pages have none
        """What is said before anything else."""
        return []

    @abstractmethod
    def cards(self, view: CaseView) -> list[QWidget]:
        """What is on the record."""

    @abstractmethod
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        """What can be recorded, as the case stands."""

    @override
    def look(self) -> None:
        self.ask(lambda: self.user.cases.view(self.id), self.show_view)

    @override
    def leave(self) -> None:
        self._drafts.keep()

    @override
    def unsaved(self) -> bool:
        return self._drafts.lost()

    def show_view(self, view: CaseView) -> None:
        """Show the case as it was found; the form that is open stays as it is."""
        with self.unmoved():
            self._show_case(view)

    def _show_case(self, view: CaseView) -> None:
        record, self.view = view.record, view
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self.user.cases)
        for layout, widgets in ((self._alerts, self.alerts(view)), (self._cards, self.cards(view))):
            emptied(layout)
            for widget in widgets:
                layout.addWidget(widget)
        self._show_buttons(view)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._begin(wanted)

    @override
    def first_place(self) -> None:
        """Put the keyboard on what can be recorded, unless a form is open."""
        if self._open:
            return
        buttons = [
            one for one in self.findChildren(PlainButton) if one.objectName().startswith("begin-")
        ]
        usable = [one for one in buttons if one.isEnabled() and one.isVisibleTo(self)]
        if usable:
            usable[0].setFocus()
        else:
            super().first_place()

    def _show_buttons(self, view: CaseView) -> None:
        emptied(self._buttons)
        if self._open:
            return
        reasons: dict[str, list[Offer[Any]]] = {"": []}
        for offer in self.offers(view):
            why = why_not(view, offer.permission, offer.others) or offer.shut
            reasons.setdefault(why, []).append(offer)
        for why, offers in ((why, some) for why, some in reasons.items() if some):
            # A widget of their own: a layout made in Python must not outlive the one it lies in.
            row = holder(in_flow(*(self._button(offer, why) for offer in offers), gap=10))
            self._buttons.addWidget(row)
            if why:
                self._buttons.addWidget(PlainLabel(why, "small"))

    def _button(self, offer: Offer[Any], why: str) -> PlainButton:
        button = PlainButton(offer.words, name=f"begin-{offer.key}")
        button.setEnabled(not why)
        button.clicked.connect(lambda: self._begin(offer.key))
        return button

    def _begin(self, key: str) -> None:
        view = self.view
        offer = self._offer(key)
        if view is None or offer is None:
            return
        if not (why_not(view, offer.permission, offer.others) or offer.shut):
            self.ask(lambda: self._drafts.read(key), lambda draft: self._open_form(offer, draft))

    def _offer(self, key: str) -> Offer[Any] | None:
        found = self.offers(self.view) if self.view else []
        return next((offer for offer in found if offer.key == key), None)

    def _open_form(self, offer: Offer[Any], draft: FormDraft) -> None:
        if self.view is None or self._open:
            return
        self._open, self.form = offer.key, offer.make()
        card = Card(offer.words.replace("&", "").rstrip("…"), name=f"form-{offer.key}")
        save = PlainButton(_("&Record it"), "primary", name="record")
        drop = PlainButton(_("Close the for&m"), name="close-form")
        card.add(self.form)
        card.body.addLayout(
            in_row(save, drop, PlainLabel(as_you_type(), "small"), gap=14, stretch_last=True)
        )
        self._slot.addWidget(card)
        self._drafts.watch(self.form, draft)
        save.clicked.connect(self._record)
        drop.clicked.connect(self._shut)
        self._show_buttons(self.view)
        first = self.form.fields()[0]
        first.setFocus()
        QTimer.singleShot(0, first, lambda: self.area.ensureWidgetVisible(first))

    def _shut(self) -> None:
        self._drafts.release()
        self._open, self.form = "", None
        emptied(self._slot)
        if self.view is not None:
            self._show_buttons(self.view)

    def _record(self) -> None:
        offer, form = self._offer(self._open), self.form
        if offer is not None and form is not None and form.check():
            self.do(offer.record(form), self._recorded)

    def _recorded(self, _changes: Changes) -> None:
        self._drafts.recorded()
        self._shut()
        self.notices.say(_("Recorded."), "ok", key="recorded")
