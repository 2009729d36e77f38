"""The triage record as a form: what was done, six questions with reasons, paragraphs, suspension, and the route."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain import triage_check, triage_opening
from casebook.domain.decision import Severity
from casebook.domain.facts import NOTHING_KNOWN
from casebook.domain.policy import Policy
from casebook.domain.problem import Problem
from casebook.domain.triage import Triage, TriageDetails, TriageRoute
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import SEVERITIES
from casebook.ui.widgets.field import Field, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.triage_clauses import ClausesPart
from casebook.ui.widgets.triage_facts import FactsPart
from casebook.ui.widgets.triage_part import Opens
from casebook.ui.widgets.triage_questions import QuestionsPart
from casebook.ui.widgets.triage_rest import SuspensionPart


class TriageForm(Form):
    """Every "no" is reasoned; nothing decides by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="triage", parent=parent)
        self._policy: Policy | None = None
        self.facts, self.clauses = FactsPart(), ClausesPart()
        self.first, self.suspension = QuestionsPart(), SuspensionPart()
        self.questions = self.first.questions
        self.parts = (self.facts, self.first, self.clauses, self.suspension)
        for part in self.parts:
            self.put(part)
            self.keep(*part.answers)
            self.follow(*part.fields)
            part.edited.connect(self.edited)
        for question in (
            *self.questions.values(),
            *self.first.harm.fields(),
            self.first.breach.risk,
        ):
            self.follow(question.answer, question.reason)
        self._make_decision()
        self.edited.connect(self.fit)

    def _make_decision(self) -> None:
        self.severity = PickField(
            _("How serious would it be, &if shown?"), {each: _(words) for each, words in SEVERITIES.items()}, name="severity",
            help=_("Your view today, to choose a route. It binds nobody."),
        )  # fmt: skip
        self.route = ChoiceField(
            _("What d&o you decide?"), {each: _(words) for each, words in wording.ROUTES.items()}, name="route",
            help=_("You can save without deciding, and come back."),
        )  # fmt: skip
        self.opens = Opens("route")
        self.reason = TextField(_("&Why"), name="reason", lines=3)
        self.decided = DayField(_("Day of the decisio&n"), name="decided")
        self.heading(_("Decision"))
        self.add(self.severity, self.route)
        self.put(self.opens)
        self.add(self.reason, self.decided)
        self.put(
            PlainLabel(
                _("The route is yours to choose. Casebook only says what each one needs."), "small"
            )
        )

    def show_triage(self, triage: Triage, details: TriageDetails, policy: Policy) -> None:
        """Put in what is known. What is optional is folded away until somebody uses it, and once it was decided."""
        self._policy = policy
        folded = details.facts == NOTHING_KNOWN or triage.route is not None
        self.facts.show_facts(details.facts, folded=folded)
        self.first.show_answers(triage, details)
        self.clauses.show_clauses(policy, triage.clauses, details.level, details.level_reason)
        thought = details.suspension
        untouched = thought.thought is None
        self.suspension.show_suspension(thought, details.welfare, folded=untouched)
        self.severity.set_value(triage.severity_view)
        self.route.set_value(triage.route)
        self.reason.set_value(triage.reason)
        self.decided.set_value(triage.decided_on)
        self.fit()

    @override
    def fit(self) -> None:
        facts = self.facts.facts()
        self.facts.fit()
        self.clauses.fit(facts)
        self.first.fit(facts, self.clauses.checks.value(), self._policy)
        self.suspension.fit()
        route = self.route.value()
        self.opens.show_words(triage_opening.of_route(TriageRoute(route) if route else None))

    def triage(self) -> Triage:
        """What was answered so far."""
        severity, route = self.severity.value(), self.route.value()
        answers = self.first.answers_by_name()
        return Triage(
            in_scope=answers["in_scope"],
            clauses=self.clauses.checks.value(),
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

    def details(self) -> TriageDetails:
        """What stands behind the answers."""
        level, why = self.clauses.chosen_level()
        possible = not self.first.offences.isHidden()
        return TriageDetails(
            facts=self.facts.facts(),
            level=level,
            level_reason=why,
            harm=self.first.harm.harm(),
            low_level=self.first.harm.lesser(),
            breach=self.first.breach.breach(),
            suspension=self.suspension.suspension(),
            welfare=self.suspension.welfare(),
            offences=self.first.offences.views() if possible else (),
        )

    def right(self) -> bool:
        """Show what is wrong; whether nothing is. An open question is not wrong, an unreasoned answer is."""
        more: list[tuple[str, Field]] = [
            (sentence, question.reason) for sentence, question in self.first.unreasoned()
        ]
        if self._policy is not None:
            more += [
                (wording.read(problem.sentence), self._field(problem))
                for problem in triage_check.problems(self.triage(), self.details(), self._policy)
            ]
        if self.route.value():
            if self.reason.is_empty():
                more.append((_("Say why you chose this route."), self.reason))
            if self.decided.is_empty():
                more.append((_("Enter the day of the decision."), self.decided))
        for part in self.parts:
            if part.folded() and any(part.isAncestorOf(field) for _sentence, field in more):
                part.show_folded(folded=False)
        return self.check(more)

    def _field(self, problem: Problem) -> Field:
        """The field a problem stands beside."""
        harm = self.first.harm
        fields: dict[str, Field] = {
            "pupils": self.facts.pupils,
            "characteristics": self.facts.characteristics,
            "harm_threshold": self.questions["harm_threshold"].answer,
            "possible_offence": self.questions["possible_offence"].answer,
            "low_level": harm.low_level.reason,
            "breach_risk": self.first.breach.risk.reason,
            "suspension_reason": self.suspension.reason,
            "level": self.clauses.level,
            "level_reason": self.clauses.level_reason,
            **{f"harm_{limb}": one.reason for limb, one in harm.limbs.items()},
            **{f"offence_{one}": row.decision for one, row in self.first.offences.rows.items()},
        }
        return fields.get(problem.field, self.reason)
