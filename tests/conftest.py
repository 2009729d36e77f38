"""Fixtures every test can use. Qt runs without a screen; warnings, stray log lines and names in logs fail."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.services.opening import Opener, Secret, create_casebook, open_casebook
from casebook.services.user import User
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from tests import builders

if "--onscreen" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as missing:
    _list = Path(__file__).parent.parent / "build_spec" / "debian-packages.txt"
    pytest.exit(f"Qt cannot load ({missing}). Install: {' '.join(_list.read_text().split())}", 1)

settings.register_profile("short", max_examples=40, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("long" if os.environ.get("CASEBOOK_FAULTS") == "full" else "short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show real windows")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test does reaches this person's own settings."""
    home = tmp_path / "home"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    home.mkdir()


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Gives the path of a program a test needs. Without it the test is skipped, loudly; on the build machine it fails."""

    def find(program: str) -> str:
        found = shutil.which(program)
        if found is None:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
                f"{program} is not installed, so this was NOT checked"
            )
        return str(found)

    return find


@pytest.fixture
def corpora() -> Path:
    """The folder of outside test data; a missing one skips, loudly, or fails where it was promised."""
    named = os.environ.get("CASEBOOK_CORPORA")
    if not named:
        pytest.skip("CASEBOOK_CORPORA names no folder: outside vectors were NOT checked")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"CASEBOOK_CORPORA names {folder.name}, which is not there")
    return folder


# A real casebook with cheap keys: the head is signed in, HR is enrolled, time stands still on a Monday.


@pytest.fixture
def clock() -> PlayedClock:
    """Monday 17 November 2025, 9 in the morning, until a test puts it elsewhere."""
    return PlayedClock(builders.MONDAY)


@pytest.fixture
def opener(tmp_path: Path) -> Opener:
    """Terms so cheap that a casebook takes no time. Only tests may be so careless."""
    cheap = Cost(memory_kib=64, passes=1, lanes=1)
    return Opener(cheap, CostLimits(cheap, STANDARD_LIMITS.ceiling), tmp_path / "app-data")


@pytest.fixture
def casebook_folder(tmp_path: Path) -> Path:
    """Where a casebook is made."""
    return tmp_path / "casebook"


@pytest.fixture
def user(casebook_folder: Path, clock: PlayedClock, opener: Opener) -> Iterator[User]:
    """The headteacher, signed in to a new casebook in which HR is enrolled too."""
    head = create_casebook(casebook_folder, builders.a_set_up(), clock=clock, opener=opener)
    enrolment = head.people.enrol(
        builders.HR_NAME,
        Secret(builders.HR_PASSWORD),
        post=Post.HR_ADVISER,
        title="Schools HR adviser",
    )
    head.people.confirm(enrolment, agreed=True)
    yield head
    head.close()


@pytest.fixture
def hr(user: User) -> PersonId:
    """Who HR is."""
    return next(one.id for one in user.people.enrolled() if one.name == builders.HR_NAME)


@pytest.fixture
def case_id(user: User, hr: PersonId) -> CaseId:
    """A case just recorded by the head, with HR."""
    recorded = user.cases.record_concern(About.EMPLOYEE, builders.a_concern(), members=(hr,))
    assert recorded.case is not None
    return recorded.case


@pytest.fixture
def sign_in(
    casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> Iterator[Callable[[str, str], User]]:
    """Signs somebody in by name and password, as a second instance of the program does; closed at the end."""
    here: list[User] = []

    def act(name: str, password: str) -> User:
        closed = open_casebook(casebook_folder, clock=clock, opener=opener)
        here.append(closed.sign_in(name, Secret(password)))
        return here[-1]

    yield act
    for one in here:
        one.close()
