"""Recording a concern: first whom it is about, then five questions, then what to do in the first 24 hours."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.page_id import PageId
from casebook.domain.report import About, Concern, Involved, Risk
from casebook.domain.routing import Route, Rule
from casebook.domain.school_people import Duty, SchoolPeople
from casebook.domain.staff import StaffMember
from casebook.resources import _
from casebook.services import forms
from casebook.services.user import User
from casebook.ui.actions import Destination, Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import TOP, Card, holder, in_row
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.concern_form import ConcernForm
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import Paper, ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_ABOUT_THE_HEAD = frozenset({About.HEADTEACHER, About.HEAD_AND_STAFF, About.ACTING_HEAD})
_NAMED_FOR = {
    Rule.R3: Duty.CHAIR_STAND_IN,
    Rule.R4: Duty.HEAD_STAND_IN,
    Rule.R10: Duty.NOMINATED_PERSON,
}
_CHAIR_IN_IT = (Involved.NO, Involved.REPORTER, Involved.TARGET, Involved.WITNESS)


class ConcernPage(ScrollPage):
    """Three steps, one after the other. Nothing is stored before the last button of the second."""

    watches: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        prefilled = ":" in detail  # whom it is about, and their name, from the page that leads here
        self._user, self._about = user, About.EMPLOYEE
        self._case = CaseId("" if prefilled else detail)
        self._name = detail.partition(":")[2]
        self._in_it = (Involved.NO, Involved.NO)
        self._enrolled: tuple[EnrolledPerson, ...] = ()
        self._staff: tuple[StaffMember, ...] = ()
        self.body.addWidget(PlainLabel(_("Record a concern"), "title"))
        self.body.addWidget(
            PlainLabel(
                _("You are not accusing anyone. Nothing is sent. You can stop and come back."),
                "muted",
            )
        )
        self.steps = QStackedWidget()
        self.body.addWidget(self.steps)
        self._begin()
        if prefilled:
            self.about.set_value(detail.partition(":")[0])
            self._ask_who_is_in_it()

    # Whom it is about

    def _begin(self) -> None:
        self.first = Form(name="about")
        self.about = ChoiceField(
            _("Whom is it about?"), {each: _(words) for each, words in wording.ABOUT.items()}, name="about",
            missing=_("Choose whom it is about."),
            help=_("It decides who receives the concern. Nothing is stored yet."),
        )  # fmt: skip
        self.chair = ChoiceField(
            _("Is the &chair of governors in it too?"), {each: _(wording.INVOLVED[each]) for each in _CHAIR_IN_IT}, name="chairInIt",
            help=_("A chair who is in it gives a statement and keeps no case about it."),
        )  # fmt: skip
        self.head = ChoiceField(
            _("Is the &headteacher in it too?"), {each: _(words) for each, words in wording.INVOLVED.items()}, name="headInIt",
            help=_("A headteacher who is in it gives a statement like any other witness and keeps no case about it."),
        )  # fmt: skip
        for field in (self.chair, self.head):
            field.set_value(Involved.NO)
            field.setVisible(False)
        self.first.add(self.about, self.chair, self.head)
        self.about.edited.connect(self._ask_who_is_in_it)
        self.next = PlainButton(_("Co&ntinue"), "primary", name="continue")
        self.first.layout_.addLayout(in_row(self.next))
        self.next.clicked.connect(self._asked)
        self._step(self.first)

    def _ask_who_is_in_it(self) -> None:
        about = self.about.value()
        self.chair.setVisible(about in _ABOUT_THE_HEAD)
        self.head.setVisible(about == About.EMPLOYEE)

    def _involved(self) -> tuple[Involved, Involved]:
        """How the chair and the headteacher are in it, as far as that was asked."""
        about = self._about
        chair = self.chair.value() if about in _ABOUT_THE_HEAD else Involved.NO
        head = self.head.value() if about is About.EMPLOYEE else Involved.NO
        return Involved(chair), Involved(head)

    def _asked(self) -> None:
        if not self.first.check():
            return
        self._about = about = About(self.about.value())
        chair, head = self._in_it = self._involved()
        self.ask(
            lambda: (
                self._user.cases.route(about, chair=chair, head=head),
                self._user.cases.members_for(about, chair=chair, head=head),
                self._user.people.enrolled(),
                self._user.staff.current(),
                self._user.school_people.people(),
            ),
            self._routed,
        )

    def _routed(
        self,
        found: tuple[
            Route,
            tuple[EnrolledPerson, ...],
            tuple[EnrolledPerson, ...],
            tuple[StaffMember, ...],
            SchoolPeople,
        ],
    ) -> None:
        route, members, self._enrolled, self._staff, contacts = found
        if route.stored:
            self._questions(route, members, contacts)
        else:
            self._tell(route, contacts)

    def _tell(self, route: Route, contacts: SchoolPeople) -> None:
        card = Card(_("This concern is not kept here"), name="tell")
        form = PlainButton(_("Print a &blank report form"), "primary", name="blankForm")
        form.clicked.connect(
            lambda: self.paper.emit(
                Paper(
                    _("Report of a concern"),
                    lambda: forms.blank_report_form(self._user.school.get()),
                    "report-form.pdf",
                )
            )
        )
        back = PlainButton(_("Back to c&ases"), "link", name="backHome")
        back.clicked.connect(lambda: self.go_to(Place.HOME))
        card.add(*(PlainLabel(wording.read(words)) for words in (route.tell, *route.also)))
        named = _named(route, contacts)
        if named:
            card.add(PlainLabel(named, "strong"))
        card.body.addLayout(in_row(form, back, gap=16))
        self._step(card)

    # Five questions

    def _questions(
        self, route: Route, members: tuple[EnrolledPerson, ...], contacts: SchoolPeople
    ) -> None:
        attack = self._about is About.UNKNOWN
        head = self._about is About.HEADTEACHER
        self.form = ConcernForm(members, self._staff, head=head, attack=attack)
        self.form.name.set_value(self._name)
        self.save = PlainButton(_("&Record the concern"), "primary", name="save")
        self.save.clicked.connect(self._save)
        self.form.put(
            PlainLabel(
                _(
                    "This opens a case that only the people named above can read. The rest can be completed later."
                ),
                "small",
            )
        )
        self.form.layout_.addLayout(in_row(self.save))
        told = [wording.read(words) for words in (route.tell, *route.also)]
        if attack:
            told.append(_named(route, contacts))
        self._step(Notice("\n".join(part for part in told if part)), self.form)
        self.form.setFocus()

    def _save(self) -> None:
        if not self.form.check():
            return
        about, concern, members = self._about, self._concern(), self.form.members()
        chair, head = self._in_it
        self.save.setEnabled(False)
        self.notices.drop("refusal")
        self.desk.do(
            lambda: self._user.cases.record_concern(
                about, concern, members=members, chair=chair, head=head
            ),
            done=self._recorded,
            refused=self._not_recorded,
        )

    def _concern(self) -> Concern:
        aware = self.form.aware.moment()
        assert aware is not None
        return Concern(
            subject_name=self.form.name.value(),
            subject_post=self.form.post.value(),
            what=self.form.what.value(),
            aware_at=aware,
            where=self.form.where.value(),
            risk=Risk(self.form.risk.value()),
            subject=self._known(self.form.name.value()) or self.form.chosen(),
        )

    def _known(self, name: str) -> PersonId | None:
        folded = " ".join(name.casefold().split())
        return next(
            (
                one.id
                for one in self._enrolled
                if one.name.casefold() == folded and not one.recovery
            ),
            None,
        )

    def _not_recorded(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self.refuse(error)  # type: ignore[arg-type]  # the desk gives CasebookErrors only

    # Recorded

    def _recorded(self, changes: Changes) -> None:
        assert changes.case is not None
        self._case = case = changes.case
        card = Card(_("The concern is recorded"), name="recorded")
        card_button = PlainButton(_("F&irst 24 hours card…"), name="firstDay")
        card_button.clicked.connect(lambda: self.paper.emit(_first_day(self._user, case)))
        on = PlainButton(_("&Go to the case"), "primary", name="toCase")
        on.clicked.connect(lambda: self.go.emit(Destination(PageId.CASE, case)))
        evidence = PlainButton(_("&Add evidence"), name="toEvidence")
        evidence.clicked.connect(lambda: self.go.emit(Destination(PageId.EVIDENCE, case, "add")))
        card.add(
            PlainLabel(
                _(
                    "It is kept. The card says what to do in the first 24 hours, what never to do, and whom to"
                    " ask. It names nobody."
                )
            )
        )
        card.body.addLayout(in_row(on, evidence, card_button))
        self._step(card)
        on.setFocus()

    def _step(self, *parts: QWidget) -> None:
        box = QVBoxLayout()
        for part in parts:
            box.addWidget(part, 0, TOP)
        box.addStretch(1)
        done, step = self.steps.currentWidget(), holder(box)
        self.steps.addWidget(step)
        self.steps.setCurrentWidget(step)
        if done is not None:  # it takes no room any more
            self.steps.removeWidget(done)

    @override
    def unsaved(self) -> bool:
        return hasattr(self, "form") and not self._case and bool(self.form.what.value())


def _named(route: Route, contacts: SchoolPeople) -> str:
    """Whom the school has named for this, with how to reach them; empty where nobody is."""
    duty = _NAMED_FOR.get(route.rule)
    named = contacts.of(duty) if duty else None
    if named is None:
        return ""
    parts = (named.name, named.title, named.telephone, named.email)
    who = " · ".join(part for part in parts if part)
    return _("The school has named: {who}").format(who=who)


def _first_day(user: User, case: CaseId) -> Paper:
    return Paper(
        _("First 24 hours"), lambda: forms.first_day_card(user.session, case), "first-24-hours.pdf"
    )
