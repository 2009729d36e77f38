"""One signed-in person with an open casebook: what every service shares. Its methods run on one thread."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook import __version__
from casebook.domain import hold_block, line
from casebook.domain import roles as permissions
from casebook.domain.acts import Act
from casebook.domain.calendar import WorkingCalendar
from casebook.domain.case import Case, CaseSummary, PinnedPolicy
from casebook.domain.case_log import Detail
from casebook.domain.case_view import Reader
from casebook.domain.clock import Clock, local_day
from casebook.domain.delegation import Delegation
from casebook.domain.guide import Guide
from casebook.domain.hold_block import HELD
from casebook.domain.ids import CaseId, PersonId
from casebook.domain.limit import in_force
from casebook.domain.limit_value import Limit
from casebook.domain.person import Post, PostHolding
from casebook.domain.policy import Policy
from casebook.domain.policy_text import parse_policy
from casebook.domain.procedure import guide, summary
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Permission, Role
from casebook.domain.school import School
from casebook.errors import CardChanged, Damaged
from casebook.services.casefile import CaseFile
from casebook.services.open_files import OpenFiles
from casebook.services.turn import Monotonic
from casebook.services.working_days import working_calendar
from casebook.store import case as case_rows
from casebook.store import delegation as delegation_rows
from casebook.store import limit as limit_rows
from casebook.store import police as police_rows
from casebook.store import record as records
from casebook.store import register as register_rows
from casebook.store import summary as summary_rows
from casebook.store.transaction import Tx
from casebook.vault.card import Card, CardKind, ConfirmedCard, folded
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.vault import Vault


class Session:
    """Not picklable, and its text is only the person's id."""

    def __init__(
        self, vault: Vault, identity: Identity, *, clock: Clock, monotonic: Monotonic
    ) -> None:
        self.vault = vault
        self.identity = identity
        self.clock = clock
        here = identity.last_here
        self.last_here = date.fromisoformat(here) if here else None  # the day of the visit before
        self.files = OpenFiles(
            identity,
            practice=vault.practice,
            clock=clock,
            monotonic=monotonic,
            summarise=self._summarise,
        )
        self._policies: dict[str, Policy] = {}
        self.reworked: dict[
            CaseId, CaseSummary
        ] = {}  # rows of lists by the school's newer settings

    # Who and when

    @property
    def person(self) -> PersonId:
        return self.identity.person

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def practice(self) -> bool:
        """Whether this casebook, or the clock, is a played one."""
        return self.vault.practice or self.clock.practice

    def now(self) -> datetime:
        """The present, with a zone."""
        return self.clock.now()

    def today(self) -> date:
        """The day it is in England."""
        return local_day(self.clock.now())

    # The casebook's own record

    @property
    def register(self) -> CaseFile:
        """The register, open and checked."""
        return self.files.register

    def register_key_set(self) -> str:
        """The digest (hex) of the register's key set as it lies there now."""
        keyed = self.identity.open_register(write=False)
        keyed.close()
        return keyed.key_set_digest

    def school(self) -> School:
        """The school as its letters show it."""
        with self.register.reading() as tx:
            return register_rows.school(tx)

    def posts(self) -> tuple[PostHolding, ...]:
        """Who holds and held which post, in the order it was recorded."""
        with self.register.reading() as tx:
            return register_rows.posts(tx)

    def post(self, person: PersonId | None = None) -> Post | None:
        """What somebody (the signed-in person) is at the school now."""
        wanted = person or self.person
        held = [one for one in self.posts() if one.person == wanted and one.until is None]
        return held[-1].post if held else None

    def calendar(self) -> WorkingCalendar:
        """England's working days without the school's own closure days, and its terms."""
        with self.register.reading() as tx:
            return working_calendar(limit_rows.dates(tx))

    def limits(self) -> Mapping[str, Limit]:
        """Every time limit as the school has it."""
        with self.register.reading() as tx:
            return in_force(limit_rows.settings(tx), limit_rows.units(tx))

    def delegation(self) -> Delegation:
        """Who decides what in this school."""
        with self.register.reading() as tx:
            return delegation_rows.get(tx)

    def policies(self) -> tuple[tuple[Policy, PinnedPolicy], ...]:
        """Every adopted version, with what a case keeps to name it."""
        with self.register.reading() as tx:
            adopted = register_rows.policies(tx)
        return tuple(
            (self._parsed(one.sha256, one.text), PinnedPolicy(one.policy, one.version, one.sha256))
            for one in adopted
        )

    def policy(self, pinned: PinnedPolicy) -> Policy:
        """The version a case is pinned to. Raises `Damaged` where the register does not hold it any more."""
        if pinned.sha256 not in self._policies:
            self.policies()
        if pinned.sha256 not in self._policies:
            raise Damaged(item=self.register.keyed.database_item)
        return self._policies[pinned.sha256]

    def case_policy(self, case: Case) -> Policy:
        """The version a case is judged by: of the day of the conduct, or of the report until that day is known."""
        return self.policy(case.policy_at_conduct or case.policy_at_report)

    def _parsed(self, sha256: str, text: str) -> Policy:
        if sha256 not in self._policies:
            self._policies[sha256] = _parsed(text)
        return self._policies[sha256]

    # People

    def confirmed(self) -> tuple[ConfirmedCard, ...]:
        """Everybody confirmed whose card is readable and still the one that was confirmed, oneself first.

        One damaged or changed card hides only itself; `enrolled` shows that person as not confirmed.
        """
        people = dict.fromkeys((self.person, *(card.person for card in self.vault.cards())))
        found = []
        for person in people:
            with contextlib.suppress(CardChanged, Damaged):
                found.append(self.identity.confirmed(person))
        return tuple(card for card in found if card is not None)

    def user_named(self, name: str) -> PersonId | None:
        """The user of this name, however it is typed."""
        wanted = folded(name)
        return next((one.person for one in self.vault.cards() if folded(one.name) == wanted), None)

    def changed_cards(self) -> int:
        """How many people's cards are not the ones that were confirmed."""
        count = 0
        for card in self.vault.cards():
            try:
                self.identity.confirmed(card.person)
            except CardChanged:
                count += 1
            except Damaged:
                continue
        return count

    # Cases

    @contextlib.contextmanager
    def open_case(self, case: CaseId, *, write: bool = False) -> Iterator[CaseFile]:
        """An open case. It stays open until the casebook is locked; `write` takes the turn to write.

        Raises `CannotOpen`, `Damaged`, and with `write` `HeldElsewhere` or `ReadOnly`.
        """
        file = self.files.case(case)
        if write:
            file.begin_writing()
        yield file

    def readers(self, case: CaseId) -> tuple[Reader, ...]:
        """Everybody who holds the key to the case, as its key set says now."""
        keyed = self.identity.open_case(case, write=False)
        members = keyed.members
        keyed.close()
        cards = {one.person: one for one in self.vault.cards()}
        return tuple(_reader(one.person, cards.get(one.person)) for one in members)

    def pool_case(self, case: CaseId) -> KeyedFile:
        """The keys of a case for work on bytes beside the databases. Takes the turn to write, so that nobody sweeps.

        Raises `HeldElsewhere`, `ReadOnly`.
        """
        with self.open_case(case) as file:
            file.take_turn()
            return file.keyed

    @contextlib.contextmanager
    def acting(
        self,
        case: CaseId,
        permission: Permission,
        act: Act,
        *,
        obj: str = "",
        detail: Detail = (),
    ) -> Iterator[Tx]:
        """May they, and a transaction that becomes one signed entry. Raises `NotAllowed` before anything is written."""
        with self.open_case(case) as file:
            self.require(file, permission)
            with file.transaction(act, obj=obj, detail=detail) as tx:
                yield tx

    @contextlib.contextmanager
    def seeing(self, case: CaseId, permission: Permission = Permission.SEE_CASE) -> Iterator[Tx]:
        """May they, and a read transaction."""
        with self.open_case(case) as file, file.reading() as tx:
            self.require(tx, permission)
            yield tx

    def roles(self, tx: Tx) -> frozenset[Role]:
        """The parts the signed-in person plays in this case now."""
        held = case_rows.roles(tx)
        return frozenset(
            one.role for one in held if one.person == self.person and one.until is None
        )

    def require(self, where: CaseFile | Tx, permission: Permission) -> None:
        """Refuse unless the signed-in person may do this in the case. Raises `NotAllowed`.

        Somebody who holds the key and no part yet, a second opener, may see the case.
        """
        if isinstance(where, CaseFile):
            with where.reading() as tx:
                mine = self.roles(tx)
        else:
            mine = self.roles(where)
        if permission is not Permission.SEE_CASE or mine:
            permissions.require(mine, permission)
        if permission in line.NOT_EVERYWHERE:
            self.mind_the_line(where, permission)
        if permission in HELD:
            self.mind_the_hold(where, permission)

    def mind_the_line(self, where: CaseFile | Tx, permission: Permission) -> None:
        """Refuse what the line of this case has nothing for. Raises `Refused`."""
        if isinstance(where, CaseFile):
            with where.reading() as tx:
                kind = case_rows.get(tx).kind
        else:
            kind = case_rows.get(where).kind
        line.check_permission(kind, permission)

    def mind_the_hold(self, where: CaseFile | Tx, permission: Permission) -> None:
        """Refuse what a police hold stops today. Raises `Refused`."""
        if isinstance(where, CaseFile):
            with where.reading() as tx:
                holds = police_rows.holds(tx)
        else:
            holds = police_rows.holds(where)
        hold_block.check_permission(holds, permission, today=self.today())

    def record(self, tx: Tx) -> CaseRecord:
        """Everything the case holds, without bytes."""
        return records.load(tx, self.school())

    def guide(
        self,
        record: CaseRecord,
        roles: frozenset[Role] = frozenset(Role),
        *,
        on: date | None = None,
    ) -> Guide:
        """What the guide says about the case today, or on a day, to somebody with these roles."""
        return guide(
            record,
            policy=self.case_policy(record.case),
            calendar=self.calendar(),
            today=on or self.today(),
            roles=roles,
            limits=self.limits(),
            delegation=self.delegation(),
        )

    def procedure_view(self, record: CaseRecord, roles: frozenset[Role]) -> ProcedureView:
        """The case as its rules are asked about it today, by somebody with these roles."""
        return ProcedureView(
            record,
            self.case_policy(record.case),
            self.calendar(),
            self.today(),
            roles,
            self.limits(),
            self.delegation(),
        )

    # The end

    def close(self) -> None:
        """Close every file and forget every key."""
        try:
            self.files.close()
        finally:
            self.identity.close()

    def summary(self, record: CaseRecord, *, on: date | None = None) -> CaseSummary:
        """The row a list shows of a case, as of today or of a day; when it was checked is left open."""
        return replace(summary(record, self.guide(record, on=on)), worked_by=self.settings_mark())

    def settings_mark(self) -> str:
        """What names the state of the school's limits, calendar and kind by which days are worked out (16 hex)."""
        with self.register.reading() as tx:
            set_by = (
                register_rows.school(tx),
                sorted(limit_rows.settings(tx), key=lambda one: one.key),
                sorted(limit_rows.units(tx).items()),
                limit_rows.dates(tx),
            )
        return hashlib.sha256(f"{__version__} {set_by}".encode()).hexdigest()[:16]

    def _summarise(self, tx: Tx) -> None:
        kept = summary_rows.get(tx)
        found = self.summary(self.record(tx))
        checked = None if kept is None else kept.checked_at
        summary_rows.save(tx, replace(found, checked_at=checked))

    @override
    def __repr__(self) -> str:
        return self.person

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a session is neither copied nor pickled")


# A version never changes, and everybody who signs in needs the same ones.
_parsed = lru_cache(maxsize=16)(parse_policy)


def _reader(person: PersonId, card: Card | None) -> Reader:
    if card is None:
        return Reader(person, "")
    return Reader(person, card.name, recovery=card.kind is CardKind.RECOVERY)
