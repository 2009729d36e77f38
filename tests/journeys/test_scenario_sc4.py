"""SC-4, from the event table: an attack by nobody known, until somebody shows who it was, and what follows for a pupil."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.allegation import Act, Allegation
from casebook.domain.attribution import AttributionLevel
from casebook.domain.ids import AllegationId
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.retention_fact import keeping
from casebook.domain.retention_line import RecordSet
from casebook.domain.routing import Rule
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.takedown import TakedownEnd
from casebook.domain.triage import Answer
from casebook.errors import Refused
from casebook.services.demo_cast import ORIEL, at
from tests.journeys.conftest import Seats
from tests.journeys.told import Chronicle

SC_4 = "SC-4"
AFTERWARDS = at(2026, 5, 19, 15, 30)


def test_nobody_is_a_subject_and_the_route_is_that_of_an_attack_on_staff(
    school_told: Chronicle,
) -> None:
    record = school_told.view(SC_4, AFTERWARDS).record

    assert record.route is not None
    assert record.route.rule is Rule.R10
    assert record.case.incident
    assert (record.allegations, record.charges, record.letters) == ((), (), ())
    assert record.decisions.sanction is None
    assert record.case.outcome is ClosureOutcome.RESPONDED


def test_the_target_who_answered_once_was_advised_and_nothing_is_held_against_her(
    school_told: Chronicle,
) -> None:
    said = school_told.view(SC_4, at(2026, 4, 21, 9, 0)).record.incident.engagement

    assert said.answered
    assert said.at == at(2026, 4, 20, 18, 10)
    assert said.advised_on == date(2026, 4, 21)


def test_each_video_is_kept_once_with_its_address_time_and_account(
    school_told: Chronicle,
) -> None:
    exhibits = school_told.view(SC_4, AFTERWARDS).record.exhibits

    assert [one.details.address for one in exhibits] == [
        f"https://clips.example.net/@fh_rank_teachers/v/{number}" for number in (301, 302, 303)
    ]
    for one in exhibits:
        assert one.details.account == "@fh_rank_teachers"
        assert one.details.posted_at is not None
        assert one.details.posted_at.utc.isoformat() == "2026-04-20T16:30:00+00:00"  # 17:30 BST


def test_the_platform_was_asked_looked_at_again_escalated_and_took_them_down(
    school_told: Chronicle,
) -> None:
    log = school_told.view(SC_4, AFTERWARDS).record.takedowns

    assert len(log) == 3
    for line in log:
        assert line.reported_at == at(2026, 4, 21, 9, 40)
        assert [(look.on, look.still_up) for look in line.rechecks] == [(date(2026, 4, 23), True)]
        assert line.escalated_at is not None
        assert (line.end, line.ended_at) == (TakedownEnd.REMOVED, at(2026, 4, 24, 15, 12))


def test_the_police_were_not_told_and_the_reason_is_kept(school_told: Chronicle) -> None:
    record = school_told.view(SC_4, AFTERWARDS).record

    assert record.incident.look.offence.answer is Answer.NO
    assert "No threat" in record.incident.look.offence.reason
    assert record.police_referrals == ()


def test_what_a_classmate_says_makes_nobody_the_one_who_did_it(school_told: Chronicle) -> None:
    """Unknown stays unknown until somebody shows it: step 5 of the ladder is a line of the log and no more."""
    record = school_told.view(SC_4, at(2026, 4, 28, 12, 0)).record
    [line] = record.search.lines

    assert line.level is AttributionLevel.THIRD_PARTY
    assert line.level.step == 5
    assert record.perpetrators == ()


def test_step_five_cannot_be_put_down_as_the_one_who_did_it(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2026, 4, 29, 16, 0))
    shown = school_told.view(SC_4, AFTERWARDS).record.perpetrators[0]
    case = school_told.case(SC_4)

    for spoiled in (
        replace(shown, level=AttributionLevel.THIRD_PARTY),
        replace(shown, kind=PerpetratorType.UNKNOWN),
        replace(shown, who="Sam Okafor"),  # a pupil by name
    ):
        with pytest.raises(Refused):
            oriel.perpetrator.establish(case, spoiled)

    assert oriel.cases.view(case).record.perpetrators == ()


def test_the_pupil_is_a_code_and_the_sibling_a_member_of_the_public(
    school_told: Chronicle,
) -> None:
    pupil, sibling = school_told.view(SC_4, AFTERWARDS).record.perpetrators

    assert (pupil.kind, pupil.who, pupil.age) == (PerpetratorType.CURRENT_PUPIL, "P-17", 11)
    assert pupil.level.step == 1
    assert (pupil.welfare_on, pupil.done_on) == (date(2026, 4, 30), date(2026, 4, 30))
    assert sibling.kind is PerpetratorType.MEMBER_OF_PUBLIC


def test_the_target_is_told_what_protects_her_and_not_who_it_was(
    school_told: Chronicle,
) -> None:
    pupil, _ = school_told.view(SC_4, AFTERWARDS).record.perpetrators

    assert pupil.told_why != ""
    assert "P-17" not in pupil.told


def test_there_is_no_charge_no_hearing_and_no_advice_in_it(
    school_told: Chronicle, sit: Seats
) -> None:
    oriel = sit(school_told, ORIEL, at(2026, 4, 30, 12, 0))
    case = school_told.case(SC_4)
    alleged = Allegation(AllegationId(""), 0, "Made three videos", act=Act.UPLOAD)

    with pytest.raises(Refused):
        oriel.allegations.save(case, alleged)
    with pytest.raises(Refused):
        oriel.cases.move(case, Stage.INVESTIGATION)

    assert oriel.cases.view(case).record.allegations == ()


def test_the_records_are_kept_until_the_days_of_the_table(school_told: Chronicle) -> None:
    kept = {one.record_set: one for one in keeping(school_told.view(SC_4, AFTERWARDS)).lines}

    assert kept[RecordSet.INCIDENT].keep_until == date(2032, 5, 19)
    assert kept[RecordSet.PUPIL].keep_until == date(2039, 11, 3)
    assert kept[RecordSet.PUPIL].subject == "P-17"
