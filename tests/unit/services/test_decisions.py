"""Decisions through the services: in their order, by those who may, with what makes them fair."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from casebook.domain.decision import (
    Advice,
    Finding,
    FindingResult,
    LaDates,
    Severity,
    SeverityDecision,
)
from casebook.domain.evidence import EvidenceKind
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import GateAnswer
from casebook.domain.intake import Prepared
from casebook.domain.letter_offer import OfferState
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.demo_cast import LENA, NOOR, ORIEL, at
from casebook.services.user import User
from tests.unit.services.conftest import Office, Story

HEARD = at(2026, 1, 8, 15, 0)  # the hearing is recorded, nothing is found yet
READY = at(2026, 1, 12, 9, 0)

heard = pytest.mark.parametrize("story", [HEARD], indirect=True, ids=["heard"])
ready = pytest.mark.parametrize("story", [READY], indirect=True, ids=["ready"])

SEVERE = SeverityDecision(Severity.MISCONDUCT, "Careless, once.", date(2026, 1, 8))
ADVICE = Advice(
    met_on=date(2025, 11, 14),
    what_happened="Feeds were read in working time.",
    what_was_said="Too little to do.",
    expectation="Breaks only.",
    support="Tasks will be shared out.",
    given_by="Canary Headley",
    given_by_title="Headteacher",
    clauses=("2.2",),
)


def scan(user: User, case: CaseId, colour: str = "white") -> Prepared:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "PNG")
    leave = user.evidence.gate(GateAnswer.NO, 1)
    assert leave is not None
    return user.evidence.prepare_pixels(case, leave, out.getvalue(), ("image/png",))


def find(user: User, case: CaseId, charge: int) -> None:
    record = user.cases.view(case).record
    user.decisions.record_finding(
        case,
        Finding(
            charge=record.charges[charge].id,
            result=FindingResult.PROVED,
            reasons="It was accepted.",
            evidence=record.charges[charge].exhibits,
        ),
    )


@heard
def test_severity_waits_for_every_finding(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)
    for charge in range(3):
        find(user, case, charge)

    with pytest.raises(Refused):
        user.decisions.record_severity(case, SEVERE)
    find(user, case, 3)
    user.decisions.record_severity(case, SEVERE)

    assert user.cases.view(case).record.decisions.severity == SEVERE


@heard
def test_a_finding_says_when_it_was_made_and_on_what(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)

    find(user, case, 0)

    record = user.cases.view(case).record
    [finding] = record.decisions.findings
    assert finding.decided_on == date(2026, 1, 8)
    assert finding.evidence == record.charges[0].exhibits


@heard
def test_hr_writes_no_finding(story: Story) -> None:
    with pytest.raises(NotAllowed):
        find(story.sign_in(NOOR), story.case("SC-1"), 0)


@heard
def test_the_sheet_is_signed_after_the_decisions(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)
    sheet = scan(user, case)

    with pytest.raises(Refused):
        user.decisions.attach_sheet(case, sheet)

    assert user.cases.view(case).record.decisions.sheet is None


@ready
def test_a_correction_is_a_new_entry_and_a_sheet_can_be_signed_anew(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)
    before = user.cases.view(case)
    assert before.record.decisions.severity is not None
    corrected = replace(before.record.decisions.severity, reasons="Said more exactly.")
    user.decisions.record_severity(case, corrected)

    user.decisions.attach_sheet(case, scan(user, case))

    after = user.cases.view(case)
    assert after.record.decisions.severity == corrected
    assert after.record.decisions.sheet != before.record.decisions.sheet
    newest = after.record.exhibits[-1]
    assert newest.id == after.record.decisions.sheet
    assert newest.details.kind is EvidenceKind.SIGNED_PAPER


@ready
def test_the_same_scan_is_kept_once(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)
    user.decisions.attach_sheet(case, scan(user, case))
    first = user.cases.view(case).record
    files = len(list(story.folder.rglob("*.cbe")))

    user.decisions.attach_sheet(case, scan(user, case))

    again = user.cases.view(case).record
    assert again.decisions.sheet == first.decisions.sheet
    assert len(again.exhibits) == len(first.exhibits)
    assert len(list(story.folder.rglob("*.cbe"))) == files


@ready
def test_the_authoritys_days_come_in_order(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)

    with pytest.raises(Refused):
        user.decisions.record_la(case, LaDates(determined_on=None, notified_on=date(2026, 1, 9)))
    user.decisions.record_la(case, LaDates(date(2026, 1, 9), date(2026, 1, 9), date(2026, 1, 16)))

    assert user.cases.view(case).record.decisions.la.ended_on == date(2026, 1, 16)


@pytest.mark.parametrize(
    "lacking",
    [
        lambda one: replace(one, what_happened=""),
        lambda one: replace(one, expectation=" "),
        lambda one: replace(one, given_by=""),
        lambda one: replace(one, given_by_title=""),
    ],
    ids=["happened", "expectation", "by", "title"],
)
def test_advice_says_what_it_is(office: Office, lacking: object) -> None:
    assert callable(lacking)
    with pytest.raises(Missing):
        office.user.decisions.give_advice(office.case, lacking(ADVICE))

    assert office.user.cases.view(office.case).record.decisions.advice is None


def test_advice_is_about_the_policy_and_after_the_meeting(office: Office) -> None:
    give = office.user.decisions.give_advice
    with pytest.raises(Refused):
        give(office.case, replace(ADVICE, clauses=("9.9",)))
    with pytest.raises(Refused):
        give(office.case, replace(ADVICE, met_on=date(2025, 12, 1)))

    with pytest.raises(Refused, match="review comes after"):
        give(office.case, replace(ADVICE, review_on=ADVICE.met_on))

    give(office.case, ADVICE)

    assert office.user.cases.view(office.case).record.decisions.advice == ADVICE


@pytest.mark.parametrize("story", [at(2025, 11, 28, 12)], indirect=True, ids=["issued"])
def test_advice_stands_once_its_note_has_gone_out(story: Story) -> None:
    case = story.case("SC-5")
    user = story.sign_in(ORIEL)
    given = user.cases.view(case).record.decisions.advice
    assert given is not None

    with pytest.raises(Refused, match="has gone out"):
        user.decisions.give_advice(case, replace(given, expectation="More."))


@heard
def test_no_decision_is_of_tomorrow(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(LENA)
    charge = user.cases.view(case).record.charges[0]
    tomorrow = Finding(charge.id, FindingResult.PROVED, "Accepted.", (), date(2026, 1, 9))

    with pytest.raises(Refused, match="not come yet"):
        user.decisions.record_finding(case, tomorrow)

    assert user.cases.view(case).record.decisions.findings == ()


@heard
def test_no_note_says_that_nothing_was_found_once_a_hearing_has_found_something(
    story: Story,
) -> None:
    case = story.case("SC-1")
    user = story.sign_in(ORIEL)
    user.decisions.give_advice(case, ADVICE)
    note = {one.kind.id: one for one in user.letters.kinds(case)}["DOC-21"]
    assert note.state is OfferState.DUE
    find(story.sign_in(LENA), case, 0)

    note = {one.kind.id: one for one in story.sign_in(ORIEL).letters.kinds(case)}["DOC-21"]

    assert note.state is OfferState.CANNOT
