"""Whom the school turns to, and where its privacy papers stand."""

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.school_people import (
    Duty,
    PrivacyPapers,
    SchoolContact,
    SchoolPeople,
    contact_problem,
)
from casebook.domain.staff import (
    GOVERNANCE_KEEPERS,
    NOT_A_GOVERNANCE_KEEPER,
    check_governance_keeper,
)
from casebook.domain.words import N_, Words, say
from casebook.errors import BadInput
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import school_people as rows


class SchoolPeopleService:
    """What a signed-in person can see and change of contacts and privacy papers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def people(self) -> SchoolPeople:
        """Everybody the school turns to."""
        with self._session.register.reading() as tx:
            return rows.people(tx)

    def papers(self) -> PrivacyPapers:
        """Where the privacy papers stand."""
        with self._session.register.reading() as tx:
            return rows.papers(tx)

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change them; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def save(self, contact: SchoolContact) -> Changes:
        """Keep who has a duty, in place of whoever had it. Raises NotAllowed, BadInput."""
        check_governance_keeper(self._session.post())
        contact = cleaned(contact)
        problem = contact_problem(contact)
        if problem is not None:
            raise BadInput(problem.template, **dict(problem.fillings))
        with self._session.register.transaction(Act.CONTACT_SAVED, obj=contact.duty) as tx:
            rows.save(tx, contact)
        return changed(Kind.SCHOOL)

    def clear(self, duty: Duty) -> Changes:
        """Nobody has this duty any more. Raises NotAllowed."""
        check_governance_keeper(self._session.post())
        with self._session.register.transaction(Act.CONTACT_SAVED, obj=duty) as tx:
            rows.remove(tx, duty)
        return changed(Kind.SCHOOL)

    def save_papers(self, papers: PrivacyPapers) -> Changes:
        """Keep where the privacy papers stand. Raises NotAllowed, BadInput."""
        session = self._session
        check_governance_keeper(session.post())
        papers = cleaned(papers)
        ahead = [day for day in (papers.notice_on, papers.policy_document_on) if day]
        if any(day > session.today() for day in ahead):
            raise BadInput(_AHEAD, day=max(ahead))
        with session.register.transaction(Act.PRIVACY_PAPERS_SAVED) as tx:
            rows.save_papers(tx, papers)
        return changed(Kind.SCHOOL)


_AHEAD = N_("The day {day} has not come yet. Enter the day of the paper that is in force.")
