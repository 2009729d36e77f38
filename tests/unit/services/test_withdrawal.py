"""What was taken back stays as it was taken back, and what the outcome letter tells of stays as it is."""

from collections.abc import Callable

import pytest

from casebook.domain.allegation import Allegation
from casebook.domain.ids import AllegationId, ChargeId, EventId, ItemId
from casebook.domain.outside import OutsideStep
from casebook.domain.relationship import Bond
from casebook.errors import Refused
from casebook.services.demo_cast import ORIEL, at
from tests.unit.services.conftest import Office, Story

TOLD = at(2026, 1, 14, 9, 0)  # the outcome letter of SC-1 has gone out


def withdraw_step(office: Office, why: str) -> None:
    [one] = office.user.cases.view(office.case).record.outside
    office.user.cases.withdraw_outside(office.case, one.id, why)


def withdraw_allegation(office: Office, why: str) -> None:
    [one] = office.user.cases.view(office.case).record.allegations
    office.user.allegations.withdraw(office.case, one.id, why)


def withdraw_answer(office: Office, why: str) -> None:
    [one] = office.user.cases.view(office.case).record.relationships
    office.user.team.withdraw(office.case, one.id, why)


@pytest.mark.parametrize("withdraw", [withdraw_step, withdraw_allegation, withdraw_answer])
def test_the_reason_first_given_stays(
    office: Office, withdraw: Callable[[Office, str], None]
) -> None:
    user, case, today = office.user, office.case, office.clock.now().date()
    user.cases.record_outside(case, OutsideStep.OTHER, on=today, by="Canary Headley")
    user.allegations.save(case, Allegation(AllegationId(""), 0, "A post about a pupil"))
    user.team.declare(case, None, Bond.NONE, name="Peter Lowndes", post="Governor")
    withdraw(office, "It was another case")
    before = user.cases.view(case).record

    with pytest.raises(Refused, match="taken back already"):
        withdraw(office, "It was none at all")

    assert user.cases.view(case).record == before


def test_what_is_not_there_cannot_be_taken_back(office: Office) -> None:
    user, case = office.user, office.case
    before = user.cases.view(case).entries

    acts: tuple[Callable[[], object], ...] = (
        lambda: user.cases.withdraw_outside(case, EventId("x"), "A slip"),
        lambda: user.allegations.withdraw(case, AllegationId("x"), "A slip"),
        lambda: user.allegations.withdraw_charge(case, ChargeId("x"), "A slip"),
        lambda: user.evidence.withdraw(case, ItemId("x"), "A slip"),
        lambda: user.team.withdraw(case, EventId("x"), "A slip"),
    )
    for act in acts:
        with pytest.raises(Refused, match="not there any more"):
            act()

    assert user.cases.view(case).entries == before


@pytest.mark.parametrize("story", [TOLD], indirect=True, ids=["told"])
def test_no_charge_is_withdrawn_once_the_outcome_letter_has_gone_out(story: Story) -> None:
    user, case = story.sign_in(ORIEL), story.case("SC-1")
    record = user.cases.view(case).record
    assert record.letter("DOC-30") is not None

    with pytest.raises(Refused, match="outcome letter has gone out"):
        user.allegations.withdraw_charge(case, record.charges[0].id, "It was not so grave")

    assert user.cases.view(case).record == record
