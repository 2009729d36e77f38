"""Paper that needs no case, and the card of the first day."""

import pypdfium2
import pytest

from casebook.domain.school import School
from casebook.services import forms
from tests.unit.services.conftest import SUBJECT, Office


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("form", [forms.blank_report_form, forms.staff_notice])
def test_forms_print_without_a_casebook(form: object) -> None:
    assert callable(form)

    assert "Canary Primary" in words(form(School("Canary Primary")))
    assert "headteacher" in words(form(None)).lower()


def test_the_first_day_card_names_nobody_and_gives_its_day(office: Office) -> None:
    text = words(forms.first_day_card(office.user.session, office.case))

    record = office.user.cases.view(office.case).record
    assert record.case.reference in text
    assert "18 November 2025" in text  # the designated officer, within one working day
    assert SUBJECT not in text
