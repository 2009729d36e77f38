"""A signed or handed-in paper, scanned: kept among the evidence with what is true of any paper already filled in."""

from casebook.domain.evidence import (
    CaptureMethod,
    EvidenceKind,
    ExhibitDetails,
    FirstAnswers,
    TimeBasis,
    Visibility,
    ZonedTime,
)
from casebook.domain.ids import ItemId
from casebook.domain.intake import Prepared
from casebook.resources import _
from casebook.services import evidence_record
from casebook.services.session import Session
from casebook.store import evidence as exhibits
from casebook.store.transaction import Tx


def keep(tx: Tx, session: Session, paper: Prepared, *, shows: str) -> ItemId:
    """The exhibit that the scan became, or the one that held the same bytes already."""
    by, now = session.person, session.now()
    if exhibits.by_sha256(tx, paper.sealed.sha256) is not None:
        return evidence_record.offer_again(tx, paper, by=by, at=now).id
    seen = ZonedTime(now, "Europe/London")
    answers = FirstAnswers(shows=shows, where=_("Paper, held by the school"), seen_at=seen)
    details = ExhibitDetails(
        kind=EvidenceKind.SIGNED_PAPER,
        platform=_("Paper"),
        address_missing_why=_("A paper document"),
        account=_("None"),
        captured_at=seen,
        captured_by=session.name,
        method=CaptureMethod.PAPER,
        posted_basis=TimeBasis.NOT_KNOWN,
        visibility=Visibility.NOT_KNOWN,
    )
    return evidence_record.add_exhibit(tx, paper, answers, details, by=by, at=now).id
