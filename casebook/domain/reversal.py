"""Taking back a mistaken move: no stage is deleted; a new event with its reason puts the case where it was."""

from collections.abc import Iterable
from typing import Final

from casebook.domain.acts import WITHOUT_ROWS
from casebook.domain.case import StageEvent
from casebook.domain.line import moves
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import move_between
from casebook.domain.words import N_
from casebook.errors import CaseLocked, Missing, NotAllowed, Refused

_HARMLESS: Final = frozenset(act.value for act in WITHOUT_ROWS)


def last_move(record: CaseRecord) -> StageEvent | None:
    """The move that could be taken back: the last that still stands, but not the opening of the case."""
    standing = record.standing
    return standing[-1] if standing and standing[-1].start is not None else None


def check_reversal(
    record: CaseRecord, roles: frozenset[Role], *, acts_since: Iterable[str], reason: str
) -> StageEvent:
    """The move to take back, if somebody with these roles may. `acts_since` are the acts in the log after it.

    Raises:
        CaseLocked: the case was opened in error.
        Refused: there is no such move, or something was recorded since.
        NotAllowed: somebody else made this move.
        Missing: there is no reason.
    """
    move = last_move(record)
    if record.case.locked:
        raise CaseLocked
    if move is None or move.start is None:
        raise Refused(N_("No move of this case can be taken back."))
    allowed = move_between(move.start, move.end, move.outcome, moves=moves(record.case.kind))
    if allowed is None or allowed.who.isdisjoint(roles):
        raise NotAllowed(N_("Whoever may make this move takes it back."))
    if any(act not in _HARMLESS for act in acts_since):
        raise Refused(
            N_(
                "Something was recorded after this move, so it stands. Go on from here with one of the steps the page"
                " offers."
            )
        )
    if not reason.strip():
        raise Missing(N_("This step needs a reason. Say why, in a sentence."))
    return move
