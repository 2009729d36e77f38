"""Dates as a calendar file that a diary program reads in: days and a case's reference, no name and no word of a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from casebook.resources import _

_MORNING: Final = timedelta(hours=8)
_DAY_BEFORE: Final = _MORNING - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DiaryDate:
    """One day. `key` stays the same while the day moves, so that reading a later file moves the entry too."""

    key: str
    on: date
    title: str


def calendar_file(dates: Iterable[DiaryDate], *, made_at: datetime) -> bytes:
    """The file (RFC 5545): whole days, each with reminders at eight the morning before and that morning, local time.

    `made_at` puts a later file after an earlier one. The same dates at the same moment give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Casebook//EN")
    calendar.add("version", "2.0")
    for dated in dates:
        calendar.add_component(_event(dated, made_at))
    return bytes(calendar.to_ical())


def _event(dated: DiaryDate, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", dated.key)
    event.add("dtstamp", made_at)
    event.add("sequence", int(made_at.timestamp()))
    event.add("dtstart", dated.on)
    event.add("dtend", dated.on + timedelta(days=1))
    event.add("summary", dated.title)
    event.add("transp", "TRANSPARENT")  # a day by which something is due keeps nobody busy
    event.add("class", "PRIVATE")
    event.add_component(_reminder(_DAY_BEFORE, _("Casebook: due tomorrow")))
    event.add_component(_reminder(_MORNING, _("Casebook: due today")))
    return event


def _reminder(after: timedelta, words: str) -> Alarm:
    """One reminder, so long after the day begins."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", after)
    return alarm
