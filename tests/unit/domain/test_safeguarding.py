"""Safeguarding: advice before anyone is told, five outcomes that are no findings, and what leaves the file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casebook.domain import do_not_alert
from casebook.domain.ids import EventId
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.record import CaseRecord
from casebook.domain.safeguarding import (
    HarmLimb,
    LadoReferral,
    LowLevelConcern,
    SafeguardingConclusion,
    SafeguardingOutcome,
    TellSubject,
    check_concern,
    check_conclusion,
    check_referral,
    free_to_tell,
)
from casebook.domain.triage import Answer, Question
from casebook.errors import Missing, Refused

NOW, TODAY = datetime(2025, 11, 20, 12, tzinfo=UTC), date(2025, 11, 20)


def asked() -> LadoReferral:
    return LadoReferral(
        EventId("lado"), (HarmLimb.HARMED,), datetime(2025, 11, 17, 11, 20, tzinfo=UTC), "Oriel Tansley",
        "Callum Reyes-Hart", "P-01 was named",
    )  # fmt: skip


def advised(tell: TellSubject = TellSubject.YES) -> LadoReferral:
    return replace(asked(), advice="The school investigates", advised_on=date(2025, 11, 18), tell=tell)  # fmt: skip


def test_the_four_limbs_and_the_five_outcomes_are_those_of_the_guidance() -> None:
    assert len(HarmLimb) == 4
    assert [one.value for one in SafeguardingOutcome] == [
        "substantiated", "malicious", "false", "unsubstantiated", "unfounded",
    ]  # fmt: skip


def test_a_referral_can_wait_for_its_advice() -> None:
    check_referral(asked(), now=NOW)
    check_referral(advised(), now=NOW)

    assert not asked().advised
    assert advised().advised


@pytest.mark.parametrize(
    "wrong",
    [
        replace(asked(), limbs=()),
        replace(asked(), officer=""),
        replace(asked(), told=""),
        replace(asked(), contacted_at=datetime(2025, 11, 21, tzinfo=UTC)),
        replace(asked(), advice="Go on"),
        replace(asked(), advised_on=TODAY),
        replace(asked(), tell=TellSubject.YES),
        replace(advised(), advised_on=date(2025, 11, 16)),
        replace(advised(), advised_on=date(2025, 11, 21)),
        replace(advised(), tell=TellSubject.AGREED_WORDS),
        replace(advised(), strategy_agreed="Go on"),
    ],
)
def test_a_referral_that_does_not_hold_together_is_refused(wrong: LadoReferral) -> None:
    with pytest.raises(Refused):
        check_referral(wrong, now=NOW)


def test_only_advice_that_lets_them_be_told_frees_the_way() -> None:
    assert not free_to_tell(())
    assert not free_to_tell((asked(),))
    assert not free_to_tell((advised(TellSubject.NOT_YET),))
    assert free_to_tell((advised(),))
    assert not free_to_tell((advised(), replace(advised(TellSubject.NOT_YET), id=EventId("2"))))


def harm(record: CaseRecord, answer: Answer) -> CaseRecord:
    triage = replace(record.triage, harm_threshold=Question(answer, "Limb 1"))
    return replace(record, triage=triage)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
@pytest.mark.parametrize(
    "step",
    [OutsideStep.NOTICE_OF_INVESTIGATION, OutsideStep.INVITATION_TO_MEETING, OutsideStep.MEETING_HELD,
     OutsideStep.WITNESS_HEARD],
)  # fmt: skip
def test_nobody_is_told_or_interviewed_before_the_advice(
    triaged: CaseRecord, answer: Answer, step: OutsideStep
) -> None:
    record = harm(triaged, answer)

    with pytest.raises(Refused, match="Do not tell the subject"):
        do_not_alert.check_step(record, step, TODAY)
    do_not_alert.check_step(replace(record, lado_referrals=(advised(),)), step, TODAY)
    do_not_alert.check_step(harm(triaged, Answer.NO), step, TODAY)
    do_not_alert.check_step(record, OutsideStep.ACKNOWLEDGEMENT, TODAY)


def test_advice_taken_on_paper_counts_and_what_was_done_before_is_entered_as_it_was(
    triaged: CaseRecord,
) -> None:
    record = harm(triaged, Answer.YES)
    step = DoneOutside(EventId("d"), OutsideStep.LADO_REFERRAL, date(2025, 11, 17), "Oriel Tansley")

    do_not_alert.check_step(record, OutsideStep.MEETING_HELD, date(2020, 1, 6))
    do_not_alert.check_step(replace(record, outside=(step,)), OutsideStep.MEETING_HELD, TODAY)
    with pytest.raises(Refused):
        do_not_alert.check_letter(record, "DOC-11")
    do_not_alert.check_letter(record, "DOC-21")


def ended(outcome: SafeguardingOutcome, **more: Any) -> SafeguardingConclusion:
    return SafeguardingConclusion(
        outcome, TODAY, "Callum Reyes-Hart", "Reasons", "Two calls", **more
    )


def check(one: SafeguardingConclusion) -> None:
    check_conclusion(one, (advised(),), today=TODAY, told=False)


@pytest.mark.parametrize("outcome", list(SafeguardingOutcome))
def test_details_leave_the_file_after_a_malicious_or_false_allegation_only(
    outcome: SafeguardingOutcome,
) -> None:
    leaves = outcome in (SafeguardingOutcome.MALICIOUS, SafeguardingOutcome.FALSE)
    check(ended(outcome))

    assert ended(outcome).to_be_removed == leaves
    assert not ended(outcome, keep_consented=True).to_be_removed
    removed = ended(outcome, removed_on=TODAY, removed_by="Noor")
    assert not removed.to_be_removed
    if leaves:
        check(removed)
        with pytest.raises(Missing):
            check(replace(removed, removed_by=""))
    else:
        with pytest.raises(Refused, match="stays on file"):
            check(removed)


@pytest.mark.parametrize("outcome", list(SafeguardingOutcome))
def test_a_pupil_is_looked_after_first_and_only_after_a_malicious_allegation(
    outcome: SafeguardingOutcome,
) -> None:
    lied = outcome is SafeguardingOutcome.MALICIOUS
    one = ended(outcome, made_by_pupil=True)

    assert one.welfare_open == lied
    assert one.behaviour_open == lied
    if lied:
        with pytest.raises(Refused, match="welfare first"):
            check(replace(one, behaviour_decision="Two days"))
        check(replace(one, welfare_on=TODAY, behaviour_decision="Two days"))
    assert not ended(outcome).welfare_open


def test_a_reference_speaks_of_substantiated_allegations_only_and_outcomes_need_a_referral() -> (
    None
):
    check(ended(SafeguardingOutcome.SUBSTANTIATED, reference="It will be named"))
    for outcome in set(SafeguardingOutcome) - {SafeguardingOutcome.SUBSTANTIATED}:
        with pytest.raises(Refused, match="A reference says nothing"):
            check(ended(outcome, reference="It will be named"))
    with pytest.raises(Refused, match="Record the referral first"):
        check_conclusion(ended(SafeguardingOutcome.FALSE), (), today=TODAY, told=False)
    check_conclusion(ended(SafeguardingOutcome.FALSE), (), today=TODAY, told=True)


def test_a_low_level_concern_keeps_who_wished_not_to_be_named_out() -> None:
    concern = LowLevelConcern(
        EventId("c"), TODAY, "A joke", "At lunch", "Spoken to", "No child", "Oriel"
    )
    check_concern(concern, today=TODAY)

    with pytest.raises(Refused, match="not to be named"):
        check_concern(replace(concern, anonymous=True, reporter="Petra"), today=TODAY)
    with pytest.raises(Missing):
        check_concern(replace(concern, why_below=""), today=TODAY)
