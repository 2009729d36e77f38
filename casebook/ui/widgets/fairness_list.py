"""What stands in the way of a fair case, what was explained, and what is in order."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.fairness import Answer, Standing
from casebook.domain.fairness_check import Check, Part
from casebook.domain.fairness_words import PARTS
from casebook.domain.override import Override
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import fairness_words, wording
from casebook.ui.widgets.card import Card, Line, Tag, emptied, in_row
from casebook.ui.widgets.plain import PlainButton, PlainLabel

Named = Callable[[Override], str]


class ShortfallList(Card):
    """Checks that fall short, each with what can be done about it.

    Signals:
        fix(Check): go to where it is put right.
        explain(Check): say why it is fair all the same.
        take_back(Override): a reason no longer holds.
        why(Check): what it rests on.
    """

    fix = Signal(object)
    explain = Signal(object)
    take_back = Signal(object)
    why = Signal(object)

    def __init__(
        self, title: str, *, tag: str, tone: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, name=name, parent=parent)
        self._tag, self._tone = tag, tone
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(9))
        self.body.addLayout(self._rows)

    def show_answers(
        self, answers: Iterable[Answer], *, able: bool, named: Named, nothing: str = ""
    ) -> None:
        """Show these; `able` is whether reasons can be given here, `nothing` what to say where there is none."""
        emptied(self._rows)
        found = list(answers)
        self.setVisible(bool(found) or bool(nothing))
        if not found and nothing:
            self._rows.addWidget(PlainLabel(nothing, "muted"))
        for index, answer in enumerate(found):
            if index:
                self._rows.addWidget(Line())
            self._rows.addLayout(self._row(answer, able=able, named=named))

    def _row(self, answer: Answer, *, able: bool, named: Named) -> QVBoxLayout:
        check, shortfall = answer.check, answer.shortfall
        words = wording.read(shortfall.sentence) if shortfall else _(check.order)
        layout = QVBoxLayout()
        layout.setSpacing(theme.px(3))
        head = in_row(PlainLabel(words, "strong"), Tag(self._tag, self._tone), gap=12)
        head.setStretch(0, 1)
        head.setStretch(2, 0)
        layout.addLayout(head)
        layout.addWidget(PlainLabel(fairness_words.source(check), "small"))
        override = answer.override
        if override is not None:
            layout.addWidget(PlainLabel(_("Reason given: {why}").format(why=override.reason)))
            layout.addWidget(PlainLabel(named(override), "small"))
        buttons: list[QWidget] = [self._button(_("Put it right"), "fix", check)]
        if answer.standing is Standing.WANTS_REASON and able:
            buttons.append(self._button(_("Give a reason…"), "explain", check))
        if override is not None and able:
            back = PlainButton(_("Take the reason back…"), "link", name=f"back-{check.id}")
            back.clicked.connect(lambda _on=False, one=override: self.take_back.emit(one))
            buttons.append(back)
        buttons.append(self._button(_("Why this?"), "why", check))
        for button in buttons:
            button.setAccessibleDescription(words)
        layout.addLayout(in_row(*buttons, gap=14))
        return layout

    def _button(self, words: str, what: str, check: Check) -> PlainButton:
        button = PlainButton(words, "link", name=f"{what}-{check.id}")
        button.clicked.connect(lambda _on=False: getattr(self, what).emit(check))
        return button


class OrderList(Card):
    """What is in order in one part of a case, folded until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("In order"), name="in-order", parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(7))
        self.body.addLayout(self._rows)
        self._open: set[Part] = set()

    def show_parts(self, parts: Iterable[tuple[Part, tuple[int, int], tuple[Answer, ...]]]) -> None:
        """Show each part with how many of its checks are in order, and those that are when it is opened."""
        emptied(self._rows)
        for part, (kept, asked), answers in parts:
            self._rows.addLayout(self._head(part, kept, asked, answers))

    def _head(self, part: Part, kept: int, asked: int, answers: tuple[Answer, ...]) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(theme.px(3))
        title = _(PARTS[part])
        toggle = PlainButton("", "link", name=f"part-{part.value}", parent=self)
        toggle.setCheckable(True)
        toggle.setEnabled(bool(answers))
        toggle.setAccessibleName(title)
        count = PlainLabel(
            _("{title}: {kept} of {asked}").format(title=title, kept=kept, asked=asked)
            if asked
            else _("{title}: nothing to ask yet").format(title=title),
            "strong" if asked else "muted",
            wrap=False,
        )
        head = in_row(count, toggle, gap=12)
        lines = PlainLabel("\n".join(f"✓ {_(each.check.order)}" for each in answers), parent=self)
        layout.addLayout(head)
        layout.addWidget(lines)

        def fold() -> None:
            shown = toggle.isChecked()
            lines.setVisible(shown)
            toggle.setText(_("Hide") if shown else _("Show"))
            (self._open.add if shown else self._open.discard)(part)

        toggle.setVisible(bool(answers))
        toggle.setChecked(part in self._open)
        toggle.toggled.connect(fold)
        fold()
        return layout
