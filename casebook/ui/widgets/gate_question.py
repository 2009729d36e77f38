"""The image-safety question, before any byte is read. Three answers of one size; the focus is on *Not sure*."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from casebook.domain.image_gate import QUESTION, GateAnswer
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import pad
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainButton, PlainLabel

CODES = {GateAnswer.NO: 1, GateAnswer.NOT_SURE: 2, GateAnswer.YES: 3}


class GateQuestion(QDialog):
    """Asks once for a batch. `waiting` files have not been opened. Closing it answers *not sure*."""

    def __init__(self, waiting: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gate")
        self.setWindowTitle(_("Casebook"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        pad(layout, 30, 26)
        layout.setSpacing(theme.px(10))
        layout.addWidget(PlainLabel(_("Before you add this"), "title"))
        layout.addWidget(PlainLabel(_(QUESTION.question)))
        for kind in QUESTION.kinds:
            layout.addWidget(_bullet(_(kind)))
        first, *others = QUESTION.notes
        layout.addWidget(PlainLabel(_(first), "strong"))
        for note in others:
            layout.addWidget(PlainLabel(_(note)))
        layout.addLayout(self._answers())
        layout.addWidget(
            Notice(
                _(
                    "Copying such a picture, even as proof, can be a crime. If you answer Yes or Not sure,"
                    " Casebook reads nothing: you say in words what you saw, and it shows you whom to call."
                ),
                "stop",
            )
        )
        layout.addWidget(
            PlainLabel(
                wording.count(
                    "{n} file waiting · it has not been opened",
                    "{n} files waiting · none has been opened",
                    waiting,
                ),
                "small",
            )
        )
        width = theme.px(520)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedSize(width, layout.totalHeightForWidth(width))

    def answer(self) -> GateAnswer:
        """What was answered; a dialog that was closed answered *not sure*."""
        return next((a for a, code in CODES.items() if code == self.result()), GateAnswer.NOT_SURE)

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for given, words in QUESTION.answers:
            button = PlainButton(_(words), name=f"gate-{given}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(theme.px(120))
            button.clicked.connect(lambda _on=False, code=CODES[given]: self.done(code))
            row.addWidget(button, 1)
            if given is GateAnswer.NOT_SURE:
                button.setDefault(True)
                button.setFocus()
        return row


def _bullet(words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(theme.px(8), 0, 0, 0)
    row.setSpacing(theme.px(8))
    dot = PlainLabel("•", wrap=False)
    row.addWidget(dot)
    row.addWidget(PlainLabel(words), 1)
    return line
