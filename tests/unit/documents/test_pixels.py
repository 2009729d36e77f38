"""Our own pages as pixels."""

import pytest

from casebook.documents import form, pixels
from casebook.documents.block import Heading, Run
from casebook.documents.letter import PageFurniture, render
from casebook.domain.school import School

PDF = form.blank_report_form(School("Fernhollow Primary School"))


def test_every_page_comes_as_wide_as_asked_without_padding() -> None:
    found = pixels.pages(PDF, width_px=701)
    assert len(found) == pixels.count(PDF) == 2
    for page in found:
        assert page.width == 701
        assert page.height == pytest.approx(701 * 841.89 / 595.28, abs=1.5)
        assert len(page.rgb) == page.width * page.height * 3


def test_paper_is_white_and_ink_is_where_the_words_are() -> None:
    page = pixels.page(PDF, 0, 96)
    assert page.rgb[:3] == b"\xff\xff\xff"
    rows = [
        page.rgb[start : start + page.width * 3]
        for start in range(0, len(page.rgb), page.width * 3)
    ]
    top = next(number for number, row in enumerate(rows) if min(row) < 128)
    assert 0.05 < top / page.height < 0.12
    margin = round(60 * 96 / 72)
    assert all(min(row[: margin * 3]) == 255 for row in rows)


def test_colours_are_red_green_blue_in_that_order() -> None:
    marked = render(
        (Heading(1, (Run("Title"),)),),
        page=PageFurniture(School("F"), "r", "t", None, None, "DRAFT"),
    )
    page = pixels.page(marked, 0, 96)
    pixels_found = {page.rgb[place : place + 3] for place in range(0, page.width * 60 * 3, 3)}
    assert any(red > 150 and green < 90 and blue < 90 for red, green, blue in pixels_found)


def test_a_printer_gets_its_own_resolution() -> None:
    page = pixels.page(PDF, 1, 300)
    assert (page.width, page.height) == (2481, 3508)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_page_that_is_not_there_is_an_error(index: int) -> None:
    with pytest.raises(IndexError):
        pixels.page(PDF, index, 72)
