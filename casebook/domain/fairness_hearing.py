"""Fairness checks of the hearing: notice, who hears, the companion, and what is written down."""

from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain import procedure_fact as fact
from casebook.domain.conflict import check_appointment, reason_given
from casebook.domain.decision import CompanionChoice, DeciderKind
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.outside import OutsideStep
from casebook.domain.page_id import PageId
from casebook.domain.procedure_limit import due
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.domain.stage import Need, Stage
from casebook.domain.words import N_, Words, say
from casebook.errors import Refused

S = Stage
_IS_HELD = ((S.HEARING_SCHEDULED, S.HEARING_HELD),)
_DECIDES = ((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED))
_LETTERS = ("DOC-26", "DOC-27", "DOC-30")
_HARDLY_ANY: Final = 2
"""Clear working days below which no reason makes a notice fair (G-NOTICE)."""
_PANEL: Final = 3


def _unheld(view: ProcedureView) -> Words | None:
    return have.where(not fact.hearing_recorded(view), N_("The hearing is not on the record."))


def _short(view: ProcedureView) -> Words | None:
    first, held = due(view, "hearing_notice"), have.hearing(view)
    if first is None or held is None or held.held_on >= first.day:
        return None
    return say(
        N_("The hearing was on {held}. With the notice this school gives, {day} was the first fair day."),
        held=held.held_on,
        day=first.day,
    )  # fmt: skip


def _none(view: ProcedureView) -> Words | None:
    given, held = have.done_on(view, OutsideStep.HEARING_INVITATION), have.hearing(view)
    if given is None or held is None:
        return None
    return have.where(
        held.held_on < view.calendar.clear_days(_HARDLY_ANY, given),
        N_("The invitation left fewer than two clear working days. Hold the hearing again with time to prepare."),
    )  # fmt: skip


def _not_a_working_day(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    if held is None or view.calendar.is_working(held.held_on):
        return None
    return say(N_("The hearing was held on {day}, when the school was closed."), day=held.held_on)


def _involved(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    if held is None:
        return None
    parts = (
        (Role.HEARING_CHAIR, held.chair),
        *((Role.PANEL_MEMBER, each) for each in held.members),
    )
    found = [name for role, name in parts if not _free(view, role, name)]
    return have.naming(
        N_("{which} heard the case and has another part in it. Whoever decides comes to it fresh."),
        found,
    )


def _free(view: ProcedureView, role: Role, name: str) -> bool:
    team = view.record.team
    try:
        check_appointment(team, role, name=name, reason=reason_given(team, role, name=name))
    except Refused:
        return False
    return True


def _adviser_decides(view: ProcedureView) -> Words | None:
    advisers = have.names_with(view, Role.HR_ADVISER)
    found = [n for n in have.heard_by(view) if any(have.same(n, each) for each in advisers)]
    return have.naming(
        N_("{which} advises on law and procedure, and cannot decide the case."), found
    )


def _no_chair(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    return have.where(
        held is not None and not (held.chair.strip() and held.chair_title.strip()),
        N_("It is not on the record who chaired the hearing, and as what."),
    )


def _small_panel(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    few = held is not None and held.decider is DeciderKind.PANEL and len(held.members) + 1 < _PANEL
    return have.where(few, N_("The panel had fewer than three members."))


def _no_companion(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    return have.where(
        held is not None and held.companion is CompanionChoice.NOT_OFFERED,
        N_("The subject was not offered a companion. No letter can follow: hold the hearing again with the offer made."),
    )  # fmt: skip


def _companion_unknown(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    unnamed = held is not None and held.companion is CompanionChoice.ACCOMPANIED and not (
        held.companion_name.strip() and held.companion_category
    )  # fmt: skip
    return have.where(
        unnamed, N_("Who accompanied the subject, or in what capacity, is not on the record.")
    )


def _absent(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    absent = held is not None and not held.subject_attended
    return have.where(
        absent and have.not_done(view, OutsideStep.HEARING_POSTPONED),
        N_("The subject was not there, and no other date was offered before the case was decided without them."),
    )  # fmt: skip


def _absence_unexplained(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    return have.where(
        held is not None and not held.subject_attended and not held.absence.strip(),
        N_("The subject was not there, and it is not said how that was dealt with."),
    )


def _no_minutes(view: ProcedureView) -> Words | None:
    return have.where(
        have.not_done(view, OutsideStep.HEARING_RECORD),
        N_("There is no record that notes of the hearing were taken."),
    )


def _no_clerk(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    return have.where(
        held is not None and not held.clerk.strip(), N_("Nobody is named who took the notes.")
    )


def _clerk_tainted(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    found = [held.clerk] if held and not _free(view, Role.CLERK, held.clerk) else []
    return have.naming(N_("{which} took the notes and has another part in the case."), found)


def _nobody_else(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    return have.where(
        held is not None
        and not any(one.name.strip() and one.capacity.strip() for one in held.attendance),
        N_("Nobody is named who put the school's case, advised or spoke as a witness."),
    )


HEARING: Final = (
    Check(
        "heard", Part.HEARING, Weight.BLOCK, N_("A hearing was held before anything was decided"),
        S.HEARING_SCHEDULED, _unheld, PageId.DECISION, "Acas Code, paragraphs 11 and 12", moves=_IS_HELD,
        need=Need.HEARING_RECORDED, code=(4, 11, 12),
    ),
    Check(
        "notice", Part.HEARING, Weight.WARN, N_("There was time to prepare"), S.HEARING_SCHEDULED, _short,
        PageId.DECISION, "Acas Code, paragraph 11", moves=_IS_HELD, concerns=have.was_heard, code=(11,),
        gate=Gate.NOTICE,
    ),
    Check(
        "notice_at_all", Part.HEARING, Weight.BLOCK, N_("There was some notice"), S.HEARING_SCHEDULED, _none,
        PageId.DECISION, "Acas Code, paragraph 11", moves=_IS_HELD, documents=_LETTERS, concerns=have.was_heard,
        code=(11,), gate=Gate.NOTICE,
    ),
    Check(
        "hearing_day", Part.HEARING, Weight.WARN, N_("The hearing was on a working day"), S.HEARING_SCHEDULED,
        _not_a_working_day, PageId.DECISION, "Acas Code, paragraph 11", moves=_IS_HELD, concerns=have.was_heard,
        code=(11,), gate=Gate.NOTICE,
    ),
    Check(
        "panel_fresh", Part.HEARING, Weight.BLOCK, N_("Whoever decides had no part before"), S.HEARING_SCHEDULED,
        _involved, PageId.DECISION, "Acas Code, paragraph 6", moves=(*_IS_HELD, *_DECIDES), documents=_LETTERS,
        concerns=have.was_heard, code=(6,), pitfalls=(3, 20), gate=Gate.COI,
    ),
    Check(
        "adviser_advises", Part.HEARING, Weight.BLOCK, N_("The HR adviser advises and does not decide"),
        S.HEARING_SCHEDULED, _adviser_decides, PageId.DECISION, "Ramphal v Department for Transport",
        moves=(*_IS_HELD, *_DECIDES), documents=_LETTERS, concerns=have.was_heard, pitfalls=(4,), gate=Gate.COI,
    ),
    Check(
        "chair_named", Part.HEARING, Weight.BLOCK, N_("It is known who decided"), S.HEARING_SCHEDULED, _no_chair,
        PageId.DECISION, "Acas Code, paragraph 22", moves=_IS_HELD, concerns=have.was_heard, code=(22,),
        gate=Gate.AUTHORITY,
    ),
    Check(
        "panel_of_three", Part.HEARING, Weight.WARN, N_("A panel has three members"), S.HEARING_SCHEDULED,
        _small_panel, PageId.DECISION, "School Staffing (England) Regulations 2009, regulation 4", moves=_IS_HELD,
        concerns=have.was_heard, code=(22,), pitfalls=(38,), gate=Gate.AUTHORITY,
    ),
    Check(
        "companion", Part.HEARING, Weight.BLOCK, N_("A companion was offered"), S.HEARING_SCHEDULED, _no_companion,
        PageId.DECISION, "Employment Relations Act 1999, section 10; Acas Code, paragraph 13", moves=_DECIDES,
        documents=_LETTERS, concerns=have.was_heard, code=(13, 14, 15), pitfalls=(5,),
    ),
    Check(
        "companion_known", Part.HEARING, Weight.WARN, N_("It is known who accompanied the subject"),
        S.HEARING_SCHEDULED, _companion_unknown, PageId.DECISION, "Acas Code, paragraphs 14 and 17", moves=_DECIDES,
        concerns=have.was_heard, code=(14, 17), pitfalls=(5,),
    ),
    Check(
        "second_date", Part.HEARING, Weight.WARN, N_("An absence was met with another date"), S.HEARING_SCHEDULED,
        _absent, PageId.OUTSIDE, "Acas Code, paragraphs 16 and 25", moves=_DECIDES, concerns=have.was_heard,
        code=(16, 25), pitfalls=(6,),
    ),
    Check(
        "absence_explained", Part.HEARING, Weight.BLOCK, N_("It is said how an absence was dealt with"),
        S.HEARING_SCHEDULED, _absence_unexplained, PageId.DECISION, "Acas Code, paragraph 25", moves=_DECIDES,
        concerns=have.was_heard, code=(25,), pitfalls=(6,),
    ),
    Check(
        "minutes", Part.HEARING, Weight.WARN, N_("Notes of the hearing were kept"), S.HEARING_HELD, _no_minutes,
        PageId.OUTSIDE, "Acas Code, paragraph 12", moves=_DECIDES, code=(12,), pitfalls=(36,),
    ),
    Check(
        "note_taker", Part.HEARING, Weight.WARN, N_("It is known who took the notes"), S.HEARING_SCHEDULED,
        _no_clerk, PageId.DECISION, "Acas Code, paragraph 12", moves=_DECIDES, concerns=have.was_heard, code=(12,),
        pitfalls=(36,),
    ),
    Check(
        "note_taker_apart", Part.HEARING, Weight.BLOCK, N_("Whoever took the notes had no other part"),
        S.HEARING_SCHEDULED, _clerk_tainted, PageId.DECISION, "Acas Code, paragraph 6", moves=_IS_HELD,
        concerns=have.was_heard, code=(6,), gate=Gate.COI,
    ),
    Check(
        "both_put_their_case", Part.HEARING, Weight.WARN, N_("It is known who spoke at the hearing"),
        S.HEARING_SCHEDULED, _nobody_else, PageId.DECISION, "Acas Code, paragraph 12", moves=_DECIDES,
        concerns=have.was_heard, code=(12,),
    ),
)  # fmt: skip
"""Asked once the hearing is called."""
