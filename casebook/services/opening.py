"""A casebook set up, and a casebook opened: what happens before anybody is signed in, and the signing in."""

# What only a signed-in person needs is loaded when somebody signs in: the sign-in page is there at once.
# ruff: noqa: PLC0415

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.acts import Act
from casebook.domain.clock import Clock, local_day
from casebook.domain.person import Post, PostHolding
from casebook.domain.school import School
from casebook.domain.words import N_
from casebook.errors import Damaged, Missing, NoDeviceSecret, SetUpUnfinished, WrongPassword
from casebook.services.new_folder import as_it_was
from casebook.services.opener import Opener, standard_opener
from casebook.services.typed import cleaned
from casebook.vault import device_secret, sync_folder
from casebook.vault.card import folded
from casebook.vault.cost import Cost
from casebook.vault.identity import Identity
from casebook.vault.password import check_password
from casebook.vault.secret import Secret
from casebook.vault.vault import Vault, create_vault, measured_cost, open_vault

if TYPE_CHECKING:
    from casebook.services.user import User

__all__ = [
    "ClosedCasebook",
    "Opener",
    "Secret",
    "SetUp",
    "create_casebook",
    "open_casebook",
    "standard_opener",
    "sync_service",
]


@dataclass(frozen=True, slots=True)
class SetUp:
    """The answers that a new casebook needs; the rest can wait."""

    school: School
    person_name: str
    password: Secret = field(repr=False)
    post: Post
    post_title: str


def create_casebook(folder: Path, set_up: SetUp, *, clock: Clock, opener: Opener) -> "User":
    """A new casebook in an absent or empty folder, with its first person signed in.

    Raises Missing, WeakPassword, UnusableName, FolderInUse, NotStored; the folder is as it was then.
    """
    from casebook.services.user import User

    school, title = cleaned(set_up.school), cleaned(set_up.post_title)
    for value, what in (
        (school.name, _SCHOOL),
        (set_up.person_name.strip(), _NAME),
        (title, _POST),
    ):
        if not value:
            raise Missing(what=what)
    check_password(set_up.password)
    with as_it_was(folder.expanduser().absolute()):
        vault = create_vault(
            folder,
            cost=opener.cost if clock.practice else _cost(opener),
            limits=opener.limits,
            practice=clock.practice,
            app_data=opener.app_data,
            key_store=opener.key_store,
        )
        identity = vault.found_person(set_up.person_name, set_up.password)
        user = User(vault, identity, clock=clock, monotonic=opener.monotonic)
        today = local_day(clock.now())
        holding = PostHolding(user.person, user.name, set_up.post, title, today)
        try:
            _found_register(user, school, holding)
        except BaseException:
            user.close()  # an open database cannot be deleted everywhere
            raise
    return user


def _cost(opener: Opener) -> Cost:
    """What a password of a real casebook costs: what this PC does in the seconds aimed at."""
    if opener.aim is None:
        return opener.cost
    return measured_cost(opener.limits, most=opener.aim, monotonic=opener.monotonic)


def _found_register(user: "User", school: School, holding: PostHolding) -> None:
    from casebook.services.file_checks import KEYS, PRACTICE
    from casebook.services.school import adopt_shipped
    from casebook.store import register as register_rows

    register = user.session.files.found_register()
    practice = (PRACTICE, int(user.session.vault.practice))
    detail = ((KEYS, register.keyed.key_set_digest), practice)
    with register.founding(Act.REGISTER_CREATED, obj=register.keyed.id, detail=detail) as tx:
        register_rows.save_school(tx, school)
        register_rows.add_post(tx, holding)
        adopt_shipped(tx, on=holding.since, by=holding.person)
    register.turn.give_back()


def open_casebook(folder: Path, *, clock: Clock, opener: Opener) -> "ClosedCasebook":
    """The casebook in a folder, closed. Raises NotACasebook, NewerFormat, CostRefused, Damaged."""
    vault = open_vault(
        folder, limits=opener.limits, app_data=opener.app_data, key_store=opener.key_store
    )
    cards = vault.cards()
    if not cards:
        if vault.enrolled:  # a sentence that says to delete the folder must be sure of it
            raise Damaged(item="casebook.json")
        raise SetUpUnfinished
    names = frozenset(card.name for card in cards)
    return ClosedCasebook(vault, names, clock=clock, opener=opener)


def sync_service(folder: Path) -> str | None:
    """The service that copies this folder to the internet, by name: two PCs must not work in one."""
    return sync_folder.sync_service(folder, os.environ)


class ClosedCasebook:
    """A casebook with nobody signed in. `names`: who has keys, as their cards say, which nobody has confirmed yet."""

    def __init__(
        self, vault: Vault, names: frozenset[str], *, clock: Clock, opener: Opener
    ) -> None:
        self.names = names
        self._vault = vault
        self._clock = clock
        self._opener = opener
        self._failed_at = 0.0

    @property
    def folder_name(self) -> str:
        """The name of its folder."""
        return self._vault.path.name

    def sync_service(self) -> str | None:
        """The service that copies its folder to the internet, by name; None where there is no sign of one."""
        return sync_service(self._vault.path)

    @property
    def practice(self) -> bool:
        """Whether it was made for practice."""
        return self._vault.practice

    @property
    def wait_seconds(self) -> float:
        """Seconds until the next try: they grow with each failure, to a minute; nobody is ever locked out."""
        waited = self._opener.monotonic() - self._failed_at
        return max(0.0, self._vault.delay.wait_seconds - waited)

    def make_ready(self) -> None:
        """Load what signing in will need, while the person types; in the thread that signs in."""
        import casebook.services.user  # noqa: F401
        from casebook.services.working_days import bank_holidays

        bank_holidays()  # its library loads the holidays of every country, which takes longer than home itself
        if self._opener.key_store:
            device_secret.available()

    def sign_in(self, name: str, password: Secret) -> "User":
        """Sign in by displayed name (or id) and password. Raises WrongPassword, NoDeviceSecret, Damaged."""
        try:
            identity = self._counted(lambda: self._vault.sign_in(name, password))
        except NoDeviceSecret:
            kept = self._device_secret(name)
            if kept is None:
                raise
            identity = self._counted(lambda: self._vault.sign_in(name, password, device=kept))
        return self._user(identity)

    def sign_in_with_sheet(self, name: str, sheet: Secret) -> "User":
        """Sign in by displayed name and recovery sheet. Raises WrongGroup naming a slip, WrongPassword."""
        return self._user(self._counted(lambda: self._vault.sign_in_with_sheet(name, sheet)))

    def _counted(self, sign_in: Callable[[], Identity]) -> Identity:
        try:
            return sign_in()
        except WrongPassword:
            self._failed_at = self._opener.monotonic()
            raise

    def _device_secret(self, name: str) -> device_secret.DeviceSecret | None:
        wanted = folded(name)
        for card in self._vault.cards():
            if wanted in {folded(card.name), card.person} and device_secret.available():
                kept = device_secret.device_secret(self._vault.id, card.person)
                if kept is not None:
                    return kept
        return None

    def _user(self, identity: Identity) -> "User":
        from casebook.services.user import User

        return User(self._vault, identity, clock=self._clock, monotonic=self._opener.monotonic)


_SCHOOL = N_("the name of the school")
_NAME = N_("your name")
_POST = N_("what you are at the school")
