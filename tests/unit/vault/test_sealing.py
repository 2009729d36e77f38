"""Files go in once, whole, and come out as they went in, or not at all."""

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typing_extensions import Buffer, override

from casebook.domain.ids import ItemId
from casebook.domain.sealed import KeyForm, Rendition, SealedItem
from casebook.errors import Damaged, NotAMember, NotStored, ReadOnly, SourceRefused, Stopped
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.source import open_source
from tests.unit.vault.conftest import ITEM, School

_SEGMENT = 1 << 20


def _evidence(school: School) -> list[str]:
    return sorted(path.name for path in school.folder.glob("cases/*/ev/*"))


def _sealed(case: KeyedFile, data: bytes, item: ItemId = ITEM) -> SealedItem:
    return case.seal(item, Rendition.ORIGINAL, io.BytesIO(data))


@pytest.mark.parametrize(
    "size",
    [0, 1, 100, _SEGMENT - 57, _SEGMENT - 56, _SEGMENT - 55, _SEGMENT, 2 * _SEGMENT + 77],
)
def test_what_went_in_comes_out(case: KeyedFile, size: int) -> None:
    data = os.urandom(size)

    sealed = _sealed(case, data)

    assert sealed.length == size
    assert sealed.sha256 == hashlib.sha256(data).hexdigest()
    case.check(sealed)
    with case.open_sealed(sealed) as reader:
        assert reader.read() == data


def test_the_file_holds_nothing_of_what_went_in(school: School, case: KeyedFile) -> None:
    words = b"a sentence nobody else may read " * 8

    sealed = _sealed(case, words)

    (name,) = _evidence(school)
    assert name == sealed.file_name
    assert b"sentence" not in next(school.folder.glob("cases/*/ev/*")).read_bytes()
    assert sealed.sha256[:8] not in name


def test_the_same_bytes_twice_are_two_different_files(school: School, case: KeyedFile) -> None:
    one, two = _sealed(case, b"same"), _sealed(case, b"same")

    read = [path.read_bytes() for path in school.folder.glob("cases/*/ev/*")]
    assert one.file_name != two.file_name
    assert one.key != two.key
    assert read[0] != read[1]


def test_a_source_that_gives_few_bytes_at_a_time_is_read_whole(case: KeyedFile) -> None:
    class Dripping(io.BytesIO):
        @override
        def readinto(self, buffer: Buffer, /) -> int:
            return super().readinto(memoryview(buffer)[:999])

    data = os.urandom(50_000)

    sealed = case.seal(ITEM, Rendition.ORIGINAL, Dripping(data))

    assert sealed.sha256 == hashlib.sha256(data).hexdigest()


def test_progress_ends_at_the_length(case: KeyedFile) -> None:
    told: list[int] = []
    size = 3 * _SEGMENT

    case.seal(ITEM, Rendition.ORIGINAL, io.BytesIO(bytes(size)), progress=told.append)

    assert told == sorted(told)
    assert told[-1] == size
    assert size // 2 in told


@pytest.mark.parametrize("asked", [1, 3, 6])
def test_a_cancelled_file_leaves_nothing(school: School, case: KeyedFile, asked: int) -> None:
    answers = iter([False] * (asked - 1) + [True])

    with pytest.raises(Stopped):
        case.seal(
            ITEM,
            Rendition.ORIGINAL,
            io.BytesIO(bytes(3 * _SEGMENT)),
            cancelled=lambda: next(answers),
        )

    assert _evidence(school) == []


def test_short_writes_are_written_on(case: KeyedFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A nearly full disk takes a part and reports no error."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[: max(1, len(data) // 3)]))
    data = os.urandom(200_000)

    sealed = _sealed(case, data)

    case.check(sealed)
    assert sealed.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_disk_that_refuses_keeps_nothing(
    school: School, case: KeyedFile, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    if call == "replace":
        monkeypatch.setattr(Path, call, refuse)
    else:
        monkeypatch.setattr(os, call, refuse)
    with pytest.raises(NotStored):
        _sealed(case, b"words")
    monkeypatch.undo()

    assert _evidence(school) == []
    case.check(_sealed(case, b"words"))


def test_bytes_the_disk_changed_are_found_before_they_are_called_stored(
    school: School, case: KeyedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def corrupt(file: int) -> None:
        os.pwrite(file, b"\x00\x00", 60)
        sync(file)

    monkeypatch.setattr(os, "fsync", corrupt)
    with pytest.raises(NotStored):
        _sealed(case, os.urandom(5000))
    monkeypatch.undo()

    assert _evidence(school) == []


def test_a_file_that_changes_while_it_is_read_is_refused(
    school: School, case: KeyedFile, tmp_path: Path
) -> None:
    path = tmp_path / "growing.bin"
    path.write_bytes(bytes(2 * _SEGMENT))

    def grow(_done: int) -> None:
        with path.open("ab") as file:
            file.write(b"more")

    with open_source(path) as source, pytest.raises(SourceRefused) as refused:
        case.seal(ITEM, Rendition.ORIGINAL, source, progress=grow)

    assert "changed while it was being read" in refused.value.sentence()
    assert _evidence(school) == []


def test_a_source_that_fails_half_way_is_refused(school: School, case: KeyedFile) -> None:
    class Failing(io.BytesIO):
        @override
        def readinto(self, buffer: Buffer, /) -> int:
            raise OSError(errno.EIO, "unplugged")

    with pytest.raises(SourceRefused):
        case.seal(ITEM, Rendition.ORIGINAL, Failing(b"x"))

    assert _evidence(school) == []


def test_two_files_that_changed_places_are_both_named(school: School, case: KeyedFile) -> None:
    other = ItemId("11111111-1111-4111-8111-111111111111")
    one, two = _sealed(case, b"first"), _sealed(case, b"other", other)
    folder = next(school.folder.glob("cases/*/ev"))
    paths = folder / one.file_name, folder / two.file_name
    first, second = (path.read_bytes() for path in paths)
    paths[0].write_bytes(second)
    paths[1].write_bytes(first)

    for sealed in (one, two):
        with pytest.raises(Damaged) as damaged:
            case.check(sealed)
        assert sealed.file_name in damaged.value.sentence()


def test_a_missing_file_is_damage_and_is_listed(school: School, case: KeyedFile) -> None:
    sealed, kept = _sealed(case, b"words"), _sealed(case, b"more words")
    next(school.folder.glob(f"cases/*/ev/{sealed.file_name}")).unlink()

    known = frozenset({sealed.file_name, kept.file_name})
    assert case.missing_files(known) == (sealed.file_name,)
    for look in (case.check, case.open_sealed):
        with pytest.raises(Damaged):
            look(sealed)


@pytest.mark.parametrize("name", ["../../casebook.json", "x.cbe", "", "a/b.cbe", "A" * 32 + ".cbe"])
def test_a_file_name_that_casebook_never_gave_is_refused(case: KeyedFile, name: str) -> None:
    sealed = _sealed(case, b"words")
    forged = SealedItem(ITEM, Rendition.ORIGINAL, name, sealed.key, sealed.sha256, sealed.length)

    with pytest.raises(Damaged):
        case.open_sealed(forged)


def test_a_link_in_place_of_a_file_is_not_followed(
    school: School, case: KeyedFile, tmp_path: Path
) -> None:
    sealed = _sealed(case, b"words")
    path = next(school.folder.glob("cases/*/ev/*.cbe"))
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)

    with pytest.raises(Damaged):
        case.check(sealed)


def test_a_narrowed_item_opens_for_those_named_only(
    school: School, case: KeyedFile, noor: Identity
) -> None:
    sealed = _sealed(case, b"for Oriel alone")
    oriel = school.oriel.confirmed(school.oriel.person)
    assert oriel is not None

    key = case.narrow(sealed.key, (oriel,))
    narrowed = SealedItem(
        ITEM, Rendition.ORIGINAL, sealed.file_name, key, sealed.sha256, sealed.length
    )

    assert key.form is KeyForm.NARROWED
    assert sealed.key.kept not in key.kept
    case.check(narrowed)
    hers = noor.open_case(noor.case_ids()[0], write=False)
    hers.check(sealed)
    with pytest.raises(NotAMember):
        hers.check(narrowed)


def test_a_case_open_for_reading_seals_nothing(case: KeyedFile, noor: Identity) -> None:
    looking = noor.open_case(noor.case_ids()[0], write=False)

    for attempt in _writes(looking):
        with pytest.raises(ReadOnly):
            attempt()


def _writes(file: KeyedFile) -> list[Callable[[], object]]:
    return [
        lambda: _sealed(file, b"x"),
        lambda: file.sweep(frozenset()),
        lambda: file.take_lease(monotonic=0.0),
    ]


def test_files_are_sealed_in_several_threads_at_once(case: KeyedFile) -> None:
    from concurrent.futures import ThreadPoolExecutor

    datas = [os.urandom(300_000 + number) for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        sealed = list(pool.map(lambda data: _sealed(case, data), datas))

    for data, one in zip(datas, sealed, strict=True):
        with case.open_sealed(one) as reader:
            assert reader.read() == data
