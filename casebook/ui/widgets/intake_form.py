"""Three answers store an exhibit: what it shows, where it was, when it was first seen."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.evidence import ExhibitDetails, FirstAnswers
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.field import CheckField, LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.zoned_field import ZonedField


class IntakeForm(Form):
    """The form for one batch.

    Signals:
        answered(): the answers are complete and the person wants them stored.
        abandoned(): the person wants nothing of this batch kept.
    """

    answered = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="intake", parent=parent)
        self.title = PlainLabel("", "title")
        self.put(self.title)
        self.put(
            PlainLabel(
                _(
                    "Three answers store it. The rest can follow under “Finish later”."
                    " You cannot spoil anything: the original is kept exactly as you gave it."
                ),
                "muted",
            )
        )
        self.shows = LineField(
            _("&What does it show?"),
            name="shows",
            help=_("In a few words: “Public post with a photograph of a pupil”."),
            missing=_("Say in a few words what it shows."),
        )
        self.where = LineField(
            _("W&here was it?"),
            name="where",
            help=_("The app or site and the account or group, or whose phone."),
            missing=_("Say where it was."),
        )
        self.seen = ZonedField(
            _("When did &you, or whoever gave it to you, first see it?"),
            name="seen",
            missing=_("Say when it was first seen. An estimate is better than nothing."),
        )
        self.one_post = CheckField(_("These are pictures of &one post"), name="one-post")
        self.add(self.shows, self.where, self.seen, self.one_post)
        self._store = PlainButton(_("&Store"), "primary", name="store")
        self._abandon = PlainButton(_("&Do not add this"), name="abandon")
        self.layout_.addLayout(in_row(self._store, self._abandon))
        self.waiting = PlainLabel("", "small")
        self.put(self.waiting)
        self._store.clicked.connect(self._try)
        self._abandon.clicked.connect(self.abandoned)

    def begin(self, count: int, now: datetime) -> None:
        """Ask anew, about this many files."""
        self.title.setText(wording.count("Add {n} file", "Add {n} files", count))
        for field in (self.shows, self.where):
            field.set_value("")
        self.seen.set_moment(now)
        self.one_post.set_value(False)
        self.one_post.setVisible(count > 1)
        self.check_nothing()
        self.ready(done=False)
        self.shows.setFocus()

    def ready(self, *, done: bool) -> None:
        """Say whether the files are sealed already; the answers can be given meanwhile."""
        self._store.setEnabled(True)
        self.waiting.setText(
            _("Sealed and read back. Nothing is on the record until you store it.")
            if done
            else _("Being sealed while you answer.")
        )

    def storing(self) -> None:
        """Say that storing goes on by itself as soon as the files are sealed."""
        self._store.setEnabled(False)
        self.waiting.setText(_("Storing as soon as the file is sealed."))

    def check_nothing(self) -> None:
        """Take away what was said to be wrong."""
        self.errors.show_problems(())
        for field in self.fields():
            field.show_problem("")

    def answers(self) -> FirstAnswers | None:
        """The three answers, or None while one is missing."""
        seen = self.seen.zoned()
        if not (self.shows.value() and self.where.value() and seen):
            return None
        return FirstAnswers(self.shows.value(), self.where.value(), seen)

    def details(self, mark: str) -> ExhibitDetails:
        """What is known beyond the three answers: that the pictures are of one post, by this mark."""
        together = not self.one_post.isHidden() and self.one_post.value()
        return ExhibitDetails(post=mark if together else "")

    def _try(self) -> None:
        if self.check():
            self.answered.emit()
