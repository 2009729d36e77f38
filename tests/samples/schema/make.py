"""Writes the dump of each schema as it is now, with something in every table. Run once for each release.

A dump that was released is never written again: `python -m tests.samples.schema.make` makes those that are missing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casebook.store.schema import CASE, REGISTER
from tests.unit.store.filling import fill_case, fill_register
from tests.unit.store.kit import CASE_ID, REGISTER_ID, Kit, Signer

HERE = Path(__file__).resolve().parent


def written(value: Any) -> str:
    """A cell as SQL; all text as the hex of its UTF-8, so that a checkout changes no line end."""
    if value is None or isinstance(value, int):
        return "NULL" if value is None else str(value)
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    text = str(value)
    if text.isascii() and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return f"CAST(x'{text.encode().hex()}' AS TEXT)"


def dump(raw: Any) -> str:
    """A database as statements: header, tables, rows, and last the triggers."""
    objects = raw.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    tables = [(name, sql) for kind, name, sql in objects if kind == "table"]
    marks = ("application_id", "user_version")
    return "\n".join(
        [
            *(f"PRAGMA {mark} = {raw.execute(f'PRAGMA {mark}').fetchone()[0]};" for mark in marks),
            *(f"{sql.strip()};" for _, sql in tables),
            *(line for name, _ in tables for line in rows(raw, name)),
            *(f"{sql.strip()};" for kind, _, sql in objects if kind == "trigger"),
            "",
        ]
    )


def rows(raw: Any, table: str) -> Iterator[str]:
    """Every row of a table as a statement."""
    for row in raw.execute(f'SELECT * FROM "{table}" ORDER BY 1'):  # noqa: S608 - our own tables
        yield f'INSERT INTO "{table}" VALUES ({", ".join(map(written, row))});'  # noqa: S608 - as above


def main() -> None:
    """Make each dump that is missing, from a database in memory."""
    for schema, case, fill in (
        (CASE, CASE_ID, fill_case),
        (REGISTER, REGISTER_ID, fill_register),
    ):
        target = HERE / f"{schema.name}-{schema.version}.sql"
        if target.exists():
            continue
        kit = Kit(Path(":memory:"), schema, Signer(case))
        db = kit.made()
        fill(kit, db)
        with db.driver() as raw:
            target.write_text(dump(raw), encoding="utf-8", newline="\n")
        kit.close()


if __name__ == "__main__":
    main()
