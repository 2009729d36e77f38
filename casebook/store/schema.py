"""The released schemas of case and register databases, how one is made, and what is looked at when one is opened."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from casebook.errors import Altered, Damaged, NewerFormat, OlderFormat
from casebook.store.database import Database
from casebook.store.layout import Schema
from casebook.store.rows import (
    allegation,
    case,
    decision,
    ending,
    evidence,
    expression,
    incident,
    letter,
    limit,
    log,
    overlay,
    override,
    police,
    register,
    relationship,
    report,
    safeguarding,
    school_people,
    staff,
    suspension,
    triage,
    warning,
)
from casebook.store.rows.row import CaseBase, LogRow, RegisterBase

__all__ = [
    "CASE",
    "REGISTER",
    "SCRATCH_TABLES",
    "Schema",
    "check_pages",
    "create",
    "differences",
    "open_check",
    "unlogged",
]

SCRATCH_TABLES: Final = frozenset({"draft", "writer", "summary"})


def _trigger(name: str, on: str, *, when: str = "1", says: str) -> str:
    """A trigger that refuses. It names what it guards, never what was to be written."""
    return f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} BEGIN SELECT RAISE(ABORT, '{says}'); END"


def _log_triggers(log_row: type[LogRow]) -> tuple[str, ...]:
    """The log only grows. The third also stops REPLACE where recursive triggers are off."""
    name, says = log_row.__tablename__, "the log only grows"
    after_last = f"(SELECT coalesce(max(seq) + 1, 0) FROM {name})"  # noqa: S608 - our own table's name
    return (
        _trigger(f"{name}_no_update", f"UPDATE ON {name}", says=says),
        _trigger(f"{name}_no_delete", f"DELETE ON {name}", says=says),
        _trigger(
            f"{name}_grow", f"INSERT ON {name}", when=f"NEW.seq IS NOT {after_last}", says=says
        ),
    )


def _apart(table: str, key: str, other: str, other_key: str) -> tuple[str, ...]:
    """A row of one table and a row of the other may not be about the same item."""
    same = f"EXISTS (SELECT 1 FROM {other} WHERE {other_key} = NEW.{key})"  # noqa: S608 - our own names
    return tuple(
        _trigger(
            f"{table}_{act.lower()}_apart",
            f"{act} ON {table}",
            when=same,
            says="a sighting has no file",
        )
        for act in ("INSERT", "UPDATE")
    )


CASE: Final = Schema(
    name="case",
    application_id=0x43424B43,  # "CBKC"
    version=2,
    digest="98a65cc4d99822b81a0b0996bf54b1dda9bc0ccb05208ce2ff634af4d1a58438",
    metadata=CaseBase.metadata,
    triggers=(
        *_log_triggers(log.CaseLogRow),
        *_apart("sealed_file", "item", "sighting", "id"),
        *_apart("sighting", "id", "sealed_file", "item"),
    ),
    log=log.CaseLogRow,
    writer=log.CaseWriterRow,
    earlier=log.CaseEarlierRow,
    rows=(
        case.CaseRow,
        case.PersonRow,
        case.RoleRow,
        case.StageEventRow,
        report.ReportRow,
        report.TriageRow,
        evidence.ExhibitRow,
        evidence.SealedFileRow,
        evidence.EvidenceCheckRow,
        evidence.SightingRow,
        evidence.CustodyRow,
        allegation.AllegationRow,
        allegation.AllegationClauseRow,
        allegation.AllegationExhibitRow,
        allegation.ChargeRow,
        allegation.ChargeClauseRow,
        allegation.ChargeExhibitRow,
        allegation.ChargeAllegationRow,
        decision.HearingRow,
        decision.AttendeeRow,
        decision.FindingRow,
        decision.FindingEvidenceRow,
        decision.SeverityRow,
        decision.SanctionRow,
        decision.AdviceRow,
        decision.LaDatesRow,
        decision.DecisionSheetRow,
        letter.OutsideStepRow,
        letter.LetterRow,
        letter.LetterBytesRow,
        police.PoliceReferralRow,
        police.PoliceHoldRow,
        safeguarding.LadoReferralRow,
        safeguarding.SafeguardingConclusionRow,
        safeguarding.LowLevelConcernRow,
        suspension.SuspensionRow,
        overlay.OverlayRow,
        triage.TriageDetailsRow,
        expression.ExpressionRow,
        override.OverrideRow,
        staff.SubjectStaffRow,
        ending.JointRequestRow,
        ending.DepartureRow,
        ending.AppealResultRow,
        ending.ClosingRow,
        ending.RetentionDetailRow,
        relationship.RelationshipRow,
        relationship.RouteRow,
        incident.IncidentRow,
        incident.TakedownRow,
        incident.SearchRow,
        incident.PerpetratorRow,
        incident.CaseLinkRow,
        warning.EarlierWarningRow,
        warning.WarningLookRow,
        log.CaseEarlierRow,
    ),
)

REGISTER: Final = Schema(
    name="register",
    application_id=0x43424B52,  # "CBKR"
    version=2,
    digest="0401c26ca241b1e490cd0a5e29063b6b4bbda07a86a5588db26669d3b27fcd4f",
    metadata=RegisterBase.metadata,
    triggers=_log_triggers(log.RegisterLogRow),
    log=log.RegisterLogRow,
    writer=log.RegisterWriterRow,
    earlier=log.RegisterEarlierRow,
    rows=(
        register.SchoolRow,
        register.PostHoldingRow,
        register.PolicyRow,
        register.SettingRow,
        register.SetupTaskRow,
        staff.StaffRow,
        school_people.GovernorRow,
        school_people.DelegationRow,
        school_people.SchoolContactRow,
        school_people.PrivacyPapersRow,
        limit.LimitSettingRow,
        limit.TermRow,
        log.RegisterEarlierRow,
    ),
)


def unlogged(schema: Schema) -> frozenset[str]:
    """The tables whose rows are not in the log: the scratch tables and the log itself."""
    return SCRATCH_TABLES | {schema.log.__tablename__}


def create(db: Database) -> None:
    """Make the tables, triggers and header marks of a new database, all or none."""
    schema = db.schema
    with db.altering() as connection:
        for statement in statements(schema).values():
            connection.exec_driver_sql(statement)
        mark(connection, schema)


def is_empty(db: Database) -> bool:
    """Whether nothing was ever made in it: the program ended while a case or casebook was being founded."""
    with db.reading() as tx:
        connection = tx.connection
        return not connection.exec_driver_sql("PRAGMA user_version").scalar_one() and not structure(
            connection
        )


def mark(connection: Connection, schema: Schema) -> None:
    """Put the schema's id and version into the header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.application_id}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")


def open_check(db: Database, *, pages: bool = True) -> None:
    """Look at a database before it is used: its format, its structure, every page.

    Without `pages` a page is proved when it is read: SQLCipher does that by itself.

    Raises:
        NewerFormat: a newer Casebook wrote it.
        OlderFormat: it has to be migrated first.
        Altered: something in its structure is not as released; names it.
        Damaged: a page is not what was written.
    """
    schema = db.schema
    with db.reading() as tx:
        connection = tx.connection
        application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if application_id != schema.application_id:
            raise Damaged(item=db.name)
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > schema.version:
            raise NewerFormat
        if version < schema.version:
            raise OlderFormat
        for name in differences(connection, schema):
            raise Altered(item=db.name, object=_shown(name))
    if pages:
        check_pages(db)


def check_pages(db: Database) -> None:
    """Look at every page of a database, and whether its trees hang together; raises `Damaged`."""
    with db.reading() as tx:
        for check in ("cipher_integrity_check", "quick_check"):
            found = tx.connection.exec_driver_sql(f"PRAGMA {check}").scalars().all()
            if found not in ([], ["ok"]):
                raise Damaged(item=db.name)


def differences(connection: Connection, schema: Schema) -> tuple[str, ...]:
    """The names of objects that are missing, added or other than released; empty when the structure is whole."""
    found = structure(connection)
    if structure_digest(found) == schema.digest:
        return ()
    made = {name: normal(statement) for name, statement in statements(schema).items()}
    names = {name for name in found.keys() | made.keys() if found.get(name) != made.get(name)}
    return tuple(sorted(names)) or (schema.name,)


def structure_digest(objects: Mapping[str, str]) -> str:
    """The digest (hex) of every object's text, sorted by name."""
    return _digest(tuple(sorted(objects.items())))


@lru_cache(maxsize=16)  # one case has the structure of the next
def _digest(objects: tuple[tuple[str, str], ...]) -> str:
    hashed = hashlib.sha256()
    for name, statement in objects:
        hashed.update(f"{name}\x00{statement}\x00".encode())
    return hashed.hexdigest()


def statements(schema: Schema) -> dict[str, str]:
    """The statements that make a database of this schema, by the name of what each makes."""
    made = {
        table.name: str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for table in schema.metadata.sorted_tables
    }
    return made | {trigger.split()[2]: trigger for trigger in schema.triggers}


@lru_cache(maxsize=512)
def normal(statement: str) -> str:
    """A statement with its blanks made alike, so that only its words count."""
    return " ".join(statement.split())


def structure(connection: Connection) -> dict[str, str]:
    """The text of every table, index, trigger and view that a database has, by name."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema").all()
    return {
        name if sql else f"{kind} {name} of {table}": normal(sql or "")
        for kind, name, table, sql in rows
    }


def _shown(name: str) -> str:
    """An object's name, cut to what a name of ours can hold: a stranger may have chosen it."""
    return "".join(one for one in name if one.isascii() and (one.isalnum() or one in "_ "))[:60]
