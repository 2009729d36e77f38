"""What somebody does to a casebook behind the program's back, and what `verify` then says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from casebook.domain.ids import CaseId
from casebook.services.user import User
from casebook.services.verify import verify
from tests.builders import HEAD_NAME, HEAD_PASSWORD

PAGE = 4096
SignIn = Callable[[str, str], User]


def complete(user: User, case: CaseId, how_found: str) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(case, replace(report, how_found=how_found))


def database(folder: Path, case: CaseId) -> Path:
    [found] = (folder / "cases" / case).glob("case.*.db")
    return found


def faults(sign_in: SignIn) -> list[tuple[str, str]]:
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    found = [(one.where, one.code) for one in verify(user).items]
    user.close()
    return found


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x20
    path.write_bytes(data)


def by_the_driver(user: User, case: CaseId | None, *statements: str) -> None:
    """What a member can do who opens the database with the key and a tool of their own."""
    file = user.session.files.unchecked(case)
    connection: Any = file.keyed.creator()
    for statement in statements:
        connection.execute(statement)
    connection.close()
    file.close()


def by_name(user: User, case: CaseId) -> dict[str, str]:
    file = user.session.files.unchecked(case)
    connection: Any = file.keyed.creator()
    found = dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    )
    connection.close()
    file.close()
    return found
