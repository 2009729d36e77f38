"""Name, post and own password of somebody who gets keys."""

from PySide6.QtWidgets import QWidget

from casebook.domain.person import Post
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import Field, LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.secret_field import SecretField


class EnrolForm(Form):
    """The newcomer answers it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="enrolForm", parent=parent)
        self.name = LineField(
            _("Their &name"),
            name="newName",
            help=_("As people in the school write it."),
            missing=_("Enter a name."),
        )
        self.post = PickField(
            _("&What they are at the school"), {each: _(words) for each, words in wording.POSTS.items()}, name="newPost",
            missing=_("Choose what they are."),
        )  # fmt: skip
        self.title = LineField(
            _("In &their own words"),
            name="newTitle",
            help=_("As letters print it: Schools HR adviser."),
            missing=_("Enter what they are, in words."),
        )
        self.password = SecretField(
            _("Their &password, typed by them"),
            name="newPassword",
            help=_("At least 12 characters."),
            missing=_("They choose a password."),
        )
        self.again = SecretField(
            _("The password &again"), name="newAgain", missing=_("They type it a second time.")
        )
        self.add(self.name, self.post, self.title, self.password, self.again)
        self.post.edited.connect(self._suggest)

    def right(self) -> bool:
        """Show what is wrong; whether nothing is."""
        more: list[tuple[str, Field]] = []
        if self.password.value() != self.again.value():
            more.append((_("The two passwords are not the same."), self.again))
        return self.check(more)

    def clear(self) -> None:
        """Forget everything that was typed."""
        for line in (self.name, self.title, self.password, self.again):
            line.set_value("")
        self.post.set_value("")

    def _suggest(self) -> None:
        if self.title.is_empty() and self.post.value():
            self.title.set_value(_(wording.POSTS[Post(self.post.value())]))
