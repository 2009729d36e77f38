"""Every schema that was released can still be opened, read and verified."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casebook.domain.case import CaseSummary
from casebook.domain.case_log import check_chain
from casebook.domain.record import CaseRecord
from casebook.store import audit, case_log, migration, record, register, summary
from casebook.store.database import Database
from casebook.store.migration import migrate
from casebook.store.schema import CASE, REGISTER, open_check
from tests.unit.store.kit import Kit

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "schema"
RELEASED = {schema.name: range(1, schema.version + 1) for schema in (CASE, REGISTER)}


FIRST = frozenset(
    {
        "case", "school", "team", "report", "triage", "events", "exhibits", "sightings",
        "allegations", "charges", "decisions", "outside", "letters", "drafts",
    }
)  # fmt: skip


def as_of(record: CaseRecord, sample: Path) -> CaseRecord:
    """The sample as a release has it: what came after the first is empty in a case that was made by it."""
    if sample.stem != "case-1":
        return record
    first = CaseRecord(**{name: getattr(record, name) for name in FIRST})
    return replace(first, report=replace(first.report, made_on=None))


def summary_as_of(found: CaseSummary, sample: Path) -> CaseSummary:
    """The row for lists as a release has it. It is worked out anew when a case is brought up to date in use."""
    return replace(found, deadlines=(), worked_by="") if sample.stem == "case-1" else found


def made_from(kit: Kit, sample: Path, connect: Any) -> Any:
    """A keyed database made from a dump, and brought up to date if it is an old one."""
    raw = kit.raw()
    raw.executescript(f"BEGIN; {sample.read_text(encoding='utf-8')} COMMIT;")
    raw.close()
    db = kit.open()
    if migration.needed(db):
        migrate(
            db, snapshot=lambda: connect(kit.path.with_suffix(".before.db")), record=_recorder(kit)
        )
    return db


def _recorder(kit: Kit) -> Any:
    def record_rows(tx: Any, rows: Any) -> None:
        tx.append_batch(*kit.signer.signed(kit.signer.entry(tx, "migrated", rows)))

    return record_rows


def samples(name: str) -> list[Any]:
    return [
        pytest.param(SAMPLES / f"{name}-{number}.sql", id=str(number)) for number in RELEASED[name]
    ]


def assert_whole(db: Database) -> None:
    open_check(db)
    with db.reading() as tx:
        assert audit.row_faults(tx) == ()
        assert audit.integrity_faults(tx) == ()
        assert check_chain(case_log.entries(tx), verify=lambda *_: True) == ()


@pytest.mark.parametrize("sample", samples("case"))
def test_a_case_of_each_release_opens(
    case_kit: Kit, connect: Any, full_record: CaseRecord, full_summary: CaseSummary, sample: Path
) -> None:
    db = made_from(case_kit, sample, connect)

    assert_whole(db)
    with db.reading() as tx:
        assert record.load(tx, full_record.school) == as_of(full_record, sample)
        assert summary.get(tx) == summary_as_of(full_summary, sample)


@pytest.mark.parametrize("sample", samples("register"))
def test_a_register_of_each_release_opens(
    register_kit: Kit, connect: Any, full_record: CaseRecord, posts: Any, sample: Path
) -> None:
    db = made_from(register_kit, sample, connect)

    assert_whole(db)
    with db.reading() as tx:
        assert register.school(tx) == full_record.school
        assert register.posts(tx) == posts
        assert len(register.policies(tx)) == 2
        assert register.tasks_done(tx) == {"letterhead": date(2026, 9, 2)}


def test_every_dump_that_lies_here_is_tested() -> None:
    wanted = {f"{name}-{number}.sql" for name, numbers in RELEASED.items() for number in numbers}

    assert {path.name for path in SAMPLES.glob("*.sql")} == wanted
