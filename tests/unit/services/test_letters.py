"""Letters through the services: nothing goes out that the record does not carry, and what went out is kept to the byte."""

import hashlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from casebook.domain.changes import Kind
from casebook.domain.clock import PlayedClock
from casebook.domain.code_verdict import CodeFound
from casebook.domain.decision import Appeal, Sanction, SanctionDecision, Severity
from casebook.domain.image_gate import GateAnswer
from casebook.domain.letter_field import GoesTo
from casebook.domain.letter_offer import OfferState
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.errors import BadCode, LetterIncomplete, NotAllowed, NotStored, Refused
from casebook.services import forms, opening
from casebook.services.demo_cast import DAVIT, LENA, NOOR, ORIEL, Player, at
from casebook.services.demo_material import DECISION_SHEET
from casebook.services.demo_pictures import signed_sheet
from casebook.services.opening import Opener, Secret
from casebook.services.user import User
from casebook.services.verify import verify
from tests import builders
from tests.unit.services.conftest import Office, Story

ADVISED = at(2025, 11, 28, 9, 45)
DECIDED = at(2026, 1, 9, 10, 30)  # the sheet is not attached yet
READY = at(2026, 1, 12, 9, 0)

advised = pytest.mark.parametrize("story", [ADVISED], indirect=True, ids=["advised"])
decided = pytest.mark.parametrize("story", [DECIDED], indirect=True, ids=["decided"])
ready = pytest.mark.parametrize("story", [READY], indirect=True, ids=["ready"])


def issue(user: User, story: Story, scenario: str, kind: str) -> bytes:
    case = story.case(scenario)
    values = user.letters.draft(case, kind).values
    if kind == "DOC-21":
        values = tuple({**dict(values), "change_by": "2025-12-01"}.items())
    changes = user.letters.issue(case, kind, values)
    assert changes.touch(Kind.LETTER)
    return user.letters.pdf(case, user.cases.view(case).record.letters[-1].id)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


@ready
def test_only_the_letter_of_the_recorded_outcome_is_due(story: Story) -> None:
    user = story.sign_in(NOOR)

    offered = {one.kind.id: one for one in user.letters.kinds(story.case("SC-1"))}

    assert {id_: one.state for id_, one in offered.items()} == {
        "DOC-21": OfferState.CANNOT,
        "DOC-26": OfferState.CANNOT,
        "DOC-27": OfferState.CANNOT,
        "DOC-30": OfferState.DUE,
    }
    assert all(one.why is not None for id_, one in offered.items() if id_ != "DOC-30")


@ready
def test_an_issued_letter_is_kept_to_the_byte_under_its_own_code(story: Story) -> None:
    user = story.sign_in(NOOR)
    case = story.case("SC-1")

    pdf = issue(user, story, "SC-1", "DOC-30")

    [letter] = user.cases.view(case).record.letters
    assert letter.sha256 == hashlib.sha256(pdf).hexdigest()
    assert (letter.number, letter.dated.isoformat(), letter.practice) == (1, "2026-01-12", True)
    assert f"{letter.size} · {letter.code}" in words(pdf)
    verdict = user.letters.check_code(letter.code.lower().replace("-", " "))
    assert (verdict.found, verdict.case, verdict.size, verdict.letter) == (
        CodeFound.MATCHES,
        case,
        letter.size,
        1,
    )
    assert verify(user).items == ()


@ready
def test_a_community_school_prints_no_last_day_before_the_authority_has_written(
    story: Story,
) -> None:
    text = words(issue(story.sign_in(NOOR), story, "SC-1", "DOC-30"))

    assert "Wexmoor Borough Council is your employer and will end your contract" in text
    assert "16 January" not in text
    assert "cease to work at the school" in text
    assert "10 working days of receiving this letter" in text


@ready
def test_every_page_says_practice(story: Story) -> None:
    pdf = issue(story.sign_in(NOOR), story, "SC-1", "DOC-30")

    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) > 1
    assert all("PRACTICE" in page for page in pages)


@advised
def test_an_advice_note_speaks_of_no_warning_and_no_appeal(story: Story) -> None:
    text = words(issue(story.sign_in(ORIEL), story, "SC-5", "DOC-21")).lower()

    assert "not a disciplinary sanction" in text
    assert "27 may 2026" in text
    assert "warning" not in text
    assert "appeal" not in text


@decided
def test_an_outcome_waits_for_the_signed_sheet(story: Story) -> None:
    user = story.sign_in(NOOR)
    case = story.case("SC-1")

    [offered] = [one for one in user.letters.kinds(case) if one.kind.id == "DOC-30"]
    with pytest.raises(Refused, match="decision sheet"):
        issue(user, story, "SC-1", "DOC-30")

    assert offered.state is OfferState.POSSIBLE
    assert user.cases.view(case).record.letters == ()


@decided
@pytest.mark.parametrize(
    ("sanction", "months", "kind", "title", "last_day"),
    [
        (
            Sanction.FIRST_WRITTEN_WARNING,
            6,
            "DOC-26",
            "first written warning",
            "8 July 2026",
        ),
        (
            Sanction.FINAL_WRITTEN_WARNING,
            12,
            "DOC-27",
            "final written warning",
            "8 January 2027",
        ),
    ],
    ids=["first", "final"],
)
def test_a_warning_is_live_to_the_day_before_its_anniversary(  # noqa: PLR0917 - a row of the table
    story: Story, sanction: Sanction, months: int, kind: str, title: str, last_day: str
) -> None:
    case = story.case("SC-1")
    clerk = story.sign_in(LENA)
    decisions = clerk.cases.view(case).record.decisions
    assert decisions.severity is not None
    assert decisions.sanction is not None
    clerk.decisions.record_severity(
        case, replace(decisions.severity, severity=Severity.SERIOUS_MISCONDUCT)
    )
    warning = replace(
        decisions.sanction,
        sanction=sanction,
        live_months=months,
        change_required="Post nothing about pupils.",
        change_by=date(2026, 2, 9),
        dismissal_reason="",
        dbs=None,
        tra=None,
    )
    clerk.decisions.record_sanction(case, warning)
    leave = clerk.evidence.gate(GateAnswer.NO, 1)
    assert leave is not None
    sheet = clerk.evidence.prepare_pixels(case, leave, signed_sheet(DECISION_SHEET), ("image/png",))
    clerk.decisions.attach_sheet(case, sheet)

    text = words(issue(story.sign_in(NOOR), story, "SC-1", kind))

    assert title in text.lower()
    assert last_day in text
    assert "Post nothing about pupils" in text
    assert "9 February 2026" in text
    assert "cease to work" not in text


def test_an_advice_note_needs_the_advice(office: Office) -> None:
    [offered] = [one for one in office.user.letters.kinds(office.case) if one.kind.id == "DOC-21"]

    with pytest.raises(Refused, match="advice that was given"):
        office.user.letters.issue(office.case, "DOC-21", ())

    assert offered.state is OfferState.CANNOT


@ready
def test_a_decision_changed_after_the_sheet_was_signed_needs_a_new_sheet(story: Story) -> None:
    case = story.case("SC-1")
    clerk = story.sign_in(LENA)
    severity = clerk.cases.view(case).record.decisions.severity
    assert severity is not None
    clerk.decisions.record_severity(case, replace(severity, reasons="Other reasons."))

    with pytest.raises(Refused, match="signed anew"):
        issue(story.sign_in(NOOR), story, "SC-1", "DOC-30")


@ready
@pytest.mark.parametrize("who", [DAVIT, LENA], ids=["investigator", "clerk"])
def test_neither_investigator_nor_clerk_issues_a_letter(story: Story, who: Player) -> None:
    user = story.sign_in(who)

    with pytest.raises(NotAllowed):
        user.letters.issue(story.case("SC-1"), "DOC-30", ())


@ready
def test_a_letter_is_issued_once_and_the_decision_stands(story: Story) -> None:
    case = story.case("SC-1")
    issue(story.sign_in(NOOR), story, "SC-1", "DOC-30")

    assert story.user is not None
    with pytest.raises(Refused, match="It was issued on"):
        story.user.letters.issue(case, "DOC-30", ())
    clerk = story.sign_in(LENA)
    severity = clerk.cases.view(case).record.decisions.severity
    assert severity is not None
    with pytest.raises(Refused, match="has gone out"):
        clerk.decisions.record_severity(case, severity)


@ready
def test_an_address_that_is_missing_is_named_with_its_page(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(NOOR)
    user.cases.set_subject_address(case, ())
    values = user.letters.draft(case, "DOC-30").values

    [lacking] = user.letters.missing(case, "DOC-30", values)
    with pytest.raises(LetterIncomplete) as refused:
        user.letters.issue(case, "DOC-30", values)

    assert (lacking.name, lacking.goes_to) == ("addressee", GoesTo.PEOPLE)
    assert lacking.label in refused.value.sentence()
    assert user.cases.view(case).record.letters == ()


@ready
def test_a_typed_field_that_is_missing_is_named(story: Story) -> None:
    user = story.sign_in(NOOR)

    found = user.letters.missing(story.case("SC-1"), "DOC-30", (("retention", " "),))

    assert [(one.name, one.goes_to) for one in found] == [("record", GoesTo.DECISION)]


@ready
@pytest.mark.parametrize(
    ("without", "name"),
    [
        (lambda one: replace(one, appeal=replace(one.appeal, to_name="")), "appeal_to"),
        (lambda one: replace(one, appeal=replace(one.appeal, to_contact="")), "appeal_to"),
        (lambda one: replace(one, appeal=replace(one.appeal, working_days=None)), "appeal_days"),
        (lambda one: replace(one, appeal=Appeal()), "appeal_to"),
        (lambda one: replace(one, dbs=None), "dbs_referral"),
        (lambda one: replace(one, tra=None), "tra_referral"),
    ],
    ids=["to", "contact", "days", "appeal", "dbs", "tra"],
)
def test_what_the_decision_record_lacks_is_named(
    story: Story, without: Callable[[SanctionDecision], SanctionDecision], name: str
) -> None:
    case = story.case("SC-1")
    clerk = story.sign_in(LENA)
    sanction = clerk.cases.view(case).record.decisions.sanction
    assert sanction is not None
    clerk.decisions.record_sanction(case, without(sanction))
    user = story.sign_in(NOOR)

    found = user.letters.missing(case, "DOC-30", user.letters.draft(case, "DOC-30").values)

    assert name in {one.name for one in found}
    assert all(one.goes_to is GoesTo.DECISION for one in found)


@ready
def test_drafts_are_kept_and_are_no_acts(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(NOOR)
    user.letters.save_draft(case, "DOC-30", (("contact", "Petra\u202e"),))
    before = user.cases.view(case).entries

    user.letters.save_draft(case, "DOC-30", (("contact", "Petra Lindqvist-Moss"),))

    assert user.cases.view(case).entries == before
    again = story.sign_in(NOOR)
    assert again.letters.draft(case, "DOC-30").values == (("contact", "Petra Lindqvist-Moss"),)


@ready
def test_a_preview_shows_its_gaps_and_needs_no_database(story: Story) -> None:
    case = story.case("SC-1")
    user = story.sign_in(NOOR)
    user.letters.facts(case, "DOC-21")  # no advice was given here, so nearly all of it is a gap
    drawn: list[int] = []

    def draw() -> None:
        pages = user.letters.preview(case, "DOC-21", (), 600)
        drawn.extend(page.width for page in pages)

    thread = threading.Thread(target=draw)
    thread.start()
    thread.join()

    assert set(drawn) == {600}
    text = words(user.letters.draft_pdf(case, "DOC-21", ()))
    assert "[ the date of the meeting ]" in text
    assert "DRAFT" in text


@ready
def test_paper_and_copies_are_logged(story: Story, tmp_path: Path) -> None:
    case = story.case("SC-1")
    user = story.sign_in(NOOR)
    pdf = issue(user, story, "SC-1", "DOC-30")
    [letter] = user.cases.view(case).record.letters

    user.letters.printed(case, letter.id, copies=2)
    user.letters.save_copy(case, letter.id, tmp_path / "copy.pdf")
    with pytest.raises(NotStored):
        user.letters.save_copy(case, letter.id, tmp_path / "nowhere" / "copy.pdf")

    assert (tmp_path / "copy.pdf").read_bytes() == pdf
    acts = [line.act.english() for line in user.cases.log_lines(case)]
    assert acts[-2:] == ["Printed a letter", "Saved a copy of a letter"]
    [page, *_rest] = user.letters.pages(case, letter.id, dpi=50)
    assert page.width == pytest.approx(413, abs=2)  # A4 is 8.27 inches wide


@ready
def test_a_slip_of_the_fingers_is_called_one(story: Story) -> None:
    user = story.sign_in(NOOR)
    issue(user, story, "SC-1", "DOC-30")
    [letter] = user.cases.view(story.case("SC-1")).record.letters
    slip = ("A" if letter.code[0] != "A" else "C") + letter.code[1:]

    assert user.letters.check_code(slip).found is CodeFound.ONE_LETTER_DIFFERS
    assert user.letters.check_code("A" * 32).found is CodeFound.NOT_FOUND
    with pytest.raises(BadCode):
        user.letters.check_code("not a code")


_STOPPED = """
import os, sys
from pathlib import Path
from casebook.domain.clock import PlayedClock
from casebook.services import letter_issue, opening
from casebook.services.demo_cast import NOOR, at
from casebook.services.opening import Opener, Secret
from casebook.store import letter as letters
from casebook.vault.cost import Cost, CostLimits

folder, app_data, case = sys.argv[1:]
real = letter_issue.finish

def finish(session, file):
    with file.reading() as tx:
        if letters.unfinished(tx):
            os._exit(9)
    real(session, file)

letter_issue.finish = finish
opener = Opener(Cost(64, 1, 1), CostLimits(Cost(8, 1, 1), Cost(1 << 20, 20, 8)), Path(app_data))
closed = opening.open_casebook(Path(folder), clock=PlayedClock(at(2026, 1, 12, 9)), opener=opener)
user = closed.sign_in(NOOR.name, Secret(NOOR.password))
user.letters.issue(case, "DOC-30", user.letters.draft(case, "DOC-30").values)
"""


@ready
def test_a_stop_between_the_two_transactions_is_made_good_with_the_same_bytes(
    story: Story, tmp_path: Path
) -> None:
    case = story.case("SC-1")
    arguments = [sys.executable, "-c", _STOPPED, str(story.folder), str(story.app_data), case]
    ended = subprocess.run(arguments, check=False, capture_output=True)
    assert ended.returncode == 9, ended.stderr.decode()
    shutil.copytree(story.folder.parent, tmp_path / "twin")
    twin = Story(
        tmp_path / "twin" / "casebook",
        tmp_path / "twin" / "app-data",
        story.told,
        PlayedClock(at(2026, 3, 2, 12)),
    )

    finished = [
        (user.cases.view(case).record.letters, user)
        for user in (story.sign_in(NOOR), twin.sign_in(ORIEL))
    ]

    [(one,), (other,)] = [letters for letters, _ in finished]
    assert one.sha256 == other.sha256
    assert one.code == other.code
    pdf = finished[1][1].letters.pdf(case, other.id)
    assert hashlib.sha256(pdf).hexdigest() == one.sha256
    assert f"{one.size} · {one.code}" in words(pdf)
    assert verify(finished[1][1]).items == ()
    twin.lock()


def test_a_letter_of_a_real_casebook_bears_no_practice_mark(tmp_path: Path, opener: Opener) -> None:
    clock = PlayedClock(at(2025, 11, 17, 9), practice=False)
    user = opening.create_casebook(
        tmp_path / "real", builders.a_set_up(), clock=clock, opener=opener
    )
    adviser = user.people.enrol(
        builders.HR_NAME, Secret(builders.HR_PASSWORD), post=Post.HR_ADVISER, title="HR adviser"
    )
    user.people.confirm(adviser, agreed=True)
    changes = user.cases.record_concern(
        About.EMPLOYEE, builders.a_concern(), members=(adviser.person,)
    )
    assert changes.case is not None
    facts = user.letters.facts(changes.case, "DOC-21")
    draft = words(user.letters.draft_pdf(changes.case, "DOC-21", ()))
    card = words(forms.first_day_card(user.session, changes.case))
    notices = [each.english() for each in user.cases.view(changes.case).guide.notices]
    user.close()

    assert not facts.practice
    assert "DRAFT" in draft
    assert not any("PRACTICE" in each for each in (draft, card, *notices))
