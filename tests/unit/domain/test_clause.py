"""What a charge under each clause must answer, by the clause catalogue that is shipped."""

import pytest

from casebook import resources
from casebook.domain import charge_rules
from casebook.domain.charge_rules import BAR_SENTENCES, NEED_SENTENCES, Bar, ChargedClause
from casebook.domain.clause import Act, Need
from casebook.domain.policy import Policy
from casebook.domain.policy_text import parse_policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    return parse_policy(resources.text("policies", "beaumont-2018.toml"))


_BINDS_NOBODY = (
    "0.title 0.related 0.examples 1.1 2.4 3.1 3.1(i) 3.1(ii) 3.2 3.3 4.1 4.4 5.1 5.2.tail 5.3 "
    "6.4 6.5 6.6 7 EQ END"
)
BINDS_NOBODY = _BINDS_NOBODY.split()
EXPECTATIONS = ("1.2", "2.2", "4.2", "4.3", "6.1", "6.2", "6.3")


@pytest.mark.parametrize("clause", BINDS_NOBODY)
def test_a_clause_that_binds_no_employee_cannot_be_charged(policy: Policy, clause: str) -> None:
    assert charge_rules.bars(policy, ChargedClause(clause)) == (Bar.BINDS_NOBODY,)


def test_every_other_clause_can_be_charged(policy: Policy) -> None:
    free = {
        each.id for each in policy.clauses if not charge_rules.bars(policy, ChargedClause(each.id))
    }
    assert free == {each.id for each in policy.clauses} - set(BINDS_NOBODY)
    assert {each.id for each in policy.chargeable_clauses()} == free | {"5.2"}


def test_a_clause_or_limb_that_is_not_there_cannot_be_charged(policy: Policy) -> None:
    assert charge_rules.bars(policy, ChargedClause("9.9")) == (Bar.UNKNOWN_CLAUSE,)
    assert charge_rules.bars(policy, ChargedClause("5.2(b)", limb="rude")) == (Bar.UNKNOWN_LIMB,)
    assert charge_rules.bars(policy, ChargedClause("5.2(b)", limb="false")) == ()


@pytest.mark.parametrize(
    ("clause", "act", "wanted"),
    [
        ("4.7", Act.POST, set()),
        ("4.5", None, set()),
        ("2.1", Act.REACT, set()),
        *((each, None, {Need.WHY_NOT_ADVICE}) for each in EXPECTATIONS),
        ("5.4", None, {Need.WHY_NOT_REPORTED}),
        ("4.8(a)", Act.POST, {Need.OWN_WORDS, Need.WHICH_LEVEL}),
        ("4.8(d)(ii)", Act.REACT, {Need.WHICH_LEVEL}),
        ("5.2(a)", Act.UPLOAD, set()),
        ("5.2(a)", None, {Need.ACT}),
        ("5.2(a)", Act.FORWARD, set()),
        ("5.2(a)", Act.POST_LINK, set()),
        ("5.2(a)", Act.REACT, {Need.WHY_THIS_ACT}),
        ("5.2(d)", Act.FAIL_TO_REMOVE, {Need.WHY_THIS_ACT}),
        ("5.2(b)", Act.POST, {Need.LIMB}),
        ("5.2(h)", Act.POST, {Need.LIMB}),
        ("5.2(c)", Act.POST, {Need.WHO_OFFENDED, Need.WHY_GROSS}),
        ("5.2(g)", Act.POST, {Need.LIABILITY}),
        ("5.2", Act.POST, {Need.OWN_WORDS, Need.WHY_OFF_LIST, Need.CITED_POLICY}),
        ("5.2", Act.TAG, {Need.OWN_WORDS, Need.WHY_OFF_LIST, Need.CITED_POLICY, Need.WHY_THIS_ACT}),
    ],
)
def test_a_charge_must_answer_what_its_clause_asks(
    policy: Policy, clause: str, act: Act | None, wanted: set[Need]
) -> None:
    assert set(charge_rules.needs(policy, clause, act)) == wanted
    assert set(charge_rules.unanswered(policy, ChargedClause(clause, act))) == wanted


def test_every_4_8_clause_asks_which_level_is_alleged(policy: Policy) -> None:
    asking = {
        each.id
        for each in policy.clauses
        if Need.WHICH_LEVEL in charge_rules.needs(policy, each.id, Act.POST)
    }
    assert asking == {each.id for each in policy.clauses if each.id.startswith("4.8")}


def test_answers_satisfy_and_blank_ones_do_not(policy: Policy) -> None:
    blank = ChargedClause("5.2(h)", Act.REACT, answers={Need.WHY_THIS_ACT: "  "})
    assert charge_rules.unanswered(policy, blank) == (Need.LIMB, Need.WHY_THIS_ACT)
    full = ChargedClause(
        "5.2(h)", Act.REACT, limb="privacy", answers={Need.WHY_THIS_ACT: "it was shared on"}
    )
    assert charge_rules.unanswered(policy, full) == ()
    own = ChargedClause(
        "4.8(c)", Act.POST, own_words="a school song", answers={Need.WHICH_LEVEL: "x"}
    )
    assert charge_rules.unanswered(policy, own) == ()


def test_every_need_and_bar_has_a_sentence() -> None:
    assert set(NEED_SENTENCES) == set(Need)
    assert set(BAR_SENTENCES) == set(Bar)
