"""The sheet a document is printed on: margins, the line above later pages, and the foot with its check code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.documents.block import Run
from casebook.documents.flow import Style
from casebook.documents.line import Line, lines
from casebook.documents.pen import A4, GAP_INK, QUIET, Node, Pen
from casebook.domain.school import School
from casebook.resources import _

MARGIN = 68.0  # points, left and right
WIDTH = A4[0] - 2 * MARGIN

_TOP = 58.0
_EDGE = 30.0
_WIDE = 1e6
_SPACE = 260.0


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What every page of one document shows.

    `check_code` is `231 · RJUW-…`, None before a letter is issued; `mark` is PRACTICE, DRAFT, both or empty;
    `language` a BCP 47 tag.
    """

    school: School
    reference: str
    title: str
    dated: date | None
    check_code: str | None = None
    mark: str = ""
    policy_line: str = ""
    language: str = "en-GB"


class Sheet:
    """The furniture of one document, measured once and drawn on each of its pages."""

    def __init__(self, page: PageFurniture, style: Style) -> None:
        self._page = page
        self._size = max(8.2, style.size_pt * 0.78)
        self._step = self._size * 1.42
        full = WIDTH * 1000 / self._size
        beside_number = (WIDTH - self._size * 9) * 1000 / self._size
        self._policy = lines((Run(page.policy_line, source="policy"),), full)
        self._code = (
            *lines((Run(_code_words(page)),), full),
            *lines((Run(_explanation(page)),), beside_number),
        )
        self._foot = _EDGE + (len(self._policy) + len(self._code)) * self._step + 20.0

    @property
    def height(self) -> float:
        """How tall the column of words is (points)."""
        return A4[1] - _TOP - self._foot

    @property
    def top(self) -> float:
        return A4[1] - _TOP

    def ground(self, pen: Pen) -> None:
        """The mark across the page, under everything else."""
        if self._page.mark:
            with pen.artifact():
                pen.watermark(self._page.mark)

    def draw(self, pen: Pen, number: int, of: int, tree: Node) -> None:
        """The line above and the foot. On the last page the check code is content, so that it is read out once."""
        with pen.artifact():
            self._draw_head(pen, number)
            pen.rule(MARGIN, self._foot - 14.0, WIDTH)
            y = self._foot - 14.0 - self._step
            y = self._draw_lines(pen, self._policy, y)
            last = self._foot - 14.0 - self._step * max(1, len(self._policy) + len(self._code))
            self._right(pen, _("Page {number} of {count}").format(number=number, count=of), last)
        if number == of and self._code:
            with pen.content(tree.child("P")):
                self._draw_lines(pen, self._code, y)
        else:
            with pen.artifact():
                self._draw_lines(pen, self._code, y)

    def _draw_lines(self, pen: Pen, drawn: Sequence[Line], y: float) -> float:
        pen.lines(drawn, MARGIN, y, size=self._size, step=self._step, colour=QUIET)
        return y - len(drawn) * self._step

    def _draw_head(self, pen: Pen, number: int) -> None:
        y = A4[1] - 34.0
        if self._page.mark:
            marked = lines((Run(_mark_words(self._page.mark), bold=True),), _WIDE)
            pen.lines(marked, MARGIN, y, size=self._size, colour=GAP_INK)
        if number > 1:
            parts = (self._page.school.name, self._page.reference)
            self._right(pen, " · ".join(part for part in parts if part), y)

    def _right(self, pen: Pen, words: str, y: float) -> None:
        for line in lines((Run(words),), _WIDE)[:1]:
            wide = sum(word.width + (_SPACE if word.spaced else 0.0) for word in line)
            x = A4[0] - MARGIN - wide * self._size / 1000
            pen.lines((line,), x, y, size=self._size, colour=QUIET)


def _code_words(page: PageFurniture) -> str:
    return _("Record check code {code}").format(code=page.check_code) if page.check_code else ""


def _explanation(page: PageFurniture) -> str:
    if not page.check_code:
        return ""
    return _("With it, anyone can check later that our record has not been changed.")


def _mark_words(mark: str) -> str:
    known = {
        "PRACTICE": _("PRACTICE · not for use in a real case"),
        "DRAFT": _("DRAFT · not issued"),
        "PRACTICE DRAFT": _("PRACTICE DRAFT · not issued, and not for use in a real case"),
    }
    return known.get(mark, mark)
