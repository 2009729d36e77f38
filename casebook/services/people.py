"""The people with keys: enrolling and confirming them, recovery sheets, passwords."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from casebook.documents import form
from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.person import Post, PostHolding
from casebook.domain.words import N_
from casebook.errors import CardChanged, Damaged, Missing, Refused
from casebook.services.file_checks import KEYS
from casebook.services.school import set_post
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.vault import device_secret
from casebook.vault import enrolment as vault_enrolment
from casebook.vault.card import Card, CardKind
from casebook.vault.secret import Secret
from casebook.vault.sheet import RecoverySheet


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Somebody who sits here with new keys. `words` are the six that both people compare before confirming."""

    person: PersonId
    words: tuple[str, ...]
    post: Post
    title: str


@dataclass(frozen=True, slots=True)
class SheetToPrint:
    """A recovery sheet to print or copy by hand; it is never saved to a file.

    `words` are the six that name a school recovery identity, empty on a person's own sheet.
    """

    groups: tuple[str, ...] = field(repr=False)
    pdf: bytes = field(repr=False)
    words: tuple[str, ...] = ()


class DeviceSecretState(StrEnum):
    """Whether a password works on this PC only."""

    UNAVAILABLE = "unavailable"
    OFF = "off"
    ON = "on"


class PeopleService:
    """What a signed-in person can do about people with keys, themselves included."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._newcomers: dict[PersonId, vault_enrolment.Enrolment] = {}
        self._sheet: RecoverySheet | None = None

    # Others

    def enrolled(self) -> tuple[EnrolledPerson, ...]:
        """Everybody with a card in this casebook, by name."""
        posts = {one.person: one.post for one in self._session.posts() if one.until is None}
        people = [
            self._enrolled(card, posts.get(card.person)) for card in self._session.vault.cards()
        ]
        return tuple(sorted(people, key=lambda one: (one.recovery, one.name.casefold())))

    def _enrolled(self, card: Card, post: Post | None) -> EnrolledPerson:
        return EnrolledPerson(
            id=card.person,
            name=card.name,
            post=post,
            confirmed=self._is_confirmed(card.person),
            recovery=card.kind is CardKind.RECOVERY,
        )

    def _is_confirmed(self, person: PersonId) -> bool:
        try:
            return self._session.identity.confirmed(person) is not None
        except (CardChanged, Damaged):
            return False

    def enrol(self, name: str, password: Secret, *, post: Post, title: str) -> Enrolment:
        """Make keys for somebody who sits here and typed their own password; nothing is shared with them yet.

        Raises UnusableName, WeakPassword, NotStored.
        """
        title = cleaned(title)
        if not title:
            raise Missing(what=N_("what the person is at the school"))
        made = self._session.identity.enrol(name, password)
        self._newcomers[made.card.person] = made
        return Enrolment(made.card.person, made.words, post, title)

    def confirm(self, enrolment: Enrolment, *, agreed: bool = True) -> Changes:
        """Both have compared the six words: each confirms the other, and the newcomer gets the register's key.

        Raises WordsDiffer, after which the newcomer's keys are gone again.
        """
        made = self._newcomers.pop(enrolment.person, None)
        if made is None:
            raise Refused(N_("This enrolment is over. Begin it again."))
        try:
            made.confirm(words_agreed=agreed)
            holding = PostHolding(
                enrolment.person,
                made.card.name,
                enrolment.post,
                enrolment.title,
                self._session.today(),
            )
            self._record_enrolled(made.card, holding)
        finally:
            made.newcomer.close()
        return changed(Kind.USER, Kind.SCHOOL)

    def words_with(self, person: PersonId) -> tuple[str, ...]:
        """The six words to compare with somebody who was enrolled by another."""
        return self._session.identity.six_words(self._card(person))

    def confirm_person(self, person: PersonId, *, agreed: bool = True) -> Changes:
        """The words were compared with somebody who was enrolled by another. Raises WordsDiffer."""
        self._session.identity.confirm(self._card(person), words_agreed=agreed)
        with self._session.register.transaction(Act.PERSON_CONFIRMED, obj=person):
            """The entry is the record; no row changes."""
        return changed(Kind.USER)

    def _card(self, person: PersonId) -> Card:
        for card in self._session.vault.cards():
            if card.person == person:
                return card
        raise Refused(N_("This person is not enrolled here any more."))

    def _record_enrolled(self, card: Card, holding: PostHolding | None) -> None:
        session = self._session
        detail = ((KEYS, session.register_key_set()),)
        with session.register.transaction(
            Act.PERSON_ENROLLED, obj=card.person, detail=detail
        ) as tx:
            if holding is not None:
                set_post(tx, holding)

    # Sheets

    def new_sheet(self) -> SheetToPrint:
        """A new recovery sheet for oneself; the old one holds until this one is confirmed."""
        self._sheet = self._session.identity.new_sheet()
        groups = self._sheet.groups()
        return SheetToPrint(groups, form.recovery_sheet(self._session.name, groups))

    def confirm_sheet(
        self, sheet: SheetToPrint, first: tuple[int, str], second: tuple[int, str]
    ) -> Changes:
        """Put the sheet in force: two of its groups, by number from 1, as typed back. Raises WrongGroup, BadInput."""
        made = self._sheet
        if made is None or made.groups() != sheet.groups:
            raise Refused(N_("This sheet is not the newest one. Make a new sheet."))
        self._session.identity.confirm_sheet(made, dict((first, second)))
        made.close()
        self._sheet = None
        self._note(Act.SHEET_MADE)
        return changed(Kind.USER, Kind.SCHOOL)

    def make_school_recovery(self) -> SheetToPrint:
        """The school's second opener: its sheet goes into the safe. Raises Refused where there is one."""
        session = self._session
        if any(card.kind is CardKind.RECOVERY for card in session.vault.cards()):
            raise Refused(
                N_(
                    "The school has a recovery sheet already. It lies where it was put when it was made."
                )
            )
        card, sheet = session.identity.make_recovery_identity()
        self._record_enrolled(card.card, None)
        groups, words = sheet.groups(), card.card.words()
        sheet.close()
        pdf = form.recovery_sheet(f"{card.name} · {' '.join(words)}", groups)
        return SheetToPrint(groups, pdf, words)

    # One's own password

    def change_password(self, old: Secret | None, new: Secret) -> Changes:
        """A new password for oneself; `old` is None only after signing in with the recovery sheet.

        Raises WrongPassword, WeakPassword, NotStored.
        """
        held = self._device_secret()
        self._session.identity.set_password(old, new, device=held, held=held)
        self._note(Act.PASSWORD_CHANGED)
        return changed(Kind.USER)

    def device_secret_state(self) -> DeviceSecretState:
        """Whether this person's password works on this PC only."""
        if not device_secret.available():
            return DeviceSecretState.UNAVAILABLE
        return DeviceSecretState.OFF if self._device_secret() is None else DeviceSecretState.ON

    def use_device_secret(self, password: Secret, *, on: bool) -> Changes:
        """Tie one's password to this PC, or free it again. Raises NoKeyStore, WrongPassword, NotStored."""
        casebook, person = self._session.vault.id, self._session.person
        identity, held = self._session.identity, self._device_secret()
        if on and held is None:
            made = device_secret.make_device_secret(casebook, person)
            self._undoing(
                lambda: identity.set_password(password, password, device=made),
                lambda: device_secret.forget_device_secret(casebook, person),
            )
        elif held is not None and not on:
            identity.set_password(password, password, held=held)
            device_secret.forget_device_secret(casebook, person)
        return changed(Kind.USER)

    def _device_secret(self) -> device_secret.DeviceSecret | None:
        if not device_secret.available():
            return None
        return device_secret.device_secret(self._session.vault.id, self._session.person)

    def _undoing(self, act: Callable[[], None], undo: Callable[[], None]) -> None:
        try:
            act()
        except BaseException:
            undo()
            raise

    def _note(self, act: Act) -> None:
        with self._session.register.transaction(act, obj=self._session.person):
            """The entry is the record; no row changes."""
