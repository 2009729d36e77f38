"""Files that crashed, hung or exhausted decoders: refused or shown within the limits, by the gate and by the cage."""

import time
from collections import Counter
from pathlib import Path
from typing import BinaryIO

import pytest

from casebook.domain.file_type import HEAD_BYTES, file_type
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview.child import EVERY_FORMAT
from casebook.preview.preview import child_command, draw_by, preview

LONGEST = 200
WALL_SECONDS = 3.0

HARMLESS = frozenset(
    {
        PreviewReason.TOO_LARGE,
        PreviewReason.DAMAGED,
        PreviewReason.STOPPED,
        PreviewReason.TOO_SLOW,
    }
)


@pytest.fixture
def hostile(corpora: Path) -> tuple[Path, ...]:
    found = sorted(
        each for each in (corpora / "hostile-images").iterdir() if each.name != "LICENSE"
    )
    assert len(found) >= 50
    return tuple(found)


def outcome(command: list[str], source: BinaryIO) -> str:
    try:
        draw_by(command, source, longest=LONGEST, wall_seconds=WALL_SECONDS)
    except PreviewRefused as refusal:
        return refusal.reason
    return "shown"


def test_the_gate_shows_or_refuses_each_hostile_file(hostile: tuple[Path, ...]) -> None:
    drawn = 0
    for path in hostile:
        with path.open("rb") as source:
            kind = file_type(source.read(HEAD_BYTES))
            source.seek(0)
            if not kind.shown:
                with pytest.raises(PreviewRefused):
                    preview(source, kind)
                continue
            drawn += 1
            assert outcome(child_command(kind, 0, LONGEST), source) in HARMLESS | {"shown"}
    assert drawn > 0


@pytest.mark.slow
def test_the_cage_holds_with_every_decoder_let_loose_on_each_hostile_file(
    hostile: tuple[Path, ...],
) -> None:
    seen: Counter[str] = Counter()
    command = child_command(EVERY_FORMAT, 0, LONGEST)
    for path in hostile:
        began = time.monotonic()
        with path.open("rb") as source:
            said = outcome(command, source)
        assert time.monotonic() - began < WALL_SECONDS + 10, path.name
        assert said in HARMLESS | {"shown"}, path.name
        seen[said] += 1
    # The decoders were really let loose: some drew, some gave up by themselves.
    assert seen["shown"] > 0
    assert seen[PreviewReason.DAMAGED] > 0
