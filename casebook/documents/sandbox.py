"""The small language of letter wordings: values, conditions and lists; nothing else runs.

Wordings are data a school may import, so they are read as hostile: the shape of the whole wording is checked
before anything runs, and it then runs in Jinja's immutable sandbox, without globals or operators.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from typing_extensions import override

from casebook.documents.value import Value, changed, text_of
from casebook.errors import BadWording

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.If,
    nodes.For,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
_DEEPEST_LIST = 2
_DEEPEST = 40  # steps from the whole wording to its innermost word
_LONGEST = 200_000  # characters of wording, values not counted


class WordingMistake(StrEnum):
    """What can be wrong with a wording, as a sentence."""

    SYNTAX = (
        "A value or condition in double braces is not closed, or is not written as the guide shows."
    )
    FORBIDDEN = "Only values, conditions, lists and the known filters can be used here."
    FILTER = "There is no filter of this name."
    NESTED = "Lists and conditions stand inside one another more deeply than a letter needs."
    UNKNOWN_VALUE = "It names a value that letters of this kind do not have."
    TOO_LONG = "It grows too long."
    NOT_A_VALUE = "Only values can be printed."


def sentence(value: Value) -> Value:
    """The value with a full stop, unless it ends in one already."""
    text = text_of(value).strip()
    return changed(value, text if not text or text[-1] in ".!?…" else f"{text}.")


def lower_first(value: Value) -> Value:
    """The value to go on within a sentence. A word all in capitals is left alone."""
    text = text_of(value).strip()
    first = text.split(" ", 1)[0]
    return changed(value, text if first.isupper() else text[:1].lower() + text[1:])


def upper_first(value: Value) -> Value:
    text = text_of(value).strip()
    return changed(value, text[:1].upper() + text[1:])


def unstopped(value: Value) -> Value:
    """The value without its full stop, to go on within a sentence."""
    return changed(value, text_of(value).strip().removesuffix("."))


def one_line(value: Value) -> Value:
    return changed(value, " ".join(text_of(value).split()))


def quoted(value: Value) -> Value:
    return changed(value, f"“{text_of(value).strip()}”")


FILTERS: Mapping[str, Callable[[Value], Value]] = {
    "sentence": sentence,
    "lower_first": lower_first,
    "upper_first": upper_first,
    "unstopped": unstopped,
    "one_line": one_line,
    "quoted": quoted,
}


class _Sandbox(ImmutableSandboxedEnvironment):
    """No globals, no operators, no attribute but those of our own groups."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    @override
    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        raise SecurityError(operator)

    @override
    def call_unop(self, context: object, operator: str, arg: object) -> object:
        raise SecurityError(operator)


def _printed(value: object) -> object:
    if isinstance(value, Value | str):
        return value
    raise SecurityError


def _environment() -> _Sandbox:
    environment = _Sandbox(
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",
        comment_end_string="##}",
        cache_size=0,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.tests.clear()
    return environment


_ENVIRONMENT = _environment()


def check(wording: str, known: frozenset[str], *, first_line: int = 1) -> None:
    """Refuse a wording that uses anything but these values, conditions, lists and the filters above.

    `known` are names as written: `appeal.to`, `findings`, `findings.reasons`. Raises BadWording.
    """
    if len(wording) > _LONGEST:
        raise _nowhere(WordingMistake.TOO_LONG)
    try:
        tree = _ENVIRONMENT.parse(wording)
        _Check(known, first_line).node(tree, {}, 0)
    except TemplateSyntaxError as error:
        raise _bad(error.lineno + first_line - 1, WordingMistake.SYNTAX) from None
    except RecursionError:
        raise _bad(first_line, WordingMistake.FORBIDDEN) from None


def fill(wording: str, values: Mapping[str, object]) -> str:
    """The wording with its conditions decided and a token for each value. Raises BadWording."""
    try:
        template = _compiled(wording)
        parts: list[str] = []
        length = 0
        for part in template.generate(**values):
            length += len(part)
            if length > _LONGEST:
                raise _nowhere(WordingMistake.TOO_LONG)
            parts.append(part)
    except UndefinedError:
        raise _nowhere(WordingMistake.UNKNOWN_VALUE) from None
    except (SecurityError, TypeError):
        raise _nowhere(WordingMistake.NOT_A_VALUE) from None
    except TemplateError:
        raise _nowhere(WordingMistake.SYNTAX) from None
    return "".join(parts)


@lru_cache(maxsize=64)
def _compiled(wording: str) -> Template:
    return _ENVIRONMENT.from_string(wording)


class _Check:
    """Walks a parsed wording and refuses the first thing that is not allowed, by its line."""

    def __init__(self, known: frozenset[str], first_line: int) -> None:
        self._known = known
        self._first_line = first_line

    def node(self, node: nodes.Node, lists: Mapping[str, str], depth: int) -> None:
        """`lists` names the list behind each variable of the loops around this node."""
        if depth > _DEEPEST:
            raise self._bad(node, WordingMistake.NESTED)
        if not isinstance(node, _ALLOWED):
            raise self._bad(node, WordingMistake.FORBIDDEN)
        if isinstance(node, nodes.Filter) and not _plain_filter(node):
            raise self._bad(node, WordingMistake.FILTER)
        if isinstance(node, nodes.For):
            lists = self._inside(node, lists)
        if isinstance(node, nodes.Name | nodes.Getattr):
            self._name(node, lists)
            return
        for child in node.iter_child_nodes():
            self.node(child, lists, depth + 1)

    def _inside(self, node: nodes.For, lists: Mapping[str, str]) -> Mapping[str, str]:
        target = node.target
        if not isinstance(target, nodes.Name) or node.recursive or node.test is not None:
            raise self._bad(node, WordingMistake.NESTED)
        if len(lists) == _DEEPEST_LIST:
            raise self._bad(node, WordingMistake.NESTED)
        return {**lists, target.name: _written(node.iter)}

    def _name(self, node: nodes.Name | nodes.Getattr, lists: Mapping[str, str]) -> None:
        written = _written(node)
        first, dot, rest = written.partition(".")
        whole = f"{lists[first]}{dot}{rest}" if first in lists else written
        if whole not in self._known:
            raise self._bad(node, WordingMistake.UNKNOWN_VALUE)

    def _bad(self, node: nodes.Node, mistake: WordingMistake) -> BadWording:
        return _bad(node.lineno + self._first_line - 1, mistake)


def _written(node: nodes.Node) -> str:
    """A name as it stands in the wording; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return ""


def _plain_filter(node: nodes.Filter) -> bool:
    return node.name in FILTERS and not (node.args or node.kwargs or node.dyn_args)


def _bad(line: int, mistake: WordingMistake) -> BadWording:
    return BadWording(line=line, mistake=mistake)


def _nowhere(mistake: WordingMistake) -> BadWording:
    return BadWording(BadWording.anywhere, mistake=mistake)
