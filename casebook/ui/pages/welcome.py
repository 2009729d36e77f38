"""Before there is a casebook to open: set one up, open one, or try the practice school."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.resources import _
from casebook.services import forms
from casebook.ui import theme
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import Card, Line, pad
from casebook.ui.widgets.page import Paper, ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel, caption


class WelcomePage(ScrollPage):
    """The first page of all.

    Signals:
        open_wanted(object): open the casebook in this folder, or ask for one (None).
        practice_wanted(): make or open the practice school.
    """

    open_wanted = Signal(object)
    practice_wanted = Signal()

    def __init__(
        self, desk: Desk, *, recent: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, characters=0, parent=parent)
        card = Card(name="welcome")
        pad(card.body, 36, 30)
        card.body.setSpacing(theme.px(12))
        card.setFixedWidth(theme.column(62))
        self.new = PlainButton(_("&Set up a casebook for my school"), "primary", name="setUp")
        self.open = PlainButton(_("&Open a casebook…"), name="openCasebook")
        self.practice = PlainButton(_("&Try the practice school"), name="practice")
        card.add(
            PlainLabel(_("Casebook"), "title"),
            PlainLabel(
                _(
                    "It keeps what a school needs when a member of staff may have misused social media, and says"
                    " what to do next. Everything stays on this computer, locked with your password."
                )
            ),
            self.new,
            self.open,
            *(self._recent(path) for path in recent if Path(path).is_dir()),
            Line(),
            PlainLabel(
                _("Try it first with an invented school. Nothing you do there counts."), "muted"
            ),
            self.practice,
            Line(),
            self._link(
                _("Print a &blank report form"),
                "blankForm",
                _("Report of a concern"),
                "report-form.pdf",
            ),
        )
        centred = (
            QHBoxLayout()
        )  # stretches, not an alignment: an aligned card is given no height for its width
        centred.addStretch(1)
        centred.addWidget(card)
        centred.addStretch(1)
        self.body.addLayout(centred)
        self.new.clicked.connect(lambda: self.go_to(Place.SET_UP))
        self.open.clicked.connect(lambda: self.open_wanted.emit(None))
        self.practice.clicked.connect(self.practice_wanted)

    def _recent(self, path: str) -> QWidget:
        button = PlainButton(caption(Path(path).name), "link", name="recent")
        button.clicked.connect(lambda: self.open_wanted.emit(Path(path)))
        return button

    def _link(self, words: str, name: str, title: str, file_name: str) -> QWidget:
        button = PlainButton(words, "link", name=name)
        button.clicked.connect(
            lambda: self.paper.emit(Paper(title, lambda: forms.blank_report_form(None), file_name))
        )
        return button
