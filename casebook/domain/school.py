"""The school: who it is on paper, and who employs the people who work there."""

from dataclasses import dataclass
from enum import StrEnum


class SchoolCategory(StrEnum):
    """The legal category, which decides who ends a contract (School Staffing (England) Regulations 2009)."""

    COMMUNITY = "community"
    VOLUNTARY_CONTROLLED = "voluntary_controlled"
    FOUNDATION = "foundation"
    VOLUNTARY_AIDED = "voluntary_aided"
    COMMUNITY_SPECIAL = "community_special"
    MAINTAINED_NURSERY = "maintained_nursery"
    ACADEMY = "academy"


class Employer(StrEnum):
    """Whose contract it is, and so who ends it."""

    LOCAL_AUTHORITY = "local_authority"
    GOVERNING_BODY = "governing_body"
    ACADEMY_TRUST = "academy_trust"


EMPLOYERS = {
    SchoolCategory.COMMUNITY: Employer.LOCAL_AUTHORITY,
    SchoolCategory.VOLUNTARY_CONTROLLED: Employer.LOCAL_AUTHORITY,
    SchoolCategory.COMMUNITY_SPECIAL: Employer.LOCAL_AUTHORITY,
    SchoolCategory.MAINTAINED_NURSERY: Employer.LOCAL_AUTHORITY,
    SchoolCategory.FOUNDATION: Employer.GOVERNING_BODY,
    SchoolCategory.VOLUNTARY_AIDED: Employer.GOVERNING_BODY,
    SchoolCategory.ACADEMY: Employer.ACADEMY_TRUST,
}


@dataclass(frozen=True, slots=True)
class School:
    """A school as its letters show it. `reference_letters` are the two letters its references begin with."""

    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    category: SchoolCategory = SchoolCategory.COMMUNITY
    reference_letters: str = ""
    local_authority: str = ""

    @property
    def employer(self) -> Employer:
        return EMPLOYERS[self.category]

    @property
    def authority_ends_contracts(self) -> bool:
        """Whether the local authority, told of the determination, is the one that dismisses."""
        return self.employer is Employer.LOCAL_AUTHORITY
