"""The folder vanishes while a casebook is open: a stick pulled out, a share gone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.roles import Role
from casebook.errors import CasebookError
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.services.verify import verify
from tests.builders import HEAD_NAME, HEAD_PASSWORD, a_concern

SignIn = Callable[[str, str], User]

ACTIONS: dict[str, Callable[[User, CaseId], object]] = {
    "complete": lambda user, case: user.cases.complete_report(
        case, replace(user.cases.view(case).record.report, how_found="lost")
    ),
    "appoint": lambda user, case: user.cases.appoint(case, Role.CLERK, None, name="Lost"),
    "begin": lambda user, _: user.cases.record_concern(
        About.EMPLOYEE, a_concern("Lost"), members=()
    ),
    "save": lambda user, _: user.school.save(replace(user.school.get(), name="Lost")),
    "enrol": lambda user, _: user.people.enrol(
        "Lost Soul", Secret("velvet harbour acorn 29"), post=Post.CLERK, title="Clerk"
    ),
}


@pytest.fixture
def away(user: User, case_id: CaseId, casebook_folder: Path) -> Path:
    user.cases.view(case_id)
    return casebook_folder.rename(casebook_folder.with_name("away"))


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_is_refused_in_a_sentence_and_the_casebook_is_whole_when_it_is_back(
    user: User, case_id: CaseId, away: Path, sign_in: SignIn, action: str
) -> None:
    with pytest.raises(CasebookError) as refused:
        ACTIONS[action](user, case_id)
    assert refused.value.sentence().endswith(".")
    user.close()

    away.rename(user.folder)
    again = sign_in(HEAD_NAME, HEAD_PASSWORD)
    assert verify(again).items == ()
    assert [row.case for row in again.cases.home().rows] == [case_id]
    assert again.school.get().name != "Lost"


def test_looking_and_locking_go_on_without_a_fault_of_the_program(
    user: User, case_id: CaseId, away: Path
) -> None:
    home = user.cases.home()

    assert home.rows == ()
    assert any("gone from the folder" in notice.english() for notice in home.notices)
    assert verify(user).items != ()
    user.keep_turns()
    user.close()
