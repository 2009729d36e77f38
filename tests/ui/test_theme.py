"""Colours can be read, and every colour used is one that was checked."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from casebook import resources
from casebook.ui import theme

BLACK_ON_WHITE = 21.0


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(BLACK_ON_WHITE)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("words", "ground"), theme.TEXT_PAIRS)
def test_words_can_be_read_on_what_they_stand_on(words: str, ground: str) -> None:
    assert theme.contrast(getattr(theme.LIGHT, words), getattr(theme.LIGHT, ground)) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), theme.EDGE_PAIRS)
def test_edges_and_the_focus_ring_can_be_seen(edge: str, ground: str) -> None:
    assert theme.contrast(getattr(theme.LIGHT, edge), getattr(theme.LIGHT, ground)) >= 3


def rules() -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", resources.text("theme", "casebook.qss"), flags=re.DOTALL)
    return re.findall(r"([^{}]+)\{([^{}]*)\}", text)


def test_every_rule_that_sets_words_on_a_ground_is_a_pair_that_was_checked() -> None:
    checked = set(theme.TEXT_PAIRS)
    found = {
        (words[1], ground[1])
        for _selector, body in rules()
        if (words := re.search(r"(?<![-\w])color: \$(\w+)", body))
        and (ground := re.search(r"background: \$(\w+)", body))
    }

    assert found - checked == set()


def test_the_stylesheet_names_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", "".join(body for _s, body in rules())) == []


def test_sizes_grow_with_the_text(qapp: QApplication) -> None:
    usual = theme.px(14)
    theme.apply(qapp, text_percent=200)
    doubled = theme.px(14)
    theme.apply(qapp)

    assert doubled == pytest.approx(2 * usual, abs=2)
    assert theme.px(14) == usual
