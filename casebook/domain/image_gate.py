"""The image-safety question that stands before every intake, and the one-use leave to read that its "no" gives."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casebook.errors import GateUnanswered


class GateAnswer(StrEnum):
    """What the person answered, in the order shown. The focus starts on *not sure*."""

    NO = "no"
    NOT_SURE = "not_sure"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """The words of the question: English templates, translated where they are shown.

    The law behind it: section 1 of the Protection of Children Act 1978, under which copying is making.
    """

    question: str
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    answers: tuple[tuple[GateAnswer, str], ...]


QUESTION: Final = GateQuestion(
    question="Could any of these show:",
    kinds=(
        "anyone who is or may be under 18 nude, semi-nude or in a sexual way (photo, video, drawing or computer-made)",
        "a private sexual picture of an adult",
        "sexual violence or sex with an animal",
        "terrorist instructions or propaganda",
    ),
    notes=(
        "Do not open them to check.",
        "Ordinary PE, swimming or baby photographs are not meant.",
    ),
    answers=(
        (GateAnswer.NO, "No, none of these"),
        (GateAnswer.NOT_SURE, "Not sure"),
        (GateAnswer.YES, "Yes"),
    ),
)

_MADE_HERE: Final = object()


@dataclass(slots=True, eq=False)
class Cleared:
    """Leave to read one batch of at most `count` files, once. Only `answer` makes one, and only for *no*."""

    count: int
    token: object = field(repr=False)
    used: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        if self.token is not _MADE_HERE:
            raise TypeError("leave to read comes from image_gate.answer alone")

    def use(self, count: int) -> None:
        """Spend the leave on `count` files.

        Raises GateUnanswered when it was spent before, or the question was asked about fewer files; it is
        spent either way.
        """
        spent, self.used = self.used, True
        if spent or not 1 <= count <= self.count:
            raise GateUnanswered


def answer(given: GateAnswer, count: int) -> Cleared | None:
    """Leave to read `count` files when the answer is *no*; for *yes* and *not sure* there is none."""
    if count < 1:
        raise ValueError("the question is asked about at least one file")
    return Cleared(count, _MADE_HERE) if given is GateAnswer.NO else None
