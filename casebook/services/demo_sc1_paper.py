"""The steps of SC-1 that were done on paper, as they are recorded: what, on what day, by whom, and a note."""

from datetime import date
from typing import Final

from casebook.domain.outside import OutsideStep
from casebook.services.demo_cast import DAVIT, LENA, ORIEL
from casebook.services.demo_scene import outside

_HEAD: Final = ORIEL.name
_MONDAY: Final = date(2025, 11, 17)
_AUTHORITY: Final = "Wexmoor Borough Council"

FIRST_DAY: Final = outside(
    (
        OutsideStep.PLATFORM_REPORT,
        _MONDAY,
        "Petra Lindqvist-Moss",
        "Reported at 09:05. The post was gone on Tue 18 Nov at 07:50.",
    ),
    (OutsideStep.PRESERVATION, _MONDAY, "Petra Lindqvist-Moss", "Mail and logs since 10 November."),
    (OutsideStep.DSL_TOLD, _MONDAY, _HEAD, "Marguerite Dauncey, who knows P-07."),
    (
        OutsideStep.PARENTS_TOLD,
        _MONDAY,
        "Marguerite Dauncey",
        "Told that the post is known, is being taken down, and will be looked into.",
    ),
    (
        OutsideStep.OTHER,
        _MONDAY,
        "Petra Lindqvist-Moss",
        "The picture shows a pupil: a copy with the pupil covered was made for use at meetings.",
    ),
)
NOTICES: Final = outside(
    (OutsideStep.ACKNOWLEDGEMENT, date(2025, 11, 19), _HEAD, "To the parent."),
    (
        OutsideStep.TERMS_OF_REFERENCE,
        date(2025, 11, 19),
        _HEAD,
        "Given to Davit Penhallow, who has no connection with anyone in the matter.",
    ),
    (
        OutsideStep.NOTICE_OF_INVESTIGATION,
        date(2025, 11, 19),
        _HEAD,
        "With the policy, and with a request to keep the account and its messages as they are.",
    ),
)
INVITATION: Final = outside(
    (
        OutsideStep.INVITATION_TO_MEETING,
        date(2025, 11, 20),
        DAVIT.name,
        "For Fri 28 Nov, five clear working days.",
    )
)
MEETING: Final = outside(
    (
        OutsideStep.MEETING_HELD,
        date(2025, 11, 28),
        DAVIT.name,
        "She accepted that she made the post and said that it was meant as a joke.",
    )
)
REPORT: Final = outside(
    (
        OutsideStep.INVESTIGATION_REPORT,
        date(2025, 12, 5),
        DAVIT.name,
        (
            "Facts for and against, with statements of the parent, Marguerite Dauncey and Petra "
            "Lindqvist-Moss. Recommends a formal hearing; no view on findings or sanction."
        ),
    )
)
CASE_TO_ANSWER: Final = outside(
    (
        OutsideStep.CASE_TO_ANSWER,
        date(2025, 12, 8),
        _HEAD,
        "On all four matters, as potential gross misconduct.",
    )
)
HEARING_INVITATION: Final = outside(
    (
        OutsideStep.HEARING_INVITATION,
        date(2025, 12, 9),
        _HEAD,
        (
            "By hand, for Thu 8 Jan 2026, with the report and all evidence. Says that dismissal is "
            "possible, and names the right to be accompanied. Her papers by Mon 5 Jan, agreed because "
            "Wed 31 Dec is in the school closure."
        ),
    )
)
HEARING_RECORD: Final = outside(
    (
        OutsideStep.HEARING_RECORD,
        date(2026, 1, 8),
        LENA.name,
        "Minutes taken by the clerk; Petra Lindqvist-Moss was a witness and could not take them.",
    )
)
TOLD_THE_AUTHORITY: Final = outside(
    (
        OutsideStep.LA_NOTIFICATION,
        date(2026, 1, 9),
        LENA.name,
        "Determination and reasons sent in writing. Fourteen days begin on 9 Jan: by Thu 22 Jan.",
    )
)
RECEIVED: Final = outside(
    (OutsideStep.LETTER_RECEIVED, date(2026, 1, 12), LENA.name, "Handed over and signed for.")
)
AUTHORITY_WROTE: Final = outside(
    (
        OutsideStep.LA_TERMINATION,
        date(2026, 1, 16),
        _AUTHORITY,
        "Contract ended without notice on Fri 16 Jan 2026.",
    )
)
DBS: Final = outside(
    (
        OutsideStep.DBS_REFERRAL,
        date(2026, 1, 20),
        _HEAD,
        "Removed from regulated activity; conduct that emotionally harmed a child.",
    ),
    (
        OutsideStep.TRA_CONSIDERATION,
        date(2026, 1, 20),
        _HEAD,
        "Does not apply: a teaching assistant's post is not teaching work.",
    ),
)
APPEAL: Final = outside(
    (
        OutsideStep.APPEAL_LODGED,
        date(2026, 1, 21),
        LENA.name,
        "Received in writing, in time (by Mon 26 Jan); acknowledged by Wed 28 Jan.",
    )
)
APPEAL_HEARD: Final = outside(
    (
        OutsideStep.APPEAL_HEARD,
        date(2026, 2, 12),
        LENA.name,
        "Before Tom Wrexley, Hana Brightwell and Josie Quill, none of them involved before.",
    )
)
APPEAL_OUTCOME: Final = outside(
    (
        OutsideStep.APPEAL_OUTCOME,
        date(2026, 2, 16),
        LENA.name,
        "Appeal dismissed and decision confirmed. The decision is final.",
    )
)
CLOSING: Final = outside(
    (
        OutsideStep.REPORTER_TOLD,
        date(2026, 2, 27),
        _HEAD,
        "The parent was told that the matter was dealt with, and no more.",
    ),
)
