"""A last-seen memory that was put back in both places is noticed by what the PC's own key store remembers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError
from typing_extensions import override

from casebook.vault.identity import Identity
from casebook.vault.secret import Secret
from casebook.vault.vault import Vault, create_vault, open_vault
from tests.unit.vault.conftest import CHEAP, LIMITS, ORIEL, PASSWORDS

CASE = "0d5b4a53-94d8-4d0b-8c3e-f3a3ef5f8a01"


class WinVaultKeyring(KeyringBackend):
    """A key store in memory that goes by the name of one on the list, with what such a store can do wrong."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types
        self.kept: dict[tuple[str, str], str] = {}
        self.refuses = False
        self.asked = 0

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.kept[service, username] = password

    @override
    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.kept.get((service, username))

    def _ask(self) -> None:
        self.asked += 1
        if self.refuses:
            raise KeyringError


WinVaultKeyring.__module__ = "keyring.backends.Windows"


@pytest.fixture
def store() -> Iterator[WinVaultKeyring]:
    before, offered = keyring.get_keyring(), WinVaultKeyring()
    keyring.set_keyring(offered)
    yield offered
    keyring.set_keyring(before)


@pytest.fixture
def folder(store: WinVaultKeyring, tmp_path: Path) -> Path:
    """A casebook that Oriel founded at a PC with a key store."""
    assert store.kept == {}
    vault = create_vault(
        tmp_path / "casebook",
        cost=CHEAP,
        limits=LIMITS,
        practice=False,
        app_data=tmp_path / "app",
        key_store=True,
    )
    head = vault.found_person(ORIEL, Secret(PASSWORDS[ORIEL]))
    look(head, 1)
    head.close()
    return tmp_path / "casebook"


def opened(folder: Path, app: str = "app") -> Vault:
    return open_vault(folder, limits=LIMITS, app_data=folder.parent / app, key_store=True)


def sign_in(folder: Path, app: str = "app") -> Identity:
    return opened(folder, app).sign_in(ORIEL, Secret(PASSWORDS[ORIEL]))


def look(head: Identity, size: int) -> None:
    head.remember(head._premises.casebook, size, f"{size:064x}", 1)


def put_aside(folder: Path, to: Path) -> None:
    shutil.copytree(folder, to / "casebook")
    shutil.copytree(folder.parent / "app", to / "app")


def put_back(folder: Path, kept: Path) -> None:
    for name, place in (("casebook", folder), ("app", folder.parent / "app")):
        shutil.rmtree(place)
        shutil.copytree(kept / name, place)


def test_both_copies_put_back_are_noticed(folder: Path, tmp_path: Path) -> None:
    put_aside(folder, tmp_path / "kept")
    head = sign_in(folder)
    assert not head.memory_older
    look(head, 2)
    head.close()
    put_back(folder, tmp_path / "kept")

    again = sign_in(folder)

    assert again.memory_older
    look(again, 3)  # what is written now does not hide it from this person
    assert again.memory_older
    later = sign_in(folder)
    assert not later.memory_older


def test_it_is_noticed_also_where_the_first_thing_done_is_to_write(
    folder: Path, tmp_path: Path
) -> None:
    put_aside(folder, tmp_path / "kept")
    head = sign_in(folder)
    look(head, 2)
    head.close()
    put_back(folder, tmp_path / "kept")
    again = sign_in(folder)

    look(again, 3)

    assert again.memory_older


def test_a_memory_that_is_gone_altogether_is_noticed(folder: Path) -> None:
    shutil.rmtree(folder.parent / "app")
    for path in (folder / "people").glob("*.seen"):
        path.unlink()

    again = sign_in(folder)

    assert again.memory_missing
    assert again.memory_older


def test_what_another_pc_wrote_since_is_no_alarm(folder: Path, store: WinVaultKeyring) -> None:
    here = dict(store.kept)
    store.kept.clear()
    elsewhere = sign_in(folder, "app of another PC")
    look(elsewhere, 2)
    elsewhere.close()
    store.kept.clear()
    store.kept.update(here)

    assert not sign_in(folder).memory_older


def test_a_second_window_that_wrote_since_is_no_alarm(folder: Path) -> None:
    first, second = sign_in(folder), sign_in(folder)
    look(second, 2)

    assert not first.memory_older


def test_only_a_number_and_a_digest_are_kept_and_of_each_person_their_own(
    folder: Path, store: WinVaultKeyring
) -> None:
    head = sign_in(folder)

    [(service, name)] = store.kept
    count, digest = store.kept[service, name].split()

    assert (service, name) == ("Casebook", f"{opened(folder).id}/{head.person}/seen")
    assert count.isdigit()
    assert len(digest) == 64


@pytest.mark.parametrize("written", ["", "nonsense", "12", "7 " + "g" * 64, "٧ " + "a" * 64])
def test_what_another_program_wrote_there_is_no_alarm(
    folder: Path, store: WinVaultKeyring, written: str
) -> None:
    [key] = store.kept
    store.kept[key] = written

    assert not sign_in(folder).memory_older


def test_a_store_that_refuses_is_asked_once_and_nothing_fails(
    folder: Path, store: WinVaultKeyring
) -> None:
    store.refuses, store.asked = True, 0
    head = sign_in(folder)

    for size in (2, 3, 4):
        look(head, size)

    assert not head.memory_older
    assert store.asked == 1


def test_where_the_opener_does_not_allow_it_nothing_is_kept(
    store: WinVaultKeyring, tmp_path: Path
) -> None:
    vault = create_vault(
        tmp_path / "casebook", cost=CHEAP, limits=LIMITS, practice=False, app_data=None
    )
    head = vault.found_person(ORIEL, Secret(PASSWORDS[ORIEL]))

    look(head, 1)

    assert (head.memory_older, store.asked) == (False, 0)
