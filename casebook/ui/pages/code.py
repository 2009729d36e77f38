"""A check code typed from paper: whether the record is still what it was when the paper was printed."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from casebook.domain.changes import Kind
from casebook.domain.code_verdict import CodeFound, CodeVerdict
from casebook.domain.page_id import PageId
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class CodePage(ScrollPage):
    """One field, one answer. No answer here proves tampering; a match proves that nothing before it changed."""

    watches: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self.form = Form(name="code")
        self.code = LineField(
            _("Check c&ode"), name="code", missing=_("Type the code from the paper."),
            help=_("The eight groups at the foot of a letter. Spaces, hyphens and capitals do not matter."),
        )  # fmt: skip
        self.form.add(self.code)
        self.check = PlainButton(_("Check &it"), "primary", name="check")
        self.form.layout_.addLayout(in_row(self.check))
        self.body.addWidget(PlainLabel(_("Check a code from paper"), "title"))
        self.body.addWidget(
            PlainLabel(
                _(
                    "It is looked for in every case you can open, worked out anew from today's record."
                ),
                "muted",
            )
        )
        self.body.addWidget(self.form)
        self.check.clicked.connect(self._check)
        self.code.line.returnPressed.connect(self._check)

    def _check(self) -> None:
        if not self.form.check():
            return
        typed = self.code.value()
        self.notices.clear()
        self.ask(lambda: self._user.letters.check_code(typed), self._show)

    def _show(self, verdict: CodeVerdict) -> None:
        if verdict.found is CodeFound.NOT_FOUND:
            self.notices.say(
                _("No case you can open has this code. Compare it with the paper once more; the case may also be one you have no key to."),
                "warn", key="code",
            )  # fmt: skip
            return
        paper = (
            _("document {n}").format(n=verdict.letter)
            if verdict.letter
            else _("entry {n}").format(n=verdict.size)
        )
        matches = verdict.found is CodeFound.MATCHES
        words = (
            _(
                "The record of {reference} up to {paper} is exactly what it was when this code was printed."
            )
            if matches
            else _(
                "One letter differs from the code of {reference}, {paper}. Compare it with the paper and type it again."
            )
        ).format(reference=verdict.reference, paper=paper)
        case = verdict.case
        self.notices.say(
            words, "ok" if matches else "warn", key="code", action=_("Open the case"),
            act=lambda: self.go.emit(Destination(PageId.CASE, case)),
        )  # fmt: skip
