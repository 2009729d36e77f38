"""The triage record as a form: questions with reasons, provisional clauses, and the route."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.decision import Severity
from casebook.domain.policy import Policy
from casebook.domain.triage import Answer, Triage, TriageRoute
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.clause_checks import ClauseChecks
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import SEVERITIES
from casebook.ui.widgets.field import Field, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.question_field import QuestionField

_YES_OR_UNSURE = (Answer.YES, Answer.NOT_SURE)
_EVERY = (Answer.YES, Answer.NO, Answer.NOT_SURE)


class TriageForm(Form):
    """Every "no" is reasoned; nothing decides by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="triage", parent=parent)
        self.questions = {
            "in_scope": QuestionField(_("Is it a matter for this policy?"), name="inScope", help=_("Staff, and social media or messages.")),
            "possible_offence": QuestionField(
                _("May it be an offence?"), name="offence", reasoned=_EVERY,
                help=_("If it may be, ask the police before you tell or interview anyone."),
            ),
            "harm_threshold": QuestionField(
                _("May a child have been harmed, or be at risk?"), name="harm", reasoned=_EVERY,
                help=_("If so or if unsure, tell the designated officer of the local authority within one working day."),
            ),
            "data_breach": QuestionField(
                _("Have personal data got out?"), name="breach", reasoned=_YES_OR_UNSURE,
                help=_("Tell the data protection officer. A report to the regulator may be due within 72 hours."),
            ),
            "expression": QuestionField(
                _("Could it be lawful expression, whistleblowing or union activity?"), name="expression", reasoned=_EVERY,
                help=_("Dislike of a view is no reason. Weigh this before any charge."),
            ),
            "conflict": QuestionField(
                _("Is anybody who deals with it too close to it?"), name="conflict", reasoned=_YES_OR_UNSURE,
                help=_("A relative, a friend, a witness, the target, or a member of the same group chat."),
            ),
        }  # fmt: skip
        self.heading(_("First look"))
        for question in self.questions.values():
            self.put(question)
            question.edited.connect(self.edited)
            self.keep(question.answer, question.reason)
        self.clauses = ClauseChecks()
        self.heading(
            _("Which clauses may it touch?"), _("Provisional. Charges come later, if at all.")
        )
        self.put(self.clauses)
        self.keep(self.clauses)
        self.clauses.edited.connect(self.edited)
        self.severity = PickField(
            _("How serious would it be, &if shown?"), {each: _(words) for each, words in SEVERITIES.items()}, name="severity",
            help=_("Your view today, to choose a route. It binds nobody."),
        )  # fmt: skip
        self.route = ChoiceField(
            _("What d&o you decide?"), {each: _(words) for each, words in wording.ROUTES.items()}, name="route",
            help=_("You can save without deciding, and come back."),
        )  # fmt: skip
        self.reason = TextField(_("&Why"), name="reason", lines=3)
        self.decided = DayField(_("Day of the decisio&n"), name="decided")
        self.heading(_("Decision"))
        self.add(self.severity, self.route, self.reason, self.decided)
        self.put(
            PlainLabel(
                _("The route is yours to choose. Casebook only says what each one needs."), "small"
            )
        )

    def show_triage(self, triage: Triage, policy: Policy) -> None:
        """Put in what is known."""
        for name, question in self.questions.items():
            question.set_value(getattr(triage, name))
        self.clauses.show_policy(policy, triage.clauses)
        self.severity.set_value(triage.severity_view)
        self.route.set_value(triage.route)
        self.reason.set_value(triage.reason)
        self.decided.set_value(triage.decided_on)

    @override
    def fit(self) -> None:
        for question in self.questions.values():
            question.fit()

    def triage(self) -> Triage:
        """What was answered so far."""
        severity, route = self.severity.value(), self.route.value()
        answers = {name: question.value() for name, question in self.questions.items()}
        return Triage(
            in_scope=answers["in_scope"],
            clauses=self.clauses.value(),
            severity_view=Severity(severity) if severity else None,
            possible_offence=answers["possible_offence"],
            harm_threshold=answers["harm_threshold"],
            data_breach=answers["data_breach"],
            expression=answers["expression"],
            conflict=answers["conflict"],
            route=TriageRoute(route) if route else None,
            reason=self.reason.value(),
            decided_on=self.decided.value(),
        )

    def right(self) -> bool:
        """Show what is wrong; whether nothing is. An open question is not wrong, an unreasoned answer is."""
        more: list[tuple[str, Field]] = []
        for question in self.questions.values():
            problem = question.problem()
            question.reason.show_problem(problem)
            if problem:
                more.append((problem, question.reason))
        if self.route.value():
            if self.reason.is_empty():
                more.append((_("Say why you chose this route."), self.reason))
            if self.decided.is_empty():
                more.append((_("Enter the day of the decision."), self.decided))
        return self.check(more)
