"""The role catalogue: what each part in a case does, and what whoever plays it never does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casebook.domain.person import Post
from casebook.domain.roles import Role
from casebook.domain.words import N_


@dataclass(frozen=True, slots=True)
class Duties:
    """A part: who usually has it in a small school, what they do, and what they never do. Marked for translation."""

    usually: str
    does: str
    never: str = ""


R = Role
CATALOGUE: Final[Mapping[Role | Post, Duties]] = {
    R.REPORTER: Duties(
        N_("Anybody: staff, a parent, a pupil, a governor, somebody without a name, the subject"),
        N_("Reports the concern, and may be a witness."),
        N_("Decides anything, or is told the sanction."),
    ),
    R.SUBJECT: Duties(
        N_("The member of staff it is about"),
        N_("Answers, is heard, brings a companion, may appeal."),
        N_("Sees the case file, has another part in the case, or looks after the computers of this case."),
    ),
    R.TARGET: Duties(
        N_("The person attacked"),
        N_("Is a witness, and is supported."),
        N_("Sits in judgment, or replies online."),
    ),
    Post.HEADTEACHER: Duties(
        N_("The headteacher"),
        N_("Receives concerns, owns cases, may suspend, decides as far as the scheme of delegation goes."),
        N_("Acts where the headteacher is the subject, the target, a witness or a relative; ends a suspension."),
    ),
    R.COMMISSIONING_MANAGER: Duties(
        N_("The headteacher, or the chair where it is about the headteacher"),
        N_("Does the triage, appoints the investigator, decides whether there is a case to answer."),
        N_("Investigates the same case, unless a small school has nobody else and says why."),
    ),
    R.INVESTIGATING_OFFICER: Duties(
        N_("The deputy, the business manager, or somebody from the local authority or outside"),
        N_("Gathers facts for and against, and reports them."),
        N_("Decides on guilt or sanction, sits at the hearing or the appeal, or tells witnesses what to say."),
    ),
    R.HR_ADVISER: Duties(
        N_("The schools HR adviser of the local authority or a provider"),
        N_("Advises on law, procedure and what was done in like cases."),
        N_("Writes findings, presses for a sanction, or sits on the panel."),
    ),
    R.HEARING_CHAIR: Duties(
        N_("A governor, or the headteacher"),
        N_("Leads the hearing, finds, and decides the sanction with the panel."),
        N_("Was involved before, sees the file before the pack is issued, or speaks to one side alone."),
    ),
    R.PANEL_MEMBER: Duties(
        N_("Governors, three in all as a rule"),
        N_("Hears, finds, and decides the sanction with the panel."),
        N_("Was involved before, sees the file before the pack is issued, or speaks to one side alone."),
    ),
    R.PRESENTING_OFFICER: Duties(
        N_("The investigator or a manager"),
        N_("Presents the school's case at the hearing."),
        N_("Is there while the panel decides."),
    ),
    R.CLERK: Duties(
        N_("The clerk to the governors"),
        N_("Takes the minutes, keeps the pack, and records what the panel dictates."),
        N_("Is also a member of the panel, a witness, junior to the subject, or works to the headteacher where it is about them."),
    ),
    R.NOTE_TAKER: Duties(
        N_("Somebody from the office"),
        N_("Takes the minutes on paper."),
        N_("Is also a member of the panel, a witness, junior to the subject, or works to the headteacher where it is about them."),
    ),
    R.COMPANION: Duties(
        N_("A colleague or a union official the subject chose"),
        N_("Puts the subject's case, sums up, answers views expressed, and confers with the subject."),
        N_("Answers questions in the subject's place, unless that is allowed."),
    ),
    R.WITNESS: Duties(
        N_("Staff, a parent, or a pupil through the safeguarding lead"),
        N_("Gives a statement, and may come to the hearing."),
        N_("Sees more than their own statement and what is put to them."),
    ),
    Post.CHAIR_OF_GOVERNORS: Duties(
        N_("The chair of governors"),
        N_("Receives concerns about the headteacher, and owns those cases."),
        N_("Sits on the panel or the appeal panel in such a case."),
    ),
    R.DSL: Duties(
        N_("The designated safeguarding lead"),
        N_("Judges what safeguarding needs, looks after pupils, decides about looking at images in the rarest cases."),
        N_("Takes the disciplinary decision."),
    ),
    R.LADO: Duties(
        N_("An officer of the local authority"),
        N_("Oversees allegations that touch a child's safety."),
        N_("Is employed by the school, or decides the sanction."),
    ),
    R.POLICE_LIAISON: Duties(
        N_("One named person, often the headteacher or the safeguarding lead"),
        N_("Is the one channel to the officer in the case, and notes everything that is said."),
        N_("Investigates."),
    ),
    R.LA_OFFICER: Duties(
        N_("HR or governance at the local authority"),
        N_("Advises, and gives notice in community and voluntary controlled schools."),
    ),
    R.APPEAL_CHAIR: Duties(
        N_("Another governor"), N_("Leads the appeal."), N_("Was involved in any way before.")
    ),
    R.APPEAL_MEMBER: Duties(
        N_("Other governors"), N_("Decides the appeal with the panel."), N_("Was involved in any way before.")
    ),
    R.DPO: Duties(
        N_("The data protection officer of the school or the local authority"),
        N_("Advises on data protection, breaches and requests for a copy of one's data."),
        N_("Decides the case."),
    ),
    R.IT_SUPPORT: Duties(
        N_("A technician or provider"),
        N_("Takes extracts that were authorised, and preserves what is there."),
        N_("Browses, or sees what the case holds."),
    ),
    R.PLATFORM_CONTACT: Duties(
        N_("A helpline or the platform itself"), N_("Takes content down.")
    ),
    R.UNION_REP: Duties(
        N_("A union representative"),
        N_("Supports the subject or the target, as companion or adviser; where both have one, two different people."),
    ),
    R.RECORDS_LEAD: Duties(
        N_("The school business manager"),
        N_("Looks after how long records are kept."),
        N_("Alters what the record says happened."),
    ),
}  # fmt: skip
