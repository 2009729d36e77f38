"""Who may have which record: the table of 3-roles 3.3, typed from it, and the rule about earlier warnings."""

import pytest

from casebook.domain.person import Post
from casebook.domain.role_catalogue import CATALOGUE
from casebook.domain.roles import KEYED, Role, keyed
from casebook.domain.visibility import (
    VISIBLE,
    Progress,
    Record,
    Sight,
    Viewer,
    When,
    open_now,
    right,
)

# One letter a column, in the order of the table: subject, reporter, target, witness, IO, commissioning, HR, panel,
# note-taker, appeal panel, LADO, police, DPO, governors. R read, W read and write, L in part, o own, - none.
TABLE = {
    Record.EXISTENCE: "LoLLRRRRRRRRR-",
    Record.ALLEGATIONS: "R-LLWWRRRRLLL-",
    Record.EVIDENCE_RELIED_ON: "R-ooWRRRRRLLL-",
    Record.EVIDENCE_NOT_RELIED_ON: "L---WRR--RLLL-",
    Record.MONITORING: "L--LRRRR-RLLR-",
    Record.STATEMENTS: "R-ooWRRR-RLLL-",
    Record.ANONYMOUS_IDENTITY: "----RRR---RLL-",
    Record.ADVICE: "----oRWL-L--L-",
    Record.LADO_MINUTES: "----LRR---WLL-",
    Record.SIGHTING: "L---RRLL-LRRR-",
    Record.PUPIL_DATA: "L--LLRLLLLRRL-",
    Record.WELFARE: "o-oo-RL-------",
    Record.OUTCOME_LETTER: "R-L-RRRWRRRR--",
    Record.LIVE_WARNINGS: "o----RRR-R----",
    Record.LOG: "----oRR-----R-",
}
LETTERS = {
    "R": Sight.READ, "W": Sight.WRITE, "L": Sight.LIMITED, "o": Sight.OWN, "-": Sight.NONE,
}  # fmt: skip


@pytest.mark.parametrize("record", Record)
def test_each_record_is_as_open_as_the_table_says(record: Record) -> None:
    found = {viewer: VISIBLE[record][viewer].sight for viewer in Viewer}

    assert found == {
        viewer: LETTERS[letter] for viewer, letter in zip(Viewer, TABLE[record], strict=True)
    }


@pytest.mark.parametrize(
    "record",
    [
        Record.EXISTENCE, Record.ALLEGATIONS, Record.EVIDENCE_RELIED_ON, Record.MONITORING,
        Record.STATEMENTS,
    ],
)  # fmt: skip
def test_the_panel_reads_nothing_before_the_pack(record: Record) -> None:
    assert VISIBLE[record][Viewer.PANEL].when is When.AFTER_PACK
    assert not open_now(Role.PANEL_MEMBER, record, Progress())
    assert open_now(Role.PANEL_MEMBER, record, Progress(pack_issued=True))


@pytest.mark.parametrize("role", [Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.CLERK])
def test_earlier_warnings_stay_closed_until_the_findings_stand(role: Role) -> None:
    before, after = Progress(pack_issued=True), Progress(pack_issued=True, findings_made=True)

    assert not open_now(role, Record.LIVE_WARNINGS, before)
    assert open_now(role, Record.LIVE_WARNINGS, after)


def test_a_warning_that_the_charge_is_about_is_open_from_the_start() -> None:
    assert open_now(
        Role.PANEL_MEMBER,
        Record.LIVE_WARNINGS,
        Progress(pack_issued=True, charged_with_breach=True),
    )


def test_nobody_who_came_in_to_help_is_given_what_the_case_holds() -> None:
    for role in (Role.IT_SUPPORT, Role.PLATFORM_CONTACT, Role.RECORDS_LEAD):
        assert not any(right(role, record).any for record in Record)


def test_the_catalogue_says_of_each_part_what_it_does() -> None:
    assert set(CATALOGUE) == {*Role, Post.HEADTEACHER, Post.CHAIR_OF_GOVERNORS}
    assert {part for part, duties in CATALOGUE.items() if not duties.never} == {
        Role.LA_OFFICER, Role.PLATFORM_CONTACT, Role.UNION_REP,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "about_staff", "about_the_head"),
    [
        (Role.COMMISSIONING_MANAGER, True, True),
        (Role.INVESTIGATING_OFFICER, True, True),
        (Role.HR_ADVISER, True, True),
        (Role.CLERK, True, True),
        (Role.LA_OFFICER, False, True),
        (Role.HEARING_CHAIR, False, False),
        (Role.PANEL_MEMBER, False, False),
        (Role.APPEAL_CHAIR, False, False),
        (Role.APPEAL_MEMBER, False, False),
        (Role.COMPANION, False, False),
        (Role.NOTE_TAKER, False, False),
        (Role.WITNESS, False, False),
        (Role.DSL, False, False),
    ],
)
def test_a_part_comes_with_a_key_or_with_papers(
    role: Role, *, about_staff: bool, about_the_head: bool
) -> None:
    assert keyed(role, about_the_head=False) is about_staff
    assert keyed(role, about_the_head=True) is about_the_head
    assert about_the_head is (role in KEYED)
