"""Words for what a hearing records: findings, severity, outcome, companions and referrals."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.decision import (
    CompanionCategory,
    CompanionChoice,
    DeciderKind,
    FindingResult,
    ReferralDecision,
    Sanction,
    Severity,
)
from casebook.domain.words import N_

DECIDERS: Final[Mapping[DeciderKind, str]] = {
    DeciderKind.PANEL: N_("A panel of governors"),
    DeciderKind.MANAGER: N_("One manager"),
}
COMPANION_CHOICES: Final[Mapping[CompanionChoice, str]] = {
    CompanionChoice.ACCOMPANIED: N_("Came with a companion"),
    CompanionChoice.DECLINED: N_("Was offered one and came without"),
    CompanionChoice.NOT_OFFERED: N_("Was not offered one"),
}
COMPANIONS: Final[Mapping[CompanionCategory, str]] = {
    CompanionCategory.UNION_EMPLOYED: N_("Official employed by a trade union"),
    CompanionCategory.UNION_CERTIFIED: N_("Trade union representative certified for this"),
    CompanionCategory.COLLEAGUE: N_("Colleague"),
}
FINDINGS: Final[Mapping[FindingResult, tuple[str, str]]] = {  # words and tone of their tag
    FindingResult.PROVED: (N_("Proved"), "info"),
    FindingResult.PARTLY_PROVED: (N_("Partly proved"), "info"),
    FindingResult.NOT_PROVED: (N_("Not proved"), ""),
    FindingResult.WITHDRAWN: (N_("Withdrawn"), ""),
}
SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.NONE: N_("None: nothing was found proved"),
    Severity.MINOR: N_("Minor misconduct"),
    Severity.MISCONDUCT: N_("Misconduct"),
    Severity.SERIOUS_MISCONDUCT: N_("Serious misconduct"),
    Severity.GROSS_MISCONDUCT: N_("Gross misconduct"),
}
SANCTIONS: Final[Mapping[Sanction, str]] = {
    Sanction.NO_CASE_TO_ANSWER: N_("No case to answer"),
    Sanction.NOT_UPHELD: N_("Not upheld"),
    Sanction.INFORMAL_ADVICE: N_("Management advice, without a sanction"),
    Sanction.FIRST_WRITTEN_WARNING: N_("First written warning"),
    Sanction.FINAL_WRITTEN_WARNING: N_("Final written warning"),
    Sanction.EXTENDED_FINAL_WARNING: N_("Final written warning, live for longer than usual"),
    Sanction.DEMOTION: N_("Demotion, as agreed or allowed by the contract"),
    Sanction.DISMISSAL_WITH_NOTICE: N_("Dismissal with notice"),
    Sanction.SUMMARY_DISMISSAL: N_("Dismissal without notice"),
}
REFERRALS: Final[Mapping[ReferralDecision, str]] = {
    ReferralDecision.NOT_MET: N_("The conditions for it are not met"),
    ReferralDecision.CONSIDERED: N_("It was weighed, and none is made"),
    ReferralDecision.TO_BE_MADE: N_("It is to be made"),
    ReferralDecision.MADE: N_("It has been made"),
}
