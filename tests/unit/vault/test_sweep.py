"""Tidying: nothing that may be evidence is ever deleted."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.domain.sealed import Rendition, SealedItem
from casebook.errors import NotSwept
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile, Swept
from casebook.vault.seen import SeenVerdict
from tests.unit.vault.conftest import ITEM, ORIEL, School


@pytest.fixture
def folder(school: School, case: KeyedFile) -> Path:
    return school.folder / "cases" / case.id


def _seal(case: KeyedFile) -> SealedItem:
    return case.seal(ITEM, Rendition.ORIGINAL, io.BytesIO(b"evidence"))


def _judged(
    school: School, case: KeyedFile, compare: Callable[[Identity], SeenVerdict]
) -> KeyedFile:
    oriel = school.sign_in(ORIEL)
    compare(oriel)
    return oriel.open_case(CaseId(case.id), write=True)


def _same(case: KeyedFile) -> Callable[[Identity], SeenVerdict]:
    return lambda oriel: oriel.compare(case.id, 0, "00" * 32, root_at=lambda _: "00" * 32)


def test_what_no_row_knows_is_set_aside_and_what_was_never_finished_is_deleted(
    school: School, case: KeyedFile, folder: Path
) -> None:
    known, stray = _seal(case), _seal(case)
    part = folder / "ev" / f".{'ab' * 16}.part"
    part.write_bytes(b"half")
    (folder / "ev" / "note.txt").write_text("not ours")
    before = (folder / "ev" / stray.file_name).read_bytes()
    case.close()

    swept = _judged(school, case, _same(case)).sweep(frozenset({known.file_name}))

    assert swept == Swept(1, (stray.file_name,))
    assert (folder / "unfinished" / stray.file_name).read_bytes() == before
    left = {path.name for path in (folder / "ev").iterdir()}
    assert left == {known.file_name, "note.txt"}


def test_files_sealed_meanwhile_are_left_alone(case: KeyedFile, folder: Path) -> None:
    sealed = _seal(case)

    assert case.sweep(frozenset()) == Swept(0, ())
    assert (folder / "ev" / sealed.file_name).exists()


def test_a_file_whose_row_will_not_come_is_discarded(case: KeyedFile, folder: Path) -> None:
    sealed = _seal(case)

    case.discard(sealed)

    assert list((folder / "ev").iterdir()) == []


def test_a_file_of_another_opening_is_not_discarded(
    school: School, case: KeyedFile, folder: Path
) -> None:
    sealed = _seal(case)

    _judged(school, case, _same(case)).discard(sealed)

    assert (folder / "ev" / sealed.file_name).exists()


@pytest.mark.parametrize("words", ["rollback", "fork", "not compared"])
def test_nothing_moves_while_the_history_is_in_doubt(
    school: School, case: KeyedFile, folder: Path, words: str
) -> None:
    stray = _seal(case)
    school.oriel.remember(case.id, 5, "aa" * 32, 1)

    def compare(oriel: Identity) -> SeenVerdict:
        size = 3 if words == "rollback" else 5
        return oriel.compare(case.id, size, "bb" * 32, root_at=lambda _: "bb" * 32)

    opened = _judged(
        school, case, compare if words != "not compared" else lambda _: SeenVerdict.FIRST
    )

    with pytest.raises(NotSwept):
        opened.sweep(frozenset())
    assert (folder / "ev" / stray.file_name).exists()
    assert not (folder / "unfinished").exists()
