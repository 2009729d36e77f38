"""A field for a moment in a named time zone: staff travel, and platforms show local times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QComboBox, QWidget

from casebook.domain.clock import LONDON
from casebook.domain.evidence import ZonedTime
from casebook.resources import _
from casebook.ui import theme
from casebook.ui.widgets.day_field import MomentField

# England first, then UTC, then where English school staff mostly are when they are away.
ZONES = (
    "Europe/London", "UTC", "Europe/Paris", "Europe/Madrid", "Europe/Athens", "Europe/Istanbul", "Europe/Warsaw",
    "Africa/Cairo", "Africa/Lagos", "Africa/Johannesburg", "America/New_York", "America/Chicago",
    "America/Los_Angeles", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok",
    "Asia/Hong_Kong", "Asia/Tokyo", "Australia/Perth", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip


class ZonedField(MomentField):
    """A day, a time, and the zone of the clock that showed it."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, help=help, missing=missing, parent=parent)
        self.zone = QComboBox()
        self.zone.setObjectName(f"{name}-zone")
        self.zone.setAccessibleName(_("Time zone of the clock that showed it"))
        for zone in ZONES:
            self.zone.addItem(_("England") if zone == "Europe/London" else zone, zone)
        self.line.setMinimumWidth(theme.column(20))
        self.row.insertWidget(2, self.zone)
        self.setTabOrder(self.clock, self.zone)
        self.zone.activated.connect(self._touched)

    def zoned(self) -> ZonedTime | None:
        """The moment with its zone, or None until both day and time are there."""
        moment = self.moment()
        if moment is None:
            return None
        zone = str(self.zone.currentData())
        return ZonedTime(moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone)

    def set_zoned(self, value: ZonedTime | None) -> None:
        """Put a moment in as its own zone showed it, or nothing."""
        if value is None:
            self.set_moment(None)
            return
        if self.zone.findData(value.zone) < 0:
            self.zone.addItem(value.zone, value.zone)
        self.zone.setCurrentIndex(self.zone.findData(value.zone))
        local = value.utc.astimezone(ZoneInfo(value.zone))
        self.set_moment(datetime.combine(local.date(), local.time(), LONDON))
