"""Ids: each kind of thing has its own type. All but references are random UUIDs in their usual 36-character form."""

from typing import NewType

CasebookId = NewType("CasebookId", str)
CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
ItemId = NewType("ItemId", str)  # an exhibit's or other sealed item's
AllegationId = NewType("AllegationId", str)
ChargeId = NewType("ChargeId", str)
LetterId = NewType("LetterId", str)
EventId = NewType("EventId", str)
Reference = NewType("Reference", str)  # two school letters and four random characters: FH-7QK4
