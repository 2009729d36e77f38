"""Evidence: exhibits with their provenance, sightings kept in words only, and custody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casebook.domain.file_type import FileType
from casebook.domain.ids import ItemId, PersonId
from casebook.domain.sealed import SealedItem


class EvidenceKind(StrEnum):
    """What an exhibit is (6.2 names the first five of these as kinds of record)."""

    TEXT_MESSAGE = "text_message"
    EMAIL = "email"
    VOICEMAIL = "voicemail"
    WEB_PAGE = "web_page"
    INSTANT_MESSAGE = "instant_message"
    SCREEN_PRINT = "screen_print"
    SOCIAL_POST = "social_post"
    PROFILE = "profile"
    COMMENT_THREAD = "comment_thread"
    DIRECT_MESSAGE = "direct_message"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    MONITORING_LOG = "monitoring_log"
    DEVICE_NOTE = "device_note"
    DOCUMENT = "document"
    SIGNED_PAPER = "signed_paper"  # the scan of something done outside Casebook


class CaptureMethod(StrEnum):
    """How the file came to be."""

    SCREEN_PRINT = "screen_print"
    FULL_PAGE = "full_page_capture"
    PHOTO_OF_SCREEN = "photo_of_screen"
    PLATFORM_EXPORT = "platform_export"
    VIDEO_CAPTURE = "video_capture"
    PAPER = "paper"
    TRANSCRIPT = "transcript"
    HANDED_IN = "handed_in"
    PASTED = "pasted"  # our own encoding of pixels from the clipboard
    OTHER = "other"


class Visibility(StrEnum):
    """Who could see it."""

    PUBLIC = "public"
    FRIENDS = "friends"
    FRIENDS_OF_FRIENDS = "friends_of_friends"
    GROUP = "group"
    CUSTOM = "custom"
    ONE_TO_ONE = "one_to_one"
    NOT_KNOWN = "not_known"


class TimeBasis(StrEnum):
    """How it is known when something was posted."""

    SHOWN_ON_PAGE = "shown_on_page"
    WORKED_OUT = "worked_out"
    WITNESS = "witness"
    METADATA = "metadata"
    ESTIMATE = "estimate"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """A moment as told: local time in a named zone, to the minute; `utc` is worked out from it."""

    utc: datetime
    zone: str  # an IANA name, Europe/London unless told otherwise


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """The three answers that store an exhibit: what it shows, where it was, when it was first seen."""

    shows: str
    where: str
    seen_at: ZonedTime


@dataclass(frozen=True, slots=True)
class ExhibitDetails:
    """What follows as *Finish later*: 6.2's time, date and address, and how the file came to be. Empty: not yet."""

    kind: EvidenceKind | None = None
    platform: str = ""
    address: str = ""
    address_missing_why: str = ""
    account: str = ""
    captured_at: ZonedTime | None = None
    captured_by: str = ""
    method: CaptureMethod | None = None
    device: str = ""
    posted_at: ZonedTime | None = None
    posted_basis: TimeBasis | None = None
    visibility: Visibility | None = None
    visibility_how_known: str = ""
    words: str = ""  # what it says, word for word
    context: str = ""  # the thread above and below
    post: str = ""  # the same mark on several exhibits: they are pictures of one post

    def finish_later(self) -> tuple[str, ...]:
        """Names of the details still to be filled in, in the order they are asked."""
        open_ = {
            "kind": self.kind is None,
            "platform": not self.platform,
            "address": not (self.address or self.address_missing_why),
            "account": not self.account,
            "captured_at": self.captured_at is None,
            "captured_by": not self.captured_by,
            "method": self.method is None,
            "posted_at": self.posted_basis is None
            or (self.posted_at is None and self.posted_basis is not TimeBasis.NOT_KNOWN),
            "visibility": self.visibility is None,
        }
        return tuple(name for name, missing in open_.items() if missing)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the bytes came from, as the computer saw it at intake."""

    original_name: str
    source_folder: str
    source_modified: datetime | None
    added_at: datetime
    added_by: PersonId
    clock_source: str = "this computer"
    clipboard_formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item of evidence; its number is its own for life."""

    id: ItemId
    number: int
    answers: FirstAnswers
    details: ExhibitDetails
    provenance: Provenance
    file_type: FileType
    sealed: SealedItem
    checked_at: datetime | None = None
    withdrawn: str = ""

    @property
    def label(self) -> str:
        """`E07`."""
        return f"E{self.number:02d}"

    def finish_later(self) -> tuple[str, ...]:
        """Names of the details still to be filled in, in the order they are asked."""
        return self.details.finish_later()


@dataclass(frozen=True, slots=True)
class EvidenceTally:
    """How many exhibits a case keeps, how many of them stand (were not withdrawn), and how many of those lack details."""

    kept: int = 0
    standing: int = 0
    unfinished: int = 0


def tally(exhibits: Iterable[tuple[ExhibitDetails, bool, int]]) -> EvidenceTally:
    """The tally of exhibits told by their details, whether they stand, and how many are alike in both."""
    kept = standing = unfinished = 0
    for details, stands, alike in exhibits:
        kept += alike
        standing += alike if stands else 0
        unfinished += alike if stands and details.finish_later() else 0
    return EvidenceTally(kept, standing, unfinished)


class NotYet(StrEnum):
    """Whether someone has been told; no answer stops a sighting being saved."""

    DONE = "done"
    NOT_YET = "not_yet"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A record in words of something that must not be copied. It has no file, by design (PCA 1978; 6.2)."""

    id: ItemId
    number: int
    recorded_at: datetime
    recorded_by: PersonId
    where: str = ""
    device_holder: str = ""
    seen_by: str = ""
    first_seen: str = ""
    description: str = ""  # non-graphic words
    still_live: str = ""
    actions: str = ""
    dsl_told: NotYet = NotYet.NOT_YET
    police_told: NotYet = NotYet.NOT_YET
    police_reference: str = ""
    iwf_told: NotYet = NotYet.NOT_YET
    iwf_reference: str = ""
    lado_told: NotYet = NotYet.NOT_YET

    @property
    def label(self) -> str:
        """`S02`."""
        return f"S{self.number:02d}"


class CustodyAct(StrEnum):
    """What happened to an item."""

    ADDED = "added"
    READ_BACK = "read_back"
    CHECKED = "checked"
    PRINTED = "printed"
    COPIED_OUT = "copied_out"
    CORRECTED = "corrected"
    OFFERED_AGAIN = "offered_again"  # the same bytes came in a second time
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One link of an item's chain of custody."""

    item: ItemId
    act: CustodyAct
    at: datetime
    by: PersonId
    note: str = ""
    on: date | None = None
