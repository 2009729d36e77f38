"""Whether a child may have been harmed: the whole question, its four limbs, and the lesser concern below them."""

from PySide6.QtWidgets import QWidget

from casebook.domain.facts import Facts
from casebook.domain.safeguarding import HarmLimb
from casebook.domain.triage import OPEN, Answer, HarmLimbs, Question
from casebook.resources import _
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets.card import stacked
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.question_field import QuestionField
from casebook.ui.widgets.triage_part import under

EVERY = (Answer.YES, Answer.NO, Answer.NOT_SURE)


class HarmQuestions(QWidget):
    """What follows the answer about harm. One reasoned no answers the four limbs together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("harmQuestions")
        self.limbs = {
            limb: QuestionField(_(said), name=f"harm-{limb}") for limb, said in words.LIMBS.items()
        }
        self.low_level = QuestionField(
            _("Is it a low-level concern?"), name="lowLevel", reasoned=EVERY,
            help=_(
                "Anything in which an adult did not keep to the code of conduct towards children, also outside school,"
                " without reaching the threshold. A nagging doubt is enough."
            ),
        )  # fmt: skip
        head = PlainLabel(_("The four, one by one. Any one that is yes or not sure is enough."), "small")  # fmt: skip
        self._four = under(head, *self.limbs.values())
        self._below = under(self.low_level)
        self.setLayout(stacked(self._four, self._below))

    def fields(self) -> tuple[QuestionField, ...]:
        """The questions, in order."""
        return *self.limbs.values(), self.low_level

    def show_answers(self, harm: HarmLimbs, low_level: Question) -> None:
        """Put in what is known."""
        for limb, question in self.limbs.items():
            question.set_value(harm.of(limb))
        self.low_level.set_value(low_level)

    def harm(self) -> HarmLimbs:
        """The limbs as answered; none where one no answered them all."""
        if self._four.isHidden():
            return HarmLimbs()
        answers = {limb: question.value() for limb, question in self.limbs.items()}
        return HarmLimbs(*(answers[limb] for limb in HarmLimb))

    def lesser(self) -> Question:
        """Whether it is the lesser concern; open where that was not asked."""
        return OPEN if self._below.isHidden() else self.low_level.value()

    def fit(self, whole: Question, facts: Facts) -> None:
        """Ask the limbs where it may be so, and the lesser concern where it is not but children are touched."""
        concerned = whole.answer in {Answer.YES, Answer.NOT_SURE}
        no = whole.answer is Answer.NO
        asked = facts.touches_children or self.low_level.value().answer is not None
        self._four.setVisible(concerned)
        self._below.setVisible(no and asked)
        self.setVisible(concerned or (no and asked))  # nothing asked takes no room
        for question in self.fields():
            question.fit()
