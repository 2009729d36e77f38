"""Paragraphs suggested from plain facts: what the practice cases charge is among them, and nothing chooses itself."""

from dataclasses import replace

import pytest

from casebook.domain.allegation import Act, Capacity, Charge, ClauseChoice, Level
from casebook.domain.classification import cautions, problems
from casebook.domain.evidence import Visibility
from casebook.domain.facts import (
    Characteristic,
    Content,
    Device,
    Facts,
    Material,
    Mentioned,
    Sure,
    Timing,
    is_pupil_code,
)
from casebook.domain.ids import ChargeId
from casebook.domain.policy import Policy
from casebook.domain.suggestion import either_level, has_hints, suggestions

SC_1 = Facts(
    act=Act.POST, capacity=Capacity.PERSONAL, timing=Timing.NON_WORKING_DAY, device=Device.OWN,
    visibility=Visibility.PUBLIC, school_in_name=Sure.YES, discusses_work=Sure.YES,
    disclaimer=Sure.NO, material=(Material.PHOTOGRAPH, Material.WORDS),
    mentioned=(Mentioned.PUPIL,), content=(Content.OFFENSIVE, Content.CONFIDENTIAL_PERSON),
    characteristics=(Characteristic.DISABILITY,), pupil_shown=Sure.YES, pupil_named=Sure.NO,
    pupils=("P-07",),
)  # fmt: skip
SC_3 = Facts(
    act=Act.POST, timing=Timing.OUTSIDE_HOURS, device=Device.SCHOOL, visibility=Visibility.PUBLIC,
    mentioned=(Mentioned.PARENT, Mentioned.HEAD_OR_GOVERNORS),
    content=(Content.OWN_VIEW, Content.CRITICISM, Content.CONFIDENTIAL_PLANS),
)  # fmt: skip
SC_5 = Facts(
    act=Act.USE, timing=Timing.WORKING_TIME, device=Device.SCHOOL, content=(Content.TIME_SPENT,)
)


def ids(found: object) -> list[str]:
    return [each.clause for each in found]  # type: ignore[attr-defined]


def charge(*clauses: str, capacity: Capacity = Capacity.PERSONAL) -> Charge:
    choices = tuple(ClauseChoice(clause) for clause in clauses)
    return Charge(
        ChargeId("c"), 1, "That you posted it", Act.POST, capacity, Level.MISCONDUCT, "Why", choices
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "prohibited", "gross"),
    [
        (SC_1, {"4.5", "4.6", "4.7", "4.8(b)(i)", "4.8(d)(i)"}, {"5.2(c)", "5.2(f)", "5.2(h)"}),
        (SC_3, {"2.1", "4.8(a)(i)", "4.8(b)(ii)"}, {"5.2(f)"}),
        (SC_5, {"2.2", "2.3"}, set()),
    ],
)
def test_what_the_practice_cases_charge_is_suggested_in_two_lists(
    policy: Policy, facts: Facts, prohibited: set[str], gross: set[str]
) -> None:
    found = suggestions(facts, policy)

    assert prohibited <= set(ids(found.prohibited))
    assert gross <= set(ids(found.gross))
    assert all(clause.startswith("5.2") for clause in ids(found.gross))
    assert not any(clause.startswith("5.2") for clause in ids(found.prohibited))
    assert all(each.because for each in (*found.prohibited, *found.gross))


def test_nothing_is_suggested_before_anybody_was_asked(policy: Policy) -> None:
    found = suggestions(Facts(), policy)

    assert (found.prohibited, found.gross, found.points) == ((), (), ())


@pytest.mark.parametrize(
    ("facts", "point"),
    [
        (Facts(timing=Timing.OFFICIAL_BREAK, device=Device.SCHOOL), "2.4"),
        (Facts(timing=Timing.OFFICIAL_BREAK, device=Device.OWN), "2.5"),
        (Facts(school_in_name=Sure.NO, mentioned=(Mentioned.SCHOOL,)), "4.5"),
    ],
)
def test_what_the_policy_allows_is_offered_as_a_point_for_the_subject(
    policy: Policy, facts: Facts, point: str
) -> None:
    found = suggestions(facts, policy)

    assert ids(found.points) == [point]
    assert point not in ids(found.prohibited)


def test_what_was_done_in_working_time_depends_on_whose_equipment_it_was(policy: Policy) -> None:
    own = suggestions(Facts(timing=Timing.WORKING_TIME, device=Device.OWN), policy)
    school = suggestions(Facts(timing=Timing.WORKING_TIME, device=Device.SCHOOL), policy)

    assert ids(own.prohibited) == ["2.5"]
    assert ids(school.prohibited) == ["2.3"]


def test_no_statement_of_own_views_counts_only_where_work_is_discussed(policy: Policy) -> None:
    gardening = Facts(discusses_work=Sure.NO, disclaimer=Sure.NO)
    at_work = Facts(discusses_work=Sure.YES, disclaimer=Sure.NO)

    assert "4.6" not in ids(suggestions(gardening, policy).prohibited)
    assert "4.6" in ids(suggestions(at_work, policy).prohibited)


def test_a_policy_without_hints_suggests_nothing_and_says_so(policy: Policy) -> None:
    bare = replace(policy, clauses=tuple(replace(one, hints=()) for one in policy.clauses))

    assert has_hints(policy)
    assert not has_hints(bare)
    assert suggestions(SC_1, bare).prohibited == ()


@pytest.mark.parametrize(
    ("clauses", "either"),
    [
        (("4.7", "4.8(b)(i)", "5.2(f)"), ("4.8(b)(i)",)),
        (("4.8(d)(ii)",), ("4.8(d)(ii)",)),
        (("2.3", "4.5"), ()),
        (("9.9",), ()),
    ],
)
def test_words_that_stand_in_both_lists_ask_which_level_is_meant(
    policy: Policy, clauses: tuple[str, ...], either: tuple[str, ...]
) -> None:
    assert either_level(clauses, policy) == either


OWN_TIME = Facts(timing=Timing.NON_WORKING_DAY, device=Device.OWN)


@pytest.mark.parametrize(
    ("clause", "facts", "capacity", "asked"),
    [
        ("2.1", OWN_TIME, Capacity.PERSONAL, True),
        ("2.3", OWN_TIME, Capacity.PERSONAL, True),
        ("2.1", SC_3, Capacity.PERSONAL, False),  # own time, but the school's laptop
        ("2.3", Facts(timing=Timing.WORKING_TIME, device=Device.OWN), Capacity.PERSONAL, False),
        ("2.1", Facts(), Capacity.PERSONAL, False),
        ("4.5", Facts(), Capacity.PROFESSIONAL, True),
        ("4.6", Facts(discusses_work=Sure.YES), Capacity.PROFESSIONAL, True),
        ("4.7", Facts(), Capacity.PROFESSIONAL, True),
        ("4.8(b)(i)", Facts(), Capacity.PROFESSIONAL, True),
        ("4.8(b)(i)", Facts(), Capacity.PERSONAL, False),
        ("5.2(f)", Facts(), Capacity.PROFESSIONAL, False),  # 5.2 is for either capacity
        ("4.6", Facts(discusses_work=Sure.NO), Capacity.PERSONAL, True),
        ("4.6", Facts(discusses_work=Sure.YES), Capacity.PERSONAL, False),
        ("4.7", Facts(material=(Material.VIDEO,)), Capacity.PERSONAL, True),
        ("4.7", Facts(material=(Material.PHOTOGRAPH, Material.WORDS)), Capacity.PERSONAL, False),
    ],
)
def test_a_charge_outside_the_scope_of_its_paragraph_needs_a_typed_reason(
    policy: Policy, *, clause: str, facts: Facts, capacity: Capacity, asked: bool
) -> None:
    put = charge(clause, capacity=capacity)
    answered = replace(put, clauses=(ClauseChoice(clause, reason="It was the school's account"),))

    assert bool([p for p in problems(put, policy, facts) if p.field == "reason"]) is asked
    assert not problems(answered, policy, facts)


def test_two_scope_cautions_are_asked_of_the_paragraph_they_are_about(policy: Policy) -> None:
    put = charge("2.1", "4.7", capacity=Capacity.PERSONAL)
    facts = replace(OWN_TIME, material=(Material.DRAWING,))

    found = [(p.clause, p.sentence.english()) for p in problems(put, policy, facts)]

    assert [clause for clause, _words in found] == ["2.1", "4.7"]
    assert "photographs" in found[1][1]


def test_what_triage_knows_is_said_beside_the_charge(policy: Policy) -> None:
    heard = cautions((ClauseChoice("4.7"),), policy, facts=Facts(pupil_shown=Sure.UNSURE))

    assert any("safety question" in one.sentence.english() for one in heard)


@pytest.mark.parametrize("written", ["P-07", "P-117"])
def test_a_pupil_is_a_code(written: str) -> None:
    assert is_pupil_code(written)


@pytest.mark.parametrize("written", ["", "P-7", "p-07", "Sam", "P-07 (Sam)", "P-1234", "SB"])
def test_a_name_or_initials_are_no_code(written: str) -> None:
    assert not is_pupil_code(written)
