"""Which paragraphs it may touch: those the facts suggest, gross misconduct apart, and all of them to tick."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain import classification
from casebook.domain.allegation import ClauseChoice, Level
from casebook.domain.facts import NOTHING_KNOWN, Facts
from casebook.domain.policy import Policy
from casebook.domain.suggestion import (
    Suggestion,
    Suggestions,
    either_level,
    has_hints,
    suggestions,
)
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import TOP, emptied, in_row, stacked
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.clause_checks import ClauseChecks
from casebook.ui.widgets.conduct_words import LEVELS
from casebook.ui.widgets.field import TextField
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainCheck, PlainLabel, caption
from casebook.ui.widgets.triage_part import TriagePart, under


class ClausesPart(TriagePart):
    """A suggestion is ticked by a person, or it is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Which paragraphs may it touch?"), _("Provisional. Charges come later, if at all."),
            name="clauses", parent=parent,
        )  # fmt: skip
        self._policy: Policy | None = None
        self._shown: Suggestions | None = None
        self._suggested: dict[str, PlainCheck] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        self._heeds = Notice("", "warn", heading=_("Keep in mind"), name="triage-heeds")
        self._heeds.hide()
        self.checks = ClauseChecks()
        self.level = ChoiceField(
            _("Alleged as"), {k: _(w) for k, w in LEVELS.items()}, name="triageLevel", across=True
        )
        self.level_reason = TextField(_("Why at that level"), name="triageLevelWhy", lines=2)
        self._either = under(self.level, self.level_reason)
        self.inside.addLayout(self._list)
        for widget in (self._heeds, self.checks, self._either):
            self.put(widget)
        self.follow(self.level, self.level_reason)
        self.answers.append(self.checks)
        self.checks.edited.connect(self.edited)

    def show_clauses(
        self, policy: Policy, chosen: tuple[str, ...], level: Level | None, why: str
    ) -> None:
        """Offer the paragraphs of this version of the policy, those chosen ticked."""
        self._policy, self._shown = policy, None
        self.checks.show_policy(policy, chosen)
        self.level.set_value(level)
        self.level_reason.set_value(why)

    def chosen_level(self) -> tuple[Level | None, str]:
        """The level and why, where a paragraph that can be either is ticked."""
        if self._either.isHidden() or not self.level.value():
            return None, ""
        return Level(self.level.value()), self.level_reason.value()

    def fit(self, facts: Facts) -> None:
        """Suggest what the facts call for, and ask for the level where the same words can be either."""
        if self._policy is None:
            return
        found, ticked = suggestions(facts, self._policy), self.checks.value()
        if found != self._shown:
            self._shown = found
            self._suggest(found, facts)
        for clause, check in self._suggested.items():
            with QSignalBlocker(check):
                check.setChecked(clause in ticked)
        heeds = self._turning_on(facts, ticked)
        self._heeds.words.setText("\n".join(f"• {each}" for each in heeds))
        self._heeds.setVisible(bool(heeds))
        either = either_level(ticked, self._policy)
        self._either.setVisible(bool(either))
        places = ", ".join(either)
        self.level.set_help(
            _(
                "What {places} names stands also in the list of gross misconduct. Say which is meant, or leave it open."
            ).format(places=places)
        )
        self.say(wording.count("{n} ticked", "{n} ticked", len(ticked)) if ticked else "", "info")

    def _turning_on(self, facts: Facts, ticked: tuple[str, ...]) -> list[str]:
        """The cautions that these facts bring, beyond those that always stand with the paragraphs."""
        assert self._policy is not None
        cited = tuple(ClauseChoice(clause) for clause in ticked)
        always = set(classification.cautions(cited, self._policy))
        found = classification.cautions(cited, self._policy, facts=facts)
        return [wording.read(each.sentence) for each in found if each not in always]

    def _suggest(self, found: Suggestions, facts: Facts) -> None:
        assert self._policy is not None
        emptied(self._list)
        self._suggested.clear()
        if not has_hints(self._policy):
            words = _("This version of the policy suggests nothing. Look through the list below.")
            self._list.addWidget(PlainLabel(words, "small"))
            return
        if facts == NOTHING_KNOWN:
            return
        self._group(_("Suggested by what was done"), found.prohibited)
        self._group(
            _("Suggested, and listed by the policy as gross misconduct"), found.gross,
            _("The widest list, and the easiest to overcharge. Tick it only where nothing milder fits."),
        )  # fmt: skip
        self._points(found.points)

    def _group(self, title: str, found: tuple[Suggestion, ...], note: str = "") -> None:
        if not found:
            return
        self._list.addWidget(PlainLabel(title, "strong"))
        if note:
            self._list.addWidget(PlainLabel(note, "small"))
        for one in found:
            self._list.addLayout(self._line(one))

    def _line(self, one: Suggestion) -> QHBoxLayout:
        """The paragraph's number to tick, and beside it what it is about and why it is suggested."""
        assert self._policy is not None
        label = self._policy.clause(one.clause).label
        check = PlainCheck(caption(one.clause), name=f"suggested-{one.clause}")
        check.setAccessibleName(f"{one.clause} {label}")
        check.setAccessibleDescription(" ".join(one.because))
        check.toggled.connect(lambda on, clause=one.clause: self.checks.tick(clause, on=on))
        check.setMinimumWidth(theme.px(86))
        self._suggested[one.clause] = check
        words = stacked(PlainLabel(label), PlainLabel(" ".join(one.because), "small"), gap=1)
        line = in_row(check, words, stretch_last=True)
        line.setAlignment(check, TOP)
        return line

    def _points(self, found: tuple[Suggestion, ...]) -> None:
        if not found:
            return
        self._list.addWidget(PlainLabel(_("Points for the subject"), "strong"))
        for one in found:
            self._list.addWidget(PlainLabel(f"{one.clause}: {' '.join(one.because)}"))
