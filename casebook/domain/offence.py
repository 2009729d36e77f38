"""Offences that misuse of social media may amount to: a list to think with at triage, and no legal advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.facts import Characteristic, Content, Facts, Sure
from casebook.domain.words import N_


class Offence(StrEnum):
    """A law that may have been broken. The last is a civil claim and no crime."""

    INDECENT_IMAGE = "indecent_image"
    GROOMING = "grooming"
    INTIMATE_IMAGE = "intimate_image"
    CYBER_FLASHING = "cyber_flashing"
    FALSE_COMMUNICATION = "false_communication"
    THREAT = "threatening_communication"
    GROSSLY_OFFENSIVE = "grossly_offensive_message"
    HARASSMENT = "harassment"
    HATE_CRIME = "hate_crime"
    TERRORISM = "terrorism"
    UNAUTHORISED_ACCESS = "unauthorised_access"
    DATA_OFFENCE = "data_protection_offence"
    TEACHER_ANONYMITY = "teacher_anonymity"
    DEFAMATION = "defamation"


class Body(StrEnum):
    """Who is asked or told about a possible offence."""

    POLICE = "police"
    LADO = "lado"
    DSL = "dsl"
    IWF = "iwf"
    CEOP = "ceop"
    INTIMATE_IMAGE_HELPLINE = "intimate_image_helpline"
    TRUE_VISION = "true_vision"
    PREVENT = "prevent"
    IT = "it"
    DPO = "dpo"
    ICO = "ico"
    LEGAL = "legal"


class Said(StrEnum):
    """What was decided about reporting a possible offence."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class OffenceLine:
    """One row of the list: what it is, in which law, whom to ask first, and what must not be done."""

    name: str
    law: str
    route: tuple[Body, ...]
    mind: str = ""


@dataclass(frozen=True, slots=True)
class OffenceView:
    """A possible offence as it was looked at in one case. `told` is who was asked or told."""

    offence: Offence
    decision: Said | None = None
    told: str = ""
    on: date | None = None
    reason: str = ""

    @property
    def settled(self) -> bool:
        """Whether it was decided, with the reason, and what was reported says to whom and when."""
        if self.decision is None or not self.reason.strip():
            return False
        return self.decision is Said.NOT_REPORTED or (
            bool(self.told.strip()) and self.on is not None
        )


OFFENCES: Final[Mapping[Offence, OffenceLine]] = {
    Offence.INDECENT_IMAGE: OffenceLine(
        N_("An indecent image of a child"),
        "Protection of Children Act 1978, section 1; Criminal Justice Act 1988, section 160",
        (Body.POLICE, Body.LADO, Body.DSL, Body.IWF),
        N_("Call the police at once. Do not copy, open, print or forward it. Report a public address to the Internet Watch Foundation."),
    ),
    Offence.GROOMING: OffenceLine(
        N_("Sexual messages to a child, or grooming"),
        "Sexual Offences Act 2003, sections 15 and 15A",
        (Body.POLICE, Body.LADO, Body.CEOP),
    ),
    Offence.INTIMATE_IMAGE: OffenceLine(
        N_("Sharing, or threatening to share, an intimate image of an adult"),
        "Sexual Offences Act 2003, section 66B",
        (Body.POLICE, Body.INTIMATE_IMAGE_HELPLINE),
    ),
    Offence.CYBER_FLASHING: OffenceLine(
        N_("Sending a picture of genitals to somebody who did not ask for it"),
        "Sexual Offences Act 2003, section 66A",
        (Body.POLICE,),
    ),
    Offence.FALSE_COMMUNICATION: OffenceLine(
        N_("A message known to be false, meant to do real harm"),
        "Online Safety Act 2023, section 179",
        (Body.POLICE,),
        N_("Ask the police where it is serious."),
    ),
    Offence.THREAT: OffenceLine(
        N_("A threat of death, serious harm or serious loss"),
        "Online Safety Act 2023, section 181",
        (Body.POLICE,),
    ),
    Offence.GROSSLY_OFFENSIVE: OffenceLine(
        N_("A grossly offensive, indecent or menacing message"),
        "Malicious Communications Act 1988, section 1; Communications Act 2003, section 127",
        (Body.POLICE,),
        N_("Consider whether to ask: rude and hurtful is not yet grossly offensive."),
    ),
    Offence.HARASSMENT: OffenceLine(
        N_("Harassment or stalking"),
        "Protection from Harassment Act 1997",
        (Body.POLICE,),
        N_("It takes more than one occasion."),
    ),
    Offence.HATE_CRIME: OffenceLine(
        N_("A crime made worse by hostility to a protected characteristic"),
        "Sentencing Act 2020, section 66",
        (Body.POLICE, Body.TRUE_VISION),
    ),
    Offence.TERRORISM: OffenceLine(
        N_("Support for terrorism, or extremism"),
        "Terrorism Act 2000; Terrorism Act 2006",
        (Body.POLICE, Body.PREVENT),
        N_("Download nothing. A lawful political or religious view is not extremism by itself."),
    ),
    Offence.UNAUTHORISED_ACCESS: OffenceLine(
        N_("Getting into an account or a system without permission"),
        "Computer Misuse Act 1990",
        (Body.IT, Body.POLICE),
    ),
    Offence.DATA_OFFENCE: OffenceLine(
        N_("Taking or passing on personal data without the school's consent"),
        "Data Protection Act 2018, section 170",
        (Body.DPO, Body.ICO),
    ),
    Offence.TEACHER_ANONYMITY: OffenceLine(
        N_("Naming a teacher whom a pupil accuses of a crime"),
        "Education Act 2002, section 141G",
        (Body.POLICE, Body.LEGAL),
    ),
    Offence.DEFAMATION: OffenceLine(
        N_("Defamation, which is a civil claim and no crime"),
        "Defamation Act 2013",
        (Body.LEGAL,),
    ),
}  # fmt: skip

_CONTENT: Final[Mapping[Offence, frozenset[Content]]] = {
    Offence.INDECENT_IMAGE: frozenset({Content.SEXUAL}),
    Offence.GROOMING: frozenset({Content.MESSAGES_TO_PUPIL}),
    Offence.INTIMATE_IMAGE: frozenset({Content.SEXUAL, Content.PRIVATE_LIFE}),
    Offence.CYBER_FLASHING: frozenset({Content.UNASKED_SEXUAL}),
    Offence.FALSE_COMMUNICATION: frozenset({Content.FALSE}),
    Offence.THREAT: frozenset({Content.THREAT}),
    Offence.GROSSLY_OFFENSIVE: frozenset({Content.OFFENSIVE, Content.THREAT, Content.BULLYING}),
    Offence.HARASSMENT: frozenset({Content.REPEATED}),
    Offence.TERRORISM: frozenset({Content.EXTREMIST}),
    Offence.UNAUTHORISED_ACCESS: frozenset({Content.BROKEN_INTO}),
    Offence.DATA_OFFENCE: frozenset({Content.RECORDS_TAKEN}),
    Offence.TEACHER_ANONYMITY: frozenset({Content.TEACHER_NAMED}),
    Offence.DEFAMATION: frozenset({Content.FALSE}),
}


def from_facts(facts: Facts) -> frozenset[Offence]:
    """The offences to think of first, given what was done; the rest of the list stays to be ticked."""
    found = {each for each, content in _CONTENT.items() if content.intersection(facts.content)}
    if (
        facts.pupil_shown is Sure.UNSURE
    ):  # whether the person shown is a child, and how they are shown
        found.add(Offence.INDECENT_IMAGE)
    if set(facts.characteristics) - {Characteristic.NONE}:
        found.add(Offence.HATE_CRIME)
    return frozenset(found)
