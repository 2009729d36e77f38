"""What the lines of a list would become: what is wrong, what a spreadsheet would take for a formula, who is there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.staff_import import Candidate, Preview
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets import people_words, sentence
from casebook.ui.widgets.card import Card, Line, Tag, emptied, in_row, stacked
from casebook.ui.widgets.plain import PlainLabel

_MOST_SHOWN = 50  # lines: a page is no spreadsheet


class ImportLines(Card):
    """Lines that are left out first, then those with something to see, then the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="importLines", parent=parent)
        self.body.setSpacing(theme.px(6))

    def show_preview(self, preview: Preview) -> None:
        """Show what each line would become, as many as are looked at."""
        emptied(self.body)
        ordered = sorted(preview.candidates, key=_place)
        for index, one in enumerate(ordered[:_MOST_SHOWN]):
            if index:
                self.add(Line())
            self.body.addLayout(_row(one))
        if len(ordered) > _MOST_SHOWN:
            words = _("{n} more lines are like the last ones and are not shown.")
            self.add(PlainLabel(words.format(n=len(ordered) - _MOST_SHOWN), "muted"))


def _place(one: Candidate) -> tuple[bool, bool, int]:
    return (not one.problems, not one.formulas, one.line)


def _row(one: Candidate) -> QVBoxLayout:
    tag, tone = _state(one)
    line = PlainLabel(_("Line {n}").format(n=one.line), "small", wrap=False)
    name = PlainLabel(one.member.name or _("(no name)"), "strong", wrap=False)
    parts: list[QWidget] = [PlainLabel(people_words.summary(one.member), "small")]
    parts += [PlainLabel(sentence.read(words), "error") for words in one.problems]
    if one.formulas:
        told = _("Looks like a formula, and is kept as the text it is: {cells}")
        parts.append(PlainLabel(told.format(cells=", ".join(one.formulas)), "small"))
    return stacked(in_row(line, name, Tag(tag, tone), gap=10), *parts, gap=2)


def _state(one: Candidate) -> tuple[str, str]:
    if one.problems:
        return _("Left out"), "stop"
    if one.known is not None:
        return _("On the record already"), "info"
    return _("New"), "ok"
