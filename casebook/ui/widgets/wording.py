"""Words for values: the names of enums, beside days, moments and the domain's sentences as people read them."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.guide import TaskState
from casebook.domain.outside import OutsideStep
from casebook.domain.person import Post
from casebook.domain.report import About, Involved, ReportSource, Risk
from casebook.domain.roles import Role
from casebook.domain.school import SchoolCategory
from casebook.domain.stage import ClosureOutcome
from casebook.domain.triage import Answer, TriageRoute
from casebook.domain.words import N_
from casebook.ui.models import stage_words
from casebook.ui.widgets import sentence

STAGES: Final = stage_words.STAGES
short_day = stage_words.short_day
read, refusal, count = sentence.read, sentence.refusal, sentence.count
day, moment = sentence.day, sentence.moment
TASK_STATES: Final[Mapping[TaskState, tuple[str, str]]] = {  # words and tone
    TaskState.COMPLETED: (N_("Completed"), "ok"),
    TaskState.IN_PROGRESS: (N_("In progress"), "info"),
    TaskState.NOT_STARTED: (N_("Not started"), ""),
    TaskState.CANNOT_START: (N_("Cannot start yet"), ""),
    TaskState.NOT_NEEDED: (N_("Not needed"), ""),
}
POSTS: Final[Mapping[Post, str]] = {
    Post.HEADTEACHER: N_("Headteacher"),
    Post.CHAIR_OF_GOVERNORS: N_("Chair of governors"),
    Post.VICE_CHAIR: N_("Vice-chair of governors"),
    Post.DEPUTY_HEAD: N_("Deputy headteacher"),
    Post.ACTING_HEAD: N_("Acting headteacher"),
    Post.HR_ADVISER: N_("HR adviser"),
    Post.CLERK: N_("Clerk to the governors"),
    Post.SCHOOL_BUSINESS_MANAGER: N_("School business manager"),
    Post.DSL: N_("Designated safeguarding lead"),
    Post.GOVERNOR: N_("Governor"),
    Post.EMPLOYEE: N_("Member of staff"),
    Post.LA_OFFICER: N_("Officer of the local authority"),
    Post.OUTSIDE: N_("Somebody from outside the school"),
}
ROLES: Final[Mapping[Role, str]] = {
    Role.REPORTER: N_("Reported the concern"),
    Role.SUBJECT: N_("Subject"),
    Role.TARGET: N_("Target"),
    Role.WITNESS: N_("Witness"),
    Role.COMMISSIONING_MANAGER: N_("Case owner"),
    Role.INVESTIGATING_OFFICER: N_("Investigating officer"),
    Role.HR_ADVISER: N_("HR adviser"),
    Role.CLERK: N_("Clerk"),
    Role.HEARING_CHAIR: N_("Chair of the hearing"),
    Role.PANEL_MEMBER: N_("Panel member"),
    Role.PRESENTING_OFFICER: N_("Presenting officer"),
    Role.COMPANION: N_("Companion"),
    Role.NOTE_TAKER: N_("Note-taker"),
    Role.APPEAL_CHAIR: N_("Chair of the appeal"),
    Role.APPEAL_MEMBER: N_("Member of the appeal panel"),
    Role.UNION_REP: N_("Union representative"),
    Role.DSL: N_("Designated safeguarding lead"),
    Role.LADO: N_("Designated officer (LADO)"),
    Role.POLICE_LIAISON: N_("Police liaison"),
    Role.LA_OFFICER: N_("Officer of the local authority"),
    Role.DPO: N_("Data protection officer"),
    Role.IT_SUPPORT: N_("IT support"),
    Role.PLATFORM_CONTACT: N_("Contact at the platform or helpline"),
    Role.RECORDS_LEAD: N_("Records lead"),
}
CATEGORIES: Final[Mapping[SchoolCategory, str]] = {
    SchoolCategory.COMMUNITY: N_("Community"),
    SchoolCategory.VOLUNTARY_CONTROLLED: N_("Voluntary controlled"),
    SchoolCategory.FOUNDATION: N_("Foundation"),
    SchoolCategory.VOLUNTARY_AIDED: N_("Voluntary aided"),
    SchoolCategory.COMMUNITY_SPECIAL: N_("Community special"),
    SchoolCategory.MAINTAINED_NURSERY: N_("Maintained nursery"),
    SchoolCategory.ACADEMY: N_("Academy"),
}
ABOUT: Final[Mapping[About, str]] = {
    About.EMPLOYEE: N_("Someone who works at the school"),
    About.HEADTEACHER: N_("The headteacher"),
    About.HEAD_AND_STAFF: N_("The headteacher and other staff together"),
    About.ACTING_HEAD: N_("Whoever stands in for the headteacher"),
    About.NOT_EMPLOYED: N_("Agency staff, a contractor or a volunteer"),
    About.GOVERNOR: N_("A governor"),
    About.UNKNOWN: N_("Somebody outside or unknown who attacks staff"),
    About.MYSELF: N_("Me"),
}
INVOLVED: Final[Mapping[Involved, str]] = {
    Involved.NO: N_("No"),
    Involved.REPORTER: N_("Yes: they reported it, or complain of it"),
    Involved.TARGET: N_("Yes: it is aimed at them"),
    Involved.WITNESS: N_("Yes: they saw it or know of it"),
    Involved.RELATIVE: N_("Yes: they are related to somebody in it"),
}
RISKS: Final[Mapping[Risk, str]] = {
    Risk.NO: N_("No"),
    Risk.NOT_SURE: N_("Not sure"),
    Risk.YES: N_("Yes"),
}
SOURCES: Final[Mapping[ReportSource, str]] = {
    ReportSource.STAFF: N_("A colleague"),
    ReportSource.PARENT: N_("A parent or carer"),
    ReportSource.PUPIL: N_("A pupil"),
    ReportSource.GOVERNOR: N_("A governor"),
    ReportSource.ANONYMOUS: N_("Nobody gave a name"),
    ReportSource.SELF: N_("The person it is about"),
    ReportSource.PUBLIC: N_("A member of the public"),
    ReportSource.OTHER: N_("Another way"),
}
ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.YES: N_("Yes"),
    Answer.NO: N_("No"),
    Answer.NOT_SURE: N_("Not sure"),
}
ROUTES: Final[Mapping[TriageRoute, str]] = {
    TriageRoute.INFORMAL: N_("Deal with it informally, by advice"),
    TriageRoute.INVESTIGATION: N_("Investigate"),
    TriageRoute.NO_CONCERN: N_("Take it no further: there is no concern"),
    TriageRoute.OTHER_PROCEDURE: N_("Take it under another procedure"),
}
OUTCOMES: Final[Mapping[ClosureOutcome, str]] = {
    ClosureOutcome.OUT_OF_SCOPE: N_("Not a matter for this policy"),
    ClosureOutcome.NO_CONCERN: N_("No concern"),
    ClosureOutcome.NO_CASE_TO_ANSWER: N_("No case to answer"),
    ClosureOutcome.INFORMAL_ADVICE: N_("Advice given"),
    ClosureOutcome.NOT_UPHELD: N_("Not upheld"),
    ClosureOutcome.SANCTION: N_("Ended with a sanction"),
    ClosureOutcome.OTHER_PROCEDURE: N_("Taken under another procedure"),
    ClosureOutcome.RESIGNED: N_("The subject resigned"),
    ClosureOutcome.SETTLED: N_("Settled by agreement"),
    ClosureOutcome.SUBJECT_DECEASED: N_("The subject has died"),
    ClosureOutcome.OPENED_IN_ERROR: N_("Opened in error"),
    ClosureOutcome.RESPONDED: N_("Dealt with as an attack on staff"),
}
OUTSIDE_STEPS: Final[Mapping[OutsideStep, str]] = {
    OutsideStep.ACKNOWLEDGEMENT: N_("Acknowledged the report"),
    OutsideStep.LADO_REFERRAL: N_("Told the local authority designated officer"),
    OutsideStep.POLICE_REFERRAL: N_("Told the police"),
    OutsideStep.DSL_TOLD: N_("Told the designated safeguarding lead"),
    OutsideStep.PARENTS_TOLD: N_("Agreed with the safeguarding lead what parents are told"),
    OutsideStep.DPO_TOLD: N_("Told the data protection officer"),
    OutsideStep.LEGAL_ADVICE: N_("Took legal advice on lawful expression"),
    OutsideStep.PRESERVATION: N_("Asked for logs, mail and files to be kept"),
    OutsideStep.SUSPENSION: N_("Suspended from duty"),
    OutsideStep.SUSPENSION_REVIEW: N_("Reviewed the suspension"),
    OutsideStep.SUSPENSION_ENDED: N_("Ended the suspension"),
    OutsideStep.TERMS_OF_REFERENCE: N_("Gave the investigator terms of reference"),
    OutsideStep.NOTICE_OF_INVESTIGATION: N_("Gave notice of the investigation"),
    OutsideStep.MONITORING_AUTHORISATION: N_("Authorised a look at monitoring records"),
    OutsideStep.MONITORING_DISCLOSURE: N_("Was given monitoring records"),
    OutsideStep.INVITATION_TO_MEETING: N_("Invited to a meeting"),
    OutsideStep.MEETING_HELD: N_("Held a meeting"),
    OutsideStep.WITNESS_HEARD: N_("Heard a witness"),
    OutsideStep.PLATFORM_REPORT: N_("Reported it to the platform"),
    OutsideStep.SUPPORT_LETTER: N_("Wrote to the target about support"),
    OutsideStep.PARENT_LETTER: N_("Wrote to parents"),
    OutsideStep.INVESTIGATION_REPORT: N_("Received the investigation report"),
    OutsideStep.CASE_TO_ANSWER: N_("Decided whether there is a case to answer"),
    OutsideStep.HEARING_INVITATION: N_("Invited to the hearing"),
    OutsideStep.LA_INVITED: N_("Invited the local authority to attend and advise"),
    OutsideStep.HEARING_POSTPONED: N_("Postponed the hearing"),
    OutsideStep.HEARING_RECORD: N_("Made the record of the hearing"),
    OutsideStep.LA_NOTIFICATION: N_("Told the local authority of the determination"),
    OutsideStep.LA_TERMINATION: N_("The local authority ended the contract"),
    OutsideStep.LETTER_RECEIVED: N_("The letter was received"),
    OutsideStep.APPEAL_LODGED: N_("Received an appeal"),
    OutsideStep.APPEAL_HEARD: N_("Heard the appeal"),
    OutsideStep.APPEAL_OUTCOME: N_("Sent the outcome of the appeal"),
    OutsideStep.DBS_REFERRAL: N_("Considered or made a referral to the DBS"),
    OutsideStep.TRA_CONSIDERATION: N_("Considered or made a referral to the TRA"),
    OutsideStep.ADVICE_NOTE: N_("Gave the note of the advice"),
    OutsideStep.OUTCOME_LETTER: N_("Gave the outcome letter"),
    OutsideStep.REVIEW_HELD: N_("Held the review"),
    OutsideStep.REPORTER_TOLD: N_("Told the person who reported it"),
    OutsideStep.CLOSURE_RECORD: N_("Made the closing record"),
    OutsideStep.OTHER: N_("Something else"),
}
