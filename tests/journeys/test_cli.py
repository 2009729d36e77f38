"""The installed program, run as people and scripts run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def casebook(*words: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "casebook", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.mark.journey
@pytest.mark.slow
def test_a_demo_is_made_once_verified_by_everybody_and_a_touched_byte_is_found(
    tmp_path: Path,
) -> None:
    first = casebook("demo", "--into", tmp_path, "--json")
    again = casebook("demo", "--into", tmp_path, "--json")

    assert (first.returncode, again.returncode) == (0, 0)
    made = json.loads(first.stdout)
    assert json.loads(again.stdout) == made
    assert "there is a practice casebook already" in again.stderr.lower()
    assert {case["scenario"] for case in made["cases"]} == {"SC-1", "SC-3", "SC-4", "SC-5"}
    letters = [letter for case in made["cases"] for letter in case["letters"]]
    assert sorted(letter["document"] for letter in letters) == ["DOC-21", "DOC-26", "DOC-30"]
    assert all(Path(letter["path"]).read_bytes()[:5] == b"%PDF-" for letter in letters)
    for person in made["people"]:
        assert verify(person, tmp_path).returncode == 0, person["role"]
    sealed = min(Path(made["casebook"]).rglob("*.cbe"))
    data = bytearray(sealed.read_bytes())
    data[-1] ^= 1
    sealed.write_bytes(data)
    broken = verify(made["people"][0], tmp_path)
    assert broken.returncode == 1
    assert sealed.name in broken.stdout


def verify(person: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    password = folder / "password.txt"
    password.write_text(f"{person['password']}\n")
    return casebook(
        "verify", person["casebook"], "--person", person["name"], "--password-file", password
    )


def test_the_program_says_which_one_it_is() -> None:
    done = casebook("--version")

    assert (done.returncode, done.stdout.split()[0]) == (0, "Casebook")


def test_wrong_usage_is_told_apart() -> None:
    assert casebook("verify").returncode == 64
    assert casebook("verify", "/nowhere", "--person", "x", "--password-file", "/nowhere").returncode == 2  # fmt: skip


def test_commands_load_no_qt() -> None:
    code = "import sys; from casebook import cli; sys.exit(any('PySide6' in name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)

    assert done.returncode == 0
