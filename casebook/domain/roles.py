"""Who may do what in a case: one table, shown by the window and enforced by the services."""

from enum import StrEnum

from casebook.errors import NotAllowed


class Role(StrEnum):
    """A part someone plays in one case (the role catalogue)."""

    REPORTER = "reporter"
    SUBJECT = "subject"
    TARGET = "target"
    WITNESS = "witness"
    COMMISSIONING_MANAGER = "commissioning_manager"
    INVESTIGATING_OFFICER = "investigating_officer"
    HR_ADVISER = "hr_adviser"
    CLERK = "clerk"
    HEARING_CHAIR = "hearing_chair"
    PANEL_MEMBER = "panel_member"
    PRESENTING_OFFICER = "presenting_officer"
    COMPANION = "companion"


class Permission(StrEnum):
    """One thing a member of a case may be allowed to do."""

    SEE_CASE = "see_case"
    COMPLETE_REPORT = "complete_report"
    RUN_PROCEDURE = "run_procedure"  # triage, moves, appointments, case to answer, closure
    ADD_EVIDENCE = "add_evidence"
    CLASSIFY = "classify"  # allegations, clauses, exhibits
    CHARGE = "charge"
    RECORD_DECISION = "record_decision"  # hearing, findings, severity, sanction
    GIVE_ADVICE = "give_advice"  # the informal route
    PREPARE_LETTER = "prepare_letter"
    ISSUE_LETTER = "issue_letter"
    TAKE_OUT = "take_out"  # print, save a copy
    RECORD_OUTSIDE = "record_outside"


_M, _I, _H, _C = (
    Role.COMMISSIONING_MANAGER,
    Role.INVESTIGATING_OFFICER,
    Role.HR_ADVISER,
    Role.CLERK,
)

# HR advises and prepares but writes no finding (Ramphal); the clerk records what the panel dictated.
ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_CASE: frozenset({_M, _I, _H, _C}),
    Permission.COMPLETE_REPORT: frozenset({_M, _H}),
    Permission.RUN_PROCEDURE: frozenset({_M}),
    Permission.ADD_EVIDENCE: frozenset({_M, _I}),
    Permission.CLASSIFY: frozenset({_M, _I}),
    Permission.CHARGE: frozenset({_M}),
    Permission.RECORD_DECISION: frozenset({_M, _C}),
    Permission.GIVE_ADVICE: frozenset({_M}),
    Permission.PREPARE_LETTER: frozenset({_M, _H, _C}),
    Permission.ISSUE_LETTER: frozenset({_M, _H}),
    Permission.TAKE_OUT: frozenset({_M, _I, _H, _C}),
    Permission.RECORD_OUTSIDE: frozenset({_M, _I, _H, _C}),
}


def may(roles: frozenset[Role], permission: Permission) -> bool:
    """Whether someone with these roles in the case may do this."""
    return not ALLOWED[permission].isdisjoint(roles)


def require(roles: frozenset[Role], permission: Permission) -> None:
    """Refuse with a sentence unless someone with these roles may do this.

    Raises:
        NotAllowed: they may not.
    """
    if not may(roles, permission):
        raise NotAllowed
