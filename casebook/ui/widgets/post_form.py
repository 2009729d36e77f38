"""What somebody with keys is at the school from today on."""

from PySide6.QtWidgets import QWidget

from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form


class PostForm(Form):
    """Somebody, their post, and how letters print it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="post", parent=parent)
        nobody: dict[str, str] = {}
        self.who = PickField(
            _("Wh&o"), nobody, name="postWho", missing=_("Choose who."), ask=_("Choose a person")
        )
        self.post = PickField(
            _("What they are from toda&y"),
            {each: _(words) for each, words in wording.POSTS.items()},
            name="postNow",
            missing=_("Choose what they are."),
            help=_("The post somebody held on the day of a report decides where it goes, so the earlier one is kept."),
        )  # fmt: skip
        self.title = LineField(_("As &letters print it"), name="postTitle", missing=_("Enter it as letters print it."))  # fmt: skip
        self.add(self.who, self.post, self.title)
        self.post.edited.connect(self._suggest)

    def show_people(self, people: tuple[EnrolledPerson, ...]) -> None:
        """Offer these people."""
        self.who.set_options({str(one.id): one.name for one in people if not one.recovery})

    def person(self) -> PersonId:
        """Who."""
        return PersonId(self.who.value())

    def clear(self) -> None:
        """Begin again."""
        for field in (self.who, self.post):
            field.set_value("")
        self.title.set_value("")

    def _suggest(self) -> None:
        post = self.post.value()
        if post and self.title.is_empty():
            self.title.set_value(_(wording.POSTS[Post(post)]))
