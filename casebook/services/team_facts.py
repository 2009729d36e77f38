"""What a service has to know of the people of a case before it gives anybody a part or a key."""

from casebook.domain.conflict_check import TeamFacts, facts_of
from casebook.domain.ids import PersonId
from casebook.domain.person import Post, post_on
from casebook.domain.record import CaseRecord
from casebook.domain.report import About
from casebook.domain.routing import RouteFacts, RouteTaken, about_post, taken
from casebook.domain.words import N_
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.store import governor as governor_rows

SHUT_OUT = N_(
    "This case is hidden from the headteacher, or from whoever else is in it, and from those who work to them in keeping"
    " cases. Choose somebody from outside the school or from the governors' side."
)


def team_facts(session: Session, record: CaseRecord) -> TeamFacts:
    """Everything that can speak for or against somebody in this case."""
    with session.register.reading() as tx:
        governors = governor_rows.governors(tx)
    return facts_of(record, governors=governors, delegation=session.delegation())


def route_of(session: Session, record: CaseRecord) -> RouteTaken:
    """The route the case took; in a case of before routes were kept, by the post its subject held."""
    if record.route is not None:
        return record.route
    post = post_on(session.posts(), record.case.subject, record.case.reported_on)
    about = about_post(About.EMPLOYEE, post)
    return taken(RouteFacts(about))


def check_not_shut_out(session: Session, record: CaseRecord, person: PersonId) -> None:
    """Refuse a key to somebody the case is hidden from, by their post now or on the date of the report.

    Raises:
        Refused: the route of the case shuts them out.
    """
    hidden = route_of(session, record).hidden
    posts = {session.post(person), post_on(session.posts(), person, record.case.reported_on)}
    if _either(posts, hidden):
        raise Refused(SHUT_OUT)


def _either(posts: set[Post | None], hidden: frozenset[Post]) -> bool:
    return any(post in hidden for post in posts if post is not None)
