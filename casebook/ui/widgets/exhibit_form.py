"""What the policy asks to be recorded about an exhibit (6.2), to be finished later; one form for one or several."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    Exhibit,
    ExhibitDetails,
    FirstAnswers,
    TimeBasis,
    Visibility,
)
from casebook.resources import _
from casebook.ui.widgets import evidence_wording as said
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.zoned_field import ZonedField

K = TypeVar("K", bound=str)


class ExhibitForm(Form):
    """All that can be known about an exhibit.

    Signals:
        answered(): the person wants it kept.
        abandoned(): the person wants to leave it as it was.
    """

    answered = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="exhibit", parent=parent)
        self.title = PlainLabel("", "title")
        self.put(self.title)
        self.put(
            PlainLabel(
                _(
                    "Fill in what you know. Nothing has to be complete today; it is asked for again."
                ),
                "muted",
            )
        )
        self._first_answers()
        self._source()
        self._times()
        self._content()
        save = PlainButton(_("&Save"), "primary", name="save")
        leave = PlainButton(_("&Leave it as it was"), name="leave")
        self.layout_.addLayout(in_row(save, leave))
        save.clicked.connect(self._try)
        leave.clicked.connect(self.abandoned)

    def _first_answers(self) -> None:
        self.shows = LineField(
            _("&What it shows"), name="shows", missing=_("Say in a few words what it shows.")
        )
        self.where = LineField(_("W&here it was"), name="where", missing=_("Say where it was."))
        self.seen = ZonedField(
            _("When it was &first seen"), name="seen", missing=_("Say when it was first seen.")
        )
        self.add(self.shows, self.where, self.seen)

    def _source(self) -> None:
        self.heading(_("Where it comes from"))
        self.kind = PickField(_("&Kind"), _said(said.KINDS), name="kind")
        self.platform = LineField(
            _("&Platform"),
            name="platform",
            help=_("The app or site. A name Casebook does not know is kept as you type it."),
        )
        self.address = LineField(
            _("&Address of the page"),
            name="address",
            help=_("Copy it from the browser. It is kept as text and never opened."),
        )
        self.address_missing = LineField(
            _("Why there is no address"),
            name="address-missing",
            help=_("Only where there is none: a group chat, a phone, paper."),
        )
        self.account = LineField(
            _("A&ccount"), name="account", help=_("The name that posted it, exactly as shown.")
        )
        self.add(self.kind, self.platform, self.address, self.address_missing, self.account)

    def _times(self) -> None:
        self.heading(_("Times"), _("As the clock there showed them. Casebook works out the rest."))
        self.captured = ZonedField(_("When it was ca&ptured"), name="captured")
        self.captured_by = LineField(
            _("Who captured it"),
            name="captured-by",
            help=_("Whoever captured it can be asked about it later, as a witness."),
        )
        self.method = PickField(_("How it was captured"), _said(said.METHODS), name="method")
        self.device = LineField(_("On which device"), name="device")
        self.basis = PickField(
            _("How it is known when it was posted"), _said(said.BASES), name="basis"
        )
        self.posted = ZonedField(_("When it was posted"), name="posted")
        self.add(self.captured, self.captured_by, self.method, self.device, self.basis, self.posted)

    def _content(self) -> None:
        self.heading(_("Who could see it, and what it says"))
        self.visibility = PickField(
            _("Who could see it"), _said(said.VISIBILITIES), name="visibility"
        )
        self.visibility_known = LineField(_("How that is known"), name="visibility-known")
        self.words = TextField(
            _("What it says, word for word"),
            name="words",
            help=_("Exactly as written, mistakes and all."),
        )
        self.context = TextField(
            _("What stands above and below it"),
            name="context",
            help=_("The rest of the thread. A post out of its context misleads."),
        )
        self.post = LineField(
            _("Which post it belongs to"),
            name="post",
            help=_("The same word on several exhibits says that they are pictures of one post."),
        )
        self.add(self.visibility, self.visibility_known, self.words, self.context, self.post)

    def show_exhibit(self, exhibit: Exhibit, *, others: int = 0) -> None:
        """Show what is known of one exhibit; with `others`, what is saved goes to those too."""
        several = _("{label} and {count} more").format(label=exhibit.label, count=others)
        self.title.setText(several if others else exhibit.label)
        for field in (self.shows, self.where, self.seen):
            field.setVisible(not others)
        self._fill(exhibit.answers, exhibit.details)

    def _fill(self, answers: FirstAnswers, known: ExhibitDetails) -> None:
        self.seen.set_zoned(answers.seen_at)
        self.captured.set_zoned(known.captured_at)
        self.posted.set_zoned(known.posted_at)
        words: dict[LineField | TextField, str] = {
            self.shows: answers.shows, self.where: answers.where, self.platform: known.platform,
            self.address: known.address, self.address_missing: known.address_missing_why,
            self.account: known.account, self.captured_by: known.captured_by, self.device: known.device,
            self.visibility_known: known.visibility_how_known, self.words: known.words,
            self.context: known.context, self.post: known.post,
        }  # fmt: skip
        for field, value in words.items():
            field.set_value(value)
        self.kind.set_value(known.kind)
        self.method.set_value(known.method)
        self.basis.set_value(known.posted_basis)
        self.visibility.set_value(known.visibility)

    def answers(self) -> FirstAnswers | None:
        """The three first answers, or None where several exhibits are edited together."""
        seen = self.seen.zoned()
        if self.shows.isHidden() or seen is None:
            return None
        return FirstAnswers(self.shows.value(), self.where.value(), seen)

    def details(self) -> ExhibitDetails:
        """Everything else, as filled in."""
        return ExhibitDetails(
            kind=EvidenceKind(self.kind.value()) if self.kind.value() else None,
            platform=self.platform.value(),
            address=self.address.value(),
            address_missing_why=self.address_missing.value(),
            account=self.account.value(),
            captured_at=self.captured.zoned(),
            captured_by=self.captured_by.value(),
            method=CaptureMethod(self.method.value()) if self.method.value() else None,
            device=self.device.value(),
            posted_at=self.posted.zoned(),
            posted_basis=TimeBasis(self.basis.value()) if self.basis.value() else None,
            visibility=Visibility(self.visibility.value()) if self.visibility.value() else None,
            visibility_how_known=self.visibility_known.value(),
            words=self.words.value(),
            context=self.context.value(),
            post=self.post.value(),
        )

    def _try(self) -> None:
        if self.check():
            self.answered.emit()


def _said(table: Mapping[K, str]) -> dict[K, str]:
    return {key: _(words) for key, words in table.items()}
