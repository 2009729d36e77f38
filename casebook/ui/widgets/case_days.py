"""The days of a case in words: what happened on each, what is due, and the stretches between."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.chronology import Span, Stretch
from casebook.domain.clock import local_day
from casebook.domain.guide import Guide, TaskState
from casebook.domain.record import CaseRecord
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.chronology import Band, DayMark

_OPEN: Final = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS})
_STRETCHES: Final[Mapping[Stretch, str]] = {
    Stretch.SUSPENDED: N_("Suspended"),
    Stretch.POLICE_HOLD: N_("Police hold: the school's clocks stand still"),
    Stretch.QUIET: N_("Nothing on the record"),
    Stretch.NOT_KNOWN: N_("On paper, days not known"),
}
_TONES: Final[Mapping[Stretch, str]] = {
    Stretch.SUSPENDED: "warn_soft",
    Stretch.POLICE_HOLD: "hold_soft",
    Stretch.QUIET: "grey_soft",
    Stretch.NOT_KNOWN: "stop_soft",
}


def marks(record: CaseRecord, guide: Guide) -> list[DayMark]:
    """The days of a case: its stages, letters and evidence so far, and what is due."""
    found = [DayMark(event.on, _(wording.STAGES[event.end]).lower()) for event in record.standing]
    if record.case.conduct_on:
        found.append(DayMark(record.case.conduct_on, _("it happened")))
    if not any(mark.on == record.case.reported_on for mark in found):
        found.append(DayMark(record.case.reported_on, _("reported")))
    found += [DayMark(local_day(one.issued_at), _("letter")) for one in record.letters]
    kept = [one for one in record.exhibits if not one.withdrawn]
    added = {local_day(one.provenance.added_at) for one in kept}
    found += [DayMark(day, _("evidence added"), kind="evidence") for day in added]
    posted = {local_day(one.details.posted_at.utc) for one in kept if one.details.posted_at}
    found += [DayMark(day, _("posted"), kind="evidence") for day in posted]
    due = {task.due for task in guide.tasks if task.due and task.state in _OPEN}
    found += [DayMark(day, _("due"), kind="due") for day in due]
    return found


def bands(spans: tuple[Span, ...]) -> list[Band]:
    """The stretches, each with its words and colour."""
    return [Band(one.began, one.ended, _words(one), _TONES[one.kind]) for one in spans]


def _words(span: Span) -> str:
    words = _(_STRETCHES[span.kind])
    stages = ", ".join(_(wording.STAGES[stage]) for stage in span.stages)
    named = f"{words} ({stages})" if stages else words
    if span.ended is None:
        return _("{what}: since {day}").format(what=named, day=wording.day(span.began))
    return _("{what}: {first} to {last}").format(
        what=named, first=wording.day(span.began), last=wording.day(span.ended)
    )
