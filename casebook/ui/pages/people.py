"""People with keys: who they are, enrolling somebody who sits here, and comparing words."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.person import Post
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
        for each in (PlainLabel(_("People"), "title"), self._people, self.words, self._enrolling):
            self.body.addWidget(each)
        self.enrol.clicked.connect(self._enrol)
        self.words.compared.connect(self._compared)

    @override
    def look(self) -> None:
        self.ask(self._user.people.enrolled, self._show)

    def _show(self, people: tuple[EnrolledPerson, ...]) -> None:
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
