"""Earlier warnings through the services: kept back from those who decide until the findings stand, then looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casebook.domain.acts import WORDS, Act
from casebook.domain.decision import Sanction, Severity, SeverityDecision
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.warning import ConductFamily, EarlierWarning
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.demo_cast import DAVIT, LENA, NOOR, ORIEL, at
from casebook.services.user import User
from tests.unit.services.conftest import Story
from tests.unit.services.test_decisions import find

HEARD = at(2026, 1, 8, 15, 0)  # the hearing is recorded, nothing is found yet
ISSUED = at(2026, 1, 12, 17, 0)

heard = pytest.mark.parametrize("story", [HEARD], indirect=True, ids=["heard"])
issued = pytest.mark.parametrize("story", [ISSUED], indirect=True, ids=["issued"])

GIVEN = EarlierWarning(
    EventId(""), Sanction.FIRST_WRITTEN_WARNING, date(2025, 9, 1), 6, ConductFamily.ONLINE_WORDS,
    PersonId(""), datetime(2020, 1, 1, tzinfo=UTC), " 2.1 ",
)  # fmt: skip
SEVERE = SeverityDecision(Severity.GROSS_MISCONDUCT, "A child's trust.", date(2026, 1, 8))


def acts(user: User, case: CaseId) -> list[str]:
    return [line.act.template for line in user.cases.log_lines(case)]


def warnings(user: User, case: CaseId) -> tuple[EarlierWarning, ...]:
    seen = user.cases.view(case).record.warnings
    assert user.cases.glance(case).record.warnings == seen
    return seen


@heard
def test_what_hr_entered_is_on_no_page_of_those_who_decide_before_the_findings(
    story: Story,
) -> None:
    case = story.case("SC-1")
    hr = story.sign_in(NOOR)
    hr.warnings.save(case, GIVEN)
    [kept] = warnings(hr, case)
    assert (kept.level, kept.clauses, kept.by, kept.at) == (GIVEN.level, "2.1", hr.person, HEARD)
    assert acts(hr, case)[-1] == WORDS[Act.WARNING_ENTERED]

    for player in (LENA, ORIEL, DAVIT):
        user = story.sign_in(player)
        view = user.cases.view(case)
        assert warnings(user, case) == ()
        assert WORDS[Act.WARNING_ENTERED] not in acts(user, case)
        assert view.fairness is not None
        asked = {each.check.id for each in view.fairness.answers if each.shortfall}
        assert not asked & {"warnings_looked_at", "spent_warning", "warnings_kept_back"}


@heard
def test_it_is_shown_once_the_findings_stand_and_severity_waits_for_the_look(
    story: Story,
) -> None:
    case = story.case("SC-1")
    story.sign_in(NOOR).warnings.save(case, GIVEN)
    user = story.sign_in(LENA)
    with pytest.raises(Refused):
        user.warnings.look(case, HEARD.date())
    for charge in range(4):
        assert warnings(user, case) == ()
        find(user, case, charge)

    [shown] = warnings(user, case)
    with pytest.raises(Refused, match="earlier warnings first"):
        user.decisions.record_severity(case, SEVERE)
    with pytest.raises(NotAllowed):
        story.sign_in(NOOR).warnings.look(case, HEARD.date())
    user = story.sign_in(LENA)
    with pytest.raises(Refused, match="has not come yet"):
        user.warnings.look(case, date(2026, 1, 9))
    user.warnings.look(case, HEARD.date())
    user.decisions.record_severity(case, SEVERE)

    record = user.cases.view(case).record
    assert [look.shown for look in record.warning_looks] == [(shown.id,)]
    assert record.decisions.severity == SEVERE
    assert WORDS[Act.WARNINGS_LOOKED_AT] in acts(user, case)
    assert WORDS[Act.WARNING_ENTERED] in acts(user, case)
    assert warnings(story.sign_in(DAVIT), case) == ()


@heard
def test_one_entered_wrongly_is_taken_back_by_who_can_see_it(story: Story) -> None:
    case = story.case("SC-1")
    hr = story.sign_in(NOOR)
    hr.warnings.save(case, GIVEN)
    [kept] = warnings(hr, case)
    with pytest.raises(Missing):
        hr.warnings.withdraw(case, kept.id, " ")

    owner = story.sign_in(ORIEL)
    with pytest.raises(Refused, match="no such warning"):
        owner.warnings.withdraw(case, kept.id, "I do not know of it")
    with pytest.raises(NotAllowed):
        story.sign_in(LENA).warnings.withdraw(case, kept.id, "Nor do I")
    hr = story.sign_in(NOOR)
    hr.warnings.withdraw(case, kept.id, "Another person's")

    assert warnings(hr, case) == (replace(kept, withdrawn="Another person's"),)
    with pytest.raises(Refused, match="taken back already"):
        hr.warnings.withdraw(case, kept.id, "Again")


@heard
@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (replace(GIVEN, level=Sanction.DEMOTION), Refused),
        (replace(GIVEN, issued_on=date(2026, 1, 9)), Refused),
        (replace(GIVEN, live_months=0), Missing),
    ],
)
def test_bad_input_changes_nothing(
    story: Story, wrong: EarlierWarning, error: type[Exception]
) -> None:
    user, case = story.sign_in(NOOR), story.case("SC-1")
    before = user.cases.view(case)

    with pytest.raises(error):
        user.warnings.save(case, wrong)

    after = user.cases.view(case)
    assert (after.record, after.entries) == (before.record, before.entries)


@heard
def test_the_investigator_and_the_clerk_enter_none(story: Story) -> None:
    for player in (DAVIT, LENA):
        with pytest.raises(NotAllowed):
            story.sign_in(player).warnings.save(story.case("SC-1"), GIVEN)


@issued
def test_none_is_entered_once_the_outcome_is_decided(story: Story) -> None:
    with pytest.raises(Refused, match="count for nothing"):
        story.sign_in(NOOR).warnings.save(story.case("SC-1"), GIVEN)
