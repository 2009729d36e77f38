"""A casebook's folder: made, opened, and the door to it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casebook.domain import canon
from casebook.domain.ids import CasebookId
from casebook.errors import (
    CannotOpen,
    CostRefused,
    Damaged,
    FolderInUse,
    NewerFormat,
    NoDeviceSecret,
    NotACasebook,
    NotAllowed,
    NotCanonical,
    WrongPassword,
)
from casebook.vault import fields, person_file
from casebook.vault.card import Card, CardKind, folded
from casebook.vault.cost import Cost, CostLimits, calibrated_cost
from casebook.vault.device_secret import DeviceSecret
from casebook.vault.enrolment import new_person
from casebook.vault.folder import Folder
from casebook.vault.identity import Identity
from casebook.vault.key import Key, KeyPair
from casebook.vault.password import check_password
from casebook.vault.person_file import PersonFile
from casebook.vault.premises import Premises
from casebook.vault.roll import damaged_cards, roll
from casebook.vault.secret import Secret
from casebook.vault.sheet import read_sheet
from casebook.vault.slot import SlotKind, open_slot, read_cost, spend

_VERSION = 1
_LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True)
class SignInDelay:
    """How long to wait after so many failures: 1, 2, 4 … 60 seconds. Nobody is ever locked out."""

    failures: int

    @property
    def wait_seconds(self) -> int:
        """Seconds before the next try may be made."""
        if self.failures == 0:
            return 0
        return min(1 << min(self.failures - 1, 6), _LONGEST_WAIT)


class Vault:
    """One casebook, with nobody signed in."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises
        self._failures = 0

    @property
    def id(self) -> CasebookId:
        """The casebook's id."""
        return self._premises.casebook

    @property
    def practice(self) -> bool:
        """Whether it was made for practice, so that every page it prints says so."""
        return self._premises.practice

    @property
    def cost(self) -> Cost:
        """What trying one password costs here: chosen when the casebook was set up."""
        return self._premises.cost

    @property
    def path(self) -> Path:
        """The casebook's folder."""
        return self._premises.folder.path

    @property
    def read_only(self) -> bool:
        """Whether this account may not write in the folder."""
        return not self._premises.folder.writable()

    @property
    def delay(self) -> SignInDelay:
        """How long the window makes people wait now."""
        return SignInDelay(self._failures)

    @property
    def enrolled(self) -> bool:
        """Whether setting up was finished once: there is a card or a case, readable or not."""
        return bool(self._premises.folder.people() or self._premises.folder.cases())

    def cards(self) -> tuple[Card, ...]:
        """Every readable card, confirmed or not: a name here is no proof of who it is."""
        return roll(self._premises)

    def found_person(self, name: str, password: Secret) -> Identity:
        """The first person, who also founds the register; raises `NotAllowed` once anybody is enrolled."""
        if self._premises.folder.people():
            raise NotAllowed("Somebody is enrolled here already. Ask them to enrol you at this PC.")
        check_password(password)
        own, seed = new_person(self._premises, name, CardKind.PERSON, password)
        identity = Identity(self._premises, own, seed)
        # The card comes last: it is what shows that somebody is enrolled.
        identity.found_register()
        identity.move_in()
        return identity

    def sign_in(
        self, name: str, password: Secret, *, device: DeviceSecret | None = None
    ) -> Identity:
        """Unlock a person by displayed name or id; raises `WrongPassword` for a wrong or unknown either.

        Also `CostRefused`, `NoDeviceSecret`, `Damaged`.
        """
        found = [one for one in self._named(name) if one.slot(SlotKind.PASSWORD) is not None]
        if not found:
            spend(password, self._premises.cost, self._premises.limits)
        return self._first_that_opens(found, SlotKind.PASSWORD, password, device)

    def sign_in_with_sheet(self, name: str, sheet: Secret) -> Identity:
        """Unlock a person by their recovery sheet; raises `WrongGroup` for a slip, `WrongPassword`."""
        letters = read_sheet(sheet)
        found = [one for one in self._named(name) if one.slot(SlotKind.SHEET) is not None]
        try:
            return self._first_that_opens(found, SlotKind.SHEET, letters, None)
        except WrongPassword:
            raise WrongPassword(
                "The name and recovery sheet do not fit together. Check both and try again."
            ) from None
        finally:
            letters.close()

    def _named(self, name: str) -> list[PersonFile]:
        # Anybody who can write in the folder can add a card of the same name: it must shut nobody out.
        wanted = folded(name)
        people = [one.person for one in self.cards() if wanted in {folded(one.name), one.person}]
        return [person_file.read_person(self._premises.folder, self.id, one) for one in people]

    def _first_that_opens(
        self, found: list[PersonFile], kind: SlotKind, secret: Secret, device: DeviceSecret | None
    ) -> Identity:
        # Anybody may have put a card of this name there: what it asks for must not shut its namesake out.
        refused: CannotOpen | None = None
        for own in found:
            slot = own.slot(kind)
            assert slot is not None
            if slot.device and device is None:
                refused = refused or NoDeviceSecret()
                continue
            try:
                seed = open_slot(
                    slot,
                    secret,
                    casebook=self.id,
                    person=own.card.person,
                    limits=self._premises.limits,
                    device=device,
                )
            except CostRefused as error:
                refused = error
                continue
            except WrongPassword:
                continue
            self._check_keys(own.card, seed)
            self._failures = 0
            return Identity(self._premises, own, seed, by_sheet=kind is SlotKind.SHEET)
        if refused is not None:
            raise refused
        self._failures += 1
        damaged = () if found else damaged_cards(self._premises)
        if damaged:  # whose they are cannot be told, so it may be this person's
            raise Damaged(item=damaged[0])
        raise WrongPassword

    def _check_keys(self, card: Card, seed: Key) -> None:
        pair = KeyPair(seed)
        if (pair.receive_public.hex(), pair.sign_public.hex()) != (card.receive, card.sign):
            folder = self._premises.folder
            raise Damaged(item=folder.named(folder.person(card.person)))


def measured_cost(limits: CostLimits, *, most: float, monotonic: Callable[[], float]) -> Cost:
    """The dearest cost that this PC does in `most` seconds, found by trying; takes about six times as long."""

    def once(cost: Cost) -> float:
        start = monotonic()
        spend(Secret("any"), cost, limits)
        return monotonic() - start

    def taken(cost: Cost) -> float:
        # The first try also pays for memory the program never touched before: later sign-ins would be too cheap.
        return min(once(cost), once(cost))

    return calibrated_cost(limits, taken, most=most)


def create_vault(
    path: Path,
    *,
    cost: Cost,
    limits: CostLimits,
    practice: bool,
    app_data: Path | None = None,
    key_store: bool = False,
) -> Vault:
    """A new casebook in a folder that is absent or empty.

    Raises `FolderInUse`, `CostRefused` when the cost is outside the limits, `NotStored`.
    """
    limits.check(cost)
    folder = Folder(path)
    if not folder.empty():
        raise FolderInUse
    casebook = CasebookId(str(uuid.uuid4()))
    folder.make()
    data = canon.encode(
        {
            "v": _VERSION,
            "casebook": casebook,
            "kdf": [cost.memory_kib, cost.passes, cost.lanes],
            "practice": practice,
        }
    )
    folder.write(folder.settings(), data)
    return Vault(Premises(folder, casebook, practice, cost, limits, app_data, key_store))


def open_vault(
    path: Path, *, limits: CostLimits, app_data: Path | None, key_store: bool = False
) -> Vault:
    """The casebook in a folder; raises `NotACasebook`, `NewerFormat`, `CostRefused`, `Damaged`.

    `app_data` is this PC's folder for second copies of people's last-seen memory, and `key_store` whether its key
    store may be told how far they have come.
    """
    folder = Folder(path)
    item = folder.named(folder.settings())
    try:
        value = canon.decode(folder.read(folder.settings(), limit=canon.LIMIT))
        if isinstance(value, dict) and isinstance(value.get("v"), int) and value["v"] != _VERSION:
            raise NewerFormat
        read = fields.mapping(value, "v", "casebook", "kdf", "practice")
        cost = read_cost(read["kdf"])
        casebook = CasebookId(str(uuid.UUID(fields.text(read["casebook"]))))
        practice = fields.flag(read["practice"])
    except FileNotFoundError:
        raise NotACasebook from None
    except (NotCanonical, ValueError):
        raise Damaged(item=item) from None
    limits.check(cost)
    return Vault(Premises(folder, casebook, practice, cost, limits, app_data, key_store))
