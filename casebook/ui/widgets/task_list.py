"""The list of tasks: verbs first, a state in words, and the whole row opens the task."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.guide import Task, TaskState
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import due_words, wording
from casebook.ui.widgets.card import Card, Line, emptied, pad
from casebook.ui.widgets.row import RowButton, titled_row


class TaskList(Card):
    """The tasks of a stage.

    Signals:
        opened(Task): a row was chosen.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="tasks", parent=parent)
        pad(self.body, 4, 4)
        self.body.setSpacing(0)

    def show_tasks(self, tasks: Iterable[Task]) -> None:
        """Show these tasks in their order."""
        emptied(self.body)
        for index, task in enumerate(tasks):
            if index:
                self.body.addWidget(Line())
            self.body.addWidget(self._row(task))

    def rows(self) -> list[RowButton]:
        """The rows, in order."""
        return self.findChildren(RowButton)

    def _row(self, task: Task) -> RowButton:
        words, tone = wording.TASK_STATES[task.state]
        if _pressing(task):
            words, tone = N_("Do this now"), "stop"
        opens = task.state is not TaskState.CANNOT_START
        row = titled_row(
            wording.read(task.title),
            _note(task),
            tag=_(words),
            tone=tone,
            name=f"task-{task.id}",
            link=opens,
        )
        row.clicked.connect(lambda _on=False, chosen=task: self.opened.emit(chosen))
        return row


def _pressing(task: Task) -> bool:
    return task.urgent and task.state is not TaskState.CANNOT_START


def _note(task: Task) -> str:
    parts = [wording.read(task.note)] if task.note else []
    if task.due and task.state not in {TaskState.COMPLETED, TaskState.NOT_NEEDED}:
        parts.append(
            due_words.by_when(
                task.due,
                urgent=task.urgent,
                overdue=task.overdue,
                paused=task.paused,
                short=True,
                said=_pressing(task),
            )
        )
    if not task.mine and task.state in {TaskState.NOT_STARTED, TaskState.IN_PROGRESS}:
        parts.append(_("For somebody else in this case"))
    return " · ".join(parts)
