"""How long each part of a case is kept, and why: computed from what happened, never typed.

Two things are apart: how long something is *live* (it may count in discipline) and how long it is *kept* (it is on
file). A day is worked out for each record set, never for the case as a whole.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casebook.domain.calendar import add_months, last_live_day
from casebook.domain.decision import Sanction
from casebook.domain.retention_line import (
    Ending,
    RecordClass,
    RecordSet,
    RetentionFacts,
    RetentionLine,
)
from casebook.domain.safeguarding import SafeguardingOutcome
from casebook.domain.words import N_, Words, say

_YEAR: Final = 12  # months


@dataclass(frozen=True, slots=True)
class _Rule:
    record_class: RecordClass
    months: int
    reason: str


_WARNED: Final[Mapping[Sanction, _Rule]] = {
    Sanction.INFORMAL_ADVICE: _Rule(
        RecordClass.INFORMAL_ADVICE, 6, N_("A note of advice leaves the file when it is no longer live.")
    ),
    Sanction.FIRST_WRITTEN_WARNING: _Rule(
        RecordClass.FIRST_WARNING, 6, N_("A first written warning leaves the file when it is no longer live.")
    ),
    Sanction.FINAL_WRITTEN_WARNING: _Rule(
        RecordClass.FINAL_WARNING, 18, N_("A final written warning is kept eighteen months from its date.")
    ),
    Sanction.EXTENDED_FINAL_WARNING: _Rule(
        RecordClass.FINAL_WARNING, 18, N_("A final written warning is kept eighteen months from its date.")
    ),
    Sanction.DEMOTION: _Rule(
        RecordClass.DEMOTION, 18, N_("A demotion is kept as long as a final written warning.")
    ),
}  # fmt: skip
_DISMISSALS: Final = frozenset({Sanction.DISMISSAL_WITH_NOTICE, Sanction.SUMMARY_DISMISSAL})
_CLAIMED: Final = frozenset({*_WARNED, *_DISMISSALS} - {Sanction.INFORMAL_ADVICE})
_REMOVED: Final = frozenset({SafeguardingOutcome.MALICIOUS, SafeguardingOutcome.FALSE})


def schedule(facts: RetentionFacts, *, claim_months: int) -> tuple[RetentionLine, ...]:
    """A line for each record set this case has. `claim_months` is the school's claim window."""
    own = [line for rule in _RULES for line in rule(facts, claim_months)]
    held = tuple(_holds(facts))
    lines = [_with_holds(line, held) for line in own]
    return (*lines, _accountability(lines, held))


def claim_window(facts: RetentionFacts, *, months: int) -> date | None:
    """The last day on which a claim may still come: from the latest of outcome, appeal and end of employment.

    Only a sanction or a dismissal has one. It is a shortest time to keep, not a hold.
    """
    if facts.sanction not in _CLAIMED:
        return None
    last = max(
        (d for d in (facts.outcome_on, facts.appeal_outcome_on, facts.employment_ended_on) if d),
        default=None,
    )
    return add_months(last, months) if last else None


def may_be_disposed(line: RetentionLine, today: date) -> bool:
    """Whether the day has come and nothing holds it."""
    if line.ending is Ending.PRESERVE or line.held:
        return False
    return line.keep_until is not None and today > line.keep_until


def may_be_live(line: RetentionLine, today: date) -> bool:
    """Whether a note or warning may still be counted: not from the day after its last live day."""
    return line.live_until is not None and today <= line.live_until


def reference_position(facts: RetentionFacts) -> Words:
    """What may stand in a reference (Keeping children safe in education; the school's own rules for warnings)."""
    if facts.safeguarding is SafeguardingOutcome.SUBSTANTIATED:
        return say(N_("The substantiated allegation may be included in a reference."))
    if facts.safeguarding is not None:
        return say(_NOT_IN_REFERENCES)
    if facts.sanction in _DISMISSALS:
        return say(N_("The reason for dismissal may be given in a reference."))
    if facts.sanction in _CLAIMED:
        return say(
            N_("The warning may be mentioned in a reference while it is live, and not afterwards.")
        )
    return say(N_("Nothing of this case is included in references."))


_NOT_IN_REFERENCES: Final = N_(
    "The allegation was not substantiated, so it is not included in references, nor that there was one."
)


def _case_file(facts: RetentionFacts, claim_months: int) -> Iterator[RetentionLine]:
    if facts.incident:
        return
    window = claim_window(facts, months=claim_months)
    if facts.sanction in _DISMISSALS:
        yield _dismissal(facts, window)
    elif facts.sanction in _WARNED and facts.sanction is not None:
        yield _warned_file(facts, _WARNED[facts.sanction], window)
    elif facts.ended_early:
        yield RetentionLine(
            RecordSet.CASE_FILE, RecordClass.ENDED_EARLY, Ending.DISPOSE,
            say(N_("There was no outcome. It is kept six years from the end of employment, or from the closing."),),
            trigger=facts.employment_ended_on or facts.closed_on,
            keep_until=_later(facts.employment_ended_on or facts.closed_on, 6 * _YEAR),
        )  # fmt: skip
    elif facts.closed_on is not None or facts.outcome_on is not None:
        ended = facts.outcome_on or facts.closed_on
        yield RetentionLine(
            RecordSet.CASE_FILE, RecordClass.NOT_UPHELD, Ending.DISPOSE,
            say(N_("Nothing was found against the subject, so it is disposed of when the case ends.")),
            trigger=ended, keep_until=ended,
        )  # fmt: skip


def _dismissal(facts: RetentionFacts, window: date | None) -> RetentionLine:
    kept = _later(facts.employment_ended_on, 6 * _YEAR)
    return RetentionLine(
        RecordSet.CASE_FILE, RecordClass.DISMISSAL, Ending.DISPOSE,
        say(N_("The file of a dismissal is kept six years from the end of employment.")),
        trigger=facts.employment_ended_on,
        keep_until=max((kept, window or kept)) if kept else None,
    )  # fmt: skip


def _warned_file(facts: RetentionFacts, rule: _Rule, window: date | None) -> RetentionLine:
    off_file = _off_file(facts, rule)
    if window is not None and (off_file is None or window > off_file):
        sentence = N_("A claim may come until then: the case file is kept that long at least.")
        return RetentionLine(
            RecordSet.CASE_FILE, rule.record_class, Ending.DISPOSE, say(sentence),
            trigger=facts.appeal_outcome_on or facts.outcome_on, keep_until=window,
        )  # fmt: skip
    ending = Ending.REVIEW if rule.record_class is RecordClass.INFORMAL_ADVICE else Ending.DISPOSE
    return RetentionLine(
        RecordSet.CASE_FILE, rule.record_class, ending, say(rule.reason),
        trigger=facts.warned_on, keep_until=off_file,
    )  # fmt: skip


def _personnel_entry(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    rule = _WARNED.get(facts.sanction) if facts.sanction else None
    if rule is None or facts.incident:
        return
    live = facts.live_months
    yield RetentionLine(
        RecordSet.PERSONNEL_ENTRY, rule.record_class, Ending.DISPOSE, say(rule.reason),
        trigger=facts.warned_on,
        live_until=last_live_day(facts.warned_on, live) if facts.warned_on and live else None,
        keep_until=_off_file(facts, rule),
    )  # fmt: skip


def _safeguarding(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.safeguarding is None:
        return
    if facts.sexual_abuse:
        yield RetentionLine(
            RecordSet.SAFEGUARDING, RecordClass.PRESERVED, Ending.PRESERVE,
            say(N_("Records related to sexual abuse are preserved; nobody disposes of them.")),
            trigger=facts.allegation_on,
        )  # fmt: skip
    elif facts.safeguarding in _REMOVED and not facts.consents_to_keep:
        yield RetentionLine(
            RecordSet.SAFEGUARDING, RecordClass.REMOVED_ALLEGATION, Ending.REMOVE_NOW,
            say(N_("A malicious or false allegation is removed from personnel records, unless the subject wants it kept.")),
            trigger=facts.closed_on or facts.outcome_on, keep_until=facts.closed_on or facts.outcome_on,
        )  # fmt: skip
    else:
        ten_years = _later(facts.allegation_on, 10 * _YEAR)
        days = [d for d in (facts.pension_on, ten_years) if d]
        known = N_(
            "Kept to normal pension age, or ten years from the allegation if that is longer; then looked at again."
        )
        unknown = N_(
            "Kept ten years from the allegation, or to normal pension age if that is longer. Enter when that is."
        )
        yield RetentionLine(
            RecordSet.SAFEGUARDING, RecordClass.SAFEGUARDING_ALLEGATION, Ending.REVIEW,
            say(known if facts.pension_on else unknown),
            trigger=facts.allegation_on, keep_until=max(days, default=None),
        )  # fmt: skip


def _low_level(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.low_level_on is not None:
        yield RetentionLine(
            RecordSet.LOW_LEVEL_CONCERN, RecordClass.LOW_LEVEL_CONCERN, Ending.REVIEW,
            say(N_("A low-level concern is kept at least until the person leaves, then looked at again.")),
            trigger=facts.low_level_on, keep_until=facts.employment_ended_on,
        )  # fmt: skip


def _monitoring(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.monitored:
        yield RetentionLine(
            RecordSet.MONITORING, RecordClass.MONITORING, Ending.DISPOSE,
            say(N_("What monitoring gathered is destroyed six months after the case ends; what was irrelevant, at once.")),
            trigger=facts.closed_on, keep_until=_later(facts.closed_on, 6),
        )  # fmt: skip


def _pupils(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    for pupil in facts.pupils:
        known = N_("A pupil's record is kept until the pupil is 25.")
        unknown = N_("A pupil's record is kept until the pupil is 25. Enter the date of birth.")
        yield RetentionLine(
            RecordSet.PUPIL, RecordClass.PUPIL, Ending.DISPOSE, say(known if pupil.born else unknown),
            trigger=pupil.born, keep_until=_later(pupil.born, 25 * _YEAR), subject=pupil.code,
        )  # fmt: skip


def _incident(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.incident:
        yield RetentionLine(
            RecordSet.INCIDENT, RecordClass.INCIDENT, Ending.DISPOSE,
            say(N_("What was done to a member of staff online is kept six years from the closing.")),
            trigger=facts.closed_on, keep_until=_later(facts.closed_on, 6 * _YEAR),
        )  # fmt: skip


def _access(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.access_withdrawn:
        yield RetentionLine(
            RecordSet.ACCESS_WITHDRAWAL, RecordClass.ACCESS_WITHDRAWAL, Ending.DISPOSE,
            say(N_("A withdrawal of access is kept twelve months after it was lifted.")),
            trigger=facts.access_lifted_on, keep_until=_later(facts.access_lifted_on, _YEAR),
        )  # fmt: skip


def _police(facts: RetentionFacts, _claim_months: int) -> Iterator[RetentionLine]:
    if facts.police_copies:
        yield RetentionLine(
            RecordSet.POLICE_COPIES, RecordClass.POLICE_PROPERTY, Ending.RETURN,
            say(N_("What the police lent belongs to the police: ask them before anything is done with it.")),
        )  # fmt: skip


_RULES: Final[tuple[Callable[[RetentionFacts, int], Iterator[RetentionLine]], ...]] = (
    _case_file,
    _personnel_entry,
    _safeguarding,
    _low_level,
    _monitoring,
    _pupils,
    _incident,
    _access,
    _police,
)


def _accountability(lines: list[RetentionLine], held: tuple[Words, ...]) -> RetentionLine:
    """Who saw and received what is kept as long as the longest record it is about."""
    preserved = any(line.ending is Ending.PRESERVE for line in lines)
    open_ended = any(line.keep_until is None and line.ending is not Ending.RETURN for line in lines)
    last = max((line.keep_until for line in lines if line.keep_until), default=None)
    return RetentionLine(
        RecordSet.ACCOUNTABILITY, RecordClass.LONGEST,
        Ending.PRESERVE if preserved else Ending.DISPOSE,
        say(N_("Who saw and received what is kept as long as the longest-kept part of the case.")),
        keep_until=None if open_ended else last, held=held,
    )  # fmt: skip


def _with_holds(line: RetentionLine, held: tuple[Words, ...]) -> RetentionLine:
    """A hold stops disposal. It never keeps anything on the personnel file: there a restricted copy takes its place."""
    if not held or line.record_set is RecordSet.PERSONNEL_ENTRY or line.ending is Ending.REMOVE_NOW:
        return line
    return RetentionLine(
        line.record_set, line.record_class, line.ending, line.reason, line.trigger, line.live_until,
        line.keep_until, line.subject, held,
    )  # fmt: skip


def _holds(facts: RetentionFacts) -> Iterator[Words]:
    if facts.access_request:
        yield say(
            N_("A request for personal data is open: nothing is disposed of while it is answered.")
        )
    if facts.litigation_hold:
        yield say(N_("A claim is known or threatened: nothing is disposed of until that is over."))


def _off_file(facts: RetentionFacts, rule: _Rule) -> date | None:
    """When a note or warning leaves the file: by its rule, and never before it has stopped being live."""
    return _later(facts.warned_on, max(rule.months, facts.live_months or 0))


def _later(day: date | None, months: int) -> date | None:
    return add_months(day, months) if day else None
