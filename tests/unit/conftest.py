"""Complete letters of invented cases, to take things away from."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casebook.domain.letter import (
    Addressee,
    Advice,
    Appeal,
    Attendee,
    Companion,
    CompanionChoice,
    Dismissal,
    FindingLine,
    Hearing,
    LetterFacts,
    LetterText,
    LiveWarning,
    NoticeTerms,
    PolicyCited,
    RecordKeeping,
    Referral,
    ReferralBody,
    ReferralState,
    Signatory,
)
from casebook.domain.school import School, SchoolCategory

SCHOOL = School(
    "Fernhollow Primary School",
    ("Mill Lane", "Wexmoor", "WX1 2AB"),
    "01632 960123",
    "office@fernhollow.example.org",
    SchoolCategory.COMMUNITY,
    "FH",
    "Wexmoor Borough Council",
)
WHOLE = LetterFacts(
    school=SCHOOL,
    reference="FH-7QK4/3",
    dated=date(2026, 1, 12),
    addressee=Addressee("Kerensa Holloway-Pike", ("14 Example Road", "Wexmoor", "WX1 9ZZ")),
    signatory=Signatory("Simone Achterberg", "Chair of the hearing panel"),
    policy=PolicyCited(
        "Social Media Policy", "Summer Term 2018", date(2018, 6, 1), date(2019, 7, 1), True
    ),
    hearing=Hearing(
        date(2026, 1, 8),
        ("Simone Achterberg (chair)", "Peter Lowndes", "Farida Okonjo-Bell"),
        True,
        (Attendee("Davit Penhallow", "investigator"), Attendee("Noor Whitcombe", "HR adviser")),
        Companion(CompanionChoice.ACCOMPANIED, "J. Brandt", "a trade union official"),
        "Lena Farrow",
    ),
    decided_by="a panel of governors",
    decided_on=date(2026, 1, 8),
    findings=(
        FindingLine(
            1,
            "On 15 November 2025 you posted a classroom photograph that shows a pupil",
            ("paragraph 4.7", "paragraph 5.2(h), invasion of privacy"),
            "proved",
            "You accepted that the post was yours, and the photograph shows the pupil’s face",
            ("E01, screenshot of the post", "E02, profile page"),
        ),
        FindingLine(
            2,
            "You answered messages about the post in lesson time",
            ("paragraph 2.3",),
            "not_proved",
            "The times on the messages fall in your lunch break",
        ),
    ),
    severity="serious_misconduct",
    severity_why="A pupil’s privacy was invaded in public; 2,310 people saw it before it was removed",
    mitigation="You have worked here for six years without any concern, and you apologised, though late",
    alternatives="Training alone was considered. The panel judged that it would not be enough",
    appeal=Appeal("the Clerk to the Governors", "clerk@fernhollow.example.org", 10),
    record=RecordKeeping("your personnel file", date(2032, 1, 16)),
    enclosures=("Social Media Policy, Summer Term 2018", "Hearing record"),
)
ADVICE = Advice(
    date(2025, 11, 26),
    "Social media sites were open on your office computer for 6 hours 15 minutes of working time",
    "There had been too little to do that week",
    "Please use social media only in your breaks",
    ("paragraph 2.2", "paragraph 2.3"),
    "We will look together at how tasks are shared",
    date(2026, 1, 23),
    date(2026, 5, 27),
)
OWN: dict[str, dict[str, Any]] = {
    "DOC-21": {
        "sanction": "informal_advice",
        "severity": "minor",
        "advice": ADVICE,
        "hearing": Hearing(),
        "findings": (),
        "signatory": Signatory("Oriel Tansley", "Headteacher"),
        "addressee": Addressee("Bram Ellery", ("2 Example Close", "Wexmoor")),
    },
    "DOC-26": {
        "sanction": "first_written_warning",
        "severity": "misconduct",
        "warning": LiveWarning(date(2026, 1, 12), date(2026, 7, 11)),
    },
    "DOC-27": {
        "sanction": "final_written_warning",
        "warning": LiveWarning(date(2026, 1, 12), date(2027, 1, 11)),
    },
    "DOC-30": {
        "sanction": "summary_dismissal",
        "severity": "gross_misconduct",
        "dismissal": Dismissal("Gross misconduct", None, NoticeTerms.NONE, date(2026, 1, 9)),
        "dbs_met": True,
        "referrals": (Referral(ReferralBody.DBS, ReferralState.TO_BE_MADE),),
    },
}
TYPED = {
    "change_required": "Take the photograph down wherever you can, and complete the training",
    "change_by": "2026-02-27",
    "support": "Petra Lindqvist-Moss will book the training for you",
    "contact": "Petra Lindqvist-Moss, 01632 960124",
}
DISMISSED = {"final_arrangements": "The office will write to you about final pay and holiday"}

FactsOf = Callable[..., LetterFacts]
TextOf = Callable[..., LetterText]


@pytest.fixture
def facts_of() -> FactsOf:
    """The facts of a complete letter of this kind, with these fields changed."""

    def facts(kind: str, **changes: Any) -> LetterFacts:
        return dataclasses.replace(WHOLE, **{**OWN[kind], **changes})

    return facts


@pytest.fixture
def text_of() -> TextOf:
    """The typed fields of a complete letter of this kind, with these changed."""

    def text(kind: str, **changes: str) -> LetterText:
        typed = DISMISSED if kind == "DOC-30" else TYPED
        return LetterText(tuple({**typed, **changes}.items()))

    return text
