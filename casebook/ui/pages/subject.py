"""The subject's staff record: as the case keeps it, what it says about the case, and a fresh copy with a reason."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Kind
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.roles import Permission
from casebook.domain.staff import StaffCopy, StaffMember
from casebook.domain.staff_hint import SubjectFacts
from casebook.resources import _
from casebook.services.user import User
from casebook.ui import dialogs
from casebook.ui.actions import Destination
from casebook.ui.desk import Desk
from casebook.ui.widgets import case_parts, people_words, wording
from casebook.ui.widgets.card import Card, emptied, in_row
from casebook.ui.widgets.case_bar import CaseBar
from casebook.ui.widgets.case_entry import enter, why_not
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.page import ScrollPage
from casebook.ui.widgets.plain import PlainButton, PlainLabel, set_role

Found = tuple[CaseView, SubjectFacts, tuple[StaffMember, ...]]


class SubjectPage(ScrollPage):
    """What a case relies on stays as it was copied until somebody says why it is copied again."""

    watches: ClassVar[frozenset[Kind]] = frozenset({Kind.CASE, Kind.SCHOOL})

    def __init__(
        self,
        user: User,
        desk: Desk,
        *,
        case: CaseId,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, case=case, detail=detail, parent=parent)
        self._user, self._id = user, case
        self._facts = SubjectFacts(None, None)
        self.bar = CaseBar()
        self.top.addWidget(self.bar)
        self._shown = QVBoxLayout()
        self.who = PickField(
            _("&Who on the staff record are they?"), {}, name="whoOnRecord",
            missing=_("Choose who they are on the staff record."),
            help=_("The name or post there is written differently from the one in this case."),
        )  # fmt: skip
        self.copy = PlainButton(_("Copy the record i&nto the case"), "primary", name="copyStaff")
        self._why_not = PlainLabel("", "small")
        told = _(
            "A case relies on the facts of employment as they were when they were copied. Later changes of the staff record"
            " change nothing here."
        )
        self.body.addWidget(PlainLabel(_("Subject's staff record"), "title"))
        self.body.addWidget(PlainLabel(told, "muted"))
        self.body.addLayout(self._shown)
        self.body.addWidget(self.who)
        self.body.addLayout(in_row(self.copy, self._why_not, gap=14))
        self.bar.opened.connect(lambda page: self.go.emit(Destination(page, self._id)))
        self.copy.clicked.connect(self._copy)

    @override
    def look(self) -> None:
        user = self._user
        self.ask(
            lambda: (
                user.cases.view(self._id), user.staff.subject(self._id), user.staff.current(),
            ),
            self._show,
        )  # fmt: skip

    def _show(self, found: Found) -> None:
        view, self._facts, members = found
        record = view.record
        self.bar.show_case(
            record.case,
            record.team.person(record.case.subject),
            under=case_parts.under(record),
            checked=case_parts.checked(view.unchanged),
        )
        enter(self, view, self._user.cases)
        with self.unmoved():
            emptied(self._shown)
            for widget in self._cards():
                self._shown.addWidget(widget)
        self._ask_for_copy(view, members)

    def _cards(self) -> Iterator[QWidget]:
        copy, facts = self._facts.copy, self._facts
        if copy is None:
            words = (
                _("They are on the staff record, and the case has no copy of it yet.")
                if facts.now is not None
                else _("Nobody of just this name and post is on the staff record.")
            )
            yield Notice(words)
            return
        if facts.changed_since:
            yield Notice(
                _("The staff record says something else by now. The case keeps what was copied."),
                "warn",
            )
        yield _copied(copy)
        yield _hints(facts)

    def _ask_for_copy(self, view: CaseView, members: tuple[StaffMember, ...]) -> None:
        copy, now = self._facts.copy, self._facts.now
        self.who.set_options({one.id: f"{one.name}, {one.post}" for one in members})
        self.who.setVisible(now is None and bool(members))
        again = _("Copy it a&gain…")
        self.copy.setText(_("Copy the record i&nto the case") if copy is None else again)
        set_role(self.copy, "primary" if copy is None else "")
        owner = _("The case owner or HR copies the record.")
        why = why_not(view, Permission.COMPLETE_REPORT, owner)
        if not why and now is None and not members:
            why = _("Nobody is on the staff record yet. Add the subject there first.")
        self.copy.setEnabled(not why)
        self.who.setEnabled(not why)
        self._why_not.setText(why)

    def _copy(self) -> None:
        chosen = self.who.value() if self.who.isVisibleTo(self) else ""
        if self.who.isVisibleTo(self):
            self.who.show_problem(self.who.problem())
            if not chosen:
                return
        reason = ""
        if self._facts.copy is not None:
            reason = dialogs.ask_words(
                self, _("Copy the record again"), _("Why does the case need it as it is now?")
            )
            if not reason:
                return
        member = PersonId(chosen) if chosen else None
        self.do(lambda: self._user.staff.copy_subject(self._id, member=member, reason=reason))


def _copied(copy: StaffCopy) -> Card:
    member = copy.member
    needed = member.job_requirement
    facts = (
        (_("Name"), member.name),
        (_("Post"), member.post),
        (_("Contract"), _(people_words.CONTRACTS[member.contract]) if member.contract else ""),
        (_("Works here"), _period(member)),
        (_("Hours"), people_words.week(member) or _("not recorded")),
        (_("Term time only"), _("yes") if member.term_time_only else ""),
        (_("Job needs social media"), f"{needed.what} ({needed.allowed_by})" if needed else ""),
        (_("Teaching work"), {True: _("yes"), False: _("no"), None: ""}[member.teaching]),
        (_("Line manager"), member.line_manager),
        (_("Expected of the role"), member.role_expectations),
        (_("Copied"), wording.moment(copy.taken_at)),
        (_("Copied again because"), copy.reason),
    )
    return facts_card(_("As the case keeps it"), facts, name="copied")


def _period(member: StaffMember) -> str:
    begun = _("from {day}").format(day=wording.day(member.works_from)) if member.works_from else ""
    ended = (
        _("until {day}").format(day=wording.day(member.works_until)) if member.works_until else ""
    )
    return " ".join(part for part in (begun, ended) if part)


def _hints(facts: SubjectFacts) -> Card:
    card = Card(_("What it says about this case"), name="hints")
    card.add(*(PlainLabel(f"•  {wording.read(each)}") for each in facts.hints))
    card.add(
        PlainLabel(
            _("These are hints. Ask the subject, and write down where it was otherwise."), "small"
        )
    )
    return card
