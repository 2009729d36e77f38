"""The desk: the only place where the window meets work."""

import logging
from collections.abc import Callable
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from casebook.domain.changes import Changes
from casebook.errors import CasebookError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Answer = Callable[[Any], object]
Refusal = Callable[[CasebookError], object]

_log = logging.getLogger("casebook.ui.desk")


class Job(QObject):
    """One piece of long work in the second pool.

    Signals:
        progressed(object, object): done and total, in the work's own unit (bytes may exceed 32 bits).
        finished(): it ended, well or badly.
    """

    progressed = Signal(object, object)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; it keeps nothing."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop. The work calls this from its own thread."""
        return self._stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is. The work calls this from its own thread."""
        self.progressed.emit(done, total)


class Desk(QObject):
    """One worker thread for the open databases, a second pool for work on bytes, and the signals that report both.

    Signals:
        changed(Changes): something was put on the record; pages that show it look again.
        refused(CasebookError): an action was refused and no page said it would show why.
        busy(bool): work began, or the last of it ended.
    """

    changed = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)
    _finished = Signal(object, object, object, object)  # hops back to the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = 0
        self._sitting = 0
        self._jobs: set[Job] = set()
        self._shut = False
        self._finished.connect(self._land)

    # Made in the window's thread when something is first asked for: the first page asks for nothing.
    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        return _threads(1, "desk")

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        return _threads(2, "bytes")

    def do(
        self,
        action: Callable[[], Changes],
        *,
        done: Callable[[Changes], object] | None = None,
        refused: Refusal | None = None,
    ) -> None:
        """Have an action done; then tell `done`, and everyone through `changed`."""
        self._submit(self._worker, action, _Landing(done, refused, change=True))

    def ask(
        self,
        question: Callable[[], T],
        answer: Callable[[T], object],
        *,
        refused: Refusal | None = None,
    ) -> None:
        """Have a question answered. `answer` is best a method of a widget: a widget that is gone is not called."""
        self._submit(self._worker, question, _Landing(answer, refused))

    def run(
        self,
        prepare: Callable[[Job], T],
        answer: Callable[[T], object],
        *,
        refused: Refusal | None = None,
    ) -> Job:
        """Have bytes worked on, beside the databases. The job given to `prepare` reports progress and cancelling."""
        job = Job(self)
        self._jobs.add(job)
        self._submit(self._pool, lambda: prepare(job), _Landing(answer, refused), job)
        return job

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._pending == 0

    def clear(self) -> None:
        """Forget every answer still on its way and stop long work: the casebook is being locked."""
        self._sitting += 1
        for job in self._jobs:
            job.cancel()

    def close(self) -> None:
        """Finish what is under way and end both pools. What is asked for afterwards is not done."""
        self.clear()
        self._shut = True
        self._worker.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self,
        executor: "ThreadPoolExecutor",
        work: Callable[[], Any],
        landing: "_Landing",
        job: Job | None = None,
    ) -> None:
        if self._shut:
            return
        self._pending += 1
        if self._pending == 1:
            self.busy.emit(True)
        sitting = self._sitting
        executor.submit(work).add_done_callback(
            lambda done: self._finished.emit(done, landing, sitting, job)
        )

    def _land(
        self, done: "Future[Any]", landing: "_Landing", sitting: int, job: Job | None
    ) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.busy.emit(False)
        if job is not None:
            self._jobs.discard(job)
            job.finished.emit()
            job.deleteLater()
        if done.cancelled() or sitting != self._sitting:
            return
        try:
            result = done.result()
        except CasebookError as refusal:
            _log.info("refused: %s", type(refusal).__name__)
            if landing.refused is None:
                self.refused.emit(refusal)
            elif _alive(landing.refused):
                landing.refused(refusal)
            return
        if landing.change:
            self.changed.emit(result)
        if landing.answer is not None and _alive(landing.answer):
            landing.answer(result)

    @override
    def __repr__(self) -> str:
        return f"<Desk with {self._pending} under way>"


class _Landing:
    """Where an answer goes."""

    def __init__(
        self, answer: Answer | None, refused: Refusal | None, *, change: bool = False
    ) -> None:
        self.answer = answer
        self.refused = refused
        self.change = change


def _threads(number: int, name: str) -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - see where it is used

    return ThreadPoolExecutor(number, thread_name_prefix=name)


def _alive(call: Callable[..., object]) -> bool:
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
