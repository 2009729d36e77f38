"""What a person is told when they record a concern: who receives it, who keeps it, whom to tell besides."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.words import N_, Words, say

_HEAD = say(
    N_(
        "Tell the headteacher, who receives concerns about other staff. Nothing you typed here was stored."
    )
)
_CHAIR = say(
    N_(
        "Tell the chair of governors, who receives concerns about the headteacher. Nothing you typed here was stored."
    )
)
_VICE_CHAIR = say(
    N_(
        "Tell the vice-chair of governors, or the local authority, because the chair is in it and will only be heard as a"
        " witness. Nothing you typed here was stored."
    )
)
_IN_PLACE_OF_HEAD = say(
    N_(
        "Tell the deputy headteacher or the chair of governors, who keeps this case because the headteacher is in it. The"
        " headteacher gives a statement like any other witness. Nothing you typed here was stored."
    )
)
_GOVERNANCE = say(
    N_(
        "Tell the chair of governors, or the governance team of the local authority where it is the chair. A governor is"
        " not under this policy. Nothing you typed here was stored."
    )
)
_SECTION_6 = say(
    N_(
        "Tell the nominated person and the headteacher as soon as you can. Do not reply online. Keep what can be seen, with"
        " its address, the time and the date. Nothing you typed here was stored, and nobody's name is guessed."
    )
)

_AWAY_CHAIR = say(
    N_(
        "This comes to the chair of governors. Record it yourself only where the chair is away. The headteacher must not"
        " be given a key to it."
    )
)

# Beside a rule of the routing table, by its number: what whoever does not keep the case is told.
TELL: Final[Mapping[str, Words]] = {
    "R1": _HEAD,
    "R2": _CHAIR,
    "R3": _VICE_CHAIR,
    "R4": _IN_PLACE_OF_HEAD,
    "R5": _CHAIR,
    "R6": _GOVERNANCE,
    "R7": _HEAD,
    "R8": _CHAIR,
    "R10": _SECTION_6,
}

KEEPS: Final[Mapping[str, Words]] = {
    "R1": say(
        N_("This comes to the headteacher. You are not accusing anyone, and nothing is sent.")
    ),
    "R2": say(
        N_(
            "This comes to the chair of governors. The headteacher, and anyone who works to the headteacher in keeping"
            " cases, must not be given a key to it."
        )
    ),
    "R3": say(
        N_(
            "This comes to you because the chair of governors is in it. The chair gives a statement and then has nothing"
            " more to do with the case. Neither the chair nor the headteacher gets a key to it."
        )
    ),
    "R4": say(
        N_(
            "This comes to you because the headteacher is in it. The headteacher gives a statement like any other witness"
            " and gets no key to the case."
        )
    ),
    "R5": say(
        N_(
            "This comes to the chair of governors, for everybody who is in it together. The headteacher, and anyone who"
            " works to the headteacher in keeping cases, must not be given a key to it."
        )
    ),
    "R6": say(
        N_(
            "A governor is not under this policy. Casebook keeps that the concern came in and where it went, and closes it"
            " as taken under another procedure."
        )
    ),
    "R7": say(
        N_(
            "This comes to the headteacher, who acts together with the person's employer or agency. The school does not"
            " discipline people it does not employ, but the rules for keeping children safe apply to them just the same."
        )
    ),
    "R10": say(
        N_(
            "This comes to the headteacher, and the nominated person is told too. Do not reply online. Keep what can be"
            " seen, with its address, the time and the date. It is a case about an attack: nobody is charged in it, and"
            " nobody's name is guessed."
        )
    ),
    "R8": say(
        N_(
            "This comes to the chair of governors. Whoever was in charge in place of the headteacher, and anyone who works"
            " to them in keeping cases, must not be given a key to it."
        )
    ),
}

STANDS_IN: Final[Mapping[str, Words]] = {
    "R10": say(
        N_(
            "Attacks on staff are told to the headteacher and the nominated person. Record it here only where the"
            " headteacher is away, or is the person attacked. Do not reply online. Nobody's name is guessed."
        )
    ),
    "R1": say(
        N_(
            "Concerns about staff go to the headteacher. Record it here only where the headteacher is away; otherwise tell"
            " the headteacher."
        )
    ),
    "R2": _AWAY_CHAIR,
    "R5": _AWAY_CHAIR,
    "R8": _AWAY_CHAIR,
    "R7": say(
        N_(
            "Concerns about people the school does not employ go to the headteacher. Record it here only where the"
            " headteacher is away; otherwise tell the headteacher."
        )
    ),
}

ALSO: Final[Mapping[str, tuple[Words, ...]]] = {
    "R3": (
        say(N_("Also tell the local authority. It can keep the case where the vice-chair cannot.")),
    ),
    "R6": (say(N_("Tell the governance team of the local authority.")),),
    "R7": (
        say(
            N_(
                "Tell their employer or agency, unless the designated officer (LADO) or the police say to wait."
            )
        ),
    ),
}
LADO: Final = say(
    N_(
        "If a child may have been harmed, you may also tell the local authority's designated officer (LADO) yourself."
    )
)

HEAD_YOURSELF: Final = say(
    N_(
        "Nobody keeps a case about themselves. Tell the headteacher yourself: coming forward counts in your favour."
        " You may speak to your union first. Nothing was stored."
    )
)
CHAIR_YOURSELF: Final = say(
    N_(
        "Nobody keeps a case about themselves. Tell the chair of governors yourself: coming forward counts in your"
        " favour. You may speak to your union first. Nothing was stored."
    )
)
AUTHORITY_YOURSELF: Final = say(
    N_(
        "Nobody keeps a case about themselves, and a governor is not under this policy. Tell the governance team of"
        " the local authority. Nothing was stored."
    )
)
