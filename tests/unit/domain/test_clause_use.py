"""Where each of the 57 clauses is put to use; the list of those that are not must only ever get shorter."""

from pathlib import Path

import pytest

import casebook
from casebook import resources
from casebook.domain.policy_text import parse_policy

CODE = Path(casebook.__file__).parent

# What may be charged is used by the classification of conduct. For the rest: a file, and the words there that show it.
USES = {
    "0.title": ("domain/case.py", "class PinnedPolicy"),
    "0.examples": ("domain/allegation.py", "own_words"),
    "1.1": ("domain/evidence.py", "platform: str"),
    "2.4": ("domain/suggestion.py", "points: tuple"),
    "3.3": ("domain/procedure_stage.py", '"3.3"'),
    "4.1": ("domain/allegation.py", "class Capacity"),
    "5.1": ("domain/triage.py", "possible_offence"),
    "5.2.tail": ("domain/procedure_stage.py", '"5.2.tail"'),
    "5.3": ("domain/procedure_stage.py", '"5.3"'),
    "6.5": ("domain/procedure_stage.py", '"6.5"'),
    "EQ": ("domain/procedure_stage.py", '"EQ"'),
    "END": ("domain/procedure.py", "review_overdue"),
}

# No field, check, page or document uses these yet. Take an id out when one does; put none in.
UNUSED = {
    "0.related": "a pack that encloses what it cites",
    "3.1": "the monitoring authorisation",
    "3.1(i)": "the monitoring authorisation",
    "3.1(ii)": "the monitoring authorisation",
    "3.2": "the retention of monitoring records",
    "4.4": "how the school could be identified",
    "6.4": "the kind of perpetrator",
    "6.6": "the outcome of a pupil's claim",
    "7": "the guidance in a support letter",
}


def ids(*, chargeable: bool) -> set[str]:
    policy = parse_policy(resources.text("policies", "beaumont-2018.toml"))
    return {each.id for each in policy.clauses if each.chargeable is chargeable}


def test_every_clause_is_used_or_listed_as_unused() -> None:
    assert len(ids(chargeable=True)) == 36
    assert USES.keys() | UNUSED.keys() == ids(chargeable=False)
    assert not USES.keys() & UNUSED.keys()
    print(f"\n{len(UNUSED)} of 57 clauses are not used yet: {', '.join(UNUSED)}")


def test_the_list_of_unused_clauses_does_not_grow() -> None:
    assert len(UNUSED) <= 9


@pytest.mark.parametrize("clause", USES)
def test_what_uses_a_clause_is_really_there(clause: str) -> None:
    file, words = USES[clause]
    assert words in (CODE / file).read_text(encoding="utf-8")


def test_what_can_be_charged_is_used_by_the_classification() -> None:
    assert "clause.chargeable" in (CODE / "domain" / "classification.py").read_text(
        encoding="utf-8"
    )
