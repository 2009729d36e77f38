"""The form for one of the people a school turns to."""

from PySide6.QtWidgets import QWidget

from casebook.domain.school_people import Duty, SchoolContact
from casebook.resources import _
from casebook.ui.widgets import people_words
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainLabel


class ContactForm(Form):
    """Who has a duty and how to reach them. `typed` says whether something here is not saved yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="contact", parent=parent)
        self.duty, self.typed = Duty.NOMINATED_PERSON, False
        self._heading = PlainLabel("", "heading")
        self._purpose = PlainLabel("", "muted")
        self.name = LineField(
            _("Na&me"), name="contactName", missing=_("Enter a name, or the name of the team.")
        )
        self.title = LineField(_("P&ost or organisation"), name="contactTitle")
        self.telephone = LineField(_("&Telephone"), name="contactTelephone", width=30)
        self.email = LineField(_("E-ma&il"), name="contactEmail")
        self.put(self._heading)
        self.put(self._purpose)
        self.add(self.name, self.title, self.telephone, self.email)
        self.setFocusProxy(self.name)
        self.edited.connect(self._mark)

    def ask_about(self, duty: Duty, held: SchoolContact | None) -> None:
        """Ask who has a duty, beginning with who has it now."""
        self.duty, self.typed = duty, False
        name, purpose = people_words.DUTIES[duty]
        self._heading.setText(_(name))
        self._purpose.setText(_(purpose))
        self.name.set_value(held.name if held else "")
        self.title.set_value(held.title if held else "")
        self.telephone.set_value(held.telephone if held else "")
        self.email.set_value(held.email if held else "")

    def contact(self) -> SchoolContact:
        """The contact as typed. Ask `check` first."""
        return SchoolContact(
            self.duty,
            self.name.value(),
            self.title.value(),
            self.telephone.value(),
            self.email.value(),
        )

    def _mark(self) -> None:
        self.typed = True
