"""Finding things on a page by name, as a person finds them by their words."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.plain import PlainLabel


def button(page: QObject, name: str) -> QPushButton:
    """The button of that name."""
    found = [each for each in page.findChildren(QPushButton, name) if not each.isHidden()]
    found = found or page.findChildren(QPushButton, name)
    assert found, name
    return found[-1]


def choose(page: QObject, name: str) -> None:
    """Click an answer: `field-answer`."""
    found = page.findChild(QRadioButton, name)
    assert found is not None, name
    found.click()


def pick(page: QObject, name: str, value: str) -> None:
    """Choose from a list that drops down."""
    found = page.findChild(PickField, f"field-{name}")
    assert found is not None, name
    found.set_value(value)
    found.edited.emit()


def write(page: QObject, name: str, words: str) -> None:
    """Fill a field, of one line or of several."""
    box = page.findChild(QPlainTextEdit, name) or page.findChild(QLineEdit, name)
    assert box is not None, name
    if isinstance(box, QPlainTextEdit):
        box.setPlainText(words)
    else:
        box.setText(words)
        box.textEdited.emit(words)


def written(page: QObject, name: str) -> str:
    """What stands in a field."""
    box = page.findChild(QPlainTextEdit, name) or page.findChild(QLineEdit, name)
    assert box is not None, name
    return box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()


def wrong(page: QObject, name: str) -> str:
    """The sentence beside a field, or nothing."""
    found = page.findChild(PlainLabel, f"error-{name}")
    assert found is not None, name
    return "" if found.isHidden() else found.text()


def said(page: QObject) -> list[str]:
    """Every label's words that can be seen."""
    return [each.text() for each in page.findChildren(PlainLabel) if not each.isHidden()]


def title(page: QObject) -> str:
    """The heading of the page."""
    labels = [each for each in page.findChildren(PlainLabel) if each.property("role") == "title"]
    return next(each.text() for each in labels if not each.isHidden())
