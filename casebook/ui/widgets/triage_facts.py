"""What was done, asked in plain words: the part of triage from which paragraphs and offences are suggested."""

import re
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from casebook.domain import triage_opening
from casebook.domain.allegation import Act, Capacity
from casebook.domain.evidence import Visibility
from casebook.domain.facts import NOTHING_KNOWN, Content, Device, Facts, Sure, Timing
from casebook.resources import _
from casebook.ui.widgets import triage_words as words
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.conduct_words import ACTS, CAPACITIES
from casebook.ui.widgets.evidence_wording import VISIBILITIES
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.ticks_field import TicksField
from casebook.ui.widgets.triage_part import Opens, TriagePart, under

E = TypeVar("E", bound=StrEnum)


def _sure(label: str, name: str, help: str = "") -> ChoiceField:  # noqa: A002 - as in Field
    options = {each: _(said) for each, said in words.SURE.items()}
    return ChoiceField(label, options, name=name, help=help, across=True)


class FactsPart(TriagePart):
    """Everything here may stay open; a later question shows only where an answer calls for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("What was done"),
            _("Describe it with a few ticks, and Casebook suggests paragraphs and offences to think of. It chooses none."),
            name="facts", parent=parent,
        )  # fmt: skip
        self._make_conduct()
        self._make_content()
        self._make_pupil()
        self.hold(
            self.act, self.capacity, self.timing, self.device, self.visibility, self.content,
        )  # fmt: skip
        self.put(self._sexual)
        self.follow(self.in_words)
        self.hold(self.material, self.mentioned, self.characteristics, self.pupil_shown)
        self.hold(self.pupil_named)
        self.put(self._pupil)
        self.follow(self.pupils)
        self.hold(self.school_in_name, self.discusses_work)
        self.put(self._work)
        self.follow(self.disclaimer)
        self.foldable()

    def _make_conduct(self) -> None:
        self.act = PickField(
            _("What the person did"), {a: _(said) for a, said in ACTS.items()}, name="factAct"
        )
        self.capacity = ChoiceField(
            _("In what capacity"), {c: _(said) for c, said in CAPACITIES.items()},
            name="factCapacity", across=True,
        )  # fmt: skip
        self.timing = ChoiceField(
            _("When, against their working day"), {t: _(said) for t, said in words.TIMINGS.items()},
            name="factTiming", across=True,
        )  # fmt: skip
        self.device = ChoiceField(
            _("Whose equipment"), {d: _(said) for d, said in words.DEVICES.items()},
            name="factDevice", across=True,
        )  # fmt: skip
        self.visibility = PickField(
            _("Who could see it"), {v: _(said) for v, said in VISIBILITIES.items()},
            name="factVisibility",
        )  # fmt: skip
        self.school_in_name = _sure(
            _("Does the account's name contain the school's name?"), "factSchoolInName",
            _("Only the name counts. The text of a profile may say where somebody works."),
        )  # fmt: skip
        self.discusses_work = _sure(_("Is work discussed on the profile?"), "factWork")
        self.disclaimer = _sure(
            _("Does it say there that views are the person's own?"), "factDisclaimer",
            _("The sense counts, not the exact words."),
        )  # fmt: skip
        self._work = under(self.disclaimer)

    def _make_content(self) -> None:
        self.content = TicksField(
            _("What it is said to be"), {c: _(said) for c, said in words.CONTENTS.items()},
            name="factContent", help=_("Tick what is alleged. Nothing is proved yet."),
        )  # fmt: skip
        self.in_words = TextField(
            _("What it shows, in a few plain words"), name="factInWords", lines=2,
            help=_("Do not open, copy or attach it to answer this. Leave out detail."),
        )  # fmt: skip
        self._sexual = under(self.in_words)
        self.material = TicksField(
            _("What it consists of"), {m: _(said) for m, said in words.MATERIALS.items()},
            name="factMaterial",
        )  # fmt: skip
        self.mentioned = TicksField(
            _("Whom or what it is about"), {m: _(said) for m, said in words.MENTIONED.items()},
            name="factMentioned",
        )  # fmt: skip
        self.characteristics = TicksField(
            _("Does it touch a protected characteristic?"),
            {c: _(said) for c, said in words.CHARACTERISTICS.items()},
            name="factCharacteristics",
        )  # fmt: skip

    def _make_pupil(self) -> None:
        self.pupil_shown = _sure(_("Is a pupil shown?"), "factPupilShown")
        self.pupil_named = _sure(
            _("Is a pupil named, or could one be recognised?"), "factPupilNamed"
        )
        self.pupils = LineField(
            _("Which pupils, as codes"), name="factPupils",
            help=_("For example P-07, P-08. Keep the list of who they are apart, with the safeguarding lead."),
        )  # fmt: skip
        self.opens = Opens("pupil")
        self._pupil = under(self.pupils, self.opens)

    def show_facts(self, facts: Facts, *, folded: bool) -> None:
        """Put in what is known."""
        for field, value in (
            (self.act, facts.act), (self.capacity, facts.capacity), (self.timing, facts.timing),
            (self.device, facts.device), (self.visibility, facts.visibility),
            (self.school_in_name, facts.school_in_name), (self.disclaimer, facts.disclaimer),
            (self.discusses_work, facts.discusses_work), (self.pupil_shown, facts.pupil_shown),
            (self.pupil_named, facts.pupil_named),
        ):  # fmt: skip
            field.set_value(value)
        self.content.set_value(facts.content)
        self.material.set_value(facts.material)
        self.mentioned.set_value(facts.mentioned)
        self.characteristics.set_value(facts.characteristics)
        self.pupils.set_value(", ".join(facts.pupils))
        self.in_words.set_value(facts.in_words)
        self.show_folded(folded=folded)

    def facts(self) -> Facts:
        """What was answered so far."""
        return Facts(
            act=_chosen(Act, self.act.value()),
            capacity=_chosen(Capacity, self.capacity.value()),
            timing=_chosen(Timing, self.timing.value()),
            device=_chosen(Device, self.device.value()),
            visibility=_chosen(Visibility, self.visibility.value()),
            school_in_name=_chosen(Sure, self.school_in_name.value()),
            discusses_work=_chosen(Sure, self.discusses_work.value()),
            disclaimer=_chosen(Sure, self.disclaimer.value()),
            material=self.material.value(),
            mentioned=self.mentioned.value(),
            content=self.content.value(),
            characteristics=self.characteristics.value(),
            pupil_shown=_chosen(Sure, self.pupil_shown.value()),
            pupil_named=_chosen(Sure, self.pupil_named.value()),
            pupils=tuple(re.split(r"[,;\s]+", self.pupils.value())) if self.pupils.value() else (),
            in_words=self.in_words.value(),
        )

    def fit(self) -> None:
        """Ask only what the answers call for, and say what they open."""
        facts = self.facts()
        sexual = {Content.SEXUAL, Content.UNASKED_SEXUAL} & set(facts.content)
        self._sexual.setVisible(bool(sexual or facts.in_words))
        self._work.setVisible(facts.discusses_work is not Sure.NO and bool(facts.discusses_work))
        self._pupil.setVisible(facts.pupil_concerned or bool(facts.pupils))
        self.opens.show_words(triage_opening.of_facts(facts))
        if facts == NOTHING_KNOWN:
            self.say(_("Optional"))
        else:
            self.say(_("Described"), "ok")


def _chosen(kind: type[E], value: str) -> E | None:
    return kind(value) if value else None
