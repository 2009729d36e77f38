"""What is expected of each scenario, check by check: the grid of the worked scenarios."""

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from casebook.domain.clock import local_day
from casebook.domain.decision import Severity
from casebook.domain.outside import OutsideStep
from casebook.domain.person import Post
from casebook.domain.record import CaseRecord
from casebook.domain.routing import Rule
from casebook.domain.triage import Answer
from casebook.services.demo_cast import at
from tests.journeys.told import Chronicle

AFTERWARDS = at(2026, 6, 20, 9, 0)
SCENARIOS: Final = ("SC-1", "SC-3", "SC-4", "SC-5")


def _hidden(record: CaseRecord) -> bool:
    return record.route is not None and Post.HEADTEACHER in record.route.hidden


def _lado(record: CaseRecord) -> str:
    return " ".join(f"{local_day(one.contacted_at):%d %b}" for one in record.lado_referrals)


def _charged(record: CaseRecord) -> str:
    return " ".join(sorted({one.clause for charge in record.charges for one in charge.clauses}))


def _severity(record: CaseRecord) -> Severity | None:
    found = record.decisions.severity
    return found.severity if found else record.triage.severity_view


def _sanction(record: CaseRecord) -> str:
    if record.decisions.sanction is not None:
        return record.decisions.sanction.sanction.value
    return "informal_advice" if record.decisions.advice is not None else ""


def _referrals(record: CaseRecord) -> tuple[str, str]:
    closing = record.closing
    return (str(closing.dbs or ""), str(closing.tra or ""))


# Each row of the grid: what is asked of the record, and the answer for SC-1, SC-3, SC-4, SC-5.
GRID: Final[Mapping[str, tuple[Callable[[CaseRecord], object], tuple[object, ...]]]] = {
    "route": (lambda r: r.route and r.route.rule, (Rule.R1, Rule.R2, Rule.R10, Rule.R1)),
    "hidden from head": (_hidden, (False, True, False, False)),
    "image gate answer": (lambda r: [s.number for s in r.sightings], ([], [], [], [])),
    "police told": (lambda r: len(r.police_referrals), (1, 0, 0, 0)),
    "LADO told": (_lado, ("17 Nov", "", "", "")),
    "suspension": (lambda r: len(r.suspensions), (1, 0, 0, 0)),
    "monitoring authorised": (
        lambda r: r.done_outside(OutsideStep.MONITORING_AUTHORISATION) is not None,
        (False, False, False, True),
    ),
    "clauses charged": (
        _charged,
        (
            "4.5 4.6 4.7 4.8(b)(i) 4.8(d)(i) 5.2(c) 5.2(f) 5.2(h)",
            "2.1 4.8(a)(i) 4.8(b)(ii) 5.2(f)",
            "",
            "",
        ),
    ),
    "clauses advised": (
        lambda r: r.decisions.advice.clauses if r.decisions.advice else (),
        ((), (), (), ("2.2", "2.3")),
    ),
    "highest severity": (
        _severity,
        (Severity.GROSS_MISCONDUCT, Severity.MISCONDUCT, None, Severity.MINOR),
    ),
    "sanction": (
        _sanction,
        ("summary_dismissal", "first_written_warning", "", "informal_advice"),
    ),
    "appeal": (
        lambda r: r.appeal_result.end.value if r.appeal_result else "",
        ("dismissed", "", "", ""),
    ),
    "authority notified": (
        lambda r: r.decisions.la.notified_on is not None,
        (True, False, False, False),
    ),
    "DBS and TRA": (
        _referrals,
        (("made", "not_met"), ("not_met", "not_met"), ("not_met", "not_met"), ("not_met", "not_met")),
    ),
    "safeguarding outcome": (
        lambda r: r.safeguarding.outcome.value if r.safeguarding else "",
        ("substantiated", "", "", ""),
    ),
    "removed from personnel": (
        lambda r: bool(r.safeguarding and r.safeguarding.removed_on),
        (False, False, False, False),
    ),
    "6.6 task": (
        lambda r: bool(r.safeguarding and r.safeguarding.made_by_pupil),
        (False, False, False, False),
    ),
    "police considered": (
        lambda r: r.incident.look.offence.answer is Answer.NO,
        (False, False, True, False),
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", GRID)
def test_every_scenario_ended_as_the_grid_expects(
    school_told: Chronicle, governance_told: Chronicle, row: str
) -> None:
    ask, expected = GRID[row]
    told = {"SC-3": governance_told}
    found = tuple(ask(told.get(one, school_told).view(one, AFTERWARDS).record) for one in SCENARIOS)

    assert found == expected
