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
    ADVICE = "advice"
    DOCUMENTS = "documents"
    SUSPENSION = "suspension"
    SAFEGUARDING = "safeguarding"
    POLICE = "police"
    BESIDE = "beside"
    OUTSIDE = "outside"
    CLOSE = "close"
    FAIRNESS = "fairness"
    LOG = "log"
    SCHOOL = "school"
