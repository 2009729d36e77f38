"""A triage question: yes, no or not sure, with the reason beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.triage import Answer, Question
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.field import TextField


class QuestionField(QWidget):
    """One question with its reason. `reasoned` are the answers that need one.

    Signals:
        edited(): a person changed the answer or the reason.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        reasoned: tuple[Answer, ...] = (Answer.NO,),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reasoned = reasoned
        options = {each: _(words) for each, words in wording.ANSWERS.items()}
        self.answer = ChoiceField(label, options, name=name, help=help, across=True)
        self.reason = TextField(_("Why"), name=f"{name}-why", lines=2)
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.answer)
        layout.addWidget(self.reason)
        self.answer.edited.connect(self._answered)
        self.reason.edited.connect(self.edited)

    def value(self) -> Question:
        """The answer with its reason."""
        answer = self.answer.value()
        return Question(Answer(answer) if answer else None, self.reason.value())

    def set_value(self, question: Question) -> None:
        """Put an answer in."""
        self.answer.set_value(question.answer)
        self.reason.set_value(question.reason)
        self.fit()

    def problem(self) -> str:
        """What is wrong with it: a reason is missing, or nothing."""
        question = self.value()
        if question.answer in self._reasoned and not question.reason:
            return _("Say why, in a sentence.")
        return ""

    def _answered(self) -> None:
        self.fit()
        self.edited.emit()

    def fit(self) -> None:
        """Ask for the reason once there is an answer."""
        self.reason.setVisible(bool(self.answer.value()))
