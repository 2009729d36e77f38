"""One action, one transaction, one signed entry; one writer at a time."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from casebook.domain.acts import Act
from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.outside import OutsideStep
from casebook.domain.report import ReportSource
from casebook.domain.roles import Permission, Role
from casebook.errors import (
    ForkedLog,
    HeldElsewhere,
    KeySetRefused,
    NotAllowed,
    OlderCopy,
    WriterLost,
)
from casebook.services.file_checks import KEYS
from casebook.services.opening import Opener, Secret, open_casebook
from casebook.services.user import User
from casebook.store import case as case_rows
from casebook.store import report as report_rows
from tests.builders import HEAD_NAME, HEAD_PASSWORD, HR_NAME, HR_PASSWORD

SignIn = Callable[[str, str], User]


def acts(user: User, case: CaseId) -> list[str]:
    return [line.act.template for line in user.cases.log_lines(case)]


def complete(user: User, case: CaseId, how_found: str) -> None:
    report = user.cases.view(case).record.report
    user.cases.complete_report(case, replace(report, how_found=how_found))


def database(folder: Path, case: CaseId) -> Path:
    [found] = (folder / "cases" / case).glob("case.*.db")
    return found


def test_an_action_becomes_one_entry_that_names_who_did_it(user: User, case_id: CaseId) -> None:
    before = user.cases.view(case_id).entries

    complete(user, case_id, "Seen in passing")

    lines = user.cases.log_lines(case_id)
    assert len(lines) == before + 1
    assert lines[-1].by_name == HEAD_NAME
    assert lines[-1].act.template == "Completed the report"
    assert user.cases.view(case_id).record.report.how_found == "Seen in passing"


def test_an_action_that_fails_half_way_leaves_rows_and_log_as_they_were(
    user: User, case_id: CaseId
) -> None:
    before = user.cases.view(case_id)

    class Pulled(Exception):
        pass

    def act() -> None:
        with user.session.acting(case_id, Permission.COMPLETE_REPORT, Act.REPORT_SAVED) as tx:
            report_rows.save(tx, replace(report_rows.get(tx), how_found="half"))
            raise Pulled

    with pytest.raises(Pulled):
        act()

    after = user.cases.view(case_id)
    assert after.record == before.record
    assert after.entries == before.entries


def test_what_is_saved_again_as_it_was_leaves_no_entry(user: User, case_id: CaseId) -> None:
    complete(user, case_id, "Seen in passing")
    before = user.cases.view(case_id).entries

    complete(user, case_id, "Seen in passing")

    assert user.cases.view(case_id).entries == before


def test_somebody_who_may_not_writes_nothing_and_takes_nobodys_turn(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    user.close()
    adviser = sign_in(HR_NAME, HR_PASSWORD)
    before = adviser.cases.view(case_id).entries

    with pytest.raises(NotAllowed):
        adviser.triage.save(case_id, adviser.cases.view(case_id).record.triage)

    assert adviser.cases.view(case_id).entries == before


def test_a_clock_that_went_back_is_written_down_once_and_order_is_kept(
    user: User, case_id: CaseId, clock: PlayedClock
) -> None:
    clock.set(clock.now() - timedelta(days=365))
    complete(user, case_id, "one")
    complete(user, case_id, "two")

    lines = user.cases.log_lines(case_id)
    assert [line.act.template for line in lines].count("This computer's clock had gone back") == 1
    assert [line.seq for line in lines] == list(range(len(lines)))


# Whose turn it is


def test_a_second_instance_reads_and_says_why_it_cannot_write(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    complete(user, case_id, "written by the first")
    second = sign_in(HR_NAME, HR_PASSWORD)

    view = second.cases.view(case_id)

    assert view.record.report.how_found == "written by the first"
    assert view.read_only_why is not None
    assert "another PC or in another window" in view.read_only_why.english()
    with pytest.raises(HeldElsewhere):
        complete(second, case_id, "written by the second")
    complete(user, case_id, "the first goes on")


def test_when_the_first_instance_locks_the_second_may_write(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    complete(user, case_id, "one")
    second = sign_in(HR_NAME, HR_PASSWORD)
    user.close()

    assert second.cases.view(case_id).read_only_why is None
    complete(second, case_id, "two")

    assert second.cases.view(case_id).record.report.how_found == "two"


def test_a_quiet_holder_is_taken_over_after_ninety_seconds_and_loses_its_turn(
    user: User, case_id: CaseId, casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    complete(user, case_id, "one")
    now = [5000.0]
    slow = replace(opener, monotonic=lambda: now[0])
    second = open_casebook(casebook_folder, clock=clock, opener=slow).sign_in(
        HR_NAME, Secret(HR_PASSWORD)
    )
    assert second.cases.view(case_id).read_only_why is not None
    now[0] += 89
    with pytest.raises(HeldElsewhere):
        second.cases.take_over(case_id)
    now[0] += 2
    why = second.cases.view(case_id).read_only_why
    assert why is not None
    assert "take over" in why.english()
    with pytest.raises(HeldElsewhere):
        complete(second, case_id, "without the person's word")

    second.cases.take_over(case_id)
    complete(second, case_id, "two")

    with pytest.raises(WriterLost):
        complete(user, case_id, "the stale holder")
    assert user.cases.view(case_id).record.report.how_found == "two"
    assert user.cases.view(case_id).read_only_why is not None
    assert "Took over from another PC" in acts(user, case_id)
    second.close()


def test_a_holder_that_beats_is_not_taken_over(
    user: User, case_id: CaseId, casebook_folder: Path, clock: PlayedClock, opener: Opener
) -> None:
    complete(user, case_id, "one")
    now = [0.0]
    slow = replace(opener, monotonic=lambda: now[0])
    second = open_casebook(casebook_folder, clock=clock, opener=slow).sign_in(
        HR_NAME, Secret(HR_PASSWORD)
    )
    for _ in range(20):
        now[0] += 15
        user.keep_turns()
        with pytest.raises(HeldElsewhere):
            second.cases.take_over(case_id)
    second.close()


_HOLDER = """
import sys, time
from pathlib import Path
from casebook.domain.clock import PlayedClock
from casebook.services.opening import Opener, Secret, open_casebook
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits
from tests.builders import HEAD_NAME, HEAD_PASSWORD, MONDAY
cheap = Cost(memory_kib=64, passes=1, lanes=1)
opener = Opener(cheap, CostLimits(cheap, STANDARD_LIMITS.ceiling), None)
closed = open_casebook(Path(sys.argv[1]), clock=PlayedClock(MONDAY), opener=opener)
user = closed.sign_in(HEAD_NAME, Secret(HEAD_PASSWORD))
with user.session.open_case(sys.argv[2], write=True):
    print("holding", flush=True)
    time.sleep(60)
"""


def test_a_killed_holder_shuts_nobody_out(
    user: User, case_id: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    user.close()
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(casebook_folder), case_id],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"holding\n"
    second = sign_in(HR_NAME, HR_PASSWORD)
    assert second.cases.view(case_id).read_only_why is not None

    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()

    assert second.cases.view(case_id).read_only_why is None
    complete(second, case_id, "at once")
    assert "Took over from another PC" in acts(second, case_id)


# What was last seen


def test_an_older_copy_put_back_stops_the_case_until_it_is_accepted(
    user: User, case_id: CaseId, casebook_folder: Path, tmp_path: Path, sign_in: SignIn
) -> None:
    complete(user, case_id, "one")
    path = database(casebook_folder, case_id)
    shutil.copy(path, tmp_path / "old.db")
    for number in range(12):
        complete(user, case_id, f"later {number}")
    user.close()
    shutil.copy(tmp_path / "old.db", path)
    again = sign_in(HEAD_NAME, HEAD_PASSWORD)

    with pytest.raises(OlderCopy, match="fewer entries"):
        again.cases.view(case_id)
    again.cases.accept_restored(case_id, "The disk failed; this is Friday's backup.")

    view = again.cases.view(case_id)
    assert view.record.report.how_found == "one"
    assert view.record.outside[-1].note == "The disk failed; this is Friday's backup."
    assert "Accepted an older copy as restored" in acts(again, case_id)
    again.close()
    assert sign_in(HEAD_NAME, HEAD_PASSWORD).cases.view(case_id).record.report.how_found == "one"


def test_another_history_put_in_place_stops_the_case_for_who_saw_the_first(
    user: User, case_id: CaseId, casebook_folder: Path, tmp_path: Path, sign_in: SignIn
) -> None:
    path = database(casebook_folder, case_id)
    complete(user, case_id, "one")
    user.close()
    shutil.copy(path, tmp_path / "fork.db")
    adviser = sign_in(HR_NAME, HR_PASSWORD)
    complete(adviser, case_id, "what HR saw")
    adviser.close()
    shutil.copy(tmp_path / "fork.db", path)
    head = sign_in(HEAD_NAME, HEAD_PASSWORD)
    for number in range(6):
        complete(head, case_id, f"another history {number}")
    head.close()

    with pytest.raises(ForkedLog, match="not the one you last saw"):
        sign_in(HR_NAME, HR_PASSWORD).cases.view(case_id)


def test_an_old_key_set_put_back_after_an_appointment_is_refused(
    user: User, case_id: CaseId, casebook_folder: Path, sign_in: SignIn
) -> None:
    keys = casebook_folder / "cases" / case_id / "keys.json"
    old = keys.read_bytes()
    clerk = enrol_clerk(user)
    user.cases.appoint(case_id, Role.INVESTIGATING_OFFICER, clerk)
    user.close()
    keys.write_bytes(old)

    with pytest.raises(KeySetRefused):
        sign_in(HEAD_NAME, HEAD_PASSWORD).cases.view(case_id)
    with pytest.raises(KeySetRefused):
        sign_in(HR_NAME, HR_PASSWORD).cases.view(case_id)


def test_a_key_set_that_a_stop_left_waiting_is_put_in_force_at_the_next_opening(
    user: User, case_id: CaseId, sign_in: SignIn
) -> None:
    clerk = enrol_clerk(user)
    session = user.session
    card = session.identity.confirmed(clerk)
    assert card is not None
    with session.open_case(case_id, write=True) as file:
        change = session.identity.prepare_key_set(file.keyed, (card,), (Role.CLERK.value,))
        with file.transaction(Act.APPOINTED, obj=clerk, detail=((KEYS, change.digest),)) as tx:
            case_rows.save_person(
                tx, replace(case_rows.people(tx)[0], id=clerk, name="Lena Farrow")
            )
    user.close()  # the program ended before the new set was in force

    head = sign_in(HEAD_NAME, HEAD_PASSWORD)
    assert clerk in {reader.id for reader in head.cases.view(case_id).readers}
    head.close()
    lena = sign_in("Lena Farrow", "velvet harbour acorn 29")
    assert [row.case for row in lena.cases.home().rows] == [case_id]


def enrol_clerk(user: User) -> PersonId:
    from casebook.domain.person import Post

    enrolment = user.people.enrol(
        "Lena Farrow", Secret("velvet harbour acorn 29"), post=Post.CLERK, title="Clerk"
    )
    user.people.confirm(enrolment)
    return enrolment.person


def test_entries_hold_ids_and_digests_and_no_word_of_the_case(user: User, case_id: CaseId) -> None:
    report = user.cases.view(case_id).record.report
    user.cases.complete_report(
        case_id,
        replace(report, source=ReportSource.STAFF, reporter_name="Hattie Larkspur", act="scrolled"),
    )
    user.cases.record_outside(
        case_id, OutsideStep.LADO_REFERRAL, on=report.recorded_at.date(), by="Dr Quill", note="told"
    )
    from casebook.store import case_log

    with user.session.seeing(case_id) as tx:
        text = b"".join(one.data for one in case_log.entries(tx)).decode()

    for word in ("Larkspur", "scrolled", "Quill", "told", "Ellery", "feeds", HEAD_NAME, "FH-"):
        assert word not in text
    assert json.loads(text[: text.index("}") + 1])["act"] == "concern_recorded"
