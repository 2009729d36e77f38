"""Answers shared over several exhibits: only what was changed in the form goes to the others."""

from collections.abc import Sequence
from dataclasses import fields, replace

from casebook.domain.evidence import Exhibit, ExhibitDetails
from casebook.domain.ids import ItemId


def merged(
    exhibits: Sequence[Exhibit], typed: ExhibitDetails
) -> tuple[tuple[ItemId, ExhibitDetails], ...]:
    """What each exhibit's details become. The form showed the first one; the rest keep what was not touched."""
    first = exhibits[0].details
    changed = {
        field.name: getattr(typed, field.name)
        for field in fields(ExhibitDetails)
        if getattr(typed, field.name) != getattr(first, field.name)
    }
    return tuple((one.id, replace(one.details, **changed)) for one in exhibits)
