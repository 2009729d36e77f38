"""What one PC remembers between starts, where it keeps it, and the one real clock."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

_NAME = "casebook"
_FILE = "settings.json"
_RECENT = 8
_IDLE = range(1, 31)
_TEXT = range(100, 201)


class SystemClock:
    """The computer's clock, in UTC."""

    practice = False

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the one place where the present is read


def system_clock() -> SystemClock:
    """The real clock; everything else is handed one."""
    return SystemClock()


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of this PC's user: settings, second copies of memories, and diagnostics."""

    config: Path
    data: Path
    logs: Path


def places() -> Places:
    """Where this operating system wants them. Nothing is made here."""
    return Places(
        config=Path(platformdirs.user_config_dir(_NAME, appauthor=False)),
        data=Path(platformdirs.user_data_dir(_NAME, appauthor=False)),
        logs=Path(platformdirs.user_log_dir(_NAME, appauthor=False)),
    )


@dataclass(frozen=True, slots=True)
class AppSettings:
    """What this PC remembers between starts. It knows folders, never a person or a case.

    `recent` are paths of casebooks, newest first; `idle_minutes` (1-30) until the window locks;
    `text_percent` (100-200) is the size of the text.
    """

    recent: tuple[str, ...] = ()
    idle_minutes: int = 10
    text_percent: int = 100

    def opened(self, folder: Path) -> "AppSettings":
        """The settings with this casebook as the newest."""
        path = str(folder)
        kept = (path, *(one for one in self.recent if one != path))
        return AppSettings(kept[:_RECENT], self.idle_minutes, self.text_percent)


def load_settings(places: Places) -> AppSettings:
    """What was saved; anything unreadable or out of range falls back to its default."""
    try:
        kept = json.loads((places.config / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return AppSettings()
    return _settings(kept) if isinstance(kept, dict) else AppSettings()


def save_settings(places: Places, settings: AppSettings) -> None:
    """Replace the saved settings in one step. Raises OSError where the disk refuses."""
    places.config.mkdir(parents=True, exist_ok=True)
    beside = places.config / f"{_FILE}.part"
    beside.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    beside.replace(places.config / _FILE)


def _settings(kept: dict[str, object]) -> AppSettings:
    recent = kept.get("recent")
    paths = recent if isinstance(recent, list) else []
    return AppSettings(
        recent=tuple(one for one in paths if isinstance(one, str))[:_RECENT],
        idle_minutes=_within(kept.get("idle_minutes"), _IDLE, AppSettings().idle_minutes),
        text_percent=_within(kept.get("text_percent"), _TEXT, AppSettings().text_percent),
    )


def _within(value: object, allowed: range, otherwise: int) -> int:
    return (
        value
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed
        else otherwise
    )
