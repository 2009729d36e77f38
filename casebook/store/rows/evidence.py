"""Exhibits, their sealed files, sightings in words, and custody."""

from typing import ClassVar

from sqlalchemy.orm import Mapped

from casebook.store.rows.row import CaseBase, LoggedRow


class ExhibitRow(LoggedRow, CaseBase):
    __tablename__ = "exhibit"

    number: Mapped[int]
    answers_shows: Mapped[str]
    answers_where: Mapped[str]
    answers_seen_at_utc: Mapped[str]
    answers_seen_at_zone: Mapped[str]
    details_kind: Mapped[str | None]
    details_platform: Mapped[str]
    details_address: Mapped[str]
    details_address_missing_why: Mapped[str]
    details_account: Mapped[str]
    details_captured_at_utc: Mapped[str | None]
    details_captured_at_zone: Mapped[str | None]
    details_captured_by: Mapped[str]
    details_method: Mapped[str | None]
    details_device: Mapped[str]
    details_posted_at_utc: Mapped[str | None]
    details_posted_at_zone: Mapped[str | None]
    details_posted_basis: Mapped[str | None]
    details_visibility: Mapped[str | None]
    details_visibility_how_known: Mapped[str]
    details_words: Mapped[str]
    details_context: Mapped[str]
    details_post: Mapped[str]
    provenance_original_name: Mapped[str]
    provenance_source_folder: Mapped[str]
    provenance_source_modified: Mapped[str | None]
    provenance_added_at: Mapped[str]
    provenance_added_by: Mapped[str]
    provenance_clock_source: Mapped[str]
    provenance_clipboard_formats: Mapped[str]
    file_type: Mapped[str]
    withdrawn: Mapped[str]


class SealedFileRow(LoggedRow, CaseBase):
    """One encrypted file of an item. Its key is nulled to shred it, so no earlier copy of the row is kept."""

    __tablename__ = "sealed_file"
    keeps_earlier: ClassVar[bool] = False

    item: Mapped[str]
    rendition: Mapped[str]
    file_name: Mapped[str]
    key_form: Mapped[str]
    key_kept: Mapped[bytes | None]
    sha256: Mapped[str]
    length: Mapped[int]


class EvidenceCheckRow(LoggedRow, CaseBase):
    """One look at the stored bytes: of every exhibit up to number `through`, or of the `items` named."""

    __tablename__ = "evidence_check"

    position: Mapped[int]
    at: Mapped[str]
    through: Mapped[int | None]
    items: Mapped[str]


class SightingRow(LoggedRow, CaseBase):
    """Words alone: no column takes a blob, and a trigger keeps sealed files away from its id."""

    __tablename__ = "sighting"

    number: Mapped[int]
    recorded_at: Mapped[str]
    recorded_by: Mapped[str]
    where: Mapped[str]
    device_holder: Mapped[str]
    seen_by: Mapped[str]
    first_seen: Mapped[str]
    description: Mapped[str]
    still_live: Mapped[str]
    actions: Mapped[str]
    dsl_told: Mapped[str]
    police_told: Mapped[str]
    police_reference: Mapped[str]
    iwf_told: Mapped[str]
    iwf_reference: Mapped[str]
    lado_told: Mapped[str]


class CustodyRow(LoggedRow, CaseBase):
    __tablename__ = "custody"

    position: Mapped[int]
    item: Mapped[str]
    act: Mapped[str]
    at: Mapped[str]
    by: Mapped[str]
    note: Mapped[str]
    on: Mapped[str | None]
