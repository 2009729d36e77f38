"""How fair a case is so far: every check that can be asked, and what stops a move or a letter because of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.case import CaseKind
from casebook.domain.fairness_beside import BESIDE
from casebook.domain.fairness_charges import CHARGES
from casebook.domain.fairness_check import Check, Part, Shortfall, Weight
from casebook.domain.fairness_end import END
from casebook.domain.fairness_hearing import HEARING
from casebook.domain.fairness_investigation import INVESTIGATION
from casebook.domain.fairness_letter import LETTER
from casebook.domain.fairness_outcome import OUTCOME
from casebook.domain.fairness_people import PEOPLE
from casebook.domain.fairness_record import RECORD
from casebook.domain.fairness_start import START
from casebook.domain.fairness_suspension import SUSPENSION
from casebook.domain.fairness_warning import WARNING
from casebook.domain.fairness_whole import WHOLE
from casebook.domain.guide import Stop
from casebook.domain.override import Override
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Move
from casebook.domain.words import N_
from casebook.errors import Missing, Refused

CHECKS: tuple[Check, ...] = (
    *START,
    *INVESTIGATION,
    *CHARGES,
    *HEARING,
    *OUTCOME,
    *WARNING,
    *LETTER,
    *SUSPENSION,
    *BESIDE,
    *END,
    *PEOPLE,
    *RECORD,
    *WHOLE,
)
"""Every check, in the order of a case."""

_BY_ID: Final = {check.id: check for check in CHECKS}
_BY_KIND: Final[Mapping[CaseKind, tuple[Check, ...]]] = {CaseKind.STAFF_MISUSE: CHECKS}


class Standing(StrEnum):
    """How a check stands in a case."""

    IN_ORDER = "in_order"
    STOPS = "stops"  # until it is put right
    WANTS_REASON = "wants_reason"
    EXPLAINED = "explained"
    NOT_YET = "not_yet"  # the case has not come to where it can be asked, or it does not concern it


@dataclass(frozen=True, slots=True)
class Answer:
    """One check in one case: how it stands, what falls short, and the reason that was given for it."""

    check: Check
    standing: Standing
    shortfall: Shortfall | None = None
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How many paragraphs of the Acas Code that can be asked about in this case are kept so far."""

    kept: int
    asked: int
    explained: tuple[int, ...]  # departed from, with a reason
    open: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fairness:
    """How every check stands in a case."""

    answers: tuple[Answer, ...]

    def of(self, *standings: Standing) -> tuple[Answer, ...]:
        """The answers that stand like this, in the order of a case."""
        return tuple(each for each in self.answers if each.standing in standings)

    def of_part(self, part: Part) -> tuple[Answer, ...]:
        """The answers of one part of a case."""
        return tuple(each for each in self.answers if each.check.part is part)

    def count(self, part: Part | None = None) -> tuple[int, int]:
        """How many are in order, and how many can be asked: in one part, or in all."""
        asked = [
            each
            for each in self.answers
            if each.standing is not Standing.NOT_YET and part in (None, each.check.part)
        ]
        return sum(each.standing is Standing.IN_ORDER for each in asked), len(asked)

    @property
    def code(self) -> CodeCount:
        """The Acas Code, paragraph by paragraph: one is kept where no check of it falls short."""
        asked = [each for each in self.answers if each.standing is not Standing.NOT_YET]
        found = sorted({number for each in asked for number in each.check.code})
        open_ = _paragraphs(asked, Standing.STOPS, Standing.WANTS_REASON)
        explained = _paragraphs(asked, Standing.EXPLAINED) - open_
        kept = len(found) - len(open_) - len(explained)
        return CodeCount(kept, len(found), tuple(sorted(explained)), tuple(sorted(open_)))


def fairness(view: ProcedureView) -> Fairness:
    """Every check of a case as it stands today."""
    return Fairness(tuple(_answer(check, view) for check in checks_of(view)))


def checks_of(view: ProcedureView) -> tuple[Check, ...]:
    """The checks of this kind of case. An attack on staff (section 6) accuses nobody, and has a line of its own."""
    return _BY_KIND.get(view.record.case.kind, ())


def named(check_id: str) -> Check:
    """The check of that id. Raises KeyError where there is none."""
    return _BY_ID[check_id]


def override_of(shortfall: Shortfall, overrides: Iterable[Override]) -> Override | None:
    """The reason that was given for just this and still stands; none for what cannot be explained away."""
    if shortfall.check.weight is Weight.BLOCK:
        return None
    standing = [o for o in overrides if o.on_what == shortfall.mark and not o.withdrawn]
    return standing[-1] if standing else None


def lapsed(view: ProcedureView) -> tuple[Override, ...]:
    """The reasons that no longer answer anything, because what they were about has changed."""
    found = (check.of(view) for check in checks_of(view))
    marks = {each.mark for each in found if each is not None}
    return tuple(o for o in view.record.overrides if o.on_what not in marks and not o.withdrawn)


def move_stops(move: Move, view: ProcedureView) -> tuple[Stop, ...]:
    """What fairness stops a move for. A check that says what a need of moves asks is left to the need.

    A stage that lies before the day a case came into Casebook is entered as it was: what is missing there is a gap
    to be seen, and no reason is wanted before the record can catch up.
    """
    step = (move.start, move.end)
    guards = (c for c in checks_of(view) if step in c.moves and c.need is None)
    begun = view.entered(move.start)
    catching_up = begun is not None and begun < view.opened_on
    return tuple(
        _stop(each)
        for each in _open(guards, view)
        if each.check.weight is Weight.BLOCK or not catching_up
    )


def document_stops(kind: str, view: ProcedureView) -> tuple[Stop, ...]:
    """What fairness stops a document for."""
    return tuple(
        _stop(each) for each in _open((c for c in checks_of(view) if kind in c.documents), view)
    )


def to_override(view: ProcedureView, check_id: str, reason: str) -> Shortfall:
    """The shortfall a reason is given for.

    Raises:
        Missing: there is no reason.
        Refused: nothing is wrong with that, or no reason makes it fair.
    """
    shortfall = named(check_id).of(view)
    if shortfall is None:
        raise Refused(N_("This is in order now, so no reason is needed. Look again."))
    if shortfall.check.weight is Weight.BLOCK:
        raise Refused(N_("No reason makes this fair. Put it right, then go on."))
    if not reason.strip():
        raise Missing(what=N_("the reason why it is fair all the same"))
    return shortfall


def _answer(check: Check, view: ProcedureView) -> Answer:
    if not check.asked(view):
        return Answer(check, Standing.NOT_YET)
    sentence = check.finds(view)
    if sentence is None:
        return Answer(check, Standing.IN_ORDER)
    shortfall = Shortfall(check, sentence)
    override = override_of(shortfall, view.record.overrides)
    if override is not None:
        return Answer(check, Standing.EXPLAINED, shortfall, override)
    stops = check.weight is Weight.BLOCK
    return Answer(check, Standing.STOPS if stops else Standing.WANTS_REASON, shortfall)


def _open(checks: Iterable[Check], view: ProcedureView) -> Iterable[Shortfall]:
    for check in checks:
        shortfall = check.of(view)
        if shortfall is not None and override_of(shortfall, view.record.overrides) is None:
            yield shortfall


def _stop(shortfall: Shortfall) -> Stop:
    """A warning leads to the page where a reason is given, and from there to what puts it right."""
    check = shortfall.check
    page = check.page if check.weight is Weight.BLOCK else PageId.FAIRNESS
    return Stop(shortfall.sentence, page, check=check.id)


def _paragraphs(answers: Iterable[Answer], *standings: Standing) -> set[int]:
    return {n for each in answers if each.standing in standings for n in each.check.code}
