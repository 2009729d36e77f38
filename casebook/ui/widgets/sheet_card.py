"""A recovery sheet: printed or copied by hand, and two of its groups typed back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.card import Card, emptied, in_row
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_ASKED = (3, 7)  # groups counted from 1: far enough apart that a half-copied sheet is noticed


class SheetCard(Card):
    """The eight groups of a sheet. They are never saved to a file.

    Signals:
        print_wanted(): straight to the printer.
        typed(object, object): two groups, each as (number from 1, what was typed).
        put_away(): a sheet that needs no typing back lies where it belongs.
    """

    print_wanted = Signal()
    typed = Signal(object, object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="now", name="sheetCard", parent=parent)
        self.hide()

    def show_sheet(
        self, title: str, groups: tuple[str, ...], *, words: tuple[str, ...] = (), typed_back: bool
    ) -> None:
        """Show a sheet that was just made."""
        emptied(self.body)
        self.add(PlainLabel(title, "heading"))
        self.add(
            PlainLabel(
                _(
                    "Print it, or copy it by hand. Put it where only the right people find it. It is never shown again."
                )
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(26))
        for number, group in enumerate(groups, start=1):
            label = PlainLabel(f"{number}.  {group}", "mono", wrap=False)
            label.setObjectName(f"group-{number}")
            grid.addWidget(label, (number - 1) // 2, (number - 1) % 2)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        if words:
            self.add(PlainLabel(_("Its six words: {words}").format(words=" ".join(words)), "small"))
        out = PlainButton(_("Pr&int it"), name="printSheet")
        out.clicked.connect(self.print_wanted)
        self.body.addLayout(in_row(out))
        if typed_back:
            self._ask_back()
        else:
            done = PlainButton(_("It is in the s&afe"), "primary", name="sheetAway")
            done.clicked.connect(self._away)
            self.body.addLayout(in_row(done))
        self.show()

    def _ask_back(self) -> None:
        self.form = Form(name="typedBack")
        self.form.heading(
            _("Type two groups back"),
            _("From the paper, not from the screen: so it is known to be right."),
        )
        first, second = (
            LineField(
                _("Group {n}").format(n=number),
                name=f"back-{number}",
                width=14,
                missing=_("Type group {n}.").format(n=number),
            )
            for number in _ASKED
        )
        self.form.add(first, second)
        confirm = PlainButton(_("The sheet is &right"), "primary", name="confirmSheet")
        self.form.layout_.addLayout(in_row(confirm))
        self.add(self.form)
        confirm.clicked.connect(lambda: self._check_back(first, second))

    def _check_back(self, first: LineField, second: LineField) -> None:
        if self.form.check():
            self.typed.emit((_ASKED[0], first.value()), (_ASKED[1], second.value()))

    def _away(self) -> None:
        self.put_down()
        self.put_away.emit()

    def put_down(self) -> None:
        """Show it no more."""
        emptied(self.body)
        self.hide()
