"""What the register keeps of the school: who it is, its posts, its policies, its settings. Nothing of any case."""

from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import bindparam, select

from casebook.domain.adopted import AdoptedPolicy
from casebook.domain.ids import PersonId
from casebook.domain.person import Post, PostHolding
from casebook.domain.school import School
from casebook.errors import Damaged
from casebook.store.kept import Kept, written
from casebook.store.rows.register import (
    PolicyRow,
    PostHoldingRow,
    SchoolRow,
    SettingRow,
    SetupTaskRow,
)
from casebook.store.shape import day
from casebook.store.transaction import Tx

_ONLY = "school"
_SCHOOL = Kept(SchoolRow, School)
_POSTS = Kept(PostHoldingRow, PostHolding, order="position")
_POLICIES = Kept(PolicyRow, AdoptedPolicy, order="position")


def school(tx: Tx) -> School:
    """The school.

    Raises:
        Damaged: the row is not there, and no register begins without one.
    """
    found = _SCHOOL.one(tx, _ONLY)
    if found is None:
        raise Damaged(item="school")
    return found


def save_school(tx: Tx, school: School) -> None:
    """Keep the school as it is now."""
    _SCHOOL.put(tx, _ONLY, school)


def posts(tx: Tx) -> tuple[PostHolding, ...]:
    """Who holds and held which post, in the order it was recorded."""
    return _POSTS.all(tx)


def add_post(tx: Tx, holding: PostHolding) -> None:
    """Keep that someone holds a post."""
    _POSTS.put(tx, _holding_id(holding), holding)


def end_post(tx: Tx, person: PersonId, post: Post, until: date) -> None:
    """End someone's holding of a post; `until` is the first day they no longer hold it."""
    for held in posts(tx):
        if held.person == person and held.post is post and held.until is None:
            _POSTS.put(tx, _holding_id(held), replace(held, until=until))


def _holding_id(holding: PostHolding) -> str:
    return f"{holding.person}/{holding.post}/{holding.since.isoformat()}"


def policies(tx: Tx) -> tuple[AdoptedPolicy, ...]:
    """Every version adopted, first to last."""
    return _POLICIES.all(tx)


def add_policy(tx: Tx, adopted: AdoptedPolicy) -> None:
    """Keep a version of the policy as it was adopted."""
    _POLICIES.put(tx, f"{adopted.policy}/{adopted.version}", adopted)


@cache
def _text_of_setting() -> str:
    return written(select(SettingRow.value).where(SettingRow.id == bindparam("name")))


def setting(tx: Tx, name: str) -> str | None:
    """A setting of the school, None when it was never set."""
    return next((value for (value,) in tx.read_fixed(_text_of_setting(), name)), None)


def save_setting(tx: Tx, name: str, value: str) -> None:
    """Set a setting."""
    tx.put(SettingRow, name, {"value": value})


def tasks_done(tx: Tx) -> dict[str, date]:
    """The set-up tasks that are done, and on what day (local)."""
    rows = tx.read(select(SetupTaskRow.id, SetupTaskRow.done_on))
    return {task: day(done_on) for task, done_on in rows}


def tick_task(tx: Tx, task: str, on: date) -> None:
    """Keep that a set-up task is done."""
    tx.put(SetupTaskRow, task, {"done_on": on.isoformat()})
