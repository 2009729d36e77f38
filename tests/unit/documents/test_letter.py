"""The PDF: its words in order, its bytes the same twice, and nothing typed ever taken for markup."""

import hashlib
import io
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook import resources
from casebook.documents import typeface
from casebook.documents.block import (
    Block,
    BulletList,
    Heading,
    Letterhead,
    Note,
    NumberedList,
    PageBreak,
    Para,
    Run,
    SignatureBlock,
    Table,
    TickLine,
    WritingSpace,
    para,
)
from casebook.documents.letter import LARGE_PRINT, PageFurniture, plain_text, render
from casebook.documents.template import compose, policy_line, read_kind
from casebook.domain.clean import clean, shown
from casebook.domain.letter import LetterFacts, LetterText
from casebook.domain.school import School
from casebook.errors import CannotPrint

FactsOf = Callable[..., LetterFacts]
TextOf = Callable[..., LetterText]

SCHOOL = School("Fernhollow Primary School", ("Mill Lane", "Wexmoor"))
CODE = "231 · RJUW-NHNP-VUFF-F5K5-HP62-QKIR-2CKW-XOBA"
PAGE = PageFurniture(SCHOOL, "FH-7QK4/3", "A letter", date(2026, 1, 12), CODE)
FILES = {
    "DOC-21": "advice_note.md",
    "DOC-26": "first_written_warning.md",
    "DOC-27": "final_written_warning.md",
    "DOC-30": "summary_dismissal.md",
}


def text_of_page(pdf: bytes, index: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    page = document[index]
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()
        document.close()


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def all_text(pdf: bytes) -> str:
    return "\n".join(text_of_page(pdf, index) for index in range(page_count(pdf)))


def flat(text: str) -> str:
    return " ".join(text.split())


def body_words(pdf: bytes) -> str:
    """The words of every page without its furniture."""
    pages = []
    for index in range(page_count(pdf)):
        lines = [line.strip() for line in text_of_page(pdf, index).splitlines()]
        furniture = ("Page ", SCHOOL.name + " · FH-7QK4")
        pages.append(" ".join(line for line in lines if not line.startswith(furniture)))
    return flat(" ".join(pages))


def one(*blocks: Block) -> bytes:
    return render((Heading(1, (Run("Title"),)), *blocks), page=PAGE)


@pytest.mark.parametrize("kind", list(FILES))
@pytest.mark.parametrize("style", [None, LARGE_PRINT])
def test_the_words_of_each_letter_come_out_in_order(
    kind: str, style: object, facts_of: FactsOf, text_of: TextOf
) -> None:
    described, body = read_kind(resources.text("letters", FILES[kind]))
    blocks = compose(described, body, facts_of(kind), text_of(kind))
    bare = PageFurniture(SCHOOL, "FH-7QK4/3", "A letter", None)
    pdf = render(blocks, page=bare, style=LARGE_PRINT if style else None)
    paragraphs = [each.runs for each in blocks if isinstance(each, Para | Heading)]
    found = body_words(pdf)
    place = 0
    for runs in paragraphs:
        for line in "".join(run.text for run in runs).split("\n"):
            place = found.index(flat(line), place)


def test_lines_that_wrap_keep_the_space_between_their_words() -> None:
    words = "trade union representative Mr Nguyễn Thị Đức and another " * 12
    assert flat(words) in flat(all_text(one(para(words))))


NAMES = [
    "Siân ap Rhŵydd ŵŷ",
    "Łukasz Żółć",
    "Nguyễn Thị Đức",
    "Ọlọ́runfẹ́mi Adébáyọ̀",
    "محمد عبد الله",
    "محمد علی جناح",
    "יעקב כהן",
    "রবীন্দ্রনাথ ঠাকুর",
    "प्रेमचन्द शर्मा",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "செல்வம் முருகன்",
    "王小明",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_of_twelve_scripts_is_drawn_and_read_back(name: str) -> None:
    pdf = one(
        para(f"Dear {name}, thank you."),
        Para((Run("The letter is for "), Run(name, bold=True), Run(" and for nobody else."))),
    )
    assert flat(all_text(pdf)).count(flat(name)) == 2
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = document.pages[0].Resources.Font
        embedded = [font.FontDescriptor.get("/FontFile2") for _name, font in fonts.items()]
        assert all(each is not None for each in embedded)


@pytest.mark.parametrize("name", ["محمد عبد الله", "יעקב כהן", "प्रेमचन्द शर्मा", "Ọlọ́runfẹ́mi"])
def test_the_words_behind_shaped_glyphs_are_told_to_whoever_cannot_see_them(name: str) -> None:
    """How a reader orders a line that is all right-to-left is its own affair; this is what it is given."""
    with pikepdf.open(io.BytesIO(one(para(name)))) as document:
        content = document.pages[0].Contents.read_bytes()
    told = re.findall(rb"/ActualText <FEFF([0-9A-F]+)>", content)
    words = "".join(bytes.fromhex(each.decode()).decode("utf-16-be") for each in told)
    assert words.replace(" ", "") == name.replace(" ", "")


def test_words_right_to_left_stand_in_their_order_on_paper() -> None:
    """Leftmost stands the last letter of the last word, rightmost the first of the first."""
    face = "NotoSansHebrew-Regular"
    drawn = typeface.shape("יעקב כהן", face)
    assert drawn[0].name == typeface.shape("ן", face)[0].name
    assert drawn[-1].name == typeface.shape("י", face)[0].name


@pytest.mark.parametrize(
    ("character", "named"),
    [("\U0001f44d", "U+1F44D"), ("\u2713", "U+2713"), ("\ue123", "U+E123"), ("\u1780", "U+1780")],
)
def test_a_character_no_font_has_is_refused_by_name_and_field(character: str, named: str) -> None:
    with pytest.raises(CannotPrint) as refused:
        one(Para((Run("Well done "), Run(character, source="mitigation"))))
    assert refused.value.details == {"character": named, "field": "mitigation"}
    assert named in refused.value.sentence()
    with pytest.raises(CannotPrint) as anywhere:
        one(para(f"Well {character} done"))
    assert named in anywhere.value.sentence()


# Everything of the table of injections, and the characters that hide or reorder.
HOSTILE = [
    '<img src="/any/local/path.png">',
    '<img src="file:///etc/passwd">',
    '<img src="http://example.org/x.png">',
    '<img src="data:image/png;base64,AAAA">',
    '<img src="/etc/passwd">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="file:///C:/x.exe">x</a>',
    'was <font color="white">not</font> dismissed',
    '<font size="300">big</font>',
    "email <john@example.org>",
    "a <b>b",
    "R&D; AT&T &amp; &nbsp;",
    "<para><super>x</super></para>",
    '<font color="[__import__(chr(111))]">x</font>',
    "<onDraw name='x' label='y'/>",
    "%(name)s {name} ${name}",
    ") Tj ET /Artifact BMC (",
    "\\( \\) \\\\ BT ET EMC",
    "nul \x00 here",
    "bell \x07 and csi \x9b",
    "lone \ud800 surrogate",
    "over \u202eride\u202c",
    "zero \u200bwidth",
    "mark \ufeff here",
    "non \ufffe character",
    "two\nlines and\ttab",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_typed_into_a_form_are_printed_as_words(text: str) -> None:
    cleaned = clean(text)
    try:
        printed = all_text(one(para(f"Start {cleaned.text} end.")))
    except CannotPrint as refused:
        assert refused.details["character"] == "U+200B"  # noqa: PT017 - one of them is refused by name
        return
    assert flat(f"Start {cleaned.text} end.") in flat(printed)
    lost = set(text) - set(cleaned.text)
    assert {f"U+{ord(character):04X}" for character in lost} <= set(cleaned.removed)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_from_evidence_are_printed_with_their_marks(text: str) -> None:
    try:
        printed = all_text(one(para(f"Start {shown(text)} end.")))
    except CannotPrint as refused:
        assert refused.details["character"] in {"U+27E6", "U+27E7"}  # noqa: PT017
        return
    assert flat(f"Start {shown(text)} end.") in flat(printed)


def test_only_words_become_links_or_pictures_by_our_own_hand() -> None:
    pdf = one(*(para(clean(text).text.replace("\u200b", "")) for text in HOSTILE))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            assert "/Annots" not in page
            assert "/XObject" not in page.Resources
        assert "/AcroForm" not in document.Root
        assert "/OpenAction" not in document.Root


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc", "Cs", "Zs")),
        min_size=1,
        max_size=80,
    )
)
def test_any_latin_words_come_out_as_they_went_in(text: str) -> None:
    printed = all_text(one(para(f"A {text} Z")))
    assert f"A{text}Z".replace("\xad", "") in "".join(printed.split()).replace("\xad", "")


def test_a_line_end_in_a_value_begins_a_paragraph() -> None:
    pdf = one(para("First line\nsecond line"))
    assert "First line\r\nsecond line" in all_text(pdf)


def test_a_paragraph_of_a_megabyte_is_set_in_seconds() -> None:
    words = "seventeen letters here " * 45_000
    began = time.perf_counter()
    pdf = one(para(words))
    assert time.perf_counter() - began < 30
    assert page_count(pdf) > 150


def test_a_word_of_two_hundred_thousand_letters_is_broken_and_not_lost() -> None:
    pdf = one(para("x" * 200_000))
    assert all_text(pdf).count("x") >= 200_000


def test_a_table_cell_taller_than_a_page_goes_on_over_the_next() -> None:
    tall = " ".join(f"w{number}" for number in range(3000))
    head = ((para("Allegation"),), (para("Finding"),))
    pdf = one(Table(head, (((para(tall),), (para("Proved"),)),), (3.0, 1.0)))
    found = all_text(pdf)
    assert page_count(pdf) > 2
    assert all(f"w{number}" in found for number in (0, 1500, 2999))


def test_a_long_table_repeats_its_head_and_reads_it_out_once() -> None:
    head = ((para("Number"),), (para("Finding"),))
    rows = tuple(((para(f"row {number}"),), (para("Proved"),)) for number in range(400))
    pdf = one(Table(head, rows))
    pages = page_count(pdf)
    assert pages > 5
    assert all("Number" in text_of_page(pdf, index) for index in range(pages))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = _roles(document.Root.StructTreeRoot.K)
    assert kinds.count("/TH") == 2
    assert kinds.count("/TR") == 401
    assert kinds.count("/TD") == 800


def test_the_tree_says_what_each_thing_is() -> None:
    pdf = one(
        Letterhead("Fernhollow Primary School", ("Mill Lane",), ("01632 960123",), "Private"),
        Heading(2, (Run("Part"),)),
        BulletList(((para("one"),), (para("two"), para("more")))),
        NumberedList(((para("three"),),), start=3),
        Note((para("apart"),)),
        TickLine((Run("tick"),)),
        WritingSpace("write here", 2),
        SignatureBlock("Yours sincerely", "A. Sorley", "Chair"),
        PageBreak(),
        para("last"),
    )
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = _roles(document.Root.StructTreeRoot.K)
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert "/Info" not in document.trailer
        fonts = {
            str(font.BaseFont) for p in document.pages for _n, font in p.Resources.Font.items()
        }
    assert kinds[0] == "/Document"
    for role, count in {"/H1": 1, "/H2": 1, "/L": 2, "/LI": 3, "/Lbl": 3, "/LBody": 3}.items():
        assert kinds.count(role) == count
    assert all("Noto" in font for font in fonts)


def test_a_run_in_another_language_is_marked_as_such() -> None:
    pdf = one(Para((Run("Annwyl "), Run("gyfaill", lang="cy"))))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert b"/Lang (cy)" in document.pages[0].Contents.read_bytes()


def test_every_page_is_numbered_and_carries_the_code_and_the_policy() -> None:
    page = PageFurniture(
        SCHOOL, "FH-7QK4/3", "A letter", date(2026, 1, 12), CODE, policy_line="Policy, Summer 2018."
    )
    pdf = render((Heading(1, (Run("Title"),)), para("words " * 900)), page=page)
    count = page_count(pdf)
    assert count > 1
    for index in range(count):
        text = text_of_page(pdf, index)
        assert f"Record check code {CODE}" in text
        assert f"Page {index + 1} of {count}" in text
        assert "Policy, Summer 2018." in text
        assert ("Fernhollow Primary School · FH-7QK4/3" in text) is (index > 0)


@pytest.mark.parametrize("mark", ["PRACTICE", "DRAFT", "PRACTICE DRAFT"])
def test_a_mark_stands_on_every_page_and_in_the_title_and_hides_nothing(mark: str) -> None:
    page = PageFurniture(SCHOOL, "FH-7QK4/3", "A letter", None, None, mark)
    blocks = (Heading(1, (Run("Title"),)), para("words " * 900))
    pdf = render(blocks, page=page)
    for index in range(page_count(pdf)):
        assert text_of_page(pdf, index).count(mark) >= 2
        assert "Record check code" not in text_of_page(pdf, index)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert f"{mark}: A letter".encode() in document.Root.Metadata.read_bytes()
        content = document.pages[0].Contents.read_bytes()
    assert content.index(b"/Artifact BMC") < content.index(b"/H1")


def test_without_a_mark_no_mark_is_drawn() -> None:
    text = all_text(one(para("words")))
    assert "PRACTICE" not in text
    assert "DRAFT" not in text


def test_a_signature_never_stands_alone() -> None:
    for lines in range(20, 60):
        blocks = [para(f"line {number}") for number in range(lines)]
        pdf = one(*blocks, SignatureBlock("Yours sincerely", "A. Sorley", "Chair"))
        last = text_of_page(pdf, page_count(pdf) - 1)
        assert "A. Sorley" in last
        assert "line " in last


@pytest.mark.parametrize("count", range(380, 900, 40))
def test_a_long_last_paragraph_is_divided_so_that_its_end_goes_with_the_signature(
    count: int,
) -> None:
    words = " ".join(f"w{number}" for number in range(count))
    pdf = one(para(words), SignatureBlock("Yours sincerely", "A. Sorley", "Chair"))
    last = text_of_page(pdf, page_count(pdf) - 1)
    assert "A. Sorley" in last
    assert f"w{count - 1}" in last
    found = re.findall(r"\bw([0-9]+)", all_text(pdf))
    assert [int(number) for number in found] == list(range(count))


def test_what_is_taller_than_a_page_and_may_not_be_divided_is_drawn_all_the_same() -> None:
    pdf = one(WritingSpace("Write here", 60), para("after it"))
    assert "after it" in text_of_page(pdf, page_count(pdf) - 1)


def test_a_heading_never_stands_at_the_foot_of_a_page() -> None:
    for lines in range(20, 45):
        blocks = [para(f"line {number}") for number in range(lines)]
        pdf = one(*blocks, Heading(2, (Run("Part"),)), para("after it"))
        for index in range(page_count(pdf)):
            text = text_of_page(pdf, index)
            assert ("Part" in text) is ("after it" in text)


def test_the_same_letter_has_the_same_bytes_in_two_processes(
    facts_of: FactsOf, text_of: TextOf, tmp_path: Path
) -> None:
    """One process draws other scripts first, so that nothing it learnt shows in the letter."""
    program = (
        "import sys, hashlib, datetime\n"
        "from casebook.documents.block import *\n"
        "from casebook.documents.letter import *\n"
        "from casebook.domain.school import School\n"
        "page = PageFurniture(School('Fernhollow'), 'FH-7QK4/3', 'A letter', datetime.date(2026, 1, 12), '7 · AAAA')\n"
        "head = Heading(1, (Run('Title'),))\n"
        "for each in sys.argv[1:]:\n"
        "    last = render((head, para(each), para('Ọlọ́runfẹ́mi')), page=page)\n"
        "print(hashlib.sha256(last).hexdigest())\n"
    )
    letter = "Dear محمد علی جناح and प्रेमचन्द शर्मा"

    def digest(*texts: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-c", program, *texts], capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    assert digest(letter) == digest("عبد الله ", "क्षत्रिय ज्ञान", letter)


def test_the_same_letter_has_the_same_bytes_twice(facts_of: FactsOf, text_of: TextOf) -> None:
    described, body = read_kind(resources.text("letters", FILES["DOC-30"]))
    facts = facts_of("DOC-30")

    def drawn(code: str) -> str:
        page = PageFurniture(
            facts.school, facts.reference, described.name, facts.dated, code,
            policy_line=policy_line(facts),
        )  # fmt: skip
        blocks = compose(described, body, facts, text_of("DOC-30"))
        return hashlib.sha256(render(blocks, page=page)).hexdigest()

    assert drawn(CODE) == drawn(CODE)
    assert drawn(CODE) != drawn(CODE.replace("231", "232"))


def test_large_print_is_larger() -> None:
    blocks = (Heading(1, (Run("Title"),)), para("words " * 600))
    assert page_count(render(blocks, page=PAGE, style=LARGE_PRINT)) > page_count(
        render(blocks, page=PAGE)
    )


def test_plain_text_has_the_words_of_every_block() -> None:
    text = plain_text(
        (
            Letterhead("School", ("Lane",), ("1",), "Private"),
            Table(((para("A"),),), (((para("b"),),),)),
            Note((para("apart"),)),
            WritingSpace("write", 2),
            PageBreak(),
            SignatureBlock("Yours", "Name", "Role"),
        )
    )
    assert text == "School\nLane\n1\nPrivate\n\nA\nb\n\napart\n\nwrite\n\nYours\n\nName\nRole"


def test_words_are_handed_to_no_parser_of_markup() -> None:
    """Reportlab's Paragraph reads tags in what it is given; nothing of ours may use it."""
    sources = list((resources._HERE / "documents").glob("*.py"))
    assert len(sources) > 10
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert "reportlab.platypus" not in text
        assert "Paragraph(" not in text


def _roles(element: pikepdf.Object) -> list[str]:
    """The roles of the tree in reading order."""
    found = [str(element.S)]
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.extend(_roles(kid))
    return found
