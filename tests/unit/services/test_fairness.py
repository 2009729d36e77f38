"""Fairness as somebody signed in meets it: what is found, a reason given and taken back, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.acts import WORDS, Act
from casebook.domain.decision import LaDates
from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.fairness import Standing
from casebook.domain.ids import CaseId, EventId
from casebook.domain.stage import Stage
from casebook.errors import LetterIncomplete, Missing, NotStored, Refused
from casebook.services.demo_cast import LENA, NOOR, ORIEL, at
from casebook.services.user import User
from tests.unit.documents.test_form import pages
from tests.unit.services.conftest import Story
from tests.unit.services.test_decisions import scan

DECIDED = at(2026, 1, 9, 10, 30)  # the sanction is recorded, nobody has said yet what was sent
EXPLAINED = at(2026, 1, 12, 9, 0)
SENT = "relied_on_was_sent"
WHY = "The notes went to her with the report."

decided = pytest.mark.parametrize("story", [DECIDED], indirect=True, ids=["decided"])
explained = pytest.mark.parametrize("story", [EXPLAINED], indirect=True, ids=["explained"])


def standing(user: User, case: CaseId, check: str) -> Standing:
    found = user.fairness.findings(case).answers
    return next(each.standing for each in found if each.check.id == check)


def acts(user: User, case: CaseId) -> list[str]:
    return [line.act.template for line in user.cases.log_lines(case)]


@decided
def test_a_reason_is_kept_with_its_name_logged_and_lets_the_case_go_on(story: Story) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    la = LaDates(determined_on=DECIDED.date(), notified_on=DECIDED.date())
    user.decisions.record_la(case, la)
    with pytest.raises(Refused, match="check of fairness"):
        user.cases.move(case, Stage.LA_NOTIFIED)

    user.fairness.override(case, SENT, f"  {WHY} ")

    [given] = user.cases.view(case).record.overrides
    assert (given.check, given.reason, given.by, given.withdrawn) == (SENT, WHY, user.person, "")
    assert standing(user, case, SENT) is Standing.EXPLAINED
    assert acts(user, case)[-1] == WORDS[Act.OVERRIDE_GIVEN]
    user.cases.move(case, Stage.LA_NOTIFIED)


@decided
def test_the_log_holds_no_word_of_a_reason(story: Story) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    user.fairness.override(case, SENT, WHY)

    assert all("notes" not in line.obj and "notes" not in line.act.template for line in user.cases.log_lines(case)[-1:])  # fmt: skip


@explained
def test_a_reason_taken_back_stays_to_be_read_and_stops_again(story: Story) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    [given] = user.cases.view(case).record.overrides

    with pytest.raises(Missing):
        user.fairness.withdraw(case, given.id, " ")
    user.fairness.withdraw(case, given.id, "They were not in the parcel")

    [kept] = user.cases.view(case).record.overrides
    assert kept == replace(given, withdrawn="They were not in the parcel")
    assert standing(user, case, SENT) is Standing.WANTS_REASON
    with pytest.raises(Refused, match="taken back already"):
        user.fairness.withdraw(case, given.id, "Again")
    with pytest.raises(Refused, match="taken back already"):
        user.fairness.withdraw(case, EventId("of nobody"), "Why not")


@decided
@pytest.mark.parametrize(
    ("check", "reason", "refused"),
    [
        (SENT, "  ", Missing),
        ("mitigation", "It was weighed", Refused),  # in order: nothing to explain
        ("authority_told", "They know", Refused),  # what stops is put right, never explained
    ],
)
def test_bad_input_changes_nothing(
    story: Story, check: str, reason: str, refused: type[Exception]
) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    before = user.cases.view(case)

    with pytest.raises(refused):
        user.fairness.override(case, check, reason)

    after = user.cases.view(case)
    assert (after.record, after.entries) == (before.record, before.entries)


@explained
def test_a_letter_waits_for_fairness_as_a_move_does(story: Story) -> None:
    user, case = story.sign_in(ORIEL), story.case("SC-1")
    [given] = user.cases.view(case).record.overrides
    hearing = user.cases.view(case).record.decisions.hearing
    assert hearing is not None
    assert given.check == SENT
    chair = replace(hearing, members=("Peter Lowndes",))
    values = user.letters.draft(case, "DOC-30").values
    user.decisions.record_hearing(case, chair)
    assert standing(user, case, "authority") is Standing.WANTS_REASON
    fresh = story.sign_in(LENA)
    fresh.decisions.attach_sheet(case, scan(fresh, case))

    with pytest.raises((Refused, LetterIncomplete), match="check of fairness"):
        story.sign_in(NOOR).letters.issue(case, "DOC-30", values)
    assert story.sign_in(NOOR).cases.view(case).record.letters == ()


@decided
def test_the_schools_own_scheme_says_who_may_dismiss(story: Story) -> None:
    user, case = story.sign_in(ORIEL), story.case("SC-1")
    panel = [each for each in user.fairness.findings(case).answers if each.check.id == "authority"]
    assert [each.standing for each in panel] == [Standing.IN_ORDER]

    given = (Delegated(Power.DISMISS, Whom.STAFF, Decider.GOVERNING_BODY),)
    story.sign_in(ORIEL).delegation.save(Delegation(given, DECIDED.date(), "Minute 12"))

    user = story.sign_in(ORIEL)
    assert standing(user, case, "authority") is not Standing.IN_ORDER


@explained
def test_the_paper_holds_the_reason_and_its_taking_out_is_logged(
    story: Story, tmp_path: Path
) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    [given] = user.cases.view(case).record.overrides
    words = " ".join(pages(user.fairness.sheet(case)))
    assert given.reason in words
    assert f"{LENA.name}, 9 January 2026" in words
    assert "No time limit was overrun." in words

    user.fairness.printed(case, 2)
    user.fairness.save_copy(case, tmp_path / "fair.pdf")

    printed, copied = acts(user, case)[-2:]
    assert printed == WORDS[Act.FAIRNESS_PRINTED]
    assert copied == WORDS[Act.FAIRNESS_COPIED_OUT]
    assert " ".join(pages((tmp_path / "fair.pdf").read_bytes())) == words


@explained
def test_a_copy_that_cannot_be_saved_or_no_copies_leave_no_entry(
    story: Story, tmp_path: Path
) -> None:
    user, case = story.sign_in(LENA), story.case("SC-1")
    before = acts(user, case)

    with pytest.raises(NotStored):
        user.fairness.save_copy(case, tmp_path / "gone" / "fair.pdf")
    with pytest.raises(Missing):
        user.fairness.printed(case, 0)

    assert acts(user, case) == before
    assert list(tmp_path.glob("*.pdf")) == []


@decided
def test_what_took_longer_is_on_the_paper_and_on_the_case_page(story: Story) -> None:
    story.clock.set(at(2026, 3, 2, 9, 0))
    user, case = story.sign_in(LENA), story.case("SC-1")

    words = " ".join(pages(user.fairness.sheet(case)))
    assert "Was due by 15 January 2026, and is not done" in words
    assert (
        "The outcome was to be given in writing by 15 January 2026, and came later. None yet"
        in words
    )
    assert "Nothing has happened on the record since 8 January 2026." in words
    notices = [each.english() for each in user.cases.view(case).guide.notices]
    assert any("since Thu 8 Jan 2026, and something is overdue" in each for each in notices)
    assert user.cases.glance(case).guide.notices == user.cases.view(case).guide.notices
