"""School settings: the letterhead, who employs, days closed, the policy in force, and this PC."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.changes import Changes, Kind
from casebook.domain.clock import local_day
from casebook.domain.policy import Policy
from casebook.domain.school import School, SchoolCategory
from casebook.errors import CasebookError, PolicyMistakes
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Place
from casebook.ui.desk import Desk
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card, Line, emptied, in_row
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.flow import FlowLayout
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel

_LARGEST_POLICY = 2_000_000  # bytes: a policy is text


class SchoolPage(ScrollPage):
    """What letters print about the school, and the policy that cases are judged by."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.SCHOOL})

    def __init__(
        self, user: User, desk: Desk, *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, detail=detail, parent=parent)
        self._user = user
        self._typed, self._kept = False, School("")
        self.form = Form()
        self._fields()
        self.save = PlainButton(_("&Save"), "primary", name="save")
        self.adopt = PlainButton(_("Ado&pt a new version…"), name="adopt")
        self._policies = Card(name="policies")
        self.body.addWidget(PlainLabel(_("School settings"), "title"))
        self.body.addWidget(self.form)
        self.body.addLayout(in_row(self.save))
        self._days()
        self._people()
        self.body.addWidget(PlainLabel(_("Social media policy"), "heading"))
        self.body.addWidget(
            PlainLabel(
                _(
                    "A case keeps the version that was in force when it happened and when it was reported."
                ),
                "muted",
            )
        )
        self.body.addWidget(self._policies)
        self.body.addLayout(in_row(self.adopt))
        self.form.edited.connect(self._mark)
        self.save.clicked.connect(self._save)
        self.adopt.clicked.connect(self._adopt)

    def _days(self) -> None:
        """The way to the settings of days and limits."""
        limits = PlainButton(_("Time li&mits"), name="time-limits")
        calendar = PlainButton(_("School calendar"), name="school-calendar")
        limits.clicked.connect(lambda: self.go_to(Place.TIME_LIMITS))
        calendar.clicked.connect(lambda: self.go_to(Place.SCHOOL_CALENDAR))
        lead = _("How long each step may take here, and which days count.")
        self.body.addWidget(PlainLabel(_("Days and time limits"), "heading"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        self.body.addLayout(in_row(limits, calendar, gap=10))

    def _people(self) -> None:
        """The ways to the settings of people."""
        ways = (
            (Place.STAFF, _("Staff rec&ord")),
            (Place.GOVERNORS, _("&Governors")),
            (Place.DELEGATION, _("&Who may decide")),
            (Place.CONTACTS, _("Whom the school t&urns to")),
        )
        buttons = [PlainButton(words, name=f"to-{place}") for place, words in ways]
        for button, (place, _words) in zip(buttons, ways, strict=True):
            button.clicked.connect(lambda _on=False, to=place: self.go_to(to))
        lead = _("Who works here, who can hear a case, who decides, and whom to ask.")
        self.body.addWidget(PlainLabel(_("People"), "heading"))
        self.body.addWidget(PlainLabel(lead, "muted"))
        row = FlowLayout(gap=10)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)

    def _fields(self) -> None:
        self.name = LineField(
            _("&Name of the school"), name="schoolName", missing=_("Enter the name of the school.")
        )
        self.address = TextField(
            _("&Address"),
            name="schoolAddress",
            help=_("One line a line, as letters print it."),
            lines=4,
        )
        self.telephone = LineField(_("&Telephone"), name="telephone", width=30)
        self.email = LineField(_("E-ma&il"), name="email")
        self.category = PickField(
            _("&Kind of school"), {each: _(words) for each, words in wording.CATEGORIES.items()}, name="category",
            help=_("It decides who ends a contract: in a community or voluntary controlled school the local authority does."),
            missing=_("Choose what kind of school it is."),
        )  # fmt: skip
        self.authority = LineField(_("&Local authority"), name="authority")
        self.letters = LineField(
            _("&Reference letters"),
            name="letters",
            help=_("Two letters that references begin with, such as FH. Cases keep theirs."),
            width=8,
        )
        self.form.add(
            self.name,
            self.address,
            self.telephone,
            self.email,
            self.category,
            self.authority,
            self.letters,
        )

    @override
    def look(self) -> None:
        self.ask(lambda: (self._user.school.get(), self._user.school.policies()), self._show)

    def _show(self, found: tuple[School, tuple[Policy, ...]]) -> None:
        school, policies = found
        self._kept = school
        if not self._typed:
            self.name.set_value(school.name)
            self.address.set_value("\n".join(school.address))
            self.telephone.set_value(school.telephone)
            self.email.set_value(school.email)
            self.category.set_value(school.category)
            self.authority.set_value(school.local_authority)
            self.letters.set_value(school.reference_letters)
            self._typed = False
        self._show_policies(policies)

    def _show_policies(self, policies: tuple[Policy, ...]) -> None:
        emptied(self._policies.body)
        today = local_day(self._user.clock.now())
        for index, policy in enumerate(policies):
            if index:
                self._policies.add(Line())
            begun = _("In force from {day}").format(day=wording.day(policy.effective_from))
            self._policies.add(
                PlainLabel(f"{policy.title}, {policy.version}", "strong"),
                PlainLabel(begun, "small"),
            )
            if policy.review_overdue(today):
                overdue = _("It was due for review by {day}. Letters that cite it say so.").format(
                    day=wording.day(policy.review_due)
                )
                self._policies.add(PlainLabel(overdue, "error"))

    def _mark(self) -> None:
        self._typed = True

    def _save(self) -> None:
        if not self.form.check():
            return
        school = School(
            name=self.name.value(),
            address=tuple(
                line.strip() for line in self.address.value().splitlines() if line.strip()
            ),
            telephone=self.telephone.value(),
            email=self.email.value(),
            category=SchoolCategory(self.category.value()),
            reference_letters=self.letters.value().upper(),
            local_authority=self.authority.value(),
        )
        self._typed = False
        self.do(lambda: self._user.school.save(school), self._saved)

    def _saved(self, _changes: Changes) -> None:
        self.notices.say(_("Saved."), "ok", key="said")

    def _adopt(self) -> None:
        picked = dialogs.open_files(self, _("Which policy file? It ends in .toml"))
        if not picked:
            return
        try:
            data = picked[0].read_bytes() if picked[0].stat().st_size <= _LARGEST_POLICY else b"\0"
            text = data.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            self.notices.say(
                _("This file could not be read as text. Choose a policy file."),
                "stop",
                key="refusal",
            )
            return
        self.notices.drop("refusal")
        self.desk.do(
            lambda: self._user.school.adopt(text), done=self._adopted, refused=self._not_adopted
        )

    def _adopted(self, _changes: Changes) -> None:
        self.notices.say(
            _("Adopted. New cases use it from the day it takes effect."), "ok", key="said"
        )

    def _not_adopted(self, error: CasebookError) -> None:
        self.refuse(error)
        if isinstance(error, PolicyMistakes):
            lines = "\n".join(each.sentence() for each in error.mistakes[:20])
            self.notices.say(
                lines, "stop", key="mistakes", heading=_("Mistakes in the file, by line")
            )

    @override
    def unsaved(self) -> bool:
        return self._typed
