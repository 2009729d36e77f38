"""Fairness: each check fires in a case that lacks what it asks, and in a fair case it does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from casebook.domain.acas_code import GIST, cited
from casebook.domain.allegation import Level
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.closing import Closing
from casebook.domain.decision import (
    DeciderKind,
    FindingResult,
    SanctionDecision,
)
from casebook.domain.delegation import Decider, Delegated, Delegation, Power, Whom
from casebook.domain.fairness import (
    CHECKS,
    Standing,
    document_stops,
    fairness,
    lapsed,
    move_stops,
    named,
    to_override,
)
from casebook.domain.fairness_check import Gate, Weight
from casebook.domain.ids import EventId
from casebook.domain.outside import OutsideStep
from casebook.domain.override import Override
from casebook.domain.page_id import PageId
from casebook.domain.policy import Policy
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import ClosureOutcome, Stage, move_between
from casebook.domain.triage import TriageRoute
from casebook.errors import Missing, Refused
from tests.unit.domain.fair_cases import (
    CLOSED_ON,
    ORIEL,
    also,
    at,
    full,
    set_to,
    warned,
    without,
)
from tests.unit.domain.fair_cases import (
    advised as advised_case,
)
from tests.unit.domain.fair_trials import HEARING, SANCTION, TRIALS, Trial, charged_with, same

Out, S = OutsideStep, Stage


class Asking:
    """Asks how fair a case is, on a day."""

    def __init__(
        self, policy: Policy, calendar: WorkingCalendar, cases: Mapping[str, CaseRecord]
    ) -> None:
        self.policy, self.calendar, self.cases = policy, calendar, cases

    def view(self, record: CaseRecord, today: date = CLOSED_ON) -> ProcedureView:
        return ProcedureView(record, self.policy, self.calendar, today, frozenset(Role))

    def standing(self, record: CaseRecord, check: str, today: date = CLOSED_ON) -> Standing:
        found = fairness(self.view(record, today)).answers
        return next(each.standing for each in found if each.check.id == check)


@pytest.fixture(scope="module")
def ask(  # noqa: PLR0917 - the fixtures of four cases
    policy: Policy,
    calendar: WorkingCalendar,
    dismissed: CaseRecord,
    warning: SanctionDecision,
    advised: CaseRecord,
    investigated: CaseRecord,
) -> Asking:
    cases = {
        "full": full(dismissed),
        "warned": warned(dismissed, warning),
        "advised": advised_case(advised, investigated),
    }
    return Asking(replace(policy, review_due=date(2026, 8, 31)), calendar, cases)


def test_a_case_can_pass_everything(ask: Asking) -> None:
    found = fairness(ask.view(ask.cases["full"]))

    assert found.of(Standing.STOPS, Standing.WANTS_REASON, Standing.EXPLAINED) == ()
    kept, asked = found.count()
    assert kept == asked > 100
    assert (found.code.kept, found.code.open) == (found.code.asked, ())


@pytest.mark.parametrize("trial", TRIALS, ids=[t.check for t in TRIALS])
def test_a_check_fires_where_a_case_lacks_what_it_asks_and_not_before(
    ask: Asking, trial: Trial
) -> None:
    fair = (trial.calm or same)(ask.cases[trial.case])
    day = trial.today - timedelta(days=14) if trial.spoil is same else trial.today

    assert ask.standing(fair, trial.check, day) is Standing.IN_ORDER
    weight = named(trial.check).weight
    wanted = Standing.STOPS if weight is Weight.BLOCK else Standing.WANTS_REASON
    assert ask.standing(trial.spoil(fair), trial.check, trial.today) is wanted


def test_the_policys_own_age_is_named(ask: Asking, policy: Policy) -> None:
    old = ProcedureView(ask.cases["full"], policy, ask.calendar, CLOSED_ON, frozenset(Role))

    assert named("policy_reviewed").of(ask.view(ask.cases["full"])) is None
    shortfall = named("policy_reviewed").of(old)
    assert shortfall is not None
    assert "31 Jul 2019" in shortfall.sentence.english()


def test_every_check_is_tried() -> None:
    assert len(CHECKS) >= 40
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert {t.check for t in TRIALS} == {check.id for check in CHECKS} - {"policy_reviewed"}


def test_every_paragraph_of_the_code_and_every_gate_has_a_check() -> None:
    asked = {number for check in CHECKS for number in check.code}

    assert asked == {*range(4, 32), 46} == set(GIST)
    assert {check.gate for check in CHECKS} - {None} == set(Gate)
    for check in CHECKS:
        assert set(cited(check.source)) <= set(check.code), check.id


LATER_OR_ELSEWHERE = {
    33: "the text of a suspension letter, which is not written here yet",
    34: "incidents of section 6, which have a line of their own",
    39: "who is rostered with whom, which no case knows",
}


def test_every_pitfall_a_record_can_tell_has_a_check() -> None:
    named_by = {row for check in CHECKS for row in check.pitfalls}

    assert named_by | set(LATER_OR_ELSEWHERE) == set(range(1, 41))
    assert not named_by & set(LATER_OR_ELSEWHERE)


def test_every_move_a_check_guards_is_one_there_is() -> None:
    for check in CHECKS:
        for start, end in check.moves:
            outcomes = [None, *ClosureOutcome]
            assert any(move_between(start, end, o) for o in outcomes), (check.id, start, end)


def test_what_only_warns_stops_its_move_until_a_reason_is_given(ask: Asking) -> None:
    record = without(Out.TERMS_OF_REFERENCE)(
        set_to("case.stage", S.INVESTIGATION)(ask.cases["full"])
    )
    move = move_between(S.INVESTIGATION, S.REPORT_SUBMITTED)
    assert move is not None
    [stop] = move_stops(move, ask.view(record))
    assert (stop.check, stop.page) == ("terms_given", PageId.FAIRNESS)

    shortfall = to_override(ask.view(record), "terms_given", "Given by telephone")
    given = Override(
        EventId("o"), "terms_given", "Given by telephone", ORIEL, at(CLOSED_ON), shortfall.mark
    )
    explained = replace(record, overrides=(given,))
    assert move_stops(move, ask.view(explained)) == ()
    assert ask.standing(explained, "terms_given") is Standing.EXPLAINED
    assert 5 in fairness(ask.view(explained)).code.explained

    taken_back = replace(record, overrides=(replace(given, withdrawn="It was not"),))
    assert len(move_stops(move, ask.view(taken_back))) == 1


def test_a_reason_lapses_when_what_it_was_about_changes(ask: Asking) -> None:
    late = set_to("report.head_informed_at", at(date(2025, 11, 21)))(ask.cases["full"])
    shortfall = to_override(ask.view(late), "head_told_promptly", "She was away")
    given = Override(
        EventId("o"), "head_told_promptly", "She was away", ORIEL, at(CLOSED_ON), shortfall.mark
    )
    later = set_to("report.head_informed_at", at(date(2025, 12, 5)))(late)

    def standing(record: CaseRecord) -> Standing:
        return ask.standing(replace(record, overrides=(given,)), "head_told_promptly")

    assert standing(late) is Standing.EXPLAINED
    assert standing(later) is Standing.WANTS_REASON
    assert lapsed(ask.view(replace(late, overrides=(given,)))) == ()
    assert lapsed(ask.view(replace(later, overrides=(given,)))) == (given,)


def test_a_reason_does_not_lapse_with_the_days(ask: Asking) -> None:
    record = without(Out.INVESTIGATION_REPORT)(
        set_to("case.stage", S.INVESTIGATION)(ask.cases["full"])
    )
    found = {
        named("investigation_prompt").of(ask.view(record, day)).mark  # type: ignore[union-attr]
        for day in (date(2026, 1, 20), CLOSED_ON)
    }

    assert len(found) == 1


def test_no_reason_explains_away_what_stops(ask: Asking) -> None:
    record = set_to(HEARING + "chair", "Davit Penhallow")(ask.cases["full"])
    view = ask.view(record)

    with pytest.raises(Refused, match="No reason makes this fair"):
        to_override(view, "panel_fresh", "Nobody else was free")
    with pytest.raises(Refused, match="in order now"):
        to_override(ask.view(ask.cases["full"]), "panel_fresh", "Why not")
    with pytest.raises(Missing):
        to_override(
            ask.view(without(Out.TERMS_OF_REFERENCE)(ask.cases["full"])), "terms_given", "  "
        )
    shortfall = named("panel_fresh").of(view)
    assert shortfall is not None
    forged = Override(EventId("o"), "panel_fresh", "So", ORIEL, at(CLOSED_ON), shortfall.mark)
    assert ask.standing(replace(record, overrides=(forged,)), "panel_fresh") is Standing.STOPS


def test_a_letter_waits_for_what_would_make_it_unfair(ask: Asking) -> None:
    fair = ask.cases["full"]
    same_words = set_to(SANCTION + "reasons", "A child was ridiculed")(fair)

    assert document_stops("DOC-30", ask.view(fair)) == ()
    assert [s.check for s in document_stops("DOC-30", ask.view(same_words))] == ["own_reasons"]
    assert document_stops("DOC-21", ask.view(same_words)) == ()


def test_a_stage_from_before_the_case_was_kept_here_is_entered_with_its_gaps(
    ask: Asking,
) -> None:
    record = without(Out.TERMS_OF_REFERENCE)(
        set_to("case.stage", S.INVESTIGATION)(ask.cases["full"])
    )
    on_paper = set_to("case.opened_at", at(CLOSED_ON))(record)
    move = move_between(S.INVESTIGATION, S.REPORT_SUBMITTED)
    assert move is not None

    assert move_stops(move, ask.view(on_paper)) == ()
    assert ask.standing(on_paper, "terms_given") is Standing.WANTS_REASON


def test_the_route_of_triage_decides_whether_an_investigator_is_wanted(ask: Asking) -> None:
    advised = ask.cases["advised"]
    wanted = set_to("triage.route", TriageRoute.INVESTIGATION)(advised)

    assert ask.standing(advised, "investigator_free") is Standing.NOT_YET
    assert ask.standing(wanted, "investigator_free") is Standing.STOPS


def test_a_finding_that_was_not_proved_needs_no_evidence(ask: Asking) -> None:
    record = also(
        set_to("decisions.findings.0.evidence", ()),
        set_to("decisions.findings.0.result", FindingResult.NOT_PROVED),
    )(ask.cases["full"])

    assert ask.standing(record, "finding_evidence") is Standing.IN_ORDER


def test_no_sentence_of_a_move_or_a_letter_says_a_level_that_a_charge_does_not(
    ask: Asking,
) -> None:
    misconduct = also(charged_with("4.7"), set_to("charges.0.level", Level.MISCONDUCT))
    record = misconduct(ask.cases["full"])

    assert ask.standing(record, "level_from_policy") is Standing.IN_ORDER


def test_what_is_recorded_here_counts_like_what_is_on_paper(ask: Asking) -> None:
    paper = ask.cases["full"]
    here = replace(
        without(Out.APPEAL_OUTCOME, Out.CLOSURE_RECORD)(paper),
        closing=Closing(by="Oriel Tansley", on=CLOSED_ON),
    )
    bare = replace(here, appeal_result=None, closing=Closing())

    on_paper = replace(paper, appeal_result=None)

    assert ask.standing(on_paper, "appeal_answered") is Standing.IN_ORDER
    for check in ("appeal_answered", "appeal_answered_promptly", "closing_note"):
        assert ask.standing(here, check) is Standing.IN_ORDER
    assert ask.standing(bare, "appeal_answered") is Standing.STOPS
    assert ask.standing(bare, "closing_note") is Standing.WANTS_REASON


def test_who_may_dismiss_is_asked_of_the_schools_own_scheme(ask: Asking) -> None:
    by_head = also(
        set_to(HEARING + "decider", DeciderKind.MANAGER),
        set_to(HEARING + "chair", "Oriel Tansley"),
        set_to(HEARING + "members", ()),
    )(ask.cases["full"])
    own = Delegation((Delegated(Power.DISMISS, Whom.STAFF, Decider.HEADTEACHER),))

    usual = named("authority").of(ask.view(by_head))
    assert usual is not None
    assert "scheme of delegation" in usual.sentence.english()
    assert named("authority").of(replace(ask.view(by_head), delegation=own)) is None
