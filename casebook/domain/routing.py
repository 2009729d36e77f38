"""Where a concern goes (5.4): decided by whom it is about and what the person signed in is at the school."""

from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.person import Post
from casebook.domain.report import About
from casebook.domain.words import N_, Words, say


class Rule(StrEnum):
    """The rows of the routing table that are decided here."""

    R1 = "R1"  # an employee: the headteacher
    R2 = "R2"  # the headteacher: the chair of governors
    R6 = "R6"  # a governor: not under this policy


@dataclass(frozen=True, slots=True)
class Route:
    """Who receives a concern and owns its case; `stored` is whether it may be recorded here and now."""

    rule: Rule
    stored: bool
    owner: Post
    tell: Words


_GOVERNORS = frozenset({Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR, Post.GOVERNOR})

NEVER_STAFF = frozenset({Post.CHAIR_OF_GOVERNORS, Post.VICE_CHAIR})
"""Who cannot be an employee of the school, so that a concern about them is not under this policy (R6)."""

WORKS_AT_THE_SCHOOL = frozenset(
    {Post.HEADTEACHER, Post.DEPUTY_HEAD, Post.SCHOOL_BUSINESS_MANAGER, Post.DSL, Post.EMPLOYEE}
)
"""The headteacher and whoever works to them: nobody to keep a case about the headteacher (R2)."""

_TELL_HEAD = say(
    N_(
        "Tell the headteacher, who receives concerns about other staff. Nothing you typed here was stored."
    )
)
_TELL_CHAIR = say(
    N_(
        "Tell the chair of governors, who receives concerns about the headteacher. Nothing you typed here was stored."
    )
)
_TELL_HEAD_YOURSELF = say(
    N_(
        "Nobody keeps a case about themselves. Tell the headteacher yourself: coming forward counts in your favour."
        " You may speak to your union first. Nothing was stored."
    )
)
_TELL_CHAIR_YOURSELF = say(
    N_(
        "Nobody keeps a case about themselves. Tell the chair of governors yourself: coming forward counts in your"
        " favour. You may speak to your union first. Nothing was stored."
    )
)
_TELL_AUTHORITY = say(
    N_(
        "Nobody keeps a case about themselves, and a governor is not under this policy. Tell the governance team of"
        " the local authority. Nothing was stored."
    )
)
_HEAD_RECORDS = say(
    N_("This comes to the headteacher. You are not accusing anyone, and nothing is sent.")
)
_IN_PLACE_OF_HEAD = say(
    N_(
        "Concerns about staff go to the headteacher. Record it here only where the headteacher is away, or is the"
        " target, a witness or related to someone in it; otherwise tell the headteacher."
    )
)
_CHAIR_RECORDS = say(
    N_(
        "This comes to the chair of governors. The headteacher, and anyone who works to the headteacher in keeping"
        " cases, must not be given a key to it."
    )
)
_VICE_CHAIR_RECORDS = say(
    N_(
        "This comes to the chair of governors. Record it yourself only where the chair reported it, is the target or"
        " saw it. The headteacher must not be given a key to it."
    )
)

_EMPLOYEE_RECORDED_BY = {
    Post.HEADTEACHER: _HEAD_RECORDS,
    Post.DEPUTY_HEAD: _IN_PLACE_OF_HEAD,
    Post.CHAIR_OF_GOVERNORS: _IN_PLACE_OF_HEAD,
    Post.VICE_CHAIR: _IN_PLACE_OF_HEAD,
}
_HEADTEACHER_RECORDED_BY = {
    Post.CHAIR_OF_GOVERNORS: _CHAIR_RECORDS,
    Post.VICE_CHAIR: _VICE_CHAIR_RECORDS,
}


def route(about: About, *, signed_in: Post | None) -> Route:
    """Where a concern goes. `signed_in` is None before anyone has signed in: then nothing is stored."""
    is_head = signed_in is Post.HEADTEACHER
    if about is About.MYSELF or (about is About.HEADTEACHER and is_head):
        return _about_oneself(signed_in)
    if about is About.HEADTEACHER:
        tell = _HEADTEACHER_RECORDED_BY.get(signed_in) if signed_in else None
        owner = Post.VICE_CHAIR if signed_in is Post.VICE_CHAIR else Post.CHAIR_OF_GOVERNORS
        return Route(Rule.R2, tell is not None, owner, tell or _TELL_CHAIR)
    tell = _EMPLOYEE_RECORDED_BY.get(signed_in) if signed_in else None
    owner = signed_in if signed_in and tell else Post.HEADTEACHER
    return Route(Rule.R1, tell is not None, owner, tell or _TELL_HEAD)


def _about_oneself(signed_in: Post | None) -> Route:
    if signed_in is Post.HEADTEACHER:
        return Route(
            Rule.R2, stored=False, owner=Post.CHAIR_OF_GOVERNORS, tell=_TELL_CHAIR_YOURSELF
        )
    if signed_in in _GOVERNORS:
        return Route(Rule.R6, stored=False, owner=Post.OUTSIDE, tell=_TELL_AUTHORITY)
    return Route(Rule.R1, stored=False, owner=Post.HEADTEACHER, tell=_TELL_HEAD_YOURSELF)
