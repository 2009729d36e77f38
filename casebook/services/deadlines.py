"""What is due over all cases, read from the one row of each; a diary file and a printed list of the dates."""

# What makes paper and diary files is loaded when it is wanted: the pages that offer it are there at once.
# ruff: noqa: PLC0415

from contextlib import suppress
from datetime import timedelta

from casebook.domain.changes import Changes, changed
from casebook.domain.deadline_list import Dated, DatesFacts, DeadlineList, ahead, due_list
from casebook.domain.ids import CaseId
from casebook.errors import NotStored
from casebook.resources import _
from casebook.services import case_home
from casebook.services.session import Session
from casebook.services.working_days import bank_holidays_from
from casebook.store import summary as summary_rows

_AROUND = timedelta(
    days=400
)  # how far from today a calendar is looked at with the names of holidays


class DeadlineService:
    """What a signed-in person can see of what is due, and take away."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def look(self) -> DeadlineList:
        """Everything that is due in the cases this person can open."""
        session, today = self._session, self._session.today()
        found, calendar = case_home.summaries(session), session.calendar()
        return DeadlineList(
            today=today,
            rows=due_list(found.rows, person=session.person, today=today, calendar=calendar),
            calendar=calendar,
            holidays=bank_holidays_from(today - _AROUND, today + _AROUND),
            cases=sum(not row.closed for row in found.rows),
        )

    def diary(self, case: CaseId | None = None) -> bytes:
        """The days ahead of one case, or of all, as a file that a diary program reads (RFC 5545).

        It says the reference and no more: no name, and not what is due. Its ids are worked out with a key of the
        person, so that nobody else can tell a step from them; the same step has the same id in every file.
        """
        from casebook.documents.calendar_file import DiaryDate, calendar_file

        words = _("Casebook: a step is due ({reference})")
        dates = (
            DiaryDate(self._diary_key(one), one.deadline.day, words.format(reference=one.reference))
            for one in ahead(self._rows(case))
        )
        return calendar_file(dates, made_at=self._session.now())

    def sheet(self, case: CaseId | None = None) -> bytes:
        """The dates of one case, or of all, for the printer: what, by when and whose rule, and nobody's name."""
        from casebook.documents.dates_sheet import dates_sheet

        rows = self._rows(case)
        return dates_sheet(
            DatesFacts(
                school=self._session.school(),
                made_on=self._session.today(),
                rows=rows,
                reference=rows[0].reference if case is not None and rows else "",
                practice=self._session.practice,
            )
        )

    def been_here(self) -> Changes:
        """Remember that this person was here today, for what home says the next time; sealed for them alone.

        From now on this visit is the last one: what fell due before it has been said.
        """
        identity, today = self._session.identity, self._session.today()
        self._session.last_here = today
        if not (identity.memory_missing or identity.memory_older):
            with suppress(NotStored):  # then the next visit is told from the day before
                identity.remember_here(today.isoformat())
        return changed()

    def _rows(self, case: CaseId | None) -> tuple[Dated, ...]:
        if case is None:
            return self.look().rows
        session = self._session
        with session.seeing(case) as tx:
            found = summary_rows.get(tx)
        return due_list(
            () if found is None else (found,),
            person=session.person,
            today=session.today(),
            calendar=session.calendar(),
        )

    def _diary_key(self, one: Dated) -> str:
        said = f"{one.case}/{one.deadline.key}"
        return f"{self._session.identity.private_name(said)}@casebook"
