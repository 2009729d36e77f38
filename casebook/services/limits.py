"""The school's time limits: what it has put, what it confirmed and how it counts."""

from collections.abc import Iterable, Mapping
from datetime import date

from casebook.domain.acts import Act
from casebook.domain.changes import Changes, Kind, changed
from casebook.domain.limit import LimitSetting, check_setting, check_unit
from casebook.domain.limit_table import LIMITS
from casebook.domain.limit_value import Limit, Unit
from casebook.domain.notice import worked_out
from casebook.domain.staff import (
    GOVERNANCE_KEEPERS,
    NOT_A_GOVERNANCE_KEEPER,
    check_governance_keeper,
)
from casebook.domain.words import Words, say
from casebook.services.session import Session
from casebook.services.typed import cleaned
from casebook.store import limit as rows


class LimitService:
    """What a signed-in person can see and change of the time limits."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def limits(self) -> Mapping[str, Limit]:
        """Every time limit as the school has it, by its name in the table."""
        return self._session.limits()

    def why_not(self) -> Words | None:
        """Why the signed-in person cannot change them; None where they can."""
        held = self._session.post()
        return None if held in GOVERNANCE_KEEPERS else say(NOT_A_GOVERNANCE_KEEPER)

    def work_out(self, key: str, start: date) -> Words:
        """When this limit ends if it starts on a day (local), by the school's calendar, with the arithmetic."""
        return worked_out(self.limits()[key], start, self._session.calendar())

    def set_limit(
        self,
        key: str,
        value: int,
        *,
        unit: Unit | None = None,
        confirmed_by: str = "",
        confirmed_on: date | None = None,
    ) -> Changes:
        """Put a value for a limit, with who confirmed it for the school and on what day, or with neither.

        `unit` is how it is counted, where there is a choice. Raises NotAllowed, Missing, Refused. Cases that are open count by it from now on.
        """
        setting = LimitSetting(key, value, cleaned(confirmed_by), confirmed_on)
        return self._save((setting,), unit=unit)

    def confirm(self, keys: Iterable[str], *, confirmed_by: str, confirmed_on: date) -> Changes:
        """Confirm several limits as they stand, as one procedure that was adopted. Raises NotAllowed, Missing, Refused."""
        limits = self.limits()
        by = cleaned(confirmed_by)
        values = {key: limits[key].value if key in limits else 0 for key in keys}
        return self._save(
            tuple(LimitSetting(key, value, by, confirmed_on) for key, value in values.items())
        )

    def _save(self, wanted: tuple[LimitSetting, ...], *, unit: Unit | None = None) -> Changes:
        check_governance_keeper(self._session.post())
        for setting in wanted:
            check_setting(setting, today=self._session.today())
            if unit is not None:
                check_unit(setting.key, unit)
        with self._session.register.reading() as tx:
            known, units = rows.settings(tx), rows.units(tx)
        new = [one for one in wanted if one not in known]
        recount = [one.key for one in wanted if unit is not None and units.get(one.key) != unit]
        if new or recount:
            named = wanted[0].key if len(wanted) == 1 else ""
            with self._session.register.transaction(Act.LIMIT_SET, obj=named) as tx:
                for setting in new:
                    rows.save(tx, setting)
                for key in recount:
                    rows.save_unit(tx, key, unit or LIMITS[key].unit)
        return changed(Kind.SCHOOL, Kind.CASE)
