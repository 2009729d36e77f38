"""The safety question: only *no* gives leave, and leave is for one batch, once."""

import pytest

from casebook.domain import image_gate
from casebook.domain.image_gate import QUESTION, Cleared, GateAnswer
from casebook.errors import GateUnanswered


@pytest.mark.parametrize("given", [GateAnswer.YES, GateAnswer.NOT_SURE])
def test_yes_and_not_sure_give_no_leave(given: GateAnswer) -> None:
    assert image_gate.answer(given, 3) is None


def cleared(count: int) -> Cleared:
    leave = image_gate.answer(GateAnswer.NO, count)
    assert leave is not None
    return leave


@pytest.mark.parametrize("files", [1, 2, 3])
def test_no_gives_leave_for_up_to_the_files_asked_about(files: int) -> None:
    cleared(3).use(files)


@pytest.mark.parametrize("files", [4, 0, -1])
def test_leave_does_not_stretch_to_other_files(files: int) -> None:
    with pytest.raises(GateUnanswered):
        cleared(3).use(files)


def test_leave_is_spent_by_one_use() -> None:
    leave = cleared(3)
    leave.use(1)
    with pytest.raises(GateUnanswered):
        leave.use(1)


def test_leave_is_spent_by_a_use_that_was_refused() -> None:
    leave = cleared(2)
    with pytest.raises(GateUnanswered):
        leave.use(3)
    with pytest.raises(GateUnanswered):
        leave.use(2)


def test_leave_cannot_be_made_by_hand() -> None:
    with pytest.raises(TypeError):
        Cleared(5, object())


def test_the_question_is_about_at_least_one_file() -> None:
    with pytest.raises(ValueError, match="at least one"):
        image_gate.answer(GateAnswer.NO, 0)


def test_two_leaves_for_as_many_files_are_not_the_same_leave() -> None:
    assert cleared(1) != cleared(1)


def test_the_question_names_every_kind_and_offers_three_answers() -> None:
    words = " ".join(QUESTION.kinds)
    for kind in ("under 18", "drawing", "computer-made", "of an adult", "animal", "terrorist"):
        assert kind in words
    assert [answer for answer, _words in QUESTION.answers] == ["no", "not_sure", "yes"]
    assert "Do not open them to check." in QUESTION.notes
