"""The school: its details, who holds which post, its policies, and what set-up left to finish."""

import hashlib
from dataclasses import replace
from datetime import date

from casebook import resources
from casebook.domain.acts import Act
from casebook.domain.adopted import AdoptedPolicy
from casebook.domain.case import PinnedPolicy
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import PersonId
from casebook.domain.person import Post, PostHolding
from casebook.domain.policy import Policy, in_force
from casebook.domain.policy_text import parse_policy
from casebook.domain.school import School
from casebook.domain.set_up import SetUpId, SetUpTask, set_up_task
from casebook.errors import NoPolicyThen, Refused
from casebook.services.session import Session
from casebook.store import register as rows
from casebook.store.transaction import Tx
from casebook.vault.card import CardKind

SHIPPED_POLICY = ("policies", "beaumont-2018.toml")


class SchoolService:
    """What a signed-in person can see and change of the casebook's own record."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> School:
        """The school as its letters show it."""
        return self._session.school()

    def save(self, school: School) -> Changes:
        """Change the school's details. Cases keep what their letters said."""
        if school != self._session.school():
            with self._session.register.transaction(Act.SCHOOL_SAVED) as tx:
                rows.save_school(tx, school)
        return changed(Kind.SCHOOL)

    # Posts

    def posts(self) -> tuple[PostHolding, ...]:
        """Who holds and held which post."""
        return self._session.posts()

    def set_post(self, person: PersonId, post: Post, title: str, *, name: str = "") -> Changes:
        """Somebody holds this post from today, and no other any more. `name` as letters print it."""
        known = [one.name for one in self._session.posts() if one.person == person]
        today = self._session.today()
        holding = PostHolding(person, name or (known[-1] if known else ""), post, title, today)
        with self._session.register.transaction(Act.POST_SET, obj=person) as tx:
            set_post(tx, holding)
        return changed(Kind.SCHOOL, Kind.USER)

    # Policies

    def policies(self) -> tuple[Policy, ...]:
        """Every adopted version, first to last."""
        return tuple(policy for policy, _ in self._session.policies())

    def adopt(self, text: str) -> Changes:
        """Adopt a version of the policy. Raises PolicyMistakes with every mistake, Refused for a version that is held."""
        policy = parse_policy(text)
        if any((one.id, one.version) == (policy.id, policy.version) for one in self.policies()):
            raise Refused(
                "This version of the policy was adopted before and is never changed. Give the new text a new version."
            )
        session = self._session
        with session.register.transaction(Act.POLICY_ADOPTED) as tx:
            adopt(tx, text, policy, on=session.today(), by=session.person)
        return changed(Kind.SCHOOL)

    def policy_for(self, on: date) -> Policy:
        """The version that was in force on a day. Raises NoPolicyThen."""
        return pinned(self._session, on)[0]

    # Set-up

    def set_up_tasks(self) -> tuple[SetUpTask, ...]:
        """What set-up left to finish; what is plainly done counts as done without a tick."""
        with self._session.register.reading() as tx:
            ticked = rows.tasks_done(tx)
        done = self._done()
        return tuple(set_up_task(id_, done=done[id_] or id_.value in ticked) for id_ in SetUpId)

    def tick(self, id_: SetUpId) -> Changes:
        """Say that a task is done, or not needed here."""
        with self._session.register.reading() as tx:
            if id_.value in rows.tasks_done(tx):
                return changed(Kind.SCHOOL)
        with self._session.register.transaction(Act.TASK_TICKED) as tx:
            rows.tick_task(tx, id_.value, self._session.today())
        return changed(Kind.SCHOOL)

    def _done(self) -> dict[SetUpId, bool]:
        identity = self._session.identity
        others = [one.card for one in self._session.confirmed() if one.person != identity.person]
        posts = {one.post for one in self._session.posts() if one.until is None}
        return {
            SetUpId.OWN_SHEET: identity.has_sheet,
            SetUpId.SCHOOL_SHEET: any(card.kind is CardKind.RECOVERY for card in others),
            SetUpId.LETTERHEAD: bool(self._session.school().address),
            SetUpId.SECOND_PERSON: any(card.kind is CardKind.PERSON for card in others),
            SetUpId.CHAIR: Post.CHAIR_OF_GOVERNORS in posts,
            SetUpId.LIMITS: all(one.quotable for one in self._session.limits().values()),
            SetUpId.TERMS: bool(self._session.calendar().terms),
        }


def pinned(session: Session, on: date) -> tuple[Policy, PinnedPolicy]:
    """The version in force on a day, and what a case keeps to name it. Raises NoPolicyThen."""
    versions = session.policies()
    policy = in_force((one for one, _ in versions), on)
    if policy is None:
        raise NoPolicyThen(day=on)
    return next(pair for pair in versions if pair[0] is policy)


def adopt(tx: Tx, text: str, policy: Policy, *, on: date, by: PersonId) -> None:
    """Keep a version as it was adopted, to the byte."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    rows.add_policy(tx, AdoptedPolicy(policy.id, policy.version, text, digest, on, by))


def adopt_shipped(tx: Tx, *, on: date, by: PersonId) -> None:
    """Adopt the policy that comes with Casebook."""
    text = resources.text(*SHIPPED_POLICY)
    adopt(tx, text, parse_policy(text), on=on, by=by)


def set_post(tx: Tx, holding: PostHolding) -> None:
    """Record that somebody holds a post, and end the others they hold."""
    for held in rows.posts(tx):
        if held.person == holding.person and held.until is None:
            if replace(held, since=holding.since) == holding:
                return
            rows.end_post(tx, held.person, held.post, holding.since)
    rows.add_post(tx, holding)
