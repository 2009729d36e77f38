"""Whatever is saved, shortened and saved again, in whatever order: rows and log agree, and nothing said is lost."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.allegation import Allegation, ClauseChoice
from casebook.domain.case_log import Entry
from casebook.domain.ids import AllegationId, ItemId
from casebook.store import allegation, audit, case_log
from casebook.store.database import Database
from casebook.store.schema import CASE
from tests.unit.store.kit import CASE_ID, Kit, Signer

CLAUSES = st.lists(st.sampled_from(["4.3", "4.8-b", "5.2-c"]).map(ClauseChoice), max_size=3)
EXHIBITS = st.lists(st.sampled_from([ItemId("item-1"), ItemId("item-2")]), max_size=2, unique=True)
ALLEGATIONS = st.builds(
    lambda number, what, clauses, exhibits: Allegation(
        id=AllegationId(f"said-{number}"),
        number=number,
        what=what,
        clauses=tuple(clauses),
        exhibits=tuple(exhibits),
    ),
    st.integers(10, 12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    CLAUSES,
    EXHIBITS,
)
TRANSACTIONS = st.lists(st.lists(ALLEGATIONS, min_size=1, max_size=4), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any-order")


@given(transactions=TRANSACTIONS)
def test_rows_and_log_agree_after_any_acts(
    folder: Path, case_file: bytes, transactions: list[list[Allegation]]
) -> None:
    kit = Kit(folder / "case.db", CASE, Signer(CASE_ID))
    kit.path.write_bytes(case_file)
    db = kit.open()

    for saved in transactions:
        kit.write(db, *[lambda tx, one=one: allegation.save(tx, one) for one in saved])
        with db.reading() as tx:
            assert audit.row_faults(tx) == ()

    latest = {one.id: one for saved in transactions for one in saved}
    with db.reading() as tx:
        kept = {one.id: one for one in allegation.allegations(tx) if one.number >= 10}
        assert audit.integrity_faults(tx) == ()
    assert kept == latest
    assert _earlier_digests(kit) <= _told(db)
    kit.close()


def _earlier_digests(kit: Kit) -> set[str]:
    """The digest of every earlier version that was kept."""
    rows = kit.rows("earlier")
    return {hashlib.sha256(salt + text.encode()).hexdigest() for *_, text, salt, _ in rows}


def _told(db: Database) -> set[str | None]:
    """Every digest that an entry of the log holds."""
    with db.reading() as tx:
        entries = [Entry.read(one.data) for one in case_log.entries(tx)]
    return {row.sha256 for entry in entries for row in entry.rows}
