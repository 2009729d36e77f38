"""Fairness checks of the people: who is connected with whom, who may decide, and who knew the policy."""

from typing import Final

from casebook.domain import fairness_fact as have
from casebook.domain.authority import POWERS, Body, Deciding, may_decide
from casebook.domain.conflict import reason_given
from casebook.domain.conflict_check import Conflict, conflicts, facts_of
from casebook.domain.conflict_check import Weight as Against
from casebook.domain.decision import DeciderKind
from casebook.domain.delegation import Whom
from casebook.domain.fairness_check import Check, Gate, Part, Weight
from casebook.domain.page_id import PageId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.relationship import asked
from casebook.domain.roles import Role
from casebook.domain.stage import Stage
from casebook.domain.words import N_, Words

S = Stage
_BEGINS = ((S.TRIAGE, S.INVESTIGATION), (S.INFORMAL, S.INVESTIGATION))
_IS_CALLED = ((S.CASE_DECISION, S.HEARING_SCHEDULED),)
_IS_HELD = ((S.HEARING_SCHEDULED, S.HEARING_HELD),)
_DECIDES = ((S.HEARING_HELD, S.OUTCOME_ISSUED), (S.HEARING_HELD, S.LA_NOTIFIED))
_IS_APPEALED = ((S.APPEAL_LODGED, S.APPEAL_HEARD),)
_APPEAL: Final = frozenset({Role.APPEAL_CHAIR, Role.APPEAL_MEMBER})
_ASKED: Final = _APPEAL | {Role.INVESTIGATING_OFFICER, Role.HEARING_CHAIR, Role.PANEL_MEMBER}
_LEAST: Final = 3


def _against(view: ProcedureView, weight: Against) -> list[tuple[str, Role, Conflict]]:
    """What speaks against anybody in a part that runs or decides the case, two clashing parts apart."""
    facts, team = facts_of(view.record), view.record.team
    running = ((held, team.person(held.person)) for held in team.roles if held.until is None)
    return [
        (person.name, held.role, one)
        for held, person in running
        if person is not None and held.role in have.RUNNING
        for one in conflicts(facts, held.role, name=person.name)
        if one.weight is weight and one.id != "part"
    ]


def _connected(view: ProcedureView) -> Words | None:
    return have.naming(
        N_("Ruled out by what they declared, or by what they have to do with the matter: {which}."),
        [name for name, _role, _one in _against(view, Against.BLOCKS)],
    )


def _near(view: ProcedureView) -> Words | None:
    team = view.record.team
    found = [
        name
        for name, role, _one in _against(view, Against.WARNS)
        if not reason_given(team, role, name=name)
    ]
    return have.naming(
        N_("Something speaks against their part, and no reason is on the record: {which}."), found
    )


def _undeclared(view: ProcedureView) -> Words | None:
    team = view.record.team
    silent = [
        person.name
        for held in team.roles
        if held.role in _ASKED
        and held.until is None
        and (person := team.person(held.person)) is not None
        and not asked(view.record.relationships, person.id)
    ]
    return have.naming(N_("Not asked yet whether they know anybody in this case: {which}."), silent)


def _appeal_panel(view: ProcedureView) -> Words | None:
    before = [*have.heard_by(view), *have.names_with(view, *(set(have.RUNNING) - _APPEAL))]
    panel = have.names_with(view, *_APPEAL)
    found = [name for name in panel if any(have.same(name, one) for one in before)]
    return have.naming(N_("{which} would hear the appeal and had a part before."), found)


def _appeal_panel_small(view: ProcedureView) -> Words | None:
    panel = have.names_with(view, *_APPEAL)
    fewer = bool(panel) and len(panel) < max(_LEAST, len(have.heard_by(view)))
    return have.where(fewer, N_("The appeal panel is smaller than the panel that decided."))


def _authority(view: ProcedureView) -> Words | None:
    held, sanction = have.hearing(view), have.sanction(view)
    power = POWERS[sanction.sanction] if sanction else None
    if held is None or power is None:
        return None
    panel = held.decider is DeciderKind.PANEL
    investigators = have.names_with(view, Role.INVESTIGATING_OFFICER)
    by = Deciding(
        body=Body.PANEL if panel else Body.HEADTEACHER,
        members=len(held.members) + 1,
        investigated=any(have.same(held.chair, name) for name in investigators),
    )
    return may_decide(
        power, _whom(view), by, delegation=view.delegation, category=view.record.school.category
    )


def _whom(view: ProcedureView) -> Whom:
    route, copy = view.record.route, view.record.staff_copy
    if route is not None and route.head_is_in_it:
        return Whom.HEAD
    return Whom.TEACHER if copy is not None and copy.member.teaching else Whom.STAFF


def _unacknowledged(view: ProcedureView) -> Words | None:
    copy, conduct = view.record.staff_copy, view.record.case.conduct_on
    known_of = copy.member.acknowledgements if copy else ()
    days = [one.on for one in known_of if one.version.strip()]
    known = any(conduct is None or day <= conduct for day in days)
    return have.where(
        not known,
        N_("It is not on the record that the subject had acknowledged the policy when it happened."),
    )  # fmt: skip


def _somebody_else(view: ProcedureView) -> Words | None:
    copy, person = view.record.staff_copy, view.record.team.person(view.record.case.subject)
    if copy is None or person is None:
        return None
    theirs = have.same(copy.member.name, person.name) and bool(copy.member.post.strip())
    return have.where(
        not theirs, N_("The staff record in this case is not that of the person it is about, or names no post.")
    )  # fmt: skip


def _not_appointed(view: ProcedureView) -> Words | None:
    held = have.hearing(view)
    there = (*have.heard_by(view), held.clerk) if held else ()
    named = have.names_with(
        view, Role.HEARING_CHAIR, Role.PANEL_MEMBER, Role.CLERK, Role.NOTE_TAKER
    )
    found = [n for n in there if n.strip() and not any(have.same(n, each) for each in named)]
    return have.naming(N_("{which} had a part in the hearing and none on the page of the case team."), found)  # fmt: skip


def _school_unknown(view: ProcedureView) -> Words | None:
    school = view.record.school
    lacks = not (school.name.strip() and any(school.address))
    silent = school.authority_ends_contracts and not school.local_authority.strip()
    return have.where(
        lacks or silent,
        N_("The school's name, address or local authority is not on the record."),
    )


def _no_subject(view: ProcedureView) -> Words | None:
    person = view.record.team.person(view.record.case.subject)
    return have.where(
        person is None
        or not (person.name.strip() and person.post.strip())
        or Role.SUBJECT not in view.record.team.roles_of(person.id),
        N_("Who this is about, or their post, is not on the record."),
    )


def _no_address(view: ProcedureView) -> Words | None:
    person = view.record.team.person(view.record.case.subject)
    return have.where(
        person is not None and not person.address, N_("No address is kept for letters to the subject.")
    )  # fmt: skip


def _no_owner(view: ProcedureView) -> Words | None:
    return have.where(
        view.holder(Role.COMMISSIONING_MANAGER) is None,
        N_("Nobody owns this case. Somebody has to commission the investigation and decide on it."),
    )


def _no_adviser(view: ProcedureView) -> Words | None:
    return have.where(
        view.holder(Role.HR_ADVISER) is None, N_("Nobody advises on law and procedure in this case.")
    )  # fmt: skip


def _unnamed(view: ProcedureView) -> Words | None:
    team = view.record.team
    lost = [held for held in team.roles if not _named(view, held.person)]
    return have.where(bool(lost), N_("Somebody has a part in this case and no name, or no post."))


def _named(view: ProcedureView, person: str) -> bool:
    found = next((p for p in view.record.team.people if p.id == person), None)
    return found is not None and bool(found.name.strip() and found.post.strip())


PEOPLE: Final = (
    Check(
        "subject_named", Part.START, Weight.BLOCK, N_("It is clear whom this is about"), S.REPORTED, _no_subject,
        PageId.TEAM, "policy 5.4", moves=((S.REPORTED, S.TRIAGE),),
    ),
    Check(
        "owner_named", Part.START, Weight.BLOCK, N_("Somebody owns the case"), S.REPORTED, _no_owner, PageId.TEAM,
        "policy 5.4", moves=((S.REPORTED, S.TRIAGE), *_BEGINS),
    ),
    Check(
        "adviser_named", Part.START, Weight.WARN, N_("Somebody advises on law and procedure"), S.TRIAGE, _no_adviser,
        PageId.TEAM, "Acas Code, paragraph 4", moves=_IS_CALLED, code=(4,), pitfalls=(4,),
    ),
    Check(
        "everybody_named", Part.START, Weight.WARN, N_("Everybody with a part has a name and a post"), S.REPORTED, _unnamed,
        PageId.TEAM, "Acas Code, paragraph 6", moves=(*_BEGINS, *_IS_CALLED), code=(6,), gate=Gate.COI,
    ),
    Check(
        "address_kept", Part.CHARGES, Weight.WARN, N_("Letters can reach the subject"), S.INVESTIGATION, _no_address,
        PageId.TEAM, "Acas Code, paragraph 9", code=(9,),
    ),
    Check(
        "nobody_ruled_out", Part.INVESTIGATION, Weight.BLOCK, N_("Nobody with a part is ruled out by a connection"),
        S.TRIAGE, _connected, PageId.TEAM, "Acas Code, paragraph 6; natural justice",
        moves=(*_BEGINS, *_IS_CALLED, *_IS_HELD, *_IS_APPEALED), code=(6, 27), pitfalls=(3, 12, 38), gate=Gate.COI,
    ),
    Check(
        "connections_explained", Part.INVESTIGATION, Weight.WARN, N_("Where somebody is close to it, it is said why"),
        S.TRIAGE, _near, PageId.TEAM, "Acas Code, paragraph 6", moves=(*_BEGINS, *_IS_CALLED, *_IS_HELD),
        code=(6,), pitfalls=(3, 38), gate=Gate.COI,
    ),
    Check(
        "connections_asked", Part.INVESTIGATION, Weight.WARN, N_("Those who investigate and decide were asked whom they know"),
        S.INVESTIGATION, _undeclared, PageId.TEAM, "Acas Code, paragraph 6", code=(6,), pitfalls=(3, 38),
        gate=Gate.COI,
    ),
    Check(
        "policy_known", Part.CHARGES, Weight.WARN, N_("The subject had acknowledged the policy"), S.CASE_DECISION,
        _unacknowledged, PageId.REPORT, "policy, front page; Acas Code, paragraph 24", code=(24,), pitfalls=(17,),
    ),
    Check(
        "staff_record_theirs", Part.CHARGES, Weight.WARN, N_("The staff record is that of the subject"), S.TRIAGE,
        _somebody_else, PageId.REPORT, "policy, front page",
        concerns=lambda view: view.record.staff_copy is not None, pitfalls=(17,),
    ),
    Check(
        "school_known", Part.START, Weight.WARN, N_("It is known which school and authority this is"), S.REPORTED,
        _school_unknown, PageId.SCHOOL, "School Staffing (England) Regulations 2009",
    ),
    Check(
        "authority", Part.OUTCOME, Weight.WARN, N_("Whoever decided was allowed to"), S.HEARING_HELD, _authority,
        PageId.DECISION, "School Staffing (England) Regulations 2009, regulation 4; Acas Code, paragraph 22",
        moves=_DECIDES, documents=("DOC-26", "DOC-27", "DOC-30"), concerns=have.punished, code=(22,),
        gate=Gate.AUTHORITY,
    ),
    Check(
        "hearing_parts_named", Part.HEARING, Weight.WARN, N_("The case team names those who heard the case"),
        S.HEARING_HELD, _not_appointed, PageId.TEAM, "Acas Code, paragraph 6", concerns=have.was_heard, code=(6,),
        gate=Gate.COI,
    ),
    Check(
        "appeal_panel_apart", Part.APPEAL, Weight.BLOCK, N_("The appeal panel had no part before"), S.APPEAL_LODGED,
        _appeal_panel, PageId.TEAM, "Acas Code, paragraph 27", moves=_IS_APPEALED, code=(27,), pitfalls=(3, 12),
        gate=Gate.COI,
    ),
    Check(
        "appeal_panel_size", Part.APPEAL, Weight.WARN, N_("The appeal panel is no smaller than the first"),
        S.APPEAL_LODGED, _appeal_panel_small, PageId.TEAM, "Acas Code, paragraph 27", moves=_IS_APPEALED,
        code=(27,), pitfalls=(12, 38),
    ),
)  # fmt: skip
"""Asked of the people of a case. The school's own scheme is not in a case: its usual one is asked, and a reason answers."""
