"""What can be recorded of the people of a case besides an appointment: declarations, ends, a hand-over, an address."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.case_view import Reader
from casebook.domain.conflict_check import BONDS
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.governor import Governor
from casebook.domain.ids import EventId, PersonId
from casebook.domain.person import folded
from casebook.domain.relationship import TO_THE_FACTS, Bond, Relationship
from casebook.domain.report import Involved
from casebook.domain.roles import Role
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import CheckField, Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel

_NEW = "-"


class DeclareForm(Form):
    """One person's answer to the question whether anything connects them with the case."""

    def __init__(
        self, team: CaseTeam, governors: tuple[Governor, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(name="declare", parent=parent)
        subject = {held.person for held in team.roles if held.role is Role.SUBJECT}
        people = {str(one.id): one.name for one in team.people if one.id not in subject}
        known = {folded(one.name) for one in team.people}
        self._governors = {f"g-{one.id}": one for one in governors if folded(one.name) not in known}
        people |= {key: one.name for key, one in self._governors.items()}
        self.who = PickField(
            _("&Who says so"),
            people | {_NEW: _("Somebody else…")},
            name="declares",
            missing=_("Choose who."),
            help=_("Ask everybody who investigates, advises, hears or decides."),
        )
        self.name = LineField(_("&Name"), name="declaresName")
        self.bond = PickField(
            _("What they &say"),
            {each: _(words) for each, words in BONDS.items()},
            name="bond",
            missing=_("Choose what they say."),
        )
        self.to = PickField(
            _("&To whom"),
            {str(held.person): _named(team, held) for held in team.roles if held.until is None},
            name="bondTo",
        )
        self.discussed = CheckField(_("They have talked about the case with that person"), name="discussed")  # fmt: skip
        self.note = LineField(_("Anythin&g else about it"), name="bondNote")
        self.on = DayField(_("Wh&en they said so"), name="declaredOn", help=_("Today, if you leave it empty."))  # fmt: skip
        self.add(self.who, self.name, self.bond, self.to, self.discussed, self.note, self.on)
        for field in (self.who, self.bond):
            field.edited.connect(self.fit)
        self.fit()

    def person(self) -> PersonId | None:
        """The person of the case who answered, or None where they are new to it."""
        value = self.who.value()
        return None if value == _NEW or value in self._governors else PersonId(value)

    def their_name(self) -> str:
        """The name of somebody new to the case."""
        governor = self._governors.get(self.who.value())
        return self.name.value() if governor is None else governor.name

    def their_post(self) -> str:
        """What somebody new to the case is."""
        return _("Governor") if self.who.value() in self._governors else ""

    def other_end(self) -> PersonId | None:
        """To whom, where the answer is about somebody."""
        value = self.to.value()
        return PersonId(value) if value and not self.to.isHidden() else None

    @override
    def check(self, more: object = ()) -> bool:
        wrong: list[tuple[str, Field]] = []
        if self.who.value() == _NEW and self.name.is_empty():
            wrong.append((_("Enter a name."), self.name))
        if not self.to.isHidden() and not self.to.value():
            wrong.append((_("Choose to whom."), self.to))
        return super().check(wrong)

    @override
    def fit(self) -> None:
        bond = self.bond.value()
        to_somebody = bool(bond) and Bond(bond) not in TO_THE_FACTS | {Bond.NONE}
        self.name.setVisible(self.who.value() == _NEW)
        self.to.setVisible(to_somebody)
        self.discussed.setVisible(to_somebody)


class WithdrawForm(Form):
    """A declaration to take back, and why."""

    def __init__(
        self, team: CaseTeam, declared: tuple[Relationship, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(name="withdrawDeclaration", parent=parent)
        self.which = PickField(
            _("&Which"),
            {str(one.id): said(one, team) for one in declared if not one.withdrawn},
            name="whichDeclaration",
            missing=_("Choose a declaration."),
        )
        self.reason = LineField(_("W&hy"), name="whyWithdrawn", missing=_("Say why."))
        self.add(self.which, self.reason)

    def chosen(self) -> EventId:
        """The declaration."""
        return EventId(self.which.value())


class EndPartForm(Form):
    """The part of somebody with papers only, to end."""

    def __init__(self, team: CaseTeam, readers: frozenset[PersonId], parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(name="endPart", parent=parent)
        self._held = {
            f"{held.person}/{held.role}": held
            for held in team.roles
            if held.until is None and held.person not in readers and held.role is not Role.SUBJECT
        }
        self.which = PickField(
            _("&Whose part"),
            {key: _named(team, held) for key, held in self._held.items()},
            name="whosePart",
            missing=_("Choose whose part."),
        )
        self.add(self.which)

    def chosen(self) -> RoleHeld:
        """The part."""
        return self._held[self.which.value()]


class HandOverForm(Form):
    """Who leaves with their key taken away, how they are in it, and who takes the case on."""

    def __init__(
        self,
        readers: tuple[Reader, ...],
        people: tuple[EnrolledPerson, ...],
        owner: PersonId | None,
        seen: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="handOver", parent=parent)
        self._owner = owner
        self.who = PickField(
            _("&Who leaves"),
            {str(one.id): one.name for one in readers},
            name="leaving",
            missing=_("Choose who leaves."),
            help=_("From now on they can open nothing of it: the others get a new key."),
        )
        self.involved = PickField(
            _("Are they &in the case themselves?"),
            {each: _(words) for each, words in wording.INVOLVED.items()},
            name="leavingInvolved",
            missing=_("Choose an answer."),
            help=_(
                "A headteacher or a chair who is in it is shut out, and gives a statement like any other witness."
            ),
        )
        self.to = PickField(
            _("Who &takes the case on"),
            {str(one.id): one.name for one in people},
            name="takesOver",
        )
        self.why = TextField(_("W&hy"), name="whyLeaving", missing=_("Say why."), lines=2)
        self.put(PlainLabel(seen, "small"))
        self.add(self.who, self.involved, self.to, self.why)
        self.who.edited.connect(self.fit)
        self.fit()

    def leaving(self) -> PersonId:
        """Who leaves."""
        return PersonId(self.who.value())

    def successor(self) -> PersonId | None:
        """Who takes the case on; None where its owner stays."""
        value = self.to.value()
        return PersonId(value) if value and not self.to.isHidden() else None

    def how(self) -> Involved:
        """How whoever leaves is in the case."""
        return Involved(self.involved.value())

    @override
    def check(self, more: object = ()) -> bool:
        wrong: list[tuple[str, Field]] = []
        if not self.to.isHidden() and not self.to.value():
            wrong.append((_("Choose who takes the case on."), self.to))
        return super().check(wrong)

    @override
    def fit(self) -> None:
        self.to.setVisible(self.who.value() == self._owner)


class AddressForm(Form):
    """Where letters to the subject go."""

    def __init__(self, lines: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(name="subjectAddress", parent=parent)
        self.address = TextField(
            _("Ad&dress for letters to the subject"),
            name="address",
            help=_("One line a line, without the name."),
            missing=_("Enter the address."),
            lines=4,
        )
        self.address.set_value("\n".join(lines))
        self.add(self.address)

    def lines(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(line.strip() for line in self.address.value().splitlines() if line.strip())


def said(declared: Relationship, team: CaseTeam) -> str:
    """A declaration in a line: who, what, to whom."""
    person = team.person(declared.person)
    name = person.name if person else ""
    other = team.person(declared.to) if declared.to else None
    words = f"{name}: {_(BONDS[declared.bond])}"
    return f"{words} · {other.name}" if other else words


def declared_line(declared: Relationship, team: CaseTeam) -> str:
    """What somebody declared, with its day, under their name."""
    other = team.person(declared.to) if declared.to else None
    what = _(BONDS[declared.bond])
    words = f"{what} · {other.name}" if other else what
    talked = _("they have talked about the case") if declared.discussed else ""
    parts = (words, talked, declared.note)
    line = " · ".join(part for part in parts if part)
    return _("Declared on {day}: {line}").format(day=wording.day(declared.declared_on), line=line)


def _named(team: CaseTeam, held: RoleHeld) -> str:
    person = team.person(held.person)
    return f"{person.name if person else ''}, {_(wording.ROLES[held.role])}"
