"""A copied folder tells how many cases there are, and not whose."""

import io
import platform

import pytest

from casebook.domain.sealed import Rendition
from casebook.vault.identity import Identity
from tests.unit.vault.conftest import ITEM, NOOR, ORIEL, School


def test_only_cards_name_people(
    school: School, noor: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids of people stand in no file and in no name but those of `people/`; roles and hosts nowhere."""
    monkeypatch.setattr(platform, "node", lambda: "canary-host")
    case = school.oriel.create_case(
        school.oriel.confirmed_cards(), ("canary-manager", "canary-hr"), since="2026-02-03"
    )
    case.take_lease(monotonic=0.0)
    case.seal(ITEM, Rendition.ORIGINAL, io.BytesIO(b"canary evidence"))
    case.creator().execute("CREATE TABLE canary_table (x)")
    register = school.oriel.open_register(write=True)
    register.take_lease(monotonic=0.0)
    school.oriel.remember(case.id, 1, "00" * 32, 1)
    card = school.oriel.confirmed(noor.person)
    assert card is not None
    school.oriel.prepare_key_set(case, (card,), ("canary-clerk",))

    people = [school.oriel.person, noor.person]
    names = [ORIEL, NOOR, "canary-", "canary_", "canary evidence", "2026-02-03"]
    words = [word.encode() for word in (*people, *names, ITEM)]
    raw = [bytes.fromhex(one.replace("-", "")) for one in people]
    for path in school.folder.rglob("*"):
        if path.parent.name == "people" or not path.is_file():
            assert path.parent.name == "people" or not any(one in path.name for one in people)
            continue
        data = path.read_bytes()
        assert [word for word in (*words, *raw) if word in data] == [], path.name
        assert not any(one in str(path.relative_to(school.folder)) for one in people)

    for path in (school.folder / "people").glob("*.seen"):
        data = path.read_bytes()
        others = [word for word in words if word.decode() != path.stem]
        assert [word for word in (*others, case.id.encode()) if word in data] == []


def test_cards_hold_a_name_and_keys_and_no_role(school: School, noor: Identity) -> None:
    data = (school.folder / "people" / f"{noor.person}.json").read_text()

    assert NOOR in data
    assert school.oriel.person not in data
    assert "role" not in data
