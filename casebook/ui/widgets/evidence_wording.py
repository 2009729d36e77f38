"""How the kinds, bases and custody acts of evidence are said on the screen."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.evidence import (
    CaptureMethod,
    CustodyAct,
    EvidenceKind,
    NotYet,
    TimeBasis,
    Visibility,
)
from casebook.domain.words import N_

KINDS: Final[Mapping[EvidenceKind, str]] = {
    EvidenceKind.SOCIAL_POST: N_("Post"),
    EvidenceKind.COMMENT_THREAD: N_("Comments under a post"),
    EvidenceKind.PROFILE: N_("Profile"),
    EvidenceKind.DIRECT_MESSAGE: N_("Direct message"),
    EvidenceKind.INSTANT_MESSAGE: N_("Instant message or group chat"),
    EvidenceKind.TEXT_MESSAGE: N_("Text message"),
    EvidenceKind.EMAIL: N_("E-mail"),
    EvidenceKind.WEB_PAGE: N_("Web page"),
    EvidenceKind.VOICEMAIL: N_("Voicemail"),
    EvidenceKind.SCREEN_PRINT: N_("Screen print"),
    EvidenceKind.IMAGE: N_("Picture"),
    EvidenceKind.VIDEO: N_("Video"),
    EvidenceKind.AUDIO: N_("Sound recording"),
    EvidenceKind.MONITORING_LOG: N_("Monitoring record"),
    EvidenceKind.DEVICE_NOTE: N_("Note about a device"),
    EvidenceKind.DOCUMENT: N_("Document"),
    EvidenceKind.SIGNED_PAPER: N_("Signed paper"),
}
METHODS: Final[Mapping[CaptureMethod, str]] = {
    CaptureMethod.SCREEN_PRINT: N_("Screen print"),
    CaptureMethod.FULL_PAGE: N_("The whole page saved"),
    CaptureMethod.PHOTO_OF_SCREEN: N_("Photograph of a screen"),
    CaptureMethod.PLATFORM_EXPORT: N_("Export from the platform"),
    CaptureMethod.VIDEO_CAPTURE: N_("Film of a screen"),
    CaptureMethod.PAPER: N_("Paper"),
    CaptureMethod.TRANSCRIPT: N_("Typed or read aloud"),
    CaptureMethod.HANDED_IN: N_("Handed in as a file"),
    CaptureMethod.PASTED: N_("Pasted from the clipboard"),
    CaptureMethod.OTHER: N_("Another way"),
}
VISIBILITIES: Final[Mapping[Visibility, str]] = {
    Visibility.PUBLIC: N_("Anyone"),
    Visibility.FRIENDS: N_("Friends or followers"),
    Visibility.FRIENDS_OF_FRIENDS: N_("Friends of friends"),
    Visibility.GROUP: N_("Members of a group"),
    Visibility.CUSTOM: N_("Chosen people"),
    Visibility.ONE_TO_ONE: N_("One other person"),
    Visibility.NOT_KNOWN: N_("Not known"),
}
BASES: Final[Mapping[TimeBasis, str]] = {
    TimeBasis.SHOWN_ON_PAGE: N_("Shown on the page"),
    TimeBasis.WORKED_OUT: N_("Worked out from “3 hours ago” or the like"),
    TimeBasis.WITNESS: N_("A witness says so"),
    TimeBasis.METADATA: N_("The file's metadata says so"),
    TimeBasis.ESTIMATE: N_("An estimate"),
    TimeBasis.NOT_KNOWN: N_("Not known"),
}
TOLD: Final[Mapping[NotYet, str]] = {
    NotYet.DONE: N_("Yes"),
    NotYet.NOT_YET: N_("Not yet, remind me"),
    NotYet.NOT_NEEDED: N_("Not needed"),
}
CUSTODY: Final[Mapping[CustodyAct, str]] = {
    CustodyAct.ADDED: N_("Added"),
    CustodyAct.READ_BACK: N_("Stored, read back, the same"),
    CustodyAct.CHECKED: N_("Checked, unchanged"),
    CustodyAct.PRINTED: N_("Printed"),
    CustodyAct.COPIED_OUT: N_("Copy saved outside Casebook"),
    CustodyAct.CORRECTED: N_("Details completed or corrected"),
    CustodyAct.OFFERED_AGAIN: N_("The same file came in again"),
    CustodyAct.WITHDRAWN: N_("Withdrawn"),
}
OPEN_DETAILS: Final[Mapping[str, str]] = {
    "kind": N_("what kind of thing it is"),
    "platform": N_("platform"),
    "address": N_("address"),
    "account": N_("account"),
    "captured_at": N_("when it was captured"),
    "captured_by": N_("who captured it"),
    "method": N_("how it was captured"),
    "posted_at": N_("when it was posted"),
    "visibility": N_("who could see it"),
}


def size(count: int) -> str:
    """Bytes as people read them: `384 KB`, `2.1 MB`."""
    if count < 1000:
        return f"{count} B"
    scaled = float(count)
    for unit in ("KB", "MB"):
        scaled /= 1000
        if scaled < 1000:
            return f"{scaled:.0f} {unit}" if scaled >= 10 else f"{scaled:.1f} {unit}"
    return f"{scaled / 1000:.1f} GB"
