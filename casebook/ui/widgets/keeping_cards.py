"""What is kept of a case, and until when: in short, and each record set in full."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.retention_line import Ending, Keeping, RetentionLine
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.card import Card
from casebook.ui.widgets.ending_words import CLASSES, ENDINGS, SETS
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.plain import PlainButton, PlainLabel


class ShortKeeping(Card):
    """One line for each record set.

    Signals:
        opened(): see it in full.
    """

    opened = Signal()

    def __init__(self, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(_("What is kept"), name="keeping", parent=parent)
        for line in keeping.lines:
            self.add(PlainLabel(f"{title(line)}: {until(line)}"))
        self.add(PlainLabel(wording.read(keeping.reference), "small"))
        more = PlainButton(_("What is kept, and &until when"), "link", name="toRetention")
        more.clicked.connect(self.opened)
        self.add(more)


def in_short(keeping: Keeping) -> ShortKeeping:
    """What is kept, one line for each record set."""
    return ShortKeeping(keeping)


def title(line: RetentionLine) -> str:
    """The name of a record set, with the pupil's code where there is a line for each."""
    return f"{_(SETS[line.record_set])} {line.subject}".strip()


def until(line: RetentionLine) -> str:
    """Until when it is kept, in words."""
    if line.ending is Ending.PRESERVE:
        return _("preserved")
    if line.ending is Ending.RETURN:
        return _("until the police say")
    if line.keep_until is None:
        return _("not known yet")
    return _("until {day}").format(day=wording.day(line.keep_until))


def line_card(line: RetentionLine) -> Card:
    """One record set in full."""
    live = line.live_until
    facts = [
        (_("Kept as"), _(CLASSES[line.record_class])),
        (_("Counts until"), wording.day(live) if live else ""),
        (_("Kept"), until(line)),
        (_("Then"), _(ENDINGS[line.ending])),
        (_("Why"), wording.read(line.reason)),
        (_("Counted from"), wording.day(line.trigger) if line.trigger else ""),
        (_("Held"), "\n".join(wording.read(words) for words in line.held)),
    ]
    held = bool(line.held)
    return facts_card(
        title(line), facts, state=_("Held") if held else "", tone="hold",
        name=f"kept-{line.record_set}{line.subject}",
    )  # fmt: skip
