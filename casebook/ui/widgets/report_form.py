"""The part of a report that is completed later."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casebook.domain.report import Report, ReportSource, Risk
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import PickField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import LineField, TextField
from casebook.ui.widgets.form import Form


class ReportForm(Form):
    """Every answer may stay empty: it can be finished later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="report", parent=parent)
        self.risk_action = TextField(
            _("What was done so that nobody is in dan&ger"), name="riskAction", lines=2
        )
        self.source = PickField(
            _("How did it &reach the school?"),
            {each: _(words) for each, words in wording.SOURCES.items()},
            name="source",
        )
        self.reporter = LineField(
            _("Who rep&orted it?"),
            name="reporter",
            help=_("Leave it empty where nobody gave a name."),
        )
        self.happened = DayField(
            _("When did it happe&n?"), name="happened",
            help=_("The day of the post or message, where known. It decides which version of the policy applies."),
        )  # fmt: skip
        self.made = DayField(
            _("When was it first put to the schoo&l?"), name="madeOn",
            help=_("Only where a letter or message came on an earlier day than it was read. How long records are kept counts from it."),
        )  # fmt: skip
        self.platform = LineField(
            _("&Platform"),
            name="platform",
            help=_("As people call it: a network, a group, e-mail."),
        )
        self.address = LineField(
            _("&Address of the page"), name="address", help=_("The whole address, if you have it.")
        )
        self.act = LineField(
            _("&What was done"),
            name="act",
            help=_("Posted, forwarded, liked, commented, tagged, linked …"),
        )
        self.found = TextField(_("How was it fo&und?"), name="found", lines=2)
        self.knows = TextField(_("Who else &knows?"), name="knows", lines=2)
        self.evidence = TextField(
            _("What ev&idence is there, and where is it?"), name="evidence", lines=2,
            help=_("Say where it is. Do not open or copy what may be sexual and show someone under 18, a private sexual picture, sexual violence or terrorist material."),
        )  # fmt: skip
        self.head_told = MomentField(_("When was the head&teacher told?"), name="headTold")
        self.add(
            self.risk_action, self.source, self.reporter, self.happened, self.made, self.platform, self.address, self.act,
            self.found, self.knows, self.evidence, self.head_told,
        )  # fmt: skip

    def show_report(self, report: Report, conduct_on: date | None) -> None:
        """Put in what is known."""
        self.risk_action.setVisible(report.concern.risk is not Risk.NO)
        self.risk_action.set_value(report.risk_action)
        self.source.set_value(report.source)
        self.reporter.set_value(report.reporter_name)
        self.happened.set_value(report.happened_on or conduct_on)
        self.made.set_value(report.made_on)
        self.platform.set_value(report.platform)
        self.address.set_value(report.address)
        self.act.set_value(report.act)
        self.found.set_value(report.how_found)
        self.knows.set_value(report.who_else_knows)
        self.evidence.set_value(report.evidence_where)
        self.head_told.set_moment(report.head_informed_at)

    def report(self, kept: Report) -> Report:
        """The report with what was typed."""
        source = self.source.value()
        return replace(
            kept,
            risk_action=self.risk_action.value(),
            source=ReportSource(source) if source else None,
            reporter_name=self.reporter.value(),
            happened_on=self.happened.value(),
            made_on=self.made.value(),
            platform=self.platform.value(),
            address=self.address.value(),
            act=self.act.value(),
            how_found=self.found.value(),
            who_else_knows=self.knows.value(),
            evidence_where=self.evidence.value(),
            head_informed_at=self.head_told.moment(),
        )
