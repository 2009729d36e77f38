"""An office to try the services in: a played clock, cheap keys, a headteacher with a case, and others to sign in."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from casebook.domain.clock import LONDON, PlayedClock
from casebook.domain.evidence import FirstAnswers, ZonedTime
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.person import Post
from casebook.domain.report import About, Concern, Risk
from casebook.domain.roles import Role
from casebook.domain.school import School
from casebook.services import demo, opening
from casebook.services.demo_cast import Player
from casebook.services.demo_scene import Told
from casebook.services.opening import Opener, Secret, SetUp
from casebook.services.user import User
from casebook.vault.cost import Cost, CostLimits
from tests.builders import MONDAY
from tests.unit.services.tampering import complete

CHEAP = Cost(64, 1, 1)
LIMITS = CostLimits(Cost(8, 1, 1), Cost(1 << 20, 20, 8))

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
    return Opener(CHEAP, LIMITS, tmp_path / "app-data")


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


@dataclass
class Story:
    """The practice cases, played up to a moment and copied for one test."""

    folder: Path
    app_data: Path
    told: Told
    clock: PlayedClock
    user: User | None = None

    @property
    def opener(self) -> Opener:
        return Opener(CHEAP, LIMITS, self.app_data)

    def sign_in(self, player: Player) -> User:
        """Lock whoever is there, and sign somebody else in."""
        self.lock()
        closed = opening.open_casebook(self.folder, clock=self.clock, opener=self.opener)
        self.user = closed.sign_in(player.name, Secret(player.password))
        return self.user

    def lock(self) -> None:
        if self.user is not None:
            self.user.close()
            self.user = None

    def case(self, scenario: str) -> CaseId:
        return self.told.cases[scenario]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], tuple[Path, Told]]:
    """The practice cases played up to a moment, each moment once."""

    @cache
    def play(until: datetime) -> tuple[Path, Told]:
        home = tmp_path_factory.mktemp("story")
        told = demo.rehearse(
            home / "casebook",
            None,
            until=until,
            opener=Opener(CHEAP, LIMITS, home / "app-data"),
            progress=lambda _line: None,
        )
        return home, told

    return play


@pytest.fixture
def story(
    tmp_path: Path,
    request: pytest.FixtureRequest,
    played: Callable[[datetime], tuple[Path, Told]],
) -> Iterator[Story]:
    """Ask for it with `@pytest.mark.parametrize("story", [moment], indirect=True)`."""
    home, told = played(request.param)
    shutil.copytree(home, tmp_path / "story")
    clock = PlayedClock(request.param)
    made = Story(tmp_path / "story" / "casebook", tmp_path / "story" / "app-data", told, clock)
    yield made
    made.lock()


@pytest.fixture
def filled(user: User, case_id: CaseId, tmp_path: Path) -> CaseId:
    """A case with evidence, people and a completed report; everybody has locked."""
    source = tmp_path / "log.txt"
    source.write_bytes(b"08:15 feed\n" * 40)
    cleared = user.evidence.gate(GateAnswer.NO, 1)
    assert cleared is not None
    prepared = user.evidence.prepare(case_id, cleared, (source,))
    answers = FirstAnswers("minutes of use", "the web filter", ZonedTime(MONDAY, "Europe/London"))
    user.evidence.commit(case_id, prepared, answers)
    complete(user, case_id, "Seen in passing")
    user.cases.appoint(case_id, Role.PANEL_MEMBER, None, name="Peter Lowndes", post="Governor")
    user.close()
    return case_id
