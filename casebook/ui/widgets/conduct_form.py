"""An allegation or a charge: what, how, where and when, the paragraphs it is said to break, and the evidence."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain import classification
from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.classification import Classified
from casebook.domain.ids import AllegationId, ChargeId
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.clause_field import ClauseField
from casebook.ui.widgets.conduct_words import ACTS, CAPACITIES, LEVELS
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.item_picker import ItemPicker
from casebook.ui.widgets.notice import Notice


class ConductForm(Form):
    """One form for both: a charge also has a level, and answers what an invitation to a hearing must say."""

    def __init__(
        self, record: CaseRecord, policy: Policy, item: Classified, parent: QWidget | None = None
    ) -> None:
        charged = isinstance(item, Charge)
        super().__init__(name="charge" if charged else "allegation", parent=parent)
        self._policy, self._item = policy, item
        self._facts = record.triage_details.facts
        self.what = TextField(
            _("&What is charged") if charged else _("&What is alleged"),
            name="words" if charged else "what", lines=3,
            help=_("One thing, in a sentence that can be answered.")
            if charged else _("As it was reported: said, and not proved."),
        )  # fmt: skip
        self.act = PickField(_("What was d&one"), {a: _(w) for a, w in ACTS.items()}, name="act")
        self.capacity = ChoiceField(
            _("In what capacity"), {c: _(w) for c, w in CAPACITIES.items()}, name="capacity",
            across=True,
        )  # fmt: skip
        self.platform = LineField(
            _("&Platform"), name="platform",
            help=_("Any name: {some}…").format(some=", ".join(p.name for p in policy.platforms[:5])),
        )  # fmt: skip
        self.account = LineField(_("Acco&unt"), name="account", help=_("As its name is shown."))
        self.start = DayField(
            _("Fro&m"), name="happened_from", help=_("The day, or the first day.")
        )
        self.end = DayField(
            _("To"), name="happened_to", help=_("The last day, where it was a period.")
        )
        self.clauses = ClauseField(
            _("Paragraphs of the policy it is said to break"), policy, name="clauses",
            help=_("{title}, {version}: the version that applied at the time.").format(
                title=policy.title, version=policy.version
            ),
        )  # fmt: skip
        self.exhibits = ItemPicker(
            _("Evidence for it"), record.exhibits, record.sightings, name="exhibits"
        )
        self.level = ChoiceField(
            _("Alleged as"), {k: _(w) for k, w in LEVELS.items()}, name="level", across=True
        )
        self.level_reason = TextField(_("Why at that &level"), name="level_reason", lines=2)
        self.add(
            self.what, self.act, self.capacity, self.platform, self.account, self.start, self.end,
            self.clauses, self.exhibits, self.level, self.level_reason,
        )  # fmt: skip
        self.level.setVisible(charged)
        self.level_reason.setVisible(charged)
        self._still = Notice("", "info", heading=_("Before anyone can answer it"), name="gaps")
        self.put(self._still)
        self._fill(item)
        self.edited.connect(self.fit)
        self.fit()

    def item(self) -> Classified | None:
        """What was typed, or None with what is wrong shown beside the fields."""
        typed = self._typed()
        found = [p for p in classification.problems(typed, self._policy, self._facts) if p.blocks]
        more = [(wording.read(p.sentence), self._field(p.field, p.clause)) for p in found]
        if isinstance(self._item, Charge):
            more += list(self._unchosen())
        for field in self.clauses.answers():
            field.show_problem("")
        for sentence, field in more:
            if field not in self.fields():
                field.show_problem(sentence)
        return typed if self.check(more) else None

    def _unchosen(self) -> Iterable[tuple[str, Field]]:
        if not self.act.value():
            yield _("Say what was done."), self.act
        if not self.capacity.value():
            yield _("Say in what capacity."), self.capacity
        if not self.level.value():
            yield _("Choose the level it is alleged at."), self.level

    def _fill(self, item: Classified) -> None:
        self.what.set_value(item.words if isinstance(item, Charge) else item.what)
        fresh = isinstance(item, Charge) and not item.id
        if not (fresh and isinstance(item, Charge) and not item.allegations):
            self.act.set_value(item.act)
            self.capacity.set_value(item.capacity)
        self.platform.set_value(item.platform)
        self.account.set_value(item.account)
        self.start.set_value(item.happened_from)
        self.end.set_value(item.happened_to)
        self.clauses.set_value(item.clauses)
        self.exhibits.set_value(item.exhibits)
        if isinstance(item, Charge) and not fresh:
            self.level.set_value(item.level)
            self.level_reason.set_value(item.level_reason)

    def _typed(self) -> Classified:
        act, capacity = self.act.value(), self.capacity.value()
        both = replace(
            self._item,
            platform=self.platform.value(),
            account=self.account.value(),
            happened_from=self.start.value(),
            happened_to=self.end.value() or self.start.value(),
            clauses=self.clauses.value(),
            exhibits=self.exhibits.value(),
        )
        if isinstance(both, Charge):
            return replace(
                both,
                words=self.what.value(),
                act=Act(act) if act else Act.OTHER,
                capacity=Capacity(capacity) if capacity else Capacity.NOT_KNOWN,
                level=Level(self.level.value() or Level.MISCONDUCT),
                level_reason=self.level_reason.value(),
            )
        return replace(
            both,
            what=self.what.value(),
            act=Act(act) if act else None,
            capacity=Capacity(capacity) if capacity else None,
        )

    @override
    def fit(self) -> None:
        """Show the questions, cautions and gaps that what is typed raises."""
        typed = self._typed()
        questions: dict[str, dict[str, str]] = {}
        for choice in typed.clauses:
            blank = replace(typed, clauses=(ClauseChoice(choice.clause),))
            questions[choice.clause] = {
                p.field: wording.read(p.sentence)
                for p in classification.problems(blank, self._policy, self._facts)
                if p.clause == choice.clause
            }
        self.clauses.ask(questions)
        self.clauses.heed(
            classification.cautions(
                typed.clauses, self._policy, act=typed.act, capacity=typed.capacity,
                platform=typed.platform, facts=self._facts,
            )
        )  # fmt: skip
        gross = self._policy.potential_gross_misconduct(c.clause for c in typed.clauses)
        note = _("The policy itself lists one of these as gross misconduct. People still decide.")
        self.level.set_help(note if gross else "")
        gaps = classification.gaps(typed) if isinstance(typed, Charge) else ()
        self._still.setVisible(bool(gaps))
        self._still.words.setText("\n".join(wording.read(gap.sentence) for gap in gaps))

    def _field(self, name: str, clause: str) -> Field:
        if clause and name in {"limb", "own_words", "reason", "liability"}:
            return self.clauses.question(clause, name)
        fields = {each.name: each for each in self.fields()}
        return fields.get(name, self.clauses)


def new_allegation() -> Allegation:
    """An allegation with nothing in it yet."""
    return Allegation(AllegationId(""), 0, "")


def charge_from(allegation: Allegation | None) -> Charge:
    """A charge with nothing decided yet, begun from an allegation where there is one."""
    empty = Charge(
        id=ChargeId(""), number=0, words="", act=Act.OTHER, capacity=Capacity.NOT_KNOWN,
        level=Level.MISCONDUCT, level_reason="", clauses=(),
    )  # fmt: skip
    if allegation is None:
        return empty
    return replace(
        empty,
        words=allegation.what,
        act=allegation.act or Act.OTHER,
        capacity=allegation.capacity or Capacity.NOT_KNOWN,
        clauses=allegation.clauses,
        allegations=(allegation.id,),
        exhibits=allegation.exhibits,
        platform=allegation.platform,
        account=allegation.account,
        happened_from=allegation.happened_from,
        happened_to=allegation.happened_to,
    )
