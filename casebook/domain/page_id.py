"""The pages of a case, by name: what a task of the guide leads to."""

from enum import StrEnum


class PageId(StrEnum):
    """The page of a case where something is done. The window maps each to a widget."""

    CASE = "case"
    REPORT = "report"
    SUBJECT = "subject"  # the staff record of the subject, as the case keeps it
    TRIAGE = "triage"
    EXPRESSION = "expression"
    TEAM = "team"
    EVIDENCE = "evidence"
    ALLEGATIONS = "allegations"
    DECISION = "decision"
    WARNING = "warning"  # earlier warnings
    ADVICE = "advice"
    DOCUMENTS = "documents"
    SUSPENSION = "suspension"
    SAFEGUARDING = "safeguarding"
    POLICE = "police"
    INCIDENT = "incident"  # the target, and the support they have
    TAKEDOWN = "takedown"
    PERPETRATOR = "perpetrator"
    BESIDE = "beside"
    OUTSIDE = "outside"
    CLOSE = "close"
    RETENTION = "retention"  # what is kept, and until when
    PAPER_CASE = "paper_case"  # a case that began on paper
    TAKE_BACK = "take_back"  # the last step, made by mistake
    FAIRNESS = "fairness"
    LOG = "log"
    SCHOOL = "school"
