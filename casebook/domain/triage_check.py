"""What is wrong with a triage record as it was typed. What is merely open is not wrong."""

from collections.abc import Iterator
from typing import Final

from casebook.domain.facts import Characteristic, is_pupil_code
from casebook.domain.offence import Said
from casebook.domain.policy import Policy
from casebook.domain.problem import Problem
from casebook.domain.safeguarding import HarmLimb
from casebook.domain.suggestion import either_level
from casebook.domain.triage import Answer, Triage, TriageDetails
from casebook.domain.words import N_, say


def problems(triage: Triage, details: TriageDetails, policy: Policy) -> tuple[Problem, ...]:
    """Every contradiction and every missing reason, field by field; a route may still be open."""
    return (
        *_clauses(triage, policy),
        *_facts(details),
        *_harm(triage, details),
        *_offences(triage, details),
        *_rest(triage, details, policy),
    )


def _clauses(triage: Triage, policy: Policy) -> Iterator[Problem]:
    for clause in triage.clauses:
        if not policy.has(clause):
            words = N_("The policy that applies to this case has no paragraph {clause}.")
            yield Problem("clauses", say(words, clause=clause))
        elif not policy.clause(clause).chargeable:
            words = N_("{place} asks nothing of staff, so nobody can break it.")
            yield Problem("clauses", say(words, place=policy.clause(clause).place))


def _facts(details: TriageDetails) -> Iterator[Problem]:
    facts = details.facts
    if not all(map(is_pupil_code, facts.pupils)):
        words = N_("Write each pupil as a code such as P-07, and no name.")
        yield Problem("pupils", say(words))
    named = set(facts.characteristics)
    if Characteristic.NONE in named and len(named) > 1:
        words = N_("Tick the protected characteristics it touches, or that it touches none.")
        yield Problem("characteristics", say(words))


def _harm(triage: Triage, details: TriageDetails) -> Iterator[Problem]:
    whole, limbs = triage.harm_threshold.answer, details.harm.answered()
    for limb, question in limbs:
        if question.answer is Answer.NO and not question.reason.strip():
            yield Problem(f"harm_{limb}", say(_REASON))
    if not limbs:
        return
    if whole is Answer.NO and details.harm.concerned:
        words = N_("One of the four is answered yes or not sure, so the whole cannot be no.")
        yield Problem("harm_threshold", say(words))
    if (
        whole in (Answer.YES, Answer.NOT_SURE)
        and len(limbs) == len(HarmLimb)
        and not details.harm.concerned
    ):
        words = N_("All four are answered no, so the whole is no as well.")
        yield Problem("harm_threshold", say(words))
    if details.low_level.answer is Answer.YES and whole is not Answer.NO:
        words = N_("A lesser concern is one that stays below the threshold. Answer that first.")
        yield Problem("low_level", say(words))


def _offences(triage: Triage, details: TriageDetails) -> Iterator[Problem]:
    if details.offences and triage.possible_offence.answer is Answer.NO:
        words = N_("A possible offence is ticked, so the answer cannot be no.")
        yield Problem("possible_offence", say(words))
    for view in details.offences:
        if view.decision is not None and not view.reason.strip():
            words = N_("Say why it was reported, or why it was not.")
            yield Problem(f"offence_{view.offence}", say(words))
        elif view.decision is Said.REPORTED and not view.settled:
            words = N_("Say who was told, and on which day.")
            yield Problem(f"offence_{view.offence}", say(words))


def _rest(triage: Triage, details: TriageDetails, policy: Policy) -> Iterator[Problem]:
    if details.low_level.answer is not None and not details.low_level.reason.strip():
        yield Problem("low_level", say(_REASON))
    if details.breach.risk.answer is Answer.NO and not details.breach.risk.reason.strip():
        yield Problem("breach_risk", say(_REASON))
    if details.suspension.thought is not None and not details.suspension.reason.strip():
        yield Problem("suspension_reason", say(_REASON))
    if details.level is not None and not details.level_reason.strip():
        yield Problem("level_reason", say(N_("Say why: the same words can be either.")))
    if details.level is not None and not either_level(triage.clauses, policy):
        words = N_("No paragraph is ticked that can be either. Leave the level open.")
        yield Problem("level", say(words))


_REASON: Final = N_("Say why, in a sentence.")
