"""What cannot be said by accident: no key bytes in or out, nothing printed, pickled or copied."""

import ast
import copy
import importlib
import inspect
import io
import pickle
import pkgutil
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

import casebook.vault
from casebook.domain.sealed import ItemKey, Rendition
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.lease_holder import LeaseHolder
from casebook.vault.secret import Secret
from tests.unit.vault.conftest import ITEM, PASSWORDS, School

# `key.py` is where key bytes live; these modules are the vault's inside and hand `Key` objects about, never bytes.
_INSIDE = {
    "key",
    "cbe",
    "key_set",
    "slot",
    "seen",
    "seen_file",
    "item_key",
    "key_ring",
    "connection",
}
_INSIDE |= {"lease", "sealed_reader", "sealing", "device_secret", "enrolment", "lease_holder"}
_INSIDE |= {
    "person_file",
    "premises",
    "roll",
    "fields",
    "padding",
    "folder",
    "key_set_change",
    "rotation",
    "card",
}

# Every public place for bytes, and what they are. None is a key.
_BYTES = {
    ("Identity.sign", "message_"): "what is signed",
    ("Identity.sign", "return"): "a signature",
    ("Identity.verify", "said"): "what was signed",
    ("Identity.verify", "signature"): "a signature",
    ("Identity.verifier", "return"): "a check of a message and a signature",
}


def _modules() -> Iterator[tuple[str, object]]:
    for found in pkgutil.iter_modules(casebook.vault.__path__):
        yield found.name, importlib.import_module(f"casebook.vault.{found.name}")


def _callables() -> Iterator[tuple[str, object]]:
    for module_name, module in _modules():
        if module_name in _INSIDE:
            continue
        for name, value in vars(module).items():
            if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:  # type: ignore[attr-defined]
                continue
            if inspect.isfunction(value):
                yield name, value
            elif inspect.isclass(value):
                for part, defined in vars(value).items():
                    method = getattr(defined, "fget", defined)
                    if not part.startswith("_") and inspect.isfunction(method):
                        yield f"{name}.{part}", method


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in typing.get_args(annotation):
        for part in inner if isinstance(inner, list) else [inner]:
            yield from _parts(part)


def test_no_public_callable_takes_or_gives_key_bytes() -> None:
    from casebook.vault import key

    found, keys = set(), []
    for name, value in _callables():
        hints = typing.get_type_hints(value, include_extras=True)
        for parameter, annotation in hints.items():
            parts = set(map(str, _parts(annotation)))
            if parts & {"<class 'bytes'>", "<class 'bytearray'>", "<class 'memoryview'>"}:
                found.add((name, parameter))
            if parts & {str(key.Key), str(key.KeyPair)}:
                keys.append((name, parameter))

    assert found == set(_BYTES)
    assert keys == []


def test_the_walk_sees_the_public_door() -> None:
    names = {name for name, _ in _callables()}

    assert {"create_vault", "Vault.sign_in", "Identity.create_case", "KeyedFile.seal"} <= names
    assert {"KeyedFile.creator", "Identity.card", "check_password", "open_source"} <= names


def test_sqlcipher_and_keyring_are_reached_in_the_vault_only() -> None:
    users: dict[str, set[str]] = {"sqlcipher3": set(), "keyring": set()}
    for path in Path(casebook.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                users.get(name.split(".")[0], set()).add(f"{path.parent.name}/{path.stem}")

    assert users == {
        "sqlcipher3": {"vault/connection", "vault/keyed_file", "vault/rotation"},
        "keyring": {"vault/key_store"},
    }


def test_no_other_layer_reaches_inside() -> None:
    inside = {"key", "key_set", "slot", "item_key", "key_ring", "connection", "cbe", "seen_file"}
    package = Path(casebook.__file__).parent
    reached = [
        (path.name, node.lineno)
        for path in package.rglob("*.py")
        if path.parent.name != "vault"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if f"{node.module}.{name.name}.".startswith(tuple(f"casebook.vault.{i}." for i in inside))
    ]

    assert reached == []


def _secrets(school: School, case: KeyedFile) -> list[object]:
    inner = [school.oriel._seed, school.oriel._pair, school.oriel._seen._key, case._database_key]
    sheet = school.oriel.new_sheet()
    return [
        Secret("a password"),
        sheet,
        school.oriel,
        case,
        school.oriel.confirmed_cards()[0],
        *inner,
    ]


def test_nothing_secret_is_pickled_or_copied(school: School, case: KeyedFile) -> None:
    for secret in _secrets(school, case):
        for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError):
                attempt(secret)


def test_nothing_secret_is_printed(school: School, case: KeyedFile) -> None:
    sheet = school.oriel.new_sheet()
    for secret in (Secret("a password"), sheet, *_secrets(school, case)):
        shown = repr(secret)
        assert "password" not in shown
        assert sheet.groups()[0] not in shown
        assert school.oriel.name not in shown
    assert repr(school.oriel) == school.oriel.person
    assert case.id in repr(case)


def test_a_secret_has_no_text_form() -> None:
    secret = Secret("a password")
    for attempt in (str, format, lambda one: f"{one}"):
        with pytest.raises(TypeError):
            attempt(secret)


def test_a_closed_secret_is_overwritten() -> None:
    secret = Secret("a password")
    kept = secret._kept

    secret.close()

    assert bytes(kept) == b""


def test_locking_overwrites_seed_and_keys(school: School, case: KeyedFile) -> None:
    seed, state, database = school.oriel._seed, school.oriel._seen._key, case._database_key
    lease: LeaseHolder = case._lease

    case.close()
    school.oriel.close()

    for key in (seed, state, database, lease._key):
        assert key.kept() == bytes(32)


def test_an_item_key_is_not_shown(case: KeyedFile) -> None:
    sealed = case.seal(ITEM, Rendition.ORIGINAL, io.BytesIO(b"x"))

    assert sealed.key.kept.hex() not in repr(sealed)
    assert repr(sealed.key.kept) not in repr(ItemKey(sealed.key.form, sealed.key.kept))


def test_core_dumps_are_off_after_hardening() -> None:
    import subprocess
    import sys

    if sys.platform != "linux":
        pytest.skip("only Linux has it: hardening was NOT checked")
    code = (
        "import ctypes; from casebook.vault.process import harden; assert harden();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == "0"


def test_no_password_stays_in_the_casebook(school: School) -> None:
    for path in school.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(password.encode() in data for password in PASSWORDS.values())
