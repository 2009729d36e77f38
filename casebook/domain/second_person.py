"""What one person may not do alone: one asks with a reason, another agrees or not. Both stay on the record."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from casebook.domain.ids import EventId, PersonId
from casebook.domain.words import N_
from casebook.errors import Missing, NotAllowed, Refused


class Joint(StrEnum):
    """A step that needs two people."""

    OPENED_IN_ERROR = "opened_in_error"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class JointRequest:
    """A step somebody asked a second person for. `agreed` is None until it is answered. Moments are UTC."""

    id: EventId
    joint: Joint
    reason: str
    asked_by: PersonId
    asked_at: datetime
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    agreed: bool | None = None


def waiting(requests: tuple[JointRequest, ...], joint: Joint | None = None) -> JointRequest | None:
    """The request, of this kind or any, that nobody has answered yet."""
    found = [r for r in requests if r.agreed is None and joint in (None, r.joint)]
    return found[-1] if found else None


def check_request(requests: tuple[JointRequest, ...], wanted: JointRequest) -> None:
    """Refuse a request without a reason, or beside one that waits.

    Raises:
        Missing: there is no reason.
        Refused: one waits already.
    """
    if not wanted.reason:
        raise Missing(N_("This step needs a reason. Say why, in a sentence."))
    if waiting(requests) is not None:
        raise Refused(
            N_(
                "A second person has been asked already. Wait for the answer, or take it back first."
            )
        )


def answered(request: JointRequest, *, by: PersonId, at: datetime, agreed: bool) -> JointRequest:
    """The request with its answer; whoever asked may take it back, and only another may agree.

    Raises:
        NotAllowed: nobody agrees to what they asked themselves.
        Refused: it was answered before.
    """
    if request.agreed is not None:
        raise Refused(N_("This was answered before. Ask anew if it is still wanted."))
    if agreed and by == request.asked_by:
        raise NotAllowed(
            N_("You asked for this yourself, so somebody else in the case has to agree.")
        )
    return replace(request, answered_by=by, answered_at=at, agreed=agreed)
