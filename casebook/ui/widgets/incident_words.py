"""Words for the values of an attack on staff."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.attribution import AttributionLevel
from casebook.domain.incident import SupportReply
from casebook.domain.perpetrator import PerpetratorType
from casebook.domain.review import ReviewOutcome
from casebook.domain.takedown import TakedownEnd
from casebook.domain.words import N_

REPLIES: Final[Mapping[SupportReply, str]] = {
    SupportReply.NOT_YET: N_("No answer yet"),
    SupportReply.ACCEPTED: N_("They accepted"),
    SupportReply.DECLINED: N_("They declined"),
}
ENDS: Final[Mapping[TakedownEnd, str]] = {
    TakedownEnd.REMOVED: N_("The platform removed it"),
    TakedownEnd.GONE: N_("It is gone, and nobody said why"),
    TakedownEnd.REFUSED: N_("The platform leaves it up"),
    TakedownEnd.LEFT_UP: N_("The police want it left up"),
}
TYPES: Final[Mapping[PerpetratorType, str]] = {
    PerpetratorType.UNKNOWN: N_("Not known"),
    PerpetratorType.CURRENT_PUPIL: N_("A pupil of this school"),
    PerpetratorType.COLLEAGUE: N_("A colleague"),
    PerpetratorType.HEADTEACHER: N_("The headteacher"),
    PerpetratorType.PARENT_CARER: N_("A parent or carer"),
    PerpetratorType.GOVERNOR: N_("A governor"),
    PerpetratorType.FORMER_PUPIL: N_("A former pupil"),
    PerpetratorType.FORMER_EMPLOYEE: N_("A former employee"),
    PerpetratorType.PUPIL_ELSEWHERE: N_("A pupil of another school"),
    PerpetratorType.AGENCY_OR_VOLUNTEER: N_("Agency staff or a volunteer"),
    PerpetratorType.MEMBER_OF_PUBLIC: N_("Somebody else"),
}
LEVELS: Final[Mapping[AttributionLevel, str]] = {
    AttributionLevel.ADMITTED: N_("1. They say so themselves"),
    AttributionLevel.VERIFIED_ACCOUNT: N_("2. Their own, verified account"),
    AttributionLevel.DEVICE_OR_LOG: N_("3. A school device or log shows it"),
    AttributionLevel.CONSISTENT_INDICATORS: N_("4. Name, picture, friends and writing agree"),
    AttributionLevel.THIRD_PARTY: N_("5. Somebody else says it was them"),
    AttributionLevel.UNVERIFIED: N_("6. Only a name on an account"),
    AttributionLevel.DISPUTED: N_("7. They say the account was hacked or shared"),
}
UNKNOWN_REVIEWS: Final[Mapping[ReviewOutcome, str]] = {
    ReviewOutcome.CONTINUES: N_("More can be tried, so it stays open"),
    ReviewOutcome.TO_END: N_("Nothing more can be found out"),
}
