"""The two practice casebooks, told once in a run for all the journeys that look into them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from casebook.services.demo_casebooks import GOVERNANCE_CASEBOOK, SCHOOL_CASEBOOK
from casebook.services.demo_cast import Player
from casebook.services.user import User
from tests.journeys.inside import Inside, play_inside
from tests.journeys.told import Chronicle, tell


@pytest.fixture(scope="session")
def school_told(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    return tell(SCHOOL_CASEBOOK, tmp_path_factory.mktemp("school"))


@pytest.fixture(scope="session")
def governance_told(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    return tell(GOVERNANCE_CASEBOOK, tmp_path_factory.mktemp("governance"))


@pytest.fixture(scope="session")
def inside(school_told: Chronicle, tmp_path_factory: pytest.TempPathFactory) -> Inside:
    return play_inside(school_told, tmp_path_factory.mktemp("inside"))


class Seats:
    """Sits people down at a moment of a story, and locks after them."""

    def __init__(self, into: Path) -> None:
        self._into = into
        self._users: list[User] = []

    def __call__(self, told: Chronicle, player: Player, moment: datetime) -> User:
        user = told.sit(player, moment, self._into / str(len(self._users)))
        self._users.append(user)
        return user

    def lock(self) -> None:
        for user in self._users:
            user.close()


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Seats]:
    seats = Seats(tmp_path)
    yield seats
    seats.lock()
