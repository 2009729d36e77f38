"""Who may do what in a case: one table, shown by the window and enforced by the services."""

from enum import StrEnum
from typing import Final

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
    NOTE_TAKER = "note_taker"  # not the clerk: minutes on paper
    HEARING_CHAIR = "hearing_chair"
    PANEL_MEMBER = "panel_member"
    PRESENTING_OFFICER = "presenting_officer"
    COMPANION = "companion"
    APPEAL_CHAIR = "appeal_chair"
    APPEAL_MEMBER = "appeal_member"
    UNION_REP = "union_rep"
    DSL = "dsl"
    LADO = "lado"
    POLICE_LIAISON = "police_liaison"
    LA_OFFICER = "la_officer"
    DPO = "dpo"
    IT_SUPPORT = "it_support"
    PLATFORM_CONTACT = "platform_contact"
    RECORDS_LEAD = "records_lead"


class Permission(StrEnum):
    """One thing a member of a case may be allowed to do."""

    SEE_CASE = "see_case"
    COMPLETE_REPORT = "complete_report"
    RUN_PROCEDURE = "run_procedure"  # triage, moves, appointments, case to answer, closure
    DECLARE = "declare"  # a relationship, or that there is none
    ADD_EVIDENCE = "add_evidence"
    CLASSIFY = "classify"  # allegations, clauses, exhibits
    CHARGE = "charge"
    RECORD_DECISION = "record_decision"  # hearing, findings, severity, sanction
    GIVE_ADVICE = "give_advice"  # the informal route
    PREPARE_LETTER = "prepare_letter"
    ISSUE_LETTER = "issue_letter"
    TAKE_OUT = "take_out"  # print, save a copy
    RECORD_OUTSIDE = "record_outside"
    EXPLAIN = "explain"  # why a case is fair although a check warns
    SUSPEND = "suspend"  # the decision, its reviews, who was told
    END_SUSPENSION = "end_suspension"  # the post decides too: domain/suspension.py
    RESPOND = "respond"  # to an attack on staff: takedown, support, who it was
    RUN_BESIDE = "run_beside"  # police, safeguarding, keeping in touch, what else runs beside


_M, _I, _H, _C, _L = (
    Role.COMMISSIONING_MANAGER,
    Role.INVESTIGATING_OFFICER,
    Role.HR_ADVISER,
    Role.CLERK,
    Role.LA_OFFICER,
)

KEYED: Final = frozenset({_M, _I, _H, _C, _L})
"""The parts that come with a key; everybody else in a case is given papers."""

KEYED_ABOUT_THE_HEAD: Final = frozenset({_L})
"""Of these, the parts that come with one only where the case is about the headteacher."""

# HR advises and prepares but writes no finding (Ramphal); the clerk records what the panel dictated.
ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_CASE: frozenset({_M, _I, _H, _C, _L}),
    Permission.COMPLETE_REPORT: frozenset({_M, _H}),
    Permission.RUN_PROCEDURE: frozenset({_M}),
    Permission.DECLARE: frozenset({_M, _I, _H, _C, _L}),
    Permission.ADD_EVIDENCE: frozenset({_M, _I}),
    Permission.CLASSIFY: frozenset({_M, _I}),
    Permission.CHARGE: frozenset({_M}),
    Permission.RECORD_DECISION: frozenset({_M, _C}),
    Permission.GIVE_ADVICE: frozenset({_M}),
    Permission.PREPARE_LETTER: frozenset({_M, _H, _C}),
    Permission.ISSUE_LETTER: frozenset({_M, _H}),
    Permission.TAKE_OUT: frozenset({_M, _I, _H, _C, _L}),
    Permission.SUSPEND: frozenset({_M}),
    Permission.END_SUSPENSION: frozenset({_M, _H, _C}),
    Permission.RUN_BESIDE: frozenset({_M, _H}),
    Permission.RESPOND: frozenset({_M, _H}),
    Permission.RECORD_OUTSIDE: frozenset({_M, _I, _H, _C, _L}),
    Permission.EXPLAIN: frozenset({_M, _I, _H, _C}),
}


def keyed(role: Role, *, about_the_head: bool) -> bool:
    """Whether a part comes with a key to the case."""
    return role in KEYED and (about_the_head or role not in KEYED_ABOUT_THE_HEAD)


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
