"""The day of the conduct decides which version of the policy a case is judged by; what was cited from another is named."""

from casebook.domain import classification, readiness
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.words import N_
from casebook.errors import Refused

ADVICE_NOTE = "DOC-21"


def not_there(record: CaseRecord, policy: Policy) -> tuple[str, ...]:
    """The paragraphs this case cites and the policy lacks, in the policy's own order of ids; each needs a new choice."""
    advice = record.decisions.advice
    alleged = (
        choice for each in record.allegations if not each.withdrawn for choice in each.clauses
    )
    charged = (choice for each in readiness.live_charges(record) for choice in each.clauses)
    cited = {
        *record.triage.clauses,
        *(choice.clause for choice in (*alleged, *charged)),
        *(advice.clauses if advice else ()),
    }
    return tuple(sorted(clause for clause in cited if not policy.has(clause)))


def check_conduct_day(record: CaseRecord, policy: Policy) -> None:
    """Raises Refused where what was already put to somebody cites what the policy in force on that day does not have.

    Before that, whatever is cited is kept and has to be chosen again.
    """
    charges = readiness.live_charges(record) if readiness.hearing_called(record) else ()
    put = {p.clause for c in charges for p in classification.problems(c, policy) if p.blocks}
    advice = record.decisions.advice
    if advice is not None and record.letter(ADVICE_NOTE) is not None:
        put.update(clause for clause in advice.clauses if not policy.has(clause))
    if put:
        raise Refused(
            N_(
                "The policy in force on that day does not have {clauses} as it was cited to the person. Check the day."
                " Before the hearing, go back to the case decision, enter the day and choose the paragraphs again."
            ),
            clauses=", ".join(sorted(put)),
        )
