"""Real casebooks to measure in: the standard cost of a password where that is measured, a cheap one elsewhere."""

import io
import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.services.opener import Opener, standard_opener
from casebook.services.opening import Secret, create_casebook, open_casebook
from casebook.services.user import User
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from tests import builders

_CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


def standard(folder: Path) -> Opener:
    """The terms of the installed program."""
    return standard_opener(folder)


def cheap(folder: Path) -> Opener:
    """Terms under which a password costs nothing."""
    return Opener(_CHEAP, CostLimits(_CHEAP, STANDARD_LIMITS.ceiling), folder / "seen")


def clock() -> PlayedClock:
    return PlayedClock(builders.MONDAY)


def real_clock() -> PlayedClock:
    """A clock that makes no practice casebook."""
    return PlayedClock(builders.MONDAY, practice=False)


def founded(folder: Path, opener: Opener, by: PlayedClock | None = None) -> tuple[User, PersonId]:
    """A new casebook with its head signed in, and HR enrolled."""
    head = create_casebook(
        folder / "casebook", builders.a_set_up(), clock=by or clock(), opener=opener
    )
    enrolment = head.people.enrol(
        builders.HR_NAME,
        Secret(builders.HR_PASSWORD),
        post=Post.HR_ADVISER,
        title="Schools HR adviser",
    )
    head.people.confirm(enrolment, agreed=True)
    return head, enrolment.person


def signed_in(folder: Path, opener: Opener, by: PlayedClock | None = None) -> User:
    """The head, signed in to the casebook that was founded here."""
    closed = open_casebook(folder / "casebook", clock=by or clock(), opener=opener)
    return closed.sign_in(builders.HEAD_NAME, Secret(builders.HEAD_PASSWORD))


def a_case(user: User, hr: PersonId, subject: str = builders.SUBJECT_NAME) -> CaseId:
    """A case just recorded."""
    changes = user.cases.record_concern(About.EMPLOYEE, builders.a_concern(subject), members=(hr,))
    assert changes.case is not None
    return changes.case


@contextmanager
def open_once(user: User, case: CaseId) -> Iterator[None]:
    """Close the case afterwards, so that the next look at it has to open it again."""
    try:
        yield
    finally:
        kept = user.session.files._cases.pop(case, None)
        if kept is not None:
            kept.close()


def picture(number: int) -> bytes:
    """A small screenshot-like PNG, another for each number."""
    dice = random.Random(number)
    image = Image.new("RGB", (270, 480), (dice.randrange(256), 200, 230))
    image.putpixel(
        (number % 270, number % 480), (number % 251, number % 241, zlib.crc32(b"%d" % number) % 256)
    )
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()
