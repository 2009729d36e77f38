"""Pictures for the evidence page: drawn apart, one thumbnail after another, the chosen one first."""

from PySide6.QtCore import QObject

from casebook.domain.evidence import Exhibit
from casebook.domain.ids import CaseId, ItemId
from casebook.domain.picture import Picture
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.models.exhibits import ExhibitsModel
from casebook.ui.widgets import wording
from casebook.ui.widgets.viewer import Viewer


class Drawing(QObject):
    """Asks for pixels and hands them to the viewer and to the tiles. No byte of evidence is decoded here.

    It asks for none before `begin`: what is drawn would be drawn at the cost of the page's own first paint.
    """

    def __init__(
        self, user: User, desk: Desk, case: CaseId, viewer: Viewer, model: ExhibitsModel
    ) -> None:
        super().__init__(viewer)
        self._user, self._desk, self._case = user, desk, case
        self._viewer, self._model = viewer, model
        self.begun = False
        self._drawn_here = False
        self._shown: ItemId | None = None
        self._thumbnail: ItemId | None = None
        viewer.page_wanted.connect(self._turn_to)

    def begin(self) -> None:
        """The page is on the screen."""
        if not self.begun:
            self.begun = True
            if self._drawn_here:
                self._turn_to(0)
            self.next_thumbnail()

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Show this exhibit, or say why it stays closed."""
        if self._shown == exhibit.id:
            return
        self._shown, self._drawn_here = exhibit.id, exhibit.file_type.shown
        if exhibit.file_type.shown:
            self._viewer.say(_("Being drawn apart from Casebook…"))
            self._turn_to(0)
        else:
            self._viewer.say(
                _("Kept exactly as it came. Casebook does not open this kind of file.")
            )

    def show_words(self, words: str) -> None:
        """Show words in the place of a picture."""
        self._shown, self._drawn_here = None, False
        self._viewer.say(words)

    def next_thumbnail(self) -> None:
        """Have the next tile drawn that has no picture yet."""
        if not self.begun or self._thumbnail is not None:
            return
        waiting = self._model.without_thumbnail()
        if not waiting:
            return
        item = self._thumbnail = waiting[0]
        self._desk.run(
            lambda _job: (item, self._user.evidence.thumbnail(self._case, item)),
            self._thumbnail_came,
            refused=self._thumbnail_failed,
        )

    def _turn_to(self, page: int) -> None:
        item = self._shown
        if item is None or not self.begun:
            return
        self._desk.run(
            lambda _job: (item, page, self._user.evidence.picture(self._case, item, page=page)),
            self._drawn,
            refused=self._not_drawn,
        )

    def _drawn(self, result: tuple[ItemId, int, Picture]) -> None:
        item, page, picture = result
        if item == self._shown:
            self._viewer.show_picture(picture, page)

    def _not_drawn(self, error: CasebookError) -> None:
        self._viewer.say(wording.refusal(error))

    def _thumbnail_came(self, result: tuple[ItemId, Picture]) -> None:
        self._thumbnail = None
        self._model.set_thumbnail(*result)
        self.next_thumbnail()

    def _thumbnail_failed(self, _error: CasebookError) -> None:
        failed, self._thumbnail = self._thumbnail, None
        if failed is not None:
            self._model.give_up_thumbnail(failed)
        self.next_thumbnail()
