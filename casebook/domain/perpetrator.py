"""Where an attack on staff goes once it is known who made it (6.4): the routing table of perpetrators."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.report import About
from casebook.domain.words import N_


class PerpetratorType(StrEnum):
    """Who attacked, as far as it is established. It is never guessed: unknown stays unknown until somebody shows it."""

    UNKNOWN = "unknown"
    CURRENT_PUPIL = "current_pupil"
    COLLEAGUE = "colleague"
    HEADTEACHER = "headteacher"
    PARENT_CARER = "parent_carer"
    GOVERNOR = "governor"
    FORMER_PUPIL = "former_pupil"
    FORMER_EMPLOYEE = "former_employee"
    PUPIL_ELSEWHERE = "pupil_elsewhere"
    AGENCY_OR_VOLUNTEER = "agency_or_volunteer"
    MEMBER_OF_PUBLIC = "member_of_public"  # somebody else who is no part of the school


@dataclass(frozen=True, slots=True)
class Procedure:
    """What is done. `opens` is the kind of concern a new, linked case is recorded as; None where there is none.

    `review_days` are working days between looks at it while it stays open. Marked for translation.
    """

    procedure: str
    first: tuple[str, ...]
    note: str = ""
    opens: About | None = None
    review_days: int | None = None


T = PerpetratorType
_NOT_ONLINE = N_("Do not answer online.")
_TAKE_DOWN = N_("Ask the platform to take it down.")
PROCEDURES: Final[Mapping[PerpetratorType, Procedure]] = {
    T.CURRENT_PUPIL: Procedure(
        N_("The school's behaviour policy, which reaches conduct outside school as far as is reasonable"),
        (N_("Tell the designated safeguarding lead."), N_("Speak to the parents."),
         N_("Record the pupil's age."), _TAKE_DOWN),
        N_("Nobody under 10 can be prosecuted in England. Being under 13 is itself a ground to have an account removed. Think of special needs."),
    ),
    T.COLLEAGUE: Procedure(
        N_("A new, linked case with that colleague as its subject"),
        (N_("Record a concern about the colleague."), N_("Support the target.")),
        N_("The target becomes a witness in it."),
        opens=About.EMPLOYEE,
    ),
    T.HEADTEACHER: Procedure(
        N_("A new, linked case about the headteacher, kept by the chair of governors"),
        (N_("Tell the chair of governors."), N_("Support the target.")),
        opens=About.HEADTEACHER,
    ),
    T.PARENT_CARER: Procedure(
        N_("The communications or complaints policy, a letter of warning, a ban from the site, or advice on civil law"),
        (_NOT_ONLINE, _TAKE_DOWN, N_("Go to the police where there are threats or harassment.")),
        N_("Naming a teacher whom a pupil has accused is an offence (Education Act 2002, s.141F)."),
    ),
    T.GOVERNOR: Procedure(
        N_("The governing body's code of conduct"),
        (N_("Tell the governance team of the local authority."),),
        opens=About.GOVERNOR,
    ),
    T.FORMER_PUPIL: Procedure(
        N_("The platform, the police, or civil law"),
        (_TAKE_DOWN,),
        N_("What the school holds about them is still protected."),
    ),
    T.FORMER_EMPLOYEE: Procedure(
        N_("The platform, the police, or civil law"),
        (_TAKE_DOWN,),
        N_("What the school holds about them is still protected."),
    ),
    T.MEMBER_OF_PUBLIC: Procedure(
        N_("The platform, the police, or civil law"),
        (_TAKE_DOWN, _NOT_ONLINE),
        N_("What the school holds about them is still protected."),
    ),
    T.PUPIL_ELSEWHERE: Procedure(
        N_("That pupil's school"),
        (N_("Speak to its headteacher or safeguarding lead, and share no more than they need."),),
    ),
    T.AGENCY_OR_VOLUNTEER: Procedure(
        N_("Their agency or organisation, and the rules for allegations against people who work with children"),
        (N_("Tell whoever sent them."),),
        opens=About.NOT_EMPLOYED,
    ),
    T.UNKNOWN: Procedure(
        N_("Evidence, a report to the platform, the helpline; the police where it is an offence"),
        (N_("Keep a log of what points to whom."), N_("Report it to the platform and the helpline.")),
        N_("Nobody's name goes on record because somebody guessed it."),
        review_days=10,
    ),
}  # fmt: skip
