"""What this PC remembers between starts, and the size of its text."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from casebook.resources import _
from casebook.settings import AppSettings, Places, save_settings
from casebook.ui import theme


class ThisPc(QObject):
    """The settings of this PC: folders, never a person or a case.

    Signals:
        failed(str): they could not be saved, in words.
    """

    failed = Signal(str)

    def __init__(self, settings: AppSettings, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self.settings, self._places = settings, places

    def last_folder(self) -> Path | None:
        """The casebook opened last that is still there."""
        kept = (Path(each) for each in self.settings.recent)
        return next((folder for folder in kept if folder.is_dir()), None)

    def opened(self, folder: Path) -> None:
        """Remember this casebook as the newest."""
        self._remember(self.settings.opened(folder))

    def other_size(self, step: int) -> int | None:
        """The percent that is one step larger (+1), smaller (-1) or usual (0); None where that is no change."""
        sizes, now = theme.TEXT_PERCENTS, self.settings.text_percent
        at = sizes.index(min(sizes, key=lambda size: abs(size - now)))
        percent = 100 if step == 0 else sizes[max(0, min(len(sizes) - 1, at + step))]
        return None if percent == now else percent

    def resize(self, percent: int) -> None:
        """Show text at this percent of the system's size from now on."""
        self._remember(replace(self.settings, text_percent=percent))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, text_percent=percent)

    def _remember(self, settings: AppSettings) -> None:
        self.settings = settings
        try:
            save_settings(self._places, settings)
        except OSError:
            self.failed.emit(_("This PC's settings could not be saved. Nothing else is affected."))
