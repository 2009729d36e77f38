"""Who decides: the usual scheme, and what no scheme may say."""

from datetime import date

import pytest

from casebook.domain.delegation import (
    Decider,
    Delegated,
    Delegation,
    Power,
    Whom,
    delegation_problem,
    may_hold,
)
from casebook.domain.school import SchoolCategory

TODAY = date(2025, 11, 17)
BODY, PANEL, HEAD = Decider.GOVERNING_BODY, Decider.GOVERNORS_PANEL, Decider.HEADTEACHER
MAINTAINED = [one for one in SchoolCategory if one is not SchoolCategory.ACADEMY]

# The example of a real scheme, and the row of warnings, of who may decide.
USUAL = [
    (Power.SUSPEND, Whom.STAFF, HEAD),
    (Power.SUSPEND, Whom.TEACHER, HEAD),
    (Power.END_SUSPENSION, Whom.STAFF, PANEL),
    (Power.END_SUSPENSION, Whom.TEACHER, PANEL),
    (Power.DISMISS, Whom.STAFF, PANEL),
    (Power.DISMISS, Whom.TEACHER, PANEL),
    (Power.SUSPEND, Whom.HEAD, BODY),
    (Power.END_SUSPENSION, Whom.HEAD, BODY),
    (Power.DISMISS, Whom.HEAD, BODY),
    (Power.WARN, Whom.STAFF, HEAD),
    (Power.WARN, Whom.TEACHER, HEAD),
    (Power.WARN, Whom.HEAD, PANEL),
]


@pytest.mark.parametrize(("power", "whom", "decider"), USUAL)
def test_the_usual_scheme(power: Power, whom: Whom, decider: Decider) -> None:
    assert Delegation().decides(power, whom) is decider


def test_a_schools_own_scheme_changes_what_it_names_and_nothing_else() -> None:
    own = Delegation((Delegated(Power.DISMISS, Whom.STAFF, HEAD),))

    assert own.dismissal_delegation is HEAD
    assert Delegation().dismissal_delegation is PANEL
    assert own.decides(Power.DISMISS, Whom.TEACHER) is PANEL


@pytest.mark.parametrize("category", MAINTAINED)
@pytest.mark.parametrize("decider", [HEAD, Decider.CHAIR, Decider.TRUST])
def test_only_the_governing_body_ends_a_suspension_in_a_maintained_school(
    category: SchoolCategory, decider: Decider
) -> None:
    for whom in Whom:
        scheme = Delegation((Delegated(Power.END_SUSPENSION, whom, decider),))
        problem = delegation_problem(scheme, category, today=TODAY)

        assert problem is not None
        assert "only the governing body" in problem.english()


def test_an_academy_follows_its_own_scheme() -> None:
    scheme = Delegation((Delegated(Power.END_SUSPENSION, Whom.STAFF, HEAD),))

    assert delegation_problem(scheme, SchoolCategory.ACADEMY, today=TODAY) is None


@pytest.mark.parametrize("category", list(SchoolCategory))
@pytest.mark.parametrize("power", [Power.WARN, Power.DISMISS, Power.END_SUSPENSION])
def test_nobody_alone_decides_about_the_head(category: SchoolCategory, power: Power) -> None:
    assert {HEAD, Decider.CHAIR}.isdisjoint(may_hold(power, Whom.HEAD, category))
    assert HEAD not in may_hold(Power.SUSPEND, Whom.HEAD, category)


@pytest.mark.parametrize("category", list(SchoolCategory))
def test_the_usual_scheme_can_be_kept_in_every_school(category: SchoolCategory) -> None:
    assert delegation_problem(Delegation(), category, today=TODAY) is None
    for power in Power:
        for whom in Whom:
            assert Delegation().decides(power, whom) in may_hold(power, whom, category)


def test_a_scheme_of_tomorrow_is_refused() -> None:
    problem = delegation_problem(
        Delegation(adopted_on=date(2025, 11, 18)), SchoolCategory.COMMUNITY, today=TODAY
    )

    assert problem is not None
    assert "has not come yet" in problem.english()
