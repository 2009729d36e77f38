"""Everything known about one exhibit or sighting, as it stands: details, fingerprint, custody."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from casebook.domain.clean import shown
from casebook.domain.clock import LONDON
from casebook.domain.evidence import CustodyEvent, Exhibit, Sighting, TimeBasis, ZonedTime
from casebook.domain.ids import PersonId
from casebook.domain.words import written_day
from casebook.resources import _
from casebook.ui.widgets import evidence_wording as said
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Line, Tag, emptied, holder, in_row, pad, stacked
from casebook.ui.widgets.plain import PlainButton, PlainLabel, copy_words

Row = tuple[str, str]


class ExhibitDetailsPanel(QTabWidget):
    """The right-hand column of the evidence page.

    Signals:
        correct_wanted(), check_wanted(), copy_wanted(), withdraw_wanted(): what the person wants done with it.
    """

    correct_wanted = Signal()
    check_wanted = Signal()
    copy_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(_("About this exhibit"))
        self.setDocumentMode(True)
        self._details = stacked(gap=6)
        self._custody = stacked(gap=6)
        self.addTab(_scrolling(self._details), _("Detai&ls"))
        self.addTab(_scrolling(self._custody), _("C&ustody"))
        self.tabBar().setAccessibleName(_("Details or custody"))

    def show_nothing(self) -> None:
        """Say what stands here once an exhibit is chosen."""
        emptied(self._details)
        self._details.addWidget(
            PlainLabel(_("Choose an exhibit to see what is known about it."), "muted")
        )
        self._details.addStretch(1)
        emptied(self._custody)

    def show_exhibit(
        self,
        exhibit: Exhibit,
        *,
        bears_on: Iterable[tuple[str, str]],
        added_by: str,
        may_add: bool,
        shut: str = "",
    ) -> None:
        """Show an exhibit; `bears_on` are the clauses of the allegations that cite it, with their labels.

        `shut` says why nothing can be logged here now.
        """
        emptied(self._details)
        self._details.addWidget(
            PlainLabel(f"{exhibit.label}  {shown(exhibit.answers.shows)}", "heading")
        )
        if exhibit.withdrawn:
            self._details.addWidget(Tag(_("Withdrawn"), "stop"))
            self._details.addWidget(PlainLabel(exhibit.withdrawn))
        self._rows(_known(exhibit, added_by))
        self._fingerprint(exhibit)
        self._clauses(tuple(bears_on))
        self._finish_later(exhibit)
        self._buttons(exhibit, may_add=may_add, shut=shut)
        self._details.addStretch(1)

    def show_sighting(self, sighting: Sighting, *, shut: str = "") -> None:
        """Show a sighting: words only. `shut` says why it cannot be corrected here."""
        emptied(self._details)
        emptied(self._custody)
        self._details.addWidget(PlainLabel(sighting.label, "heading"))
        self._details.addWidget(Tag(_("Described, never copied"), "stop"))
        told = said.TOLD
        self._rows(
            (
                (_("Where"), sighting.where),
                (_("Device with"), sighting.device_holder),
                (_("Seen by"), sighting.seen_by),
                (_("First seen"), sighting.first_seen),
                (_("What it is"), sighting.description),
                (_("Still to be seen"), sighting.still_live),
                (_("Done so far"), sighting.actions),
                (_("Safeguarding lead told"), _(told[sighting.dsl_told])),
                (_("Police told"), f"{_(told[sighting.police_told])} {sighting.police_reference}"),
                (_("IWF told"), f"{_(told[sighting.iwf_told])} {sighting.iwf_reference}"),
                (_("LADO told"), _(told[sighting.lado_told])),
            )
        )
        self._button(_("Co&mplete or correct"), "correct", self.correct_wanted).setEnabled(not shut)
        self._say_shut(shut)
        self._details.addStretch(1)

    def show_custody(self, events: Iterable[CustodyEvent], names: dict[PersonId, str]) -> None:
        """Show everything that happened to the exhibit."""
        emptied(self._custody)
        for event in events:
            who = names.get(event.by, "")
            words = " · ".join(part for part in (_(said.CUSTODY[event.act]), shown(who)) if part)
            self._custody.addWidget(PlainLabel(wording.moment(event.at), "small"))
            self._custody.addWidget(PlainLabel(words))
            if event.note:
                self._custody.addWidget(PlainLabel(event.note, "muted"))
            self._custody.addWidget(Line())
        self._custody.addStretch(1)

    def _rows(self, rows: Iterable[Row]) -> None:
        for label, value in rows:
            if not value.strip():
                continue
            self._details.addWidget(PlainLabel(label, "small"))
            self._details.addWidget(PlainLabel(value).selectable())
            self._details.addWidget(Line())

    def _fingerprint(self, exhibit: Exhibit) -> None:
        digest = exhibit.sealed.sha256
        self._details.addWidget(PlainLabel(_("Fingerprint"), "small"))
        self._details.addWidget(PlainLabel(f"{digest[:8]} {digest[8:16]} …", "mono"))
        copy = PlainButton(
            _("Copy the whole fingerprint (SHA-256)"), "link", name="copy-fingerprint"
        )
        copy.clicked.connect(lambda: copy_words(digest))
        self._details.addWidget(copy)
        self._details.addWidget(Line())
        self._details.addWidget(PlainLabel(_("Unchanged since it was added"), "small"))
        checked = (
            _("{added}; checked {checked}").format(
                added=wording.moment(exhibit.provenance.added_at),
                checked=wording.moment(exhibit.checked_at),
            )
            if exhibit.checked_at
            else _("{added}; read back then").format(
                added=wording.moment(exhibit.provenance.added_at)
            )
        )
        self._details.addWidget(PlainLabel(checked, "ok"))
        self._details.addWidget(
            PlainLabel(
                _("This shows that the file is unchanged, not that what it says is true."), "small"
            )
        )

    def _clauses(self, clauses: tuple[tuple[str, str], ...]) -> None:
        if not clauses:
            return
        self._details.addWidget(PlainLabel(_("BEARS ON"), "section"))
        for clause, label in clauses:
            row = in_row(Tag(clause), PlainLabel(label, "small"), stretch_last=True)
            self._details.addWidget(holder(row))

    def _finish_later(self, exhibit: Exhibit) -> None:
        left = exhibit.finish_later()
        if not left or exhibit.withdrawn:
            return
        self._details.addWidget(Tag(_("Finish later · {count}").format(count=len(left)), "warn"))
        self._details.addWidget(
            PlainLabel(", ".join(_(said.OPEN_DETAILS[each]) for each in left), "small")
        )

    def _buttons(self, exhibit: Exhibit, *, may_add: bool, shut: str) -> None:
        if may_add and not exhibit.withdrawn:
            self._button(_("Co&mplete or correct"), "correct", self.correct_wanted)
        check = self._button(_("Chec&k that it is unchanged"), "check", self.check_wanted)
        copy = self._button(_("Save a cop&y of the original…"), "copy", self.copy_wanted)
        for logged in (check, copy):
            logged.setEnabled(not shut)
        self._say_shut(shut)
        if may_add and not exhibit.withdrawn:
            self._button(_("&Withdraw…"), "withdraw", self.withdraw_wanted)

    def _say_shut(self, why: str) -> None:
        if why:
            self._details.addWidget(PlainLabel(why, "small"))

    def _button(self, words: str, name: str, wanted: SignalInstance) -> PlainButton:
        button = PlainButton(words, name=name)
        button.clicked.connect(wanted)
        self._details.addWidget(button)
        return button


def _known(exhibit: Exhibit, added_by: str) -> tuple[Row, ...]:
    known, origin = exhibit.details, exhibit.provenance
    address = known.address or known.address_missing_why
    visibility = _(said.VISIBILITIES[known.visibility]) if known.visibility else ""
    return (
        (_("Kind"), _(said.KINDS[known.kind]) if known.kind else ""),
        (_("Where"), exhibit.answers.where),
        (_("Platform"), known.platform),
        (_("Address"), address),
        (_("Account"), known.account),
        (_("First seen"), zoned(exhibit.answers.seen_at)),
        (_("Posted"), _posted(exhibit)),
        (_("Captured"), zoned(known.captured_at)),
        (_("Captured by"), known.captured_by),
        (_("How"), _(said.METHODS[known.method]) if known.method else ""),
        (_("Device"), known.device),
        (_("Who could see it"), " · ".join(p for p in (visibility, known.visibility_how_known) if p)),
        (_("What it says"), known.words),
        (_("Above and below it"), known.context),
        (_("Pictures of one post"), known.post),
        (_("File"), f"{origin.original_name} · {said.size(exhibit.sealed.length)}"),
        (_("Added by"), added_by),
    )  # fmt: skip


def _posted(exhibit: Exhibit) -> str:
    known = exhibit.details
    basis = _(said.BASES[known.posted_basis]) if known.posted_basis else ""
    if known.posted_basis is TimeBasis.NOT_KNOWN:
        return basis
    return " · ".join(part for part in (zoned(known.posted_at), basis) if part)


def zoned(value: ZonedTime | None) -> str:
    """A moment as its own zone showed it, with the zone's short name, and in UTC where that differs."""
    if value is None:
        return ""
    local = value.utc.astimezone(ZoneInfo(value.zone) if value.zone != "Europe/London" else LONDON)
    words = f"{written_day(local.date())}, {local:%H:%M} {local.tzname()}"
    if not local.utcoffset():
        return words
    return f"{words} ({value.utc:%H:%M} UTC)"


def _scrolling(layout: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("pageBody")
    inside.setLayout(layout)
    pad(layout, 14, 12)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
