"""Whom the school turns to, and where its privacy papers stand."""

from casebook.domain.school_people import Duty, PrivacyPapers, SchoolContact, SchoolPeople
from casebook.store.kept import Kept
from casebook.store.rows.school_people import PrivacyPapersRow, SchoolContactRow
from casebook.store.transaction import Tx

_ONLY = "privacy"
_CONTACTS = Kept(SchoolContactRow, SchoolContact)
_PAPERS = Kept(PrivacyPapersRow, PrivacyPapers)


def people(tx: Tx) -> SchoolPeople:
    """Everybody the school turns to."""
    return SchoolPeople(_CONTACTS.all(tx))


def save(tx: Tx, contact: SchoolContact) -> None:
    """Keep who has a duty."""
    _CONTACTS.put(tx, contact.duty, contact)


def remove(tx: Tx, duty: Duty) -> None:
    """Nobody has this duty any more."""
    tx.remove(SchoolContactRow, duty)


def papers(tx: Tx) -> PrivacyPapers:
    """Where the privacy papers stand."""
    return _PAPERS.one(tx, _ONLY) or PrivacyPapers()


def save_papers(tx: Tx, papers: PrivacyPapers) -> None:
    """Keep where the privacy papers stand now."""
    _PAPERS.put(tx, _ONLY, papers)
