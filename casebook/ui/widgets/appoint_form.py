"""Who is given which part: somebody with keys, or somebody who is only named."""

from PySide6.QtWidgets import QWidget

from casebook.domain import conflict
from casebook.domain.case import CaseTeam
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.roles import Role
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import Field, LineField, TextField
from casebook.ui.widgets.form import Form

_PARTS = (
    Role.INVESTIGATING_OFFICER,
    Role.HR_ADVISER,
    Role.CLERK,
    Role.HEARING_CHAIR,
    Role.PANEL_MEMBER,
    Role.PRESENTING_OFFICER,
    Role.COMPANION,
    Role.COMMISSIONING_MANAGER,
    Role.TARGET,
    Role.WITNESS,
    Role.REPORTER,
)
_SOMEBODY_ELSE = "-"


class AppointForm(Form):
    """A part, and who plays it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="appointment", parent=parent)
        self.role = PickField(
            _("&Part"),
            {each: _(wording.ROLES[each]) for each in _PARTS},
            name="role",
            missing=_("Choose a part."),
        )
        nobody: dict[str, str] = {}
        self.who = PickField(
            _("&Who"), nobody, name="who", missing=_("Choose who."), ask=_("Choose a person")
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
            help=_("This person has another part in the case. A small school cannot always avoid it: the reason is kept."),
            lines=2,
        )  # fmt: skip
        self._team, self._names = CaseTeam((), ()), dict[str, str]()
        self.add(self.role, self.who, self.name, self.post, self.reason)
        for field in (self.role, self.who, self.name):
            field.edited.connect(self._chosen)
        self._chosen()

    def show_people(self, people: tuple[EnrolledPerson, ...], team: CaseTeam) -> None:
        """Offer these people with keys, and somebody else; `team` says who has which part already."""
        self._team, self._names = team, {str(one.id): one.name for one in people}
        options = {str(one.id): _titled(one) for one in people}
        self.who.set_options(options | {_SOMEBODY_ELSE: _("Somebody without a key…")})

    def person(self) -> str:
        """The id of the person with keys, or an empty string where somebody is only named."""
        value = self.who.value()
        return "" if value == _SOMEBODY_ELSE else value

    def right(self) -> bool:
        """Show what is wrong; whether nothing is."""
        more: list[tuple[str, Field]] = []
        if self.who.value() == _SOMEBODY_ELSE and self.name.is_empty():
            more.append((_("Enter a name."), self.name))
        if self._asks() and self.reason.is_empty():
            more.append((_("Say why nobody else can have this part."), self.reason))
        return self.check(more)

    def clear(self) -> None:
        """Begin again."""
        for field in (self.role, self.who):
            field.set_value("")
        for line in (self.name, self.post, self.reason):
            line.set_value("")
        self._chosen()

    def _chosen(self) -> None:
        only_named = self.who.value() == _SOMEBODY_ELSE
        self.name.setVisible(only_named)
        self.post.setVisible(only_named)
        self.reason.setVisible(self._asks())

    def _asks(self) -> bool:
        """Whether this part goes with another one of theirs only with a reason."""
        role, name = self.role.value(), self._names.get(self.who.value(), self.name.value())
        return bool(role) and conflict.needs_reason(self._team, Role(role), name=name)


def _titled(one: EnrolledPerson) -> str:
    return f"{one.name}, {_(wording.POSTS[one.post])}" if one.post else one.name
