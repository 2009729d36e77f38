"""One thing a letter must carry: its name, where it is put right, and whether the record has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.domain.letter import (
    CompanionChoice,
    LetterFacts,
    LetterText,
    ReferralBody,
    ReferralState,
)


class GoesTo(StrEnum):
    """The page where a missing thing is put right."""

    LETTER = "letter"
    SCHOOL = "school"
    PEOPLE = "people"
    HEARING = "hearing"
    DECISION = "decision"
    EVIDENCE = "evidence"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class MissingField:
    """One thing a letter still needs: its name in code, its English label, and where to put it right."""

    name: str
    label: str
    goes_to: GoesTo


Given = Callable[[LetterFacts, LetterText], bool]


@dataclass(frozen=True, slots=True)
class RequiredField:
    """One ●. `given` says whether the record has it; `printed` are the values the wording must then show."""

    field: MissingField
    kinds: frozenset[str]
    given: Given
    printed: tuple[str, ...] = ()


ADVICE = frozenset({"DOC-21"})
WARNINGS = frozenset({"DOC-26", "DOC-27"})
DISMISSAL = frozenset({"DOC-30"})
AFTER_HEARING = WARNINGS | DISMISSAL
ALL = ADVICE | AFTER_HEARING

FINDINGS = frozenset({"proved", "partly_proved", "not_proved", "withdrawn"})
UPHELD = frozenset({"proved", "partly_proved"})
SEVERITIES: Mapping[str, frozenset[str]] = {
    "DOC-27": frozenset({"minor", "misconduct", "serious_misconduct", "gross_misconduct"}),
    "DOC-30": frozenset({"gross_misconduct"}),
}
SANCTIONS: Mapping[str, frozenset[str]] = {
    "DOC-21": frozenset({"informal_advice", "training_or_mediation"}),
    "DOC-26": frozenset({"first_written_warning"}),
    "DOC-27": frozenset({"final_written_warning", "extended_final_warning"}),
    "DOC-30": frozenset({"summary_dismissal"}),
}


def every_finding(facts: LetterFacts, _text: LetterText) -> bool:
    return bool(facts.findings) and all(
        line.allegation.strip() and line.finding in FINDINGS for line in facts.findings
    )


def reasons(facts: LetterFacts, _text: LetterText) -> bool:
    return all(line.reasons.strip() for line in facts.findings)


def evidence(facts: LetterFacts, _text: LetterText) -> bool:
    return all(line.evidence for line in facts.findings if line.finding in UPHELD)


def clauses(facts: LetterFacts, _text: LetterText) -> bool:
    return all(line.clauses for line in facts.findings if line.finding in UPHELD)


def companion(facts: LetterFacts, _text: LetterText) -> bool:
    companion = facts.hearing.companion
    return companion is not None and (
        companion.choice is CompanionChoice.DECLINED or bool(companion.name.strip())
    )


def change_by(facts: LetterFacts, text: LetterText) -> bool:
    """Whether there is a day to change by that the letter does not come too late for."""
    typed = text.value("change_by")
    try:
        return bool(typed) and (facts.dated is None or date.fromisoformat(typed) >= facts.dated)
    except ValueError:
        return True  # a day that cannot be read is named as such


def review_on(facts: LetterFacts, _text: LetterText) -> bool:
    review = facts.advice.review_on
    return review is not None and (facts.dated is None or review >= facts.dated)


def live_period(facts: LetterFacts, _text: LetterText) -> bool:
    live = facts.warning
    return (
        live.live_from is not None and live.live_to is not None and live.live_from <= live.live_to
    )


def ending(facts: LetterFacts, _text: LetterText) -> bool:
    """Whether a school that ends the contract itself gives a last day on which the letter can have been read.

    A dismissal counts from being read, so it never reaches back (Gisda Cyf v Barratt [2010] UKSC 41).
    """
    last = facts.dismissal.effective_on
    return facts.school.authority_ends_contracts or (
        last is not None and (facts.dated is None or last >= facts.dated)
    )


def no_early_date(facts: LetterFacts, _text: LetterText) -> bool:
    return facts.ends_on is not None or facts.dismissal.effective_on is None


def referred(body: ReferralBody) -> Given:
    """Whether a referral whose conditions are met is dealt with: to DBS it must be made, to TRA considered."""

    def given(facts: LetterFacts, _text: LetterText) -> bool:
        met = facts.dbs_met if body is ReferralBody.DBS else facts.tra_met
        states = {each.state for each in facts.referrals if each.body is body}
        if body is ReferralBody.DBS:
            states.discard(ReferralState.CONSIDERED)
        return not met or bool(states)

    return given
