"""An unlocked person: signs, opens and founds cases, confirms others, changes their own slots."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NoReturn, SupportsIndex

from typing_extensions import override

from casebook.domain.case_log import message
from casebook.domain.ids import CaseId, PersonId
from casebook.errors import CannotOpen, CasebookError, Damaged, NotAllowed, WordsDiffer
from casebook.resources import _
from casebook.vault import person_file, seen_file
from casebook.vault.card import Card, CardKind, ConfirmedCard
from casebook.vault.confirmed_people import ConfirmedPeople
from casebook.vault.device_secret import DeviceSecret
from casebook.vault.enrolment import Enrolment, new_person, six_words_of
from casebook.vault.key import Key, KeyPair, verified
from casebook.vault.key_ring import KeyRing
from casebook.vault.key_set_change import PreparedKeySet
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.password import check_password
from casebook.vault.person_file import PersonFile
from casebook.vault.premises import Premises
from casebook.vault.rotation import PreparedRotation
from casebook.vault.secret import Secret
from casebook.vault.seen import Seen, SeenVerdict
from casebook.vault.sheet import RecoverySheet
from casebook.vault.slot import SlotKind, make_slot, open_slot

Verifier = Callable[[str, bytes, bytes], bool]
_SIGNED_OUTSIDE = frozenset({"log", "register", "backup", "checkpoint"})


class Identity:
    """One signed-in person with their keys. Not picklable, not copyable; its text form is the person's id."""

    def __init__(
        self, premises: Premises, own: PersonFile, seed: Key, *, by_sheet: bool = False
    ) -> None:
        self._premises, self._own, self._seed = premises, own, seed
        self._by_sheet = by_sheet
        pair = KeyPair(seed)
        self._pair: KeyPair | None = pair
        key = seed.derive(b"casebook/state/v1")
        self._seen = seen_file.SeenFile(premises, own.card.person, key)
        self._people = ConfirmedPeople(premises, self._seen, own.card)
        self._ring = KeyRing(premises, self._people, pair)

    @property
    def person(self) -> PersonId:
        """Their id."""
        return self._own.card.person

    @property
    def card(self) -> Card:
        """Their own card."""
        return self._own.card

    @property
    def name(self) -> str:
        """The name as displayed."""
        return self._own.card.name

    @property
    def memory_missing(self) -> bool:
        """Whether their last-seen memory was not there: every card then has to be confirmed again."""
        return self._seen.missing

    @property
    def memory_older(self) -> bool:
        """Whether their last-seen memory is older than this PC's key store remembers it."""
        return self._seen.older

    def sign(self, label: str, message_: bytes) -> bytes:
        """Their signature over `casebook/<label>/v1`, a zero byte and the message: 64 bytes.

        `label` is log, register, backup or checkpoint: cards and key sets are signed by the vault itself.
        """
        if label not in _SIGNED_OUTSIDE:
            raise ValueError(label)
        return self._keys().sign(message(label, message_))

    def private_name(self, said: str) -> str:
        """What stands for this outside the casebook: 32 hex, always the same, and nobody else can work it out."""
        signed = self._keys().sign(message("name", said.encode()))  # Ed25519 signs the same alike
        return sha256(signed).hexdigest()[:32]

    def _keys(self) -> KeyPair:
        if self._pair is None:
            raise CannotOpen("Casebook was locked. Sign in again.")
        return self._pair

    def close(self) -> None:
        """Forget every key. Open files keep their own until they are closed."""
        self._pair = None
        self._ring.close()
        self._seen.close()
        self._seed.wipe()

    # Their own slots

    def set_password(
        self,
        old: Secret | None,
        new: Secret,
        *,
        device: DeviceSecret | None = None,
        held: DeviceSecret | None = None,
    ) -> None:
        """Put a new password on the same keys; with `device`, it works on this PC only.

        `held` is the device secret that the old password needs, where it is tied to this PC. `old` may be None only
        after signing in with the recovery sheet. Raises `WrongPassword`, `WeakPassword`,
        `NotStored`.
        """
        self._keys()
        slot = self._own.slot(SlotKind.PASSWORD)
        if old is None and not self._by_sheet:
            raise NotAllowed("Type the password you have now.")
        if old is not None and slot is not None:
            open_slot(
                slot,
                old,
                casebook=self._premises.casebook,
                person=self.person,
                limits=self._premises.limits,
                device=held,
            ).wipe()
        check_password(new)
        self._replace_slot(new, with_cost=True, device=device)

    def new_sheet(self) -> RecoverySheet:
        """A new recovery sheet. It is worth nothing until it is confirmed; the old one holds until then."""
        self._keys()
        return RecoverySheet()

    def confirm_sheet(self, sheet: RecoverySheet, typed: Mapping[int, str]) -> None:
        """Put a sheet in force once two of its groups (by number, from 1) were typed back.

        Raises `WrongGroup` naming the first that is wrong, `NotStored`.
        """
        sheet.check_typed(typed)
        secret = sheet.secret()
        self._replace_slot(secret, with_cost=False, device=None)
        secret.close()

    @property
    def has_sheet(self) -> bool:
        """Whether a recovery sheet is in force."""
        return self._own.slot(SlotKind.SHEET) is not None

    def _replace_slot(
        self, secret: Secret, *, with_cost: bool, device: DeviceSecret | None
    ) -> None:
        folder = self._premises.folder
        own = person_file.read_person(folder, self._premises.casebook, self.person)
        # The card is never taken from the folder: whoever confirms this person would be confirming another.
        if own.card != self.card:
            raise Damaged(item=folder.named(folder.person(self.person)))
        slot = make_slot(
            self._seed,
            secret,
            casebook=self._premises.casebook,
            person=self.person,
            cost=self._premises.cost if with_cost else None,
            device=device,
        )
        changed = own.with_slot(slot)
        changed.write(folder)
        self._own = changed

    # Others

    def enrol(self, name: str, password: Secret) -> Enrolment:
        """Make keys for somebody who sits here and has just typed their own password.

        Nothing is sealed to them until the words were compared. Raises `UnusableName`, `WeakPassword`, `NotStored`.
        """
        self._keys()
        check_password(password)
        own, seed = new_person(self._premises, name, CardKind.PERSON, password)
        return Enrolment(self, Identity(self._premises, own, seed))

    def make_recovery_identity(self) -> tuple[ConfirmedCard, RecoverySheet]:
        """The school's second opener and its sheet, for the safe. Its keys are forgotten here at once."""
        self._keys()
        sheet = RecoverySheet()
        secret = sheet.secret()
        own, seed = new_person(self._premises, _("School recovery"), CardKind.RECOVERY, secret)
        secret.close()
        enrolment = Enrolment(self, Identity(self._premises, own, seed))
        card = enrolment.confirm(words_agreed=True)
        enrolment.newcomer.close()
        return card, sheet

    def move_in(self) -> None:
        """Put their own file into the casebook; raises `NotStored`."""
        self._own.write(self._premises.folder)

    def withdraw(self) -> None:
        """Take their own file out of the casebook and forget their keys: an enrolment that was not confirmed."""
        folder = self._premises.folder
        folder.remove(folder.person(self.person))
        folder.remove(folder.seen(self.person))
        self.close()

    def six_words(self, other: Card) -> tuple[str, ...]:
        """What both see when they compare: from their own unlocked keys and the other's card."""
        self._keys()
        return six_words_of(self.card, other)

    def confirm(self, card: Card, *, words_agreed: bool) -> ConfirmedCard:
        """Remember a card whose words were compared; raises `WordsDiffer`, `NotStored`."""
        self._keys()
        if not words_agreed:
            raise WordsDiffer
        return self._people.confirm(card)

    def confirmed(self, person: PersonId) -> ConfirmedCard | None:
        """A person's card, if they confirmed it; raises `CardChanged` when it is another now."""
        return self._people.card(person)

    def confirmed_cards(self) -> tuple[ConfirmedCard, ...]:
        """Every card they confirmed, their own first; raises `CardChanged`."""
        return self._people.cards()

    def verifier(self, person: str) -> Verifier | None:
        """Checks signatures of a person they confirmed; None for anybody else.

        It is given the person, the whole message (label and all) and the signature.
        """
        public = self._people.signing_key(PersonId(person))
        if public is None:
            return None
        key = bytes.fromhex(public)
        return lambda actor, said, signature: actor == person and verified(key, said, signature)

    def verify(self, person: str, said: bytes, signature: bytes) -> bool:
        """Whether a message was signed by a person they confirmed: for `check_chain`."""
        check = self.verifier(person)
        return check is not None and check(person, said, signature)

    # Cases and the register

    def create_case(
        self, members: tuple[ConfirmedCard, ...], roles: tuple[str, ...], *, since: str = ""
    ) -> KeyedFile:
        """A new case that these people, themselves among them, can open. `since` is UTC text.

        Raises `NotStored`; a case that was not finished is not there.
        """
        return self._ring.create(members, roles, since=since)

    def case_ids(self) -> tuple[CaseId, ...]:
        """Every case they have a key to."""
        return self._ring.case_ids()

    def each_case(self) -> Iterator[tuple[CaseId, Callable[[], KeyedFile]]]:
        """Every case they have a key to, and what opens it for reading as `open_case` does, while it is its turn."""
        return self._ring.each()

    def damaged_cases(self) -> tuple[str, ...]:
        """Key sets in the folder that cannot be read, theirs or not, by their place below the casebook's folder."""
        return self._ring.damaged_cases()

    def damaged_cards(self) -> tuple[tuple[str, CasebookError], ...]:
        """What is wrong with the cards of people they confirmed and with their own memory, by its place."""
        folder = self._premises.folder
        found: list[tuple[str, CasebookError]] = [
            (folder.named(folder.person(person)), error) for person, error in self._people.damaged()
        ]
        if self._seen.damaged():
            item = folder.named(folder.seen(self.person))
            found.append((item, Damaged(item=item)))
        return tuple(found)

    def vanished_cases(self, now: Collection[CaseId] | None = None) -> tuple[CaseId, ...]:
        """Cases they could open once and cannot now: handed over, deleted or damaged.

        `now` are the cases they can open, where `case_ids` has just said so.
        """
        return self._ring.vanished_cases(now)

    def open_case(self, case: CaseId, *, write: bool) -> KeyedFile:
        """A case; raises `NotAMember`, `KeySetRefused`, `CardChanged`, `ReadOnly`, `Damaged`."""
        return self._ring.open(case, write=write)

    def accept_case(self, file: KeyedFile) -> None:
        """Say yes to a case opened for the first time, having seen who gave access and who is in it."""
        self._ring.accept(file)

    def open_register(self, *, write: bool) -> KeyedFile:
        """The register; raises as `open_case` does."""
        return self._ring.open(None, write=write)

    def found_register(self) -> None:
        """Make the register's keys and database: once, by the first person."""
        self._ring.found_register()

    def prepare_key_set(
        self,
        file: KeyedFile,
        members: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str = "",
    ) -> PreparedKeySet:
        """A key set with these people added. Record its digest in the log, then `commit()` it."""
        return self._ring.prepare(file, members, roles, since=since)

    def look_again(self, file: KeyedFile) -> None:
        """Let an open file know who can open it now. Raises `KeySetRefused`, `NotAMember`, `Damaged`."""
        self._ring.look_again(file)

    def rotate(
        self,
        file: KeyedFile,
        members: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str = "",
    ) -> PreparedRotation:
        """The file under a new key for these people alone. Record its digest in it, then `commit()` it."""
        return self._ring.rotate(file, members, roles, since=since)

    def pending_key_set(self, file: KeyedFile) -> PreparedKeySet | None:
        """A prepared key set that a crash left behind; commit it if the log holds its digest."""
        return self._ring.pending(file)

    def reseal(
        self,
        file: KeyedFile,
        members: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str = "",
    ) -> str:
        """Add these people to a file at once; gives the digest of the new key set."""
        prepared = self._ring.prepare(file, members, roles, since=since)
        prepared.commit()
        return prepared.digest

    # Memory

    def last_seen(self, case: str) -> Seen | None:
        """How far this file's log had come when they last looked."""
        memory = self._seen.memory.cases.get(case)
        return None if memory is None else memory.log

    @property
    def last_here(self) -> str:
        """The day (ISO, local) on which they were here last; empty where that is not remembered."""
        return self._seen.memory.here

    def remember_here(self, day: str) -> None:
        """Remember that they are here on a day (ISO, local); raises `NotStored` when no copy could be kept."""
        if day > self._seen.memory.here:
            self._seen.keep(replace(self._seen.memory, here=day))

    def compare(
        self, case: str, size: int, root: str, *, root_at: Callable[[int], str]
    ) -> SeenVerdict:
        """How a log of this size and root (hex) stands to what they last saw.

        `root_at` gives today's root (hex) over the first so many entries.
        """
        return self._ring.compare(case, size, root, root_at=root_at)

    def remember(self, case: str, size: int, root: str, epoch: int) -> None:
        """Remember how far a log has come; raises `NotStored` when no copy could be kept."""
        self._ring.remember(case, Seen(size, root, epoch))

    @override
    def __repr__(self) -> str:
        return self.person

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("an identity is neither copied nor pickled")
