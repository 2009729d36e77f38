"""What the shipped catalogue lets be charged, and what it asks of each charge beyond the general rules."""

import pytest

from casebook import resources
from casebook.domain.clause import FACET_VALUES, Clause, Facet, Force, Limb, Need
from casebook.domain.policy import Policy
from casebook.domain.policy_text import parse_policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    return parse_policy(resources.text("policies", "beaumont-2018.toml"))


_BINDS_NOBODY = (
    "0.title 0.related 0.examples 1.1 2.4 3.1 3.1(i) 3.1(ii) 3.2 3.3 4.1 4.4 5.1 5.2.tail 5.3 "
    "6.4 6.5 6.6 7 EQ END"
)
BINDS_NOBODY = frozenset(_BINDS_NOBODY.split())


def test_what_binds_no_employee_cannot_be_charged(policy: Policy) -> None:
    assert {each.id for each in policy.clauses if not each.chargeable} == BINDS_NOBODY


def test_everything_else_can_and_so_can_what_is_off_the_list(policy: Policy) -> None:
    free = {each.id for each in policy.clauses} - BINDS_NOBODY
    assert {each.id for each in policy.chargeable_clauses()} == free | {"5.2"}


def test_the_catalogue_asks_of_four_charges_what_the_general_rules_do_not(policy: Policy) -> None:
    asked = {each.id: set(each.needs) for each in policy.chargeable_clauses() if each.needs}
    assert asked == {
        "5.2(c)": {Need.WHO_OFFENDED, Need.WHY_GROSS},
        "5.2(g)": {Need.LIABILITY},
        "5.2": {Need.WHY_OFF_LIST, Need.CITED_POLICY},
        "5.4": {Need.WHY_NOT_REPORTED},
    }


def test_a_limb_is_found_by_its_id() -> None:
    clause = Clause(
        id="1",
        force=Force.PROHIBITION,
        label="x",
        help="x",
        place="x",
        limbs=(Limb("a", "first", "one"), Limb("b", "second", "two")),
    )
    found = clause.limb("b")
    assert found is not None
    assert found.cited == "two"
    assert clause.limb("c") is None
    assert clause.limb("") is None


def test_every_facet_a_caution_can_turn_on_has_its_values() -> None:
    assert set(FACET_VALUES) == set(Facet)
    assert all(FACET_VALUES.values())


@pytest.mark.parametrize(
    ("clause", "number"),
    [("5.2(h)", "5.2(h)"), ("4.8(a)(iii)", "4.8(a)(iii)"), ("5.2.tail", "5.2"), ("7", "7"), ("EQ", ""), ("0.title", "")],
)  # fmt: skip
def test_a_paragraph_is_named_by_the_number_people_write(
    policy: Policy, clause: str, number: str
) -> None:
    assert policy.clause(clause).number == number
