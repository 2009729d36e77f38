"""Seven questions on lawful expression, and the form that weighs a charge against the freedom it touches."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain import expression as rules
from casebook.domain.expression import (
    QUESTIONS,
    Engaged,
    Expression,
    Objection,
    Proportion,
    Protection,
    View,
)
from casebook.domain.triage import Answer, Question
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.number_field import NumberField
from casebook.ui.widgets.question_field import QuestionField
from casebook.ui.widgets.triage_part import TriagePart

_EVERY = (Answer.YES, Answer.NO, Answer.NOT_SURE)


class ExpressionForm(Form):
    """The form shows once one of the seven may be yes. It weighs nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="expression", parent=parent)
        self._at_triage = Question()
        self.asked = TriagePart(_("Seven questions"), name="seven")
        self.questions = {
            each: QuestionField(
                _(one.question), name=f"expression-{each}", reasoned=_EVERY, help=one.source
            )
            for each, one in QUESTIONS.items()
        }
        self.asked.hold(*self.questions.values())
        self.form = TriagePart(
            _("Is the charge in proportion?"),
            _("Needed before an invitation to a hearing. Write facts, and where they come from."),
            name="proportion",
        )
        self._make_view()
        self._make_weight()
        self._still = Notice("", "info", heading=_("Still open before a hearing"), name="gaps")
        for part in (self.asked, self.form):
            self.put(part)
            self.keep(*part.answers)
            self.follow(*part.fields)
            part.edited.connect(self.edited)
        for question in (*self.questions.values(), self.at_work):
            self.follow(question.answer, question.reason)
        self.put(self._still)
        self.edited.connect(self.fit)

    def _make_view(self) -> None:
        self.view = PickField(
            _("What kind of view was expressed"), {v: _(w) for v, w in words.VIEWS.items()},
            name="view",
        )  # fmt: skip
        self.view_words = TextField(_("Which belief or opinion"), name="view_words", lines=2)
        self.objection = ChoiceField(
            _("What the school objects to"), {o: _(w) for o, w in words.OBJECTIONS.items()},
            name="objection",
        )  # fmt: skip
        self.objection_evidence = TextField(
            _("What shows that"), name="objection_evidence", lines=2
        )
        self.content = TextField(
            _("Content, tone and extent"), name="content", lines=3,
            help=_("Own words or passed on? One post or many?"),
        )  # fmt: skip
        self.reach = NumberField(_("How many people saw it"), name="reach", digits=9)
        self.audience = TextField(
            _("Who was likely to read it, and how would a reasonable reader?"), name="audience",
            lines=2,
        )  # fmt: skip
        self.personal = TextField(
            _("Was it clearly personal? What linked it to the school?"), name="personal", lines=2,
            help=_("The name of the account, the profile, a statement that views are their own."),
        )  # fmt: skip
        self.form.hold(
            self.view, self.view_words, self.objection, self.objection_evidence, self.content,
            self.reach, self.audience, self.personal,
        )  # fmt: skip

    def _make_weight(self) -> None:
        self.intrusion = TextField(
            _("Whose rights it touched, and how far"), name="intrusion", lines=2,
            help=_("Evidence, not what one would assume."),
        )  # fmt: skip
        self.effect = TextField(
            _("Effect on the school's work"), name="effect", lines=2,
            help=_("Also: vulnerable pupils, and the power that goes with the role. That none is shown is an answer."),
        )  # fmt: skip
        self.at_work = QuestionField(
            _("Does anything show that it affected conduct at work?"), name="at_work",
            reasoned=_EVERY,
        )  # fmt: skip
        self.insight = TextField(
            _("What the person did or offered since"), name="insight", lines=2,
            help=_("Insight, an apology, taking it down, a promise for the future."),
        )  # fmt: skip
        self.least_intrusive = TextField(
            _("Which milder response was considered, and why is it not enough?"),
            name="least_intrusive", lines=3, help=_("Advice, changing the post, training, a warning."),
        )  # fmt: skip
        self.advice_on = DayField(_("Legal advice taken on"), name="advice_on")
        self.advice_from = LineField(_("From whom"), name="advice_from")
        self.advice = TextField(_("What was advised"), name="advice", lines=3)
        self.form.hold(
            self.intrusion, self.effect, self.at_work, self.insight, self.least_intrusive,
            self.advice_on, self.advice_from, self.advice,
        )  # fmt: skip

    def show_expression(self, kept: Expression, at_triage: Question) -> None:
        """Put in what is known."""
        self._at_triage = at_triage
        for each, question in self.questions.items():
            question.set_value(kept.of(each))
        form = kept.form
        self.view.set_value(form.view)
        self.objection.set_value(form.objection)
        self.reach.set_number(form.reach)
        self.at_work.set_value(form.at_work)
        self.advice_on.set_value(form.advice_on)
        for field in self._texts():
            field.set_value(getattr(form, field.name))
        self.fit()

    def _texts(self) -> tuple[TextField | LineField, ...]:
        return (
            self.view_words, self.objection_evidence, self.content, self.audience, self.personal,
            self.intrusion, self.effect, self.insight, self.least_intrusive, self.advice_from,
            self.advice,
        )  # fmt: skip

    @override
    def fit(self) -> None:
        typed = self.expression()
        for question in (*self.questions.values(), self.at_work):
            question.fit()
        answer = rules.engaged(self._at_triage, typed)
        possibly = answer is Engaged.POSSIBLY
        self.form.setVisible(possibly)
        words_of_it, tone = _STATES[answer]
        self.asked.say(_(words_of_it), tone)
        gaps = rules.gaps(typed.form) if possibly else ()
        self._still.setVisible(bool(gaps))
        self._still.words.setText("\n".join(f"• {wording.read(one.sentence)}" for one in gaps))
        left = wording.count("{n} open", "{n} open", len(gaps))
        self.form.say(left if gaps else _("Complete"), "" if gaps else "ok")

    def expression(self) -> Expression:
        """What was answered so far."""
        view, objection = self.view.value(), self.objection.value()
        form = Proportion(
            view=View(view) if view else None,
            view_words=self.view_words.value(),
            objection=Objection(objection) if objection else None,
            objection_evidence=self.objection_evidence.value(),
            content=self.content.value(),
            reach=self.reach.number(),
            audience=self.audience.value(),
            personal=self.personal.value(),
            intrusion=self.intrusion.value(),
            effect=self.effect.value(),
            at_work=self.at_work.value(),
            insight=self.insight.value(),
            least_intrusive=self.least_intrusive.value(),
            advice_on=self.advice_on.value(),
            advice_from=self.advice_from.value(),
            advice=self.advice.value(),
        )
        given = {each: question.value() for each, question in self.questions.items()}
        return Expression(
            disclosure=given[Protection.DISCLOSURE],
            union=given[Protection.UNION],
            belief=given[Protection.BELIEF],
            protected_act=given[Protection.PROTECTED_ACT],
            grievance=given[Protection.GRIEVANCE],
            private=given[Protection.PRIVATE],
            disability=given[Protection.DISABILITY],
            form=form,
        )

    def right(self) -> bool:
        """Show what is wrong; whether nothing is. What is open may be saved and finished later."""
        asked: dict[str, QuestionField] = {str(each): one for each, one in self.questions.items()}
        asked["at_work"] = self.at_work
        more: list[tuple[str, Field]] = [
            (wording.read(problem.sentence), asked[problem.field].reason)
            for problem in rules.problems(self.expression())
        ]
        return self.check(more)


_STATES: Final[Mapping[Engaged, tuple[str, str]]] = {  # words and tone
    Engaged.OPEN: (N_("To be answered"), ""),
    Engaged.NO: (N_("Settled: no"), "ok"),
    Engaged.POSSIBLY: (N_("To be weighed"), "warn"),
}
