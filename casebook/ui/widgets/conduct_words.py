"""Words for conduct and clauses: what was done, in what capacity, at what level, and what kind of words bind."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.allegation import Act, Capacity, Level
from casebook.domain.clause import Force
from casebook.domain.words import N_

ACTS: Final[Mapping[Act, str]] = {
    Act.UPLOAD: N_("Uploaded it"),
    Act.POST: N_("Posted it"),
    Act.FORWARD: N_("Forwarded or shared it"),
    Act.POST_LINK: N_("Posted a link to it"),
    Act.COMMENT: N_("Commented"),
    Act.REACT: N_("Reacted, such as with a like"),
    Act.TAG: N_("Tagged somebody"),
    Act.FAIL_TO_REMOVE: N_("Did not remove it"),
    Act.USE: N_("Spent time on social media"),
    Act.OTHER: N_("Something else"),
}
CAPACITIES: Final[Mapping[Capacity, str]] = {
    Capacity.PERSONAL: N_("As a private person"),
    Capacity.PROFESSIONAL: N_("In their post"),
    Capacity.NOT_KNOWN: N_("Not known"),
}
LEVELS: Final[Mapping[Level, str]] = {
    Level.MISCONDUCT: N_("Misconduct"),
    Level.POTENTIAL_GROSS_MISCONDUCT: N_("Potential gross misconduct"),
}
FORCES: Final[Mapping[Force, tuple[str, str]]] = {  # words and tone of their tag
    Force.PROHIBITION: (N_("Prohibition"), "stop"),
    Force.EXPECTATION: (N_("Expectation"), "warn"),
    Force.PERMISSION: (N_("Permission"), "ok"),
    Force.DEFINITION: (N_("Definition"), ""),
    Force.POWER: (N_("Power of the school"), ""),
    Force.DUTY: (N_("Duty of the school"), ""),
}
