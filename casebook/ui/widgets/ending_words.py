"""Words for the end of a case: how it ends, what an appeal came to, and what is kept."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.appeal_result import AppealEnd
from casebook.domain.closing import Access
from casebook.domain.departure import FreeToTell
from casebook.domain.retention_line import Ending, RecordClass, RecordSet
from casebook.domain.second_person import Joint
from casebook.domain.words import N_

JOINTS: Final[Mapping[Joint, str]] = {
    Joint.OPENED_IN_ERROR: N_("that this case was opened in error"),
    Joint.REOPEN: N_("that this case is opened again"),
}
FREE: Final[Mapping[FreeToTell, str]] = {
    FreeToTell.DBS: N_("The Disclosure and Barring Service (DBS)"),
    FreeToTell.TRA: N_("The Teaching Regulation Agency (TRA)"),
    FreeToTell.LADO: N_("The designated officer of the local authority (LADO)"),
    FreeToTell.POLICE: N_("The police"),
    FreeToTell.WHISTLEBLOWING: N_("Whoever the law lets one blow the whistle to"),
}
APPEALS: Final[Mapping[AppealEnd, str]] = {
    AppealEnd.DISMISSED: N_("The appeal was not upheld: the outcome stands"),
    AppealEnd.LESSER: N_("A lighter outcome takes its place"),
    AppealEnd.UPHELD: N_("The appeal was upheld: nothing of the outcome stands"),
}
ACCESS: Final[Mapping[Access, str]] = {
    Access.NEVER_WITHDRAWN: N_("It was never withdrawn"),
    Access.RESTORED: N_("It was given back"),
    Access.STAYS_WITHDRAWN: N_("It stays withdrawn"),
}
SETS: Final[Mapping[RecordSet, str]] = {
    RecordSet.CASE_FILE: N_("Case file"),
    RecordSet.PERSONNEL_ENTRY: N_("Entry on the personnel file"),
    RecordSet.SAFEGUARDING: N_("Safeguarding allegation"),
    RecordSet.LOW_LEVEL_CONCERN: N_("Low-level concern"),
    RecordSet.MONITORING: N_("What monitoring gathered"),
    RecordSet.PUPIL: N_("Record of a pupil"),
    RecordSet.INCIDENT: N_("What was done to staff online"),
    RecordSet.ACCESS_WITHDRAWAL: N_("Withdrawal of access"),
    RecordSet.POLICE_COPIES: N_("What the police lent"),
    RecordSet.ACCOUNTABILITY: N_("Who saw and received what"),
}
CLASSES: Final[Mapping[RecordClass, str]] = {
    RecordClass.NOT_UPHELD: N_("Nothing found against the subject"),
    RecordClass.INFORMAL_ADVICE: N_("Advice"),
    RecordClass.FIRST_WARNING: N_("First written warning"),
    RecordClass.FINAL_WARNING: N_("Final written warning"),
    RecordClass.DEMOTION: N_("Demotion"),
    RecordClass.DISMISSAL: N_("Dismissal"),
    RecordClass.ENDED_EARLY: N_("Ended without an outcome"),
    RecordClass.SAFEGUARDING_ALLEGATION: N_("Allegation that a child was harmed"),
    RecordClass.REMOVED_ALLEGATION: N_("Malicious or false allegation"),
    RecordClass.PRESERVED: N_("Related to sexual abuse"),
    RecordClass.LOW_LEVEL_CONCERN: N_("Low-level concern"),
    RecordClass.MONITORING: N_("Monitoring"),
    RecordClass.PUPIL: N_("Pupil"),
    RecordClass.INCIDENT: N_("Incident"),
    RecordClass.ACCESS_WITHDRAWAL: N_("Access"),
    RecordClass.POLICE_PROPERTY: N_("Property of the police"),
    RecordClass.LONGEST: N_("As long as the longest-kept part"),
}
ENDINGS: Final[Mapping[Ending, str]] = {
    Ending.DISPOSE: N_("It is disposed of"),
    Ending.REVIEW: N_("It is looked at again"),
    Ending.REMOVE_NOW: N_("It leaves the personnel file now"),
    Ending.RETURN: N_("The police are asked"),
    Ending.PRESERVE: N_("It is preserved"),
}
