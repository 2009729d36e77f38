"""Governors, delegation, contacts and privacy papers: kept by some posts, refused in a sentence to others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.domain.school import SchoolCategory
from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact
from casebook.domain.staff_import import NEW
from casebook.errors import BadInput, NotAllowed
from casebook.services.opening import Secret
from casebook.services.user import User
from tests.builders import HR_NAME, HR_PASSWORD, a_school

SignIn = Callable[[str, str], User]
TOM = Governor(NEW, "Tom Wrexley", GovernorKind.PARENT)


def test_governors_are_kept_with_whether_they_have_keys(user: User, hr: PersonId) -> None:
    user.governors.save(TOM)
    user.governors.save(Governor(NEW, HR_NAME, GovernorKind.CO_OPTED, Office.CHAIR))

    found = {one.name: one for one in user.governors.governors()}
    assert found["Tom Wrexley"].user is False
    assert found[HR_NAME].user is True
    assert found[HR_NAME].id == hr


def test_a_governor_who_gets_keys_later_is_shown_with_them(user: User) -> None:
    user.governors.save(TOM)
    enrolled = user.people.enrol(
        TOM.name, Secret("velvet harbour acorn 29"), post=Post.GOVERNOR, title="Governor"
    )
    user.people.confirm(enrolled)

    [tom] = user.governors.governors()
    assert tom.user is True
    assert tom.id != enrolled.person


def test_the_count_of_those_who_can_sit_leaves_out_who_is_named(user: User) -> None:
    for n in range(7):
        user.governors.save(replace(TOM, name=f"Governor {n}"))
    [first, *_rest] = user.governors.governors()

    assert user.governors.stock().enough
    assert len(user.governors.stock(tainted={first.id}).free) == 6
    user.governors.remove(first.id)
    assert len(user.governors.stock().free) == 6


def test_a_second_chair_is_refused(user: User) -> None:
    user.governors.save(replace(TOM, office=Office.CHAIR))

    with pytest.raises(BadInput, match="chair at the same time"):
        user.governors.save(replace(TOM, name="Hana Brightwell", office=Office.CHAIR))
    assert len(user.governors.governors()) == 1


def test_the_scheme_is_the_usual_one_until_the_school_adopts_its_own(user: User) -> None:
    assert user.delegation.get() == Delegation()
    own = Delegation(
        (Delegated(Power.DISMISS, Whom.STAFF, Decider.HEADTEACHER),), date(2025, 3, 3), "Minute 12"
    )

    user.delegation.save(own)

    assert user.delegation.get() == own
    assert user.delegation.get().dismissal_delegation is Decider.HEADTEACHER


def test_a_scheme_that_the_kind_of_school_rules_out_changes_nothing(user: User) -> None:
    scheme = Delegation((Delegated(Power.END_SUSPENSION, Whom.STAFF, Decider.HEADTEACHER),))

    with pytest.raises(BadInput, match="only the governing body"):
        user.delegation.save(scheme)
    assert user.delegation.get() == Delegation()

    user.school.save(replace(a_school(), category=SchoolCategory.ACADEMY))
    user.delegation.save(scheme)
    assert user.delegation.get() == scheme


def test_contacts_are_one_for_each_duty(user: User) -> None:
    user.school_people.save(SchoolContact(Duty.NOMINATED_PERSON, "Marguerite Dauncey"))
    user.school_people.save(SchoolContact(Duty.NOMINATED_PERSON, "Davit Penhallow"))
    user.school_people.save(SchoolContact(Duty.LADO, "Callum Reyes-Hart", telephone="01632 960001"))

    people = user.school_people.people()
    assert people.nominated_person == SchoolContact(Duty.NOMINATED_PERSON, "Davit Penhallow")
    assert len(people.contacts) == 2
    user.school_people.clear(Duty.LADO)
    assert user.school_people.people().of(Duty.LADO) is None


def test_papers_of_tomorrow_are_refused(user: User) -> None:
    papers = PrivacyPapers("3", date(2025, 9, 1), covers_discipline=True, covers_monitoring=True)
    user.school_people.save_papers(papers)

    with pytest.raises(BadInput, match="has not come yet"):
        user.school_people.save_papers(replace(papers, policy_document_on=date(2031, 1, 1)))
    assert user.school_people.papers() == papers


def test_others_may_read_and_not_change(user: User, hr: PersonId, sign_in: SignIn) -> None:
    user.school.set_post(hr, Post.EMPLOYEE, "Teacher")
    other = sign_in(HR_NAME, HR_PASSWORD)

    for service in (other.governors, other.delegation, other.school_people):
        assert service.why_not() is not None
    acts: tuple[Callable[[], object], ...] = (
        lambda: other.governors.save(TOM),
        lambda: other.governors.remove(PersonId("x")),
        lambda: other.delegation.save(Delegation()),
        lambda: other.school_people.save(SchoolContact(Duty.DPO, "Team")),
        lambda: other.school_people.clear(Duty.DPO),
        lambda: other.school_people.save_papers(PrivacyPapers()),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="Ask one of them"):
            act()
    assert other.governors.governors() == ()
