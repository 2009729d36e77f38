"""A policy file with mistakes: every one named with its line, and no input makes the reader stumble."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import resources
from casebook.domain.policy import Policy
from casebook.domain.policy_text import parse_policy
from casebook.domain.toml_lines import toml_lines
from casebook.errors import PolicyMistakes

SHIPPED = resources.text("policies", "beaumont-2018.toml")

ABOUT = """[policy]
id = "ours"
title = "Social Media Policy"
adopting_body = "Our school"
version = "1"
dated = "May 2025"
effective_from = 2025-05-01
review_due = 2026-05-01
review_worded = "May 2026"
"""
CLAUSE = """
[[clause]]
id = "1"
force = "prohibition"
label = "A rule"
help = "What it means."
place = "paragraph 1"
chargeable = true
"""


def mistakes(text: str) -> list[tuple[int, str]]:
    with pytest.raises(PolicyMistakes) as caught:
        parse_policy(text)
    for each in caught.value.mistakes:
        assert each.sentence().startswith(f"Line {each.line}: ")
    return [(each.line, each.sentence().split(": ", 1)[1]) for each in caught.value.mistakes]


def test_the_smallest_policy_is_read() -> None:
    policy = parse_policy(ABOUT + CLAUSE)
    assert (policy.id, [each.id for each in policy.clauses]) == ("ours", ["1"])


def test_a_file_saved_on_windows_is_read_the_same() -> None:
    assert parse_policy(SHIPPED.replace("\n", "\r\n")) == parse_policy(SHIPPED)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "word"),
    [
        ('title = "Social Media Policy"\n', "", 1, "title is missing"),
        ('"Our school"', '""', 4, "must not be empty"),
        ('"Our school"', "7", 4, "must be a text"),
        ('"Our school"', '"a\\u202eb"', 4, "cannot be seen"),
        ('"Our school"', f'"{"a" * 2001}"', 4, "too long"),
        ("2025-05-01", '"1 May 2025"', 7, "must be a date"),
        ("2025-05-01", "2025-05-01T10:00:00", 7, "must be a date"),
        ("2025-05-01", "2025-13-01", 7, "not written as TOML"),
        ("2026-05-01", "2024-05-01", 8, "before effective_from"),
        ('"May 2026"', '"May 2026', 9, "not written as TOML"),
        ('force = "prohibition"', 'force = "ban"', 13, "must be one of: prohibition"),
        ('force = "prohibition"', 'force = "power"', 17, "a power binds no employee"),
        ("chargeable = true", 'chargeable = "yes"', 17, "must be true or false"),
        ("chargeable = true", "", 11, "chargeable is missing"),
        ("chargeable = true", 'chargeable = true\ngroup = "9"', 18, "there is no clause 9"),
        (
            "chargeable = true",
            'chargeable = true\ncounterparts = ["1", "8"]',
            18,
            "there is no clause 8",
        ),
        ("chargeable = true", 'chargeable = true\ncounterparts = "1"', 18, "must be a list"),
        ("chargeable = true", 'chargeable = true\nneeds = ["luck"]', 18, "must be one of"),
        ("chargeable = true", "chargeable = true\ntrigger = [3]", 18, "must be tables"),
        (
            "chargeable = true",
            'chargeable = true\nalso = { force = "duty" }',
            18,
            "label is missing",
        ),
        ('id = "1"\n', 'id = "1"\nid = "2"\n', 13, "not written as TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(was: str, becomes: str, line: int, word: str) -> None:
    text = (ABOUT + CLAUSE).replace(was, becomes, 1)
    assert text != ABOUT + CLAUSE
    found = mistakes(text)
    assert [at for at, _words in found] == [line]
    assert word in found[0][1]


def test_every_mistake_is_named_at_once() -> None:
    text = (
        ABOUT.replace('version = "1"\n', "")
        + CLAUSE.replace("help =", "hlep =")
        + CLAUSE.replace('"prohibition"', '"ban"')
        + '\n[[caution]]\nsentence = "x"\nclauses = [\n  "1",\n  "5",\n]\nwhen = { act = ["sing"] }\n'
        + '[[platfrom]]\nname = "x"\n'
    )
    found = mistakes(text)
    assert [at for at, _words in found] == sorted(at for at, _words in found)
    words = " / ".join(f"{at} {sentence}" for at, sentence in found)
    for wanted in (
        "1 version is missing.",
        "10 help is missing.",
        "14 there is no field named hlep here. Is help meant?",
        "19 the id 1 is given twice.",
        "20 force must be one of",
        "28 there is no clause 5.",
        "32 act must be one of",
        "33 there is no field named platfrom here. Is platform meant?",
    ):
        assert wanted in words, words
    assert len(found) == 8


def test_a_clause_with_one_limb_is_a_mistake() -> None:
    limb = '[[clause.limb]]\nid = "a"\nlabel = "x"\ncited = "y"\n'
    assert mistakes(ABOUT + CLAUSE + limb)[0][1].startswith("one limb is no choice")
    assert (
        len(parse_policy(ABOUT + CLAUSE + limb + limb.replace('"a"', '"b"')).clauses[0].limbs) == 2
    )


@pytest.mark.parametrize(
    ("added", "word"),
    [
        ('offences = ["jaywalking"]', "offences must be one of"),
        ('[[clause.hint]]\nbecause = "So."', "when is missing"),
        ('[[clause.hint]]\nbecause = "So."\nwhen = {}', "at least one fact"),
        ('[[clause.hint]]\nwhen = { content = ["threat"] }', "because is missing"),
        ('[[clause.hint]]\nbecause = "So."\nwhen = { content = ["weather"] }', "content must be one of"),
        ('[[clause.hint]]\nbecause = "So."\nwhen = { mood = ["bad"] }', "no field named mood"),
        ('[[clause.hint]]\nbecause = "So."\nwhen = { content = ["threat"] }\npoint = "yes"', "true or false"),
    ],
)  # fmt: skip
def test_a_hint_that_could_never_help_is_a_mistake(added: str, word: str) -> None:
    found = mistakes(ABOUT + CLAUSE + added + "\n")

    assert any(word in sentence for _line, sentence in found)


def test_a_hint_and_its_offences_are_read() -> None:
    added = 'offences = ["harassment"]\n[[clause.hint]]\nbecause = "So."\nwhen = { content = ["threat"] }\n'
    (clause,) = parse_policy(ABOUT + CLAUSE + added).clauses

    assert clause.offences == ("harassment",)
    assert [(hint.because, hint.point) for hint in clause.hints] == [("So.", False)]


def test_mistakes_in_inner_tables_stand_at_their_lines() -> None:
    triggers = '[[clause.trigger]]\nroute = "police"\nwhy = "x"\n\n[[clause.trigger]]\nroute = "nobody"\nwhy = "y"\n'
    assert [at for at, _words in mistakes(ABOUT + CLAUSE + triggers)] == [23]
    second = CLAUSE.replace('id = "1"', 'id = "2"') + triggers
    assert [at for at, _words in mistakes(ABOUT + CLAUSE + second)] == [31]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "=",
        "[",
        "[" * 5000,
        "a" * 1_000_001,
        "policy = 1\nclause = 2\n",
        "[[policy]]\n",
        "x = 1" + "0" * 5000,
    ],
)
def test_what_is_no_policy_at_all_is_refused(text: str) -> None:
    assert mistakes(text)


def test_the_family_says_how_many_and_where_the_first_is() -> None:
    with pytest.raises(PolicyMistakes, match="Mistakes found") as caught:
        parse_policy("")
    assert "Mistakes found: 2; the first is in line 1." in caught.value.sentence()


def outcome(text: str) -> Policy | PolicyMistakes:
    try:
        return parse_policy(text)
    except PolicyMistakes as found:
        return found


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    assert isinstance(outcome(text), PolicyMistakes)


SCRAPS = st.sampled_from(
    [
        '"',
        "'",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        "\n",
        '"""',
        "id",
        "1979-05-27",
        "true",
        "\\u0000",
        "#",
        "é",
        "\ud800",
    ]
)


@given(
    at=st.integers(0, len(SHIPPED)),
    gone=st.integers(0, 40),
    put=st.lists(SCRAPS | st.text(max_size=3), max_size=4).map("".join),
)
def test_a_damaged_policy_is_read_or_refused_with_lines_that_exist(
    at: int, gone: int, put: str
) -> None:
    text = SHIPPED[:at] + put + SHIPPED[at + gone :]
    found = outcome(text)
    if isinstance(found, PolicyMistakes):
        last = text.count("\n") + 1
        assert found.mistakes
        assert all(1 <= each.line <= last for each in found.mistakes)


def test_lines_are_found_past_strings_and_arrays_of_many_lines() -> None:
    text = 'a = """\nb = 1\n[c]\n"""\nd = [\n  "e = 2", # ]\n  "f",\n]\n"g h" = 3\n[[i]]\nj = { k = 1 }\n[[i]]\n  [i.l]\n  m = 4\n'
    lines = toml_lines(text)
    assert dict(lines.at) == {
        ("a",): 1,
        ("d",): 5,
        ("g h",): 9,
        ("i", 0): 10,
        ("i", 0, "j"): 11,
        ("i", 1): 12,
        ("i", 1, "l"): 13,
        ("i", 1, "l", "m"): 14,
    }
    assert lines.line(("i", 0, "j", "k")) == 11
    assert lines.line(("nowhere",)) == 1
