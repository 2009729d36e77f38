"""The secret kept on this PC: only in key stores on the list, and never needed to get in by a sheet."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import keyring
import keyring.backends.fail
import pytest
from keyring.backend import KeyringBackend
from typing_extensions import override

from casebook.errors import NoDeviceSecret, NoKeyStore, WrongPassword
from casebook.vault import device_secret
from casebook.vault.device_secret import DeviceSecret
from casebook.vault.key import Key
from casebook.vault.secret import Secret
from tests.unit.vault.conftest import ORIEL, PASSWORDS, School


class PlaintextKeyring(KeyringBackend):
    """What keyrings.alt offers: the highest priority and no protection."""

    priority = 99

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))


@pytest.fixture
def store() -> Iterator[PlaintextKeyring]:
    before = keyring.get_keyring()
    offered = PlaintextKeyring()
    keyring.set_keyring(offered)
    yield offered
    keyring.set_keyring(before)


def test_a_plain_text_store_is_never_used(school: School, store: PlaintextKeyring) -> None:
    assert not device_secret.available()
    for attempt in (
        device_secret.make_device_secret,
        device_secret.device_secret,
        device_secret.forget_device_secret,
    ):
        with pytest.raises(NoKeyStore):
            attempt(school.vault.id, school.oriel.person)

    assert store.kept == {}
    school.sign_in(ORIEL)


def test_without_any_store_the_password_still_opens(school: School) -> None:
    before = keyring.get_keyring()
    nothing = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]  # keyring's own
    keyring.set_keyring(nothing)
    try:
        assert not device_secret.available()
        with pytest.raises(NoKeyStore):
            device_secret.make_device_secret(school.vault.id, school.oriel.person)
        school.sign_in(ORIEL)
    finally:
        keyring.set_keyring(before)


def test_a_password_tied_to_a_pc_opens_there_only(school: School) -> None:
    here, there = DeviceSecret(Key.random()), DeviceSecret(Key.random())
    password = Secret(PASSWORDS[ORIEL])
    school.oriel.set_password(password, password, device=here)
    sheet = school.oriel.new_sheet()
    school.oriel.confirm_sheet(sheet, {1: sheet.groups()[0], 2: sheet.groups()[1]})
    vault = school.again()

    assert vault.sign_in(ORIEL, password, device=here).person == school.oriel.person
    with pytest.raises(NoDeviceSecret):
        vault.sign_in(ORIEL, password)
    with pytest.raises(WrongPassword):
        vault.sign_in(ORIEL, password, device=there)
    assert vault.sign_in_with_sheet(ORIEL, sheet.secret()).person == school.oriel.person


_AGAINST_A_REAL_STORE = """
import time
import keyring
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from casebook.domain.ids import CasebookId, PersonId
from casebook.vault import device_secret as d

# Asking for it before it is there would start a second one, locked, whose question nobody sees.
until = time.monotonic() + 20
with open_dbus_connection("SESSION") as bus:
    while not bus.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body[0]:
        if time.monotonic() > until:
            raise SystemExit("no key store came")

casebook, person = CasebookId("c"), PersonId("p")
assert d.available(), type(keyring.get_keyring())
assert d.device_secret(casebook, person) is None
made = d.make_device_secret(casebook, person)
kept = d.device_secret(casebook, person)
assert kept is not None and kept._kept.kept() == made._kept.kept()
assert d.device_secret(casebook, PersonId("q")) is None
keyring.set_password("Casebook", f"{casebook}/{person}", "not base 64")
assert d.device_secret(casebook, person) is None
d.forget_device_secret(casebook, person)
d.forget_device_secret(casebook, person)
assert d.device_secret(casebook, person) is None

# And how far a last-seen memory had come: put back in both places, it is noticed.
import shutil
import sys
from pathlib import Path
from casebook.vault.secret import Secret
from casebook.vault.vault import create_vault, open_vault
from tests.unit.vault.conftest import CHEAP, LIMITS, ORIEL, PASSWORDS

home = Path(sys.argv[1])
words = Secret(PASSWORDS[ORIEL])
terms = {"limits": LIMITS, "app_data": home / "app", "key_store": True}
vault = create_vault(home / "casebook", cost=CHEAP, practice=False, **terms)
head = vault.found_person(ORIEL, words)
for name in ("casebook", "app"):
    shutil.copytree(home / name, home / f"{name} as it was")
head.remember(vault.id, 1, "ab" * 32, 1)
assert not open_vault(home / "casebook", **terms).sign_in(ORIEL, words).memory_older
for name in ("casebook", "app"):
    shutil.rmtree(home / name)
    shutil.copytree(home / f"{name} as it was", home / name)
assert open_vault(home / "casebook", **terms).sign_in(ORIEL, words).memory_older
print("kept and forgotten")
"""


def test_a_real_secret_service_keeps_and_forgets(tmp_path: Path) -> None:
    missing = [one for one in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(one)]
    if missing:
        if os.environ.get("CI") == "true":
            pytest.fail(f"not installed: {missing}")
        pytest.skip(f"{missing} not installed: the key store of Linux was NOT tested")
    script = tmp_path / "against.py"
    script.write_text(_AGAINST_A_REAL_STORE)
    home = tmp_path / "home of the casebook"
    home.mkdir()
    shell = (
        "printf 'login' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
        f" exec {sys.executable} {script} '{home}'"
    )
    # Without a screen: where there is one, the key store would ask a person to unlock it.
    screens = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment["PYTHONPATH"] = str(Path(__file__).parents[3])
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.SecretService.Keyring"

    # The daemon's socket must have a short path (108 bytes), which the folder of a test need not have.
    runtime = Path("/tmp", f"ring-{uuid4().hex[:8]}")  # noqa: S108 - short, private, and removed again
    runtime.mkdir(mode=0o700)
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        done = _in_a_session_of_its_own(shell, environment)
    finally:
        shutil.rmtree(runtime, ignore_errors=True)

    assert (done.returncode, done.stdout) == (0, "kept and forgotten\n"), done.stderr


def _in_a_session_of_its_own(
    shell: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """The shell command under a bus of its own. The daemon sometimes never takes its name: then it is begun again."""
    for _attempt in range(2):
        done = _run(shell, environment)
        if "no key store came" not in done.stderr:
            return done
    return _run(shell, environment)


def _run(shell: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    words = ["dbus-run-session", "--", "sh", "-c", shell]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        cwd=Path(__file__).parents[3], start_new_session=True,
    )  # fmt: skip
    try:
        out, err = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # nothing of the session may go on
    return subprocess.CompletedProcess(words, process.returncode, out, err)
