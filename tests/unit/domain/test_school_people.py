"""Whom the school turns to, and what is still missing."""

import pytest

from casebook.domain.school_people import (
    Duty,
    PrivacyPapers,
    SchoolContact,
    SchoolPeople,
    contact_problem,
)


def test_the_nominated_person_is_found_and_nobody_else_stands_in() -> None:
    nominated = SchoolContact(Duty.NOMINATED_PERSON, "Marguerite Dauncey")
    people = SchoolPeople((SchoolContact(Duty.DSL, "Somebody Else"), nominated))

    assert people.nominated_person == nominated
    assert SchoolPeople().nominated_person is None


def test_every_duty_but_the_union_is_missed() -> None:
    assert SchoolPeople().missing() == tuple(duty for duty in Duty if duty is not Duty.UNION)
    assert Duty.LADO not in SchoolPeople((SchoolContact(Duty.LADO, "Callum Reyes-Hart"),)).missing()


@pytest.mark.parametrize("email", ["office", "@school.example", "office@", "a b@school.example"])
def test_an_address_that_is_none_is_refused(email: str) -> None:
    problem = contact_problem(SchoolContact(Duty.DPO, "Team", email=email))

    assert problem is not None
    assert "no e-mail address" in problem.english()


def test_a_contact_needs_a_name_and_no_more() -> None:
    assert contact_problem(SchoolContact(Duty.POLICE, "School liaison")) is None
    assert contact_problem(SchoolContact(Duty.POLICE, " ")) is not None


def test_the_notice_is_ready_when_it_covers_both() -> None:
    assert PrivacyPapers("3", covers_discipline=True, covers_monitoring=True).ready
    assert not PrivacyPapers("3", covers_discipline=True).ready
    assert not PrivacyPapers("", covers_discipline=True, covers_monitoring=True).ready
