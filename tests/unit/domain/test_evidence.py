"""What an exhibit still has to be told, and how items are called."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    Exhibit,
    ExhibitDetails,
    Sighting,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.ids import ItemId, PersonId

WHEN = ZonedTime(datetime(2025, 11, 15, 21, 42, tzinfo=UTC), "Europe/London")
FULL = ExhibitDetails(
    EvidenceKind.SOCIAL_POST, "Chirrup", "https://chirrup.example.org/1", "", "@kez", WHEN, "Petra",
    CaptureMethod.FULL_PAGE, "", WHEN, TimeBasis.SHOWN_ON_PAGE, Visibility.PUBLIC,
)  # fmt: skip


def test_an_exhibit_with_everything_of_6_2_has_nothing_to_finish(exhibit: Exhibit) -> None:
    assert replace(exhibit, details=FULL).finish_later() == ()
    assert exhibit.finish_later() == (
        "kind", "platform", "address", "account", "captured_at", "captured_by", "method",
        "posted_at", "visibility",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "open_"),
    [
        ({"address": ""}, ("address",)),
        ({"address": "", "address_missing_why": "An app shows none"}, ()),
        ({"posted_at": None}, ("posted_at",)),
        ({"posted_at": None, "posted_basis": TimeBasis.NOT_KNOWN}, ()),
        ({"posted_basis": None}, ("posted_at",)),
    ],
)
def test_a_reason_stands_in_for_what_cannot_be_known(
    exhibit: Exhibit, change: dict[str, object], open_: tuple[str, ...]
) -> None:
    details = replace(FULL, **change)  # type: ignore[arg-type]

    assert replace(exhibit, details=details).finish_later() == open_


def test_items_are_numbered_with_their_letter(exhibit: Exhibit) -> None:
    sighting = Sighting(ItemId("s"), 2, WHEN.utc, PersonId("oriel"))

    assert exhibit.label == "E01"
    assert replace(exhibit, number=117).label == "E117"
    assert sighting.label == "S02"
