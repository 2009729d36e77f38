"""A child process that picks files in the real dialog and does nothing with them: what it opens is traced.

Arguments: the folder, and the names of the files to pick. It says the picked names, one a line.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget  # noqa: TID251 - to press its buttons

from casebook.ui import dialogs, theme


def main(folder: Path, *names: str) -> None:
    """Open the dialog in the folder, let it show every file, and pick these."""
    app = QApplication([])
    theme.apply(app)
    owner = QWidget()
    owner.show()

    def look() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, QFileDialog)
        window.setDirectory(str(folder))
        window.findChildren(QLineEdit)[0].setText(" ".join(f'"{name}"' for name in names))
        QTimer.singleShot(600, window.accept)  # the list fills meanwhile, icons and all

    QTimer.singleShot(200, look)
    for path in dialogs.open_files(owner, "Files"):
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
