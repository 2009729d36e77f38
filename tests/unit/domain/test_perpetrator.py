"""Where an attack on staff goes once it is known who made it: the rows of 1-policy 1.11."""

import pytest

from casebook.domain.perpetrator import PROCEDURES, PerpetratorType
from casebook.domain.report import About, Involved
from casebook.domain.routing import RouteFacts, Rule, rule

T = PerpetratorType


@pytest.mark.parametrize(
    ("who", "opens", "goes_by"),
    [
        (T.COLLEAGUE, About.EMPLOYEE, Rule.R1),
        (T.HEADTEACHER, About.HEADTEACHER, Rule.R2),
        (T.GOVERNOR, About.GOVERNOR, Rule.R6),
        (T.AGENCY_OR_VOLUNTEER, About.NOT_EMPLOYED, Rule.R7),
    ],
)
def test_whoever_works_here_is_routed_by_the_same_table_as_any_concern(
    who: PerpetratorType, opens: About, goes_by: Rule
) -> None:
    assert PROCEDURES[who].opens is opens
    assert rule(RouteFacts(opens)) is goes_by


@pytest.mark.parametrize(
    "who",
    [
        T.CURRENT_PUPIL, T.PARENT_CARER, T.FORMER_PUPIL, T.FORMER_EMPLOYEE, T.PUPIL_ELSEWHERE,
        T.MEMBER_OF_PUBLIC, T.UNKNOWN,
    ],
)  # fmt: skip
def test_nobody_else_becomes_the_subject_of_a_case(who: PerpetratorType) -> None:
    assert PROCEDURES[who].opens is None


def test_only_an_unknown_perpetrator_is_looked_at_again_every_ten_working_days() -> None:
    assert {who: p.review_days for who, p in PROCEDURES.items() if p.review_days} == {T.UNKNOWN: 10}
    assert set(PROCEDURES) == set(PerpetratorType)


def test_a_headteacher_attacked_by_a_colleague_keeps_no_case_about_it() -> None:
    assert rule(RouteFacts(About.EMPLOYEE, head=Involved.TARGET)) is Rule.R4
