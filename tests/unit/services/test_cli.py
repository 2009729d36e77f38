"""The command line: exit codes, one object for programs, one sentence for people."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook import __main__ as program
from casebook import cli, settings
from casebook.services.opening import create_casebook, standard_opener
from tests.builders import HEAD_NAME, HEAD_PASSWORD, a_concern, a_set_up

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def act(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = cli.run([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return act


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A casebook on the terms of the program, with one case."""
    from casebook.domain.report import About

    made = tmp_path / "casebook"
    opener = standard_opener(settings.places().data)
    user = create_casebook(made, a_set_up(), clock=settings.system_clock(), opener=opener)
    user.cases.record_concern(About.EMPLOYEE, a_concern(), members=())
    user.close()
    return made


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text(HEAD_PASSWORD + "\n")
    return path


def test_verify_is_content_with_a_whole_casebook_and_loses_no_newline_but_one(
    run: Run, folder: Path, password_file: Path
) -> None:
    code, out, _ = run("verify", folder, "--person", HEAD_NAME, "--password-file", password_file)
    assert (code, "Everything is as it was written" in out) == (0, True)

    password_file.write_text(HEAD_PASSWORD + "\n\n")
    code, _, _ = run("verify", folder, "--person", HEAD_NAME, "--password-file", password_file)
    assert code == 2


def test_verify_names_the_item_and_exits_1_when_one_byte_is_flipped(
    run: Run, folder: Path, password_file: Path
) -> None:
    [path] = folder.glob("cases/*/case.*.db")
    for at in (20, 5000):
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        path.write_bytes(data)
        code, out, _ = run(
            "verify", folder, "--person", HEAD_NAME, "--password-file", password_file, "--json"
        )
        data[at] ^= 1
        path.write_bytes(data)

        [found] = json.loads(out)["casebooks"]
        assert code == 1
        assert found["faults"][0]["where"].startswith(str(path.relative_to(folder)))
        assert found["casebook"] == str(folder)


def test_verify_of_several_casebooks_says_the_worst(
    run: Run, folder: Path, password_file: Path, tmp_path: Path
) -> None:
    code, out, _ = run(
        "verify", folder, tmp_path / "none", "--person", HEAD_NAME,
        "--password-file", password_file, "--json",
    )  # fmt: skip

    whole, none = json.loads(out)["casebooks"]
    assert code == 2
    assert whole["faults"] == []
    assert whole["cases"] == 1
    assert "no casebook in this folder" in none["error"]


def test_a_password_file_that_cannot_be_read_is_one_sentence(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    code, out, err = run("verify", folder, "--person", "x", "--password-file", tmp_path / "none")

    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert "password file" in err


def test_nobody_is_told_a_password(run: Run, folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("velvet harbour acorn 29")

    code, out, err = run("verify", folder, "--person", HEAD_NAME, "--password-file", wrong)

    assert code == 2
    assert "velvet" not in out + err
    assert "do not fit together" in out


@pytest.mark.parametrize(
    "words",
    [
        ("verify",),
        ("verify", "x"),
        ("demo",),
        ("policy",),
        ("policy", "check"),
        ("nothing", "of", "the", "kind"),
        ("--json",),
        ("demo", "--into"),
    ],
)
def test_wrong_usage_exits_64(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)

    assert (code, out) == (64, "")
    assert "usage: casebook" in err


@pytest.mark.parametrize(
    "words", [("--help",), ("demo", "--help"), ("verify", "--help"), ("policy", "check", "--help")]
)
def test_every_command_has_help(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words)

    assert code == 0
    assert "usage: casebook" in out


def test_the_shipped_policy_has_no_mistakes(run: Run) -> None:
    from casebook import resources

    code, out, _ = run("policy", "check", resources.path("policies", "beaumont-2018.toml"))

    assert (code, "57 clauses, no mistakes" in out) == (0, True)


def test_a_policy_with_mistakes_names_each_by_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('[policy]\nid = 5\ntitel = "x"\n')

    code, out, _ = run("policy", "check", path, "--json")
    mistakes = json.loads(out)["mistakes"]
    assert code == 1
    assert {2, 3} <= {one["line"] for one in mistakes}

    code, out, _ = run("policy", "check", path)
    assert code == 1
    assert out.startswith("line ")


def test_a_policy_file_that_is_not_text_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(b"\xff\xfe\x00")

    code, out, err = run("policy", "check", path)

    assert (code, out) == (2, "")
    assert "UTF-8" in err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((), (True, None)),
        (("/some/where",), (True, Path("/some/where"))),
        (("./demo",), (True, Path("demo"))),
        (("demo",), (False, None)),
        (("--help",), (False, None)),
        (("verify", "x"), (False, None)),
        (("a", "b"), (False, None)),
    ],
)
def test_a_folder_alone_opens_the_window(
    words: tuple[str, ...], wanted: tuple[bool, Path | None]
) -> None:
    assert program.window_folder(words) == wanted


def test_every_command_is_known_before_its_module_is_loaded() -> None:
    assert cli.COMMANDS.keys() == program.COMMANDS
