"""Allegations and charges through the services, against the policy the case is pinned to."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.allegation import (
    Act,
    Allegation,
    Capacity,
    Charge,
    ClauseChoice,
    Level,
)
from casebook.domain.ids import AllegationId, ChargeId
from casebook.domain.stage import Stage
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.demo_cast import ORIEL, at
from tests.unit.services.conftest import HR, Office, Story

ALLEGATION = Allegation(
    id=AllegationId(""),
    number=0,
    what="Posted a photograph of a pupil.",
    act=Act.POST,
    capacity=Capacity.PERSONAL,
    clauses=(ClauseChoice("4.7"),),
)
CHARGE = Charge(
    id=ChargeId(""),
    number=0,
    words="That you posted a photograph of a pupil.",
    act=Act.POST,
    capacity=Capacity.PERSONAL,
    level=Level.MISCONDUCT,
    level_reason="One post, soon removed.",
    clauses=(ClauseChoice("4.7"),),
    platform="Chirrup",
    happened_from=date(2025, 11, 15),
)


def charged(office: Office, *choices: ClauseChoice) -> None:
    office.user.allegations.save_charge(office.case, replace(CHARGE, clauses=choices))


def test_allegations_are_numbered_as_they_come_and_keep_their_number(office: Office) -> None:
    for _ in range(2):
        office.user.allegations.save(office.case, ALLEGATION)
    first, second = office.user.cases.view(office.case).record.allegations
    office.user.allegations.withdraw(office.case, first.id, "It was somebody else.")
    office.user.allegations.save(office.case, replace(second, what="Said better.", number=7))
    office.user.allegations.save(office.case, ALLEGATION)

    kept = office.user.cases.view(office.case).record.allegations

    assert [(one.number, one.withdrawn) for one in kept] == [
        (1, "It was somebody else."),
        (2, ""),
        (3, ""),
    ]
    assert kept[1].what == "Said better."


def test_withdrawing_needs_a_reason(office: Office) -> None:
    office.user.allegations.save(office.case, ALLEGATION)
    [one] = office.user.cases.view(office.case).record.allegations

    with pytest.raises(Missing):
        office.user.allegations.withdraw(office.case, one.id, " \n")


@pytest.mark.parametrize("clause", ["2.4", "1.1", "3.1", "6.5", "9.9"])
def test_what_nobody_can_break_cannot_be_alleged(office: Office, clause: str) -> None:
    with pytest.raises(Refused):
        office.user.allegations.save(
            office.case, replace(ALLEGATION, clauses=(ClauseChoice(clause),))
        )

    assert office.user.cases.view(office.case).record.allegations == ()


@pytest.mark.parametrize(
    ("bare", "answered"),
    [
        (ClauseChoice("2.2"), ClauseChoice("2.2", reason="Advice was given twice before.")),
        (ClauseChoice("5.2(h)"), ClauseChoice("5.2(h)", limb="privacy")),
        (ClauseChoice("5.2(g)"), ClauseChoice("5.2(g)", liability="Harassment, to a colleague")),
        (ClauseChoice("5.2(c)"), ClauseChoice("5.2(c)", reason="The pupil's parents, rightly.")),
    ],
    ids=["expectation", "limb", "liability", "offended"],
)
def test_a_charge_answers_what_its_paragraph_asks(
    office: Office, bare: ClauseChoice, answered: ClauseChoice
) -> None:
    with pytest.raises(Refused):
        charged(office, bare)

    charged(office, answered)

    [kept] = office.user.cases.view(office.case).record.charges
    assert kept.clauses == (answered,)


def test_one_charge_cites_several_paragraphs_in_order(office: Office) -> None:
    choices = (ClauseChoice("4.7"), ClauseChoice("5.2(h)", limb="privacy"))

    charged(office, *choices)

    [kept] = office.user.cases.view(office.case).record.charges
    assert (kept.number, kept.clauses) == (1, choices)


def test_cautions_are_those_of_the_policy(office: Office) -> None:
    wide = office.user.allegations.cautions(office.case, ClauseChoice("5.2(c)"), Act.POST)
    narrow = office.user.allegations.cautions(office.case, ClauseChoice("4.7"), Act.POST)

    assert len(wide) > len(narrow)


def test_hr_neither_alleges_nor_charges(office: Office) -> None:
    office.sign_in(HR)

    with pytest.raises(NotAllowed):
        office.user.allegations.save(office.case, ALLEGATION)
    with pytest.raises(NotAllowed):
        charged(office, ClauseChoice("4.7"))


@pytest.mark.parametrize("story", [at(2026, 1, 8, 17)], indirect=True, ids=["found"])
def test_a_charge_with_a_finding_is_not_rewritten_even_after_further_inquiry(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(ORIEL)
    first = user.cases.view(case).record.charges[0]
    user.cases.move(case, Stage.INVESTIGATION, reason="The panel asks who else saw it.")

    with pytest.raises(Refused, match="has a finding"):
        user.allegations.save_charge(case, replace(first, words="Something else."))


@pytest.mark.parametrize("story", [at(2025, 12, 9, 16)], indirect=True, ids=["called"])
def test_the_charges_stand_as_the_invitation_put_them(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(ORIEL)
    first = user.cases.view(case).record.charges[0]
    for changed_or_new in (first, replace(first, id=ChargeId(""))):
        with pytest.raises(Refused, match="as the invitation to the hearing put them"):
            user.allegations.save_charge(case, replace(changed_or_new, words="Something else."))

    user.cases.move(case, Stage.CASE_DECISION, reason="New facts; a new invitation will go out.")
    user.allegations.save_charge(case, replace(first, words="Something else."))

    assert user.cases.view(case).record.charges[0].words == "Something else."
