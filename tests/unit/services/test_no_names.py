"""Names and words of a case reach no log and no crash report, whatever goes wrong."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casebook import log
from casebook.domain.acts import Act
from casebook.domain.ids import CaseId, EventId, PersonId
from casebook.domain.outside import OutsideStep
from casebook.domain.person import Person, Post
from casebook.domain.report import About
from casebook.domain.roles import Permission, Role
from casebook.domain.stage import ClosureOutcome
from casebook.errors import CasebookError
from casebook.services.opening import Secret
from casebook.services.user import User
from casebook.settings import Places
from casebook.store import case as case_rows
from tests.builders import a_concern

CANARY = "Xanthippe-Quillfeather"


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    found = Places(tmp_path / "config", tmp_path / "data", tmp_path / "logs")
    log.start(found)
    yield found
    log.stop()
    logging.getLogger("casebook").propagate = True


def a_row_that_breaks_a_reference(user: User, case: CaseId) -> None:
    with user.session.acting(case, Permission.RUN_PROCEDURE, Act.APPOINTED) as tx:
        head = case_rows.get(tx)
        case_rows.save(tx, replace(head, subject=PersonId(CANARY), brief=CANARY))


def a_person_that_is_no_text(user: User, case: CaseId) -> None:
    with user.session.acting(case, Permission.RUN_PROCEDURE, Act.APPOINTED) as tx:
        case_rows.save_person(tx, Person(PersonId("p"), f"{CANARY}\ud800", CANARY))


def a_key_that_is_not_there(user: User, case: CaseId) -> None:
    with user.session.seeing(case):
        raise KeyError({"name": CANARY}["name"])


def bytes_that_are_no_text(user: User, case: CaseId) -> None:
    with user.session.seeing(case):
        (CANARY.encode() + b"\xff").decode()


THINGS: tuple[Callable[[User, CaseId], object], ...] = (
    a_row_that_breaks_a_reference,
    a_person_that_is_no_text,
    a_key_that_is_not_there,
    bytes_that_are_no_text,
    lambda user, case: user.cases.appoint(case, Role.CLERK, PersonId(CANARY)),
    lambda user, case: user.cases.withdraw_outside(case, EventId(CANARY), CANARY),
    lambda user, case: user.cases.close_case(case, ClosureOutcome.SANCTION, CANARY),
    lambda user, _: user.cases.record_concern(
        About.MYSELF, replace(a_concern(CANARY), what=CANARY), members=()
    ),
    lambda user, _: user.cases.view(CaseId(CANARY)),
    lambda user, _: user.people.enrol(
        f"{CANARY}\x00", Secret(CANARY * 2), post=Post.CLERK, title=CANARY
    ),
    lambda user, _: user.people.words_with(PersonId(CANARY)),
    lambda user, _: user.people.change_password(Secret(CANARY), Secret(CANARY * 3)),
    lambda user, _: user.school.adopt(f'title = "{CANARY}"\n[[clause]]\nid = "{CANARY}"\n'),
    lambda user, case: user.cases.record_outside(
        case, OutsideStep.OTHER, on=date(2025, 1, 1), by="", note=CANARY
    ),
)


@pytest.mark.parametrize("thing", THINGS, ids=range(len(THINGS)))
def test_what_goes_wrong_is_reported_without_a_word_of_it(
    user: User, case_id: CaseId, places: Places, thing: Callable[[User, CaseId], object]
) -> None:
    try:
        thing(user, case_id)
    except Exception:  # noqa: BLE001 - every kind of fault is meant
        kind, _, trace = sys.exc_info()
        assert kind is not None
        log.get("casebook.services").exception("An action failed")
        log.crash_report(places, kind, trace)
    else:
        pytest.fail("nothing went wrong")

    text = "".join(path.read_text() for path in places.logs.iterdir())
    assert "An action failed" in text
    assert CANARY not in text
    assert CANARY not in "".join(path.name for path in places.logs.iterdir())


def test_a_refused_sentence_carries_ids_and_numbers_and_no_name(
    user: User, case_id: CaseId
) -> None:
    sentences = []
    for thing in THINGS[4:]:
        with pytest.raises(Exception) as refused:  # noqa: PT011 - every kind of refusal is meant
            thing(user, case_id)
        if isinstance(refused.value, CasebookError):
            sentences.append(refused.value.words)

    assert len(sentences) > 5
    assert not any(CANARY in sentence for sentence in sentences)
