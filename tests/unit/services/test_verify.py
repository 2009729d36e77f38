"""Re-reading everything: whole casebooks are whole, and each thing that was touched is named."""

import random
import shutil
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.domain.roles import Role
from casebook.services.opening import Opener
from casebook.services.verify import verify
from tests.builders import HEAD_NAME, HEAD_PASSWORD, HR_NAME, HR_PASSWORD, MONDAY
from tests.unit.services.tampering import (
    PAGE,
    SignIn,
    by_name,
    by_the_driver,
    complete,
    database,
    faults,
    flip,
)


def test_an_untouched_casebook_is_whole_for_each_of_its_people(
    filled: CaseId, sign_in: SignIn
) -> None:
    for name, password in ((HEAD_NAME, HEAD_PASSWORD), (HR_NAME, HR_PASSWORD)):
        user = sign_in(name, password)
        verdict = verify(user)
        user.close()
        assert verdict.items == ()
        assert (verdict.cases, verdict.files) == (1, 1)
        assert verdict.entries == 6  # set up, enrolled; concern, evidence, report, appointed


def test_verifying_writes_nothing(filled: CaseId, casebook_folder: Path, sign_in: SignIn) -> None:
    def everything() -> dict[str, bytes]:
        files = (path for path in casebook_folder.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files if path.suffix != ".seen"}

    before = everything()
    faults(sign_in)

    assert everything() == before


def test_one_flipped_byte_anywhere_in_a_case_database_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    path = database(casebook_folder, filled)
    kept = path.read_bytes()
    chosen = random.Random(7).sample(range(len(kept)), 24)
    for at in (0, 15, 16, len(kept) - 1, *chosen):
        flip(path, at)
        named = faults(sign_in)
        path.write_bytes(kept)
        assert any(where.startswith(f"cases/{filled}/case.") for where, _ in named), at


def test_one_flipped_byte_in_the_register_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    [path] = casebook_folder.glob("register.*.db")
    kept = path.read_bytes()
    for at in (5, 100, PAGE + 50, len(kept) - 20):
        flip(path, at)
        named = faults(sign_in)
        path.write_bytes(kept)
        assert any(where.startswith("register.") for where, _ in named), at


def test_a_flipped_byte_in_an_evidence_file_is_named_and_so_is_a_missing_file(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    [path] = (casebook_folder / "cases" / filled / "ev").glob("*.cbe")
    kept = path.read_bytes()
    for at in (0, 39, 40, len(kept) // 2, len(kept) - 1):
        flip(path, at)
        assert faults(sign_in) == [(f"cases/{filled}/ev/{path.name}", "sealed")]
        path.write_bytes(kept)
    path.unlink()

    assert faults(sign_in) == [(f"cases/{filled}/ev/{path.name}", "missing")]


def test_a_case_folder_that_is_gone_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    shutil.rmtree(casebook_folder / "cases" / filled)

    assert faults(sign_in) == [(f"cases/{filled}/keys.json", "vanished")]


def test_a_database_that_is_gone_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    path = database(casebook_folder, filled)
    path.unlink()

    assert faults(sign_in) == [(f"cases/{filled}/{path.name}", "Damaged")]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE report SET how_found = 'planted'", "report report"),
        ("UPDATE person SET name = 'Somebody Else' WHERE name = 'Peter Lowndes'", "person"),
        ("DELETE FROM custody", "custody"),
        ("UPDATE sealed_file SET length = length + 1", "sealed_file"),
        ("UPDATE summary SET brief = 'harmless'", "summary"),
    ],
)
def test_a_row_edited_with_the_key_is_named_by_table(
    filled: CaseId, sign_in: SignIn, statement: str, named: str
) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    by_the_driver(user, filled, statement)
    user.close()

    assert any(f": {named}" in where for where, _ in faults(sign_in))


def test_a_row_of_the_register_edited_with_the_key_is_named(
    filled: CaseId, sign_in: SignIn
) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    by_the_driver(user, None, "UPDATE post_holding SET post = 'headteacher'")
    user.close()

    assert any(
        where.startswith("register.") and "post_holding" in where for where, _ in faults(sign_in)
    )


def test_a_dropped_trigger_or_an_entry_cut_off_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    path = database(casebook_folder, filled)
    kept = path.read_bytes()
    user = sign_in(HR_NAME, HR_PASSWORD)
    triggers = by_name(user, filled)
    by_the_driver(user, filled, *(f"DROP TRIGGER {name}" for name in triggers))
    assert ("altered" in {code for _, code in faults(sign_in)}) is True
    path.write_bytes(kept)
    by_the_driver(
        user,
        filled,
        *(f"DROP TRIGGER {name}" for name in triggers),
        "DELETE FROM case_log WHERE seq = (SELECT max(seq) FROM case_log)",
        *by_name(user, filled).values(),
    )
    user.close()

    codes = {code for _, code in faults(sign_in)}
    assert "rollback" in codes
    assert "unknown" in codes or "changed" in codes


def test_any_one_old_page_put_back_is_noticed_but_those_of_no_record(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    path = database(casebook_folder, filled)
    old = path.read_bytes()
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    complete(user, filled, "something quite different, after all")
    user.cases.appoint(filled, Role.COMPANION, None, name="Una Brask", post="")
    user.close()
    new = path.read_bytes()
    unnoticed = []
    for start in range(0, min(len(old), len(new)), PAGE):
        if old[start : start + PAGE] != new[start : start + PAGE]:
            path.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
            if not faults(sign_in):
                unnoticed.append(start // PAGE)
    path.write_bytes(new)

    assert faults(sign_in) == []
    # The first page, where only the number of changes is another, and that of the row saying whose turn it is to write.
    assert len([page for page in unnoticed if page]) <= 1


def test_a_fault_shows_on_the_case_page_once_the_case_was_checked(
    filled: CaseId, sign_in: SignIn
) -> None:
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    user.cases.check(filled)
    assert user.cases.view(filled).unchanged.faults == ()
    assert user.cases.view(filled).unchanged.checked_at == MONDAY
    by_the_driver(user, filled, "UPDATE report SET how_found = 'planted'")

    user.cases.check(filled)

    [fault] = user.cases.view(filled).unchanged.faults
    assert "report" in fault.where
    assert "not as the log says" in fault.what.english()
    assert "planted" not in fault.what.english()


def test_a_check_is_remembered_where_it_is_our_turn_and_disturbs_nothing(
    filled: CaseId, sign_in: SignIn
) -> None:
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    complete(user, filled, "again")
    before = user.cases.view(filled).entries

    user.cases.check(filled)

    assert user.cases.view(filled).entries == before
    complete(user, filled, "and again")
    [row] = user.cases.home().rows
    assert row.checked_at == MONDAY
    assert verify(user).items == ()


def test_only_the_cases_asked_for_are_read(filled: CaseId, sign_in: SignIn, opener: Opener) -> None:
    told: list[str] = []
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)

    assert verify(user, cases=(), progress=told.append).cases == 0
    assert verify(user, cases=(filled,), progress=told.append).cases == 1
    assert told == [user.session.vault.id, user.session.vault.id, filled]
