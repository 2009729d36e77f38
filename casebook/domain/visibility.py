"""Which record somebody may read, write, or be given in part: the visibility table.

Only members of a case sign in. For everybody else the table says what may stand in a pack, a letter or a copy for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain.roles import Role
from casebook.domain.words import N_


class Record(StrEnum):
    """The kinds of record a case holds."""

    EXISTENCE = "existence"
    ALLEGATIONS = "allegations"
    EVIDENCE_RELIED_ON = "evidence_relied_on"
    EVIDENCE_NOT_RELIED_ON = "evidence_not_relied_on"
    MONITORING = "monitoring"
    STATEMENTS = "statements"
    ANONYMOUS_IDENTITY = "anonymous_identity"
    ADVICE = "advice"  # from HR or a lawyer
    LADO_MINUTES = "lado_minutes"
    SIGHTING = "sighting"  # what is recorded of an image that was not kept
    PUPIL_DATA = "pupil_data"
    WELFARE = "welfare"
    OUTCOME_LETTER = "outcome_letter"
    LIVE_WARNINGS = "live_warnings"
    LOG = "log"


class Viewer(StrEnum):
    """For whom a column of the table is."""

    SUBJECT = "subject"
    REPORTER = "reporter"
    TARGET = "target"
    WITNESS = "witness"
    INVESTIGATOR = "investigator"
    COMMISSIONING = "commissioning"
    HR = "hr"
    PANEL = "panel"
    NOTE_TAKER = "note_taker"
    APPEAL_PANEL = "appeal_panel"
    LADO = "lado"
    POLICE = "police"
    DPO = "dpo"
    GOVERNORS = "governors"  # all the others


class Sight(StrEnum):
    """How much of a record somebody has."""

    NONE = "none"
    OWN = "own"  # what they gave or were shown themselves
    LIMITED = "limited"  # covered where it is about others
    READ = "read"
    WRITE = "write"  # and read


class When(StrEnum):
    """From when on."""

    ALWAYS = "always"
    AFTER_PACK = "after_pack"
    AFTER_FINDINGS = "after_findings"
    AT_SANCTION = "at_sanction"
    ON_REQUEST = "on_request"
    IF_NAMED = "if_named"  # in the authorisation, or as the nominated person
    IF_REFERRED = "if_referred"
    IF_RELIED_ON = "if_relied_on"
    WHEN_BOOKED = "when_booked"
    AT_APPEAL = "at_appeal"


@dataclass(frozen=True, slots=True)
class Right:
    """One cell of the table. `note` says what is limited, marked for translation."""

    sight: Sight
    when: When = When.ALWAYS
    note: str = ""

    @property
    def any(self) -> bool:
        """Whether they get anything at all."""
        return self.sight is not Sight.NONE


_NO = Right(Sight.NONE)
_R, _W, _L, _OWN = Right(Sight.READ), Right(Sight.WRITE), Right(Sight.LIMITED), Right(Sight.OWN)
_PACK, _NAMED = Right(Sight.READ, When.AFTER_PACK), Right(Sight.READ, When.IF_NAMED)
_IN_PACK = Right(Sight.READ, When.AFTER_PACK, N_("In the pack."))
_DISCLOSED = Right(
    Sight.LIMITED, When.IF_REFERRED, N_("What is entered as disclosed to the police.")
)
_CODED = Right(Sight.LIMITED, note=N_("Pupils by coded initials."))
_SEALED = Right(Sight.NONE, note=N_("Sealed."))
_NOTE_ONLY = Right(Sight.LIMITED, note=N_("Only the note on procedure."))
_ON_REQUEST = Right(Sight.LIMITED, When.ON_REQUEST)


def _row(*cells: Right) -> Mapping[Viewer, Right]:
    return dict(zip(Viewer, cells, strict=True))


VISIBLE: Final[Mapping[Record, Mapping[Viewer, Right]]] = {
    Record.EXISTENCE: _row(
        Right(Sight.LIMITED, note=N_("Told by the notice of investigation.")),
        Right(Sight.OWN, note=N_("Their own report only.")),
        Right(Sight.LIMITED, note=N_("If they are told.")),
        Right(Sight.LIMITED, note=N_("If they are invited.")),
        _R, _R, _R, _PACK, Right(Sight.READ, When.WHEN_BOOKED), Right(Sight.READ, When.AT_APPEAL),
        _R, Right(Sight.READ, When.IF_REFERRED), Right(Sight.READ, When.ON_REQUEST),
        Right(Sight.NONE, note=N_("Numbers only.")),
    ),
    Record.ALLEGATIONS: _row(
        Right(Sight.READ, note=N_("In the notice of investigation and the invitation.")), _NO, _L,
        Right(Sight.LIMITED, note=N_("The line that is about what they saw.")),
        _W, _W, _R, _PACK, _PACK, _R, _L, _L, _L, _NO,
    ),
    Record.EVIDENCE_RELIED_ON: _row(
        _IN_PACK, _NO, _OWN, Right(Sight.OWN, note=N_("Their own, and what they are shown.")),
        _W, _R, _R, _PACK, _PACK, _R, _L, _DISCLOSED, _L, _NO,
    ),
    Record.EVIDENCE_NOT_RELIED_ON: _row(
        Right(Sight.LIMITED, When.ON_REQUEST, N_("On request, less what the law exempts.")),
        _NO, _NO, _NO, _W, _R, _R, _NO, _NO, _R, _L, _DISCLOSED, _L, _NO,
    ),
    Record.MONITORING: _row(
        Right(Sight.LIMITED, note=N_("What is about them.")), _NO, _NO,
        Right(Sight.LIMITED, When.IF_NAMED, N_("Item by item, as far as they are needed for it (5.3).")),
        _NAMED, _NAMED, _NAMED, _PACK, _NO, Right(Sight.READ, When.IF_RELIED_ON), _L, _DISCLOSED, _R, _NO,
    ),
    Record.STATEMENTS: _row(
        _IN_PACK, _NO, _OWN, _OWN, _W, _R, _R, _PACK, _NO, _R, _L, _DISCLOSED, _L, _NO
    ),
    Record.ANONYMOUS_IDENTITY: _row(
        _NO, _NO, _NO, _NO,
        Right(Sight.READ, When.IF_NAMED, N_("If it is recorded that they know.")),
        _R, _R, _SEALED, _NO, _SEALED, _R, _ON_REQUEST, _L, _NO,
    ),
    Record.ADVICE: _row(
        _NO, _NO, _NO, _NO, _OWN, _R, _W, _NOTE_ONLY, _NO, _NOTE_ONLY, _NO, _NO, _L, _NO
    ),
    Record.LADO_MINUTES: _row(
        Right(Sight.NONE, note=N_("Ask the LADO first.")), _NO, _NO, _NO,
        Right(Sight.LIMITED, note=N_("As far as they need it.")), _R, _R, _NO, _NO, _NO, _W,
        Right(Sight.LIMITED, note=N_("Through the LADO.")), _L, _NO,
    ),
    Record.SIGHTING: _row(
        _L, _NO, _NO, _NO, Right(Sight.READ, note=N_("The words; there is no image.")),
        _R, _L, _L, _NO, _L, _R, _R, _R, _NO,
    ),
    Record.PUPIL_DATA: _row(
        _CODED, _NO, _NO, _CODED, _CODED, _R, _L, _CODED, _CODED, _CODED, _R, _R, _L, _NO
    ),
    Record.WELFARE: _row(
        _OWN, _NO, _OWN, _OWN, _NO, _R, _L, _NO, _NO, _NO, _NO, _NO, _NO, _NO
    ),
    Record.OUTCOME_LETTER: _row(
        _R, Right(Sight.NONE, note=N_("Told only that it was dealt with.")),
        Right(Sight.LIMITED, note=N_("What affects their safety.")), _NO,
        _R, _R, _R, _W, _R, _R, _R, Right(Sight.READ, When.ON_REQUEST), _NO, _NO,
    ),
    Record.LIVE_WARNINGS: _row(
        _OWN, _NO, _NO, _NO, _NO, Right(Sight.READ, When.AT_SANCTION), _R,
        Right(Sight.READ, When.AFTER_FINDINGS), _NO, _R, _NO, _NO, _NO, _NO,
    ),
    Record.LOG: _row(
        _NO, _NO, _NO, _NO, Right(Sight.OWN, note=N_("Their own actions.")),
        _R, _R, _NO, _NO, _NO, _NO, _NO, _R, _NO,
    ),
}  # fmt: skip

VIEWER_OF: Final[Mapping[Role, Viewer]] = {
    Role.SUBJECT: Viewer.SUBJECT,
    Role.REPORTER: Viewer.REPORTER,
    Role.TARGET: Viewer.TARGET,
    Role.WITNESS: Viewer.WITNESS,
    Role.INVESTIGATING_OFFICER: Viewer.INVESTIGATOR,
    Role.PRESENTING_OFFICER: Viewer.INVESTIGATOR,
    Role.COMMISSIONING_MANAGER: Viewer.COMMISSIONING,
    Role.HR_ADVISER: Viewer.HR,
    Role.LA_OFFICER: Viewer.HR,
    Role.HEARING_CHAIR: Viewer.PANEL,
    Role.PANEL_MEMBER: Viewer.PANEL,
    Role.CLERK: Viewer.NOTE_TAKER,
    Role.NOTE_TAKER: Viewer.NOTE_TAKER,
    Role.APPEAL_CHAIR: Viewer.APPEAL_PANEL,
    Role.APPEAL_MEMBER: Viewer.APPEAL_PANEL,
    Role.LADO: Viewer.LADO,
    Role.POLICE_LIAISON: Viewer.POLICE,
    Role.DPO: Viewer.DPO,
    Role.COMPANION: Viewer.SUBJECT,  # what the subject has, the subject may show
}
"""Which column a part is in. A part that is not here is given nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case is, as far as it opens or closes a record to somebody."""

    pack_issued: bool = False
    findings_made: bool = False
    appealed: bool = False
    charged_with_breach: bool = False  # of a live warning: then the warning is part of the charge


def right(role: Role, record: Record) -> Right:
    """What somebody with this part may have of a record."""
    viewer = VIEWER_OF.get(role)
    return _NO if viewer is None else VISIBLE[record][viewer]


def open_now(role: Role, record: Record, progress: Progress) -> bool:
    """Whether they may have it at this point of the case, as far as the point decides it.

    Earlier warnings stay closed to the panel and its clerk until the findings on the present facts are recorded,
    unless the charge itself is that a live warning was broken.
    """
    found = right(role, record)
    if record is Record.LIVE_WARNINGS and role is Role.CLERK:
        return progress.findings_made or progress.charged_with_breach
    reached = {
        When.AFTER_PACK: progress.pack_issued,
        When.AFTER_FINDINGS: progress.findings_made or progress.charged_with_breach,
        When.AT_SANCTION: progress.findings_made,
        When.AT_APPEAL: progress.appealed,
    }
    return found.any and reached.get(found.when, True)
