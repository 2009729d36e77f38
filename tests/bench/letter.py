"""One letter, tagged and archival, beside a bare reportlab page with the same text in the same font."""

import io
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from casebook.documents.typeface import BODY, font
from casebook.services import letter_page
from tests.bench.figure import Figure, interleaved, seconds
from tests.bench.story import KIND, story

_ROUNDS = 60
_TYPED = (("final_arrangements", "The office will write to you about final pay and holiday."),)
_CODE = "231 · RJUW-7KQ2-XM4D-9TNA"


def figures(scratch: Path) -> tuple[Figure, ...]:
    """The letter of dismissal of the practice case, warm."""
    told = story(scratch)
    user = told.hr()
    facts = user.letters.facts(told.case, KIND)
    typed = (*user.letters.draft(told.case, KIND).values, *_TYPED)
    user.close()
    lines = letter_page.words(KIND, facts, typed).splitlines()

    def ours() -> bytes:
        return letter_page.issued_pdf(KIND, facts, typed, code=_CODE)

    both = interleaved(
        lambda: seconds(ours), lambda: seconds(lambda: _bare(lines)), rounds=_ROUNDS, warm=5
    )
    took, peer = both.median
    return (
        Figure("one letter, tagged and archival, warm", took * 1000, "ms", "bare reportlab", peer * 1000, 1.75, 1.4),
    )  # fmt: skip


def _bare(lines: list[str]) -> bytes:
    font(BODY)
    style = ParagraphStyle("body", fontName=BODY, fontSize=11, leading=15)
    out = io.BytesIO()
    pages = SimpleDocTemplate(out, pagesize=A4)
    pages.build([Paragraph(escape(line), style) for line in lines if line.strip()])
    return out.getvalue()
