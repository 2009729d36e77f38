"""Words for the values of what runs beside the case."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.police import HoldScope, PoliceChannel, ReleaseForm, UsePermission
from casebook.domain.review import ReviewOutcome
from casebook.domain.safeguarding import HarmLimb, SafeguardingOutcome, TellSubject
from casebook.domain.suspension import Alternative, EndedBy, Purpose, Suspender
from casebook.domain.words import N_

SCOPES: Final[Mapping[HoldScope, str]] = {
    HoldScope.NO_CONTACT_WITH_SUBJECT: N_("No contact with the subject about it"),
    HoldScope.NO_WITNESS_INTERVIEWS: N_("No interviews with witnesses"),
    HoldScope.NO_DEVICE_HANDLING: N_("No handling of devices or monitoring records"),
    HoldScope.NO_DISCLOSURE_OF_ALLEGATION_DETAIL: N_("Nothing told of what is alleged"),
    HoldScope.ALL_INTERNAL_STEPS: N_("None of the school's own steps"),
    HoldScope.NONE: N_("Nothing: the police inquire, and the school goes on"),
}
CHANNELS: Final[Mapping[PoliceChannel, str]] = {
    PoliceChannel.EMERGENCY: N_("999"),
    PoliceChannel.TELEPHONE: N_("101"),
    PoliceChannel.ONLINE: N_("Online"),
    PoliceChannel.STATION: N_("At a police station"),
    PoliceChannel.OFFICER: N_("To an officer"),
    PoliceChannel.LADO: N_("Through the designated officer (LADO)"),
}
RELEASES: Final[Mapping[ReleaseForm, str]] = {
    ReleaseForm.WRITTEN: N_("In writing"),
    ReleaseForm.ORAL: N_("By word of mouth"),
}
USES: Final[Mapping[UsePermission, str]] = {
    UsePermission.NOTHING_FROM_POLICE: N_("The school has nothing from the police"),
    UsePermission.GIVEN: N_("The police let the school use it"),
    UsePermission.NOT_GIVEN: N_("The police do not let the school use it"),
}
REVIEWS: Final[Mapping[ReviewOutcome, str]] = {
    ReviewOutcome.CONTINUES: N_("It goes on as it is"),
    ReviewOutcome.VARIED: N_("It goes on, changed"),
    ReviewOutcome.TO_END: N_("It should end"),
}
LIMBS: Final[Mapping[HarmLimb, str]] = {
    HarmLimb.HARMED: N_("Have harmed a child"),
    HarmLimb.OFFENCE: N_("Have committed an offence concerning a child"),
    HarmLimb.RISK: N_("Have shown themselves to be a risk to a child"),
    HarmLimb.SUITABILITY: N_("Be unsuited to work with children"),
}
TELLING: Final[Mapping[TellSubject, str]] = {
    TellSubject.NOT_YET: N_("Not yet"),
    TellSubject.AGREED_WORDS: N_("In agreed words only"),
    TellSubject.YES: N_("Yes"),
}
OUTCOMES: Final[Mapping[SafeguardingOutcome, str]] = {
    SafeguardingOutcome.SUBSTANTIATED: N_("Substantiated"),
    SafeguardingOutcome.MALICIOUS: N_("Malicious"),
    SafeguardingOutcome.FALSE: N_("False"),
    SafeguardingOutcome.UNSUBSTANTIATED: N_("Unsubstantiated"),
    SafeguardingOutcome.UNFOUNDED: N_("Unfounded"),
}
PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.INVESTIGATION: N_("The investigation"),
    Purpose.PUPILS: N_("Pupils or the school"),
    Purpose.STAFF: N_("Other staff"),
    Purpose.PERSON: N_("The person themselves"),
}
ALTERNATIVES: Final[Mapping[Alternative, str]] = {
    Alternative.MOVE: N_("Another class or site"),
    Alternative.NOT_ALONE: N_("Work without unsupervised contact with children"),
    Alternative.SUPERVISED: N_("Supervised duties"),
    Alternative.HOME: N_("Working from home"),
    Alternative.NO_ACCESS: N_("No access to systems or social media"),
    Alternative.HOURS: N_("Other hours"),
    Alternative.STOP_TASK: N_("Stopping one task"),
    Alternative.SEPARATE: N_("Keeping apart from a witness or the target"),
    Alternative.LEAVE: N_("Leave by agreement"),
}
SUSPENDERS: Final[Mapping[Suspender, str]] = {
    Suspender.HEADTEACHER: N_("The headteacher"),
    Suspender.GOVERNING_BODY: N_("The governing body"),
}
ENDERS: Final[Mapping[EndedBy, str]] = {
    EndedBy.GOVERNING_BODY: N_("The governing body, its committee or a governor it named"),
    EndedBy.SCHEME: N_("Whoever the academy's scheme of delegation names"),
}
