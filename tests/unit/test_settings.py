"""What one PC remembers between starts."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import settings
from casebook.settings import AppSettings, Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "logs")


def test_a_pc_that_has_saved_nothing_starts_with_the_defaults(places: Places) -> None:
    assert settings.load_settings(places) == AppSettings((), 10, 100)


def test_what_was_saved_comes_back(places: Places) -> None:
    kept = AppSettings(("/casebooks/one",), idle_minutes=3, text_percent=150)

    settings.save_settings(places, kept)

    assert settings.load_settings(places) == kept
    assert [path.name for path in places.config.iterdir()] == ["settings.json"]


def test_the_casebook_opened_last_comes_first_and_once() -> None:
    start = AppSettings(tuple(f"/c/{number}" for number in range(8)))

    after = start.opened(Path("/c/5"))

    assert after.recent[0] == "/c/5"
    assert sorted(after.recent) == sorted(start.recent)
    assert len(start.opened(Path("/c/new")).recent) == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"recent": 5, "idle_minutes": 0, "text_percent": true}',
        "[" * 100_000,
    ],
)
def test_a_broken_settings_file_gives_the_defaults(places: Places, text: str) -> None:
    places.config.mkdir()
    (places.config / "settings.json").write_text(text)

    assert settings.load_settings(places) == AppSettings()


@given(st.binary(max_size=200))
def test_no_settings_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("config")
    (folder / "settings.json").write_bytes(data)

    loaded = settings.load_settings(Places(folder, folder, folder))

    assert 1 <= loaded.idle_minutes <= 30
    assert 100 <= loaded.text_percent <= 200


def test_the_real_clock_runs_in_utc_and_is_no_practice_clock() -> None:
    clock = settings.system_clock()
    first, second = clock.now(), clock.now()

    assert first.tzinfo is UTC
    assert timedelta(0) <= second - first < timedelta(seconds=5)
    assert clock.practice is False


def test_the_places_are_below_this_persons_home(tmp_path: Path) -> None:
    found = settings.places()

    assert {found.config.parts[0], found.data.parts[0]} == {"/"}
    assert all(part.is_relative_to(tmp_path) for part in (found.config, found.data, found.logs))
