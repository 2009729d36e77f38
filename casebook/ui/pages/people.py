"""People with keys: who they are, enrolling somebody who sits here, and comparing words."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.person import Post, PostHolding
from casebook.errors import CasebookError
from casebook.resources import _
from casebook.services.opening import Secret
from casebook.services.people import Enrolment
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Line, Tag, emptied, in_row
from casebook.ui.widgets.enrol_form import EnrolForm
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.post_form import PostForm
from casebook.ui.widgets.words_card import WordsCard


class PeoplePage(ScrollPage):
    """Nobody sets another's password: both people are here, and both compare six words."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.USER, Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._enrolment: Enrolment | None = None
        self._comparing: PersonId | None = None
        self._people = Card(name="people")
        self.form = EnrolForm()
        self.enrol = PlainButton(_("&Make their keys"), "primary", name="enrol")
        self.words = WordsCard()
        self._enrolling = Card(_("Enrol somebody who is here with you"), name="enrolling")
        self._enrolling.add(
            PlainLabel(
                _(
                    "They type their own password; nobody can look it up. Being enrolled opens no case: cases are shared one by one."
                ),
                "muted",
            ),
            self.form,
        )
        self._enrolling.body.addLayout(in_row(self.enrol))
        self.posts, self._posts = PostForm(), Card(_("Somebody has another post now"), name="posts")
        self.set_post = PlainButton(_("&Record the post"), name="setPost")
        self._posts.add(self.posts)
        self._posts.body.addLayout(in_row(self.set_post))
        for each in (
            PlainLabel(_("People"), "title"),
            self._people,
            self.words,
            self._enrolling,
            self._posts,
        ):
            self.body.addWidget(each)
        self.set_post.clicked.connect(self._set_post)
        self.enrol.clicked.connect(self._enrol)
        self.words.compared.connect(self._compared)

    @override
    def look(self) -> None:
        self.ask(lambda: (self._user.people.enrolled(), self._user.school.posts()), self._show)

    def _show(self, found: tuple[tuple[EnrolledPerson, ...], tuple[PostHolding, ...]]) -> None:
        people, history = found
        self.posts.show_people(people)
        emptied(self._people.body)
        for index, one in enumerate(people):
            if index:
                self._people.add(Line())
            parts: list[QWidget] = [PlainLabel(one.name, "strong", wrap=False)]
            parts.append(PlainLabel(_described(one), "small", wrap=False))
            if one.id == self._user.person:
                parts.append(Tag(_("You"), "info"))
            elif not one.confirmed:
                parts.append(Tag(_("Words not compared"), "warn"))
                compare = PlainButton(_("Compare words"), "link", name=f"compare-{one.id}")
                compare.clicked.connect(lambda _on=False, who=one: self._compare(who))
                parts.append(compare)
            self._people.body.addLayout(in_row(*parts, gap=12))
            earlier = [held for held in history if held.person == one.id and held.until]
            self._people.add(*(PlainLabel(_was(held), "small") for held in earlier))

    def _set_post(self) -> None:
        form = self.posts
        if not form.check():
            return
        person, post, title = form.person(), Post(form.post.value()), form.title.value()
        self.do(lambda: self._user.school.set_post(person, post, title), self._post_set)

    def _post_set(self, _changes: Changes) -> None:
        self.posts.clear()
        self.notices.say(_("Recorded. What they were before is kept."), "ok", key="said")

    def _enrol(self) -> None:
        if not self.form.right():
            return
        name, post, title = (
            self.form.name.value(),
            Post(self.form.post.value()),
            self.form.title.value(),
        )
        secret = Secret(self.form.password.value())
        self.enrol.setEnabled(False)
        self.notices.drop("refusal")
        self.desk.ask(
            lambda: self._user.people.enrol(name, secret, post=post, title=title),
            self._made,
            refused=self._not_made,
        )

    def _not_made(self, error: CasebookError) -> None:
        self.enrol.setEnabled(True)
        self.refuse(error)

    def _made(self, enrolment: Enrolment) -> None:
        self._enrolment = enrolment
        name = self.form.name.value()
        self.form.clear()
        self._enrolling.hide()
        self.words.ask(name, enrolment.words)

    def _compare(self, one: EnrolledPerson) -> None:
        self._comparing = one.id
        self.ask(
            lambda: self._user.people.words_with(one.id),
            lambda words: self.words.ask(one.name, words),
        )

    def _compared(self, agreed: bool) -> None:  # noqa: FBT001 - a slot of a signal that carries a yes or no
        enrolment, person = self._enrolment, self._comparing
        self._enrolment = self._comparing = None
        self.enrol.setEnabled(True)
        self._enrolling.show()
        if enrolment is not None:
            self.do(lambda: self._user.people.confirm(enrolment, agreed=agreed), self._confirmed)
        elif person is not None:
            self.do(
                lambda: self._user.people.confirm_person(person, agreed=agreed), self._confirmed
            )

    def _confirmed(self, _changes: Changes) -> None:
        self.notices.say(_("Confirmed. They can sign in on their own now."), "ok", key="said")

    @override
    def unsaved(self) -> bool:
        return self._enrolment is not None


def _described(one: EnrolledPerson) -> str:
    if one.recovery:
        return _("Opens the casebook if nobody else can; its sheet lies in the safe")
    return _(wording.POSTS[one.post]) if one.post else ""


def _was(held: PostHolding) -> str:
    """A post somebody held, with its days."""
    assert held.until is not None
    return _("{post}, {since} to {until}").format(
        post=held.title or _(wording.POSTS[held.post]),
        since=wording.day(held.since),
        until=wording.day(held.until),
    )
