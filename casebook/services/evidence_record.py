"""Sealed files go on the record: numbered, with their provenance and the first links of their custody."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from casebook.domain.evidence import (
    CaptureMethod,
    CustodyAct,
    CustodyEvent,
    Exhibit,
    ExhibitDetails,
    FirstAnswers,
    Provenance,
)
from casebook.domain.ids import ItemId, PersonId
from casebook.domain.intake import Prepared
from casebook.errors import NotStored
from casebook.resources import _
from casebook.services.casefile import CaseFile
from casebook.store import custody as custody_rows
from casebook.store import evidence as exhibits
from casebook.store.transaction import Tx


def add_exhibit(
    tx: Tx,
    prepared: Prepared,
    answers: FirstAnswers,
    details: ExhibitDetails,
    *,
    by: PersonId,
    at: datetime,
) -> Exhibit:
    """Put one sealed file on the record under the next number."""
    exhibit = Exhibit(
        id=prepared.sealed.item,
        number=exhibits.next_number(tx),
        answers=answers,
        details=_with_method(details, prepared),
        provenance=Provenance(
            original_name=prepared.original_name,
            source_folder=prepared.source_folder,
            source_modified=prepared.source_modified,
            added_at=at,
            added_by=by,
            clipboard_formats=prepared.clipboard_formats,
        ),
        file_type=prepared.file_type,
        sealed=prepared.sealed,
    )
    exhibits.add_exhibit(tx, exhibit)
    gate = _("The safety question was answered: No, none of these")
    add_custody(tx, exhibit.id, CustodyAct.ADDED, by=by, at=at, note=gate)
    add_custody(tx, exhibit.id, CustodyAct.READ_BACK, by=by, at=at)
    return exhibit


def offer_again(tx: Tx, prepared: Prepared, *, by: PersonId, at: datetime) -> Exhibit:
    """Record where bytes came from that are already held: a second provenance, no second copy. Gives who holds them."""
    held = exhibits.by_sha256(tx, prepared.sealed.sha256)
    if held is None:
        raise ValueError("only bytes that are held can be offered again")
    parts = (prepared.original_name, prepared.source_folder)
    came_from = " · ".join(part for part in parts if part)
    add_custody(tx, held.id, CustodyAct.OFFERED_AGAIN, by=by, at=at, note=came_from)
    return held


def add_custody(
    tx: Tx, item: ItemId, act: CustodyAct, *, by: PersonId, at: datetime, note: str = ""
) -> None:
    """Add one link to an item's chain of custody."""
    custody_rows.add_custody(tx, CustodyEvent(item=item, act=act, at=at, by=by, note=note))


def discard_unrecorded(file: CaseFile, prepared: Iterable[Prepared]) -> None:
    """Delete sealed files that no row knows; one that is on the record stays.

    One that cannot be deleted now is set aside by the next sweep: what is on the record was said to be stored.
    """
    with file.reading() as tx:
        known = exhibits.file_names(tx)
    for one in prepared:
        if one.sealed.file_name not in known:
            with contextlib.suppress(NotStored):
                file.keyed.discard(one.sealed)


def _with_method(details: ExhibitDetails, prepared: Prepared) -> ExhibitDetails:
    if prepared.pasted and details.method is None:
        return replace(details, method=CaptureMethod.PASTED)
    return details
