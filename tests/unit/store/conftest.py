"""Real keyed databases: empty ones, and ones with something in every table."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from casebook.domain.adopted import AdoptedPolicy
from casebook.domain.case import (
    CaseSummary,
)
from casebook.domain.evidence import (
    Exhibit,
)
from casebook.domain.person import PostHolding
from casebook.domain.record import CaseRecord
from casebook.domain.sealed import SealedItem
from casebook.store.database import Database
from casebook.store.schema import CASE, REGISTER
from tests.unit.store.filling import fill_case, fill_register, policies, posts
from tests.unit.store.kit import CASE_ID, REGISTER_ID, Kit, Signer, connect
from tests.unit.store.sample import at, exhibit, full_record, full_summary, sealed


@pytest.fixture
def case_kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "case.db", CASE, Signer(CASE_ID))
    yield kit
    kit.close()


@pytest.fixture
def register_kit(tmp_path: Path) -> Iterator[Kit]:
    kit = Kit(tmp_path / "register.db", REGISTER, Signer(REGISTER_ID))
    yield kit
    kit.close()


@pytest.fixture
def case_db(case_kit: Kit) -> Database:
    """An empty case database."""
    return case_kit.made()


@pytest.fixture
def register_db(register_kit: Kit) -> Database:
    """An empty register."""
    return register_kit.made()


@pytest.fixture(scope="session")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A case with something in every table, as its file; made once."""
    kit = Kit(tmp_path_factory.mktemp("made") / "case.db", CASE, Signer(CASE_ID))
    fill_case(kit, kit.made())
    kit.close()
    return kit.path.read_bytes()


@pytest.fixture(scope="session")
def register_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with something in every table, as its file."""
    kit = Kit(tmp_path_factory.mktemp("made") / "register.db", REGISTER, Signer(REGISTER_ID))
    fill_register(kit, kit.made())
    kit.close()
    return kit.path.read_bytes()


@pytest.fixture
def full_case(case_kit: Kit, case_file: bytes) -> Kit:
    """A case with something in every table, open for writing as `open_ones[0]`."""
    case_kit.path.write_bytes(case_file)
    case_kit.open()
    return case_kit


@pytest.fixture
def full_register(register_kit: Kit, register_file: bytes) -> Kit:
    register_kit.path.write_bytes(register_file)
    register_kit.open()
    return register_kit


# The builders, for tests that make values of their own.


@pytest.fixture(name="connect")
def given_connect() -> Callable[..., Any]:
    return connect


@pytest.fixture(name="full_record")
def given_record() -> CaseRecord:
    return full_record()


@pytest.fixture(name="full_summary")
def given_summary() -> CaseSummary:
    return full_summary()


@pytest.fixture(name="exhibit")
def given_exhibit() -> Callable[..., Exhibit]:
    return exhibit


@pytest.fixture(name="sealed")
def given_sealed() -> Callable[..., SealedItem]:
    return sealed


@pytest.fixture(name="at")
def given_at() -> Callable[..., datetime]:
    return at


@pytest.fixture(name="posts")
def given_posts() -> tuple[PostHolding, ...]:
    return posts()


@pytest.fixture(name="policies")
def given_policies() -> tuple[AdoptedPolicy, ...]:
    return policies()
