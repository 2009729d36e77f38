"""Files that anybody may have written are refused in a sentence, whatever is in them."""

import os
import random
from collections.abc import Callable

import pytest

from casebook.domain.ids import CaseId
from casebook.errors import CasebookError
from casebook.vault.identity import Identity
from casebook.vault.keyed_file import KeyedFile
from tests.unit.vault.conftest import NOOR, School

_MANY = 10_000 if os.environ.get("CASEBOOK_FAULTS") == "full" else 400
_PIECES = [
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"1e9",
    b"NaN",
    b"\\ud800",
    b"\xff",
    b"-1",
]
_PIECES += [
    b"9" * 5000,
    b"[" * 3000,
    b'"v":2',
    b"\x00",
    "e\u0301".encode(),
    b"true",
    b'"a":1,"a":1',
]


def _mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(out) + 1)
        match dice.randrange(4):
            case 0:
                out[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del out[at : at + dice.randint(1, 40)]
            case 2:
                out[at:at] = dice.choice(_PIECES)
            case _:
                out[at:at] = out[at : at + dice.randint(1, 200)]
    return bytes(out)


@pytest.mark.parametrize(
    "what", ["keys.json", "person", "casebook.json", "lease.json", "register", ".seen"]
)
def test_a_mutated_file_is_refused_or_harmless(
    school: School, noor: Identity, case: KeyedFile, what: str
) -> None:
    case.take_lease(monotonic=0.0)
    path = {
        "keys.json": school.folder / "cases" / case.id / "keys.json",
        "person": school.folder / "people" / f"{noor.person}.json",
        "casebook.json": school.folder / "casebook.json",
        "lease.json": school.folder / "cases" / case.id / "lease.json",
        "register": school.folder / "register.keys.json",
        ".seen": school.folder / "people" / f"{noor.person}.seen",
    }[what]
    oriel = school.oriel
    tries: dict[str, Callable[[], object]] = {
        "keys.json": lambda: oriel.open_case(CaseId(case.id), write=False),
        "person": lambda: school.sign_in(NOOR),
        "casebook.json": school.again,
        "lease.json": lambda: case.lease_state(monotonic=1.0),
        "register": lambda: oriel.open_register(write=False),
        ".seen": lambda: school.sign_in(NOOR),
    }
    whole, dice = path.read_bytes(), random.Random(what)
    tries[what]()
    sentences = []
    for _ in range(_MANY):
        path.write_bytes(_mutated(whole, dice))
        try:
            tries[what]()
        except CasebookError as error:
            sentences.append(error.sentence())
    assert all(one.endswith(".") for one in sentences)
    if what in {"keys.json", "person", "register"}:
        assert len(sentences) > _MANY * 0.9
