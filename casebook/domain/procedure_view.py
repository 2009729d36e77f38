"""One case as somebody looks at it on a day: what every rule of the procedure is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casebook.domain.calendar import WorkingCalendar
from casebook.domain.clock import local_day
from casebook.domain.delegation import Delegation
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit
from casebook.domain.outside import DoneOutside, OutsideStep
from casebook.domain.pause import Pause
from casebook.domain.person import Person
from casebook.domain.police import HoldScope
from casebook.domain.policy import Policy
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A case record with the policy it is judged by, the calendar, the local day and the viewer's roles.

    `limits` are the time limits as the school has them, `delegation` who decides what there.
    """

    record: CaseRecord
    policy: Policy
    calendar: WorkingCalendar
    today: date
    roles: frozenset[Role]
    limits: Mapping[str, Limit] = field(default_factory=lambda: LIMITS)
    delegation: Delegation = field(default_factory=Delegation)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The times in which the police held the school's own steps; a hold that asks nothing pauses nothing."""
        holds = (one for one in self.record.police_holds if HoldScope.NONE not in one.scope)
        return tuple(Pause(one.began, one.released) for one in holds)

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
        return None if done is None or self._overtaken(done) else done

    def times_done(self, step: OutsideStep) -> int:
        """How often a step was done outside Casebook, not counting what the case has since come back before."""
        done = (d for d in self.record.outside if d.step is step and not d.withdrawn)
        return sum(1 for each in done if not self._overtaken(each))

    def _overtaken(self, done: DoneOutside) -> bool:
        """Whether the case came back since to where this has to be done anew."""
        if done.step is OutsideStep.HEARING_RECORD:
            adjourned = self.record.adjourned_on
            return adjourned is not None and done.on <= adjourned
        if done.step is OutsideStep.HEARING_INVITATION:
            came_back = self._came_back_from_a_call()
        elif done.step is OutsideStep.INVESTIGATION_REPORT:
            came_back = self.record.adjourned_on
        elif done.step in (OutsideStep.MEETING_HELD, OutsideStep.INVITATION_TO_MEETING):
            came_back = self._changed_course()
        else:
            return False
        return came_back is not None and done.on < came_back

    def _came_back_from_a_call(self) -> date | None:
        """The day a case that was called to a hearing went back to the case decision: it needs a new invitation."""
        called = self.reached(Stage.HEARING_SCHEDULED)
        return self.entered(Stage.CASE_DECISION) if called else None

    def _changed_course(self) -> date | None:
        """The day the case went from advice to an investigation or the other way: a meeting for one is none for the other."""
        courses = {(Stage.INFORMAL, Stage.INVESTIGATION), (Stage.CASE_DECISION, Stage.INFORMAL)}
        return next(
            (e.on for e in reversed(self.record.standing) if (e.start, e.end) in courses), None
        )

    def entered(self, stage: Stage) -> date | None:
        """The day the case last came to a stage."""
        return next((e.on for e in reversed(self.record.standing) if e.end is stage), None)

    def reached(self, stage: Stage) -> bool:
        """Whether the case has ever been at a stage."""
        return self.stage is stage or any(stage in (e.start, e.end) for e in self.record.standing)

    def holder(self, role: Role) -> Person | None:
        """Who holds a role in this case now."""
        return self.record.team.holder(role)

    def has_keys(self, role: Role) -> bool:
        """Whether somebody who can sign in holds a role."""
        person = self.holder(role)
        return person is not None and person.user
