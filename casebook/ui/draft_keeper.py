"""Keeps what is typed in a form of a case, so that neither leaving, nor locking, nor a power cut loses it."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import CaseId
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.ui import dialogs
from casebook.ui.widgets import wording
from casebook.ui.widgets.form import Form, Values
from casebook.ui.widgets.page import Page

SAVE_AFTER: Final = 800  # milliseconds after the last keystroke
_NOTICE: Final = "draft"


class Drafts(Protocol):
    """Where drafts are kept: inside the case."""

    def form(self, case: CaseId, form: str) -> FormDraft:
        """What was typed in a form and not recorded."""

    def save_form(self, case: CaseId, form: str, values: Values) -> None:
        """Keep what is typed so far; no values: forget it."""


class DraftKeeper(QObject):
    """Looks after the one form that a page shows. Only answers that differ from the record are kept."""

    def __init__(self, page: Page, drafts: Drafts, case: CaseId) -> None:
        super().__init__(page)
        self._page, self._drafts, self._case = page, drafts, case
        self._form: Form | None = None
        self._key = ""
        self._begun: Values = ()
        self._saved: Values = ()
        self._failed = False
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._soon.timeout.connect(self.keep)

    def read(self, key: str) -> FormDraft:
        """What was typed in the form of this key; for the desk."""
        return self._drafts.form(self._case, key)

    def watch(self, form: Form, draft: FormDraft) -> None:
        """Put back what was typed in a form that shows the record, say so, and keep what is typed from now on."""
        self._form, self._key, self._failed = form, draft.form, False
        self._begun = form.values()
        form.fill(draft.values)
        self._saved = self._typed()
        form.edited.connect(self._soon.start)
        self._page.notices.drop(_NOTICE)
        if draft.saved_at is not None and self._saved:
            self._page.notices.say(
                _("What you typed here on {when} is below. It is not on the record yet.").format(
                    when=wording.moment(draft.saved_at)
                ),
                key=_NOTICE, action=_("Drop what was typed"), act=self._drop,
            )  # fmt: skip

    def watching(self) -> bool:
        """Whether a form is looked after."""
        return self._form is not None

    def keep(self) -> bool:
        """Keep now what was typed since it was kept last; whether there was anything."""
        self._soon.stop()
        if self._form is None:
            return False
        typed = self._typed()
        if typed == self._saved and not self._failed:
            return False
        self._saved = typed
        self._save()
        return True

    def release(self) -> None:
        """Keep what was typed and look after the form no more: it is about to go."""
        self.keep()
        if self._form is not None:
            self._form.edited.disconnect(self._soon.start)
        self._form = None
        self._page.notices.drop(_NOTICE)

    def recorded(self) -> None:
        """What was typed is on the record, so nothing is left to keep."""
        self._soon.stop()
        self._page.notices.drop(_NOTICE)
        if self._form is not None:
            self._begun = self._form.values()
            self._forget()

    def lost(self) -> bool:
        """Whether leaving now would lose something, because it could not be kept."""
        return self._failed

    def _drop(self) -> None:
        sure = dialogs.confirm(
            self._page,
            _("Drop what was typed?"),
            _("The form shows again what is on the record. What you typed here is gone."),
            yes=_("&Drop it"),
        )
        if sure and self._form is not None:
            self._page.notices.drop(_NOTICE)
            self._form.fill(self._begun)
            self._soon.stop()
            self._forget()

    def _forget(self) -> None:
        if self._saved:
            self._saved = ()
            self._save()

    def _typed(self) -> Values:
        assert self._form is not None
        begun = set(self._begun)
        return tuple(answer for answer in self._form.values() if answer not in begun)

    def _save(self) -> None:
        drafts, case, key, values = self._drafts, self._case, self._key, self._saved
        self._page.desk.ask(
            lambda: drafts.save_form(case, key, values), self._done, refused=self._refused
        )

    def _done(self, _nothing: object) -> None:
        self._failed = False

    def _refused(self, error: CasebookError) -> None:
        self._failed = True
        self._page.refuse(error)


def as_you_type() -> str:
    """What stands beside the button that records what a form says."""
    return _("Kept as you type. It goes on the record when you press the button.")
