"""The parts of triage about what got out, and about suspension and who looks after people."""

from PySide6.QtWidgets import QWidget

from casebook.domain import triage_opening
from casebook.domain.suspension import Alternative
from casebook.domain.triage import Answer, Breach, SuspensionThought, SuspensionView, Welfare
from casebook.resources import _
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets.card import stacked
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.question_field import QuestionField
from casebook.ui.widgets.ticks_field import TicksField
from casebook.ui.widgets.triage_part import Opens, TriagePart, under


class BreachQuestions(QWidget):
    """What the data protection officer asks first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = LineField(_("What got out"), name="breachWhat")
        self.whose = LineField(_("Whose it is, and of how many"), name="breachWhose")
        self.risk = QuestionField(_("Are people likely to be at risk from it?"), name="breachRisk")
        self.setLayout(stacked(under(self.what, self.whose, self.risk)))

    def show_breach(self, breach: Breach) -> None:
        """Put in what is known."""
        self.what.set_value(breach.what)
        self.whose.set_value(breach.whose)
        self.risk.set_value(breach.risk)

    def breach(self) -> Breach:
        """What was answered; nothing where nothing got out."""
        if self.isHidden():
            return Breach()
        return Breach(self.what.value(), self.whose.value(), self.risk.value())

    def fit(self, answer: Answer | None) -> None:
        """Ask where something may have got out."""
        self.setVisible(answer in {Answer.YES, Answer.NOT_SURE})
        self.risk.fit()


class SuspensionPart(TriagePart):
    """Suspension is thought about, and decided on a page of its own. Everything here may stay open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Suspension, and looking after people"),
            _("Suspension is no punishment and needs a reason of its own. Look at what is milder first."),
            name="suspension", parent=parent,
        )  # fmt: skip
        self.thought = ChoiceField(
            _("Is suspension to be considered?"),
            {t: _(w) for t, w in words.THOUGHTS.items()}, name="suspensionThought", across=True,
        )  # fmt: skip
        self.alternatives = TicksField(
            _("What was looked at instead"), {a: _(w) for a, w in words.ALTERNATIVES.items()},
            name="suspensionAlternatives",
        )  # fmt: skip
        self.reason = TextField(_("Why"), name="suspensionWhy", lines=2)
        self.opens = Opens("suspension")
        self._asked = under(self.alternatives, self.reason, self.opens)
        self.subject = LineField(_("Who looks after the subject"), name="welfareSubject")
        self.target = LineField(
            _("Who looks after whoever it is aimed at"), name="welfareTarget",
            help=_("A target who works here is a witness too: plan support, and keep the two apart."),
        )  # fmt: skip
        self.hold(self.thought)
        self.put(self._asked)
        self.follow(self.alternatives, self.reason)
        self.hold(self.subject, self.target)
        self.foldable()

    def show_suspension(self, view: SuspensionView, welfare: Welfare, *, folded: bool) -> None:
        """Put in what is known."""
        self.thought.set_value(view.thought)
        self.alternatives.set_value(view.alternatives)
        self.reason.set_value(view.reason)
        self.subject.set_value(welfare.subject)
        self.target.set_value(welfare.target)
        self.show_folded(folded=folded)

    def suspension(self) -> SuspensionView:
        """What was thought; nothing where the question is open."""
        chosen = self.thought.value()
        if not chosen:
            return SuspensionView()
        looked_at: tuple[Alternative, ...] = self.alternatives.value()
        return SuspensionView(SuspensionThought(chosen), looked_at, self.reason.value())

    def welfare(self) -> Welfare:
        """Who looks after whom."""
        return Welfare(self.subject.value(), self.target.value())

    def fit(self) -> None:
        """Ask for reasons once it is answered, and say what the answer opens."""
        view = self.suspension()
        self._asked.setVisible(view.thought is not None)
        self.opens.show_words(triage_opening.of_suspension(view.thought))
        if view.thought is None and self.welfare() == Welfare():
            self.say(_("Optional"))
        else:
            self.say(_("Described"), "ok")
