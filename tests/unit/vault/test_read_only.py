"""A casebook on media that cannot be written is read, and says why it is not written."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.domain.ids import CaseId
from casebook.domain.sealed import Rendition
from casebook.errors import Damaged, NotStored
from casebook.vault.keyed_file import KeyedFile
from tests.unit.vault.conftest import ITEM, NOOR, PASSWORDS, School

_READ = """
import sys
from collections.abc import Callable
from pathlib import Path
from casebook.domain.ids import CaseId
from casebook.errors import NotStored, ReadOnly
from casebook.vault.cost import Cost, CostLimits
from casebook.vault.secret import Secret
from casebook.vault.vault import open_vault

folder, app_data, name, password, case = sys.argv[1:]
cheap = Cost(64, 1, 1)
vault = open_vault(Path(folder), limits=CostLimits(cheap, cheap), app_data=Path(app_data))
assert vault.read_only
noor = vault.sign_in(name, Secret(password))
looking = noor.open_case(CaseId(case), write=False)
assert looking.creator().execute("SELECT x FROM t").fetchall() == [(7,)]
noor.remember(case, 1, "00" * 32, 1)  # on this PC at least
for attempt in (
    lambda: noor.open_case(CaseId(case), write=True),
    lambda: noor.open_register(write=True),
):
    try:
        attempt()
    except ReadOnly as refused:
        assert "cannot be written" in refused.sentence()
    else:
        raise AssertionError
for attempt in (
    lambda: noor.create_case(noor.confirmed_cards(), ("a", "b")),
    lambda: noor.set_password(Secret(password), Secret("copper meadow thirteen owls")),
):
    try:
        attempt()
    except NotStored:
        continue
    raise AssertionError
print("read and not written")
"""


def test_a_folder_that_cannot_be_written_is_read(
    school: School, case: KeyedFile, tmp_path: Path
) -> None:
    writing = case.creator()
    writing.execute("CREATE TABLE t (x)")
    writing.execute("INSERT INTO t VALUES (7)")
    writing.close()
    before = _everything(school.folder)
    script = tmp_path / "read.py"
    script.write_text(_READ)
    work = [sys.executable, str(script), str(school.folder), str(tmp_path / "here")]
    work += [NOOR, PASSWORDS[NOOR], case.id]
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    unshared = ["unshare", "--mount", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*unshared, "true"], check=False).returncode:
        pytest.skip("no mount of one's own is allowed here: reading only was NOT tested")

    done = subprocess.run(
        [*unshared, mount, str(school.folder), *work],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )

    assert (done.returncode, done.stdout) == (0, "read and not written\n"), done.stderr
    assert _everything(school.folder) == before


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_went_away_is_a_sentence(school: School, case: KeyedFile) -> None:
    cards = school.oriel.confirmed_cards()[:1]
    shutil.rmtree(school.folder)

    assert school.oriel.case_ids() == ()
    attempts: tuple[Callable[[], object], ...] = (
        case.creator,
        lambda: case.take_lease(monotonic=0.0),
        lambda: case.seal(ITEM, Rendition.ORIGINAL, io.BytesIO(b"x")),
        lambda: school.oriel.open_case(CaseId(case.id), write=False),
        lambda: school.oriel.open_register(write=False),
        lambda: school.oriel.create_case(cards, ("a",)),
    )
    for attempt in attempts:
        with pytest.raises((Damaged, NotStored)):
            attempt()
    school.oriel.remember(case.id, 1, "00" * 32, 1)  # on this PC
    assert not school.folder.exists()
