"""The format of sealed files: Tink reads ours, we read Tink's, and nothing else is read."""

import hashlib
import importlib.util
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.ids import ItemId
from casebook.domain.sealed import Rendition
from casebook.errors import Damaged
from casebook.vault.cbe import HEADER, SEGMENT, Segments, Shape, associated_data, room, start
from casebook.vault.key import TAG, CannotUnseal, Key
from casebook.vault.padding import padme
from casebook.vault.sealed_reader import SealedReader

_SAMPLES = Path(__file__).parents[2] / "samples" / "cbe"
_CASE = "6f1f4f5e-9c0e-4a53-9f59-3f8a6d2b7c11"
_ITEM = ItemId("0b7c1f0a-6a55-4d7e-9a53-0f2f3e4d5c6b")
_BOUND_TO = associated_data(_CASE, _ITEM, Rendition.ORIGINAL)
_FIRST, _NEXT = SEGMENT - 56, SEGMENT - 16
_SIZES = (
    *(0, 1, 15, 16, 17, 40, 56, 1000, 65_536),
    *(_FIRST - 1, _FIRST, _FIRST + 1, SEGMENT),
    *(_FIRST + _NEXT - 1, _FIRST + _NEXT, _FIRST + _NEXT + 1),
    *(_FIRST + 2 * _NEXT, 3 * SEGMENT),
)


def _tink() -> Any:
    try:
        import tink  # noqa: F401
    except ImportError:
        if os.environ.get("CI") == "true":
            pytest.fail("the Tink library is not installed")
        pytest.skip("the Tink library is not installed: the format was NOT checked against it")
    spec = importlib.util.spec_from_file_location("make_vectors", _SAMPLES / "make_vectors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sealed(key: Key, plain: bytes, bound_to: bytes = _BOUND_TO) -> bytes:
    segments, shape = Segments(key, bound_to), Shape(len(plain))
    out, left = bytearray(segments.header), memoryview(plain)
    for index in range(shape.segments):
        piece, left = left[: shape.plain(index)], left[shape.plain(index) :]
        buffer = memoryview(bytearray(len(piece) + TAG))
        segments.seal_into(buffer, piece, index, last=index == shape.segments - 1)
        out += buffer
    return bytes(out)


def _opened(key: Key, sealed: bytes, length: int, bound_to: bytes = _BOUND_TO) -> bytes:
    segments, shape = Segments(key, bound_to, sealed[:HEADER]), Shape(length)
    if len(sealed) != shape.size:
        raise CannotUnseal
    out = bytearray()
    for index in range(shape.segments):
        piece = memoryview(sealed)[start(index) :][: shape.plain(index) + TAG]
        buffer = memoryview(bytearray(len(piece) - TAG))
        segments.open_into(buffer, piece, index, last=index == shape.segments - 1)
        out += buffer
    return bytes(out)


@pytest.mark.parametrize("size", _SIZES)
def test_tink_reads_what_we_write(size: int) -> None:
    key, plain = Key.random(), os.urandom(size)

    sealed = _sealed(key, plain)

    assert len(sealed) == Shape(size).size
    assert _tink().tink_open(key.kept(), _BOUND_TO, sealed) == plain


@pytest.mark.parametrize("size", _SIZES)
def test_we_read_what_tink_writes(size: int) -> None:
    key, plain = Key.random(), os.urandom(size)

    sealed = _tink().tink_seal(key.kept(), _BOUND_TO, plain)

    assert _opened(key, sealed, size) == plain


@pytest.mark.parametrize("vector", json.loads((_SAMPLES / "vectors.json").read_text()))
def test_files_that_tink_made_once_are_read_for_ever(vector: dict[str, Any]) -> None:
    length = vector["length"]
    bound_to = associated_data(
        vector["case"], ItemId(vector["item"]), Rendition(vector["rendition"])
    )
    sealed = (_SAMPLES / vector["file"]).read_bytes()

    plain = _opened(Key(bytes.fromhex(vector["key"])), sealed, length, bound_to)

    assert plain == (bytes(range(256)) * (length // 256 + 1))[:length]


def test_the_associated_data_is_the_documented_bytes() -> None:
    assert associated_data(_CASE, _ITEM, Rendition.REDACTED) == bytes.fromhex(
        "63617365626f6f6b2d65762f3100"
        "6f1f4f5e9c0e4a539f593f8a6d2b7c11"
        "0b7c1f0a6a554d7e9a530f2f3e4d5c6b"
        "02"
    )


class _File:
    """A small sealed file that a reader is asked to read whole."""

    def __init__(self, tmp_path: Path, plain: bytes) -> None:
        self.plain, self.key = plain, Key.random()
        self.path = tmp_path / "sealed"
        padded = plain + bytes(padme(len(plain)) - len(plain))
        self.sealed = _sealed(self.key, padded)

    def open(self, sealed: bytes, bound_to: bytes = _BOUND_TO) -> SealedReader:
        self.path.write_bytes(sealed)
        return SealedReader(
            os.open(self.path, os.O_RDONLY),
            key=self.key,
            bound_to=bound_to,
            length=len(self.plain),
            sha256=hashlib.sha256(self.plain).hexdigest(),
            item="the file",
        )

    def refuses_to_open(self, sealed: bytes, bound_to: bytes = _BOUND_TO) -> bool:
        try:
            self.open(sealed, bound_to).close()
        except Damaged:
            return True
        return False

    def refuses(self, sealed: bytes) -> bool:
        try:
            with self.open(sealed) as reader:
                reader.read()
        except Damaged:
            return True
        return False


def test_a_flipped_bit_in_any_byte_is_found(tmp_path: Path) -> None:
    file = _File(tmp_path, os.urandom(900))
    assert not file.refuses(file.sealed)

    for at in range(len(file.sealed)):
        for bit in range(8) if at < HEADER else (at % 8,):
            flipped = bytearray(file.sealed)
            flipped[at] ^= 1 << bit

            assert file.refuses(bytes(flipped)), (at, bit)


def test_a_file_cut_anywhere_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    file = _File(tmp_path, os.urandom(900))

    for length in range(len(file.sealed)):
        assert file.refuses_to_open(file.sealed[:length]), length


@pytest.fixture(scope="module")
def three_segments(tmp_path_factory: pytest.TempPathFactory) -> _File:
    return _File(tmp_path_factory.mktemp("three"), os.urandom(2 * SEGMENT + 500_000))


def _parts(file: _File) -> list[bytes]:
    shape = Shape(padme(len(file.plain)))
    ends = [*(start(index) for index in range(1, shape.segments)), len(file.sealed)]
    begins = [0, *ends[:-1]]
    return [file.sealed[begin:end] for begin, end in zip(begins, ends, strict=True)]


@pytest.mark.parametrize(
    "attack",
    [
        "swap",
        "drop-middle",
        "drop-last",
        "drop-first",
        "repeat",
        "append",
        "tail",
        "zeros",
        "header",
        "other",
    ],
)
def test_segments_cannot_be_rearranged(three_segments: _File, attack: str) -> None:
    file = three_segments
    one, two, three = _parts(file)
    other_one, other_two, _ = _parts_of_another(file)
    attacks = {
        "swap": one + _swap(two, three),
        "drop-middle": one + three,
        "drop-last": one + two,
        "drop-first": one[:HEADER] + two + three,
        "repeat": one + two + two + three,
        "append": one + two + three + three,
        "tail": file.sealed + b"\x00",
        "zeros": file.sealed + bytes(SEGMENT),
        "header": other_one[:HEADER] + file.sealed[HEADER:],
        "other": one + other_two + three,
    }

    assert file.refuses(attacks[attack])
    if attack != "other":
        assert not file.refuses(file.sealed)


def _swap(two: bytes, three: bytes) -> bytes:
    return two[: len(three)] + three + two[len(three) :]


def _parts_of_another(file: _File) -> list[bytes]:
    # The same plaintext under the same key, encrypted again: the splice of a re-encryption.
    again = _File.__new__(_File)
    again.plain = file.plain
    padded = file.plain + bytes(padme(len(file.plain)) - len(file.plain))
    again.sealed = _sealed(file.key, padded)
    return _parts(again)


@pytest.mark.parametrize(
    "bound_to",
    [
        associated_data("00000000-0000-4000-8000-000000000000", _ITEM, Rendition.ORIGINAL),
        associated_data(_CASE, ItemId("00000000-0000-4000-8000-000000000000"), Rendition.ORIGINAL),
        associated_data(_CASE, _ITEM, Rendition.PREVIEW),
    ],
    ids=["another case", "another item", "another rendition"],
)
def test_a_file_cannot_stand_in_another_place(tmp_path: Path, bound_to: bytes) -> None:
    file = _File(tmp_path, b"words")

    assert file.refuses_to_open(file.sealed, bound_to)


def test_a_file_that_decrypts_to_something_else_is_damaged(tmp_path: Path) -> None:
    """AES-GCM does not commit to its key: the hash in the row does."""
    file = _File(tmp_path, b"what was added")
    other = b"what is not it"
    sealed = _sealed(file.key, other + bytes(padme(len(other)) - len(other)))

    assert file.refuses(sealed)


@pytest.mark.parametrize("size", [0, 1, 999, _FIRST + 3])
def test_a_reader_gives_the_plain_bytes_without_padding(tmp_path: Path, size: int) -> None:
    file = _File(tmp_path, os.urandom(size))

    with file.open(file.sealed) as reader:
        assert reader.read() == file.plain
        assert reader.read() == b""


@given(data=st.data())
def test_a_reader_seeks_as_a_plain_file_does(data: st.DataObject, three_segments: _File) -> None:
    offset = data.draw(st.integers(0, len(three_segments.plain) + 10))
    count = data.draw(st.integers(0, 3000))
    peer = io.BytesIO(three_segments.plain)

    with three_segments.open(three_segments.sealed) as reader:
        assert reader.seek(offset) == peer.seek(offset)
        wanted, got = peer.read(count), b""
        while len(got) < len(wanted):
            got += reader.read(len(wanted) - len(got))
        assert got == wanted
        assert reader.tell() == peer.tell()
        assert reader.seek(-5, io.SEEK_END) == peer.seek(-5, io.SEEK_END)
        assert reader.read(5) == peer.read(5)


def test_a_reader_cannot_seek_before_the_beginning(three_segments: _File) -> None:
    with (
        three_segments.open(three_segments.sealed) as reader,
        pytest.raises(ValueError, match="before"),
    ):
        reader.seek(-1)


@given(st.integers(0, 1 << 45))
def test_padding_never_shortens_and_adds_little(length: int) -> None:
    padded = padme(length)

    assert length <= padded
    assert padme(padded) == padded
    assert (padded - length) * 100 <= max(12 * length, 0)
    if length > 1_000_000:
        assert (padded - length) * 50 <= length * 3


def test_padding_hides_the_exact_length() -> None:
    # Figures of the paper's rule, worked by hand: 9 has exponent 3 and keeps 2 bits of mantissa.
    assert [padme(length) for length in (0, 1, 2, 8, 9, 10, 11, 1000, 1_000_000)] == [
        *(0, 1, 2, 8, 10, 10, 12, 1024, 1_015_808),
    ]


@given(st.integers(0, 10 * SEGMENT))
def test_a_shape_finds_every_byte(length: int) -> None:
    shape = Shape(length)
    sizes = [shape.plain(index) for index in range(shape.segments)]

    assert sum(sizes) == length
    assert all(size == room(index) for index, size in enumerate(sizes[:-1]))
    for offset in {0, length // 2, max(length - 1, 0)}:
        index, inside = shape.at(offset)
        assert sum(sizes[:index]) + inside == offset
