"""The files one person has keys to: founding, finding, opening and sharing them."""

import contextlib
import uuid
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from casebook.domain.ids import CaseId
from casebook.errors import CannotOpen, Damaged, NewerFormat, NotAMember, NotStored
from casebook.vault import connection, key_set
from casebook.vault.card import ConfirmedCard
from casebook.vault.card import _confirmed as confirmed_card
from casebook.vault.confirmed_people import ConfirmedPeople
from casebook.vault.fields import Malformed
from casebook.vault.key import Key, KeyPair
from casebook.vault.key_set import KeySet, Member
from casebook.vault.key_set_change import PreparedKeySet
from casebook.vault.key_set_judge import judged
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.premises import Premises
from casebook.vault.rotation import PreparedRotation, copy_under
from casebook.vault.seen import CaseMemory, Seen, SeenVerdict, verdict

_FIRST_EPOCH = 1


@dataclass(frozen=True, slots=True)
class _Held:
    """A key set that was opened, and the bytes it was opened from: home looks at a hundred of them."""

    data: bytes
    key: Key
    key_set: KeySet
    place: int


class KeyRing:
    """What an `Identity` does with cases and the register. `case` is None for the register."""

    def __init__(self, premises: Premises, people: ConfirmedPeople, pair: KeyPair) -> None:
        self._premises, self._folder = premises, premises.folder
        self._people, self._seen, self._own = people, people.seen, people.own
        self._keys: KeyPair | None = pair
        self._verdicts: dict[str, SeenVerdict] = {}
        self._held: dict[str, _Held] = {}
        # Key sets and the signing keys they were checked with.
        self._believed: set[tuple[str, str | None]] = set()

    def close(self) -> None:
        """Forget the keys."""
        self._keys = None
        for held in self._held.values():
            held.key.wipe()
        self._held.clear()

    @property
    def _pair(self) -> KeyPair:
        return self._still_open()

    def _still_open(self) -> KeyPair:
        if self._keys is None:
            raise CannotOpen("Casebook was locked. Sign in again.")
        return self._keys

    def _id(self, case: CaseId | None) -> str:
        return self._premises.casebook if case is None else case

    def _item(self, case: CaseId | None) -> str:
        return self._folder.named(self._folder.keys(case))

    # Founding

    def create(
        self, members: tuple[ConfirmedCard, ...], roles: tuple[str, ...], *, since: str
    ) -> KeyedFile:
        """A new case, open for writing. The rename of its key set is what makes it exist."""
        case = CaseId(str(uuid.uuid4()))
        self._folder.make_case(case)
        try:
            return self._found(case, members, roles, since=since)
        except NotStored:
            self._folder.remove_case(case)
            raise

    def found_register(self) -> None:
        """The register, sealed to its founder."""
        self._found(None, (confirmed_card(self._own),), ("",), since="").close()

    def _found(
        self,
        case: CaseId | None,
        members: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str,
    ) -> KeyedFile:
        if self._own.person not in {one.person for one in members}:
            raise ValueError("who founds a case is a member of it")
        key = Key.random()
        empty = KeySet(self._id(case), _FIRST_EPOCH, 0, (), "", self._own.person, ())
        founded = self._with(empty, members, roles, key, since=since)
        path = self._folder.database(case, _FIRST_EPOCH)
        # Left over from a founding that a crash cut short: nothing can open it.
        self._folder.remove(path)
        database_key = key.derive(b"sqlcipher")
        connection.create(path, database_key, item=self._folder.named(path))
        database_key.wipe()
        self._folder.write(self._folder.keys(case), key_set.written(founded, key))
        self._pin(founded)
        self._verdicts[founded.case] = SeenVerdict.FIRST
        return self._keyed(case, key, founded, write=True, first_contact=False)

    def _with(
        self,
        old: KeySet,
        cards: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        key: Key,
        *,
        since: str,
    ) -> KeySet:
        """The set with these people added, or their roles changed, signed by this person."""
        members = {one.person: one for one in old.members}
        for card, role in zip(cards, roles, strict=True):
            known = members.get(card.person)
            begun = since if known is None else known.since
            place = 0 if known is None else known.place
            members[card.person] = Member(card.person, role, begun, card.digest, place)
        info = key_set.envelope_info(old.case, old.epoch)
        new = {one.person: key.envelope(bytes.fromhex(one.card.receive), info) for one in cards}
        placed, envelopes = key_set.arranged(tuple(members.values()), new, old.envelopes)
        changed = replace(
            old, members=placed, envelopes=envelopes, signer=self._own.person, signature=b""
        )
        return key_set.signed(changed, self._pair)

    # Sharing

    def prepare(
        self,
        file: KeyedFile,
        cards: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str,
    ) -> PreparedKeySet:
        """A key set with these people added, written beside the one in force."""
        case = self._case(file.id)
        key, old, _place = self._load(case)
        following = replace(old, number=old.number + 1, prev=old.digest)
        changed = self._with(following, cards, roles, key, since=since)
        data = key_set.written(changed, key)
        key.wipe()
        prepared = PreparedKeySet(self._folder, case, data, changed.digest)
        prepared.keep()
        return prepared

    def pending(self, file: KeyedFile) -> PreparedKeySet | None:
        """The prepared key set that follows the one in force, if one was left behind."""
        case = self._case(file.id)
        try:
            data = self._folder.read(self._folder.next_keys(case))
            found = key_set.opened(data, file.id, self._pair)
        except (FileNotFoundError, Damaged, Malformed, NewerFormat):
            return None  # nothing that this person, or another member, prepared
        if found is None or found[1].prev != file.key_set_digest:
            return None
        return PreparedKeySet(self._folder, case, data, found[1].digest)

    def rotate(
        self,
        file: KeyedFile,
        cards: tuple[ConfirmedCard, ...],
        roles: tuple[str, ...],
        *,
        since: str,
    ) -> PreparedRotation:
        """The file copied under a new key that these people alone get. Whoever is left out has it no more.

        Raises `NotStored`; nothing has changed then.
        """
        case = self._case(file.id)
        old_key, old, _place = self._load(case)
        old_key.wipe()
        kept = {one.person for one in cards}
        following = replace(
            old,
            epoch=old.epoch + 1,
            number=old.number + 1,
            prev=old.digest,
            members=tuple(one for one in old.members if one.person in kept),
        )
        key = Key.random()
        changed = self._with(following, cards, roles, key, since=since)
        data = key_set.written(changed, key)
        paths = self._folder.database(case, old.epoch), self._folder.database(case, changed.epoch)
        # Left over from a rotation that a crash cut short: no key set leads to it.
        self._folder.remove(paths[1])
        source = file.creator()
        try:
            copy_under(key, paths[1], source, item=self._folder.named(paths[1]))
        except NotStored:
            self._folder.remove(paths[1])
            raise
        finally:
            source.close()
        keyed = self._keyed(case, key, changed, write=True, first_contact=False)
        keyed.in_force = False
        return PreparedRotation(
            self._folder,
            keys=self._folder.keys(case),
            data=data,
            keyed=keyed,
            files=paths,
            pin=lambda: self._pin_rotated(changed),
        )

    def _pin_rotated(self, changed: KeySet) -> None:
        if changed.member(self._own.person) is None:
            self._seen.keep(self._seen.memory.without(changed.case))
        else:
            self._pin(changed)

    def _case(self, file_id: str) -> CaseId | None:
        return None if file_id == self._premises.casebook else CaseId(file_id)

    # Finding and opening

    def case_ids(self) -> tuple[CaseId, ...]:
        """Every case with an envelope for this person. A damaged key set is no case of theirs here."""
        return tuple(case for case, _open in self.each())

    def each(self) -> Iterator[tuple[CaseId, Callable[[], KeyedFile]]]:
        """Every case with an envelope for this person, and what opens it for reading until the next is asked for.

        One look at its keys serves both: a list of a hundred cases is waited for.
        """
        self._still_open()
        for case in self._folder.cases():
            try:
                key, found, place = self._load(case)
            except (NotAMember, Damaged, NewerFormat):
                continue
            yield case, partial(self._open, case, key, found, place, write=False)
            key.wipe()

    def damaged_cases(self) -> tuple[str, ...]:
        """Key sets that are not what was written, by their place in the casebook's folder.

        Whether they were this person's cannot always be told any more.
        """
        found = []
        for case in self._folder.cases():
            try:
                self._load(case)[0].wipe()
            except Damaged:
                found.append(self._item(case))
            except NotAMember:
                # A case that was never finished has no keys yet, and no evidence either.
                if not self._folder.exists(self._folder.keys(case)) and self._folder.sealed_names(
                    case
                ):
                    found.append(self._item(case))
            except NewerFormat:
                continue
        return tuple(found)

    def vanished_cases(self, now: Collection[CaseId] | None = None) -> tuple[CaseId, ...]:
        """Cases remembered that have no envelope for this person any more. `now` are those found a moment ago."""
        here = {*(self.case_ids() if now is None else now), self._premises.casebook}
        return tuple(CaseId(case) for case in self._seen.memory.cases if case not in here)

    def open(self, case: CaseId | None, *, write: bool) -> KeyedFile:
        """The file, once its key set has been judged."""
        return self._open(case, *self._load(case), write=write)

    def _open(
        self, case: CaseId | None, key: Key, found: KeySet, place: int, *, write: bool
    ) -> KeyedFile:
        first_contact = self._believed_now(found, place)
        return self._keyed(case, key, found, write=write, first_contact=first_contact)

    def look_again(self, file: KeyedFile) -> None:
        """Let an open file know who can open it now: people may have been added since, here or on another PC.

        Raises `KeySetRefused`, `NotAMember`, `Damaged`; the file is as it was then.
        """
        key, found, place = self._load(self._case(file.id))
        key.wipe()
        if found.epoch == file.epoch and found.digest != file.key_set_digest:
            self._believed_now(found, place)
            file.follow(found)

    def _believed_now(self, found: KeySet, place: int) -> bool:
        """Judge a key set and remember it; whether this is a first contact."""
        first_contact = self._judge(found)
        memory = self._seen.memory.cases.get(found.case)
        if memory is not None and not first_contact and memory.key_set != found.digest:
            with contextlib.suppress(NotStored):  # on media that cannot be written
                self._pin(found, place)
        return first_contact

    def _keyed(
        self, case: CaseId | None, key: Key, found: KeySet, *, write: bool, first_contact: bool
    ) -> KeyedFile:
        try:
            return KeyedFile(
                self._folder,
                case,
                key=key,
                key_set=found,
                pair=self._pair,
                person=self._own.person,
                write=write,
                first_contact=first_contact,
                verdict=lambda: self._verdicts.get(found.case),
            )
        finally:
            key.wipe()

    def _load(self, case: CaseId | None) -> tuple[Key, KeySet, int]:
        """The file's key, its key set as it lies there, and this person's place in it."""
        pair, memory = self._pair, self._seen.memory.cases.get(self._id(case))
        try:
            data = self._folder.read(self._folder.keys(case))
            held = self._held.get(self._id(case))
            if held is None or held.data != data:
                place = None if memory is None else memory.place
                found = key_set.opened(data, self._id(case), pair, place=place)
                if found is None:
                    raise NotAMember
                held = self._held[self._id(case)] = _Held(data, *found)
        except FileNotFoundError:
            if memory is None:
                raise NotAMember from None
            raise Damaged(item=self._item(case)) from None
        except Malformed:
            raise Damaged(item=self._item(case)) from None
        return Key(held.key.kept()), held.key_set, held.place

    def _judge(self, found: KeySet) -> bool:
        """Whether this is a first contact; raises where the set may not be believed."""
        public = self._people.signing_key(found.signer)
        seen = found.digest, public
        memory = self._seen.memory.cases.get(found.case)
        first = judged(found, memory, self._people, checked=seen in self._believed)
        self._believed.add(seen)
        return first

    def accept(self, file: KeyedFile) -> None:
        """Remember the key set of a file that was opened for the first time."""
        key, found, place = self._load(self._case(file.id))
        key.wipe()
        self._judge(found)
        self._pin(found, place)
        file.first_contact = False

    def _pin(self, found: KeySet, place: int | None = None) -> None:
        mine = found.member(self._own.person)
        if place is None:
            place = 0 if mine is None else mine.place
        earlier = self._seen.memory.cases.get(found.case)
        memory = CaseMemory(
            place=place,
            key_set=found.digest,
            number=found.number,
            epoch=found.epoch,
            members=tuple(one.person for one in found.members),
            log=None if earlier is None else earlier.log,
        )
        self._seen.keep(self._seen.memory.with_case(found.case, memory))

    # Memory

    def compare(
        self, case: str, size: int, root: str, *, root_at: Callable[[int], str]
    ) -> SeenVerdict:
        """The verdict, kept for the sweep."""
        memory = self._seen.memory.cases.get(case)
        found = verdict(None if memory is None else memory.log, size, root, root_at)
        self._verdicts[case] = found
        return found

    def remember(self, case: str, log: Seen) -> None:
        """Keep how far a log has come."""
        memory = self._seen.memory.cases.get(case)
        if memory is None:
            key, found, place = self._load(self._case(case))
            key.wipe()
            self._judge(found)
            self._pin(found, place)
            memory = self._seen.memory.cases[case]
        if memory.log != log:
            self._seen.keep(self._seen.memory.with_case(case, replace(memory, log=log)))
