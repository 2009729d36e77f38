"""What runs beside the case today, in lines for its rail: what it is, since when, and whether something of it is overdue."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from casebook.domain import procedure_fact_beside as fact
from casebook.domain.clock import local_day
from casebook.domain.guide import Running
from casebook.domain.overlay import OverlayKind
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.words import N_, Words, say

NAMES: Final[Mapping[OverlayKind, str]] = {
    OverlayKind.GRIEVANCE: N_("Grievance"),
    OverlayKind.SICKNESS: N_("Sickness"),
    OverlayKind.ADJUSTMENTS: N_("Adjustments"),
    OverlayKind.SAR: N_("Request for personal data"),
    OverlayKind.LITIGATION_HOLD: N_("Legal hold"),
    OverlayKind.MEDIA: N_("Press and media"),
    OverlayKind.DATA_BREACH: N_("Data breach"),
}


def running(view: ProcedureView) -> tuple[Running, ...]:
    """Everything that runs beside the case today."""
    return (*_safeguarding(view), *_police(view), *_suspension(view), *_others(view))


def _safeguarding(view: ProcedureView) -> Iterator[Running]:
    if not view.record.lado_referrals or fact.concluded(view):
        return
    told = view.record.lado_referrals[-1]
    note = say(_ADVISED, day=told.advised_on) if told.advised_on else say(_WAITING)
    yield Running(say(N_("Safeguarding")), note, PageId.SAFEGUARDING)


def _police(view: ProcedureView) -> Iterator[Running]:
    found = fact.hold(view)
    if found is not None:
        yield Running(
            say(N_("Police hold")),
            *_with_review(view, found.began, "police_hold_review", PageId.POLICE),
        )


def _suspension(view: ProcedureView) -> Iterator[Running]:
    since = fact.suspended_on(view)
    if since is not None:
        yield Running(
            say(N_("Suspended")), *_with_review(view, since, "suspension_review", PageId.SUSPENSION)
        )


def _with_review(
    view: ProcedureView, since: date, key: str, page: PageId
) -> tuple[Words, PageId, bool]:
    review = due(view, key)
    if review is None:
        return say(_SINCE, day=since), page, False
    return say(_REVIEW, day=since, review=review.day), page, review.day < view.today


def _others(view: ProcedureView) -> Iterator[Running]:
    for one in view.record.overlays:
        if one.ended is None:
            last = LAST_DAYS[one.kind](view) if one.kind in LAST_DAYS else None
            note = say(_BY, day=one.began, last=last) if last else say(_SINCE, day=one.began)
            yield Running(
                say(NAMES[one.kind]), note, PageId.BESIDE, bool(last and last < view.today)
            )


def _sickness(view: ProcedureView) -> date | None:
    decided = fact.answered(view, OverlayKind.SICKNESS, "decision")
    return None if decided else fact.sickness_decides_on(view)


def _request(view: ProcedureView) -> date | None:
    answered = fact.answered(view, OverlayKind.SAR, "answered_on")
    return None if answered else fact.sar_due(view)


def _breach(view: ProcedureView) -> date | None:
    latest = fact.breach_due(view)
    decided = fact.answered(view, OverlayKind.DATA_BREACH, "ico")
    return None if decided or latest is None else local_day(latest)


LAST_DAYS: Final[Mapping[OverlayKind, Callable[[ProcedureView], date | None]]] = {
    OverlayKind.SICKNESS: _sickness,
    OverlayKind.SAR: _request,
    OverlayKind.DATA_BREACH: _breach,
}
_SINCE = N_("since {day}")
_REVIEW = N_("since {day}, review by {review}")
_BY = N_("since {day}, by {last}")
_ADVISED = N_("LADO advised on {day}")
_WAITING = N_("waiting for the LADO's advice")
