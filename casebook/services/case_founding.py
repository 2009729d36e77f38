"""Recording a concern: who may, who will be able to open the case, and the first entry of its log."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from textwrap import shorten

from casebook.domain import routing
from casebook.domain.acts import Act
from casebook.domain.case import Case, CaseKind, RoleHeld, StageEvent
from casebook.domain.clock import local_day, utc_text
from casebook.domain.ids import CaseId, EventId, PersonId, Reference
from casebook.domain.person import Person, Post, PostHolding, post_on
from casebook.domain.relationship import Bond, Relationship
from casebook.domain.report import About, Concern, Involved, Report
from casebook.domain.roles import Role
from casebook.domain.routing import RouteFacts, RouteTaken
from casebook.domain.staff import StaffMember, same_person
from casebook.domain.stage import ClosureOutcome, Stage
from casebook.domain.words import N_
from casebook.errors import AboutAMember, LoneReader, NotConfirmed, Refused, ToldElsewhere
from casebook.resources import _
from casebook.services.file_checks import KEYS
from casebook.services.reference import new_reference
from casebook.services.school import pinned
from casebook.services.session import Session
from casebook.services.staff import keep_copy
from casebook.services.team_facts import SHUT_OUT
from casebook.store import case as case_rows
from casebook.store import relationship as relationship_rows
from casebook.store import report as report_rows
from casebook.store import routing as route_rows
from casebook.store import schema
from casebook.store import staff as staff_rows
from casebook.store.transaction import Tx
from casebook.vault.card import CardKind, ConfirmedCard

_BRIEF = 80  # characters of a concern that a list shows
_NOT_STAFF = N_(
    "The chair and the vice-chair of governors are not staff and not under this policy. Tell the governance team of the"
    " local authority. Nothing was stored."
)
ROLE_OF_POST = {Post.HR_ADVISER: Role.HR_ADVISER}


def record(
    session: Session,
    about: About,
    concern: Concern,
    *,
    members: tuple[PersonId, ...],
    taken: Collection[Reference],
    chair: Involved = Involved.NO,
    head: Involved = Involved.NO,
) -> CaseId:
    """Make the case, with the person signed in as its commissioning manager; gives its id.

    Raises ToldElsewhere, AboutAMember, NotConfirmed, LoneReader, NoPolicyThen, NotStored; nothing is kept then.
    """
    member = _on_staff(session, concern)
    subject = session.user_named(concern.subject_name) or concern.subject
    reported_on = local_day(concern.aware_at)
    route = _route(session, RouteFacts(about, chair, head), subject, reported_on)
    readers = _readers(session, route, members, subject, reported_on)
    _, policy = pinned(session, reported_on)
    since = utc_text(session.now())
    roles = {one.person: _role(session, one.person) for one in readers}
    keyed = session.identity.create_case(
        readers, tuple(role or "" for role in roles.values()), since=since
    )
    case = Case(
        id=CaseId(keyed.id),
        reference=new_reference(session.school(), taken),
        kind=_kind(route),
        stage=Stage.REPORTED,
        subject=subject or PersonId(str(uuid.uuid4())),
        brief=shorten(concern.what, _BRIEF, placeholder=" …"),
        opened_at=session.now(),
        reported_on=reported_on,
        policy_at_report=policy,
        practice=session.practice,
    )
    file = session.files.joined(keyed)
    try:
        schema.create(file.database)
        detail = ((KEYS, keyed.key_set_digest),)
        with file.founding(Act.CONCERN_RECORDED, obj=case.id, detail=detail) as tx:
            _write(tx, session, case, concern, is_user=_is_user(session, subject))
            _write_route(tx, session, case, route)
            if member is not None and not case.incident:
                keep_copy(tx, session, member)
            _write_team(tx, session, readers, roles)
    except BaseException:
        file.close()
        raise
    session.files.keep(file)
    return case.id


def is_alone(session: Session) -> bool:
    """Whether nobody else who could share a case has been confirmed yet: a head on day one."""
    return len(session.confirmed()) == 1


def _route(
    session: Session, facts: RouteFacts, subject: PersonId | None, reported_on: date
) -> RouteTaken:
    """The route by the post the subject held on the date of the report. Raises ToldElsewhere, Refused."""
    if subject == session.person:
        raise ToldElsewhere
    post = None if subject is None else post_on(session.posts(), subject, reported_on)
    about = routing.about_post(facts.about, post)
    if post in routing.NEVER_STAFF and facts.about is About.EMPLOYEE:
        raise Refused(_NOT_STAFF)
    signed_in = session.post()
    found = routing.route(about, signed_in=signed_in, chair=facts.chair, head=facts.head)
    if not found.stored:
        raise ToldElsewhere
    return routing.taken(replace(facts, about=about))


def _readers(
    session: Session,
    route: RouteTaken,
    members: tuple[PersonId, ...],
    subject: PersonId | None,
    reported_on: date,
) -> tuple[ConfirmedCard, ...]:
    """Everybody the case is sealed to, the person signed in first."""
    wanted = dict.fromkeys((session.person, *members))
    if subject in wanted:
        raise AboutAMember
    history = session.posts()
    for person in wanted:
        posts = {session.post(person), post_on(history, person, reported_on)}
        if not posts.isdisjoint(route.hidden):
            raise AboutAMember if Post.HEADTEACHER in posts else Refused(SHUT_OUT)
    found = []
    for person in wanted:
        card = session.identity.confirmed(person)
        if card is None:
            raise NotConfirmed
        found.append(card)
    if not route.hidden:
        found += [one for one in _recovery(session) if one.person not in wanted]
    if len(found) == 1 and not is_alone(session):
        raise LoneReader
    return tuple(found)


def _recovery(session: Session) -> list[ConfirmedCard]:
    return [one for one in session.confirmed() if one.card.kind is CardKind.RECOVERY]


def _kind(route: RouteTaken) -> CaseKind:
    attack = route.rule is routing.Rule.R10
    return CaseKind.INCIDENT if attack else CaseKind.STAFF_MISUSE


def _is_user(session: Session, subject: PersonId | None) -> bool:
    return subject in {card.person for card in session.vault.cards()}


def _on_staff(session: Session, concern: Concern) -> StaffMember | None:
    """Who on the staff record the concern is about: the one chosen, or one of just that name and post."""
    with session.register.reading() as tx:
        members = staff_rows.staff(tx)
    chosen = next((one for one in members if one.id == concern.subject), None)
    return chosen or same_person(members, concern.subject_name, concern.subject_post)


def _role(session: Session, person: PersonId) -> Role | None:
    if person == session.person:
        return Role.COMMISSIONING_MANAGER
    post = session.post(person)
    return None if post is None else ROLE_OF_POST.get(post)


def _write(tx: Tx, session: Session, case: Case, concern: Concern, *, is_user: bool) -> None:
    subject = Person(case.subject, concern.subject_name, concern.subject_post, user=is_user)
    case_rows.save_person(tx, subject)
    case_rows.save(tx, case)
    part = Role.TARGET if case.incident else Role.SUBJECT
    case_rows.add_role(tx, RoleHeld(case.subject, part, session.today()))
    case_rows.add_event(
        tx, StageEvent(None, Stage.REPORTED, session.now(), case.reported_on, session.person)
    )
    report_rows.save(tx, Report(concern, session.now()))


def _write_route(tx: Tx, session: Session, case: Case, route: RouteTaken) -> None:
    """The route, and whoever of those who would have received the concern is in it themselves."""
    route_rows.save(tx, route)
    if routing.TABLE[route.rule].closes_at_once:
        outcome, today = ClosureOutcome.OTHER_PROCEDURE, session.today()
        case_rows.save(tx, case.moved_to(Stage.CLOSURE, outcome))
        case_rows.add_event(
            tx,
            StageEvent(
                Stage.REPORTED, Stage.CLOSURE, session.now(), today, session.person,
                reason=_("A governor is not under this policy"), outcome=outcome,
            ),
        )  # fmt: skip
    for post, involved in ((Post.CHAIR_OF_GOVERNORS, route.chair), (Post.HEADTEACHER, route.head)):
        holder = _holder(session, post, case.reported_on)
        if involved is Involved.NO or holder is None or holder.person == case.subject:
            continue
        users = {card.person for card in session.vault.cards()}
        known = Person(holder.person, holder.name, holder.title, user=holder.person in users)
        case_rows.save_person(tx, known)
        part = routing.PART_OF.get(involved)
        if part is not None:
            case_rows.add_role(tx, RoleHeld(known.id, part, session.today()))
        else:
            relationship_rows.add(
                tx,
                Relationship(
                    EventId(str(uuid.uuid4())), known.id, Bond.RELATIVE, session.today(),
                    session.person, to=case.subject,
                ),
            )  # fmt: skip


def _holder(session: Session, post: Post, on: date) -> PostHolding | None:
    held = [one for one in session.posts() if one.post is post]
    then = [one for one in held if one.since <= on and (one.until is None or on < one.until)]
    now = [one for one in held if one.until is None]
    return next(iter((*then, *now)), None)


def _write_team(
    tx: Tx,
    session: Session,
    readers: tuple[ConfirmedCard, ...],
    roles: dict[PersonId, Role | None],
) -> None:
    titles = {one.person: one.title for one in session.posts() if one.until is None}
    for card in readers:
        if card.card.kind is CardKind.PERSON:
            person = Person(card.person, card.name, titles.get(card.person, ""), user=True)
            case_rows.save_person(tx, person)
        role = roles[card.person]
        if role is not None:
            case_rows.add_role(tx, RoleHeld(card.person, role, session.today()))
