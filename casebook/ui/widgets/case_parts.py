"""What the page of a case says of its record: the parts of the file, the days so far, the line under the name."""

from casebook.domain.case_view import UnchangedState
from casebook.domain.page_id import PageId
from casebook.domain.record import CaseRecord
from casebook.domain.roles import Role
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.rail import FilePart


def parts(record: CaseRecord) -> tuple[FilePart, ...]:
    """The parts of the case file with how much is in each."""
    evidence = record.evidence.standing + len(record.sightings)
    if record.case.incident:
        return (
            FilePart(PageId.REPORT, _("Report")),
            FilePart(PageId.INCIDENT, _("Target and support")),
            FilePart(PageId.EVIDENCE, _("Evidence"), evidence),
            FilePart(PageId.TAKEDOWN, _("Takedown log"), len(record.takedowns)),
            FilePart(PageId.PERPETRATOR, _("Who did it"), len(record.perpetrators)),
            *_other_parts(record),
        )
    return (
        FilePart(PageId.REPORT, _("Report")),
        FilePart(PageId.TRIAGE, _("Triage")),
        FilePart(PageId.EVIDENCE, _("Evidence"), evidence),
        FilePart(PageId.ALLEGATIONS, _("Allegations"), len(record.allegations)),
        FilePart(PageId.DECISION, _("Decision")),
        *_other_parts(record),
    )


def _other_parts(record: CaseRecord) -> tuple[FilePart, ...]:
    """The parts that every case has."""
    return (
        FilePart(PageId.DOCUMENTS, _("Documents"), len(record.letters)),
        FilePart(PageId.BESIDE, _("Beside the case")),
        FilePart(
            PageId.OUTSIDE, _("Done outside"), sum(not one.withdrawn for one in record.outside)
        ),
        FilePart(PageId.TEAM, _("Case team")),
    )


def under(record: CaseRecord) -> str:
    """The subject's post, and who commissioned the case."""
    subject = record.team.person(record.case.subject)
    owner = record.team.holder(Role.COMMISSIONING_MANAGER)
    said = [_("Attack on a member of staff")] if record.case.incident else []
    said.append(subject.post if subject else "")
    if owner:
        said.append(_("Commissioned by {name}, {post}").format(name=owner.name, post=owner.post))
    return " · ".join(part for part in said if part)


def checked(state: UnchangedState) -> str:
    """What the dark bar says of the record."""
    if state.faults:
        return _("Record not as it was written")
    if state.checked_at is None:
        return _("Record not checked yet")
    return _("Record unchanged, checked {when}").format(when=wording.moment(state.checked_at))
