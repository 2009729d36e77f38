"""The drawn pictures: of the sizes phones and screens have, the same each time, and with every word inside."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageFont

from casebook import resources
from casebook.services import demo_pictures
from casebook.services.demo_material import DECISION_SHEET, MEETING_NOTES, MONITORING, POST


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png), formats=["PNG"])


def minutes(cell: str) -> int:
    hours, _, rest = cell.rpartition(" h ")
    return int(hours or 0) * 60 + int(rest.removesuffix(" min"))


def test_a_post_is_drawn_at_the_size_of_a_phone_and_of_a_screen() -> None:
    phone, screen = demo_pictures.on_a_phone(POST), demo_pictures.on_a_pc(POST)

    assert picture(phone).size == (1170, 2532)
    assert picture(screen).size == (1920, 1400)
    assert phone == demo_pictures.on_a_phone(POST)


@pytest.mark.parametrize("sheet", [DECISION_SHEET, MEETING_NOTES], ids=["decision", "notes"])
def test_the_form_on_paper_ends_above_its_signature(
    sheet: demo_pictures.ShownSheet,
) -> None:
    drawn = picture(demo_pictures.signed_sheet(sheet)).convert("L")

    band = drawn.crop((0, 1440, 1240, 1520))
    assert drawn.size == (1240, 1754)
    assert min(band.tobytes()) > 200  # nothing runs into the signature


def test_other_words_give_another_picture() -> None:
    assert demo_pictures.on_a_pc(replace(POST, words="Other.")) != demo_pictures.on_a_pc(POST)


def test_an_address_is_never_cut_short() -> None:
    long = replace(POST, address=POST.address + "?" + "a" * 150)

    drawn = picture(demo_pictures.on_a_phone(long)).convert("L")

    edge = drawn.crop((1112, 2360, 1170, 2470))
    assert min(edge.tobytes()) == 255


def test_the_log_adds_up_to_what_the_case_says() -> None:
    *days, total = MONITORING.rows

    for column in (1, 2, 3):
        assert sum(minutes(day[column]) for day in days) == minutes(total[column])
    assert [minutes(cell) for cell in total[1:]] == [500, 125, 375]
    for day in days:
        assert minutes(day[2]) + minutes(day[3]) == minutes(day[1])
        assert minutes(day[2]) <= 30  # the lunch break


def test_every_character_drawn_is_in_the_font() -> None:
    font = ImageFont.truetype(resources.path("fonts", "NotoSans-Regular.ttf"), 20)
    box = bytes(font.getmask("\U0010fffe"))
    used = set(POST.words + POST.reach + POST.bio + "".join(MONITORING.notes)) - {" "}

    assert any(box)
    assert [each for each in used if bytes(font.getmask(each)) == box] == []
