"""A change goes on the record with its one entry, or not at all."""

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from casebook.domain import case_log as log_values
from casebook.domain.case_log import RowDigest
from casebook.domain.ids import ItemId, LetterId
from casebook.domain.record import CaseRecord
from casebook.domain.triage import Triage
from casebook.errors import Damaged, InUse, NotStored, ReadOnly, WriterLost
from casebook.store import allegation, case_log, evidence, letter, triage
from casebook.store.database import Database
from casebook.store.rows.report import TriageRow
from casebook.store.schema import create
from casebook.store.transaction import LogMismatch, Tx
from tests.unit.store.kit import Kit


def saved(reason: str) -> Callable[[Tx], None]:
    return lambda tx: triage.save(tx, Triage(reason=reason))


def first_entry(kit: Kit, db: Database) -> None:
    kit.write(db, saved("first"))


def test_a_change_without_an_entry_is_undone(case_kit: Kit, case_db: Database) -> None:
    with pytest.raises(LogMismatch):
        case_kit.attempt(case_db, saved("unsaid"))

    assert case_kit.rows("triage") == []


def test_a_second_entry_is_refused(case_kit: Kit, case_db: Database) -> None:
    sign = case_kit.signer.sign

    with pytest.raises(LogMismatch):
        case_kit.attempt(case_db, saved("said twice"), sign, sign)

    assert case_kit.rows("triage") == []
    assert case_kit.rows("case_log") == []


def test_an_entry_that_tells_of_other_rows_is_refused(case_kit: Kit, case_db: Database) -> None:
    def lie(tx: Tx) -> None:
        other = (RowDigest("triage", "triage", "00" * 32),)
        tx.append(*case_kit.signer.signed(case_kit.signer.entry(tx, "saved", other)))

    with pytest.raises(LogMismatch):
        case_kit.attempt(case_db, saved("one thing"), lie)

    assert case_kit.rows("case_log") == []


def test_a_change_after_the_entry_is_undone_with_it(case_kit: Kit, case_db: Database) -> None:
    sign = case_kit.signer.sign

    with pytest.raises(LogMismatch):
        case_kit.attempt(case_db, saved("said"), sign, saved("changed behind its back"))

    assert case_kit.rows("triage") == []


def test_an_entry_out_of_order_is_refused(case_kit: Kit, case_db: Database) -> None:
    first_entry(case_kit, case_db)

    def skip(tx: Tx) -> None:
        entry = replace(case_kit.signer.entry(tx, "opened", ()), seq=2)
        tx.append(*case_kit.signer.signed(entry))

    with pytest.raises(LogMismatch):
        case_kit.attempt(case_db, skip)

    assert len(case_kit.rows("case_log")) == 1


def test_an_act_may_change_no_row(case_kit: Kit, case_db: Database) -> None:
    case_kit.write(case_db, act="opened")

    with case_db.reading() as tx:
        [kept] = case_log.entries(tx)
    assert log_values.Entry.read(kept.data).act == "opened"


def test_nothing_written_needs_no_entry(case_kit: Kit, case_db: Database) -> None:
    with case_db.writing(case_kit.writer) as tx:
        triage.get(tx)

    assert case_kit.rows("case_log") == []


def test_an_error_undoes_everything(case_kit: Kit, case_db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        case_kit.attempt(case_db, saved("half"), case_kit.signer.sign, lambda _: 1 // 0)

    assert case_kit.rows("triage") == []
    assert case_kit.rows("case_log") == []


def test_entries_follow_one_another(case_kit: Kit, case_db: Database) -> None:
    for reason in ("one", "two", "three"):
        case_kit.write(case_db, saved(reason))

    with case_db.reading() as tx:
        entries = case_log.entries(tx)
        end = case_log.last(tx)
        leaves = case_log.leaves(tx)
        assert case_log.newest(tx) == entries[-1]
    assert log_values.check_chain(entries, verify=lambda *_: True) == ()
    assert (end.seq, end.accumulator.root().hex()) == (2, log_values.log_root(entries))
    assert end.link == log_values.link(leaves[2], entries[2].signature).hex()
    assert leaves == tuple(log_values.leaf(one.data) for one in entries)


def test_an_empty_log_ends_before_its_first_entry(case_db: Database) -> None:
    with case_db.reading() as tx:
        end = case_log.last(tx)
        assert case_log.newest(tx) is None
    assert (end.seq, end.link, end.accumulator.size) == (-1, "00" * 32, 0)


def test_the_same_content_is_no_change(full_case: Kit, full_record: CaseRecord) -> None:
    with full_case.open_ones[0].writing(full_case.writer) as tx:
        triage.save(tx, full_record.triage)
        evidence.save_details(tx, (ItemId("item-1"),), full_record.exhibits[0].details)

        assert tx.changed_rows() == ()


def test_a_row_gets_a_new_salt_with_each_write(case_kit: Kit, case_db: Database) -> None:
    salts = itertools.count(1)
    db = Database(
        case_kit.raw,
        case_kit.driver,
        case_kit.schema,
        read_only=False,
        salts=lambda size: next(salts).to_bytes(size, "big"),
    )
    case_kit.open_ones.append(db)

    seen = []
    for reason in ("one", "two", "one"):
        case_kit.write(db, saved(reason))
        seen.append(case_kit.rows("triage")[0][-1])

    assert len(set(seen)) == 3
    with db.reading() as tx:
        said = [log_values.Entry.read(one.data).rows for one in case_log.entries(tx)]
    digests = {row.sha256 for rows in said for row in rows if row.table == "triage"}
    assert len(digests) == 3


def test_a_corrected_row_keeps_what_it_was_under_its_old_digest(
    case_kit: Kit, case_db: Database
) -> None:
    first_entry(case_kit, case_db)
    case_kit.write(case_db, saved("second"))

    [(row_id, table, row, version, cells, cells_salt, _)] = case_kit.rows("earlier")
    with case_db.reading() as tx:
        [said] = log_values.Entry.read(case_log.entries(tx)[0].data).rows
    assert (row_id, table, row, version) == ("triage/triage/1", "triage", "triage", 1)
    assert '["reason","first"]' in cells
    assert hashlib.sha256(cells_salt + cells.encode()).hexdigest() == said.sha256


def test_a_removed_row_is_null_in_the_log_and_kept_as_it_was(
    full_case: Kit, full_record: CaseRecord
) -> None:
    db = full_case.open_ones[0]
    said = replace(full_record.allegations[0], exhibits=())
    full_case.write(db, lambda tx: allegation.save(tx, said))

    with db.reading() as tx:
        newest = case_log.newest(tx)
        assert newest is not None
        rows = log_values.Entry.read(newest.data).rows
    gone = {row.id for row in rows if row.table == "allegation_exhibit" and row.sha256 is None}
    kept = {row.id for row in rows if row.table == "earlier" and row.sha256 is not None}
    assert gone == {"allegation-1/0", "allegation-1/1"}
    assert kept == {f"allegation_exhibit/{one}/1" for one in gone}


def test_a_shredded_key_leaves_no_earlier_copy(full_case: Kit, sealed: Any) -> None:
    db = full_case.open_ones[0]
    item = sealed(ItemId("item-1"))
    other = replace(item, key=replace(item.key, kept=b"another"))

    full_case.write(db, lambda tx: evidence.add_sealed(tx, other))

    assert full_case.rows("earlier", "of_table = 'sealed_file'") == []


def test_a_holder_who_lost_the_turn_writes_nothing(case_kit: Kit, case_db: Database) -> None:
    other = case_kit.open()
    other.take_over("another holder")

    with pytest.raises(WriterLost):
        first_entry(case_kit, case_db)
    with pytest.raises(WriterLost), case_db.scratch(case_kit.writer):
        pass

    assert case_kit.rows("triage") == []
    assert other.writer() == "another holder"


def test_no_writer_yet_means_nobody_may_write(case_kit: Kit) -> None:
    db = case_kit.open()
    create(db)

    assert db.writer() is None
    with pytest.raises(WriterLost), db.writing(case_kit.writer):
        pass


def test_scratch_takes_drafts_and_refuses_records(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    before = full_case.rows("triage")

    with pytest.raises(LogMismatch), db.scratch(full_case.writer) as tx:
        triage.save(tx, Triage(reason="slipped in"))
    with pytest.raises(LogMismatch), db.scratch(full_case.writer) as tx:
        full_case.signer.sign(tx)

    assert full_case.rows("triage") == before
    assert len(full_case.rows("case_log")) == 4


def test_a_reader_changes_nothing(full_case: Kit) -> None:
    db = full_case.open_ones[0]

    with db.reading() as tx:
        triage.save(tx, Triage(reason="written while reading"))
        with pytest.raises(LogMismatch):
            tx.changed_rows()


@pytest.mark.parametrize(
    "statement", [update(TriageRow).values(reason="past the digests"), delete(TriageRow)], ids=str
)
def test_a_statement_that_writes_past_the_session_is_refused(
    full_case: Kit, statement: Any
) -> None:
    with pytest.raises(LogMismatch), full_case.open_ones[0].writing(full_case.writer) as tx:
        tx.session.execute(statement)


def test_a_database_opened_for_reading_refuses_to_write(full_case: Kit) -> None:
    db = full_case.open(read_only=True)

    for begin in (db.writing, db.scratch):
        with pytest.raises(ReadOnly), begin(full_case.writer):
            pass
    with pytest.raises(ReadOnly):
        db.take_over("anyone")
    with db.driver() as raw, pytest.raises(Exception, match="readonly"):
        raw.execute("DELETE FROM draft")


def test_readers_do_not_shut_each_other_out(full_case: Kit, full_record: CaseRecord) -> None:
    one, other = full_case.open(), full_case.open()

    with one.reading() as first, other.reading() as second:
        assert triage.get(first) == triage.get(second) == full_record.triage


def test_a_second_writer_waits_and_is_told(full_case: Kit) -> None:
    other = full_case.open()

    with full_case.open_ones[0].writing(full_case.writer), pytest.raises(InUse):
        full_case.attempt(other)


def test_a_full_disk_keeps_nothing(full_case: Kit) -> None:
    db = full_case.open_ones[0]
    before = full_case.rows("letter_bytes")
    with db.driver() as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")

    big = bytes(100_000)
    with pytest.raises(NotStored):
        full_case.write(db, lambda tx: letter.set_bytes(tx, LetterId("letter-1"), big, "00" * 32))

    assert full_case.rows("letter_bytes") == before


def test_a_wrong_key_is_no_database(full_case: Kit, connect: Any) -> None:
    full_case.close()
    db = Database(
        lambda: connect(full_case.path, key=b"x'" + b"00" * 32 + b"'"),
        full_case.driver,
        full_case.schema,
        read_only=False,
        name="cases/1/case.1.db",
    )

    with pytest.raises(Damaged) as refused, db.reading():
        pass
    assert "cases/1/case.1.db" in refused.value.sentence()
    db.close()


def test_an_error_of_the_database_shows_no_words_of_the_case(
    case_kit: Kit, case_db: Database
) -> None:
    with pytest.raises(IntegrityError) as fault:
        case_kit.write(case_db, lambda tx: tx.put(TriageRow, "triage", {"reason": "Canary Person"}))

    assert "Canary" not in str(fault.value)
