"""What is due over all cases: from one row of each, for a diary and on paper without a name, and since the last visit."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pypdfium2
import pytest
from icalendar import Calendar

from casebook.domain.calendar import SchoolDates
from casebook.domain.clock import LONDON
from casebook.domain.deadline_list import Band
from casebook.domain.report import About, Concern, Risk
from casebook.services import forms
from casebook.services.verify import verify
from casebook.store import summary
from tests.unit.services.conftest import HEAD, HR, SUBJECT, Office


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def another_case(office: Office, name: str) -> None:
    concern = Concern(name, "Teacher", "A post", office.clock.now(), "Chirrup", Risk.NO)
    office.user.cases.record_concern(About.EMPLOYEE, concern, members=(office.people[HR[0]],))


def events(data: bytes) -> dict[str, Any]:
    return {str(one["uid"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def test_the_list_says_what_is_due_and_for_whom(office: Office) -> None:
    office.clock.set(datetime(2025, 11, 20, 9, tzinfo=LONDON))

    found = office.user.deadlines.look()
    thanks = next(one for one in found.rows if one.deadline.key == "acknowledge")

    assert (thanks.deadline.day, thanks.band) == (date(2025, 11, 19), Band.OVERDUE)
    assert thanks.mine
    assert thanks.urgent
    assert thanks.deadline.names == HEAD[0]
    theirs = office.sign_in(HR).deadlines.look().rows
    assert [one.mine for one in theirs if one.deadline.key == "acknowledge"] == [False]


def test_home_and_the_list_read_one_row_of_each_case(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        another_case(office, f"Other {number}")
    office.sign_in(HEAD)  # every case is shut
    asked: list[str] = []
    peek = summary.peek

    def watched(creator: Any, *more: Any, **named: Any) -> Any:
        def traced() -> Any:
            made = creator()
            made.set_trace_callback(asked.append)
            return made

        return peek(traced, *more, **named)

    monkeypatch.setattr(summary, "peek", watched)
    rows = office.user.cases.home().rows
    listed = office.user.deadlines.look()

    assert len(rows) == 4
    assert listed.cases == 4
    assert len({one.case for one in listed.rows}) == 4
    read = [one for one in asked if one.startswith("SELECT")]
    assert len(read) == 8  # once for home, once for the list
    assert all(" summary" in one and " JOIN " not in one for one in read)
    assert not any(office.user.session.files.if_open(row.case) for row in rows)


def test_a_diary_file_has_the_days_ahead_and_no_word_of_the_case(office: Office) -> None:
    data = office.user.deadlines.diary(office.case)
    reference = office.user.cases.view(office.case).record.case.reference

    assert date(2025, 11, 19) in {one["dtstart"].dt for one in events(data).values()}
    assert {str(one["summary"]) for one in events(data).values()} == {
        f"Casebook: a step is due ({reference})"
    }
    for secret in (SUBJECT, "Canary", "acknowledge", "triage", office.case):
        assert secret.encode() not in data


def test_a_second_file_moves_the_same_entries(office: Office) -> None:
    first = events(office.user.deadlines.diary(office.case))
    office.clock.set(datetime(2025, 11, 17, 15, tzinfo=LONDON))
    office.user.limits.set_limit("ack_reporter", 4)
    office.user.cases.set_conduct_date(office.case, date(2025, 11, 14))
    later = events(office.user.deadlines.diary())
    theirs = events(office.sign_in(HR).deadlines.diary(office.case))

    moved = [
        uid for uid in first if uid in later and first[uid]["dtstart"] != later[uid]["dtstart"]
    ]
    assert moved
    for uid in moved:
        assert (first[uid]["dtstart"].dt, later[uid]["dtstart"].dt) == (
            date(2025, 11, 19),
            date(2025, 11, 21),
        )
        assert later[uid]["sequence"] > first[uid]["sequence"]
    assert not set(first) & set(theirs)  # nobody else can tell a step from its id


def test_what_is_past_is_left_out_of_a_diary(office: Office) -> None:
    office.clock.set(datetime(2025, 12, 20, 9, tzinfo=LONDON))

    assert office.user.deadlines.look().rows
    assert events(office.user.deadlines.diary()) == {}


def test_the_printed_dates_name_nobody(office: Office) -> None:
    text = words(office.user.deadlines.sheet(office.case))
    reference = office.user.cases.view(office.case).record.case.reference

    assert reference in text
    assert "19 November 2025" in text
    assert "Thank the person who reported it" in text
    assert "PRACTICE" in text
    for name in (SUBJECT, *HEAD[:1], HR[0]):
        assert name not in text
    assert len(forms.pages(office.user.deadlines.sheet(office.case), 40)) == 1


def test_the_printed_dates_of_all_cases_say_which_case(office: Office) -> None:
    another_case(office, "Other Subject")
    text = words(office.user.deadlines.sheet())

    for row in office.user.cases.home().rows:
        assert row.reference in text


def test_home_says_what_fell_due_since_the_last_visit(office: Office) -> None:
    assert office.user.cases.home().last_here is None  # the first visit
    office.user.deadlines.been_here()
    office.clock.set(datetime(2025, 11, 20, 9, tzinfo=LONDON))

    home = office.sign_in(HEAD).cases.home()
    assert home.last_here == date(2025, 11, 17)
    assert "acknowledge" in {one.deadline.key for one in home.fell_due}
    office.user.deadlines.been_here()
    assert office.user.cases.home().fell_due == ()  # it is said once

    assert office.sign_in(HEAD).cases.home().fell_due == ()


def test_a_visit_is_remembered_for_each_person_alone_and_not_in_the_clear(office: Office) -> None:
    office.user.deadlines.been_here()

    assert office.sign_in(HR).cases.home().last_here is None
    for path in office.folder.rglob("*"):
        if path.suffix == ".seen":
            assert b"2025-11-17" not in path.read_bytes()
    assert office.sign_in(HEAD).cases.home().last_here == date(2025, 11, 17)


def test_other_limits_and_closed_days_leave_no_case_at_fault(office: Office) -> None:
    office.user.limits.set_limit("ack_reporter", 4)
    office.user.calendar.save(SchoolDates(closures=(date(2025, 11, 18),)))

    office.user.cases.check(office.case)
    assert office.user.cases.view(office.case).unchanged.faults == ()
    assert verify(office.user).items == ()


def test_what_nothing_explains_is_still_found(office: Office) -> None:
    with office.user.session.open_case(office.case) as file, file.scratch() as tx:
        kept = summary.get(tx)
        assert kept is not None
        summary.save(tx, replace(kept, deadlines=()))

    assert any("summary" in one.where for one in verify(office.user).items)


def test_the_day_moves_on_with_the_clock_and_needs_no_writing(office: Office) -> None:
    bands = []
    for day in range(17, 22):
        office.clock.set(datetime(2025, 11, day, 9, tzinfo=LONDON))
        rows = office.user.deadlines.look().rows
        bands.append(next(one.band for one in rows if one.deadline.key == "acknowledge"))

    assert bands == [Band.WEEK, Band.WEEK, Band.TODAY, Band.OVERDUE, Band.OVERDUE]
