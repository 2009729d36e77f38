"""The five first questions about a concern, and who will be able to read the answers."""

from PySide6.QtWidgets import QWidget

from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.staff import StaffMember
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import MomentField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainCheck, PlainLabel, caption


class ConcernForm(Form):
    """Who, what, since when, where, and danger. Of an `attack` on staff it asks whom it is aimed at, not who did it."""

    def __init__(
        self,
        members: tuple[EnrolledPerson, ...],
        staff: tuple[StaffMember, ...] = (),
        *,
        head: bool = False,
        attack: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name="concern", parent=parent)
        self._staff = {one.id: one for one in staff}
        self.pick = PickField(
            _("Choose them from the s&taff record"),
            {one.id: f"{one.name}, {one.post}" for one in staff},
            name="subjectStaff",
            help=_("It fills in the name and post. Or type below.")
            if attack
            else _("It fills in the name and post and copies what the record says. Or type below."),
            ask=_("Not on the list"),
        )
        self.pick.setVisible(bool(staff) and not head)
        self.pick.edited.connect(self._fill_subject)
        self.name = LineField(
            _("1. &Who is attacked?") if attack else _("1. &Who is it about?"),
            name="subjectName",
            help=_("Their name, as letters would print it."),
            missing=_("Enter a name."),
        )
        self.post = LineField(
            _("What do they do at the sch&ool?"),
            name="subjectPost",
            help=_("For example: teaching assistant."),
        )
        if head:
            self.post.set_value(_("Headteacher"))
        self.what = TextField(
            _("2. What ha&ppened?"), name="what", missing=_("Say what happened, in a few words."),
            help=_("In a few plain words, as you were told it. Do not decide yet whether it is true."), lines=3,
        )  # fmt: skip
        self.aware = MomentField(
            _("3. When did the &school first know?"), name="aware", missing=_("Enter the day and the time."),
            help=_("When anybody at the school was first told or saw it. Days are counted from it."),
        )  # fmt: skip
        self.where = LineField(
            _("4. Where can it &be seen?"), name="where", missing=_("Say where it can be seen, or “not known”."),
            help=_("The platform, and the address if you have it. “Not known” is an answer."),
        )  # fmt: skip
        self.risk = ChoiceField(
            _("5. Ma&y anyone be in danger now?"), {each: _(words) for each, words in wording.RISKS.items()},
            name="risk", missing=_("Choose an answer. “Not sure” is one."), across=True,
            help=_("If so, ring 999 first. This form will wait."),
        )  # fmt: skip
        self.add(self.pick, self.name, self.post, self.what, self.aware, self.where, self.risk)
        self._members = {
            one.id: PlainCheck(caption(_spoken(one)), name=f"member-{one.id}") for one in members
        }
        self.put(PlainLabel(_("Who else will be able to read this case?"), "label"))
        if not members:
            self.put(
                PlainLabel(
                    _(
                        "Nobody else yet. Enrol a second person soon: a case should never have one reader."
                    ),
                    "small",
                )
            )
        for box in self._members.values():
            box.setChecked(True)
            self.put(box)
        self.setFocusProxy(self.name if self.pick.isHidden() else self.pick)

    def chosen(self) -> PersonId | None:
        """Who on the staff record it is about: the one picked, while the name is still theirs."""
        found = self._staff.get(PersonId(self.pick.value()))
        return found.id if found is not None and found.name == self.name.value() else None

    def _fill_subject(self) -> None:
        found = self._staff.get(PersonId(self.pick.value()))
        if found is not None:
            self.name.set_value(found.name)
            self.post.set_value(found.post)

    def members(self) -> tuple[PersonId, ...]:
        """The people ticked."""
        return tuple(id_ for id_, box in self._members.items() if box.isChecked())


def _spoken(one: EnrolledPerson) -> str:
    if one.recovery:
        return _("The school's recovery sheet in the safe")
    return f"{one.name}, {_(wording.POSTS[one.post])}" if one.post else one.name
