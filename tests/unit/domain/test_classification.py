"""Conduct held against the policy: what is refused, what is asked, what is said to be careful about."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.allegation import Act, Allegation, Capacity, Charge, ClauseChoice, Level
from casebook.domain.classification import cautions, gaps, problems, stops
from casebook.domain.clause import Force, Need
from casebook.domain.ids import AllegationId, ChargeId, ItemId
from casebook.domain.policy import Policy


def charge(*clauses: ClauseChoice, act: Act = Act.POST) -> Charge:
    return Charge(
        ChargeId("c"), 1, "That you posted it", act, Capacity.PERSONAL, Level.MISCONDUCT,
        "It was careless", clauses,
    )  # fmt: skip


def fields(item: Charge, policy: Policy) -> list[str]:
    return [p.field for p in problems(item, policy) if p.blocks]


@pytest.mark.parametrize(
    ("choice", "act", "asked"),
    [
        (ClauseChoice("4.7"), Act.POST, []),
        (ClauseChoice("2.4"), Act.USE, ["clauses"]),  # a permission
        (ClauseChoice("4.1"), Act.POST, ["clauses"]),  # a definition
        (ClauseChoice("3.3"), Act.POST, ["clauses"]),  # a power
        (ClauseChoice("6.5"), Act.POST, ["clauses"]),  # a duty of the school
        (ClauseChoice("9.9"), Act.POST, ["clauses"]),  # no such clause
        (ClauseChoice("2.2"), Act.USE, ["reason"]),  # an expectation
        (ClauseChoice("2.2", reason="Told twice before"), Act.USE, []),
        (ClauseChoice("2.2", reason="  "), Act.USE, ["reason"]),
        (ClauseChoice("4.8(a)"), Act.POST, ["own_words"]),  # a group without an example
        (ClauseChoice("4.8(a)", own_words="Live-streamed a brawl"), Act.POST, []),
        (ClauseChoice("5.2(b)"), Act.POST, ["limb"]),
        (ClauseChoice("5.2(h)", limb="privacy"), Act.POST, []),
        (ClauseChoice("5.2(h)", limb="no such limb"), Act.POST, ["limb"]),
        (ClauseChoice("5.2(g)"), Act.POST, ["liability"]),
        (ClauseChoice("5.2(g)", liability="Malicious Communications Act"), Act.POST, []),
        (ClauseChoice("5.2(c)"), Act.POST, ["reason"]),
        (ClauseChoice("5.2(c)", reason="Parents were offended"), Act.POST, []),
        (ClauseChoice("5.2(d)"), Act.REACT, ["reason"]),  # 5.2 names four acts
        (ClauseChoice("5.2(d)", reason="It pushed the post to all staff"), Act.REACT, []),
    ],
)
def test_a_charge_is_asked_what_its_clause_takes(
    policy: Policy, choice: ClauseChoice, act: Act, asked: list[str]
) -> None:
    assert fields(charge(choice, act=act), policy) == asked


def test_something_off_the_list_of_5_2_needs_its_own_words_and_a_reason(policy: Policy) -> None:
    assert set(fields(charge(ClauseChoice("5.2")), policy)) == {"own_words", "reason"}
    told = ClauseChoice("5.2", own_words="Sold exam papers", reason="Disciplinary policy, 4.2")
    assert fields(charge(told), policy) == []


def test_nothing_that_does_not_bind_staff_can_ever_be_charged(policy: Policy) -> None:
    told = {"reason": "r", "own_words": "w", "liability": "l"}
    for clause in policy.clauses:
        binds = clause.force in (Force.PROHIBITION, Force.EXPECTATION)
        limb = clause.limbs[0].id if clause.limbs else ""
        found = stops(
            replace(
                charge(ClauseChoice(clause.id, limb=limb, **told)),
                exhibits=(ItemId("i"),), platform="Chirrup", happened_from=policy.effective_from,
            ),
            policy,
        )  # fmt: skip
        assert bool(found) is not binds, clause.id


def test_the_sentence_names_the_paragraph_and_not_the_person(policy: Policy) -> None:
    (problem,) = problems(charge(ClauseChoice("2.2")), policy)

    assert problem.sentence.english().startswith("paragraph 2.2 is an expectation")
    assert problem.clause == "2.2"


def test_an_empty_charge_says_all_it_lacks(policy: Policy) -> None:
    empty = replace(charge(), words=" ", level_reason="")

    assert fields(empty, policy) == ["words", "clauses", "level_reason"]
    assert [p.field for p in gaps(empty)] == ["happened_from", "platform", "exhibits"]


@given(st.lists(st.sampled_from(["4.7", "2.2", "5.2(h)", "4.1"]), max_size=4))
def test_each_clause_is_judged_by_itself(policy: Policy, ids: list[str]) -> None:
    together = fields(charge(*(ClauseChoice(i) for i in ids)), policy)
    apart = [f for i in ids for f in fields(charge(ClauseChoice(i)), policy)]

    assert [f for f in together if ids] == apart


def test_cautions_come_from_the_policy_and_know_the_platform(policy: Policy) -> None:
    plain = cautions((ClauseChoice("4.8(b)(i)"),), policy, act=Act.POST, platform="Facebook")
    by_mail = cautions((ClauseChoice("4.8(b)(i)"),), policy, act=Act.POST, platform="E-mail")
    unknown = cautions((ClauseChoice("4.8(b)(i)"),), policy, act=Act.POST, platform="Brand New")

    assert set(by_mail) != set(plain)
    assert set(unknown) - set(plain)


def test_words_about_opinion_ask_first_whether_they_are_lawful(policy: Policy) -> None:
    spoken = cautions((ClauseChoice("2.1"),), policy, act=Act.POST, capacity=Capacity.PERSONAL)
    silent = cautions((ClauseChoice("4.5"),), policy)

    assert any("lawful expression" in h.sentence.english() for h in spoken)
    assert not any("lawful expression" in h.sentence.english() for h in silent)


def test_a_caution_with_braces_in_it_is_shown_as_written(policy: Policy) -> None:
    clause = replace(policy.clause("4.7"), cautions=("Mind {this}",))
    odd = replace(policy, clauses=tuple(clause if c.id == "4.7" else c for c in policy.clauses))

    assert "Mind {this}" in [h.sentence.english() for h in cautions((ClauseChoice("4.7"),), odd)]


def test_an_allegation_is_told_what_a_charge_would_need_and_is_not_stopped_by_it(
    policy: Policy,
) -> None:
    clauses = (ClauseChoice("2.2"), ClauseChoice("5.2(d)"), ClauseChoice("5.2(c)"))
    said = Allegation(AllegationId("a"), 1, "Something", clauses=clauses)

    assert {p.field for p in problems(said, policy)} >= {"reason"}
    assert stops(said, policy) == ()
    assert [p.field for p in stops(replace(said, what=" "), policy)] == ["what"]
    forbidden = replace(said, clauses=(ClauseChoice("4.1"),))
    assert [p.field for p in stops(forbidden, policy)] == ["clauses"]


def test_an_allegation_without_an_act_is_asked_for_it_where_the_policy_names_acts(
    policy: Policy,
) -> None:
    clause = replace(policy.clause("5.2(d)"), needs=(Need.ACT, Need.WHICH_LEVEL))
    asking = replace(
        policy, clauses=tuple(clause if c.id == clause.id else c for c in policy.clauses)
    )
    said = Allegation(AllegationId("a"), 1, "Something", clauses=(ClauseChoice("5.2(d)"),))

    assert {p.field for p in problems(said, asking)} == {"act", "reason"}
    assert problems(replace(said, act=Act.POST), asking) == ()
