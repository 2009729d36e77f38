"""The practice casebooks: what the demo makes is whole, dated as the stories are, closed to others, and noticed when touched."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from casebook.domain.acts import Act, words
from casebook.domain.case_view import CaseView
from casebook.domain.clock import PlayedClock
from casebook.domain.decision import FindingResult, Sanction, Severity
from casebook.domain.outside import OutsideStep
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.errors import CannotOpen, CasebookError, FolderInUse, NotStored
from casebook.services import demo, opening
from casebook.services.demo import DemoResult
from casebook.services.demo_cast import (
    DAVIT,
    GOVERNANCE_PLAYERS,
    LENA,
    NOOR,
    ORIEL,
    PLAYERS,
    RUTH,
    Player,
    at,
)
from casebook.services.opening import Opener, Secret
from casebook.services.user import User
from casebook.services.verify import Verdict, verify
from casebook.vault.cost import Cost, CostLimits

# Whatever the stories say about people; the display names of the users are in their cards.
CANARIES = (
    "Kerensa", "Holloway-Pike", "Bram Ellery", "Larkspur", "Lindqvist", "Dauncey", "Achterberg",
    "Pryce-Nunn", "FernhollowTA_Kez", "chirrup", "881204", "Larchmoor", "Tannery", "Fernhollow",
    "calm corner", "behaviour plan", "gross misconduct", "FH-ADM-02", "Teaching assistant",
    "summary_dismissal", "beaumont", "prolink", "Calloway", "fh_rank", "hysterical", "Weavers Row", "Mallory", "Oakeshott",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """What one run of the demo left."""

    home: Path
    opener: Opener
    result: DemoResult
    said: tuple[str, ...]

    @property
    def governance(self) -> Path:
        return self.home / "into" / "governance"

    def sign_in(self, player: Player, folder: Path | None = None) -> User:
        clock = PlayedClock(at(2026, 7, 6, 9))
        closed = opening.open_casebook(
            folder or Path(self.result.casebook), clock=clock, opener=self.opener
        )
        return closed.sign_in(player.name, Secret(player.password))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    home = tmp_path_factory.mktemp("demo")
    limits = CostLimits(Cost(8, 1, 1), Cost(1 << 20, 20, 8))
    opener = Opener(Cost(64, 1, 1), limits, home / "app-data")
    said: list[str] = []
    return Made(
        home, opener, demo.play(home / "into", opener=opener, progress=said.append), tuple(said)
    )


@pytest.fixture(scope="module")
def oriel(made: Made) -> Iterator[User]:
    user = made.sign_in(ORIEL)
    yield user
    user.close()


@pytest.fixture(scope="module")
def ruth(made: Made) -> Iterator[User]:
    user = made.sign_in(RUTH, made.governance)
    yield user
    user.close()


SUBJECTS = {
    "SC-1": "Kerensa Holloway-Pike",
    "SC-3": "Oriel Tansley",
    "SC-4": "Ines Calloway",
    "SC-5": "Bram Ellery",
}


def view(user: User, scenario: str) -> CaseView:
    subject = SUBJECTS[scenario]
    [row] = [row for row in user.cases.home().rows if row.subject_name == subject]
    return user.cases.view(row.case)


def steps(found: CaseView) -> dict[OutsideStep, list[date]]:
    days: dict[OutsideStep, list[date]] = {}
    for step in found.record.outside:
        days.setdefault(step.step, []).append(step.on)
    return days


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return " ".join(" ".join(p.get_textpage().get_text_bounded() for p in document).split())
    finally:
        document.close()


def test_the_object_for_programs_is_as_promised(made: Made) -> None:
    whole = json.loads(made.result.as_json())
    into = made.home / "into"

    assert set(whole) == {"casebook", "people", "cases"}
    assert whole["casebook"] == str(into / "casebook")
    assert [set(one) for one in whole["people"]] == [{"name", "role", "password", "casebook"}] * 8
    assert [(one["name"], Path(one["casebook"]).name) for one in whole["people"]] == [
        ("Oriel Tansley", "casebook"),
        ("Noor Whitcombe", "casebook"),
        ("Davit Penhallow", "casebook"),
        ("Lena Farrow", "casebook"),
        ("Ruth Abernathy-Cole", "governance"),
        ("Noor Whitcombe", "governance"),
        ("Gwen Stapleford", "governance"),
        ("Lena Farrow", "governance"),
    ]
    for one, (scenario, folder, kinds) in zip(whole["cases"], LETTERS, strict=True):
        assert one["scenario"] == scenario
        assert one["casebook"] == str(into / folder)
        assert tuple(letter["document"] for letter in one["letters"]) == kinds
        for letter in one["letters"]:
            assert Path(letter["path"]).is_absolute()
            assert Path(letter["path"]).read_bytes().startswith(b"%PDF-")
            assert Path(letter["path"]).name.startswith(f"{one['reference']}-1-")


LETTERS = (
    ("SC-1", "casebook", ("DOC-30",)),
    ("SC-3", "governance", ("DOC-26",)),
    ("SC-4", "casebook", ()),
    ("SC-5", "casebook", ("DOC-21",)),
)


def test_nothing_half_done_is_left_beside_it(made: Made) -> None:
    assert sorted(path.name for path in (made.home / "into").iterdir()) == [
        "casebook",
        "governance",
        "letters",
    ]
    assert len(list((made.home / "into" / "letters").iterdir())) == sum(
        len(one[2]) for one in LETTERS
    )


def test_a_second_run_makes_nothing_and_says_the_same(made: Made) -> None:
    before = {p: p.stat().st_mtime_ns for p in (made.home / "into").glob("*/cases/**/*")}

    again = demo.play(made.home / "into", opener=made.opener, progress=lambda _line: None)

    assert not again.made
    assert again.as_json() == made.result.as_json()
    after = {p: p.stat().st_mtime_ns for p in (made.home / "into").glob("*/cases/**/*")}
    assert after == before


def test_a_run_that_was_killed_is_begun_again(made: Made, tmp_path: Path) -> None:
    left = tmp_path / "into" / ".unfinished-practice" / "casebook"
    left.mkdir(parents=True)
    (left / "casebook.json").write_text("{}")

    result = demo.play(tmp_path / "into", opener=made.opener, progress=lambda _line: None)

    assert result.made
    assert sorted(path.name for path in (tmp_path / "into").iterdir()) == [
        "casebook",
        "governance",
        "letters",
    ]


def test_a_casebook_that_is_missing_is_made_beside_the_one_that_is_there(
    made: Made, tmp_path: Path
) -> None:
    shutil.copytree(made.home / "into", tmp_path / "into")
    shutil.rmtree(tmp_path / "into" / "governance")
    kept = {
        p: p.read_bytes()
        for p in (tmp_path / "into" / "casebook" / "cases").rglob("*")
        if p.is_file()
    }

    result = demo.play(tmp_path / "into", opener=made.opener, progress=lambda _line: None)

    assert result.made
    assert [case.scenario for case in result.cases] == ["SC-1", "SC-3", "SC-4", "SC-5"]
    assert {p: p.read_bytes() for p in kept} == kept


@pytest.mark.parametrize(
    ("player", "cases"),
    [(ORIEL, 3), (NOOR, 3), (DAVIT, 1), (LENA, 1)],
    ids=[one.post.value for one in PLAYERS],
)
def test_everything_each_person_can_open_is_as_it_was_written(
    made: Made, player: Player, cases: int
) -> None:
    user = made.sign_in(player)
    try:
        verdict = verify(user)
    finally:
        user.close()

    assert verdict.items == ()
    assert verdict.cases == cases


@pytest.mark.parametrize("player", GOVERNANCE_PLAYERS, ids=lambda one: one.post.value)
def test_the_chairs_casebook_is_as_it_was_written_for_each_of_its_people(
    made: Made, player: Player
) -> None:
    user = made.sign_in(player, made.governance)
    try:
        verdict = verify(user)
    finally:
        user.close()

    assert (verdict.items, verdict.cases) == ((), 1)


@pytest.mark.parametrize("player", [ORIEL, DAVIT], ids=lambda one: one.post.value)
def test_nobody_who_works_at_the_school_signs_in_to_the_chairs_casebook(
    made: Made, player: Player
) -> None:
    with pytest.raises(CannotOpen):
        made.sign_in(player, made.governance)


def test_the_days_of_the_gross_misconduct_case_are_those_of_its_story(oriel: User) -> None:
    found = view(oriel, "SC-1")
    on = steps(found)
    [lado] = found.record.lado_referrals
    [suspended] = found.record.suspensions

    assert lado.contacted_at.isoformat() == "2025-11-17T11:20:00+00:00"
    assert (suspended.began, suspended.letter_on) == (date(2025, 11, 18), date(2025, 11, 19))
    assert [one.on for one in suspended.reviews] == [
        date(2025, 12, 2),
        date(2025, 12, 16),
        date(2026, 1, 2),
    ]
    assert suspended.reviews[-1].next_on == date(2026, 1, 16)
    assert suspended.ended == date(2026, 1, 16)
    assert on[OutsideStep.MEETING_HELD] == [date(2025, 11, 28)]
    assert on[OutsideStep.INVESTIGATION_REPORT] == [date(2025, 12, 5)]
    assert on[OutsideStep.HEARING_INVITATION] == [date(2025, 12, 9)]
    assert on[OutsideStep.LA_NOTIFICATION] == [date(2026, 1, 9)]
    assert on[OutsideStep.LETTER_RECEIVED] == [date(2026, 1, 12)]
    assert on[OutsideStep.LA_TERMINATION] == [date(2026, 1, 16)]
    assert on[OutsideStep.DBS_REFERRAL] == [date(2026, 1, 20)]
    assert on[OutsideStep.APPEAL_LODGED] == [date(2026, 1, 21)]
    assert on[OutsideStep.APPEAL_HEARD] == [date(2026, 2, 12)]
    assert on[OutsideStep.APPEAL_OUTCOME] == [date(2026, 2, 16)]
    assert [(one.end, one.on) for one in found.record.events][-1] == (
        Stage.CLOSURE,
        date(2026, 2, 27),
    )
    assert found.record.case.conduct_on == date(2025, 11, 15)
    assert found.record.exhibits[0].details.posted_at is not None
    assert found.record.exhibits[0].details.posted_at.utc.isoformat() == "2025-11-15T21:42:00+00:00"


def test_what_was_decided_is_what_the_story_says(oriel: User) -> None:
    record = view(oriel, "SC-1").record

    assert [{c.clause for c in charge.clauses} for charge in record.charges] == [
        {"4.7", "5.2(h)"},
        {"4.8(d)(i)", "5.2(c)"},
        {"4.8(b)(i)", "5.2(f)"},
        {"4.5", "4.6"},
    ]
    assert {one.result for one in record.decisions.findings} == {FindingResult.PROVED}
    assert len(record.decisions.findings) == 4
    assert record.decisions.severity is not None
    assert record.decisions.severity.severity is Severity.GROSS_MISCONDUCT
    assert record.decisions.sanction is not None
    assert record.decisions.sanction.sanction is Sanction.SUMMARY_DISMISSAL
    assert record.decisions.sanction.effective_date is None
    assert record.decisions.la.ended_on == date(2026, 1, 16)
    assert record.decisions.sheet in {one.id for one in record.exhibits}
    assert record.case.outcome is ClosureOutcome.SANCTION


def test_the_days_of_the_case_about_the_headteacher_are_those_of_its_story(ruth: User) -> None:
    found = view(ruth, "SC-3")
    on, entered = steps(found), {one.end: one.on for one in found.record.events}
    [letter] = found.record.letters

    assert on[OutsideStep.ACKNOWLEDGEMENT] == [date(2026, 3, 5)]
    assert found.record.expression.form.advice_on == date(2026, 3, 6)
    assert found.record.triage.decided_on == date(2026, 3, 9)
    assert on[OutsideStep.NOTICE_OF_INVESTIGATION] == [date(2026, 3, 10)]
    assert on[OutsideStep.MEETING_HELD] == [date(2026, 3, 19)]
    assert entered[Stage.REPORT_SUBMITTED] == date(2026, 3, 27)
    assert entered[Stage.CASE_DECISION] == date(2026, 4, 13)
    assert on[OutsideStep.HEARING_INVITATION] == [date(2026, 4, 14)]
    assert on[OutsideStep.HEARING_POSTPONED] == [date(2026, 4, 20)]
    assert found.record.decisions.hearing is not None
    assert found.record.decisions.hearing.held_on == date(2026, 5, 7)
    assert (letter.kind, letter.dated) == ("DOC-26", date(2026, 5, 12))
    assert entered[Stage.CLOSURE] == date(2026, 6, 5)


def test_the_days_of_the_advice_are_those_of_its_story(oriel: User) -> None:
    found = view(oriel, "SC-5")
    on = steps(found)

    assert on[OutsideStep.MONITORING_AUTHORISATION] == [date(2025, 11, 18)]
    assert on[OutsideStep.MONITORING_DISCLOSURE] == [date(2025, 11, 20)]
    assert on[OutsideStep.REVIEW_HELD] == [date(2026, 1, 23)]
    assert found.record.decisions.advice is not None
    assert found.record.decisions.advice.met_on == date(2025, 11, 26)
    [letter] = found.record.letters
    assert (letter.kind, letter.dated) == ("DOC-21", date(2025, 11, 28))
    assert found.record.case.outcome is ClosureOutcome.INFORMAL_ADVICE


def test_the_clerk_records_what_the_panel_decided_and_hr_issues_it(oriel: User) -> None:
    lines = oriel.cases.log_lines(view(oriel, "SC-1").record.case.id)
    by = {act: {one.by_name for one in lines if one.act.template == words(act)} for act in Act}

    assert by[Act.FINDING_RECORDED] == {LENA.name}
    assert by[Act.SEVERITY_RECORDED] == {LENA.name}
    assert by[Act.SANCTION_RECORDED] == {LENA.name}
    assert by[Act.SHEET_ATTACHED] == {LENA.name}
    assert by[Act.LETTER_ISSUED] == {NOOR.name}
    assert by[Act.EVIDENCE_ADDED] == {ORIEL.name, DAVIT.name}
    assert by[Act.CLOCK_WENT_BACK] == set()


def test_the_saved_letters_are_the_issued_ones(made: Made, oriel: User, ruth: User) -> None:
    for case in (one for one in made.result.cases if one.letters):
        user = ruth if case.casebook == str(made.governance) else oriel
        found = view(user, case.scenario)
        [issued] = found.record.letters
        copy = Path(case.letters[0].path)
        assert copy.read_bytes() == user.letters.pdf(found.record.case.id, issued.id)
        assert f"{issued.size} · {issued.code}" in text(copy)


def test_every_exhibit_can_be_shown_and_is_unchanged(oriel: User, ruth: User) -> None:
    for user, scenario, count in (
        (oriel, "SC-1", 4),
        (ruth, "SC-3", 3),
        (oriel, "SC-4", 3),
        (oriel, "SC-5", 1),
    ):
        record = view(user, scenario).record
        assert len(record.exhibits) == count
        for exhibit in record.exhibits:
            assert exhibit.finish_later() == ()
            picture = user.evidence.thumbnail(record.case.id, exhibit.id)
            assert max(picture.width, picture.height) == 320


@pytest.mark.parametrize(
    ("folder", "players"), [("casebook", PLAYERS), ("governance", GOVERNANCE_PLAYERS)]
)
def test_no_word_of_a_case_lies_open_in_any_file(
    made: Made, folder: str, players: tuple[Player, ...]
) -> None:
    looked_at = 0
    everybody = {one.name for one in (*PLAYERS, *GOVERNANCE_PLAYERS)}
    for path in (*(made.home / "into" / folder).rglob("*"), *(made.home / "app-data").rglob("*")):
        if path.is_file():
            data = path.read_bytes().lower()
            looked_at += 1
            card = path.parent.name == "people" and path.suffix == ".json"
            names = everybody - ({one.name for one in players} if card else set())
            for canary in (*CANARIES, *names):
                for coded in (canary.lower().encode(), canary.lower().encode("utf-16-le")):
                    assert coded not in data, path.name
    assert looked_at > 12
    for line in made.said:
        assert not any(canary in line for canary in CANARIES)


def _touched(made: Made, tmp_path: Path, path: Path, place: float) -> Verdict:
    """A copy of everything with one bit of one file turned, re-read by Noor."""
    folder = tmp_path / "casebook"
    shutil.copytree(made.result.casebook, folder)
    file = folder / path
    data = bytearray(file.read_bytes())
    data[int((len(data) - 1) * place)] ^= 0x10
    file.write_bytes(data)
    user = made.sign_in(NOOR, folder)
    try:
        return verify(user)
    finally:
        user.close()


@pytest.mark.parametrize("place", [0.0, 0.35, 0.8, 1.0])
@pytest.mark.parametrize("suffix", [".cbe", ".db"])
def test_one_turned_bit_is_named_by_its_file(
    made: Made, tmp_path: Path, suffix: str, place: float
) -> None:
    root = Path(made.result.casebook)
    files = sorted(path.relative_to(root) for path in (root / "cases").rglob(f"*{suffix}"))
    assert len(files) == {".cbe": 8, ".db": 3}[suffix]

    for number, path in enumerate(files):
        verdict = _touched(made, tmp_path / str(number), path, place)

        assert path.as_posix() in {fault.where for fault in verdict.items}, path


def test_somebody_else_in_that_folder_is_left_alone(made: Made, tmp_path: Path) -> None:
    other = tmp_path / "casebook"
    other.mkdir()
    (other / "mine.txt").write_text("kept")

    with pytest.raises(CasebookError):
        demo.play(tmp_path, opener=made.opener, progress=lambda _line: None)

    assert (other / "mine.txt").read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["casebook"]


def test_the_practice_school_is_the_same_without_letters(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()

    people = demo.practice_school(folder, opener=made.opener)

    assert [(one.name, one.password, one.casebook) for one in people] == [
        (one.name, one.password, str(folder)) for one in PLAYERS
    ]
    user = made.sign_in(ORIEL, folder)
    assert user.practice
    assert {row.subject_name for row in user.cases.home().rows} == {
        "Kerensa Holloway-Pike",
        "Ines Calloway",
        "Bram Ellery",
    }
    user.close()
    with pytest.raises(FolderInUse):
        demo.practice_school(folder, opener=made.opener)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["practice"]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(made: Made, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(NotStored):
        demo.play(tmp_path / "file", opener=made.opener, progress=lambda _line: None)
