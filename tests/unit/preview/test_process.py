"""Children that lie, flood, hang or die: the parent takes no harm and no more than it asked for."""

import io
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.picture import Picture, PictureNote
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview import process, wire
from casebook.preview.preview import draw_by

HEADER = "import struct,sys,os; out=sys.stdout.buffer; h=lambda *a: struct.pack('>4sBBIII', *a)\n"


def child(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", HEADER + code]


def reason(code: str, *, wall_seconds: float = 10, source: bytes = b"x") -> PreviewReason:
    with pytest.raises(PreviewRefused) as caught:
        draw_by(child(code), io.BytesIO(source), longest=100, wall_seconds=wall_seconds)
    return caught.value.reason


def test_an_honest_answer_is_believed() -> None:
    code = "sys.stdin.buffer.read(); out.write(h(b'CBp1',0,2,2,1,7) + b'abcdef')"
    picture = draw_by(child(code), io.BytesIO(b"x"), longest=100)
    assert picture == Picture(2, 1, b"abcdef", pages=7, note=PictureNote.ONE_PAGE)


@pytest.mark.parametrize(
    "code",
    [
        "pass",
        "os._exit(1)",
        "os.abort()",
        "os.kill(os.getpid(), 9)",
        "out.write(b'CBp')",
        "out.write(b'garbage' * 1000)",
        "out.write(h(b'CBp2',0,0,2,1,1) + b'abcdef')",
        "out.write(h(b'CBp1',0,0,0,0,1))",
        "out.write(h(b'CBp1',0,0,2,1,0) + b'abcdef')",
        "out.write(h(b'CBp1',0,0,2,1,1) + b'abcde')",
        "out.write(h(b'CBp1',0,0,2,1,1) + b'abcdefg')",
        "out.write(h(b'CBp1',0,9,2,1,1) + b'abcdef')",
        "out.write(h(b'CBp1',99,0,2,1,1) + b'abcdef')",
        "out.write(h(b'CBp1',0,0,101,1,1) + bytes(303))",
        "out.write(h(b'CBp1',0,0,2**32-1,2**32-1,1) + b'abcdef')",
        "out.write(struct.pack('>4sBBiii', b'CBp1',0,0,-2,-1,1) + b'abcdef')",
        "out.write(h(b'CBp1',0,0,2,1,2**32-1) + b'abcdef')",
    ],
)
def test_an_answer_that_does_not_hold_together_is_no_picture(code: str) -> None:
    assert reason(code) is PreviewReason.STOPPED


def test_a_child_that_sends_ten_gigabytes_is_cut_off() -> None:
    code = "out.write(h(b'CBp1',0,0,100,100,1))\nfor _ in range(10240): out.write(bytes(1 << 20))"
    began = time.monotonic()
    assert reason(code) is PreviewReason.STOPPED
    assert time.monotonic() - began < 8  # sooner than the wall time, so it was not that


@pytest.mark.parametrize("code", ["import time; time.sleep(600)", "while True: pass"])
def test_a_child_that_hangs_is_ended(code: str) -> None:
    assert reason(code, wall_seconds=0.5, source=bytes(4 << 20)) is PreviewReason.TOO_SLOW


def test_a_child_that_answers_and_then_hangs_is_ended() -> None:
    code = "out.write(h(b'CBp1',0,0,2,1,1) + b'abcdef'); out.close(); os.close(1)\nwhile True: pass"
    assert draw_by(child(code), io.BytesIO(b"x"), longest=100).rgb == b"abcdef"


def test_a_child_that_will_not_start_is_refused() -> None:
    with pytest.raises(PreviewRefused) as caught:
        draw_by(["/nowhere/at/all"], io.BytesIO(b"x"))
    assert caught.value.reason is PreviewReason.STOPPED


def test_a_preview_nobody_waits_for_any_more_is_ended() -> None:
    with pytest.raises(PreviewRefused) as caught:
        draw_by(child("while True: pass"), io.BytesIO(b"x"), cancelled=lambda: True)
    assert caught.value.reason is PreviewReason.CANCELLED


def test_nothing_is_left_behind() -> None:
    before = threading.active_count()
    assert reason("while True: pass", wall_seconds=0.2) is PreviewReason.TOO_SLOW
    assert threading.active_count() == before


def test_the_child_starts_with_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_SECRET", "word")
    said = process.exchange(
        child("out.write(repr(sorted(os.environ)).encode())"),
        io.BytesIO(b""),
        most_in=1,
        most_out=1000,
        wall_seconds=10,
    )
    assert b"SECRET" not in said
    assert b"PATH" not in said
    assert b"HOME" not in said


def test_the_child_gets_every_byte_in_order() -> None:
    source = bytes(range(256)) * 20_000
    said = process.exchange(
        child(
            "import hashlib; out.write(hashlib.sha256(sys.stdin.buffer.read()).hexdigest().encode())"
        ),
        io.BytesIO(source),
        most_in=len(source),
        most_out=1000,
        wall_seconds=10,
    )
    # sha256 of bytes(range(256)) * 20000, from sha256sum
    assert said == b"13fbe33cdd58fa5b9025c6eebae5b36b2d822086ad9a93a82a2ec18bb7d0531a"


@given(st.binary(max_size=200))
def test_no_bytes_make_the_parent_stumble(reply: bytes) -> None:
    answer = wire.read_reply(reply, 100)
    if isinstance(answer, Picture):
        assert len(answer.rgb) == 3 * answer.width * answer.height


@given(
    width=st.integers(0, 12),
    height=st.integers(0, 12),
    pages=st.integers(0, 3),
    extra=st.integers(-3, 3),
)
def test_only_a_whole_picture_within_its_limit_is_taken(
    width: int, height: int, pages: int, extra: int
) -> None:
    sent = wire.picture_bytes(
        Picture(width, height, bytes(max(0, 3 * width * height + extra)), pages)
    )
    whole = 0 < width <= 10 and 0 < height <= 10 and pages > 0 and extra == 0
    assert isinstance(wire.read_reply(sent, 10), Picture) is whole
