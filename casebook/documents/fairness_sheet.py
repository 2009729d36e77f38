"""How fair a case is, on paper: the checks, the Acas Code, each reason with its name, and what took longer."""

from collections.abc import Iterable, Sequence
from typing import Final

from casebook.documents.block import Block, Cell, Table, para
from casebook.documents.form import heading, letterhead, printed
from casebook.documents.letter import Style
from casebook.documents.letter_values import day
from casebook.domain import acas_code
from casebook.domain.clock import LONDON, local_day
from casebook.domain.fairness import Answer, Standing
from casebook.domain.fairness_check import Part
from casebook.domain.fairness_sheet import Delay, FairnessSheet, Reason
from casebook.domain.fairness_words import PARTS
from casebook.domain.words import Filling, Words
from casebook.resources import _

_STYLE: Final = Style(size_pt=10.5, leading=1.4)


def fairness_sheet(facts: FairnessSheet) -> bytes:
    """The sheet, as PDF. Raises CannotPrint."""
    title = _("How fair the case is: checks and reasons")
    of = _("Case {reference}, as it stands on {day}")
    blocks: list[Block] = [
        letterhead(facts.school, _("Private and confidential")),
        heading(title),
        para(of.format(reference=facts.reference, day=day(facts.made_on)), quiet=True),
        para(
            _(
                "Casebook compares the record of the case with what the law, the Acas Code and the school’s policy ask. It decides nothing. What is in order here is on the record; whether it was well done, people judge."
            )
        ),
        *_parts(facts),
        *_code(facts),
        *_open(facts),
        *_reasons(facts.reasons),
        *_delays(facts),
    ]
    mark = _("PRACTICE") if facts.practice else ""
    return printed(facts.school, title, blocks, _STYLE, reference=facts.reference, mark=mark)


def _parts(facts: FairnessSheet) -> tuple[Block, ...]:
    kept, asked = facts.found.count()
    rows = [(_(PARTS[part]), *_counted(facts, part)) for part in Part]
    rows.append((_("All together"), _("{kept} of {asked}").format(kept=kept, asked=asked), ""))
    head = (_("Part of the case"), _("In order"), _("Explained, or open"))
    return (heading(_("The checks"), level=2), _table(head, rows, shares=(3.0, 2.0, 3.0)))


def _counted(facts: FairnessSheet, part: Part) -> tuple[str, str]:
    kept, asked = facts.found.count(part)
    if not asked:
        return _("Nothing to ask yet"), ""
    standing = [each.standing for each in facts.found.of_part(part)]
    explained = standing.count(Standing.EXPLAINED)
    open_ = asked - kept - explained
    said = (
        *((_("{count} explained").format(count=explained),) if explained else ()),
        *((_("{count} open").format(count=open_),) if open_ else ()),
    )
    return _("{kept} of {asked}").format(kept=kept, asked=asked), ", ".join(said)


def _code(facts: FairnessSheet) -> tuple[Block, ...]:
    code = facts.found.code
    kept = _("{kept} of the {asked} paragraphs that can be asked about so far are kept.")
    blocks: list[Block] = [
        heading(_("The Acas Code"), level=2),
        para(kept.format(kept=code.kept, asked=code.asked)),
    ]
    rows = [
        (str(number), _(acas_code.GIST[number]), words)
        for numbers, words in ((code.explained, _("Explained")), (code.open, _("Open")))
        for number in numbers
    ]
    if rows:
        head = (_("Paragraph"), _("What it asks"), _("How it stands"))
        blocks.append(_table(head, rows, shares=(1.3, 5.2, 1.5)))
    return tuple(blocks)


def _open(facts: FairnessSheet) -> tuple[Block, ...]:
    found = facts.found.of(Standing.STOPS, Standing.WANTS_REASON)
    title = heading(_("What is open"), level=2)
    if not found:
        return title, para(_("Nothing is open."))
    head = (_("What is wrong"), _("What it rests on"))
    return title, _table(head, [_open_row(each) for each in found], shares=(4.5, 3.0))


def _open_row(answer: Answer) -> tuple[str, str]:
    assert answer.shortfall is not None
    source = answer.check.source
    return _said(answer.shortfall.sentence), source[:1].upper() + source[1:]


def _reasons(reasons: Sequence[Reason]) -> tuple[Block, ...]:
    title = heading(_("Reasons that were given"), level=2)
    if not reasons:
        return title, para(_("No reason was given: nothing was explained away."))
    head = (_("What was to be in order"), _("Why it is fair all the same"), _("By, on"))
    rows = [(_(one.check), _why(one), _signed(one)) for one in reasons]
    return title, _table(head, rows, shares=(2.6, 3.6, 2.0))


def _why(one: Reason) -> str:
    if one.withdrawn:
        return _("{why} Taken back: {withdrawn}").format(why=one.why, withdrawn=one.withdrawn)
    if not one.holds:
        return _("{why} It has lapsed, because what it was about has changed.").format(why=one.why)
    return one.why


def _signed(one: Reason) -> str:
    when = one.at.astimezone(LONDON)
    at = f"{day(local_day(when))}, {when:%H:%M}"
    return ", ".join(part for part in (one.by, at) if part)


def _delays(facts: FairnessSheet) -> tuple[Block, ...]:
    title = heading(_("What took longer"), level=2)
    rows = [_delay(one) for one in facts.delays]
    late = _("Was due by {day}, and is not done: {what}")
    rows += [
        (late.format(day=day(one.day), what=_said(one.title)), _("None yet"))
        for one in facts.overdue
    ]
    if not rows:
        return title, para(_("No time limit was overrun."))
    return title, _table((_("What"), _("The reason given")), rows, shares=(4.0, 4.0))


def _delay(one: Delay) -> tuple[str, str]:
    if one.reason is None:
        return _said(one.what), _("None yet")
    given = _("{why} ({signed})").format(why=one.reason.why, signed=_signed(one.reason))
    return _said(one.what), given


def _table(
    head: Iterable[str], rows: Iterable[Sequence[str]], *, shares: tuple[float, ...]
) -> Table:
    def cells(words: Iterable[str], *, bold: bool = False) -> tuple[Cell, ...]:
        return tuple((para(each or " ", bold=bold),) for each in words)

    return Table(cells(head, bold=True), tuple(cells(row) for row in rows), shares)


def _said(words: Words) -> str:
    parts = {name: _said(part) for name, part in words.parts}
    filled = {name: _filled(value) for name, value in words.fillings}
    return _(words.template).format(**parts, **filled)


def _filled(value: Filling) -> str:
    return str(value) if isinstance(value, str | int) else day(value)
