"""One open file, the register or a case, compared with its own log: every row, entry, signature and sealed file."""

from collections.abc import Iterator
from dataclasses import replace

from casebook.domain import case_log
from casebook.domain.audit import RowProblem
from casebook.domain.case_log import Entry
from casebook.domain.case_view import Fault
from casebook.domain.checkpoint import Checkpoint
from casebook.domain.clock import from_utc_text, local_day
from casebook.domain.merkle import Accumulator
from casebook.domain.words import N_, Words, say
from casebook.errors import (
    Altered,
    CasebookError,
    Damaged,
    NotAMember,
    NotCanonical,
    OlderFormat,
)
from casebook.services import file_checks
from casebook.services.casefile import CaseFile
from casebook.services.session import Session
from casebook.services.signatures import signature_check
from casebook.store import audit, evidence, letter, migration, schema
from casebook.store import case_log as entries
from casebook.store import summary as summary_rows
from casebook.store.transaction import Tx
from casebook.vault.seen import SeenVerdict

_ROW = {
    RowProblem.CHANGED: N_("{table} {id} is not as the log says it was written."),
    RowProblem.UNKNOWN: N_("{table} {id} is there, and the log knows nothing of it."),
    RowProblem.GONE: N_("{table} {id} is gone, and the log does not say that it was taken away."),
    RowProblem.STALE: N_("{table} {id} is not what the rest of the case gives."),
}
_LOG = {
    case_log.Fault.UNREADABLE: N_("Entry {number} cannot be read."),
    case_log.Fault.OUT_OF_ORDER: N_("Entry {number} is out of its order."),
    case_log.Fault.OTHER_CASE: N_("Entry {number} belongs to another case."),
    case_log.Fault.BROKEN_LINK: N_("Entry {number} does not follow the one before it."),
    case_log.Fault.BAD_SIGNATURE: N_(
        "Entry {number} is not signed by the person it names, or you have never confirmed that person."
    ),
    case_log.Fault.OTHER_EPOCH: N_("Entry {number} names a key that was not in force then."),
    case_log.Fault.NOT_A_MEMBER: N_(
        "Entry {number} is by somebody who could not open this when it was written."
    ),
}
_SEEN = {
    SeenVerdict.ROLLBACK: N_(
        "There are fewer entries than when you last looked: an older copy was put back."
    ),
    SeenVerdict.FORK: N_(
        "The entries are not those you last saw: another copy was put in its place."
    ),
}
_SETTINGS = N_("Whether this casebook is for practice was changed after it was made.")
_PAGES = N_("The file is damaged: {what}.")
_MEMBERS = N_("Who can open this was changed without an entry in its log.")
_SEALED = N_("This file of evidence is not what was stored.")
_MISSING = N_("This file of evidence is gone.")
_OLDER = N_(
    "This was made by an older Casebook. Its log and its rows were compared; evidence files and letters were not."
    " Sign in once, so that it is brought up to date, then verify again."
)
_CODE = N_("The check code printed on letter {number} is not that of the log as it is now.")


def faults(session: Session, file: CaseFile, *, sealed: bool) -> Iterator[Fault]:
    """Everything wrong with one file. `sealed`: whether every evidence file is read and compared too.

    Raises `Damaged` and `NewerFormat` where the database cannot be read at all.
    """
    where = file.keyed.database_item
    if migration.needed(file.database):
        yield from _older_faults(session, file, where)
        return
    schema_fault = _schema_fault(file, where)
    if schema_fault is not None:
        yield schema_fault
        return
    with file.reading() as tx:
        yield from _record_faults(session, file, tx, where)
    if file.is_register:
        yield from _settings_faults(session, file)
        return
    # What is read as a value may be nonsense that somebody wrote with the key: that hides nothing else.
    parts = (_code_faults, _sealed_faults) if sealed else (_code_faults,)
    for part in parts:
        try:
            yield from part(file, where)
        except CasebookError as error:
            yield refused(where, error)
    yield from _summary_faults(session, file, where)


def _older_faults(session: Session, file: CaseFile, where: str) -> Iterator[Fault]:
    """What can be compared in a file of an older format, and that the rest has to wait."""
    with file.reading() as tx:
        yield from _record_faults(session, file, tx, where, tables=migration.logged_tables(tx))
    yield Fault(where, say(_OLDER), OlderFormat.__name__)


def refused(where: str, error: CasebookError) -> Fault:
    """A refusal as a fault, at the file it names or else at `where`."""
    item = error.details.get("item", where)
    return Fault(str(item), Words(error.words, tuple(error.details.items())), type(error).__name__)


def _record_faults(
    session: Session, file: CaseFile, tx: Tx, where: str, *, tables: tuple[str, ...] | None = None
) -> Iterator[Fault]:
    yield from (
        Fault(where, say(_PAGES, what=what), "pages") for what in audit.integrity_faults(tx)
    )
    yield from _log_faults(session, file, tx, where)
    yield from (
        Fault(
            f"{where}: {one.table} {one.id}",
            say(_ROW[one.what], table=one.table, id=one.id),
            one.what,
        )
        for one in audit.row_faults(tx, tables)
    )


def _schema_fault(file: CaseFile, where: str) -> Fault | None:
    try:
        schema.open_check(file.database)
    except Altered as error:
        return Fault(where, Words(error.words, tuple(error.details.items())), "altered")
    return None


def _log_faults(session: Session, file: CaseFile, tx: Tx, where: str) -> Iterator[Fault]:
    log = entries.entries(tx)
    check = signature_check(session.vault, session.identity, file.keyed)
    members = frozenset(str(one.person) for one in file.keyed.members)
    holders = case_log.KeyHolders(members, file.keyed.epoch)
    checked = case_log.check_log(log, case=file.keyed.id, verify=check, holders=holders)
    for fault in checked.faults:
        yield Fault(
            f"{where}: entry {fault.seq}", say(_LOG[fault.what], number=fault.seq), fault.what
        )
    verdict = file_checks.seen_verdict(file, session.identity, entries.leaves(tx))
    if verdict in _SEEN:
        yield Fault(where, say(_SEEN[verdict]), verdict)
    try:
        in_log = file_checks.key_set_in_log(log)
    except NotCanonical:
        return  # said above: the entry cannot be read
    if in_log != file.keyed.key_set_digest:
        yield Fault(where, say(_MEMBERS), "members")


def _settings_faults(session: Session, file: CaseFile) -> Iterator[Fault]:
    """Whether the settings, which anybody can write, still say what the register's first entry says."""
    found = file_checks.practice_in_log(file)
    if found is not None and found != session.vault.practice:
        yield Fault(file_checks.SETTINGS, say(_SETTINGS), "settings")


def _summary_faults(session: Session, file: CaseFile, where: str) -> Iterator[Fault]:
    try:
        session.school()
    except CasebookError:
        return  # the register is at fault, and named for it; without it nothing can be worked out
    try:
        with file.reading() as tx:
            yield from _summary_differs(session, tx, where)
    except CasebookError as error:
        yield refused(where, error)


def _summary_differs(session: Session, tx: Tx, where: str) -> Iterator[Fault]:
    kept, last = summary_rows.get(tx), entries.newest(tx)
    if kept is None or last is None:
        yield Fault(f"{where}: summary", say(_ROW[RowProblem.GONE], table="summary", id=""), "gone")
        return
    try:
        # The summary was written with the last entry, so it is worked out as of that day.
        day = local_day(from_utc_text(Entry.read(last.data).utc))
    except (NotCanonical, ValueError):
        return  # said above: the entry cannot be read
    expected = session.summary(session.record(tx), on=day)
    if kept.worked_by != expected.worked_by:
        # The school changed its limits or calendar since, or Casebook its words: the days of then are no fault.
        expected = replace(expected, **{name: getattr(kept, name) for name in _BY_SETTINGS})
    for one in audit.scratch_faults(tx, replace(expected, checked_at=kept.checked_at)):
        yield Fault(
            f"{where}: {one.table}", say(_ROW[one.what], table=one.table, id=one.id), one.what
        )


_BY_SETTINGS = ("next_task", "next_fillings", "due", "deadlines", "worked_by")


def _code_faults(file: CaseFile, where: str) -> Iterator[Fault]:
    with file.reading() as tx:
        codes = {one.size: one for one in letter.letters(tx)}
        leaves = entries.leaves(tx)
    tree = Accumulator()
    for leaf in leaves:
        tree.append(leaf)
        issued = codes.get(tree.size)
        # Between the two transactions of issue the code is not kept yet.
        if issued is not None and issued.code:
            code = Checkpoint(file.keyed.id, tree.size, tree.root().hex()).code()
            if code != issued.code:
                yield Fault(where, say(_CODE, number=issued.number), "code")


def _sealed_faults(file: CaseFile, _where: str) -> Iterator[Fault]:
    with file.reading() as tx:
        held = [one for exhibit in evidence.exhibits(tx) for one in evidence.sealed(tx, exhibit.id)]
    missing = set(file.keyed.missing_files(frozenset(one.file_name for one in held)))
    for one in held:
        where = f"cases/{file.keyed.id}/ev/{one.file_name}"
        if one.file_name in missing:
            yield Fault(where, say(_MISSING), "missing")
            continue
        try:
            file.keyed.check(one)
        except Damaged:
            yield Fault(where, say(_SEALED), "sealed")
        except NotAMember:
            continue  # it is narrowed to others: they can compare it
