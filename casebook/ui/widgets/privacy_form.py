"""Where the school's data-protection papers stand."""

from PySide6.QtWidgets import QWidget

from casebook.domain.school_people import PrivacyPapers
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.field import LineField
from casebook.ui.widgets.form import Form


class PrivacyForm(Form):
    """The staff privacy notice, the policy document, the impact assessment. `typed`: something is not saved yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="privacy", parent=parent)
        self.typed = False
        self.heading(
            _("Privacy papers"),
            _("The staff privacy notice has to say that such cases happen before one begins."),
        )
        answers = {"yes": _("Yes"), "no": _("No")}
        self.notice = LineField(_("Staff privac&y notice: version"), name="noticeVersion", width=30)
        self.notice_on = DayField(_("In force since"), name="noticeOn")
        self.discipline = ChoiceField(
            _("Does it mention disci&plinary cases?"), answers, name="coversDiscipline", across=True
        )
        self.monitoring = ChoiceField(
            _("Does it mention monitorin&g?"), answers, name="coversMonitoring", across=True
        )
        self.document = LineField(
            _("Appropriate policy doc&ument"),
            name="policyDocument",
            help=_("Its name and version. It says how sensitive data are kept."),
        )
        self.document_on = DayField(_("Last reviewed"), name="policyDocumentOn")
        self.assessment = LineField(
            _("Impact assessment of monito&ring (DPIA)"), name="impactAssessment"
        )
        self.add(self.notice, self.notice_on, self.discipline, self.monitoring)
        self.add(self.document, self.document_on, self.assessment)
        self.edited.connect(self._mark)

    def show_kept(self, papers: PrivacyPapers) -> None:
        """Show what is kept, unless something is typed and not saved."""
        if self.typed:
            return
        self.notice.set_value(papers.notice_version)
        self.notice_on.set_value(papers.notice_on)
        self.discipline.set_value(_answer(said=papers.covers_discipline))
        self.monitoring.set_value(_answer(said=papers.covers_monitoring))
        self.document.set_value(papers.policy_document)
        self.document_on.set_value(papers.policy_document_on)
        self.assessment.set_value(papers.impact_assessment)

    def papers(self) -> PrivacyPapers:
        """The papers as typed. Ask `check` first."""
        return PrivacyPapers(
            self.notice.value(),
            self.notice_on.value(),
            _said(self.discipline.value()),
            _said(self.monitoring.value()),
            self.document.value(),
            self.document_on.value(),
            self.assessment.value(),
        )

    def _mark(self) -> None:
        self.typed = True


def _answer(*, said: bool | None) -> str | None:
    return None if said is None else "yes" if said else "no"


def _said(answer: str) -> bool | None:
    return None if not answer else answer == "yes"
