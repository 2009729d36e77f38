"""How the checks of fairness are worded on the screen."""

from casebook.domain import acas_code
from casebook.domain.fairness import CodeCount, Fairness, Standing
from casebook.domain.fairness_check import Check
from casebook.domain.policy import Policy
from casebook.resources import _


def in_short(found: Fairness) -> str:
    """How many checks are in order, and whether anything is open, in one line."""
    kept, asked = found.count()
    line = _("{kept} of {asked} checks in order").format(kept=kept, asked=asked)
    stopping = len(found.of(Standing.STOPS))
    wanting = len(found.of(Standing.WANTS_REASON))
    parts = [line]
    if stopping:
        parts.append(_("{count} to put right").format(count=stopping))
    if wanting:
        parts.append(_("{count} to explain or put right").format(count=wanting))
    return " · ".join(parts)


def code(count: CodeCount) -> str:
    """How the case stands with the Acas Code, in one line."""
    line = _("Acas Code: {kept} of {asked} paragraphs kept").format(
        kept=count.kept, asked=count.asked
    )
    if count.explained:
        which = ", ".join(str(n) for n in count.explained)
        line += _(", explained: {which}").format(which=which)
    if count.open:
        line += _(", open: {which}").format(which=", ".join(str(n) for n in count.open))
    return line


def source(check: Check) -> str:
    """What a check rests on, as the beginning of a line."""
    return check.source[:1].upper() + check.source[1:]


def why(check: Check, policy: Policy) -> str:
    """What a check rests on: its source, and the gist of what that asks."""
    lines = [source(check)]
    lines += [
        _("Paragraph {number}: {gist}").format(number=number, gist=_(acas_code.GIST[number]))
        for number in acas_code.cited(check.source) or check.code
    ]
    lines += [
        f"{clause.place}: {clause.label}"
        for clause in policy.clauses
        if clause.id in _cited_clauses(check.source)
    ]
    return "\n\n".join(lines)


def _cited_clauses(source: str) -> frozenset[str]:
    """The paragraphs of the policy that a source names: "policy 5.1, 6.5"."""
    named = (part.strip() for part in source.split(";"))
    ours = (part.removeprefix("policy ") for part in named if part.startswith("policy "))
    return frozenset(each.strip() for part in ours for each in part.split(","))
