"""Diagnostics hold positions in the program and no words."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook import log
from casebook.errors import Damaged
from casebook.settings import Places

CANARY = "Xanthippe Quillfeather-Obi"


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    found = Places(tmp_path / "config", tmp_path / "data", tmp_path / "logs")
    log.start(found)
    yield found
    log.stop()
    logging.getLogger("casebook").propagate = True


def written(places: Places) -> str:
    return "".join(path.read_text() for path in places.logs.iterdir())


def raise_with(canary: str) -> None:
    kept = {"name": canary}
    raise KeyError(kept["name"] + kept["absent"])


def test_an_exception_is_written_as_its_type_and_lines(places: Places) -> None:
    try:
        raise_with(CANARY)
    except KeyError:
        log.get("casebook.services.cases").exception("An action failed")

    text = written(places)
    assert "An action failed" in text
    assert "builtins.KeyError" in text
    assert "test_log.py:" in text
    assert "raise_with" in text
    assert "absent" not in text
    assert CANARY not in text


def test_words_given_as_arguments_are_left_out_and_ids_and_numbers_are_kept(places: Places) -> None:
    id_ = "5f4dcc3b-5aa7-45d6-a1d8-327deb882cf9"

    log.get("store").warning("%s %s %s %s", CANARY, id_, 231, Damaged)

    text = written(places)
    assert f"… {id_} 231 Damaged" in text
    assert CANARY not in text


def test_an_error_given_as_an_argument_says_nothing_of_itself(places: Places) -> None:
    log.get("store").error("Refused: %s", ValueError(CANARY))

    assert CANARY not in written(places)


def test_a_crash_report_says_where_and_never_what(places: Places) -> None:
    try:
        raise_with(CANARY)
    except KeyError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        report = log.crash_report(places, kind, trace)

    text = report.read_text()
    assert "builtins.KeyError" in text
    assert "test_log.py" in text
    assert CANARY not in text
    assert str(Path(__file__).parent) not in text


def test_a_log_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = Places(tmp_path, tmp_path, tmp_path / "file" / "logs")

    log.start(places)
    log.get("casebook.cli").warning("still here")

    log.stop()
    logging.getLogger("casebook").propagate = True
    assert (tmp_path / "file").read_text() == ""
