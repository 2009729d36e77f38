"""A calendar file is one that any diary program can read, and says nothing of a case."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from casebook.documents.calendar_file import DiaryDate, calendar_file

MADE = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
DUE = DiaryDate("FH-7QK4-triage@casebook", date(2026, 3, 29), "Casebook: a step is due (FH-7QK4)")


def lines(data: bytes) -> list[str]:
    """Content lines, unfolded as RFC 5545 section 3.1 says."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_date_is_a_whole_day_with_reminders_the_morning_before_and_that_morning() -> None:
    found = lines(calendar_file([DUE], made_at=MADE))

    assert found[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20260329" in found  # the clocks change that night; the day does not
    assert "DTEND;VALUE=DATE:20260330" in found
    assert "UID:FH-7QK4-triage@casebook" in found
    assert "TRIGGER:-PT16H" in found  # eight the morning before
    assert "TRIGGER:PT8H" in found
    assert "CLASS:PRIVATE" in found


def test_a_later_file_moves_the_entry() -> None:
    earlier = lines(calendar_file([DUE], made_at=MADE))
    later = lines(calendar_file([DUE], made_at=MADE + timedelta(minutes=5)))

    def sequence(found: list[str]) -> int:
        return next(int(one[9:]) for one in found if one.startswith("SEQUENCE:"))

    assert sequence(later) > sequence(earlier)


def test_the_same_dates_at_the_same_moment_give_the_same_bytes() -> None:
    assert calendar_file([DUE], made_at=MADE) == calendar_file([DUE], made_at=MADE)


def test_no_dates_make_an_empty_calendar() -> None:
    assert lines(calendar_file([], made_at=MADE))[-2:] == ["END:VCALENDAR", ""]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_title_is_folded_at_75_octets_and_read_back_as_it_was(title: str) -> None:
    data = calendar_file([DiaryDate("k", date(2026, 1, 2), title)], made_at=MADE)

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == title
