"""Who made an attack: the log of what points to whom, who took part, what follows for them, and their own cases."""

import uuid
from dataclasses import replace

from casebook.domain import attribution as rules
from casebook.domain.acts import Act
from casebook.domain.attribution import Attribution, Perpetrator, Search
from casebook.domain.case_link import CaseLink, LinkKind
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.ids import CaseId, EventId
from casebook.domain.perpetrator import PROCEDURES
from casebook.domain.record import CaseRecord
from casebook.domain.review import Review
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Refused
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import case_link
from casebook.store import perpetrator as rows


class PerpetratorService:
    """What a signed-in person can record of who it was. Every record needs `Permission.RESPOND`.

    Everything raises NotAllowed, Missing; Refused in a case about staff.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def log(self, case: CaseId, line: Attribution) -> Changes:
        """Add to the log of what points to whom. It makes nobody the one who did it."""
        line, found = cleaned(line), self._search(case)
        rules.check_attribution(line, today=self._session.today())
        return self._keep_search(
            case, replace(found, lines=(*found.lines, line)), Act.ATTRIBUTION_LOGGED
        )

    def review_unknown(self, case: CaseId, review: Review) -> Changes:
        """Keep a look, while nobody is known, at whether more can be found out."""
        review = cleaned(review)
        with self._session.seeing(case, Permission.RESPOND) as tx:
            found, known = rows.search(tx), rows.perpetrators(tx)
        rules.check_unknown_review(review, known, found, today=self._session.today())
        return self._keep_search(
            case, replace(found, reviews=(*found.reviews, review)), Act.UNKNOWN_REVIEWED
        )

    def establish(self, case: CaseId, one: Perpetrator) -> Changes:
        """Keep that somebody is shown to have taken part."""
        one = cleaned(replace(one, id=EventId(str(uuid.uuid4())), linked=""))
        with self._session.open_case(case) as file:
            self._session.require(file, Permission.RESPOND)
        rules.check_perpetrator(one, today=self._session.today())
        return self._keep(case, one, Act.PERPETRATOR_ESTABLISHED)

    def record_procedure(self, case: CaseId, one: Perpetrator) -> Changes:
        """Keep what follows for somebody who took part; who they are and how it is known stays as it was."""
        one = cleaned(one)
        kept = self._one(case, one.id)
        one = replace(
            one,
            kind=kept.kind,
            who=kept.who,
            level=kept.level,
            basis=kept.basis,
            on=kept.on,
            by=kept.by,
            linked=kept.linked,
        )
        rules.check_procedure(one, today=self._session.today())
        return self._keep(case, one, Act.PERPETRATOR_ROUTED)

    def link(self, case: CaseId, perpetrator: EventId, other: CaseId) -> Changes:
        """Record that a case about somebody who took part was opened: each case names the other by its reference.

        The incident names it only where everybody who reads the incident may know of that case. Raises CannotOpen.
        """
        kept = self._one(case, perpetrator)
        if PROCEDURES[kept.kind].opens is None:
            raise Refused(N_("No case is opened about them. Record what was done instead."))
        with self._session.seeing(other) as tx:
            theirs, there = self._session.record(tx), case_link.links(tx)
        with self._session.seeing(case) as tx:
            ours = self._session.record(tx)
        if theirs.case.incident or theirs.case.id == case:
            raise Refused(N_("Choose the case about whoever did it."))
        if all(one.other != ours.case.reference for one in there):
            with self._session.acting(other, Permission.COMPLETE_REPORT, Act.CASE_LINKED) as tx:
                case_link.add(tx, self._link(ours, LinkKind.CAME_FROM))
        if self._may_all_know(case, theirs):
            after = replace(
                kept,
                linked=theirs.case.reference,
                done=N_("A case of its own was opened."),
                done_on=self._session.today(),
                done_by=self._session.name,
            )
            with self._session.acting(case, Permission.RESPOND, Act.CASE_LINKED) as tx:
                case_link.add(tx, self._link(theirs, LinkKind.OPENED))
                rows.save(tx, after)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def _may_all_know(self, case: CaseId, other: CaseRecord) -> bool:
        """Whether nobody who reads this case holds a post from which the other is hidden, or is whom it is about."""
        hidden = other.route.hidden if other.route else frozenset()
        readers = [one.id for one in self._session.readers(case)]
        posts = {self._session.post(one) for one in readers}
        return posts.isdisjoint(hidden) and other.case.subject not in readers

    def _link(self, other: CaseRecord, kind: LinkKind) -> CaseLink:
        return CaseLink(
            EventId(str(uuid.uuid4())),
            other.case.reference,
            kind,
            self._session.today(),
            self._session.name,
        )

    def _one(self, case: CaseId, perpetrator: EventId) -> Perpetrator:
        with self._session.seeing(case, Permission.RESPOND) as tx:
            found = next((one for one in rows.perpetrators(tx) if one.id == perpetrator), None)
        if found is None:
            raise Refused(N_("Nobody like that is on the record. Look again."))
        return found

    def _search(self, case: CaseId) -> Search:
        with self._session.seeing(case, Permission.RESPOND) as tx:
            return rows.search(tx)

    def _keep_search(self, case: CaseId, found: Search, act: Act) -> Changes:
        with self._session.acting(case, Permission.RESPOND, act) as tx:
            rows.save_search(tx, found)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def _keep(self, case: CaseId, one: Perpetrator, act: Act) -> Changes:
        with self._session.acting(case, Permission.RESPOND, act, obj=one.id) as tx:
            rows.save(tx, one)
        return changed(Kind.CASE, Kind.LOG, case=case)
