"""Allegations and charges: conduct is held against the policy, and citing a paragraph asks what it takes."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit

from casebook.domain.allegation import Act, Level
from casebook.services.demo_cast import DAVIT, LENA, ORIEL, Player
from casebook.ui.dialogs import Answers
from casebook.ui.pages.allegations import NEW_ALLEGATION, NEW_CHARGE, AllegationsPage
from casebook.ui.widgets.clause_list import ClauseList
from casebook.ui.widgets.notice import Notice
from tests.ui.asking import button, choose, pick, said, title, write, written, wrong
from tests.ui.story import Sitting

Sit = Callable[[Player, str, str], Sitting]


def conduct(seat: Sitting, detail: str = "") -> AllegationsPage:
    return seat.open(lambda user, desk: AllegationsPage(user, desk, case=seat.case, detail=detail))


def paragraphs(page: AllegationsPage) -> ClauseList:
    found = page.findChild(ClauseList)
    assert found is not None
    return found


def cite(page: AllegationsPage, clause: str) -> None:
    paragraphs(page).select(clause)
    button(page, "clause-cite").click()


def save(page: AllegationsPage, seat: Sitting) -> None:
    button(page, "save").click()
    seat.settle()
    seat.settle()


def test_an_empty_case_begins_with_a_new_allegation(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = conduct(seat)
    assert title(page) == "A new allegation"
    save(page, seat)
    assert wrong(page, "what") == "Say what is alleged, in a sentence."
    assert seat.record().allegations == ()


def test_an_allegation_is_saved_with_what_was_cited(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = conduct(seat)
    write(page, "what", "Social media in working time on five days.")
    pick(page, "act", Act.USE)
    write(page, "platform", "A site nobody has heard of")
    write(page, "happened_from", "10 Nov 2025")
    cite(page, "2.3")
    save(page, seat)
    [kept] = seat.record().allegations
    assert kept.number == 1
    assert kept.platform == "A site nobody has heard of"
    assert [choice.clause for choice in kept.clauses] == ["2.3"]
    assert kept.happened_to == kept.happened_from
    assert page.notices.sentences() == ["Saved."]
    assert title(page) == "Allegation 1"


def test_any_word_finds_a_paragraph_and_its_help_is_shown(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = conduct(seat)
    search = page.findChild(QLineEdit, "clause-find")
    assert search is not None
    search.setText("photographs pupils")
    assert "4.7" in paragraphs(page).shown()
    assert "2.3" not in paragraphs(page).shown()
    paragraphs(page).select("4.7")
    assert seat.view().policy.clause("4.7").help in said(page)


def test_a_paragraph_that_allows_something_cannot_be_cited(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = conduct(seat)
    assert "2.4" not in paragraphs(page).shown()


def test_a_paragraph_with_two_limbs_asks_which(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = conduct(seat, NEW_CHARGE)
    write(page, "words", "That you posted a photograph of a pupil.")
    cite(page, "5.2(h)")
    save(page, seat)
    assert "Choose which one is meant" in wrong(page, "limb-5.2(h)")
    assert wrong(page, "act") == "Say what was done."
    assert seat.record().charges == ()


def test_a_charge_begun_from_an_allegation_takes_over_what_was_said(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = conduct(seat)
    alleged = seat.record().allegations[0]
    button(page, "charge-this").click()
    seat.settle()
    assert title(page) == "A new charge"
    assert written(page, "words") == alleged.what
    save(page, seat)
    assert "misconduct" in wrong(page, "level_reason")
    assert wrong(page, "level") == "Choose the level it is alleged at."
    choose(page, f"level-{Level.POTENTIAL_GROSS_MISCONDUCT}")
    write(page, "level_reason", "A pupil was its object.")
    save(page, seat)
    [charge] = seat.record().charges
    assert charge.allegations == (alleged.id,)
    assert charge.clauses == alleged.clauses
    assert charge.exhibits == alleged.exhibits
    assert charge.level is Level.POTENTIAL_GROSS_MISCONDUCT


def test_what_nobody_could_answer_yet_is_said_and_stops_nothing(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = conduct(seat, NEW_CHARGE)
    gaps = page.findChild(Notice, "gaps")
    assert gaps is not None
    assert "Say when it happened" in gaps.words.text()
    write(page, "happened_from", "15 Nov 2025")
    write(page, "platform", "Chirrup")
    for box in page.findChildren(QCheckBox)[:1]:
        box.click()
    assert gaps.isHidden()


def test_cautions_stand_beside_what_is_cited(sit: Sit) -> None:
    seat = sit(DAVIT, "SC-1", "the report is submitted")
    page = conduct(seat)
    heeds = page.findChild(Notice, "heeds")
    assert heeds is not None
    assert "safeguarding lead" in heeds.words.text()


def test_an_allegation_is_withdrawn_with_a_reason_and_stays_to_be_read(
    sit: Sit, answers: Answers
) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = conduct(seat)
    first = seat.record().allegations[0]
    answers.next("It says the same as the second.")
    button(page, "withdraw").click()
    seat.settle()
    seat.settle()
    assert seat.record().allegations[0].withdrawn == "It says the same as the second."
    assert page.findChild(Notice, "why-not") is not None
    assert seat.record().allegations[0].number == first.number


def test_withdrawing_without_a_reason_changes_nothing(sit: Sit, answers: Answers) -> None:
    seat = sit(ORIEL, "SC-1", "the charges are put")
    page = conduct(seat)
    answers.next("")
    button(page, "withdraw").click()
    seat.settle()
    assert all(not one.withdrawn for one in seat.record().allegations)


def test_an_investigator_writes_allegations_and_no_charges(sit: Sit) -> None:
    seat = sit(DAVIT, "SC-1", "the report is submitted")
    page = conduct(seat, NEW_ALLEGATION)
    assert button(page, "save").isEnabled()
    page = conduct(seat, NEW_CHARGE)
    assert "The case owner writes the charges." in said(page)


def test_a_charge_with_a_finding_stands(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-1", "the sanction")
    charge = seat.record().charges[0]
    page = conduct(seat, charge.id)
    assert "This charge has a finding, so it stands as it is." in said(page)


def test_the_clerk_only_reads(sit: Sit) -> None:
    seat = sit(LENA, "SC-1", "the sanction")
    page = conduct(seat)
    assert "The case owner and the investigator write allegations." in said(page)


def test_markup_and_hidden_characters_are_shown_for_what_they_are(sit: Sit) -> None:
    seat = sit(ORIEL, "SC-5", "it is set against the policy")
    page = conduct(seat)
    write(page, "what", "<img src='file:///etc/passwd'> R&D \u202egnirts")
    write(page, "account", "<b>not bold</b>")
    save(page, seat)
    [kept] = seat.record().allegations
    assert kept.account == "<b>not bold</b>"
    assert "\u202e" not in kept.what  # taken out at input
    assert any(words.startswith("1  <img src='file:///etc/passwd'> R&D") for words in said(page))
