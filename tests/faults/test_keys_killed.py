"""Killed at any system call while keys change: nobody is shut out, and what was said to be done is done."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.errors import WrongPassword
from casebook.vault.identity import Identity
from casebook.vault.secret import Secret
from casebook.vault.vault import create_vault, open_vault
from tests.faults.trial import share
from tests.faults.vault_work import CHEAP, LIMITS, NEW, OLD

_WORK = Path(__file__).with_name("vault_work.py")
_NAME, _OTHER, _OTHERS = "Oriel", "Noor", "seven lanterns under bracken"
_CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,ftruncate"
_TRIALS = 300


@dataclass(frozen=True, slots=True)
class _Scene:
    """A casebook before the work."""

    folder: Path
    case: CaseId
    newcomer: str

    def run(self, folder: Path, *strace: str) -> str:
        """Do the work on a copy, under strace; gives what it said was done."""
        shutil.copytree(self.folder, folder)
        work = [sys.executable, str(_WORK), str(folder), _NAME, self.case, self.newcomer]
        ended = subprocess.run(
            ["strace", "-f", "-qq", *strace, *work],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return ended.stdout


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> _Scene:
    if not shutil.which("strace"):
        if os.environ.get("CI") == "true":
            pytest.fail("strace is not installed")
        pytest.skip("strace is not installed: kills were NOT tried")
    folder = tmp_path_factory.mktemp("scene") / "casebook"
    vault = create_vault(folder, cost=CHEAP, limits=LIMITS, practice=True)
    oriel = vault.found_person(_NAME, Secret(OLD))
    enrolment = oriel.enrol(_OTHER, Secret(_OTHERS))
    enrolment.confirm(words_agreed=True)
    case = oriel.create_case(oriel.confirmed_cards()[:1], ("manager",))
    return _Scene(folder, CaseId(case.id), enrolment.card.person)


def _anyhow(folder: Path) -> tuple[Identity, bool]:
    """Oriel, by the new password or the old; and whether it was the new."""
    vault = open_vault(folder, limits=LIMITS, app_data=None)
    try:
        return vault.sign_in(_NAME, Secret(NEW)), True
    except WrongPassword:
        return vault.sign_in(_NAME, Secret(OLD)), False


def _violations(scene: _Scene, folder: Path, said: str) -> list[str]:
    oriel, changed = _anyhow(folder)
    vault = open_vault(folder, limits=LIMITS, app_data=None)
    noor = vault.sign_in(_OTHER, Secret(_OTHERS))
    case = oriel.open_case(scene.case, write=True)
    case.creator().close()
    pending = oriel.pending_key_set(case)
    if pending is not None:
        pending.commit()
    hers, founded = noor.case_ids(), re.findall(r"FOUNDED (\S+)\n", said)
    for one in hers:
        noor.open_case(one, write=False).creator().close()
    seen = oriel.last_seen(scene.case)
    promised = {
        "shared": "SHARED\n" not in said or scene.case in hers,
        "founded": all(one in hers for one in founded),
        "remembered": "REMEMBERED\n" not in said or (seen is not None and seen.size == 3),
        "changed": "CHANGED\n" not in said or changed,
        "memory": not oriel.memory_missing,
    }
    return [what for what, kept in promised.items() if not kept]


@pytest.mark.slow
def test_a_kill_at_any_call_shuts_nobody_out(scene: _Scene, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    whole = scene.run(tmp_path / "whole", "-e", f"trace={_CALLS}", "-o", str(log))
    assert whole.split()[-1] == "CHANGED"
    # strace counts each kind of call for itself.
    made = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))
    places = [(call, number) for call, count in made.items() for number in range(1, count + 1)]
    picked = random.Random(20260302).sample(places, min(len(places), share(_TRIALS)))

    found, cut_off = [], 0
    for call, number in picked:
        folder = tmp_path / f"{call}-{number}"
        inject = f"inject={call}:signal=KILL:when={number}"
        said = scene.run(folder, "-e", f"trace={call}", "-o", os.devnull, "-e", inject)
        cut_off += "CHANGED" not in said
        found += [f"{call} {number}: {each}" for each in _violations(scene, folder, said)]
        shutil.rmtree(folder)

    print(f"\nkilled at {cut_off} of {len(places)} calls: {len(found)} violations")
    assert cut_off > len(picked) * 3 // 4
    assert found == []
