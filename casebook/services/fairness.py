"""Fairness: how every check stands in a case, the reasons given for what only warns, and the paper that tells both."""

# What makes paper is loaded when paper is wanted.
# ruff: noqa: PLC0415

from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.fairness import Fairness, fairness, to_override
from casebook.domain.fairness_sheet import fairness_sheet
from casebook.domain.ids import CaseId, EventId
from casebook.domain.override import Override
from casebook.domain.roles import Permission
from casebook.domain.words import N_
from casebook.errors import Missing, Refused
from casebook.services.session import Session
from casebook.services.taking_out import copy_out
from casebook.services.typed import cleaned
from casebook.store import override as overrides


class FairnessService:
    """What a signed-in person can do about the fairness of a case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def findings(self, case: CaseId) -> Fairness:
        """Every check of the case as it stands today, with the reasons that were given. Raises NotAllowed."""
        session = self._session
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
        return fairness(session.procedure_view(record, mine))

    def sheet(self, case: CaseId) -> bytes:
        """Every count, what is open, each reason with its name, and each delay, as PDF. Raises NotAllowed, CannotPrint."""
        from casebook.documents import fairness_sheet as paper

        session = self._session
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
        found = fairness_sheet(
            session.procedure_view(record, mine),
            session.guide(record, mine).deadlines,
            {person.id: person.name for person in record.team.people},
            practice=session.practice,
        )
        return paper.fairness_sheet(found)

    def printed(self, case: CaseId, copies: int) -> Changes:
        """Record that the paper was printed. Raises NotAllowed, Missing."""
        if copies < 1:
            raise Missing(what=N_("the number of copies"))
        detail = (("copies", copies),)
        with self._session.acting(case, Permission.TAKE_OUT, Act.FAIRNESS_PRINTED, detail=detail):
            """Nothing on the record changes but that it went out."""
        return changed(Kind.LOG, case=case)

    def save_copy(self, case: CaseId, destination: Path) -> Changes:
        """Save the paper outside the casebook; logged before it is there. Raises NotAllowed, NotStored."""
        pdf = self.sheet(case)

        def write(out: BinaryIO) -> None:
            out.write(pdf)

        with self._session.open_case(case) as file:
            self._session.require(file, Permission.TAKE_OUT)
            with copy_out(destination, write), file.transaction(Act.FAIRNESS_COPIED_OUT):
                """Nothing on the record changes but that it went out."""
        return changed(Kind.LOG, case=case)

    def override(self, case: CaseId, check: str, reason: str) -> Changes:
        """Say why a case is fair although this check warns. Others see it; it lapses when what it is about changes.

        Raises NotAllowed, Missing; Refused where nothing is wrong with that, or where no reason can make it fair.
        """
        session, reason = self._session, cleaned(reason)
        with session.seeing(case) as tx:
            record, mine = session.record(tx), session.roles(tx)
        shortfall = to_override(session.procedure_view(record, mine), check, reason)
        given = Override(
            id=EventId(str(uuid4())),
            check=check,
            reason=reason,
            by=session.person,
            at=session.now(),
            on_what=shortfall.mark,
        )
        detail = (("check", check), ("on_what", given.on_what))
        with session.acting(
            case, Permission.EXPLAIN, Act.OVERRIDE_GIVEN, obj=given.id, detail=detail
        ) as tx:
            overrides.add(tx, given)
        return changed(Kind.CASE, Kind.LOG, case=case)

    def withdraw(self, case: CaseId, override: EventId, why: str) -> Changes:
        """Take a reason back, with why. It stays to be read. Raises NotAllowed, Missing, Refused."""
        why = cleaned(why)
        if not why:
            raise Missing(what=N_("why the reason no longer holds"))
        with self._session.seeing(case) as tx:
            standing = [one.id for one in overrides.overrides(tx) if not one.withdrawn]
        if override not in standing:
            raise Refused(N_("That reason was taken back already."))
        with self._session.acting(
            case, Permission.EXPLAIN, Act.OVERRIDE_WITHDRAWN, obj=override
        ) as tx:
            overrides.withdraw(tx, override, why)
        return changed(Kind.CASE, Kind.LOG, case=case)
