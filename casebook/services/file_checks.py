"""What is checked before an open file is used: its structure, its people, and what was last seen of it."""

import contextlib

from casebook.domain import case_log, merkle
from casebook.domain.case_log import SignedEntry
from casebook.domain.words import N_
from casebook.errors import (
    Damaged,
    ForkedLog,
    KeySetRefused,
    NotCanonical,
    NotStored,
    OlderCopy,
    SetUpUnfinished,
)
from casebook.services.casefile import CaseFile
from casebook.store import audit, migration, schema
from casebook.store import case_log as entries
from casebook.vault.identity import Identity
from casebook.vault.seen import SeenVerdict

KEYS = case_log.KEYS
PRACTICE = "practice"  # the detail of the register's first entry: 1 where the casebook was made for practice

SETTINGS = "casebook.json"
_PRACTICE_CHANGED = N_(
    "Whether this casebook is for practice was changed in {item} after it was made. Put that file back from a backup, and tell your IT support."
)


def check(file: CaseFile, identity: Identity, *, restored: bool = False, over: bool = True) -> None:
    """Everything that is cheap enough for each opening; signatures and rows are compared in the background.

    A file of an older format is brought up to date once its history was found to be the one last seen; `over`:
    whether its turn to write may be taken from a holder that went quiet. Raises `Damaged`, `NewerFormat`,
    `KeySetRefused`, `HeldElsewhere`, `ReadOnly`; and, unless the copy was accepted as `restored`, `OlderCopy` when
    the log is shorter than it was when last seen and `ForkedLog` when its entries of then are others now.
    """
    if (
        file.is_register
        and identity.last_seen(file.keyed.id) is None
        and schema.is_empty(file.database)
    ):
        raise SetUpUnfinished
    older = migration.needed(file.database)
    if not older:
        # Every page of a case is looked at before it is written in, and in the background once it is on the screen.
        schema.open_check(file.database, pages=file.is_register)
    _check_history(file, identity, restored=restored)
    if older:
        file.bring_up_to_date(over=over)
    else:
        _sweep_snapshot(file)


def _check_history(file: CaseFile, identity: Identity, *, restored: bool) -> None:
    with file.reading() as tx:
        leaves = entries.leaves(tx)
    # The register's key set is put in force before its entry; `Session.register` makes that good.
    if not file.is_register and digest_in_log(file) != file.keyed.key_set_digest:
        raise KeySetRefused
    verdict = seen_verdict(file, identity, leaves)
    if restored:
        return
    if verdict is SeenVerdict.ROLLBACK:
        raise OlderCopy
    if verdict is SeenVerdict.FORK:
        raise ForkedLog


def check_practice(register: CaseFile, *, practice: bool) -> None:
    """Whether the settings, which anybody can write, still say what the register's first entry says.

    Raises `Damaged` naming them: a real casebook must not pass for practice, nor the other way round.
    """
    found = practice_in_log(register)
    if found is not None and found != practice:
        raise Damaged(_PRACTICE_CHANGED, item=SETTINGS)


def practice_in_log(register: CaseFile) -> bool | None:
    """Whether the casebook was made for practice; None where the first entry does not say or cannot be read."""
    with register.reading() as tx:
        log = entries.entries(tx)
    try:
        detail = dict(case_log.Entry.read(log[0].data).detail) if log else {}
    except NotCanonical:
        return None
    return bool(detail[PRACTICE]) if PRACTICE in detail else None


def _sweep_snapshot(file: CaseFile) -> None:
    """Delete the copy made before a migration, once what was migrated is found whole."""
    if file.keyed.read_only or not file.keyed.has_snapshot:
        return
    with file.reading() as tx:
        whole = not audit.row_faults(tx) and not audit.integrity_faults(tx)
    if whole:
        with contextlib.suppress(NotStored):  # the next opening tries again
            file.keyed.drop_snapshot()


def finish_key_set(file: CaseFile, identity: Identity) -> bool:
    """Put a key set in force that the log holds already: the program ended between the two. Whether it was so."""
    pending = identity.pending_key_set(file.keyed)
    if pending is None or file.keyed.read_only or digest_in_log(file) != pending.digest:
        return False
    pending.commit()
    return True


def digest_in_log(file: CaseFile) -> str | None:
    """The digest (hex) of the key set that the file's own log holds."""
    with file.reading() as tx:
        return key_set_in_log(entries.entries(tx))


def seen_verdict(file: CaseFile, identity: Identity, leaves: tuple[bytes, ...]) -> SeenVerdict:
    """How the log stands to what this person saw last."""
    return identity.compare(
        file.keyed.id,
        size=len(leaves),
        root=merkle.root(leaves).hex(),
        root_at=lambda size: merkle.root(leaves[:size]).hex(),
    )


def key_set_in_log(log: tuple[SignedEntry, ...]) -> str | None:
    """The digest (hex) of the key set that the newest entry about members holds."""
    mark = f'["{KEYS}",'.encode()
    for signed in reversed(log):
        # Only entries that can hold it are read: an opening must stay short.
        if mark in signed.data:
            for name, value in case_log.Entry.read(signed.data).detail:
                if name == KEYS:
                    return str(value)
    return None
