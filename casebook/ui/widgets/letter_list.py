"""The documents of a case: what is due, what else can be prepared, and what was issued."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from casebook.domain.issued import IssuedLetter
from casebook.domain.letter_offer import KindOnOffer, OfferState
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Tag, emptied, pad, stacked
from casebook.ui.widgets.page import scrolled
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role
from casebook.ui.widgets.row import RowButton


class LetterList(QFrame):
    """The list at the left of the documents page.

    Signals:
        chosen(str): a kind to prepare (`DOC-26`) or the id of an issued letter.
        to_case(): back to the case.
    """

    chosen = Signal(str)
    to_case = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters")
        set_role(self, "rail")
        self.setAccessibleName(_("Documents of this case"))
        self.setMinimumWidth(theme.px(200))
        self._of = PlainLabel("", "small")
        back = PlainButton(_("&Back to the case"), "link", name="to-case")
        back.clicked.connect(self.to_case)
        head = stacked(self._of, PlainLabel(_("Documents"), "heading"), back, gap=2)
        pad(head, 14, 14)
        area, self._body = scrolled()
        inside = area.widget()
        if inside is not None:  # the rail's own colour
            inside.setObjectName("")
            inside.setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pad(self._body, 6, 4)
        self._body.setSpacing(theme.px(3))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(area, 1)
        self._group = QButtonGroup(self)
        self._rows: dict[str, RowButton] = {}

    def show_letters(
        self, of: str, offers: Sequence[KindOnOffer], issued: Sequence[IssuedLetter]
    ) -> None:
        """List these. `of` says whose case it is."""
        self._of.setText(of)
        emptied(self._body)
        self._rows.clear()
        gone = {letter.kind for letter in issued}
        open_ = [each for each in offers if each.kind.id not in gone]
        self._section(_("Due"), [o for o in open_ if o.state is OfferState.DUE])
        self._section(
            _("You can also prepare"), [o for o in open_ if o.state is OfferState.POSSIBLE]
        )
        if issued:
            self._body.addWidget(_title(_("Issued")))
        for letter in issued:
            day = wording.short_day(letter.dated)
            self._add(letter.id, letter.name, tag=day)
        self._section(
            _("Not for this case now"), [o for o in open_ if o.state is OfferState.CANNOT]
        )

    def mark(self, which: str) -> None:
        """Show which one is on the page."""
        self._group.setExclusive(False)
        for key, row in self._rows.items():
            row.setChecked(key == which)
        self._group.setExclusive(True)

    def _section(self, title: str, offers: Sequence[KindOnOffer]) -> None:
        if offers:
            self._body.addWidget(_title(title))
        for each in offers:
            note = wording.read(each.why) if each.why else _("It can go out now")
            self._add(each.kind.id, _(each.kind.name), note=note)

    def _add(self, key: str, name: str, *, note: str = "", tag: str = "") -> None:
        spoken = ". ".join(part for part in (name, note, tag) if part)
        row = RowButton(spoken, name=f"letter-{key}", role="nav", parent=self)
        row.setCheckable(True)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        column.addWidget(PlainLabel(name))
        if note:
            column.addWidget(PlainLabel(note, "small"))
        pad(row.inside, 10, 6)
        row.put(words, 1)
        if tag:
            mark = Tag(tag, "ok")
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.inside.addWidget(mark)
        row.clicked.connect(lambda _on=False, chosen=key: self.chosen.emit(chosen))
        self._group.addButton(row)
        self._rows[key] = row
        self._body.addWidget(row)


def _title(words: str) -> PlainLabel:
    label = PlainLabel(words, "section")
    label.setContentsMargins(theme.px(10), theme.px(10), 0, theme.px(2))
    return label
