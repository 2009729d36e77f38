"""Whether a letter may go out: what is still missing, what its wording must show and may not say."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from casebook.domain.letter import FieldType, LetterFacts, LetterKind, LetterText
from casebook.domain.letter_field import GoesTo, MissingField, RequiredField
from casebook.domain.letter_matrix import REQUIRED_FIELDS

REQUIRED_CLAUSES: Mapping[str, tuple[str, ...]] = {
    "DOC-21": ("not_a_sanction", "record", "comments"),
    "DOC-26": ("findings", "live_period", "consequence", "appeal", "record"),
    "DOC-27": ("findings", "severity", "live_period", "consequence", "appeal", "record"),
    "DOC-30": (
        "findings",
        "severity",
        "reason",
        "ending",
        "authority",
        "referral",
        "appeal",
        "record",
    ),
}
"""Parts whose wording a school may change and may not leave out."""

_ONLY_WHEN: Mapping[str, Callable[[LetterFacts], bool]] = {
    "authority": lambda facts: facts.school.authority_ends_contracts,
    "referral": lambda facts: facts.dbs_met or facts.tra_met,
}

FORBIDDEN_WORDS: Mapping[str, tuple[str, ...]] = {
    "DOC-21": ("warning", "warnings", "warn", "warns", "warned", "appeal", "appeals", "appealed"),
}
"""Words that would turn informal advice into something it is not."""

_RECORDED_WORDS: Mapping[str, tuple[tuple[str, str, Callable[[LetterFacts], str]], ...]] = {
    "DOC-21": (
        ("advice.what_happened", "What happened", lambda facts: facts.advice.what_happened),
        ("advice.said", "What they said", lambda facts: facts.advice.said),
        ("advice.expectation", "What is expected", lambda facts: facts.advice.expectation),
        ("advice.support", "Support and training", lambda facts: facts.advice.support),
    )
}
"""What such a letter prints of the words somebody typed in the record, and what the field is called there."""


def missing(kind: LetterKind, facts: LetterFacts, text: LetterText) -> tuple[MissingField, ...]:
    """Everything this letter still needs, in the order it is read. Empty means it may go out."""
    from_law = [
        row.field for row in REQUIRED_FIELDS if kind.id in row.kinds and not row.given(facts, text)
    ]
    named = {row.field.name for row in REQUIRED_FIELDS if kind.id in row.kinds}
    from_template = [
        MissingField(each.name, each.label, GoesTo.LETTER)
        for each in kind.typed_fields()
        if each.required and each.name not in named and not text.value(each.name)
    ]
    badly_typed = [
        MissingField(each.name, f"{each.label}, as a date", GoesTo.LETTER)
        for each in kind.typed_fields()
        if each.type is FieldType.DATE and text.value(each.name) and not _day(text, each.name)
    ]
    known = {each.name for each in (*from_law, *from_template)}
    return (
        *_chosen_again(facts),
        *from_law,
        *from_template,
        *(each for each in badly_typed if each.name not in known),
        *_worded_again(kind, facts, text),
    )


def must_print(kind: LetterKind, facts: LetterFacts, text: LetterText) -> tuple[RequiredField, ...]:
    """The required fields whose values have to appear in the finished letter."""
    return tuple(
        row
        for row in REQUIRED_FIELDS
        if kind.id in row.kinds and row.printed and row.given(facts, text)
    )


def clauses_required(kind: LetterKind, facts: LetterFacts) -> tuple[str, ...]:
    """The parts this letter must have, given whose contract it is and what has to be referred."""
    return tuple(
        clause
        for clause in kind.required_clauses
        if clause not in _ONLY_WHEN or _ONLY_WHEN[clause](facts)
    )


def forbidden_words(kind: LetterKind, wording: str) -> tuple[str, ...]:
    """The words in this wording that a letter of this kind may not use."""
    used = set(re.findall(r"[a-z]+", wording.lower()))
    return tuple(word for word in FORBIDDEN_WORDS.get(kind.id, ()) if word in used)


def _chosen_again(facts: LetterFacts) -> tuple[MissingField, ...]:
    gone = ", ".join(facts.not_in_policy)
    label = f"another paragraph in place of {gone}, which the policy this case is judged by does not have"
    return (MissingField("not_in_policy", label, GoesTo.DECISION),) if gone else ()


def _worded_again(
    kind: LetterKind, facts: LetterFacts, text: LetterText
) -> tuple[MissingField, ...]:
    """The fields, on the record or typed here, whose words this kind of letter may not use."""
    recorded = (
        (name, label, words(facts), GoesTo.DECISION)
        for name, label, words in _RECORDED_WORDS.get(kind.id, ())
    )
    typed = (
        (each.name, each.label, text.value(each.name), GoesTo.LETTER)
        for each in kind.typed_fields()
    )
    found = []
    for name, label, words, goes_to in (*recorded, *typed):
        used = forbidden_words(kind, words)
        if used:
            said = " and ".join(f"“{word}”" for word in used)
            other = f"other words in “{label}”, which says {said}: advice is neither a warning nor open to appeal"
            found.append(MissingField(name, other, goes_to))
    return tuple(found)


def _day(text: LetterText, name: str) -> date | None:
    try:
        return date.fromisoformat(text.value(name))
    except ValueError:
        return None
