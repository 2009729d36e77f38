"""Sentences as people read them: the domain's, a refusal's, days, moments and counts. It needs no table of names."""

from datetime import date, datetime
from enum import StrEnum

from casebook.domain.words import Words, written_day
from casebook.errors import CasebookError
from casebook.resources import _, ngettext


def read(words: Words) -> str:
    """A sentence of the domain, translated and filled in."""
    parts = {name: read(part) for name, part in words.parts}
    return _(words.template).format(
        **parts, **{name: _filled(value) for name, value in words.fillings}
    )


def refusal(error: CasebookError) -> str:
    """Why something was refused, translated and filled in."""
    return _(error.words).format(**{name: _filled(value) for name, value in error.details.items()})


def day(value: date | None) -> str:
    """`Tue 24 Nov 2026`, or nothing."""
    return written_day(value) if value else ""


def moment(value: datetime | None) -> str:
    """`Tue 24 Nov 2026, 09:42`, as the clocks in England showed it, or nothing."""
    if value is None:
        return ""
    from casebook.domain.clock import LONDON  # noqa: PLC0415 - the first page shows no moment

    local = value.astimezone(LONDON)
    return f"{written_day(local.date())}, {local:%H:%M}"


def count(one: str, many: str, number: int) -> str:
    """`1 exhibit`, `3 exhibits`: both forms carry `{n}`."""
    return ngettext(one, many, number).format(n=number)


def _filled(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, StrEnum):
        return value.value.replace("_", " ")
    return str(value)
