"""What a copied staff record says about a case, in sentences that name the exhibit and the day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.evidence import ZonedTime
from casebook.domain.hours import Overtime, Stretch, StretchKind, Weekday
from casebook.domain.record import CaseRecord
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    JobRequirement,
    StaffCopy,
    StaffMember,
)
from casebook.domain.staff_hint import SubjectFacts, hints
from tests.unit.store.sample import full_record
from tests.unit.store.sample_decision import HEAD, SUBJECT

DAYS = WorkingCalendar(frozenset())
TAKEN = datetime(2026, 11, 2, 9, tzinfo=UTC)
WEEK = (
    Stretch(Weekday.MONDAY, time(8, 30), time(15, 30)),
    Stretch(Weekday.MONDAY, time(12, 15), time(12, 45), StretchKind.BREAK),
    Stretch(Weekday.MONDAY, time(9), time(9, 30), StretchKind.PERMITTED),
)


def member(**more: object) -> StaffMember:
    made = StaffMember(SUBJECT, "Subject Person", "Teaching assistant", week=WEEK)
    return replace(made, **more)  # type: ignore[arg-type]


def record(who: StaffMember | None, *posted: datetime) -> CaseRecord:
    """The sample case with one exhibit for each moment of posting."""
    whole = full_record()
    first = whole.exhibits[0]
    exhibits = tuple(
        replace(
            first,
            number=number,
            withdrawn="",
            details=replace(first.details, posted_at=ZonedTime(moment, "Europe/London")),
        )
        for number, moment in enumerate(posted, 1)
    )
    copy = None if who is None else StaffCopy(who, TAKEN, HEAD)
    return replace(whole, exhibits=exhibits, staff_copy=copy)


def said(who: StaffMember | None, *posted: datetime) -> list[str]:
    return [words.english() for words in hints(record(who, *posted), DAYS)]


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (datetime(2026, 11, 2, 8, 45, tzinfo=UTC), "08:45: in working time"),
        (datetime(2026, 11, 2, 9, 5, tzinfo=UTC), "09:05: at a time when use is permitted"),
        (datetime(2026, 11, 2, 12, 20, tzinfo=UTC), "12:20: in an official break"),
        (datetime(2026, 11, 2, 21, 0, tzinfo=UTC), "21:00: outside working hours"),
        (datetime(2026, 11, 3, 10, 0, tzinfo=UTC), "does not work"),
        # In July the clocks in England showed 08:45.
        (datetime(2026, 7, 6, 7, 45, tzinfo=UTC), "Mon 6 Jul 2026, 08:45: in working time"),
    ],
)
def test_a_post_is_placed_in_the_working_day(moment: datetime, sentence: str) -> None:
    assert sentence in said(member(), moment)[0]


def test_overtime_and_unknown_hours_are_said() -> None:
    evening = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)
    over = member(overtime=(Overtime(date(2026, 11, 2), time(18), time(20)),))

    assert "during overtime" in said(over, evening)[0]
    assert "No working hours are recorded" in said(member(week=()), evening)[0]


def test_a_withdrawn_exhibit_says_nothing() -> None:
    whole = record(member(), TAKEN)
    gone = replace(whole, exhibits=(replace(whole.exhibits[0], withdrawn="By mistake"),))

    assert not any("posted" in each.english() for each in hints(gone, DAYS))


def test_what_had_been_acknowledged_is_of_the_day_of_the_conduct() -> None:
    late = member(acknowledgements=(Acknowledgement("9", date(2030, 1, 1), AcknowledgedBy.SIGNED),))
    early = member(
        acknowledgements=(Acknowledgement("2", date(2015, 1, 5), AcknowledgedBy.SIGNED),)
    )

    assert any("No acknowledgement of the policy" in each for each in said(late))
    assert "Acknowledged version 2 of the policy on Mon 5 Jan 2015." in said(early)


def test_a_job_that_needs_social_media_speaks_for_the_subject() -> None:
    needed = member(job_requirement=JobRequirement("the school's account", "Oriel Tansley"))

    assert "The job needs social media: the school's account. Oriel Tansley allowed it (2.3)." in (
        said(needed)
    )


def test_a_hearing_outside_contracted_days_is_said() -> None:
    hearing = full_record().decided.hearing
    assert hearing is not None
    worked = {Weekday(hearing.held_on.strftime("%A").lower())}
    other = Stretch(next(day for day in Weekday if day not in worked), time(9), time(12))

    told = said(member(week=(other,)))

    assert any("is not a day on which the subject is contracted" in each for each in told)


def test_without_a_copy_nothing_is_said() -> None:
    assert said(None, TAKEN) == []


def test_a_record_that_changed_since_is_noticed() -> None:
    copy = StaffCopy(member(), TAKEN, HEAD)

    assert SubjectFacts(copy, member(line_manager="New")).changed_since
    assert not SubjectFacts(copy, member()).changed_since
    assert not SubjectFacts(copy, None).changed_since
    assert not SubjectFacts(None, member()).changed_since
