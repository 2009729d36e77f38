"""Words for what triage asks: facts, offences and where to take them, suspension, lawful expression."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.expression import Objection, View
from casebook.domain.facts import Characteristic, Content, Device, Material, Mentioned, Sure, Timing
from casebook.domain.offence import Body, Said
from casebook.domain.safeguarding import HarmLimb
from casebook.domain.suspension import Alternative
from casebook.domain.triage import SuspensionThought
from casebook.domain.words import N_

SURE: Final[Mapping[Sure, str]] = {
    Sure.YES: N_("Yes"),
    Sure.NO: N_("No"),
    Sure.UNSURE: N_("Not sure"),
}
TIMINGS: Final[Mapping[Timing, str]] = {
    Timing.WORKING_TIME: N_("In working time"),
    Timing.OFFICIAL_BREAK: N_("In an official break"),
    Timing.OUTSIDE_HOURS: N_("Before or after the working day"),
    Timing.NON_WORKING_DAY: N_("On a day off"),
    Timing.NOT_KNOWN: N_("Not known"),
}
DEVICES: Final[Mapping[Device, str]] = {
    Device.SCHOOL: N_("The school's"),
    Device.OWN: N_("Their own"),
    Device.OTHER_PERSON: N_("Somebody else's"),
    Device.NOT_KNOWN: N_("Not known"),
}
MATERIALS: Final[Mapping[Material, str]] = {
    Material.WORDS: N_("Words"),
    Material.PHOTOGRAPH: N_("A photograph"),
    Material.VIDEO: N_("A film"),
    Material.DRAWING: N_("A drawing, or a picture made by computer"),
    Material.SOUND: N_("Sound"),
    Material.LINK: N_("A link"),
}
MENTIONED: Final[Mapping[Mentioned, str]] = {
    Mentioned.PUPIL: N_("A pupil"),
    Mentioned.PARENT: N_("A parent"),
    Mentioned.COLLEAGUE: N_("A colleague"),
    Mentioned.HEAD_OR_GOVERNORS: N_("What the head or governors decided"),
    Mentioned.SCHOOL: N_("The school"),
    Mentioned.OTHER_PERSON: N_("Somebody else"),
    Mentioned.OTHER_ORGANISATION: N_("Another organisation"),
}
CONTENTS: Final[Mapping[Content, str]] = {
    Content.TIME_SPENT: N_("It is about time spent on social media"),
    Content.OWN_VIEW: N_("A personal view of school policy or of a decision"),
    Content.CRITICISM: N_("Criticism or a quarrel"),
    Content.BULLYING: N_("Bullying, or running somebody down"),
    Content.REPEATED: N_("The same target more than once"),
    Content.THREAT: N_("A threat"),
    Content.OFFENSIVE: N_("Something offensive, derogatory or embarrassing"),
    Content.SEXUAL: N_("Sexual or intimate content"),
    Content.UNASKED_SEXUAL: N_("Sexual content sent to somebody who did not ask for it"),
    Content.FALSE: N_("A statement said to be untrue"),
    Content.CONFIDENTIAL_PERSON: N_("Confidential information about a person or the school"),
    Content.CONFIDENTIAL_PLANS: N_("Plans or inner workings not announced yet"),
    Content.RECORDS_TAKEN: N_("Records or data taken from the school"),
    Content.PRIVATE_LIFE: N_("Somebody's private life"),
    Content.OTHERS_WORK: N_("Somebody else's words or pictures, without permission"),
    Content.NOT_CREDITED: N_("Somebody else's words or pictures, source not named"),
    Content.EXTREMIST: N_("Promotion of extremism"),
    Content.MESSAGES_TO_PUPIL: N_("Private messages to a pupil"),
    Content.TEACHER_NAMED: N_("The name of a teacher whom a pupil accuses"),
    Content.BROKEN_INTO: N_("An account or system somebody got into"),
    Content.OTHER_LIABILITY: N_("Something else that may make somebody liable"),
}
CHARACTERISTICS: Final[Mapping[Characteristic, str]] = {
    Characteristic.NONE: N_("None of these"),
    Characteristic.AGE: N_("Age"),
    Characteristic.DISABILITY: N_("Disability"),
    Characteristic.GENDER_REASSIGNMENT: N_("Gender reassignment"),
    Characteristic.MARRIAGE: N_("Marriage or civil partnership"),
    Characteristic.PREGNANCY: N_("Pregnancy or maternity"),
    Characteristic.RACE: N_("Race, nationality included"),
    Characteristic.RELIGION_OR_BELIEF: N_("Religion or belief"),
    Characteristic.SEX: N_("Sex"),
    Characteristic.SEXUAL_ORIENTATION: N_("Sexual orientation"),
}
LIMBS: Final[Mapping[HarmLimb, str]] = {
    HarmLimb.HARMED: N_("Did something that harmed a child, or may have harmed one"),
    HarmLimb.OFFENCE: N_("May have committed an offence against a child, or related to one"),
    HarmLimb.RISK: N_("Behaved towards a child in a way that suggests a risk of harm"),
    HarmLimb.SUITABILITY: N_("Behaved, in school or outside, in a way that questions working with children"),
}  # fmt: skip
BODIES: Final[Mapping[Body, str]] = {
    Body.POLICE: N_("the police (999 in danger, else 101)"),
    Body.LADO: N_("the designated officer (LADO) within one working day"),
    Body.DSL: N_("the designated safeguarding lead"),
    Body.IWF: N_("the Internet Watch Foundation, for a public address"),
    Body.CEOP: N_("CEOP"),
    Body.INTIMATE_IMAGE_HELPLINE: N_("the Revenge Porn Helpline"),
    Body.TRUE_VISION: N_("True Vision"),
    Body.PREVENT: N_("the Prevent contact"),
    Body.IT: N_("IT support"),
    Body.DPO: N_("the data protection officer"),
    Body.ICO: N_("the Information Commissioner"),
    Body.LEGAL: N_("a legal adviser"),
}
SAID: Final[Mapping[Said, str]] = {
    Said.REPORTED: N_("Reported"),
    Said.NOT_REPORTED: N_("Not reported"),
}
THOUGHTS: Final[Mapping[SuspensionThought, str]] = {
    SuspensionThought.NOT_NEEDED: N_("Not needed"),
    SuspensionThought.CONSIDER: N_("To be considered"),
}
ALTERNATIVES: Final[Mapping[Alternative, str]] = {
    Alternative.MOVE: N_("Another class or site"),
    Alternative.NOT_ALONE: N_("Not alone with children"),
    Alternative.SUPERVISED: N_("Supervised duties"),
    Alternative.HOME: N_("Work from home"),
    Alternative.NO_ACCESS: N_("No access to systems or social media"),
    Alternative.HOURS: N_("Other hours"),
    Alternative.STOP_TASK: N_("Stop one task"),
    Alternative.SEPARATE: N_("Apart from a witness or the target"),
    Alternative.LEAVE: N_("Leave by agreement"),
}
VIEWS: Final[Mapping[View, str]] = {
    View.PROTECTED_BELIEF: N_("A religion or a protected belief"),
    View.POLITICAL: N_("A political view"),
    View.UNION: N_("A trade-union matter"),
    View.WHISTLEBLOWING: N_("Whistleblowing"),
    View.OTHER: N_("Something else"),
}
OBJECTIONS: Final[Mapping[Objection, str]] = {
    Objection.BELIEF: N_("The belief or opinion itself"),
    Objection.MANNER: N_("Its manner: tone, extent, audience, or intrusion on others"),
}
