"""A small casebook with cheap passwords."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.domain.ids import ItemId
from casebook.vault.cost import Cost, CostLimits
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.secret import Secret
from casebook.vault.vault import Vault, create_vault, open_vault

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LIMITS = CostLimits(floor=CHEAP, ceiling=Cost(memory_kib=1024 * 1024, passes=20, lanes=8))
ORIEL, NOOR, DAVIT = "Oriel Canary-Marsh", "Noor Canary-Haddad", "Davit Canary-Beridze"
PASSWORDS = {
    ORIEL: "quiet harbour violet tractor",
    NOOR: "seven lanterns under bracken",
    DAVIT: "marble otter ninety trumpets",
}
ITEM = ItemId("0b7c1f0a-6a55-4d7e-9a53-0f2f3e4d5c6b")


@dataclass
class School:
    """A casebook on disk and the people in it."""

    folder: Path
    app_data: Path
    vault: Vault
    oriel: Identity

    def enrol(self, name: str, by: Identity | None = None) -> Identity:
        """Somebody new, confirmed both ways."""
        enrolment = (by or self.oriel).enrol(name, Secret(PASSWORDS[name]))
        enrolment.confirm(words_agreed=True)
        return enrolment.newcomer

    def enrol_anyone(self, number: int) -> Identity:
        """One of many."""
        enrolment = self.oriel.enrol(f"Person {number}", Secret("marble otter ninety trumpets"))
        enrolment.confirm(words_agreed=True)
        return enrolment.newcomer

    def case(self, *others: Identity) -> KeyedFile:
        """A case of Oriel's that these others can open too."""
        cards = [self.oriel.confirmed(one.person) for one in (self.oriel, *others)]
        members = tuple(card for card in cards if card is not None)
        assert len(members) == 1 + len(others)
        return self.oriel.create_case(members, ("role",) * len(members))

    def again(self, app_data: Path | None = None) -> Vault:
        """The same casebook, opened as another program would."""
        return open_vault(self.folder, limits=LIMITS, app_data=app_data)

    def sign_in(self, name: str, app_data: Path | None = None) -> Identity:
        """Somebody, signed in anew."""
        return self.again(app_data).sign_in(name, Secret(PASSWORDS[name]))


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A casebook that Oriel founded."""
    folder, app_data = tmp_path / "casebook", tmp_path / "app"
    vault = create_vault(folder, cost=CHEAP, limits=LIMITS, practice=True, app_data=app_data)
    return School(folder, app_data, vault, vault.found_person(ORIEL, Secret(PASSWORDS[ORIEL])))


@pytest.fixture
def noor(school: School) -> Identity:
    """A second person, confirmed both ways with Oriel."""
    return school.enrol(NOOR)


@pytest.fixture
def case(school: School, noor: Identity) -> KeyedFile:
    """A case of Oriel and Noor, open for writing by Oriel."""
    return school.case(noor)


@pytest.fixture
def edit(school: School) -> Callable[[str, Callable[[bytes], bytes]], None]:
    """Changes a file of the casebook behind everybody's back."""

    def change(name: str, how: Callable[[bytes], bytes]) -> None:
        path = school.folder / name
        path.write_bytes(how(path.read_bytes()))

    return change
