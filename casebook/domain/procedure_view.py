"""One case as somebody looks at it on a day: what every rule of the procedure is asked about."""

from dataclasses import dataclass
from datetime import date

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.clock import local_day
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.person import Person
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case record with the policy it is judged by, the calendar, the local day and the viewer's roles."""

    record: CaseRecord
    policy: Policy
    calendar: WorkingCalendar
    today: date
    roles: frozenset[Role]

    @property
    def stage(self) -> Stage:
        return self.record.case.stage

    @property
    def subject(self) -> str:
        """The subject's name, as this case has it."""
        person = self.record.team.person(self.record.case.subject)
        return person.name if person else self.record.report.concern.subject_name

    @property
    def opened_on(self) -> date:
        """The day this case came into Casebook; earlier days were kept on paper."""
        return local_day(self.record.case.opened_at)

    def outside(self, step: OutsideStep) -> DoneOutside | None:
        """The step as it was done outside Casebook, if it was and the case has not since come back before it."""
        done = self.record.done_outside(step)
        if done is None or step not in (OutsideStep.HEARING_INVITATION, OutsideStep.HEARING_RECORD):
            return done
        adjourned = self.record.adjourned_on
        if step is OutsideStep.HEARING_RECORD:
            return done if adjourned is None or done.on > adjourned else None
        came_back = self._came_back_from_a_call()
        return done if came_back is None or done.on >= came_back else None

    def _came_back_from_a_call(self) -> date | None:
        """The day a case that was called to a hearing went back to the case decision: it needs a new invitation."""
        called = self.reached(Stage.HEARING_SCHEDULED)
        return self.entered(Stage.CASE_DECISION) if called else None

    def entered(self, stage: Stage) -> date | None:
        """The day the case last came to a stage."""
        return next((e.on for e in reversed(self.record.events) if e.end is stage), None)

    def reached(self, stage: Stage) -> bool:
        """Whether the case has ever been at a stage."""
        return self.stage is stage or any(stage in (e.start, e.end) for e in self.record.events)

    def holder(self, role: Role) -> Person | None:
        """Who holds a role in this case now."""
        return self.record.team.holder(role)

    def has_keys(self, role: Role) -> bool:
        """Whether somebody who can sign in holds a role."""
        person = self.holder(role)
        return person is not None and person.user
