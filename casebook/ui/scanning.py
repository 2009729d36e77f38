"""How a scan of a paper comes into a case: picked, asked about, sealed beside the databases, discarded if not saved."""

from PySide6.QtWidgets import QWidget

from casebook.domain.ids import CaseId
from casebook.services.evidence import EvidenceService
from casebook.ui import dialogs
from casebook.ui.widgets.scan_field import Scanner


def scanner(page: QWidget, evidence: EvidenceService, case: CaseId, title: str) -> Scanner:
    """A scanner for a page of this case; `title` says over the file dialog which paper is meant."""
    return Scanner(
        pick=lambda: dialogs.open_files(page, title),
        clear=lambda count: evidence.gate(dialogs.ask_gate(page, count), count),
        seal=lambda cleared, files, job: evidence.prepare(
            case, cleared, files, progress=job.progress, cancelled=job.cancelled
        ),
        discard=lambda sealed: evidence.discard(case, sealed),
    )
