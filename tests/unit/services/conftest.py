"""An office to try the services in: a played clock, cheap keys, a headteacher with a case, and others to sign in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About, Concern, Risk
from casebook.domain.school import School
from casebook.services import opening
from casebook.services.opening import Opener, Secret, SetUp
from casebook.services.user import User
from casebook.vault.cost import Cost, CostLimits

HEAD = ("Canary Headley", "copper lantern orchard 71")
HR = ("Canary Adviser", "walnut ferry trombone 46")
CLERK = ("Canary Clerk", "velvet harbour acorn 29")
SUBJECT = "Canary Subject"


@dataclass
class Office:
    """One casebook folder, and whoever is signed in to it."""

    folder: Path
    clock: PlayedClock
    opener: Opener
    user: User
    case: CaseId
    people: dict[str, PersonId]
    others: list[User] = field(default_factory=list)

    def sign_in(self, who: tuple[str, str]) -> User:
        """Lock whoever is there, and sign somebody else in."""
        self.user.close()
        closed = opening.open_casebook(self.folder, clock=self.clock, opener=self.opener)
        self.user = closed.sign_in(who[0], Secret(who[1]))
        return self.user

    def sealed_files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.cbe"))

    def answers(self) -> FirstAnswers:
        return FirstAnswers(
            shows="The post and its replies",
            where="https://chirrup.example.org/status/1",
            seen_at=ZonedTime(self.clock.now(), "Europe/London"),
        )


@pytest.fixture
def opener(tmp_path: Path) -> Opener:
    limits = CostLimits(Cost(8, 1, 1), Cost(1 << 20, 20, 8))
    return Opener(Cost(64, 1, 1), limits, tmp_path / "app-data")


@pytest.fixture
def office(tmp_path: Path, opener: Opener) -> Iterator[Office]:
    clock = PlayedClock(datetime(2025, 11, 17, 8, 20, tzinfo=LONDON))
    school = School(
        name="Canary Primary School",
        address=("Lane", "Town", "TN1 1AA"),
        reference_letters="CP",
        local_authority="Town Council",
    )
    folder = tmp_path / "casebook"
    set_up = SetUp(school, HEAD[0], Secret(HEAD[1]), Post.HEADTEACHER, "Headteacher")
    user = opening.create_casebook(folder, set_up, clock=clock, opener=opener)
    people = {HEAD[0]: user.person}
    for (name, password), post, title in (
        (HR, Post.HR_ADVISER, "HR adviser"),
        (CLERK, Post.CLERK, "Clerk"),
    ):
        enrolment = user.people.enrol(name, Secret(password), post=post, title=title)
        user.people.confirm(enrolment, agreed=True)
        people[name] = enrolment.person
    concern = Concern(
        subject_name=SUBJECT,
        subject_post="Teaching assistant",
        what="A post about a pupil",
        aware_at=clock.now(),
        where="Chirrup",
        risk=Risk.NO,
    )
    changes = user.cases.record_concern(About.EMPLOYEE, concern, members=(people[HR[0]],))
    assert changes.case is not None
    made = Office(folder, clock, opener, user, changes.case, people)
    yield made
    made.user.close()
