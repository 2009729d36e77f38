"""The catalogue that is shipped: all 57 clauses with their forces, and which version was in force."""

from dataclasses import replace
from datetime import date

import pytest

from casebook import resources
from casebook.domain.allegation import Act
from casebook.domain.clause import Facet, Force, Route
from casebook.domain.policy import LinkStatus, Policy, in_force
from casebook.domain.policy_text import parse_policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    return parse_policy(resources.text("policies", "beaumont-2018.toml"))


_IDS = """
0.title 0.related 0.examples
1.1 1.2
2.1 2.2 2.3 2.4 2.5
3.1 3.1(i) 3.1(ii) 3.2 3.3
4.1 4.2 4.3 4.4 4.5 4.6 4.7
4.8(a) 4.8(a)(i) 4.8(a)(ii) 4.8(a)(iii)
4.8(b) 4.8(b)(i) 4.8(b)(ii)
4.8(c) 4.8(c)(i) 4.8(c)(ii)
4.8(d) 4.8(d)(i) 4.8(d)(ii) 4.8(d)(iii)
5.1 5.2(a) 5.2(b) 5.2(c) 5.2(d) 5.2(e) 5.2(f) 5.2(g) 5.2(h) 5.2.tail 5.3 5.4
6.1 6.2 6.3 6.4 6.5 6.6
7 EQ END
"""
EVERY_ID = _IDS.split()

FORCES = {
    Force.EXPECTATION: "1.2 2.2 4.2 4.3 6.1 6.2 6.3",
    Force.PERMISSION: "2.4",
    Force.DEFINITION: "0.title 0.related 0.examples 1.1 4.1 4.4 5.1 6.4 7 END",
    Force.POWER: "3.1 3.1(i) 3.1(ii) 3.2 3.3 5.3",
    Force.DUTY: "5.2.tail 6.5 6.6 EQ",
}

GROSS = [f"5.2({letter})" for letter in "abcdefgh"]


def test_all_57_clauses_are_there_in_order(policy: Policy) -> None:
    assert len(EVERY_ID) == 57
    assert [each.id for each in policy.clauses] == EVERY_ID


@pytest.mark.parametrize("clause", EVERY_ID)
def test_each_clause_has_its_force(policy: Policy, clause: str) -> None:
    wanted = (force for force, ids in FORCES.items() if clause in ids.split())
    assert policy.clause(clause).force is next(wanted, Force.PROHIBITION)


def test_three_clauses_say_two_things(policy: Policy) -> None:
    second = {each.id: each.also.force for each in policy.clauses if each.also is not None}
    assert second == {"1.2": Force.DEFINITION, "2.5": Force.PERMISSION, "4.5": Force.PERMISSION}
    assert [each.id for each in policy.context_clauses()] == ["2.4", "2.5", "4.5"]


def test_every_clause_has_a_label_help_and_a_place_of_its_own(policy: Policy) -> None:
    labels = [each.label for each in policy.clauses if not each.id.startswith("3.1(")]
    assert len(set(labels)) == len(labels)
    citations = [policy.citation(each.id) for each in policy.clauses]
    assert (
        len(set(citations)) == len(citations) - 1
    )  # both introductory sentences stand in one place
    assert all(each.help for each in policy.clauses)


def test_every_chargeable_clause_says_what_is_to_be_established(policy: Policy) -> None:
    bare = [each.id for each in policy.clauses if each.chargeable and not each.elements]
    assert bare == []


def test_the_four_groups_can_be_charged_with_other_conduct(policy: Policy) -> None:
    groups = {each.id: len(policy.examples(each.id)) for each in policy.clauses if each.open}
    assert groups == {"4.8(a)": 3, "4.8(b)": 2, "4.8(c)": 2, "4.8(d)": 3}


def test_the_list_of_gross_misconduct_has_eight_members_and_is_open(policy: Policy) -> None:
    assert [each.id for each in policy.examples("5.2")] == GROSS
    (listed,) = policy.lists
    assert listed.acts == (Act.UPLOAD, Act.POST, Act.FORWARD, Act.POST_LINK)
    order = [each.id for each in policy.chargeable_clauses()]
    assert order[order.index("5.2(h)") + 1] == "5.2"


def test_only_the_listed_categories_are_potential_gross_misconduct(policy: Policy) -> None:
    gross = {each.id for each in policy.clauses if policy.potential_gross_misconduct((each.id,))}
    assert gross == set(GROSS)
    assert policy.potential_gross_misconduct(("4.7", "5.2"))
    assert not policy.potential_gross_misconduct(())


@pytest.mark.parametrize(
    ("clause", "counterparts"),
    [
        ("4.8(a)(i)", {"5.2(c)", "5.2(d)"}),
        ("4.8(a)(ii)", {"5.2(b)"}),
        ("4.8(a)(iii)", {"5.2(a)", "5.2(c)"}),
        ("4.8(b)(i)", {"5.2(f)"}),
        ("4.8(b)(ii)", {"5.2(f)"}),
        ("4.8(c)(i)", {"5.2(h)"}),
        ("4.8(c)(ii)", {"5.2(h)"}),
        ("4.8(d)(i)", {"5.2(c)"}),
        ("4.8(d)(ii)", {"5.2(d)"}),
        ("4.8(d)(iii)", {"5.2(c)"}),
        ("5.2(a)", {"4.8(a)(iii)"}),
        ("5.2(b)", {"4.8(a)(ii)"}),
        ("5.2(c)", {"4.8(a)", "4.8(d)", "2.1"}),
        ("5.2(d)", {"4.8(d)(ii)"}),
        ("5.2(e)", {"4.8(d)"}),
        ("5.2(f)", {"4.8(b)", "4.7"}),
        ("5.2(g)", {"5.1"}),
        ("5.2(h)", {"4.8(c)", "4.7"}),
    ],
)
def test_overlaps_are_named(policy: Policy, clause: str, counterparts: set[str]) -> None:
    assert set(policy.clause(clause).counterparts) == counterparts


@pytest.mark.parametrize(
    ("clause", "routes"),
    [
        ("5.2(a)", {Route.POLICE, Route.LADO}),
        ("5.2(b)", {Route.POLICE, Route.LEGAL_ADVICE}),
        ("5.2(c)", {Route.POLICE, Route.LEGAL_ADVICE, Route.LADO}),
        ("5.2(d)", {Route.POLICE}),
        ("5.2(e)", {Route.DSL, Route.PREVENT, Route.POLICE, Route.LADO}),
        ("5.2(f)", {Route.DPO, Route.DSL, Route.LADO}),
        ("5.2(g)", {Route.POLICE, Route.LEGAL_ADVICE}),
        ("5.2(h)", {Route.DPO, Route.DSL, Route.POLICE}),
    ],
)
def test_each_category_names_whom_else_to_think_of(
    policy: Policy, clause: str, routes: set[Route]
) -> None:
    category = policy.clause(clause)
    assert {each.route for each in category.triggers} == routes
    assert category.elements
    assert category.cautions
    assert category.state_of_mind


def test_two_categories_have_two_limbs(policy: Policy) -> None:
    limbs = {each.id: [limb.id for limb in each.limbs] for each in policy.clauses if each.limbs}
    assert limbs == {"5.2(b)": ["false", "defamatory"], "5.2(h)": ["property", "privacy"]}


def test_charges_that_may_touch_lawful_expression_ask_first(policy: Policy) -> None:
    asking = {each.id for each in policy.clauses if each.expression}
    assert asking == {
        *("2.1", "4.8(a)", "4.8(a)(i)", "4.8(a)(ii)", "4.8(a)(iii)", "4.8(d)(i)"),
        *("5.2(b)", "5.2(c)", "5.2(e)", "5.2(g)"),
    }
    assert policy.engages_expression(["4.7", "2.1"])
    assert not policy.engages_expression(["4.7"])


@pytest.mark.parametrize(
    ("clause", "limb", "words"),
    [
        ("4.8(b)", "", "paragraph 4.8, breach of confidentiality"),
        ("4.7", "", "paragraph 4.7, photographs of pupils"),
        ("5.2(h)", "privacy", "paragraph 5.2, invasion of a person's privacy"),
        ("5.2(h)", "", "paragraph 5.2, breach of copyright or privacy"),
        ("5.2", "", "paragraph 5.2, gross misconduct of another kind"),
        ("3.3", "", "paragraph 3.3"),
        ("EQ", "", "the equality statement"),
    ],
)
def test_a_letter_cites_the_paragraph_and_describes_the_bullet(
    policy: Policy, clause: str, limb: str, words: str
) -> None:
    assert policy.citation(clause, limb=limb) == words


def test_a_clause_that_is_not_there_is_not_cited(policy: Policy) -> None:
    with pytest.raises(KeyError):
        policy.citation("4.9")


def said(policy: Policy, clauses: list[str], word: str, **facts: str) -> bool:
    """Whether a caution with this word is given for these clauses and facts."""
    known = {Facet(name): (value,) for name, value in facts.items()}
    return any(word in each.sentence for each in policy.cautions_for(clauses, known))


def test_cautions_turn_on_the_clause_and_the_facts(policy: Policy) -> None:
    assert said(policy, ["4.8(a)(i)"], "E-mail", platform_kind="email")
    assert not said(policy, ["4.8(a)(i)", "5.2(c)"], "E-mail", platform_kind="email")
    assert not said(policy, ["4.8(a)(i)"], "E-mail", platform_kind="forum")
    assert not said(policy, ["4.8(a)(i)"], "E-mail")
    assert said(policy, ["5.2(c)"], "uploading", act="react")
    assert not said(policy, ["5.2(c)"], "uploading", act="post")
    assert said(policy, ["4.6"], "discusses work", discusses_work="no")
    assert said(policy, ["4.7"], "photograph-consent", on_behalf_of_school="yes")
    assert said(policy, ["2.1"], "1.2", platform_listed="no")
    assert said(policy, ["4.5"], "only the name counts")
    assert said(policy, ["5.2(c)"], "overcharging")
    assert not said(policy, [], "1.2", platform_listed="no")


def test_the_review_is_overdue_from_the_day_after(policy: Policy) -> None:
    assert not policy.review_overdue(date(2019, 7, 31))
    assert policy.review_overdue(date(2019, 8, 1))


def test_the_version_in_force_is_the_latest_that_had_begun(policy: Policy) -> None:
    newer = replace(policy, version="2026", effective_from=date(2026, 1, 1))
    both = (newer, policy)
    assert in_force(both, date(2018, 7, 30)) is None
    assert in_force(both, date(2018, 7, 31)) is policy
    assert in_force(both, date(2025, 12, 31)) is policy
    assert in_force(both, date(2026, 1, 1)) is newer
    ended = replace(policy, effective_to=date(2020, 1, 1))
    assert in_force((ended,), date(2020, 1, 1)) is ended
    assert in_force((ended,), date(2020, 1, 2)) is None


def test_platforms_are_found_however_they_are_written_and_others_are_unknown(
    policy: Policy,
) -> None:
    found = policy.platform(" facebook ")
    assert found is not None
    assert found.name == "Facebook"
    assert policy.platform("Chirrup") is None
    for named in ("Twitter", "Facebook", "LinkedIn", "YouTube", "Flickr"):
        assert policy.platform(named) is not None


def test_what_stands_beside_the_clauses_is_there(policy: Policy) -> None:
    assert [each.id for each in policy.linked] == [
        "acceptable_use",
        "code_of_conduct",
        "disciplinary",
    ]
    assert [each.status for each in policy.guidance] == [
        *[LinkStatus.DEAD] * 3,
        LinkStatus.ARCHIVED,
    ]
    assert len(policy.severity_aid.more) == len(policy.severity_aid.less) == 11
    assert (policy.version, policy.dated, policy.review_worded) == (
        "2018-summer",
        "Summer Term 2018",
        "Summer Term 2019",
    )
