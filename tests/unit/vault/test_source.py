"""Only regular files that hold still are read as evidence."""

import os
import socket
from pathlib import Path

import pytest

from casebook.errors import SourceRefused
from casebook.vault.source import open_source


def _sentence(path: Path) -> str:
    with pytest.raises(SourceRefused) as refused:
        open_source(path)
    return refused.value.sentence()


def test_a_file_is_read_and_described(tmp_path: Path) -> None:
    path = tmp_path / "post.png"
    path.write_bytes(b"picture")
    os.utime(path, ns=(1, 1_700_000_000_123_456_789))

    with open_source(path) as source:
        assert source.read() == b"picture"
        assert (source.file_name, source.size) == ("post.png", 7)
        assert source.modified == 1_700_000_000_123_456_789
        source.check_unchanged()


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "device or a pipe" in _sentence(tmp_path / "pipe")


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(path: str) -> None:
    assert "device or a pipe" in _sentence(Path(path))


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")

        assert "device or a pipe" in _sentence(tmp_path / "s")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in _sentence(tmp_path)


@pytest.mark.parametrize("to", ["there", "nowhere"])
def test_a_link_is_refused_whatever_it_leads_to(tmp_path: Path, to: str) -> None:
    (tmp_path / "there").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / to)

    assert "link" in _sentence(tmp_path / "link")


@pytest.mark.parametrize("name", ["missing.png", "nul\x00name", "x" * 400])
def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path, name: str) -> None:
    assert _sentence(tmp_path / name).endswith(".")


def test_a_file_that_was_replaced_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    with open_source(path) as source:
        (tmp_path / "b").write_bytes(b"two")
        (tmp_path / "b").replace(path)

        with pytest.raises(SourceRefused, match="changed"):
            source.check_unchanged()


def test_a_file_that_was_deleted_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    with open_source(path) as source:
        path.unlink()

        with pytest.raises(SourceRefused, match="changed"):
            source.check_unchanged()
