"""One open file, the register or a case, compared with its own log: every row, entry, signature and sealed file."""

from collections.abc import Iterator
from dataclasses import replace

from casebook.domain import case_log
from casebook.domain.audit import RowProblem
from casebook.domain.case_log import Entry, SignedEntry
from casebook.domain.case_view import Fault
from casebook.domain.checkpoint import Checkpoint
from casebook.domain.clock import from_utc_text, local_day
from casebook.domain.merkle import Accumulator
from casebook.domain.procedure import summary
from casebook.domain.words import N_, Words, say
from casebook.errors import Altered, Damaged, NotCanonical
from casebook.services import file_checks
from casebook.services.casefile import CaseFile
from casebook.services.session import Session
from casebook.services.signatures import signature_check
from casebook.store import audit, evidence, letter, schema
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
}
_SEEN = {
    SeenVerdict.ROLLBACK: N_(
        "There are fewer entries than when you last looked: an older copy was put back."
    ),
    SeenVerdict.FORK: N_(
        "The entries are not those you last saw: another copy was put in its place."
    ),
}
_PAGES = N_("The file is damaged: {what}.")
_MEMBERS = N_("Who can open this was changed without an entry in its log.")
_SEALED = N_("This file of evidence is not what was stored.")
_MISSING = N_("This file of evidence is gone.")
_CODE = N_("The check code printed on letter {number} is not that of the log as it is now.")


def faults(session: Session, file: CaseFile, *, sealed: bool) -> Iterator[Fault]:
    """Everything wrong with one file. `sealed`: whether every evidence file is read and compared too.

    Raises `Damaged` and `NewerFormat` where the database cannot be read at all.
    """
    where = file.keyed.database_item
    schema_fault = _schema_fault(file, where)
    if schema_fault is not None:
        yield schema_fault
        return
    with file.reading() as tx:
        yield from (
            Fault(where, say(_PAGES, what=what), "pages") for what in audit.integrity_faults(tx)
        )
        log = entries.entries(tx)
        yield from _log_faults(session, file, log, entries.leaves(tx), where)
        yield from (
            Fault(
                f"{where}: {one.table} {one.id}",
                say(_ROW[one.what], table=one.table, id=one.id),
                one.what,
            )
            for one in audit.row_faults(tx)
        )
        if not file.is_register:
            yield from _summary_faults(session, tx, log, where)
            yield from _code_faults(file, tx, where)
    if sealed and not file.is_register:
        yield from _sealed_faults(file)


def _schema_fault(file: CaseFile, where: str) -> Fault | None:
    try:
        schema.open_check(file.database)
    except Altered as error:
        return Fault(where, Words(error.words, tuple(error.details.items())), "altered")
    return None


def _log_faults(
    session: Session,
    file: CaseFile,
    log: tuple[SignedEntry, ...],
    leaves: tuple[bytes, ...],
    where: str,
) -> Iterator[Fault]:
    check = signature_check(session.vault, session.identity, file.keyed)
    checked = case_log.check_log(log, verify=check)
    for fault in checked.faults:
        yield Fault(
            f"{where}: entry {fault.seq}", say(_LOG[fault.what], number=fault.seq), fault.what
        )
    verdict = file_checks.seen_verdict(file, session.identity, leaves)
    if verdict in _SEEN:
        yield Fault(where, say(_SEEN[verdict]), verdict)
    try:
        in_log = file_checks.key_set_in_log(log)
    except NotCanonical:
        return  # said above: the entry cannot be read
    if in_log != file.keyed.key_set_digest:
        yield Fault(where, say(_MEMBERS), "members")


def _summary_faults(
    session: Session, tx: Tx, log: tuple[SignedEntry, ...], where: str
) -> Iterator[Fault]:
    kept = summary_rows.get(tx)
    if kept is None or not log:
        yield Fault(f"{where}: summary", say(_ROW[RowProblem.GONE], table="summary", id=""), "gone")
        return
    # The summary was written with the last entry, so it is worked out as of that day.
    day = local_day(from_utc_text(Entry.read(log[-1].data).utc))
    record = session.record(tx)
    expected = summary(record, session.guide(record, on=day))
    for one in audit.scratch_faults(tx, replace(expected, checked_at=kept.checked_at)):
        yield Fault(
            f"{where}: {one.table}", say(_ROW[one.what], table=one.table, id=one.id), one.what
        )


def _code_faults(file: CaseFile, tx: Tx, where: str) -> Iterator[Fault]:
    codes = {one.size: one for one in letter.letters(tx)}
    tree = Accumulator()
    for leaf in entries.leaves(tx):
        tree.append(leaf)
        issued = codes.get(tree.size)
        # Between the two transactions of issue the code is not kept yet.
        if issued is not None and issued.code:
            code = Checkpoint(file.keyed.id, tree.size, tree.root().hex()).code()
            if code != issued.code:
                yield Fault(where, say(_CODE, number=issued.number), "code")


def _sealed_faults(file: CaseFile) -> Iterator[Fault]:
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
