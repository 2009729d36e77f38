"""What a part is called inside a sentence."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.roles import Role
from casebook.domain.words import N_

PART: Final[Mapping[Role, str]] = {
    Role.REPORTER: N_("the reporter"),
    Role.SUBJECT: N_("the subject"),
    Role.TARGET: N_("the target"),
    Role.WITNESS: N_("a witness"),
    Role.COMMISSIONING_MANAGER: N_("the case owner"),
    Role.INVESTIGATING_OFFICER: N_("the investigating officer"),
    Role.HR_ADVISER: N_("the HR adviser"),
    Role.CLERK: N_("the clerk"),
    Role.NOTE_TAKER: N_("the note-taker"),
    Role.HEARING_CHAIR: N_("chair of the hearing"),
    Role.PANEL_MEMBER: N_("a member of the hearing panel"),
    Role.PRESENTING_OFFICER: N_("the presenting officer"),
    Role.COMPANION: N_("the companion"),
    Role.APPEAL_CHAIR: N_("chair of the appeal"),
    Role.APPEAL_MEMBER: N_("a member of the appeal panel"),
    Role.UNION_REP: N_("a union representative"),
    Role.DSL: N_("the designated safeguarding lead"),
    Role.LADO: N_("the designated officer (LADO)"),
    Role.POLICE_LIAISON: N_("the link to the police"),
    Role.LA_OFFICER: N_("the officer of the local authority"),
    Role.DPO: N_("the data protection officer"),
    Role.IT_SUPPORT: N_("IT support"),
    Role.PLATFORM_CONTACT: N_("the contact at the platform"),
    Role.RECORDS_LEAD: N_("the records lead"),
}
