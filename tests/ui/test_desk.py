"""The desk keeps work off the window's thread and brings answers back to it."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from casebook.domain.changes import Changes, Kind, changed
from casebook.errors import CasebookError, NotAllowed, Stopped
from casebook.ui.desk import Desk, Job
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.plain import PlainLabel
from tests.ui.threads import noticed


def test_an_action_runs_elsewhere_and_its_changes_come_back_here(qtbot: QtBot, desk: Desk) -> None:
    threads: list[int] = []

    def act() -> Changes:
        threads.append(threading.get_ident())
        return changed(Kind.CASE)

    with qtbot.waitSignal(desk.changed) as seen:
        desk.do(act)

    assert seen.args is not None
    assert seen.args[0] == changed(Kind.CASE)
    assert threads != [threading.get_ident()]


def test_one_thread_does_everything_that_needs_the_databases(qtbot: QtBot, desk: Desk) -> None:
    found: list[int] = []
    for _turn in range(5):
        desk.ask(threading.get_ident, found.append)
    qtbot.waitUntil(lambda: len(found) == 5)

    assert len(set(found)) == 1


def test_a_refusal_goes_to_who_asked_or_to_everyone(qtbot: QtBot, desk: Desk) -> None:
    def act() -> Changes:
        raise NotAllowed

    heard: list[CasebookError] = []
    with qtbot.waitSignal(desk.refused):
        desk.do(act)
    desk.do(act, refused=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert isinstance(heard[0], NotAllowed)


def test_a_bug_reaches_the_hook_and_no_page(qtbot: QtBot, desk: Desk) -> None:
    def act() -> Changes:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        desk.do(act)
        qtbot.waitUntil(desk.idle)

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_a_page_that_is_gone_is_not_called(qtbot: QtBot, desk: Desk) -> None:
    import shiboken6

    gate = threading.Event()
    label = PlainLabel("before")
    desk.ask(lambda: str(gate.wait(5)), label.setText)
    shiboken6.delete(label)
    gate.set()

    qtbot.waitUntil(desk.idle)


def test_answers_still_on_their_way_are_forgotten_at_lock(qtbot: QtBot, desk: Desk) -> None:
    gate = threading.Event()
    heard: list[bool] = []
    desk.ask(lambda: gate.wait(5), heard.append)
    desk.clear()
    gate.set()
    qtbot.waitUntil(desk.idle)

    assert heard == []


def test_long_work_reports_progress_and_stops_when_asked(qtbot: QtBot, desk: Desk) -> None:
    seen: list[tuple[int, int]] = []
    refusals: list[CasebookError] = []
    watched = threading.Event()

    def prepare(job: Job) -> str:
        watched.wait(5)
        job.progress(3_000_000_000, 6_000_000_000)
        while not job.cancelled():
            threading.Event().wait(0.001)
        raise Stopped

    job = desk.run(prepare, pytest.fail, refused=refusals.append)
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    watched.set()
    qtbot.waitUntil(lambda: bool(seen))
    job.cancel()
    qtbot.waitUntil(lambda: bool(refusals))

    assert seen == [(3_000_000_000, 6_000_000_000)]
    assert isinstance(refusals[0], Stopped)


def test_work_that_reads_a_widget_is_noticed(qtbot: QtBot) -> None:
    field = LineField("Name", name="name")
    qtbot.addWidget(field)
    with noticed() as touched:
        made = Desk()
        made.ask(field.value, print)
        made.close()

    assert any(one.endswith(" text") for one in touched), touched
