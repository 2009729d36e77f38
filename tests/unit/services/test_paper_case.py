"""A case that began on paper comes in whole or not at all, and what is entered for keeping is worked with."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.acts import Act
from casebook.domain.outside import OutsideStep
from casebook.domain.paper_case import PaperCase, PaperStep, StagePassed
from casebook.domain.retention_detail import PupilBorn, RetentionDetail
from casebook.domain.second_person import Joint
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.errors import Missing, NotAllowed, Refused
from casebook.services.verify import verify
from tests.unit.services.conftest import HR, Office
from tests.unit.services.test_ending import acts, stage

DAY = date(2025, 11, 17)
BEGUN = PaperCase(
    (StagePassed(Stage.TRIAGE, DAY), StagePassed(Stage.INVESTIGATION, DAY)),
    "Ines Marlow",
    (PaperStep(OutsideStep.NOTICE_OF_INVESTIGATION, DAY, "Ines Marlow", "By hand"),),
)


def test_a_paper_case_stands_where_it_stood_in_one_entry_of_the_log(office: Office) -> None:
    before = acts(office.user, office.case)

    office.user.paper_case.begin(office.case, BEGUN)
    record = office.user.cases.view(office.case).record

    assert acts(office.user, office.case) == [*before, Act.BEGAN_ON_PAPER]
    assert record.case.stage is Stage.INVESTIGATION
    assert [(e.start, e.end, e.on) for e in record.events[1:]] == [
        (Stage.REPORTED, Stage.TRIAGE, DAY), (Stage.TRIAGE, Stage.INVESTIGATION, DAY),
    ]  # fmt: skip
    assert "Ines Marlow" in record.events[-1].reason
    done = record.done_outside(OutsideStep.NOTICE_OF_INVESTIGATION)
    assert done is not None
    assert (done.by, done.note) == ("Ines Marlow", "By hand")
    assert verify(office.user).items == ()
    with pytest.raises(Refused, match="gone on here already"):
        office.user.paper_case.begin(office.case, BEGUN)


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (PaperStep(OutsideStep.OTHER, date(2030, 1, 1), "Ines Marlow"), Refused),
        (PaperStep(OutsideStep.OTHER, DAY, "  "), Missing),
    ],
    ids=["ahead", "by nobody"],
)
def test_one_step_that_cannot_be_keeps_all_of_it_out(
    office: Office, step: PaperStep, error: type[Refused]
) -> None:
    before = acts(office.user, office.case)

    with pytest.raises(error):
        office.user.paper_case.begin(office.case, replace(BEGUN, steps=(*BEGUN.steps, step)))

    assert acts(office.user, office.case) == before
    assert stage(office.user, office.case) is Stage.REPORTED


def test_hr_does_not_enter_a_paper_case(office: Office) -> None:
    adviser = office.sign_in(HR)
    with pytest.raises(NotAllowed):
        adviser.paper_case.begin(office.case, BEGUN)
    assert stage(adviser, office.case) is Stage.REPORTED


def test_a_code_no_pupil_of_the_case_has_is_refused(office: Office) -> None:
    wrong = RetentionDetail(births=(PupilBorn("P-09", date(2012, 4, 9)),))
    with pytest.raises(Refused, match="No pupil of this case"):
        office.user.retention.save(office.case, wrong)
    assert office.user.cases.view(office.case).record.retention_detail == RetentionDetail()


def test_a_withdrawal_of_access_is_kept_twelve_months_after_it_was_lifted(office: Office) -> None:
    office.user.retention.save(
        office.case,
        RetentionDetail(access_withdrawn_on=DAY, access_lifted_on=DAY),
    )
    keeping = office.user.cases.view(office.case).keeping
    assert keeping is not None
    days = {line.record_set.value: line.keep_until for line in keeping.lines}
    assert days["access_withdrawal"] == date(2026, 11, 17)


def test_the_last_move_is_told_with_why_it_cannot_be_taken_back(office: Office) -> None:
    assert office.user.ending.last_move(office.case).move is None
    office.user.cases.close_case(office.case, ClosureOutcome.OUT_OF_SCOPE, "Not this policy")
    last = office.user.ending.last_move(office.case)
    assert last.refused is None
    assert last.move is not None
    assert (last.move.start, last.move.end) == (Stage.REPORTED, Stage.CLOSURE)
    adviser = office.sign_in(HR)
    refused = adviser.ending.last_move(office.case).refused
    assert isinstance(refused, NotAllowed)


def test_a_locked_case_says_so_wherever_it_is_looked_at(office: Office) -> None:
    office.user.ending.ask_second(office.case, Joint.OPENED_IN_ERROR, "The wrong school")
    adviser = office.sign_in(HR)
    adviser.ending.answer_second(office.case, agreed=True)
    why = adviser.cases.view(office.case).read_only_why
    assert why is not None
    assert "opened in error and is locked" in why.template
    assert adviser.cases.glance(office.case).read_only_why == why
