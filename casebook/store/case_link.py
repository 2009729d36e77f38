"""Other cases that belong to this one."""

from casebook.domain.case_link import CaseLink
from casebook.store.kept import Kept
from casebook.store.rows.incident import CaseLinkRow
from casebook.store.transaction import Tx

_LINKS = Kept(CaseLinkRow, CaseLink, order="position")


def links(tx: Tx) -> tuple[CaseLink, ...]:
    """Every one, in the order they were recorded."""
    return _LINKS.all(tx)


def add(tx: Tx, link: CaseLink) -> None:
    """Keep that another case belongs to this one."""
    _LINKS.put(tx, link.id, link)
