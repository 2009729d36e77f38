"""Wordings as data: read strictly, run caged, and refused where they would leave out what a letter must say."""

import dataclasses
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import resources
from casebook.documents import sandbox
from casebook.documents.block import Block, Heading, Para, Run, Table, WritingSpace, words
from casebook.documents.plain import plain_text
from casebook.documents.template import compose, policy_line, read_kind
from casebook.documents.value import Group, Ledger
from casebook.documents.value import text_of as text_of_value
from casebook.domain.letter import (
    Addressee,
    Companion,
    CompanionChoice,
    Dismissal,
    LetterFacts,
    LetterKind,
    LetterText,
    NoticeTerms,
    Signatory,
)
from casebook.domain.letter_check import missing
from casebook.domain.school import School, SchoolCategory
from casebook.errors import BadWording, LetterIncomplete

FactsOf = Callable[..., LetterFacts]
TextOf = Callable[..., LetterText]

FILES = {
    "DOC-21": "advice_note.md",
    "DOC-26": "first_written_warning.md",
    "DOC-27": "final_written_warning.md",
    "DOC-30": "summary_dismissal.md",
}
FRONT = """+++
id = "DOC-46"
name = "Note"
version = 1
audience = "reporter"
subject = "A note"
+++
"""


def wording(kind: str) -> str:
    return resources.text("letters", FILES[kind])


def shipped(kind: str) -> tuple[LetterKind, str]:
    return read_kind(wording(kind))


def runs(blocks: tuple[Block, ...]) -> list[Run]:
    return [run for block in blocks if isinstance(block, Para) for run in block.runs]


def filled(body: str, facts: LetterFacts, text: LetterText | None = None) -> tuple[Block, ...]:
    """A free wording of a kind with few needs, as a draft."""
    kind, read = read_kind(FRONT + body)
    return compose(kind, read, facts, text or LetterText(), gaps=True)


@pytest.mark.parametrize("kind", list(FILES))
def test_each_letter_composes_from_a_complete_record(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    described, body = shipped(kind)
    assert described.id == kind
    text = plain_text(compose(described, body, facts_of(kind), text_of(kind)))
    assert "None" not in text
    assert "{" not in text
    assert "[" not in text
    assert "12 January 2026 · Our reference FH-7QK4/3" in text


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "DOC-26",
            (
                "It is live from 12 January 2026, and its last live day is 11 July 2026.",
                "a final written warning",
                "within 10 working days of receiving this letter",
                "the Clerk to the Governors (clerk@fernhollow.example.org)",
                "1. On 15 November 2025 you posted",
                "paragraph 5.2(h), invasion of privacy",
                "Evidence relied on: E01, screenshot of the post; E02, profile page.",
                "with your companion, J. Brandt (a trade union official)",
                "by 27 February 2026",
                "It is past its own review date.",
            ),
        ),
        ("DOC-27", ("serious misconduct", "you may be dismissed", "11 January 2027")),
        (
            "DOC-30",
            (
                "It has been determined that you should cease to work at the school. The reason is gross misconduct.",
                "there is no notice and no pay in place of notice",
                "On 9 January 2026 the governing body told Wexmoor Borough Council",
                "The referral will be made.",
            ),
        ),
        (
            "DOC-21",
            (
                "It is not a disciplinary sanction",
                "We met on 26 November 2025",
                "Its last day is 27 May 2026",
                "We will meet on 23 January 2026",
                "Your comments",
            ),
        ),
    ],
)
def test_a_letter_says_what_was_recorded(
    kind: str, told: tuple[str, ...], facts_of: FactsOf, text_of: TextOf
) -> None:
    text = plain_text(compose(*shipped(kind), facts_of(kind), text_of(kind)))
    for words_told in told:
        assert words_told in text


def test_an_advice_note_has_room_to_write_and_no_word_of_warning_or_appeal(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    blocks = compose(*shipped("DOC-21"), facts_of("DOC-21"), text_of("DOC-21"))
    assert any(isinstance(block, WritingSpace) for block in blocks)
    text = plain_text(blocks).lower()
    assert "warning" not in text
    assert "appeal" not in text


def test_typing_a_warning_into_an_advice_note_is_refused(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    with pytest.raises(LetterIncomplete) as refused:
        compose(
            *shipped("DOC-21"),
            facts_of("DOC-21"),
            text_of("DOC-21", support="Treat this as a warning"),
        )
    assert "other words in “Support or training”, which says “warning”" in refused.value.sentence()


@pytest.mark.parametrize("named", ["what_happened", "said", "expectation", "support"])
def test_the_recorded_words_of_an_advice_note_speak_of_no_warning_either(
    named: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of("DOC-21")
    advice = dataclasses.replace(facts.advice, **{named: "Take this as a WARNING."})  # type: ignore[arg-type]
    facts = dataclasses.replace(facts, advice=advice)

    with pytest.raises(LetterIncomplete) as refused:
        compose(*shipped("DOC-21"), facts, text_of("DOC-21"))

    assert "which says “warning”" in refused.value.sentence()
    draft = compose(*shipped("DOC-21"), facts, text_of("DOC-21"), gaps=True)
    assert "WARNING" in plain_text(draft)


def test_a_letter_lists_the_policy_it_encloses(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = dataclasses.replace(
        facts_of("DOC-26"), enclosures=("Social Media Policy, 2018-summer",)
    )

    text = plain_text(compose(*shipped("DOC-26"), facts, text_of("DOC-26")))

    assert "Enclosed" in text
    assert text.count("Social Media Policy, 2018-summer") == 1


def test_a_final_warning_says_that_it_is_live_for_longer_only_where_it_is(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    def said(why: str) -> bool:
        facts = facts_of("DOC-27")
        live = dataclasses.replace(facts.warning, why_longer=why)
        facts = dataclasses.replace(facts, warning=live)
        return "longer than is usual" in plain_text(
            compose(*shipped("DOC-27"), facts, text_of("DOC-27"))
        )

    assert said("It was done twice")
    assert not said("")


def test_no_date_of_termination_before_the_authority_has_written(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    text = plain_text(compose(*shipped("DOC-30"), facts_of("DOC-30"), text_of("DOC-30")))
    assert "does not give a last day" in text
    assert "Your employment ends on" not in text
    early = Dismissal("Gross misconduct", date(2026, 1, 16), NoticeTerms.NONE)
    with pytest.raises(LetterIncomplete, match="needs"):
        compose(*shipped("DOC-30"), facts_of("DOC-30", dismissal=early), text_of("DOC-30"))


@pytest.mark.parametrize("category", [SchoolCategory.ACADEMY, SchoolCategory.VOLUNTARY_AIDED])
def test_a_school_that_employs_gives_the_last_day_and_names_no_authority(
    category: SchoolCategory, facts_of: FactsOf, text_of: TextOf
) -> None:
    dismissal = Dismissal("Gross misconduct", date(2026, 1, 16), NoticeTerms.NONE)
    facts = facts_of("DOC-30", dismissal=dismissal)
    facts = dataclasses.replace(facts, school=dataclasses.replace(facts.school, category=category))
    text = plain_text(compose(*shipped("DOC-30"), facts, text_of("DOC-30")))
    assert "Your employment ends on 16 January 2026." in text
    assert "you are dismissed" in text
    assert "Wexmoor Borough Council" not in text


@pytest.mark.parametrize("kind", list(FILES))
def test_a_letter_with_a_gap_is_refused_by_name_and_never_made(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = dataclasses.replace(facts_of(kind), dated=None)
    with pytest.raises(LetterIncomplete) as refused:
        compose(*shipped(kind), facts, text_of(kind))
    assert refused.value.sentence() == "This letter needs: the date of the letter."


def test_a_draft_shows_its_gaps_where_they_are(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-26")
    facts = dataclasses.replace(facts, appeal=type(facts.appeal)("", "clerk@example.org", 10))
    blocks = compose(*shipped("DOC-26"), facts, text_of("DOC-26"), gaps=True)
    gaps = [run.text for run in runs(blocks) if run.gap]
    assert gaps == ["[ who an appeal goes to ]"]


def test_an_empty_record_still_gives_a_draft_of_each_letter(facts_of: FactsOf) -> None:
    for kind in FILES:
        whole = facts_of(kind)
        empty = LetterFacts(
            school=whole.school,
            reference="FH-7QK4/3",
            dated=None,
            addressee=whole.addressee,
            signatory=dataclasses.replace(whole.signatory, name=""),
        )
        blocks = compose(*shipped(kind), empty, LetterText(), gaps=True)
        assert any(run.gap for run in runs(blocks))


@pytest.mark.parametrize("kind", ["DOC-26", "DOC-27", "DOC-30"])
@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("{{ appeal.to }}", "the governors"),
        ("{{ appeal.within }}", "ten days"),
        ("{{ finding.reasons | sentence }}", "The reasons are known to you."),
        ("{{ mitigation | sentence }}", "Everything was weighed."),
        ("{{ hearing.attendance | sentence }}", "recorded."),
    ],
)
def test_a_wording_that_drops_a_required_value_is_refused(
    kind: str, written: str, instead: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    changed = wording(kind).replace(written, instead)
    assert changed != wording(kind)
    with pytest.raises(BadWording) as refused:
        compose(*read_kind(changed), facts_of(kind), text_of(kind))
    assert "must show" in refused.value.sentence()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("DOC-21", "not_a_sanction"),
        ("DOC-26", "consequence"),
        ("DOC-27", "appeal"),
        ("DOC-30", "authority"),
    ],
)
def test_a_wording_that_drops_a_required_part_is_refused(
    kind: str, name: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    changed = wording(kind).replace(f" {{#{name}}}", "")
    with pytest.raises(BadWording) as refused:
        compose(*read_kind(changed), facts_of(kind), text_of(kind))
    assert "must have" in refused.value.sentence()
    with pytest.raises(BadWording) as undeclared:
        read_kind(wording(kind).replace(f'"{name}"', '"other"'))
    assert "required_clauses" in undeclared.value.sentence()


def test_brackets_left_in_a_wording_are_refused(facts_of: FactsOf, text_of: TextOf) -> None:
    changed = wording("DOC-26").replace("You may appeal", "You [may / may not] appeal")
    with pytest.raises(BadWording, match="cannot be used") as refused:
        compose(*read_kind(changed), facts_of("DOC-26"), text_of("DOC-26"))
    assert "square brackets" in refused.value.sentence()


def test_brackets_in_what_the_record_says_are_kept(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-26", mitigation="You said [sic] it was a joke")
    text = plain_text(compose(*shipped("DOC-26"), facts, text_of("DOC-26")))
    assert "You said [sic] it was a joke." in text


@pytest.mark.parametrize(
    ("front", "line", "said"),
    [
        ("no front matter", 1, "front matter"),
        ("+++\nid = 'DOC-46'\n", 3, "front matter"),
        ("+++\nid = DOC-46\n+++\n", 2, "TOML"),
        ("+++\nid = 'DOC-46'\nname = 'x'\n+++\n", 1, "version"),
        (FRONT.replace("version = 1", "version = 'one'"), 4, "wrong kind"),
        (FRONT.replace("version = 1", "version = true"), 4, "wrong kind"),
        (FRONT.replace('audience = "reporter"', "audience = 7"), 5, "wrong kind"),
        (FRONT.replace("DOC-46", "letter"), 2, "catalogue"),
        (FRONT.replace('"A note"\n', '"A note"\ncolour = "red"\n'), 7, "no such setting"),
        (FRONT.replace('"A note"\n', '"A note"\nrequired_clauses = "record"\n'), 7, "wrong kind"),
        (FRONT.replace('"A note"\n', '"A note"\nfields = [3]\n'), 7, "wrong kind"),
        (FRONT.replace('"A note"\n', '"A note"\n\n[[fields]]\nname = "a"\n'), 8, "wrong kind"),
        (
            FRONT.replace(
                '"A note"\n',
                '"A note"\n[[fields]]\nname="a"\nlabel="A"\n[[fields]]\nname="b"\nlabel="B"\nsize=3\n',
            ),
            13,
            "no such setting",
        ),
        (
            FRONT.replace('"A note"\n', '"A note"\n[[fields]]\nname="a"\nlabel="A"\ntype="sum"\n'),
            10,
            "wrong kind",
        ),
        (FRONT + "A private \ue000 character", 8, "private-use"),
    ],
)
def test_a_mistake_in_a_wording_file_is_named_by_line(front: str, line: int, said: str) -> None:
    with pytest.raises(BadWording) as refused:
        read_kind(front)
    assert refused.value.details["line"] == line
    assert said in refused.value.sentence()


HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ school.__init__ }}",
    "{{ school['name'] }}",
    "{{ range(10**9) }}",
    "{{ 'a' * 10**9 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 7 }}",
    "{{ 1 if school else 2 }}",
    "{{ findings.append(1) }}",
    "{{ lipsum() }}",
    "{{ cycler }}",
    "{{ self }}",
    "{{ mitigation | attr('x') }}",
    "{{ mitigation | center(100000000) }}",
    "{{ mitigation | sentence | upper }}",
    "{{ findings | map('upper') }}",
    "{% set x = mitigation %}",
    "{% include 'other.md' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block b %}{% endblock %}",
    "{% for a in findings if a %}{% endfor %}",
    "{% for a in findings recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a, b in findings %}{% endfor %}",
    "{% for a in findings %}{% for b in findings %}{% for c in findings %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% if mitigation == 'x' %}{% endif %}",
    "{% if mitigation is defined %}{% endif %}",
    "{{ nobody }}",
    "{{ finding.reasons }}",
    "{{ appeal.whom }}",
    "{{ mitigation",
    "{% if mitigation %}",
    "{%" * 2000,
    "{{ " + "(" * 5000,
]


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_wording_is_refused_at_once(body: str) -> None:
    began = time.perf_counter()
    with pytest.raises(BadWording):
        read_kind(FRONT + "A first line.\n\n" + body)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("deep", [41, 400, 5000])
def test_a_deeply_nested_wording_is_refused(deep: int) -> None:
    body = "{% if mitigation %}" * deep + "x" + "{% endif %}" * deep
    with pytest.raises(BadWording):
        read_kind(FRONT + body)


def test_conditions_ten_deep_are_read(facts_of: FactsOf) -> None:
    body = "{% if mitigation %}" * 10 + "Words" + "{% endif %}" * 10
    assert "Words" in plain_text(filled(body, facts_of("DOC-26")))


def test_a_mistake_in_the_words_is_named_by_its_line() -> None:
    with pytest.raises(BadWording) as refused:
        read_kind(FRONT + "One.\n\n{{ mitigation }}\n\n{{ nobody }}\n")
    assert refused.value.details["line"] == 12


def test_a_wording_cannot_grow_without_end(facts_of: FactsOf) -> None:
    one = facts_of("DOC-26").findings[0]
    facts = facts_of("DOC-26", findings=(one,) * 700)
    line = "word " * 40
    with pytest.raises(BadWording) as refused:
        filled(
            "{% for a in findings %}{% for b in findings %}" + line + "{% endfor %}{% endfor %}",
            facts,
        )
    assert "too long" in refused.value.sentence()


@pytest.mark.parametrize(
    "name",
    [
        "*Bob* <img src=x> [a](javascript:1)",
        "# Heading",
        "- item",
        "1. item",
        "| a | b |",
        "{{ school }}",
        "<b>bold</b> & <font size=300>",
        "`code` ~~~ > quote",
        "a\\*b",
        "---",
    ],
)
def test_markup_in_a_value_stays_what_was_typed(name: str, facts_of: FactsOf) -> None:
    blocks = filled("Dear {{ mitigation }}.", facts_of("DOC-26", mitigation=name))
    paragraph = next(b for b in blocks if isinstance(b, Para) and words(b.runs).startswith("Dear "))
    body = [b for b in blocks if isinstance(b, Para) and name in words(b.runs)]
    assert paragraph is not None
    assert [words(each.runs) for each in body] == [f"Dear {name}."]
    assert all(not run.bold and not run.italic for each in body for run in each.runs)


@given(st.text(max_size=300))
def test_any_value_comes_out_as_it_went_in(value: str) -> None:
    facts = LetterFacts(
        school=School("Fernhollow Primary School"),
        reference="FH-7QK4/3",
        dated=None,
        addressee=Addressee("M. Evans"),
        signatory=Signatory("A. Sorley", "Chair"),
        mitigation=value,
    )
    blocks = filled("Start {{ mitigation }} end.", facts)
    found = [run.text for run in runs(blocks) if run.source == "mitigation" and not run.gap]
    assert found == ([value] if value.strip() else [])


def test_markdown_becomes_blocks(facts_of: FactsOf) -> None:
    blocks = filled(
        "## Part {#part}\n\nA **bold** and *slanted* word.\n\n- one\n- two\n\n3. three\n\n"
        "| A | B | C |\n|---|---|---|\n{% for f in findings %}\n| {{ f.number }} | b | c |\n{% endfor %}\n\n---\n",
        facts_of("DOC-26"),
    )
    heading = next(b for b in blocks if isinstance(b, Heading) and b.id == "part")
    assert (heading.level, words(heading.runs)) == (2, "Part")
    table = next(b for b in blocks if isinstance(b, Table))
    assert [words(cell[0].runs) for cell in table.head] == ["A", "B", "C"]
    assert [words(row[0][0].runs) for row in table.rows] == ["1", "2"]
    styled = {run.text: (run.bold, run.italic) for run in runs(blocks)}
    assert styled["bold"] == (True, False)
    assert styled["slanted"] == (False, True)
    assert "• one\n• two" in plain_text(blocks)
    assert "3. three" in plain_text(blocks)


def test_links_images_and_code_are_only_words(facts_of: FactsOf) -> None:
    blocks = filled("See <b>x</b> `code` &copy;\n\n    indented\n", facts_of("DOC-26"))
    text = plain_text(blocks)
    assert "<b>x</b> `code` &copy;" in text
    assert "indented" in text


def test_the_foot_of_the_page_names_the_version_and_an_overdue_review(facts_of: FactsOf) -> None:
    facts = facts_of("DOC-26")
    assert policy_line(facts) == (
        "Social Media Policy, Summer Term 2018. Its own review was due by 1 July 2019 and is overdue."
    )
    assert facts.policy is not None
    fresh = dataclasses.replace(facts.policy, review_overdue=False)
    assert policy_line(dataclasses.replace(facts, policy=fresh)) == (
        "Social Media Policy, Summer Term 2018."
    )
    assert policy_line(dataclasses.replace(facts, policy=None)) == ""


def test_what_the_letter_page_asks_for_and_what_the_rules_ask_for_agree(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    for kind in FILES:
        described, _body = shipped(kind)
        names = {each.name for each in described.typed_fields()}
        assert {name for name, _value in text_of(kind).values} <= names
        bare = missing(described, facts_of(kind), LetterText())
        assert {each.name for each in bare} <= names


def test_an_optional_value_printed_without_a_condition_is_refused_when_empty(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    changed = wording("DOC-26").replace("You may appeal", "{{ reference_position }} You may appeal")
    with pytest.raises(LetterIncomplete) as refused:
        compose(*read_kind(changed), facts_of("DOC-26"), text_of("DOC-26"))
    assert refused.value.sentence() == "This letter needs: reference position."


def test_an_overdue_policy_without_a_known_day_is_still_called_overdue(facts_of: FactsOf) -> None:
    facts = facts_of("DOC-26")
    assert facts.policy is not None
    undated = dataclasses.replace(facts.policy, review_due=None)
    assert policy_line(dataclasses.replace(facts, policy=undated)) == (
        "Social Media Policy, Summer Term 2018. Its own review is overdue."
    )


@pytest.mark.parametrize(
    ("name", "given_text", "put"),
    [
        ("sentence", "It was a joke", "It was a joke."),
        ("sentence", "Why?", "Why?"),
        ("sentence", " ", ""),
        ("lower_first", "Your conduct", "your conduct"),
        ("lower_first", "BBC news", "BBC news"),
        ("upper_first", "your conduct", "Your conduct"),
        ("unstopped", "It was a joke.", "It was a joke"),
        ("one_line", "two\n lines", "two lines"),
        ("quoted", " words ", "“words”"),
    ],
)
def test_a_filter_puts_a_value_differently(name: str, given_text: str, put: str) -> None:
    value = Ledger().value("mitigation", given_text)
    assert text_of_value(sandbox.FILTERS[name](value)) == put


@pytest.mark.parametrize(
    "body",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 }}",
        "{{ -reference }}",
        "{{ reference.__class__ }}",
        "{{ reference._text }}",
        "{{ school.names }}",
        "{{ findings }}",
        "{{ nobody }}",
        "{{ nobody.at.all }}",
        "{{ reference.append(1) }}",
        "{% if",
    ],
)
def test_the_sandbox_refuses_on_its_own_what_the_check_would_have_refused(body: str) -> None:
    ledger = Ledger()
    named = {
        "reference": ledger.value("reference", "x"),
        "school": Group({"name": ledger.value("school.name", "x")}),
        "findings": (),
    }
    with pytest.raises(BadWording):
        sandbox.fill(body, named)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (FRONT.replace('"A note"\n', '"A note"\nfields = "x"\n'), 7),
        (
            FRONT.replace(
                '"A note"\n', '"A note"\n[[fields]]\nname="a"\nlabel="A"\nrequired="yes"\n'
            ),
            10,
        ),
    ],
)
def test_fields_of_the_wrong_kind_are_named_by_line(front: str, line: int) -> None:
    with pytest.raises(BadWording) as refused:
        read_kind(front)
    assert refused.value.details["line"] == line


def test_a_hearing_without_the_subject_says_so_and_why(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-26")
    away = dataclasses.replace(
        facts.hearing,
        attended=False,
        companion=Companion(CompanionChoice.DECLINED),
        absence="You asked us to go on without you",
    )
    text = plain_text(
        compose(*shipped("DOC-26"), dataclasses.replace(facts, hearing=away), text_of("DOC-26"))
    )
    assert "held on 8 January 2026. You did not attend. You asked us to go on without you." in text
    assert "You attended" not in text


def test_a_companion_declined_is_said(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-26")
    alone = dataclasses.replace(facts.hearing, companion=Companion(CompanionChoice.DECLINED))
    text = plain_text(
        compose(*shipped("DOC-26"), dataclasses.replace(facts, hearing=alone), text_of("DOC-26"))
    )
    assert "You had the right to bring a companion and chose not to." in text


@pytest.mark.parametrize("kind", ["DOC-26", "DOC-27", "DOC-30"])
def test_a_companion_who_came_without_the_subject_is_named(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of(kind)
    away = dataclasses.replace(facts.hearing, attended=False, absence="A second date was offered")
    text = plain_text(
        compose(*shipped(kind), dataclasses.replace(facts, hearing=away), text_of(kind))
    )

    assert "You did not attend. Your companion, J. Brandt (a trade union official), did." in text


@pytest.mark.parametrize("kind", ["DOC-21", "DOC-26", "DOC-27", "DOC-30"])
def test_a_version_is_said_to_have_been_in_force_only_where_the_day_of_the_conduct_is_known(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of(kind)
    assert facts.policy is not None
    unsettled = dataclasses.replace(facts, policy=dataclasses.replace(facts.policy, settled=False))

    assert "in force at the time" in plain_text(compose(*shipped(kind), facts, text_of(kind)))
    without = plain_text(compose(*shipped(kind), unsettled, text_of(kind)))
    assert "past its own review date." in without
    assert "in force at the time" not in without
