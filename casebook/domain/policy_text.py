"""Reads a policy file: the policy it describes, or every mistake in it by line."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from casebook.domain.allegation import Act
from casebook.domain.clause import (
    FACET_VALUES,
    Also,
    Caution,
    Clause,
    ClauseList,
    Facet,
    Force,
    Hint,
    Limb,
    Need,
    PlatformKind,
    Route,
    Trigger,
)
from casebook.domain.offence import Offence
from casebook.domain.policy import (
    Guidance,
    LinkedPolicy,
    LinkStatus,
    Platform,
    Policy,
    SeverityAid,
)
from casebook.domain.policy_table import Notes, PolicyTable
from casebook.domain.toml_lines import TomlLines, toml_lines
from casebook.errors import Mistake, PolicyMistakes

MOST_CHARACTERS: Final = 1_000_000
_AT_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)$")
_BINDS: Final = frozenset({Force.PROHIBITION, Force.EXPECTATION})


def parse_policy(text: str) -> Policy:
    """The policy a TOML text describes. Raises PolicyMistakes, which names them all, and nothing else.

    Of a text that is no TOML only the first place that is wrong can be told.
    """
    notes = Notes(TomlLines({}))
    data = _toml(text)
    notes.lines = toml_lines(text)
    policy = _policy(PolicyTable(data, (), notes))
    if notes.found or policy is None:
        raise PolicyMistakes(tuple(sorted(notes.found, key=lambda each: each.line)))
    return policy


def _toml(text: str) -> Mapping[str, object]:
    if len(text) > MOST_CHARACTERS:
        raise PolicyMistakes((Mistake(1, "the file is too large to be a policy."),))
    try:
        return tomllib.loads(text)
    except ValueError as error:
        place = _AT_LINE.search(str(error))
        last = text.count("\n") + 1
        line = int(place.group(1)) if place else last
        raise PolicyMistakes((Mistake(line, _NOT_TOML),)) from None
    except RecursionError:
        raise PolicyMistakes((Mistake(1, "brackets are nested too deeply."),)) from None


_NOT_TOML: Final = (
    "this is not written as TOML asks: a quotation mark, bracket or equals sign may be missing."
)


def _policy(root: PolicyTable) -> Policy | None:
    about = root.table("policy", required=True)
    clauses = tuple(map(_clause, root.tables("clause")))
    lists = tuple(map(_list, root.tables("list")))
    cautions = tuple(map(_caution, root.tables("caution")))
    platforms = tuple(map(_platform, root.tables("platform")))
    linked = tuple(map(_linked, root.tables("linked")))
    guidance = tuple(map(_guidance, root.tables("guidance")))
    aid = _severity_aid(root.table("severity_aid"))
    root.done()
    if not clauses and "clause" not in root.data:
        root.mistake("clause", "there is no [[clause]] at all.")
    _check_ids(root, clauses, lists, cautions)
    if about is None:
        return None
    begins, due = about.day("effective_from"), about.day("review_due")
    policy = Policy(
        id=about.text("id"),
        title=about.text("title"),
        adopting_body=about.text("adopting_body"),
        version=about.text("version"),
        dated=about.text("dated"),
        effective_from=begins or date.min,
        review_due=due or date.max,
        review_worded=about.text("review_worded"),
        clauses=clauses,
        lists=lists,
        platforms=platforms,
        linked=linked,
        guidance=guidance,
        cautions=cautions,
        severity_aid=aid,
        effective_to=about.day("effective_to", required=False),
    )
    if policy.review_due < policy.effective_from:
        about.mistake("review_due", "{key} is before effective_from.")
    if policy.effective_to is not None and policy.effective_to < policy.effective_from:
        about.mistake("effective_to", "{key} is before effective_from.")
    about.done()
    return policy


def _clause(table: PolicyTable) -> Clause:
    force = table.choice("force", Force)
    also = _also(table)
    clause = Clause(
        id=table.text("id"),
        force=force or Force.DEFINITION,
        label=table.text("label"),
        help=table.text("help"),
        place=table.text("place"),
        cited=table.text("cited", required=False),
        chargeable=table.flag("chargeable", required=True),
        also=also,
        group=table.text("group", required=False),
        open=table.flag("open"),
        elements=table.texts("elements"),
        evidence=table.texts("evidence"),
        state_of_mind=table.text("state_of_mind", required=False),
        limbs=tuple(map(_limb, table.tables("limb"))),
        cautions=table.texts("cautions"),
        triggers=tuple(map(_trigger, table.tables("trigger"))),
        counterparts=table.texts("counterparts"),
        needs=table.choices("needs", Need),
        expression=table.flag("expression"),
        hints=tuple(map(_hint, table.tables("hint"))),
        offences=table.choices("offences", Offence),
    )
    forces = {force, also.force if also else None}
    if clause.chargeable and force is not None and not forces & _BINDS:
        table.mistake(
            "chargeable", "a {force} binds no employee, so it cannot be charged.", force=force
        )
    if len(clause.limbs) == 1:
        table.mistake("limb", "one limb is no choice: give two, or none.")
    table.done()
    return clause


def _also(table: PolicyTable) -> Also | None:
    inner = table.table("also")
    if inner is None:
        return None
    force, label = inner.choice("force", Force), inner.text("label")
    inner.done()
    return Also(force or Force.DEFINITION, label)


def _limb(table: PolicyTable) -> Limb:
    limb = Limb(
        id=table.text("id"),
        label=table.text("label"),
        cited=table.text("cited"),
        state_of_mind=table.text("state_of_mind", required=False),
    )
    table.done()
    return limb


def _trigger(table: PolicyTable) -> Trigger:
    trigger = Trigger(table.choice("route", Route) or Route.LEGAL_ADVICE, table.text("why"))
    table.done()
    return trigger


def _hint(table: PolicyTable) -> Hint:
    when = tuple(_when(table.table("when", required=True)))
    if not when and "when" in table.data:
        table.mistake("when", "{key} must name at least one fact.")
    hint = Hint(table.text("because"), when, point=table.flag("point"))
    table.done()
    return hint


def _list(table: PolicyTable) -> ClauseList:
    other = Clause(
        id=table.text("id"),
        force=Force.PROHIBITION,
        label=table.text("label"),
        help=table.text("help"),
        place=table.text("place"),
        cited=table.text("cited", required=False),
        chargeable=True,
        open=True,
        needs=table.choices("needs", Need),
    )
    acts = table.choices("acts", Act)
    gross = table.flag("potential_gross_misconduct", required=True)
    table.done()
    return ClauseList(other.id, other, acts, potential_gross_misconduct=gross)


def _caution(table: PolicyTable) -> Caution:
    caution = Caution(
        sentence=table.text("sentence"),
        clauses=table.texts("clauses"),
        when=tuple(_when(table.table("when"))),
        unless=table.texts("unless"),
        unless_fact=tuple(_when(table.table("unless_fact"))),
        reason=table.flag("reason"),
    )
    table.done()
    return caution


def _when(table: PolicyTable | None) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    if table is None:
        return
    for facet in Facet:
        wanted = table.texts(facet)
        for value in wanted:
            if value not in FACET_VALUES[facet]:
                words = ", ".join(sorted(FACET_VALUES[facet]))
                table.mistake(facet, "{key} must be one of: {words}.", words=words)
        if wanted:
            yield facet, wanted
    table.done()


def _platform(table: PolicyTable) -> Platform:
    platform = Platform(
        table.text("name"), table.choice("kind", PlatformKind) or PlatformKind.OTHER
    )
    table.done()
    return platform


def _linked(table: PolicyTable) -> LinkedPolicy:
    linked = LinkedPolicy(table.text("id"), table.text("title"))
    table.done()
    return linked


def _guidance(table: PolicyTable) -> Guidance:
    guidance = Guidance(
        title=table.text("title"),
        address=table.text("address"),
        status=table.choice("status", LinkStatus) or LinkStatus.DEAD,
        instead=table.text("instead", required=False),
    )
    table.done()
    return guidance


def _severity_aid(table: PolicyTable | None) -> SeverityAid:
    if table is None:
        return SeverityAid()
    aid = SeverityAid(table.texts("more"), table.texts("less"))
    table.done()
    return aid


def _check_ids(
    root: PolicyTable,
    clauses: tuple[Clause, ...],
    lists: tuple[ClauseList, ...],
    cautions: tuple[Caution, ...],
) -> None:
    """Report ids given twice, and references to clauses that are not there."""
    notes = root.notes
    named = [(("clause", at, "id"), each.id) for at, each in enumerate(clauses)]
    named += [(("list", at, "id"), each.id) for at, each in enumerate(lists)]
    known: set[str] = set()
    for path, name in named:
        if name and name in known:
            notes.add(path, "the id {id} is given twice.", id=name)
        known.add(name)
    for path, name in _references(clauses, cautions):
        if name and name not in known:
            notes.add(path, "there is no clause {id}.", id=name)


def _references(
    clauses: Iterable[Clause], cautions: Iterable[Caution]
) -> Iterator[tuple[tuple[str, int, str], str]]:
    for at, clause in enumerate(clauses):
        yield ("clause", at, "group"), clause.group
        yield from ((("clause", at, "counterparts"), each) for each in clause.counterparts)
    for at, caution in enumerate(cautions):
        yield from ((("caution", at, "clauses"), each) for each in caution.clauses)
        yield from ((("caution", at, "unless"), each) for each in caution.unless)
