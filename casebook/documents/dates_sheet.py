"""The dates of a case, or of several, on paper: what, by when, by whose rule; nobody's name."""

from casebook.documents.block import Block, Table, para
from casebook.documents.form import heading, letterhead, printed
from casebook.documents.letter import Style
from casebook.documents.letter_values import day
from casebook.domain.deadline_list import Band, Dated, DatesFacts
from casebook.domain.words import Words
from casebook.resources import _

_STYLE = Style(size_pt=10.5, leading=1.4)


def dates_sheet(facts: DatesFacts) -> bytes:
    """The list, as PDF. Raises CannotPrint."""
    title = _("Dates to keep")
    of = (
        _("Case {reference}, as it stands on {day}").format(
            reference=facts.reference, day=day(facts.made_on)
        )
        if facts.reference
        else _("As they stand on {day}").format(day=day(facts.made_on))
    )
    blocks: list[Block] = [
        letterhead(facts.school, _("Private and confidential")),
        heading(title),
        para(of, quiet=True),
        _table(facts) if facts.rows else para(_("Nothing is due.")),
        para(
            _(
                "Days move when something is recorded, when the school closes, or when the police ask it to wait. Casebook always shows the latest; look there before you rely on a date."
            ),
            quiet=True,
        ),
    ]
    mark = _("PRACTICE") if facts.practice else ""
    return printed(facts.school, title, blocks, _STYLE, reference=facts.reference, mark=mark)


def _table(facts: DatesFacts) -> Table:
    several = not facts.reference
    names = [_("By"), *([_("Case")] if several else []), _("What"), _("Whose rule")]
    return Table(
        tuple((para(name, bold=True),) for name in names),
        tuple(
            tuple(
                (para(words, bold=not place),) for place, words in enumerate(_cells(one, several))
            )
            for one in facts.rows
        ),
        shares=(2.0, 1.2, 3.6, 2.4) if several else (2.0, 4.2, 2.6),
    )


def _cells(one: Dated, several: bool) -> list[str]:  # noqa: FBT001 - one column more or less
    found = one.deadline
    return [
        _by(one),
        *([one.reference] if several else []),
        _nameless(found.title),
        found.source,
    ]


def _by(one: Dated) -> str:
    when = day(one.deadline.day)
    if one.band is Band.PAUSED:
        return _("Paused: no fixed day")
    return _("{day} (overdue)").format(day=when) if one.band is Band.OVERDUE else when


def _nameless(title: Words) -> str:
    """A task in words that name nobody: whoever is filled in is the subject."""
    names = dict.fromkeys((name for name, _value in title.fillings), _("the subject"))
    return _(title.template).format(**names)
