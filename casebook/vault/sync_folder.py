"""Whether a folder is one that a sync service copies to the internet: such a copy is no lock."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

# What a part of the path begins with, as each service names its folder on Windows, macOS and Linux.
_NAMES: Final[tuple[tuple[str, str], ...]] = (
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("shared drives", "Google Drive"),
    ("iclouddrive", "iCloud"),
    ("icloud drive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("box sync", "Box"),
)
# What a service sets for the programs of an account.
_VARIABLES: Final = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
# What a service leaves at the top of its folder, whatever the folder is called.
_MARKS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
}


def sync_service(folder: Path, environment: Mapping[str, str]) -> str | None:
    """The service that keeps this folder in step, by its own name; None where there is no sign of one.

    The folder need not be there yet. Links are followed: what counts is where it really lies.
    """
    try:
        path = folder.expanduser().resolve()
    except (OSError, RuntimeError):
        return None
    return _by_name(path) or _by_variable(path, environment) or _by_mark(path)


def _by_name(path: Path) -> str | None:
    for part in path.parts:
        for start, service in _NAMES:
            # “OneDrive - Fernhollow Primary”, “GoogleDrive-office@…”: the name, and then no letter.
            rest = part.lower().removeprefix(start)
            if rest != part.lower() and not rest[:1].isalnum():
                return service
    return None


def _by_variable(path: Path, environment: Mapping[str, str]) -> str | None:
    for name, service in _VARIABLES.items():
        root = environment.get(name)
        if root and path.is_relative_to(Path(root)):
            return service
    return None


def _by_mark(path: Path) -> str | None:
    for above in (path, *path.parents):
        for mark, service in _MARKS.items():
            try:
                # In the home folder the mark is the program's own folder, not that of what it copies.
                if (above / mark).exists() and above != Path.home():
                    return service
            except (OSError, RuntimeError):
                continue
    return None
