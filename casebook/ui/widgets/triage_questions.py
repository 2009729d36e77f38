"""The six questions of triage, each with its reason, what it opens, and what follows from its answer."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain import expression, suggestion, triage_opening
from casebook.domain.facts import Facts
from casebook.domain.policy import Policy
from casebook.domain.triage import Answer, Question, Triage, TriageDetails
from casebook.resources import _
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets.card import holder, in_row
from casebook.ui.widgets.plain import PlainButton
from casebook.ui.widgets.question_field import QuestionField
from casebook.ui.widgets.triage_harm import EVERY, HarmQuestions
from casebook.ui.widgets.triage_offences import OffenceList
from casebook.ui.widgets.triage_part import Opens, TriagePart
from casebook.ui.widgets.triage_rest import BreachQuestions

_YES_OR_UNSURE = (Answer.YES, Answer.NOT_SURE)


class QuestionsPart(TriagePart):
    """One reasoned no is enough where nothing points to it; a yes or not sure asks for more.

    Signals:
        weigh(): a person wants to go to the questions on lawful expression.
    """

    weigh = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("First look"), name="questions", parent=parent)
        self.questions = _questions()
        self.offences, self.harm, self.breach = OffenceList(), HarmQuestions(), BreachQuestions()
        self.go_weigh = PlainButton(_("Go to the seven questions"), name="weigh")
        self.go_weigh.clicked.connect(self._to_weigh)
        self._weigh = holder(in_row(self.go_weigh))
        below: Mapping[str, QWidget] = {
            "possible_offence": self.offences, "harm_threshold": self.harm,
            "data_breach": self.breach, "expression": self._weigh,
        }  # fmt: skip
        self._opens: dict[str, Opens] = {}
        for name, question in self.questions.items():
            self._opens[name] = Opens(name)
            self.hold(question)
            self.put(self._opens[name])
            if name in below:
                self.put(below[name])
        self.follow(*self.offences.fields(), *self.harm.fields())
        self.follow(self.breach.what, self.breach.whose, self.breach.risk)

    def _to_weigh(self) -> None:
        self.weigh.emit()

    def show_answers(self, triage: Triage, details: TriageDetails) -> None:
        """Put in what is known."""
        for name, question in self.questions.items():
            question.set_value(getattr(triage, name))
        self.offences.show_views(details.offences)
        self.harm.show_answers(details.harm, details.low_level)
        self.breach.show_breach(details.breach)

    def answers_by_name(self) -> Mapping[str, Question]:
        """The six answers with their reasons."""
        return {name: question.value() for name, question in self.questions.items()}

    def fit(self, facts: Facts, clauses: tuple[str, ...], policy: Policy | None) -> None:
        """Ask what follows from the answers, and say what each opens."""
        given = self.answers_by_name()
        for name, question in self.questions.items():
            question.fit()
            self._opens[name].show_words(triage_opening.of_question(name, given[name].answer))
        possible = given["possible_offence"].answer in _YES_OR_UNSURE
        self.offences.setVisible(possible)
        if possible and policy is not None:
            self.offences.fit(suggestion.offences(facts, clauses, policy))
        self.harm.fit(given["harm_threshold"], facts)
        self.breach.fit(given["data_breach"].answer)
        self._weigh.setVisible(given["expression"].answer in _YES_OR_UNSURE)
        done = sum(1 for one in given.values() if one.answer is not None)
        tone = "ok" if done == len(given) else ""
        self.say(_("{done} of {all} answered").format(done=done, all=len(given)), tone)

    def unreasoned(self) -> list[tuple[str, QuestionField]]:
        """The answers that lack their reason."""
        asked = (*self.questions.values(), *self.harm.fields(), self.breach.risk)
        return [(one.problem(), one) for one in asked if one.problem() and one.isVisibleTo(self)]


def _questions() -> Mapping[str, QuestionField]:
    limbs = "; ".join(said[:1].lower() + said[1:] for said in map(_, words.LIMBS.values()))
    seven = " ".join(_(asked.question) for asked in expression.QUESTIONS.values())
    return {
        "in_scope": QuestionField(
            _("Is it a matter for this policy?"), name="inScope", help=_("Staff, and social media or messages.")
        ),
        "possible_offence": QuestionField(
            _("May it be an offence?"), name="offence", reasoned=EVERY,
            help=_("If it may be, ask the police before you tell or interview anyone."),
        ),
        "harm_threshold": QuestionField(
            _("May a child have been harmed, or be at risk?"), name="harm", reasoned=EVERY,
            help=_("Yes to any of four is yes: {limbs}.").format(limbs=limbs),
        ),
        "data_breach": QuestionField(
            _("Have personal data got out?"), name="breach", reasoned=_YES_OR_UNSURE,
            help=_("A name, a picture, a record of somebody, seen by people who should not see it."),
        ),
        "expression": QuestionField(
            _("Could it be lawful expression, whistleblowing or union activity?"), name="expression", reasoned=EVERY,
            help=_("Dislike of a view is no reason. {seven}").format(seven=seven),
        ),
        "conflict": QuestionField(
            _("Is anybody who deals with it too close to it?"), name="conflict", reasoned=_YES_OR_UNSURE,
            help=_("A relative, a friend, a witness, the target, or a member of the same group chat."),
        ),
    }  # fmt: skip
