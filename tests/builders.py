"""Values that many tests need, each real and each complete."""

from datetime import UTC, datetime

from casebook.domain.person import Post
from casebook.domain.report import Concern, Risk
from casebook.domain.school import School, SchoolCategory
from casebook.services.opening import Secret, SetUp

HEAD_NAME = "Oriel Tansley"
HEAD_PASSWORD = "copper lantern orchard 71"
HR_NAME = "Noor Whitcombe"
HR_PASSWORD = "walnut ferry trombone 46"
SUBJECT_NAME = "Bram Ellery"

MONDAY = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)


def a_school() -> School:
    return School(
        name="Fernhollow Primary School",
        address=("Coppice Lane", "Wexmoor", "WX2 5FH"),
        telephone="01632 960417",
        email="office@fernhollow.example.org",
        category=SchoolCategory.COMMUNITY,
        reference_letters="FH",
        local_authority="Wexmoor Borough Council",
    )


def a_set_up(post: Post = Post.HEADTEACHER) -> SetUp:
    return SetUp(
        school=a_school(),
        person_name=HEAD_NAME,
        password=Secret(HEAD_PASSWORD),
        post=post,
        post_title="Headteacher",
    )


def a_concern(name: str = SUBJECT_NAME) -> Concern:
    return Concern(
        subject_name=name,
        subject_post="Administration officer",
        what="Social media feeds seen open on a school PC on five days",
        aware_at=datetime(2025, 11, 14, 15, 40, tzinfo=UTC),
        where="School PC FH-ADM-02",
        risk=Risk.NO,
    )
