"""Finding things on a page by name, as a person finds them by their words."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget

from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.plain import PlainLabel

W = TypeVar("W", bound=QWidget)


def newest(page: QObject, kind: type[W], name: str) -> W:
    """The widget of that name; where a form was shown anew, the one of the new form."""
    found = page.findChildren(kind, name)
    assert found, name
    return found[-1]


def button(page: QObject, name: str) -> QPushButton:
    """The button of that name."""
    return newest(page, QPushButton, name)


def choose(page: QObject, name: str) -> None:
    """Click an answer: `field-answer`."""
    newest(page, QRadioButton, name).click()


def pick(page: QObject, name: str, value: str) -> None:
    """Choose from a list that drops down."""
    found = newest(page, PickField, f"field-{name}")
    found.set_value(value)
    found.edited.emit()


def write(page: QObject, name: str, words: str) -> None:
    """Fill a field, of one line or of several."""
    if page.findChild(QPlainTextEdit, name) is not None:
        newest(page, QPlainTextEdit, name).setPlainText(words)
        return
    line = newest(page, QLineEdit, name)
    line.setText(words)
    line.textEdited.emit(words)


def written(page: QObject, name: str) -> str:
    """What stands in a field."""
    if page.findChild(QPlainTextEdit, name) is not None:
        return newest(page, QPlainTextEdit, name).toPlainText()
    return newest(page, QLineEdit, name).text()


def wrong(page: QObject, name: str) -> str:
    """The sentence beside a field, or nothing."""
    found = newest(page, PlainLabel, f"error-{name}")
    return "" if found.isHidden() else found.text()


def said(page: QObject) -> list[str]:
    """Every label's words that can be seen."""
    return [each.text() for each in page.findChildren(PlainLabel) if not each.isHidden()]


def title(page: QObject) -> str:
    """The heading of the page."""
    labels = [each for each in page.findChildren(PlainLabel) if each.property("role") == "title"]
    return [each.text() for each in labels if not each.isHidden()][-1]
