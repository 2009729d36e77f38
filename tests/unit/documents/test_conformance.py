"""Every document we make passes PDF/UA-1 and PDF/A-2a, as veraPDF reads them: no failed rule."""

import importlib.util
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from casebook import resources
from casebook.documents import form
from casebook.documents.block import Heading, Para, Run, Table, para
from casebook.documents.dates_sheet import dates_sheet
from casebook.documents.fairness_sheet import fairness_sheet
from casebook.documents.letter import LARGE_PRINT, PageFurniture, Style, render
from casebook.documents.template import compose, policy_line, read_kind
from casebook.domain.deadline import Deadline
from casebook.domain.deadline_list import Band, Dated, DatesFacts
from casebook.domain.first_day import FirstDayFacts, FirstDayStep
from casebook.domain.ids import CaseId, Reference
from casebook.domain.letter import LetterFacts, LetterText
from casebook.domain.page_id import PageId
from casebook.domain.words import say
from tests.unit.documents.test_fairness_sheet import fairness_facts

FactsOf = Callable[..., LetterFacts]
TextOf = Callable[..., LetterText]

VERA = Path(__file__).parents[2] / "vera.py"
CODE = "231 · RJUW-NHNP-VUFF-F5K5-HP62-QKIR-2CKW-XOBA"
FILES = {
    "DOC-21": "advice_note.md",
    "DOC-26": "first_written_warning.md",
    "DOC-27": "final_written_warning.md",
    "DOC-30": "summary_dismissal.md",
}
MADE: dict[str, tuple[str | None, str, Style | None]] = {
    "issued": (CODE, "", None),
    "practice": (CODE, "PRACTICE", None),
    "draft": (None, "PRACTICE DRAFT", None),
    "large": (CODE, "", LARGE_PRINT),
}


def vera() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vera", VERA)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def validated(tmp_path: Path) -> Callable[[dict[str, bytes]], dict[str, object]]:
    """Validates named PDFs in one Java machine; gives each name's failed rules."""
    lacking = vera().lacking()
    if lacking:
        message = f"PDF/UA and PDF/A were NOT checked: this machine lacks {lacking}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

    def validate(pdfs: dict[str, bytes]) -> dict[str, object]:
        for name, pdf in pdfs.items():
            (tmp_path / f"{name}.pdf").write_bytes(pdf)
        ran = subprocess.run(
            [
                sys.executable,
                str(VERA),
                "ua1,2a",
                *(str(tmp_path / f"{name}.pdf") for name in pdfs),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        found = json.loads(ran.stdout.splitlines()[-1])
        return {Path(path).stem: failed for path, failed in found.items()}

    return validate


def letters(facts_of: FactsOf, text_of: TextOf) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for kind, file in FILES.items():
        described, body = read_kind(resources.text("letters", file))
        facts = facts_of(kind)
        for name, (code, mark, style) in MADE.items():
            blocks = compose(described, body, facts, text_of(kind), gaps=code is None)
            page = PageFurniture(
                facts.school,
                facts.reference,
                described.name,
                facts.dated,
                code,
                mark,
                policy_line(facts),
            )
            made[f"{kind}-{name}"] = render(blocks, page=page, style=style)
    return made


def forms(facts: LetterFacts) -> dict[str, bytes]:
    steps = (FirstDayStep(say("Write it down."), "6.2", date(2026, 1, 12)),)
    card = FirstDayFacts(facts.school, "FH-7QK4", date(2026, 1, 12), steps, steps)
    return {
        "report": form.blank_report_form(facts.school),
        "notice": form.staff_notice(facts.school),
        "card": form.first_day_card(card),
        "dates": dates_sheet(DatesFacts(facts.school, date(2026, 1, 12), (_dated(),))),
        "fairness": fairness_sheet(fairness_facts(facts.school)),
        "sheet": form.recovery_sheet("Oriel Tansley", ["ABCD", "EFGH", "JKLM", "NPQR"] * 2),
    }


def _dated() -> Dated:
    due = Deadline(
        key="triage", title=say("Decide triage"), day=date(2026, 1, 14), page=PageId.TRIAGE, whose=(),
        names="", reason=say("It is fair."), source="Acas Code, paragraph 5",
    )  # fmt: skip
    case, reference = CaseId("c"), Reference("FH-7QK4")
    return Dated(case, reference, "", due, Band.WEEK, mine=True, urgent=False)


def hard_ones(facts: LetterFacts) -> dict[str, bytes]:
    page = PageFurniture(facts.school, "FH-7QK4/3", "R&D <“A letter”>", facts.dated, CODE)
    title = Heading(1, (Run("Title"),))
    scripts = (
        "Siân ŵŷ, Łukasz Żółć, Nguyễn Thị Đức, Ọlọ́runfẹ́mi, محمد عبد الله, محمد علی جناح, יעקב כהן,"
        " রবীন্দ্রনাথ ঠাকুর, प्रेमचन्द शर्मा, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, ગાંધી, செல்வம் முருகன், 王小明"
    )
    rows = tuple(((para(f"row {number}"),), (para("Proved"),)) for number in range(200))
    tall = ((para("word " * 3000),), (para("Proved"),))
    long_table = Table(((para("Number"),), (para("Finding"),)), (*rows, tall))
    gap = Para((Run("It goes to "), Run("[ who? ]", gap=True), Run("gyfaill", lang="cy")))
    every_letter = "".join(
        map(chr, [*range(0x21, 0x7F), *range(0xA1, 0x250), *range(0x391, 0x3A0)])
    )
    return {
        "scripts": render((title, para(scripts), gap), page=page),
        "tables": render((title, long_table, para("word " * 2000)), page=page),
        "subsets": render((title, para(every_letter)), page=page, style=Style(12.0)),
    }


@pytest.mark.slow
def test_every_document_passes_both_standards_at_once(
    validated: Callable[[dict[str, bytes]], dict[str, object]], facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of("DOC-30")
    pdfs = {**letters(facts_of, text_of), **forms(facts), **hard_ones(facts)}
    assert len(pdfs) == 25
    assert validated(pdfs) == {name: {"ua1": {}, "2a": {}} for name in pdfs}


@pytest.mark.slow
def test_a_document_without_its_tree_or_its_colours_fails(
    validated: Callable[[dict[str, bytes]], dict[str, object]], facts_of: FactsOf
) -> None:
    """So that passing above says something."""
    whole = form.staff_notice(facts_of("DOC-30").school)
    spoilt: dict[str, bytes] = {}
    for name in ("StructTreeRoot", "OutputIntents", "Metadata"):
        with pikepdf.open(io.BytesIO(whole)) as document:
            del document.Root[f"/{name}"]
            out = io.BytesIO()
            document.save(out)
        spoilt[name] = out.getvalue()
    found = validated(spoilt)
    for name in spoilt:
        failed = found[name]
        assert isinstance(failed, dict)
        assert any(failed.values())
