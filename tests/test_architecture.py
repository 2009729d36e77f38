"""The shape of the code, run as tests."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def tracked_files() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_imports_point_downwards_and_every_contract_is_kept() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stdout + run.stderr


def test_a_void_call_keeps_every_reference_to_none() -> None:
    """PySide6 6.12.0 lost one at each call and aborted Python 3.11 after some thousand calls."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")

    assert sys.getrefcount(None) - before > -500


@pytest.mark.parametrize(
    "pattern",
    [r"https?://(?!.*example)[a-z0-9.-]*(pypi|pythonhosted)", r"/work/(main|shared)", r"/root/"],
)
def test_no_tracked_file_names_an_index_host_or_the_building_machine(pattern: str) -> None:
    this = Path(__file__)
    found = [
        path.relative_to(ROOT)
        for path in tracked_files()
        if path != this and path.suffix not in {".ttf", ".png", ".pdf", ".cbe"}
        and re.search(pattern, path.read_text(encoding="utf-8", errors="ignore"))
    ]  # fmt: skip

    assert found == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_hold_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / "build_spec" / lock).read_text()

    assert "--hash=sha256:" in text
    assert "://" not in text


def test_every_library_that_is_installed_is_in_the_notices() -> None:
    lock = (ROOT / "build_spec" / "requirements.txt").read_text()
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text()
    locked = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)

    assert locked
    assert [name for name in locked if f"| {name} |" not in notices] == []


def test_datetime_now_appears_once() -> None:
    found = [
        path.relative_to(ROOT)
        for path in (ROOT / "casebook").rglob("*.py")
        if re.search(r"datetime\.now\(|date\.today\(|utcnow\(", path.read_text())
    ]

    assert [str(path) for path in found] == ["casebook/settings.py"]


BARE = {
    r"\bQLabel\(|\bQMessageBox\b|\bQToolTip\b": "casebook/ui/widgets/plain.py",
    r"\bQFileDialog\b": "casebook/ui/dialogs.py",
    r"\bQSettings\b": "nowhere",
    r"\bimport tempfile\b|\bimport multiprocessing\b|\bos\.fork\b": "nowhere",
}


@pytest.mark.parametrize(("pattern", "home"), BARE.items())
def test_text_reaches_the_screen_and_the_disk_only_through_the_files_named_for_it(
    pattern: str, home: str
) -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "casebook").rglob("*.py")
        if re.search(pattern, path.read_text())
    }

    assert found <= {home, "casebook/ui/dialogs.py"}
