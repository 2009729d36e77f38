"""Who is given which part: somebody with keys, or somebody who is only named, and what speaks against it."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain import conflict_check
from casebook.domain.conflict_check import Conflict, TeamFacts
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.role_catalogue import CATALOGUE
from casebook.domain.roles import Role, keyed
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel

_PARTS = tuple(role for role in Role if role is not Role.SUBJECT)
_SOMEBODY_ELSE = "-"


class AppointForm(Form):
    """A part, and who plays it. What speaks against it is said as soon as both are chosen."""

    def __init__(
        self,
        people: tuple[EnrolledPerson, ...],
        facts: TeamFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="appointment", parent=parent)
        self._facts, self._names = facts, {str(one.id): one.name for one in people}
        self.role = PickField(
            _("&Part"),
            {each: _(wording.ROLES[each]) for each in _PARTS},
            name="role",
            missing=_("Choose a part."),
        )
        options = {str(one.id): _titled(one) for one in people}
        self.who = PickField(
            _("&Who"),
            options | {_SOMEBODY_ELSE: _("Somebody without a key…")},
            name="who",
            missing=_("Choose who."),
            ask=_("Choose a person"),
        )
        self.name = LineField(_("&Name"), name="personName", help=_("As letters print it."))
        self.post = LineField(
            _("Wh&at they are"),
            name="personPost",
            help=_("For example: class teacher, union officer."),
        )
        self.reason = TextField(
            _("Why nob&ody else can have it"),
            name="partReason",
            help=_("A small school cannot always avoid it. The reason is kept and printed."),
            lines=2,
        )
        self._part, self._against = PlainLabel("", "small"), PlainLabel("")
        self.add(self.role)
        self.put(self._part)
        self.add(self.who, self.name, self.post)
        self.put(self._against)
        self.add(self.reason)
        for field in (self.role, self.who, self.name):
            field.edited.connect(self.fit)
        self.fit()

    def person(self) -> str:
        """The id of the person with keys, or an empty string where somebody is only named."""
        value = self.who.value()
        return "" if value == _SOMEBODY_ELSE else value

    @override
    def check(self, more: object = ()) -> bool:
        """Show what is wrong; whether nothing is."""
        wrong: list[tuple[str, Field]] = []
        if self.who.value() == _SOMEBODY_ELSE and self.name.is_empty():
            wrong.append((_("Enter a name."), self.name))
        found = self._found()
        if conflict_check.blocked(found):
            wrong.append((_("Choose somebody else: the reason stands below."), self.who))
        elif found and self.reason.is_empty():
            wrong.append((_("Say why nobody else can have this part."), self.reason))
        return super().check(wrong)

    @override
    def fit(self) -> None:
        only_named = self.who.value() == _SOMEBODY_ELSE
        self.name.setVisible(only_named)
        self.post.setVisible(only_named)
        found = self._found()
        self._against.setText("\n".join(against(one) for one in found))
        self._against.setVisible(bool(found))
        self.reason.setVisible(bool(found) and not conflict_check.blocked(found))
        role = self.role.value()
        self._part.setText(described(Role(role), self._facts) if role else "")
        self._part.setVisible(bool(role))

    def _found(self) -> tuple[Conflict, ...]:
        role, name = self.role.value(), self._names.get(self.who.value(), self.name.value())
        return conflict_check.conflicts(self._facts, Role(role), name=name) if role and name else ()


def against(one: Conflict) -> str:
    """One thing that speaks against somebody, whether it stops them, and where the rule comes from."""
    lead = (
        _("Not possible") if one.weight is conflict_check.Weight.BLOCKS else _("Only with a reason")
    )
    return f"{lead}: {wording.read(one.what)} ({_(one.source)})"


def described(role: Role, facts: TeamFacts) -> str:
    """What a part does and never does, and whether it comes with a key."""
    duties = CATALOGUE[role]
    never = _("Never: {never}").format(never=_(duties.never)) if duties.never else ""
    key = (
        _("Comes with a key.")
        if keyed(role, about_the_head=facts.about_the_head)
        else _("Is given papers, no key.")
    )
    return " ".join(part for part in (_(duties.does), never, key) if part)


def _titled(one: EnrolledPerson) -> str:
    return f"{one.name}, {_(wording.POSTS[one.post])}" if one.post else one.name
