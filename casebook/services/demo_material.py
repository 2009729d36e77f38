"""What the invented people of the practice cases posted, and the papers made about it, as the pictures show them."""

from typing import Final

from casebook.services.demo_pictures import ShownPost, ShownSheet, ShownTable

POST_ADDRESS: Final = "https://chirrup.example.org/FernhollowTA_Kez/status/881204"
PROFILE_ADDRESS: Final = "https://chirrup.example.org/FernhollowTA_Kez"
ACCOUNT: Final = "@FernhollowTA_Kez"
PLATFORM: Final = "Chirrup"

CAPTION: Final = (
    "Saturday mood: still not over this one from Thursday. Plan says “two prompts, then the calm "
    "corner”. Two prompts! Try twenty. Some heads are just wired up wrong and no laminated card "
    "is going to fix it. #TALife"
)

POST: Final = ShownPost(
    platform=PLATFORM,
    address=POST_ADDRESS,
    name="Kez H-P",
    account=ACCOUNT,
    words=CAPTION,
    shown_time="9:42 pm · 15 Nov 2025",
    reach="2,310 views · 41 shares · 6 replies",
    bio="TA by day, tired by night. Two cats. Tea first.",
    replies=(
        ("@mossgate_dad", "Is that the Year 3 room? I can tell who that is from the jumper."),
        (ACCOUNT, "It’s a joke, people. You try it for a day."),
    ),
)

MONITORING: Final = ShownTable(
    title="School PC FH-ADM-02: category “social”, Mon 10 to Fri 14 Nov 2025",
    notes=(
        "Extract made Thu 20 Nov 2025 under the authorisation of Tue 18 Nov 2025.",
        (
            "Working day 08:00 to 16:00, lunch 12:30 to 13:00. Times are UK time. No page content "
            "was recorded, and nothing outside this PC, this category and these five days was read."
        ),
    ),
    head=("Day", "In all", "In lunch", "Working time"),
    rows=(
        ("Mon 10 Nov", "1 h 35 min", "25 min", "1 h 10 min"),
        ("Tue 11 Nov", "1 h 50 min", "30 min", "1 h 20 min"),
        ("Wed 12 Nov", "1 h 25 min", "20 min", "1 h 05 min"),
        ("Thu 13 Nov", "2 h 05 min", "25 min", "1 h 40 min"),
        ("Fri 14 Nov", "1 h 25 min", "25 min", "1 h 00 min"),
        ("Total", "8 h 20 min", "2 h 05 min", "6 h 15 min"),
    ),
    below=("Read by: Oriel Tansley, Hattie Larkspur. Nobody else has had this extract.",),
)

DECISION_SHEET: Final = ShownSheet(
    title="Decision of the hearing panel",
    lines=(
        ("Hearing", "Thursday 8 January 2026, Fernhollow Primary School"),
        ("Panel", "Simone Achterberg (chair), Peter Lowndes, Farida Okonjo-Bell"),
        ("Charge 1: photograph of a pupil", "Proved"),
        ("Charge 2: mocking a pupil’s disability", "Proved"),
        ("Charge 3: disclosing a behaviour plan", "Proved"),
        ("Charge 4: account name and missing statement", "Proved; adds no weight to severity"),
        ("Severity", "Gross misconduct, for the reasons dictated to the clerk"),
        (
            "Mitigation weighed",
            (
                "Six years without any earlier concern; an apology, made at the hearing; the school’s "
                "policy is past its review date but was acknowledged in September 2025."
            ),
        ),
        (
            "Alternatives weighed",
            (
                "A final written warning and a move to another post were each considered and rejected, "
                "for the reasons dictated to the clerk."
            ),
        ),
        (
            "Sanction",
            "Summary dismissal: the panel determines that the subject should cease to work at the school.",
        ),
    ),
    signed_by="Simone Achterberg",
    signed_as="Chair of the panel",
    signed_on="Fri 9 Jan 2026",
)

MEETING_NOTES: Final = ShownSheet(
    title="Investigation meeting, Friday 28 November 2025",
    lines=(
        ("Present", "Kerensa Holloway-Pike, Davit Penhallow; she chose to come alone"),
        ("Whose account is it?", "Mine. I set it up when I started here."),
        ("Who took the picture, and when?", "I did, on Thursday, in class. I posted it Saturday."),
        ("What did you mean by the words?", "It was a joke. I was tired. I did not use a name."),
        (
            "Where do the words in quotation marks come from?",
            "From the card. I should not have put that.",
        ),
        ("Is there anything you want added?", "Six years here and never any trouble."),
    ),
    signed_by="K Holloway-Pike",
    signed_as="Agreed as a fair record",
    signed_on="Fri 28 Nov 2025",
)

HEADS_ADDRESS: Final = "https://prolink.example.org/in/o-tansley/post/5521"
HEADS_ACCOUNT: Final = "o-tansley"
HEADS_PLATFORM: Final = "ProLink"
HEADS_WORDS: Final = (
    "A Year 2 parent rep had hysterics at me again today. Wait until she hears what the governors "
    "settled on Thursday: two teaching assistants go in September. I was asked to keep it quiet. "
    "I find I cannot."
)
HEADS_POST: Final = ShownPost(
    platform=HEADS_PLATFORM,
    address=HEADS_ADDRESS,
    name="Oriel Tansley",
    account=HEADS_ACCOUNT,
    words=HEADS_WORDS,
    shown_time="7:05 pm · 3 Mar 2026",
    reach="640 followers · 212 impressions · 5 comments",
    bio="Headteacher. School improvement, reading, and the odd hill.",
    replies=(("dana-w", "Is this public knowledge? It was not in the newsletter."),),
    photograph=False,
)

HEADS_MEETING_NOTES: Final = ShownSheet(
    title="Investigation meeting, Thursday 19 March 2026",
    lines=(
        ("Present", "Oriel Tansley, Gwen Stapleford; a union official as companion"),
        ("Whose account is it?", "Mine. It is my professional profile."),
        ("On what, and when, was it written?", "On the school laptop, at home, after seven."),
        ("Where did you have the plan from?", "From the confidential minutes of 26 February."),
        (
            "Why was it posted?",
            "I was angry about the cuts. I thought that staff ought to know before the papers did.",
        ),
        ("What happened then?", "I took it down when I was asked, the next evening."),
    ),
    signed_by="O Tansley",
    signed_as="Agreed as a fair record",
    signed_on="Thu 19 Mar 2026",
)

HEADS_DECISION_SHEET: Final = ShownSheet(
    title="Decision of the hearing panel",
    lines=(
        ("Hearing", "Thursday 7 May 2026, Fernhollow Primary School"),
        ("Panel", "Simone Achterberg (chair), Peter Lowndes, Farida Okonjo-Bell"),
        ("Charge 1: a view of a governors' decision", "Proved"),
        ("Charge 2: criticising a parent in public", "Proved"),
        ("Charge 3: disclosing plans not announced", "Proved"),
        ("Charge 4: confidential information", "Partly proved, as misconduct"),
        ("Severity", "Misconduct, for the reasons dictated to the clerk"),
        (
            "Mitigation weighed",
            "Removed when asked, after 26 hours; open at interview; no earlier warning.",
        ),
        (
            "Alternatives weighed",
            "Advice alone, and a final warning: neither, for the reasons dictated.",
        ),
        ("Sanction", "First written warning, with training."),
    ),
    signed_by="Simone Achterberg",
    signed_as="Chair of the panel",
    signed_on="Thu 7 May 2026",
)

CLIPS_PLATFORM: Final = "Clips"
CLIPS_ACCOUNT: Final = "@fh_rank_teachers"


def clip_address(number: int) -> str:
    """The address of one of the three ranking videos."""
    return f"https://clips.example.net/{CLIPS_ACCOUNT}/v/{number}"


def clip(number: int, words: str) -> ShownPost:
    """One of the ranking videos as its page shows it, stopped at its first picture."""
    return ShownPost(
        platform=CLIPS_PLATFORM,
        address=clip_address(number),
        name="FH teachers RANKED",
        account=CLIPS_ACCOUNT,
        words=words,
        shown_time="5:30 pm · 20 Apr 2026",
        reach="1,900 views",
        bio="every teacher. ranked.",
        replies=(("@calloway_ines", "Please take this down."),) if number == _ANSWERED else (),
        photograph=False,
    )


_ANSWERED: Final = 301
CLIPS: Final = (
    clip(301, "Number 8: Miss C. Voice like a kettle, homework like a punishment."),
    clip(302, "Number 8 again, because one clip was not enough. Guess the walk."),
    clip(303, "Miss C on duty: the playground runs itself (blurred, you are welcome)."),
)
