"""What the practice stories are made of: who did what in which case, and when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from casebook.domain.changes import Changes
from casebook.domain.clean import export_name
from casebook.domain.evidence import ExhibitDetails, FirstAnswers
from casebook.domain.ids import CaseId, ItemId, PersonId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.outside import OutsideStep
from casebook.errors import GateUnanswered
from casebook.services.demo_cast import Player
from casebook.services.demo_pictures import ShownSheet, signed_sheet
from casebook.services.user import User


@dataclass(slots=True)
class Told:
    """What a story has to remember while it is played: its case, its exhibits, and people by name."""

    people: dict[str, PersonId]
    letters: Path | None  # where copies of issued letters go
    cases: dict[str, CaseId] = field(default_factory=dict)
    items: dict[str, ItemId] = field(default_factory=dict)

    def opened(self, scenario: str, changes: Changes) -> CaseId:
        """Remember the case that these changes made."""
        if changes.case is None:
            raise ValueError("recording a concern about an employee makes a case")
        self.cases[scenario] = changes.case
        return changes.case


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing one person does at one moment. The clock stands at `moment` while it is done."""

    moment: datetime
    who: Player
    scenario: str  # SC-1
    what: str  # marked for translation: for whoever watches, without a word of the case
    act: Callable[[User, CaseId, Told], object]


@dataclass(frozen=True, slots=True)
class Opening:
    """The scene in which a case begins: there is no case yet."""

    moment: datetime
    who: Player
    scenario: str
    what: str
    act: Callable[[User, Told], CaseId]


def outside(*steps: tuple[OutsideStep, date, str, str]) -> Callable[[User, CaseId, Told], object]:
    """Record steps that were done on paper: which, on what day, by whom, and a note."""

    def act(user: User, case: CaseId, _told: Told) -> None:
        for step, on, by, note in steps:
            user.cases.record_outside(case, step, on=on, by=by, note=note)

    return act


def add_picture(  # the demo knows its own pictures to be harmless, and answers as a person would
    user: User, case: CaseId, png: bytes, answers: FirstAnswers, details: ExhibitDetails
) -> ItemId:
    """Paste one drawn picture as evidence, answering the safety question *no*; gives the new item."""
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    if cleared is None:
        raise GateUnanswered
    prepared = user.evidence.prepare_pixels(case, cleared, png, ("image/png",))
    return user.evidence.commit(case, (prepared,), answers, details).exhibits[0].id


def add_sheet(user: User, case: CaseId, sheet: ShownSheet) -> None:
    """Attach the decision sheet that the chair of the hearing signed."""
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    if cleared is None:
        raise GateUnanswered
    scan = user.evidence.prepare_pixels(case, cleared, signed_sheet(sheet), ("image/png",))
    user.decisions.attach_sheet(case, scan)


def known(user: User, case: CaseId, name: str) -> PersonId:
    """Somebody of the case, by name."""
    people = user.cases.view(case).record.team.people
    return next(one.id for one in people if one.name == name)


def issue(user: User, case: CaseId, told: Told, kind: str, typed: Mapping[str, str]) -> None:
    """Issue a letter, print it for the person and the file, and save a copy where the story keeps them."""
    values = tuple({**dict(user.letters.draft(case, kind).values), **typed}.items())
    user.letters.save_draft(case, kind, values)
    user.letters.issue(case, kind, values)
    record = user.cases.view(case).record
    letter = record.letters[-1]
    user.letters.printed(case, letter.id, copies=2)
    if told.letters is not None:
        name = letter_file(record.case.reference, letter.number, letter.name)
        user.letters.save_copy(case, letter.id, told.letters / name)


def letter_file(reference: str, number: int, name: str) -> str:
    """`FH-7QK4-3-summary-dismissal.pdf`: the file of a letter, named without anybody's name."""
    return f"{reference}-{export_name(number, name, '.pdf')}"


def in_order(scenes: Iterable[Scene | Opening]) -> tuple[Scene | Opening, ...]:
    """All scenes by the clock; scenes of one moment stay as they were told."""
    return tuple(sorted(scenes, key=lambda scene: scene.moment))
