"""A letter from its wording and the facts: read the wording file, fill it in, check that nothing is missing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from casebook.documents import kind as front_matter
from casebook.documents import sandbox
from casebook.documents.block import (
    AddressBlock,
    Block,
    Heading,
    Letterhead,
    Para,
    Run,
    SignatureBlock,
)
from casebook.documents.kind import KindMistake
from casebook.documents.letter_values import day, known_names, values
from casebook.documents.markdown import Reader
from casebook.documents.value import CLOSE, OPEN, Ledger, Placed
from casebook.domain.letter import LetterFacts, LetterKind, LetterText
from casebook.domain.letter_check import clauses_required, forbidden_words, missing, must_print
from casebook.domain.letter_matrix import REQUIRED_FIELDS
from casebook.domain.words import N_
from casebook.errors import BadWording, LetterIncomplete
from casebook.resources import _

_TOKENS = re.compile(f"{OPEN}[0-9]+{CLOSE}")
_BRACKETS = re.compile(r"\[[^\]\n]*\]")


# Values that share a row of the table of required fields, told apart.
_GAPS = {
    "appeal.to": N_("who an appeal goes to"),
    "appeal.contact": N_("how to reach them"),
    "warning.live_from": N_("the first live day"),
    "warning.live_to": N_("the last live day"),
    "policy.title": N_("the policy"),
    "policy.version": N_("its version"),
    "finding.outcome": N_("the finding"),
    "finding.allegation": N_("the allegation"),
}


class LetterMistake(StrEnum):
    """What can be wrong with a letter its wording makes, as a sentence."""

    BRACKETS = "Words in square brackets are left in it. Say it outright, or make it a condition."
    CLAUSE_GONE = "A part that letters of this kind must have is not there, or is empty."
    VALUE_GONE = "A value that letters of this kind must show is not in it."
    FORBIDDEN = "It uses a word that letters of this kind may not use, such as warning or appeal in an advice note."


def read_kind(text: str) -> tuple[LetterKind, str]:
    """A wording file as its kind and its wording. Raises BadWording, which names the line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if any(unicodedata.category(character) == "Co" for character in line):
            raise BadWording(line=number, mistake=KindMistake.PRIVATE_CHARACTER)
    front, body, first_line = front_matter.split(text)
    kind = front_matter.kind(front)
    sandbox.check(body, known_names(), first_line=first_line)
    return kind, body


def compose(
    kind: LetterKind, body: str, facts: LetterFacts, text: LetterText, *, gaps: bool = False
) -> tuple[Block, ...]:
    """The letter. With `gaps`, for a draft on screen, what is missing stands in it as `[ … ]`.

    Raises LetterIncomplete, which names what is missing, and BadWording where the wording would leave out
    what the letter must carry or say what it may not.
    """
    lacking = () if gaps else missing(kind, facts, text)
    if lacking:
        raise LetterIncomplete(what="; ".join(each.label for each in lacking))
    ledger = Ledger()
    wording = sandbox.fill(body, values(facts, text, ledger))
    _check_prose(kind, wording)
    reader = Reader(ledger.placed, _show_gaps if gaps else _refuse_gaps)
    blocks = reader.blocks(wording)
    if not gaps:
        _check_letter(kind, facts, text, blocks, reader.printed)
    own, comments = _before_comments(blocks)
    closing = _closing(facts, gaps=gaps)
    return (*_opening(kind, facts, gaps=gaps), *own, *closing, *comments)


def policy_line(facts: LetterFacts) -> str:
    """The policy's version for the foot of the page, and that its own review is overdue where it is."""
    policy = facts.policy
    if policy is None:
        return ""
    named = _("{title}, {version}").format(title=policy.title, version=policy.version)
    if not policy.review_overdue:
        return _("{policy}.").format(policy=named)
    if policy.review_due is None:
        return _("{policy}. Its own review is overdue.").format(policy=named)
    return _("{policy}. Its own review was due by {day} and is overdue.").format(
        policy=named, day=day(policy.review_due)
    )


def _show_gaps(placed: Placed) -> tuple[str, bool]:
    if placed.text.strip():
        return placed.text, False
    return f"[ {_label(placed.name)} ]", True


def _refuse_gaps(placed: Placed) -> tuple[str, bool]:
    if placed.text.strip():
        return placed.text, False
    raise LetterIncomplete(what=_label(placed.name))


def _label(name: str) -> str:
    """What a value is called for a person: the words of the table of required fields, where it has any."""
    if name in _GAPS:
        return _(_GAPS[name])
    for row in REQUIRED_FIELDS:
        if name in row.printed or name == row.field.name:
            return row.field.label
    return name.replace(".", ", ").replace("_", " ")


def _check_prose(kind: LetterKind, wording: str) -> None:
    """The wording's own words; what the record says and what was typed is checked field by field (`missing`)."""
    prose = _TOKENS.sub("", wording)
    if _BRACKETS.search(prose):
        raise _bad(LetterMistake.BRACKETS)
    if forbidden_words(kind, f"{kind.subject}\n{prose}"):
        raise _bad(LetterMistake.FORBIDDEN)


def _check_letter(
    kind: LetterKind,
    facts: LetterFacts,
    text: LetterText,
    blocks: Sequence[Block],
    printed: set[str],
) -> None:
    clauses = set(_clauses(blocks))
    if not set(clauses_required(kind, facts)) <= clauses:
        raise _bad(LetterMistake.CLAUSE_GONE)
    for row in must_print(kind, facts, text):
        if not printed.issuperset(row.printed):
            raise _bad(LetterMistake.VALUE_GONE)


def _clauses(blocks: Sequence[Block]) -> Iterable[str]:
    """The names of the parts that have something in them."""
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        named = isinstance(block, Heading) and block.id
        if named and following is not None and not isinstance(following, Heading):
            yield named


def _before_comments(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The letter itself, and the part the person it goes to may write in, which stands below the signature."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.id == "comments":
            return blocks[:place], blocks[place:]
    return blocks, ()


def _opening(kind: LetterKind, facts: LetterFacts, *, gaps: bool) -> tuple[Block, ...]:
    school = facts.school
    contact = tuple(each for each in (school.telephone, school.email) if each)
    letterhead = Letterhead(school.name, school.address, contact, _("Private and confidential"))
    dated = Run(day(facts.dated), source="dated") if facts.dated else _gap("dated", gaps=gaps)
    addressee = facts.addressee
    return (
        letterhead,
        AddressBlock((addressee.name, *addressee.address)),
        Para(
            (
                dated,
                Run(" · "),
                Run(_("Our reference {reference}").format(reference=facts.reference)),
            )
        ),
        Para((Run(_("Dear {name}").format(name=addressee.name), source="addressee"),)),
        Heading(1, (Run(kind.subject),)),
    )


def _closing(facts: LetterFacts, *, gaps: bool) -> tuple[Block, ...]:
    signatory = facts.signatory
    name = signatory.name or _gap("signatory", gaps=gaps).text
    closing, school = _("Yours sincerely"), facts.school.name
    enclosed = "; ".join(facts.enclosures)
    line = _("Enclosed: {what}").format(what=enclosed) if enclosed else ""
    return (SignatureBlock(closing, name, signatory.role, school, line),)


def _gap(name: str, *, gaps: bool) -> Run:
    words, is_gap = (_show_gaps if gaps else _refuse_gaps)(Placed(name, ""))
    return Run(words, gap=is_gap)


def _bad(mistake: LetterMistake) -> BadWording:
    return BadWording(BadWording.anywhere, mistake=mistake)
