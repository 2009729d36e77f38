"""Lawful expression: seven questions before certain charges, and the form that weighs whether one is in proportion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casebook.domain.allegation import Charge
from casebook.domain.policy import Policy
from casebook.domain.problem import Problem
from casebook.domain.triage import OPEN, Answer, Question
from casebook.domain.words import N_, say


class Protection(StrEnum):
    """What may make an expression lawful, or the charge unfair."""

    DISCLOSURE = "disclosure"
    UNION = "union"
    BELIEF = "belief"
    PROTECTED_ACT = "protected_act"
    GRIEVANCE = "grievance"
    PRIVATE = "private"
    DISABILITY = "disability"


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the seven questions, and where it comes from."""

    question: str
    source: str


QUESTIONS: Final[Mapping[Protection, Asked]] = {
    Protection.DISCLOSURE: Asked(
        N_("Could it be a protected disclosure (whistleblowing)?"),
        "Employment Rights Act 1996, section 43B",
    ),
    Protection.UNION: Asked(
        N_("Was it trade-union activity?"),
        "Trade Union and Labour Relations (Consolidation) Act 1992, sections 146 and 152",
    ),
    Protection.BELIEF: Asked(
        N_("Does it express a religion or a protected belief?"), "Equality Act 2010, section 10"
    ),
    Protection.PROTECTED_ACT: Asked(
        N_("Did the person complain of discrimination, or help somebody who did?"),
        "Equality Act 2010, section 27",
    ),
    Protection.GRIEVANCE: Asked(
        N_("Does it raise a grievance or a safeguarding concern?"),
        "Acas Code, paragraph 46; Keeping children safe in education",
    ),
    Protection.PRIVATE: Asked(
        N_("Was it meant for a private audience?"),
        "European Convention on Human Rights, article 8",
    ),
    Protection.DISABILITY: Asked(
        N_("May a disability explain the behaviour?"), "Equality Act 2010, section 15"
    ),
}


class View(StrEnum):
    """What kind of view was expressed."""

    PROTECTED_BELIEF = "protected_belief"
    POLITICAL = "political"
    UNION = "union"
    WHISTLEBLOWING = "whistleblowing"
    OTHER = "other"


class Objection(StrEnum):
    """What the school objects to."""

    BELIEF = "belief"
    MANNER = "manner"


@dataclass(frozen=True, slots=True)
class Proportion:
    """The form that weighs a charge against the freedom it touches. Each field is one of its questions."""

    view: View | None = None
    view_words: str = ""
    objection: Objection | None = None
    objection_evidence: str = ""
    content: str = ""
    reach: int | None = None
    audience: str = ""
    personal: str = ""
    intrusion: str = ""
    effect: str = ""
    at_work: Question = OPEN
    insight: str = ""
    least_intrusive: str = ""
    advice_on: date | None = None
    advice_from: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """The seven answers and the form of one case."""

    disclosure: Question = OPEN
    union: Question = OPEN
    belief: Question = OPEN
    protected_act: Question = OPEN
    grievance: Question = OPEN
    private: Question = OPEN
    disability: Question = OPEN
    form: Proportion = Proportion()

    def of(self, protection: Protection) -> Question:
        """The answer to one of the seven questions."""
        found: Question = getattr(self, protection)
        return found

    def answers(self) -> tuple[Question, ...]:
        """The seven answers, in order."""
        return tuple(self.of(each) for each in Protection)


class Engaged(StrEnum):
    """Whether lawful expression is or may be in play."""

    OPEN = "open"
    NO = "no"
    POSSIBLY = "possibly"


def engaged(at_triage: Question, expression: Expression) -> Engaged:
    """What the seven answers come to; until one is given, what triage answered to all of them together."""
    answers = expression.answers()
    if any(one.answer in _CONCERNED for one in answers):
        return Engaged.POSSIBLY
    if all(_reasoned_no(one) for one in answers):
        return Engaged.NO
    if at_triage.answer in _CONCERNED:
        return Engaged.POSSIBLY
    untouched = all(one.answer is None for one in answers)
    return Engaged.NO if untouched and _reasoned_no(at_triage) else Engaged.OPEN


def concerned(charges: tuple[Charge, ...], policy: Policy) -> tuple[str, ...]:
    """The paragraphs charged for which the policy's file asks the seven questions first, in its order."""
    cited = {choice.clause for charge in charges for choice in charge.clauses}
    return tuple(
        clause.id for clause in policy.chargeable_clauses() if clause.id in cited and clause.expression
    )  # fmt: skip


def problems(expression: Expression) -> tuple[Problem, ...]:
    """What is wrong with what was typed: an answer without its reason. What is open is in `gaps`."""
    unreasoned = [
        Problem(each, say(_REASON))
        for each in Protection
        if expression.of(each).answer is not None and not expression.of(each).reason.strip()
    ]
    at_work = expression.form.at_work
    if at_work.answer is not None and not at_work.reason.strip():
        unreasoned.append(Problem("at_work", say(_REASON)))
    return tuple(unreasoned)


def gaps(form: Proportion) -> tuple[Problem, ...]:
    """What the form still leaves open, field by field."""
    return tuple(
        Problem(name, say(sentence))
        for name, (answered, sentence) in _FORM.items()
        if not answered(form)
    )


def advised(form: Proportion) -> bool:
    """Whether legal advice was taken: when, from whom, and what it was."""
    return form.advice_on is not None and bool(form.advice_from.strip() and form.advice.strip())


def _typed(name: str) -> Callable[[Proportion], bool]:
    return lambda form: bool(getattr(form, name).strip())


def _chosen(name: str) -> Callable[[Proportion], bool]:
    return lambda form: getattr(form, name) is not None


def _reasoned_no(question: Question) -> bool:
    return question.answer is Answer.NO and bool(question.reason.strip())


_CONCERNED: Final = frozenset({Answer.YES, Answer.NOT_SURE})
_REASON: Final = N_("Say why, in a sentence.")
_FORM: Final[Mapping[str, tuple[Callable[[Proportion], bool], str]]] = {
    "view": (_chosen("view"), N_("Choose what kind of view was expressed.")),
    "view_words": (_typed("view_words"), N_("Say which belief or opinion was expressed.")),
    "objection": (_chosen("objection"), N_("Choose what the school objects to: the belief, or its manner.")),
    "objection_evidence": (_typed("objection_evidence"), N_("Say what shows that.")),
    "content": (_typed("content"), N_("Say what it was: its content, its tone, its extent, and whose words.")),
    "reach": (_chosen("reach"), N_("Enter how many people saw it, as far as that is known.")),
    "audience": (_typed("audience"), N_("Say who was likely to read it, and how a reasonable reader would.")),
    "personal": (_typed("personal"), N_("Say whether it was clearly personal, and what linked it to the school.")),
    "intrusion": (_typed("intrusion"), N_("Say whose rights it touched and how far, on evidence.")),
    "effect": (_typed("effect"), N_("Say what effect it had on the school's work, or that none is shown.")),
    "at_work": (lambda form: form.at_work.answer is not None, N_("Say whether anything shows an effect on conduct at work.")),
    "insight": (_typed("insight"), N_("Say what the person has done or offered since.")),
    "least_intrusive": (_typed("least_intrusive"), N_("Say which milder response was considered, and why it is not enough.")),
    "advice": (advised, N_("Record the legal advice: when, from whom, and what it was.")),
}  # fmt: skip
FIELDS: Final = tuple(_FORM)
"""The questions of the form, in order."""
