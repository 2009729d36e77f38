"""What an answer of triage opens, in a sentence to stand beside the question. It opens tasks, and decides nothing."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.facts import Facts
from casebook.domain.triage import Answer, SuspensionThought, TriageRoute
from casebook.domain.words import N_, Words, say

_HARM: Final = N_(
    "Opens: ask the designated officer (LADO) within one working day of the day it reached the school. Nothing stops that"
    " clock. Tell and interview nobody before the officer has advised."
)
_OFFENCE: Final = N_(
    "Opens: ask the police on the day this is decided, unless each possible offence below is left unreported with a reason."
)
_BREACH: Final = N_(
    "Opens: tell the data protection officer. Where people are at risk it is reported to the regulator within 72 hours."
)
_EXPRESSION: Final = N_(
    "Opens: legal advice, and a form that weighs the charge before anyone is invited to a hearing."
)
_SCOPE: Final = N_("Opens: another procedure, or closing the case. It cannot be charged under this policy.")  # fmt: skip
_CONFLICT: Final = N_("Opens: somebody else takes that part. The case team page says who may.")

_BY_ANSWER: Final[Mapping[str, Mapping[Answer, str]]] = {
    "in_scope": {Answer.NO: _SCOPE},
    "possible_offence": {Answer.YES: _OFFENCE, Answer.NOT_SURE: _OFFENCE},
    "harm_threshold": {Answer.YES: _HARM, Answer.NOT_SURE: _HARM},
    "data_breach": {Answer.YES: _BREACH, Answer.NOT_SURE: _BREACH},
    "expression": {Answer.YES: _EXPRESSION, Answer.NOT_SURE: _EXPRESSION},
    "conflict": {Answer.YES: _CONFLICT, Answer.NOT_SURE: _CONFLICT},
}
_ROUTES: Final[Mapping[TriageRoute, str]] = {
    TriageRoute.INFORMAL: N_("Opens: a meeting within ten working days, and a note of advice. It is no sanction."),
    TriageRoute.INVESTIGATION: N_("Opens: an investigator who has no other part, and a notice to the subject once they may be told."),
    TriageRoute.NO_CONCERN: N_("Opens: closing the case, with the reason kept."),
    TriageRoute.OTHER_PROCEDURE: N_("Opens: closing the case here, with the hand-over kept."),
}  # fmt: skip


def of_question(question: str, answer: Answer | None) -> Words | None:
    """What this answer to a question opens; None where it opens nothing."""
    sentence = _BY_ANSWER[question].get(answer) if answer else None
    return say(sentence) if sentence else None


def of_facts(facts: Facts) -> Words | None:
    """What a pupil who is or may be shown or named opens."""
    if not facts.pupil_concerned:
        return None
    return say(
        N_(
            "Opens: tell the designated safeguarding lead today, who agrees when and how the parents are told. Write the"
            " pupil as a code everywhere, and cover them in every copy."
        )
    )


def of_suspension(thought: SuspensionThought | None) -> Words | None:
    """What the thought about suspension opens."""
    if thought is not SuspensionThought.CONSIDER:
        return None
    return say(N_("Opens: a decision about suspension, with its own record. Nobody is suspended by this answer."))  # fmt: skip


def of_route(route: TriageRoute | None) -> Words | None:
    """What the route opens."""
    return say(_ROUTES[route]) if route else None
