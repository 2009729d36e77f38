"""A sighting: what was seen, in words, and whom to call. It has no place for a file, and any of it can be saved."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.evidence import NotYet, Sighting
from casebook.domain.ids import ItemId, PersonId
from casebook.domain.words import N_
from casebook.resources import _
from casebook.ui.widgets import evidence_wording as said
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainButton, PlainLabel

ROUTES = (  # templates: translated where they are shown
    N_("Anyone in danger now: ring 999. Otherwise ring the police on 101."),
    N_("Tell the designated safeguarding lead today; where an adult who works with children may be involved, the local"
      " authority's designated officer within one working day."),
    N_("On a public web page: the Internet Watch Foundation takes reports of its address."),
    N_("Do not forward, photograph, print, delete or look again. Leave the device as it is. Do not question anybody."),
)  # fmt: skip


class SightingForm(Form):
    """Words about something that must not be copied.

    Signals:
        answered(): the person wants it kept.
        abandoned(): the person does not.
    """

    answered = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="sighting", parent=parent)
        self._sighting: Sighting | None = None
        self.title = PlainLabel("", "title")
        self.put(self.title)
        self.put(
            Notice(
                "\n".join(_(route) for route in ROUTES),
                "stop",
                heading=_("Nothing was opened or copied. Now call somebody."),
                name="route-card",
            )
        )
        self._lines()
        self._told()
        save = PlainButton(_("&Save what I know"), "primary", name="save")
        leave = PlainButton(_("&Do not keep this"), name="leave")
        self.layout_.addLayout(in_row(save, leave))
        save.clicked.connect(self.answered)
        leave.clicked.connect(self.abandoned)

    def _lines(self) -> None:
        self.where = LineField(
            _("&Where is it?"),
            name="where",
            help=_("An address or a device. It is kept as text and never opened."),
        )
        self.device_holder = LineField(_("Who has the de&vice?"), name="device-holder")
        self.seen_by = LineField(_("Who has s&een it?"), name="seen-by")
        self.first_seen = LineField(_("When was it &first seen?"), name="first-seen")
        self.description = TextField(
            _("In plain words, what is it?"),
            name="description",
            help=_("Enough for the police to know what to ask for. No details of the content."),
        )
        self.still_live = LineField(_("Can it still be seen?"), name="still-live")
        self.done = TextField(_("What was done, and when?"), name="actions")
        self.add(
            self.where, self.device_holder, self.seen_by, self.first_seen, self.description,
            self.still_live, self.done,
        )  # fmt: skip

    def _told(self) -> None:
        self.heading(_("Who has been told?"))
        options = {key: _(words) for key, words in said.TOLD.items()}
        self.dsl = ChoiceField(_("The safeguarding lead"), options, name="dsl", across=True)
        self.police = ChoiceField(_("The police"), options, name="police", across=True)
        self.police_reference = LineField(_("Police reference"), name="police-reference", width=30)
        self.iwf = ChoiceField(_("The Internet Watch Foundation"), options, name="iwf", across=True)
        self.iwf_reference = LineField(_("Their reference"), name="iwf-reference", width=30)
        self.lado = ChoiceField(
            _("The local authority's designated officer"), options, name="lado", across=True
        )
        self.add(
            self.dsl, self.police, self.police_reference, self.iwf, self.iwf_reference, self.lado
        )

    def show_sighting(self, sighting: Sighting | None) -> None:
        """Show what is known of a sighting, or begin a new one."""
        self._sighting = sighting
        known = sighting or _blank()
        self.title.setText(sighting.label if sighting else _("Say in words what was seen"))
        for field, value in self._words_of(known).items():
            field.set_value(value)
        for choice, told in (
            (self.dsl, known.dsl_told),
            (self.police, known.police_told),
            (self.iwf, known.iwf_told),
            (self.lado, known.lado_told),
        ):
            choice.set_value(told)

    def sighting(self) -> Sighting:
        """What is written now; without an id when it is new."""
        return replace(
            self._sighting or _blank(),
            where=self.where.value(),
            device_holder=self.device_holder.value(),
            seen_by=self.seen_by.value(),
            first_seen=self.first_seen.value(),
            description=self.description.value(),
            still_live=self.still_live.value(),
            actions=self.done.value(),
            dsl_told=NotYet(self.dsl.value()),
            police_told=NotYet(self.police.value()),
            police_reference=self.police_reference.value(),
            iwf_told=NotYet(self.iwf.value()),
            iwf_reference=self.iwf_reference.value(),
            lado_told=NotYet(self.lado.value()),
        )

    def _words_of(self, known: Sighting) -> dict[LineField | TextField, str]:
        return {
            self.where: known.where, self.device_holder: known.device_holder, self.seen_by: known.seen_by,
            self.first_seen: known.first_seen, self.description: known.description,
            self.still_live: known.still_live, self.done: known.actions,
            self.police_reference: known.police_reference, self.iwf_reference: known.iwf_reference,
        }  # fmt: skip


def _blank() -> Sighting:
    # The service numbers and dates a sighting without an id.
    return Sighting(ItemId(""), 0, datetime.min.replace(tzinfo=UTC), PersonId(""))
