"""Setting up a casebook in four answers: the school, you, a password, and where it is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.clock import Clock
from casebook.domain.person import Post
from casebook.domain.school import School, SchoolCategory
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.opening import Opener, Secret, SetUp, create_casebook, sync_service
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.secret_field import SecretField
from casebook.ui.widgets.sync_warning import warn_of_sync

if TYPE_CHECKING:
    from casebook.services.user import User

_PAUSE = 400  # milliseconds without a key before the folder is looked at

_FIRST_POSTS = (
    Post.HEADTEACHER,
    Post.CHAIR_OF_GOVERNORS,
    Post.VICE_CHAIR,
    Post.DEPUTY_HEAD,
    Post.SCHOOL_BUSINESS_MANAGER,
    Post.HR_ADVISER,
)


class SetUpPage(ScrollPage):
    """Four answers; the rest can be finished later.

    Signals:
        opened(User): the casebook was made and its first person is signed in.
    """

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        *,
        clock: Clock,
        opener: Opener,
        suggested: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent=parent)
        self._clock, self._opener = clock, opener
        self.form = Form()
        self._make(suggested)
        self.make = PlainButton(_("Set &up the casebook"), "primary", name="make")
        back = PlainButton(_("&Back"), "link", name="backToWelcome")
        self.body.addWidget(PlainLabel(_("Set up a casebook"), "title"))
        self.body.addWidget(
            PlainLabel(
                _("Four answers now. Letterhead, other people and recovery sheets can wait."),
                "muted",
            )
        )
        self.body.addWidget(self.form)
        self.body.addLayout(in_row(self.make, back, gap=16))
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_PAUSE)
        self._settled.timeout.connect(self._mind_the_folder)
        self.folder.line.textChanged.connect(lambda _words: self._settled.start())
        self._settled.start()
        self.make.clicked.connect(self.set_up)
        back.clicked.connect(lambda: self.go_to(Place.WELCOME))

    def _make(self, suggested: Path) -> None:
        self.school = LineField(
            _("1. &School"),
            name="school",
            help=_("Its name, as letters print it."),
            missing=_("Enter the name of the school."),
        )
        self.category = PickField(
            _("&Kind of school"), {each: _(words) for each, words in wording.CATEGORIES.items()}, name="category",
            help=_("It decides who ends a contract. You can change it later."), missing=_("Choose what kind of school it is."),
        )  # fmt: skip
        self.person = LineField(
            _("2. &Your name"),
            name="person",
            help=_("As people in the school write it. You sign in with it."),
            missing=_("Enter your name."),
        )
        self.post = PickField(
            _("What you &are at the school"), {each: _(wording.POSTS[each]) for each in _FIRST_POSTS}, name="post",
            missing=_("Choose what you are at the school."),
        )  # fmt: skip
        self.password = SecretField(
            _("3. &Password"), name="password", missing=_("Choose a password."),
            help=_("At least 12 characters. Three or four words that have nothing to do with one another are good. Nobody can look it up for you."),
        )  # fmt: skip
        self.again = SecretField(
            _("Password a&gain"), name="again", missing=_("Type the password a second time.")
        )
        self.folder = LineField(
            _("4. &Where it is kept"), name="folder", missing=_("Choose a folder."),
            help=_("A new folder on this computer or the school's own drive. Only the people you enrol can read what is in it."),
        )  # fmt: skip
        self.folder.set_value(str(suggested))
        browse = PlainButton(_("Ch&oose…"), name="browse")
        browse.clicked.connect(self._browse)
        self.form.add(
            self.school,
            self.category,
            self.person,
            self.post,
            self.password,
            self.again,
            self.folder,
        )
        self.form.layout_.addLayout(in_row(browse))

    def set_up(self) -> None:
        """Make the casebook from the answers."""
        differ = self.password.value() != self.again.value()
        wrong = ((_("The two passwords are not the same."), self.again),) if differ else ()
        if not self.form.check(wrong):
            return
        post = Post(self.post.value())
        answers = SetUp(
            school=School(
                name=self.school.value(),
                category=SchoolCategory(self.category.value()),
            ),
            person_name=self.person.value(),
            password=Secret(self.password.value()),
            post=post,
            post_title=_(wording.POSTS[post]),
        )
        folder, clock, opener = Path(self.folder.value()).expanduser(), self._clock, self._opener
        self.make.setEnabled(False)
        self.make.setText(_("Setting up"))
        self.desk.ask(
            lambda: create_casebook(folder, answers, clock=clock, opener=opener),
            self._made,
            refused=self._refused,
        )

    def _made(self, user: "User") -> None:
        self.password.clear()
        self.again.clear()
        self.opened.emit(user)

    def _refused(self, error: CasebookError) -> None:
        self.make.setEnabled(True)
        self.make.setText(_("Set &up the casebook"))
        self.refuse(error)

    def _mind_the_folder(self) -> None:
        folder = Path(self.folder.value())
        self.desk.ask(lambda: sync_service(folder), lambda found: warn_of_sync(self, found))

    def _browse(self) -> None:
        chosen = dialogs.open_folder(self, _("Where should the casebook be kept?"))
        if chosen is not None:
            self.folder.set_value(str(chosen / "Casebook"))
