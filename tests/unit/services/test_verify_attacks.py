"""What somebody does to the files of a casebook, and with its keys: each thing is named, and hides nothing else."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.acts import Act
from casebook.domain.ids import CaseId
from casebook.domain.person import Post
from casebook.errors import Damaged, NotAMember
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.services.verify import verify
from tests.builders import HEAD_NAME, HEAD_PASSWORD, HR_NAME, HR_PASSWORD
from tests.unit.services.tampering import (
    PAGE,
    SignIn,
    by_name,
    by_the_driver,
    database,
    faults,
    flip,
)


@pytest.mark.parametrize("how", ["emptied", "a link to it", "a folder"])
@pytest.mark.parametrize("who", [(HEAD_NAME, HEAD_PASSWORD), (HR_NAME, HR_PASSWORD)])
def test_a_case_database_that_is_no_file_of_ours_is_never_taken_for_a_new_one(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn, how: str, who: tuple[str, str]
) -> None:
    path = database(casebook_folder, filled)
    elsewhere = path.rename(casebook_folder.parent / "elsewhere.db")
    if how == "emptied":
        path.touch()
    elif how == "a folder":
        path.mkdir()
    else:
        path.symlink_to(elsewhere)

    user = sign_in(*who)  # HR has never opened the case, so nothing is remembered of it

    assert [(one.where, one.code) for one in verify(user).items] == [
        (f"cases/{filled}/{path.name}", "Damaged")
    ]
    assert user.cases.home().rows == ()
    assert any("could not be read" in one.english() for one in user.cases.home().notices)


def test_a_key_set_that_is_gone_is_named_though_the_case_was_never_opened(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    (casebook_folder / "cases" / filled / "keys.json").unlink()
    user = sign_in(HR_NAME, HR_PASSWORD)

    assert [one.where for one in verify(user).items] == [f"cases/{filled}/keys.json"]


def test_a_damaged_register_blames_no_case_and_hides_no_damaged_evidence(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    [register] = casebook_folder.glob("register.*.db")
    flip(register, 5000)
    assert faults(sign_in) == [(register.name, "Damaged")]
    [evidence] = casebook_folder.rglob("*.cbe")
    flip(evidence, 99)

    sealed = f"cases/{filled}/ev/{evidence.name}"
    assert faults(sign_in) == [(register.name, "Damaged"), (sealed, "sealed")]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE report SET recorded_at = 'never'", "report report"),
        ("UPDATE role SET role = 'jester'", "role"),
        ("UPDATE exhibit SET file_type = 'zz'", "exhibit"),
        ("UPDATE exhibit SET provenance_added_at = '0001-01-01T00:00:00+23:59'", "exhibit"),
        ("UPDATE exhibit SET provenance_clipboard_formats = '[1'", "exhibit"),
        ("UPDATE exhibit SET provenance_clipboard_formats = '7'", "exhibit"),
        ("DELETE FROM sealed_file", "sealed_file"),
    ],
)
def test_nonsense_written_with_the_key_is_named_and_refused_in_a_sentence(
    filled: CaseId, sign_in: SignIn, statement: str, named: str
) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    by_the_driver(user, filled, "PRAGMA foreign_keys = OFF", statement)
    user.close()

    assert any(f": {named}" in where for where, _ in faults(sign_in))
    head = sign_in(HEAD_NAME, HEAD_PASSWORD)
    with pytest.raises(Damaged) as refused:
        head.cases.view(filled)
    assert str(refused.value.details["item"]).startswith(f"cases/{filled}/case.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sealed_file SET key_kept = NULL",
        "UPDATE sealed_file SET key_kept = x'00'",
        "UPDATE sealed_file SET file_name = '../../casebook.json'",
    ],
)
def test_an_evidence_row_that_leads_nowhere_is_named(
    filled: CaseId, sign_in: SignIn, statement: str
) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    by_the_driver(user, filled, statement)
    user.close()

    codes = dict(faults(sign_in))

    assert "sealed" in codes.values() or "missing" in codes.values()
    assert any(": sealed_file" in where for where in codes)


def test_a_row_with_nonsense_hides_no_damaged_evidence(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    by_the_driver(user, filled, "UPDATE report SET recorded_at = 'never'")
    user.close()
    [evidence] = casebook_folder.rglob("*.cbe")
    flip(evidence, 99)

    named = faults(sign_in)

    assert any(": report report" in where for where, _ in named)
    assert (f"cases/{filled}/ev/{evidence.name}", "sealed") in named


def test_an_entry_moved_to_another_number_is_named(filled: CaseId, sign_in: SignIn) -> None:
    user = sign_in(HR_NAME, HR_PASSWORD)
    triggers = by_name(user, filled)
    by_the_driver(
        user,
        filled,
        *(f"DROP TRIGGER {name}" for name in triggers),
        "UPDATE case_log SET seq = -1 WHERE seq = 0",
        *triggers.values(),
    )
    user.close()

    assert any(where.endswith(": case_log -1") for where, _ in faults(sign_in))


@pytest.mark.parametrize("how", ["gone", "another name", "another's file"])
def test_a_confirmed_persons_card_that_was_touched_is_named(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn, how: str
) -> None:
    cards = {
        json.loads(path.read_bytes())["card"]["name"]: path
        for path in (casebook_folder / "people").glob("*.json")
    }
    path = cards[HR_NAME]
    if how == "gone":
        path.unlink()
    elif how == "another name":
        path.write_bytes(path.read_bytes().replace(HR_NAME.encode(), b"Somebody Else"))
    else:
        shutil.copy(cards[HEAD_NAME], path)

    assert faults(sign_in) == [(f"people/{path.name}", "Damaged")]


@pytest.mark.parametrize("how", ["gone", "touched"])
def test_ones_own_memory_in_the_casebook_is_looked_at_too(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn, user: User, how: str
) -> None:
    path = casebook_folder / "people" / f"{user.person}.seen"
    flip(path, 77) if how == "touched" else path.unlink()

    assert faults(sign_in) == [(f"people/{path.name}", "Damaged")]


def test_a_practice_casebook_cannot_be_passed_off_as_a_real_one(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    path = casebook_folder / "casebook.json"
    path.write_bytes(path.read_bytes().replace(b'"practice":true', b'"practice":false'))

    assert faults(sign_in) == [("casebook.json", "settings")]


def test_any_one_old_page_of_the_register_put_back_is_noticed(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    [path] = casebook_folder.glob("register.*.db")
    old = path.read_bytes()
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    user.school.save(replace(user.school.get(), name="Another Name Altogether"))
    user.close()
    new = path.read_bytes()
    unnoticed, changed = [], 0
    for start in range(0, min(len(old), len(new)), PAGE):
        if old[start : start + PAGE] != new[start : start + PAGE]:
            changed += 1
            path.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
            if not faults(sign_in):
                unnoticed.append(start // PAGE)
    path.write_bytes(old)
    whole = faults(sign_in)
    path.write_bytes(new)

    assert changed > 2
    assert len(unnoticed) <= 2
    assert whole == [(path.name, "rollback")]
    assert faults(sign_in) == []


def test_an_entry_signed_by_somebody_who_never_held_the_key_is_named(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    enrolment = user.people.enrol(
        "Lena Farrow", Secret("velvet harbour acorn 29"), post=Post.CLERK, title="Clerk"
    )
    user.people.confirm(enrolment)
    user.close()
    user = sign_in(HEAD_NAME, HEAD_PASSWORD)
    clerk = sign_in("Lena Farrow", "velvet harbour acorn 29")
    # A member lends the open case to somebody whose keys are confirmed, and who was never given this one.
    lent = clerk.session.files.joined(user.session.identity.open_case(case_id, write=True))
    with pytest.raises(NotAMember), lent.transaction(Act.EVIDENCE_CHECKED):
        """The entry is written; what it cannot do is remember a case it has no key to."""
    lent.close()
    size = len(user.cases.log_lines(case_id))

    found = {(one.where, one.code) for one in verify(user).items}

    [database_] = {where.split(":")[0] for where, _ in found}
    assert (f"{database_}: entry {size - 1}", "not-a-member") in found
    assert {code for _, code in found} <= {"not-a-member", "stale"}


def page_of(user: User, case: CaseId, table: str) -> int:
    """Where in the file of a case the first page of a table lies."""
    with user.session.files.unchecked(case).reading() as tx:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        [(number,)] = tx.read_fixed(asked, table)
    return (int(number) - 1) * PAGE


def test_a_page_that_nothing_shown_needs_is_found_before_anything_is_written_and_when_compared(
    filled: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    head = sign_in(HEAD_NAME, HEAD_PASSWORD)
    at = page_of(head, filled, "custody")
    head.close()
    path = database(casebook_folder, filled)
    flip(path, at + 100)
    before = path.read_bytes()
    head = sign_in(HEAD_NAME, HEAD_PASSWORD)

    assert head.cases.view(filled).record.report.how_found == "Seen in passing"
    with pytest.raises(Damaged):
        head.cases.set_subject_address(filled, ("1 Mill Row",))
    assert path.read_bytes() == before
    head.cases.check(filled)
    assert head.cases.faulty() == {filled}
