"""Starting the program with its window."""

import subprocess
import sys
from pathlib import Path

from casebook import app

ROOT = Path(__file__).parents[2]

_WITHOUT_QT = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("libGL.so.1: cannot open shared object file", name=name)
sys.meta_path.insert(0, Gone())
from casebook import app
sys.exit(app.main(None))
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )


def test_where_qt_cannot_load_the_whole_line_to_install_is_said() -> None:
    done = python(_WITHOUT_QT)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "apt-get install libglib2.0-0 libgl1 libegl1" in done.stderr


def test_the_hint_names_every_package_of_the_one_list() -> None:
    listed = (ROOT / "build_spec" / "debian-packages.txt").read_text().split()

    assert app.missing_libraries().split()[-len(listed) :] == listed


def test_a_restart_really_is_a_new_process_of_the_same_program() -> None:
    done = python(
        "from pathlib import Path; from casebook import app; app.relaunch(Path('--version'))"
    )

    assert done.returncode == 0
    assert done.stdout.startswith("Casebook ")
