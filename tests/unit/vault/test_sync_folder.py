"""A folder that a service copies to the internet is known by its name, by what the service sets, or by its mark."""

from pathlib import Path

import pytest

from casebook.vault.sync_folder import sync_service


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/h/OneDrive/Casebook", "OneDrive"),
        ("/Users/h/OneDrive - Fernhollow Primary School/Casebook", "OneDrive"),
        ("/Users/h/Library/CloudStorage/OneDrive-Fernhollow/Casebook", "OneDrive"),
        ("/mnt/SharePoint/HR/Casebook", "SharePoint"),
        ("/home/h/Dropbox/Casebook", "Dropbox"),
        ("/home/h/Dropbox (Fernhollow)/a/b/Casebook", "Dropbox"),
        ("/Users/h/Library/CloudStorage/GoogleDrive-office@example.org/My Drive/c", "Google Drive"),
        ("/mnt/g/My Drive/Casebook", "Google Drive"),
        ("/mnt/g/Shared drives/HR/Casebook", "Google Drive"),
        ("/home/h/Google Drive/Casebook", "Google Drive"),
        ("/c/Users/h/iCloudDrive/Casebook", "iCloud"),
        ("/Users/h/Library/Mobile Documents/com~apple~CloudDocs/Casebook", "iCloud"),
        ("/home/h/Nextcloud/Casebook", "Nextcloud"),
    ],
)
def test_the_name_of_a_part_of_the_path_tells(path: str, service: str) -> None:
    assert sync_service(Path(path), {}) == service


@pytest.mark.parametrize(
    "path",
    [
        "/home/h/Casebook",
        "/srv/school/Dropboxes of 2024/Casebook",
        "/srv/school/onedrives",
        "/srv/My Drives/Casebook",
        "/media/usb/casebook",
    ],
)
def test_another_folder_is_not_taken_for_one(path: str) -> None:
    assert sync_service(Path(path), {"OneDrive": "/home/h/elsewhere"}) is None


def test_what_the_service_sets_tells_though_its_folder_has_another_name(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "school files")}

    assert sync_service(tmp_path / "school files" / "Casebook", environment) == "OneDrive"
    assert sync_service(tmp_path / "school files 2" / "Casebook", environment) is None


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox.cache", "Dropbox"), (".dropbox", "Dropbox"), (".stfolder", "Syncthing")],
)
def test_the_mark_of_a_service_above_the_folder_tells(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "shared" / mark).mkdir(parents=True)

    assert sync_service(tmp_path / "shared" / "a" / "Casebook", {}) == service
    assert sync_service(tmp_path / "Casebook", {}) is None


def test_the_settings_of_a_service_in_the_home_folder_are_no_mark() -> None:
    (Path.home() / ".dropbox").mkdir()

    assert sync_service(Path.home() / "Casebook", {}) is None


def test_what_counts_is_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "casebook").symlink_to(tmp_path / "OneDrive")
    (tmp_path / "round").symlink_to(tmp_path / "round")

    assert sync_service(tmp_path / "casebook" / "new", {}) == "OneDrive"
    assert sync_service(tmp_path / "round", {}) is None
