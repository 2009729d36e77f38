"""The governors: who they are, who has keys, and whether two panels can be made of them."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.governor import NEEDED, Governor, GovernorKind, PanelStock
from casebook.domain.staff_import import NEW
from casebook.domain.words import Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.desk import Desk
from casebook.ui.widgets import people_words, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row, pad
from casebook.ui.widgets.governor_form import GovernorForm
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.row import titled_row

_NOBODY = Governor(NEW, "", GovernorKind.CO_OPTED)


class GovernorsPage(ScrollPage):
    """A list, and a form under it for one of them."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL, Kind.USER})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user, self._typed = user, False
        self._editing = _NOBODY
        told = _(
            "A panel of three governors hears a case, and three others decide an appeal. Casebook counts from the first"
            " day who can still do either. Panel members get papers; they need no keys."
        )
        self._stock = QVBoxLayout()
        self._list = Card(name="governorList")
        pad(self._list.body, 4, 4)
        self._list.body.setSpacing(0)
        self._heading = PlainLabel(_("Add a governor"), "heading")
        self._why = PlainLabel("", "small")
        self._why.hide()
        self.form = GovernorForm()
        self.save = PlainButton(_("&Save"), "primary", name="saveGovernor")
        self.other = PlainButton(_("&Add another instead"), "link", name="anotherGovernor")
        self.remove = PlainButton(
            _("Remove an entr&y made by mistake"), "link", name="removeGovernor"
        )
        self.body.addWidget(PlainLabel(_("Governors"), "title"))
        self.body.addWidget(PlainLabel(told, "muted"))
        self.body.addLayout(self._stock)
        for each in (self._list, self._heading, self._why, self.form):
            self.body.addWidget(each)
        self.body.addLayout(in_row(self.save, self.other, self.remove, gap=16))
        self.form.edited.connect(self._mark)
        self.save.clicked.connect(self._save)
        self.other.clicked.connect(lambda: self._edit(_NOBODY))
        self.remove.clicked.connect(self._remove)
        self._edit(_NOBODY, focus=False)

    @override
    def look(self) -> None:
        kept = self._user.governors
        self.ask(lambda: (kept.governors(), kept.stock(), kept.why_not()), self._show)

    def _show(self, found: tuple[tuple[Governor, ...], PanelStock, Words | None]) -> None:
        governors, stock, why_not = found
        with self.unmoved():
            self._show_stock(governors, stock)
            self._show_list(governors)
        for each in (self.form, self.save):
            each.setEnabled(why_not is None)
        self._why.setText("" if why_not is None else wording.read(why_not))
        self._why.setVisible(why_not is not None)

    def _show_stock(self, governors: tuple[Governor, ...], stock: PanelStock) -> None:
        emptied(self._stock)
        if not governors:
            words = _("Nobody is on the list yet. Add every governor: {n} are needed.")
            self._stock.addWidget(Notice(words.format(n=NEEDED)))
        else:
            tone = "ok" if stock.enough else "warn"
            self._stock.addWidget(Notice(wording.read(stock.words), tone))

    def _show_list(self, governors: tuple[Governor, ...]) -> None:
        emptied(self._list.body)
        self._list.setVisible(bool(governors))
        today = local_day(self._user.clock.now())
        for index, one in enumerate(governors):
            if index:
                self._list.body.addWidget(Line())
            tag, tone = _tagged(one, sitting=one.sits_on(today))
            row = titled_row(
                one.name, _described(one), tag=tag, tone=tone, name=f"governor-{one.id}"
            )
            row.clicked.connect(lambda _on=False, who=one: self._edit(who))
            self._list.body.addWidget(row)

    def _edit(self, governor: Governor, *, focus: bool = True) -> None:
        self._editing = governor
        self.form.set_governor(governor)
        self._typed = False
        self._heading.setText(governor.name or _("Add a governor"))
        self.other.setVisible(bool(governor.id))
        self.remove.setVisible(bool(governor.id))
        if focus:
            self.form.setFocus()
            self.area.ensureWidgetVisible(self.save)

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if self.form.check():
            governor = self.form.governor()
            self.do(lambda: self._user.governors.save(governor), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self.notices.say(_("Saved."), "ok", key="said")
        self._edit(_NOBODY)

    def _remove(self) -> None:
        who = self._editing.id
        sure = dialogs.confirm(
            self,
            _("Remove this entry?"),
            _(
                "Only for an entry made by mistake. For a governor who left, enter the last day instead."
            ),
            yes=_("&Remove it"),
        )
        if sure:
            self.do(lambda: self._user.governors.remove(who), self._saved)

    @override
    def unsaved(self) -> bool:
        return self._typed


def _described(one: Governor) -> str:
    parts = [_(people_words.GOVERNORS[one.kind])]
    if one.office is not None:
        parts.insert(0, _(people_words.OFFICES[one.office]))
    if one.since is not None:
        parts.append(_("since {day}").format(day=wording.day(one.since)))
    if one.until is not None:
        parts.append(_("last day {day}").format(day=wording.day(one.until)))
    return " · ".join(parts)


def _tagged(one: Governor, *, sitting: bool) -> tuple[str, str]:
    if not sitting:
        return _("Not in office"), ""
    return (_("Has keys here"), "info") if one.user else (_("Papers only"), "")
