"""Time limits: every one the guide counts by, whose rule it is, and what the school makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.limit_table import PARTS
from casebook.domain.limit_value import Limit, LimitKind
from casebook.domain.limit_words import in_general
from casebook.domain.words import N_, Words
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import limit_texts, wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.limit_form import ConfirmForm, LimitForm
from casebook.ui.widgets.list_beside import ListBeside
from casebook.ui.widgets.page import Page, scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.side_list import SideList, SideRow, SideSection

ALL: Final = "all"  # the row that confirms every limit nobody has confirmed yet
_SHOWN: Final[Mapping[str, tuple[str, Callable[[Limit], bool]]]] = {
    "unconfirmed": (N_("Not confirmed yet"), lambda one: not one.quotable),
    "school": (N_("Confirmed by the school"), lambda one: one.kind is LimitKind.SCHOOL),
    "statutory": (N_("Law and statutory guidance"), lambda one: one.statutory),
    "paused": (N_("Paused by a police hold"), lambda one: one.pausing.value == "yes"),
}


@dataclass(frozen=True, slots=True)
class _Seen:
    limits: Mapping[str, Limit]
    why_not: Words | None


class TimeLimitsPage(Page):
    """A list of limits, and beside it the one that is looked at."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user, self._wanted = user, detail or ALL
        self._seen: _Seen | None = None
        self._typed = False
        self._list = SideList(_("Time limits"), name="limits", back=_("&Back to School settings"))
        self._list.to_case.connect(lambda: self.go_to(Place.SCHOOL))
        self._list.chosen.connect(self._choose)
        self.shown = PickField(
            _("Sho&w"), {key: _(words) for key, (words, _which) in _SHOWN.items()}, name="shown",
            ask=_("All of them"),
        )  # fmt: skip
        self.shown.edited.connect(self._show_list)
        self._area, self._body = scrolled(92)
        self.content.addWidget(ListBeside(self._list, self._area, width=330))
        self._list.put_above(self.shown)
        self.shown.setFocus()

    @override
    def look(self) -> None:
        limits = self._user.limits
        self.ask(lambda: _Seen(limits.limits(), limits.why_not()), self._show)

    @override
    def unsaved(self) -> bool:
        return self._typed

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        if not self._typed:
            with self.unmoved():
                self._show_list()
                self._choose(self._wanted)

    def _show_list(self) -> None:
        assert self._seen is not None
        limits = self._seen.limits
        wanted = _SHOWN.get(self.shown.value())
        sections = [SideSection(_("At once"), (SideRow(ALL, _("Confirm your whole procedure")),))]
        for part, keys in PARTS.items():
            found = (limits[key] for key in keys)
            rows = tuple(limit_texts.row(one) for one in found if not wanted or wanted[1](one))
            sections.append(SideSection(_(limit_texts.PARTS[part]), rows))
        waiting = sum(not one.quotable for one in limits.values())
        of = wording.count("{n} not confirmed", "{n} not confirmed", waiting)
        self._list.show_sections(of, sections)
        self._list.mark(self._wanted)

    def _choose(self, key: str) -> None:
        if self._seen is None:
            return
        self._wanted, self._typed = key, False
        self._list.mark(key)
        emptied(self._body)
        if key in self._seen.limits:
            self._show_limit(self._seen.limits[key])
        else:
            self._show_all()

    def _show_limit(self, limit: Limit) -> None:
        card = Card(_("What it says"), name="says")
        card.add(PlainLabel(wording.read(in_general(limit)), "strong"))
        card.add(PlainLabel(_(limit_texts.RULES[limit.kind])))
        if limit.confirmed_on is not None:
            told = _("Confirmed by {by} on {day}.")
            card.add(PlainLabel(
                told.format(by=limit.confirmed_by, day=wording.day(limit.confirmed_on))
            ))  # fmt: skip
        if limit.source:
            card.add(PlainLabel(_("From: {source}").format(source=limit.source), "muted"))
        if limit_texts.PAUSES[limit.pausing]:
            card.add(PlainLabel(_(limit_texts.PAUSES[limit.pausing]), "muted"))
        self._body.addWidget(PlainLabel(_(limit.name), "title"))
        self._body.addWidget(card)
        if limit.kind is not LimitKind.LAW:
            form = LimitForm(limit)
            self._put(form, lambda: self._save(form))
        self._offer_to_work_out(limit)

    def _offer_to_work_out(self, limit: Limit) -> None:
        """A day to type, and under it when the limit would end."""
        day = DayField(
            _("Work o&ut a day: it starts on"), name="start",
            help=_("Nothing is recorded. The answer counts by your school's calendar."),
        )  # fmt: skip
        answer = PlainLabel("")
        answer.setObjectName("worked-out")
        day.edited.connect(lambda: self._work_out(limit.key, day.value(), answer))
        self._body.addWidget(Line())
        self._body.addWidget(day)
        self._body.addWidget(answer)

    def _work_out(self, key: str, start: date | None, answer: PlainLabel) -> None:
        if start is None:
            answer.setText("")
            return

        def tell(words: Words) -> None:
            if key == self._wanted:
                answer.setText(wording.read(words))

        self.ask(lambda: self._user.limits.work_out(key, start), tell)

    def _show_all(self) -> None:
        self._body.addWidget(PlainLabel(_("Time limits"), "title"))
        self._body.addWidget(PlainLabel(_(_WHAT_CONFIRMING_MEANS)))
        waiting = self._waiting()
        if not waiting:
            done = _("Every time limit that is your school's to set has been confirmed.")
            self._body.addWidget(PlainLabel(done, "strong"))
            return
        self._body.addWidget(PlainLabel(
            wording.count(
                "{n} time limit is not confirmed yet. Look through the list and change what your procedure says"
                " otherwise; then confirm the rest here as they stand.",
                "{n} time limits are not confirmed yet. Look through the list and change what your procedure says"
                " otherwise; then confirm the rest here as they stand.",
                len(waiting),
            )
        ))  # fmt: skip
        form = ConfirmForm(needed=True)
        form.ask_who()
        self._put(form, lambda: self._confirm(form))

    def _put(self, form: ConfirmForm, save: Callable[[], None]) -> None:
        """The form, its button, and why it cannot be used where it cannot."""
        assert self._seen is not None
        why = wording.read(self._seen.why_not) if self._seen.why_not else ""
        button = PlainButton(_("&Save"), "primary", name="save")
        button.clicked.connect(save)
        form.edited.connect(self._mark)
        form.setEnabled(not why)
        button.setEnabled(not why)
        self._body.addWidget(form)
        self._body.addLayout(in_row(button))
        reason = PlainLabel(why, "small")
        reason.setObjectName("why-not")
        reason.setVisible(bool(why))
        self._body.addWidget(reason)

    def _mark(self) -> None:
        self._typed = True

    def _waiting(self) -> tuple[str, ...]:
        assert self._seen is not None
        return tuple(key for key, one in self._seen.limits.items() if not one.quotable)

    def _save(self, form: LimitForm) -> None:
        setting = form.setting(local_day(self._user.clock.now()))
        if setting is None:
            return
        limits, unit = self._user.limits, form.chosen_unit()
        self._typed = False
        self.do(
            lambda: limits.set_limit(
                setting.key,
                setting.value,
                unit=unit,
                confirmed_by=setting.confirmed_by,
                confirmed_on=setting.confirmed_on,
            ),
            self._saved,
        )

    def _confirm(self, form: ConfirmForm) -> None:
        on = form.confirmed_on.value()
        if not form.check(form.not_come(local_day(self._user.clock.now()))) or on is None:
            return
        keys, by = self._waiting(), form.confirmed_by.value()
        self._typed = False
        self.do(
            lambda: self._user.limits.confirm(keys, confirmed_by=by, confirmed_on=on), self._saved
        )

    def _saved(self, _changes: Changes) -> None:
        self.notices.say(_("Saved. Open cases count by it from now on."), "ok", key="said")


_WHAT_CONFIRMING_MEANS = N_(
    "The guide counts by these. A figure that is not yet confirmed is Casebook's starting value: it guides you, binds"
    " nobody, and no letter quotes it. Confirming says that your school's own disciplinary procedure has this figure,"
    " who adopted that procedure, and when. What the law sets cannot be changed."
)
