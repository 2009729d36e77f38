"""Paper that needs no case, and the card of a case's first 24 hours."""

# What makes paper is loaded when paper is wanted: the pages that offer it are there at once.
# ruff: noqa: PLC0415

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from casebook.domain.ids import CaseId
from casebook.resources import _

if TYPE_CHECKING:
    from casebook.domain.picture import Picture
    from casebook.domain.school import School
    from casebook.services.session import Session


def blank_report_form(school: "School | None" = None) -> bytes:
    """The report of a concern to fill in by hand, as PDF; without a school it carries no letterhead of one."""
    from casebook.documents import form

    return form.blank_report_form(school or _any_school())


def staff_notice(school: "School | None" = None) -> bytes:
    """One page for the staff room that says whom to tell (5.4), as PDF."""
    from casebook.documents import form

    return form.staff_notice(school or _any_school())


def first_day_card(session: "Session", case: CaseId) -> bytes:
    """The *First 24 hours* card of a case, as PDF; it names nobody."""
    from casebook.documents import form
    from casebook.domain.first_day import first_day

    with session.seeing(case) as tx:
        record = session.record(tx)
    return form.first_day_card(first_day(record, session.calendar(), session.limits()))


def pages(pdf: bytes, dpi: int) -> "tuple[Picture, ...]":
    """Paper of ours as pixels for the printer; for the second pool."""
    from casebook.documents import pixels

    return tuple(pixels.page(pdf, index, dpi) for index in range(pixels.count(pdf)))


def drawn(pdf: bytes, width_px: int) -> "tuple[Picture, ...]":
    """Paper of ours as pixels for the screen, each page this wide; for the second pool."""
    from casebook.documents import pixels

    return pixels.pages(pdf, width_px=width_px)


def save(pdf: bytes, destination: Path) -> Path:
    """Save paper that names nobody outside the casebook, and give where. Raises NotStored."""
    from casebook.services.taking_out import copy_out

    def write(out: BinaryIO) -> None:
        out.write(pdf)

    with copy_out(destination, write):
        """It is no part of any case, so no log has a line of it."""
    return destination


def _any_school() -> "School":
    from casebook.domain.school import School

    return School(name=_("Your school"))
