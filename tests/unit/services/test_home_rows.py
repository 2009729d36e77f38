"""Home reads one row of each case and nothing else of it, however much the case holds."""

from typing import Any

import pytest

from casebook.domain.ids import PersonId
from casebook.domain.report import About
from casebook.services.user import User
from casebook.vault import connection
from tests import builders


def test_home_reads_of_each_closed_case_its_summary_alone(
    user: User, hr: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        concern = builders.a_concern(f"Subject {number}")
        user.cases.record_concern(About.EMPLOYEE, concern, members=(hr,))
    user.cases.home()  # the register is open from here on
    for case in user.session.identity.case_ids():
        user.session.files.forget(case)
    said: list[str] = []
    really = connection.connect

    def listened(*given: Any, **more: Any) -> Any:
        opened = really(*given, **more)
        opened.set_trace_callback(said.append)
        return opened

    monkeypatch.setattr(connection, "connect", listened)

    assert len(user.cases.home().rows) == 5

    asked = [one for one in said if not one.startswith("PRAGMA")]
    assert len(asked) == 5
    assert all(" FROM summary " in one.replace("\n", " ") for one in asked)
    assert len(said) <= 10
