"""Earlier warnings: what the personnel file holds, entered so that it can count and kept back until it may be seen."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.clock import local_day
from casebook.domain.ids import EventId
from casebook.domain.roles import Permission, Role
from casebook.domain.warning import EarlierWarning
from casebook.resources import _
from casebook.ui import dialogs
from casebook.ui.form_page import FormPage, Offer, beside
from casebook.ui.widgets.card import in_row
from casebook.ui.widgets.case_entry import why_not
from casebook.ui.widgets.notice import Notice
from casebook.ui.widgets.plain import PlainButton, PlainLabel
from casebook.ui.widgets.warning_form import WarningForm
from casebook.ui.widgets.warning_words import warning_card


class WarningPage(FormPage):
    """The warnings this person may see now, newest first. Whoever decides sees none before the findings stand."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("Earlier warnings"), _(
            "A live warning can weigh in the outcome, and never in the findings. So whoever hears the case is shown it"
            " only once there is a finding on every charge, and a spent one not at all."
        )

    @override
    def alerts(self, view: CaseView) -> list[QWidget]:
        if Role.HR_ADVISER in view.my_roles:
            return []
        said = _("The HR adviser enters these, so that whoever hears the case need not know of them before. What is kept back for now is not shown here.")  # fmt: skip
        return [Notice(said, "info", name="kept-back")]

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        found = [each for one in reversed(view.record.warnings) for each in self._card(view, one)]
        return found or [PlainLabel(_("There is none to show you."), "muted")]

    def _card(self, view: CaseView, one: EarlierWarning) -> list[QWidget]:
        person = view.record.team.person(one.by)
        today = local_day(self.user.clock.now())
        card = warning_card(one, by=person.name if person else "", today=today)
        if not one.withdrawn and not why_not(view, Permission.RUN_BESIDE, _("Not yours")):
            back = PlainButton(_("Take it back…"), "link", name=f"withdraw-{one.id}")
            back.setAccessibleDescription(_("For a warning that was entered wrongly"))
            back.clicked.connect(lambda _on=False, which=one.id: self._withdraw(which))
            card.body.addLayout(in_row(back))
        return [card]

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        return [beside("warning", _("Enter an earlier &warning…"), lambda: WarningForm(view.limits),
            lambda form: partial(self.user.warnings.save, self.id, form.warning()))]  # fmt: skip

    def _withdraw(self, which: EventId) -> None:
        why = dialogs.ask_words(
            self, _("Take this warning back"), _("What was entered wrongly? Both stay to be read.")
        )
        if why:
            self.do(lambda: self.user.warnings.withdraw(self.id, which, why))
