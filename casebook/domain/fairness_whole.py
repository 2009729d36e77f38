"""Fairness checks of what was recorded beside a case: each is still whole, by the rules it was recorded by."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import overlay, police, safeguarding, suspension
from casebook.domain.clock import local_day
from casebook.domain.fairness_check import Check, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.police import HoldRelease
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.stage import Stage
from casebook.domain.suspension import Suspension, SuspensionEnd
from casebook.domain.words import N_, Words
from casebook.errors import Missing, Refused

S = Stage
_END_OF_DAY: Final = time(22, 59, tzinfo=UTC)
"""Late enough for all that happened on a day, and in summer and winter still that day in England."""

_LONGEST_REVIEW: Final = 20
"""Working days: the upper end of the range in which schools review a suspension."""
Recheck = Callable[[], None]


def _now(view: ProcedureView) -> datetime:
    return datetime.combine(view.today, _END_OF_DAY)


def _refused(rechecks: Iterator[Recheck]) -> bool:
    """Whether anything recorded could not be recorded so."""
    return any(_fails(recheck) for recheck in rechecks)


def _fails(recheck: Recheck) -> bool:
    try:
        recheck()
    except (Missing, Refused):
        return True
    return False


def _police(view: ProcedureView) -> Iterator[Recheck]:
    record, now, today = view.record, _now(view), view.today
    for told in record.police_referrals:
        yield partial(police.check_referral, told, now=now)
    for held in record.police_holds:
        begun = replace(held, release=None, reviews=())
        yield partial(police.check_hold, begun, (), today=today)
        if held.release is not None:
            yield partial(police.check_release, begun, held.release, today=today)


def _officer(view: ProcedureView) -> Iterator[Recheck]:
    record, now, today = view.record, _now(view), view.today
    for asked in record.lado_referrals:
        yield partial(safeguarding.check_referral, asked, now=now)
    found = record.safeguarding
    if found is not None:
        told = view.outside(OutsideStep.LADO_REFERRAL) is not None
        yield partial(
            safeguarding.check_conclusion, found, record.lado_referrals, today=today, told=told
        )


def _suspensions(view: ProcedureView) -> Iterator[Recheck]:
    for one in view.record.suspensions:
        begun = replace(one, end=None, reviews=())
        yield partial(suspension.check_start, begun, (), now=_now(view), about_head=False)


def _badly_ended(view: ProcedureView, one: Suspension) -> bool:
    """Whether an end does not say who decided it, and why, on a day that can be."""
    end = one.end
    return end is not None and not (
        end.decided_by.strip() and end.reason.strip() and one.began <= end.on <= view.today
    )


def _overlays(view: ProcedureView) -> Iterator[Recheck]:
    now, today = _now(view), view.today
    for one in view.record.overlays:
        yield partial(overlay.check, one, now=now)
        if one.ended is not None:
            begun = replace(one, ended=None)
            yield partial(overlay.check_end, begun, one.ended, one.ended_why, today=today)


def _looked_at_late(view: ProcedureView, one: Suspension) -> bool:
    """Whether the first review was set for later than any procedure leaves it."""
    return one.review_on > view.calendar.within(_LONGEST_REVIEW, one.began)


def _unsigned(ends: Iterable[HoldRelease | SuspensionEnd | None]) -> bool:
    """Whether an end does not say who recorded it."""
    return any(end is not None and not end.recorded_by.strip() for end in ends)


def _police_record(view: ProcedureView) -> Words | None:
    return have.where(
        _refused(_police(view))
        or _unsigned(one.release for one in view.record.police_holds)
        or any(not one.takedown.strip() for one in view.record.police_holds),
        N_("The record of what the police were told, or of a hold, is not whole, or its days cannot be."),
    )  # fmt: skip


def _officer_record(view: ProcedureView) -> Words | None:
    return have.where(
        _refused(_officer(view)),
        N_("The record of what the LADO was asked, or of the outcome, is not whole, or its days cannot be."),
    )  # fmt: skip


def _suspension_record(view: ProcedureView) -> Words | None:
    return have.where(
        _refused(_suspensions(view))
        or _unsigned(one.end for one in view.record.suspensions)
        or any(
            _looked_at_late(view, one) or _badly_ended(view, one) for one in view.record.suspensions
        ),
        N_("The record of the suspension is not whole, or its days cannot be."),
    )


def _beside_record(view: ProcedureView) -> Words | None:
    return have.where(
        _refused(_overlays(view))
        or any(one.ended and not one.ended_by.strip() for one in view.record.overlays),
        N_("The record of what runs beside the case is not whole, or its days cannot be."),
    )


def _connections(view: ProcedureView) -> Words | None:
    known = {person.id for person in view.record.team.people}
    bare = [
        one
        for one in view.record.relationships
        if one.person not in known or not one.by.strip() or one.declared_on < local_day(view.record.case.opened_at)
    ]  # fmt: skip
    return have.where(
        bool(bare), N_("What somebody declared does not say who said it, to whom, or when.")
    )


WHOLE: Final = (
    Check(
        "police_record_whole", Part.BESIDE, Weight.WARN, N_("What the police were told and asked is on the record"),
        S.TRIAGE, _police_record, PageId.POLICE, "policy 6.5",
        concerns=lambda view: bool(view.record.police_referrals or view.record.police_holds), pitfalls=(25,),
    ),
    Check(
        "lado_record_whole", Part.BESIDE, Weight.WARN, N_("What the LADO was asked and said is on the record"),
        S.TRIAGE, _officer_record, PageId.SAFEGUARDING, "Keeping children safe in education, part four",
        concerns=lambda view: bool(view.record.lado_referrals) or view.record.safeguarding is not None,
        pitfalls=(24, 30),
    ),
    Check(
        "suspension_record_whole", Part.BESIDE, Weight.WARN, N_("The suspension is on the record, whole"),
        S.REPORTED, _suspension_record, PageId.SUSPENSION, "Acas Code, paragraph 8",
        concerns=lambda view: bool(view.record.suspensions), code=(8,), pitfalls=(11,),
    ),
    Check(
        "beside_record_whole", Part.BESIDE, Weight.WARN, N_("What runs beside the case is on the record, whole"),
        S.REPORTED, _beside_record, PageId.BESIDE, "Acas Code, paragraph 4",
        concerns=lambda view: bool(view.record.overlays), code=(4,), pitfalls=(35, 40),
    ),
    Check(
        "connections_whole", Part.INVESTIGATION, Weight.WARN, N_("Each declaration says whose it is, and of when"),
        S.REPORTED, _connections, PageId.TEAM, "Acas Code, paragraph 6",
        concerns=lambda view: bool(view.record.relationships), code=(6,),
    ),
)  # fmt: skip
"""Asked of what pages beside the case recorded: paper, an older file or a slip may have left it with gaps."""
