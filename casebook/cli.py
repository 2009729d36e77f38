"""The command line: practice cases, verifying, policy files. No window and no Qt."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from typing_extensions import override

from casebook import __version__, log, settings
from casebook.domain.case_view import Fault
from casebook.domain.policy_text import parse_policy
from casebook.errors import CannotOpen, CasebookError, PolicyMistakes
from casebook.resources import _, ngettext
from casebook.services import demo, opening
from casebook.services.opening import Secret
from casebook.services.verify import Verdict, verify


class Exit(IntEnum):
    """What the program tells whoever started it."""

    DONE = 0
    DAMAGE = 1  # damage or refusal, named
    CANNOT_OPEN = 2
    USAGE = 64


class _Parser(argparse.ArgumentParser):
    """An argument parser whose exit code for wrong usage is 64."""

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"{self.prog}: {message}\n")


def run(words: Sequence[str]) -> int:
    """Do what the words of the command line ask; gives the exit code."""
    places = settings.places()
    log.start(places)
    sys.excepthook = _crash_hook(places)
    arguments = _parser().parse_args(words)
    command: Callable[[argparse.Namespace], int] = arguments.act
    try:
        return command(arguments)
    except CasebookError as error:
        log.get(__name__).warning("A command was refused: %s", type(error))
        _say(error.sentence())
        return Exit.CANNOT_OPEN if isinstance(error, CannotOpen) else Exit.DAMAGE
    except KeyboardInterrupt:
        _say(_("Stopped."))
        return Exit.DAMAGE
    finally:
        log.stop()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="casebook",
        description=_("The disciplinary casebook of an English school."),
        epilog=_("Without a command the window opens: casebook [FOLDER]."),
    )
    parser.add_argument("--version", action="version", version=f"Casebook {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (words, add, act) in COMMANDS.items():
        command = commands.add_parser(name, help=_(words), description=_(words))
        add(command)
        command.set_defaults(act=act)
    return parser


# demo


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--into", required=True, type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help=_("print one object"))


def _demo(arguments: argparse.Namespace) -> int:
    made = demo.play(arguments.into, opener=_opener(), progress=_say)
    if not made.made:
        _say(_("There is a practice casebook already, so nothing was made."))
    if arguments.json:
        _print(made.as_json())
        return Exit.DONE
    for folder in dict.fromkeys(person.casebook for person in made.people):
        _print(_("A practice casebook is in {folder}").format(folder=folder))
        for case in made.cases:
            for letter in case.letters if case.casebook == folder else ():
                _print(f"  {case.reference}  {letter.document}  {letter.path}")
        _print(_("Open it with: casebook {folder}").format(folder=folder))
        for person in made.people:
            if person.casebook == folder:
                _print(f"  {person.name} ({person.role}): {person.password}")
    return Exit.DONE


# verify


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--person", required=True, metavar="NAME", help=_("as displayed, or the id")
    )
    parser.add_argument("--password-file", required=True, type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help=_("print one object"))


def _verify(arguments: argparse.Namespace) -> int:
    password = _password(arguments.password_file)
    worst = Exit.DONE
    found: list[Mapping[str, Any]] = []
    for folder in arguments.folders:
        code, said = _verify_one(folder, arguments.person, password)
        worst = max(worst, code)
        found.append(said)
        if not arguments.json:
            _show(said)
    if arguments.json:
        _print(json.dumps({"casebooks": found}, ensure_ascii=False))
    return worst


def _verify_one(folder: Path, person: str, password: str) -> tuple[Exit, Mapping[str, Any]]:
    said: dict[str, Any] = {"casebook": str(folder.absolute())}
    try:
        closed = opening.open_casebook(folder, clock=settings.system_clock(), opener=_opener())
        user = closed.sign_in(person, Secret(password))
        try:
            verdict = verify(user, progress=lambda id_: _say(_("Comparing {id} …").format(id=id_)))
        finally:
            user.close()
    except CasebookError as error:
        code = Exit.CANNOT_OPEN if isinstance(error, CannotOpen) else Exit.DAMAGE
        return code, {**said, "error": error.sentence(), "faults": []}
    return (Exit.DAMAGE if verdict.items else Exit.DONE), {**said, **_verdict(verdict)}


def _verdict(verdict: Verdict) -> Mapping[str, Any]:
    return {
        "cases": verdict.cases,
        "entries": verdict.entries,
        "files": verdict.files,
        "faults": [_fault(one) for one in verdict.items],
    }


def _fault(fault: Fault) -> Mapping[str, str]:
    what = _(fault.what.template).format(**dict(fault.what.fillings))
    return {"where": fault.where, "what": what, "code": str(fault.code)}


def _show(said: Mapping[str, Any]) -> None:
    if "error" in said:
        _print(f"{said['casebook']}: {said['error']}")
        return
    compared = _("{cases} cases, {entries} entries and {files} evidence files compared").format(
        **said
    )
    _print(f"{said['casebook']}: {compared}")
    for fault in said["faults"]:
        _print(f"  {fault['where']}: {fault['what']}")
    count = len(said["faults"])
    if count:
        _print(ngettext("  {count} thing is wrong.", "  {count} things are wrong.", count).format(count=count))  # fmt: skip
    else:
        _print(_("  Everything is as it was written."))


def _password(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        raise CannotOpen(
            "The password file could not be read. Check its name and that you may open it."
        ) from None
    return text.removesuffix("\n").removesuffix("\r")


# policy


def _policy_arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(required=True, metavar="check")
    check = parts.add_parser("check", help=_("report every mistake in a policy file by its line"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help=_("print one object"))


def _policy(arguments: argparse.Namespace) -> int:
    try:
        text = arguments.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CannotOpen(
            "The policy file could not be read. It must be a text file in UTF-8."
        ) from None
    try:
        policy = parse_policy(text)
        mistakes: list[tuple[int, str]] = []
    except PolicyMistakes as found:
        policy = None
        mistakes = [(one.line, _(one.words).format(**one.details)) for one in found.mistakes]
    if arguments.json:
        listed = [{"line": line, "what": what} for line, what in mistakes]
        _print(json.dumps({"file": str(arguments.file.absolute()), "mistakes": listed}, ensure_ascii=False))  # fmt: skip
    for line, what in () if arguments.json else mistakes:
        _print(_("line {line}: {what}").format(line=line, what=what))
    if policy is not None and not arguments.json:
        _print(
            _("{title}, version {version}: {count} clauses, no mistakes.").format(
                title=policy.title, version=policy.version, count=len(policy.clauses)
            )
        )
    return Exit.DAMAGE if mistakes else Exit.DONE


# The rest


def _opener() -> opening.Opener:
    return opening.standard_opener(settings.places().data)


def _print(text: str, stream: TextIO | None = None) -> None:
    print(text, file=stream or sys.stdout)


def _say(text: str) -> None:
    """Progress and refusals go beside the output, so that a program can read the output."""
    _print(text, sys.stderr)


def _crash_hook(places: settings.Places) -> Callable[..., None]:
    def hook(kind: type[BaseException], _error: BaseException, trace: Any) -> None:
        try:
            report = log.crash_report(places, kind, trace)
        except OSError:
            _say(_("Casebook met a fault of its own and had to stop."))
            return
        _say(
            _(
                "Casebook met a fault of its own and had to stop. A report without a word of any case is in {path}"
            ).format(path=report)
        )

    return hook


_Command = tuple[
    str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]
]
COMMANDS: Final[Mapping[str, _Command]] = {
    "demo": (
        "make the practice casebooks: three invented cases, and an attack on staff",
        _demo_arguments,
        _demo,
    ),
    "verify": ("re-read everything a person can open", _verify_arguments, _verify),
    "policy": ("check a policy file", _policy_arguments, _policy),
}
