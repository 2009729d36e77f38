"""Fixtures every test can use. Qt runs without a screen; warnings, stray log lines and names in logs fail."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

if "--onscreen" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as missing:
    _list = Path(__file__).parent.parent / "build_spec" / "debian-packages.txt"
    pytest.exit(f"Qt cannot load ({missing}). Install: {' '.join(_list.read_text().split())}", 1)

settings.register_profile("short", max_examples=40, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("long" if os.environ.get("CASEBOOK_FAULTS") == "full" else "short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show real windows")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test does reaches this person's own settings."""
    home = tmp_path / "home"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    home.mkdir()


@pytest.fixture
def corpora() -> Path:
    """The folder of outside test data; a missing one skips, loudly, or fails where it was promised."""
    named = os.environ.get("CASEBOOK_CORPORA")
    if not named:
        pytest.skip("CASEBOOK_CORPORA names no folder: outside vectors were NOT checked")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"CASEBOOK_CORPORA names {folder.name}, which is not there")
    return folder
