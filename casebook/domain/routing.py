"""Where a concern goes (5.4): the routing table, by whom it is about, and who keeps it of those who can sign in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casebook.domain import routing_words as words
from casebook.domain.person import Post
from casebook.domain.report import About, Involved
from casebook.domain.roles import Role
from casebook.domain.words import Words


class Rule(StrEnum):
    """The rows of the routing table."""

    R1 = "R1"  # an employee: the headteacher
    R2 = "R2"  # the headteacher: the chair of governors
    R3 = "R3"  # the headteacher, and the chair is in it: the vice-chair or the local authority
    R4 = "R4"  # an employee, and the headteacher is in it: the deputy or the chair
    R5 = "R5"  # the headteacher and others together: the chair, for the whole
    R6 = "R6"  # a governor: not under this policy
    R7 = "R7"  # somebody the school does not employ: the headteacher, with whoever does
    R8 = "R8"  # an acting head: the chair
    R9 = "R9"  # a child may have been harmed, and telling the head is no way: the LADO, directly
    R10 = "R10"  # somebody unknown attacks staff: section 6


class HiddenFrom(StrEnum):
    """From when a case is closed to those it is hidden from."""

    NOBODY = "nobody"
    AT_ONCE = "at_once"
    ONCE_DECLARED = "once_declared"  # the conflict
    AFTER_STATEMENT = "after_statement"  # they are a witness like any other


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A row of the table. `owners`: who keeps the case, first choice first; `hidden`: posts that get no key.

    `stand_ins` may keep it where the owner is away or is in it.
    """

    receives: tuple[Post, ...]
    owners: tuple[Post, ...]
    hidden: frozenset[Post] = frozenset()
    when: HiddenFrom = HiddenFrom.NOBODY
    stand_ins: tuple[Post, ...] = ()
    closes_at_once: bool = False


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """What decides a route: the post on the date of the report, and who of those who would receive it is in it.

    `harm` is whether the harm threshold may be met, `head_no_way` whether telling the headteacher would be wrong.
    """

    about: About
    chair: Involved = Involved.NO
    head: Involved = Involved.NO
    harm: bool = False
    head_no_way: bool = False


@dataclass(frozen=True, slots=True)
class RouteTaken:
    """The route a case took, kept with it."""

    rule: Rule
    about: About
    chair: Involved = Involved.NO
    head: Involved = Involved.NO

    @property
    def hidden(self) -> frozenset[Post]:
        """The posts whose holders get no key to this case."""
        return TABLE[self.rule].hidden

    @property
    def head_is_in_it(self) -> bool:
        """Whether the case is about the headteacher or whoever stood in for them."""
        return self.about in _ABOUT_THE_HEAD


@dataclass(frozen=True, slots=True)
class Route:
    """Who receives a concern and owns its case; `stored` is whether it may be recorded here and now.

    `also` is whom to tell besides, or directly; `what_is_kept` what storing it means.
    """

    rule: Rule
    stored: bool
    owner: Post
    tell: Words
    hidden: frozenset[Post] = frozenset()
    when: HiddenFrom = HiddenFrom.NOBODY
    also: tuple[Words, ...] = ()
    closes_at_once: bool = False


P = Post
GOVERNORS: Final = frozenset({P.CHAIR_OF_GOVERNORS, P.VICE_CHAIR, P.GOVERNOR})

NEVER_STAFF: Final = frozenset({P.CHAIR_OF_GOVERNORS, P.VICE_CHAIR})
"""Who cannot be an employee of the school, so that a concern about them is not under this policy (R6)."""

WORKS_AT_THE_SCHOOL: Final = frozenset(
    {
        *(P.HEADTEACHER, P.DEPUTY_HEAD, P.ACTING_HEAD),
        *(P.SCHOOL_BUSINESS_MANAGER, P.DSL, P.EMPLOYEE),
    }
)
"""The headteacher and whoever works to them: nobody to keep a case about the headteacher (R2)."""

_ABOUT_THE_HEAD: Final = frozenset({About.HEADTEACHER, About.HEAD_AND_STAFF, About.ACTING_HEAD})
_CHAIR: Final = (P.CHAIR_OF_GOVERNORS,)
_IN_PLACE_OF_HEAD: Final = (P.DEPUTY_HEAD, P.ACTING_HEAD, P.CHAIR_OF_GOVERNORS, P.VICE_CHAIR)
_BY_CHAIR: Final = RouteRow(
    _CHAIR, _CHAIR, WORKS_AT_THE_SCHOOL, HiddenFrom.AT_ONCE, (P.VICE_CHAIR,)
)

TABLE: Final[Mapping[Rule, RouteRow]] = {
    Rule.R1: RouteRow((P.HEADTEACHER,), (P.HEADTEACHER,), stand_ins=_IN_PLACE_OF_HEAD),
    Rule.R2: _BY_CHAIR,
    Rule.R3: RouteRow(
        (P.VICE_CHAIR, P.LA_OFFICER), (P.VICE_CHAIR, P.LA_OFFICER),
        WORKS_AT_THE_SCHOOL | {P.CHAIR_OF_GOVERNORS}, HiddenFrom.AFTER_STATEMENT,
    ),
    Rule.R4: RouteRow(
        (P.HEADTEACHER,), (P.DEPUTY_HEAD, P.CHAIR_OF_GOVERNORS), frozenset({P.HEADTEACHER}),
        HiddenFrom.ONCE_DECLARED, (P.ACTING_HEAD, P.VICE_CHAIR),
    ),
    Rule.R5: _BY_CHAIR,
    Rule.R6: RouteRow(
        (P.CHAIR_OF_GOVERNORS, P.HEADTEACHER), (P.CHAIR_OF_GOVERNORS, P.HEADTEACHER),
        stand_ins=(P.VICE_CHAIR, P.LA_OFFICER), closes_at_once=True,
    ),
    Rule.R7: RouteRow((P.HEADTEACHER,), (P.HEADTEACHER,), stand_ins=_IN_PLACE_OF_HEAD),
    Rule.R8: _BY_CHAIR,
    Rule.R10: RouteRow((P.HEADTEACHER,), (P.HEADTEACHER,), stand_ins=_IN_PLACE_OF_HEAD),
}  # fmt: skip
"""R9 is no row of its own: it adds the LADO to another row."""

PART_OF: Final[Mapping[Involved, Role]] = {
    Involved.REPORTER: Role.REPORTER,
    Involved.TARGET: Role.TARGET,
    Involved.WITNESS: Role.WITNESS,
}
"""The part that being in it comes to; a relative has none, but declares it."""

_RULES: Final[Mapping[About, Rule]] = {
    About.EMPLOYEE: Rule.R1,
    About.HEADTEACHER: Rule.R2,
    About.HEAD_AND_STAFF: Rule.R5,
    About.GOVERNOR: Rule.R6,
    About.NOT_EMPLOYED: Rule.R7,
    About.ACTING_HEAD: Rule.R8,
    About.UNKNOWN: Rule.R10,
}
_AS_SAID: Final = frozenset({About.MYSELF, About.UNKNOWN})
"""What no post of the person named changes: of an attack, the person named is the target."""

_ABOUT_POST: Final[Mapping[Post, About]] = {
    P.HEADTEACHER: About.HEADTEACHER,
    P.ACTING_HEAD: About.ACTING_HEAD,
    P.CHAIR_OF_GOVERNORS: About.GOVERNOR,
    P.VICE_CHAIR: About.GOVERNOR,
    P.GOVERNOR: About.GOVERNOR,
}


def about_post(said: About, post: Post | None) -> About:
    """Whom a concern is about, once the post they held on the date of the report is known: the record decides.

    A staff governor is an employee, so that being a governor moves nobody out of the policy who was said to be staff.
    """
    found = _ABOUT_POST.get(post) if post else None
    if found is None or said in _AS_SAID or (post is P.GOVERNOR and said is About.EMPLOYEE):
        return said
    joint = said is About.HEAD_AND_STAFF and found is not About.GOVERNOR
    return said if joint else found


def rule(facts: RouteFacts) -> Rule:
    """The row a concern goes by. Raises ValueError for a report about oneself, which is no row."""
    if facts.about is About.MYSELF:
        raise ValueError("a report about oneself is routed by one's own post")
    found = _RULES[facts.about]
    if facts.about in _ABOUT_THE_HEAD and facts.chair is not Involved.NO:
        return Rule.R3
    if found is Rule.R1 and facts.head is not Involved.NO:
        return Rule.R4
    return found


def taken(facts: RouteFacts) -> RouteTaken:
    """The route of a case as it is kept with it."""
    return RouteTaken(rule(facts), facts.about, facts.chair, facts.head)


def also_lado(facts: RouteFacts) -> bool:
    """R9: whether the LADO may be told directly."""
    return facts.harm and facts.head_no_way


def route(
    about: About,
    *,
    signed_in: Post | None,
    chair: Involved = Involved.NO,
    head: Involved = Involved.NO,
    harm: bool = False,
) -> Route:
    """Where a concern goes. `signed_in` is None before anyone has signed in: then nothing is stored.

    `chair` and `head` say how they are in it, `harm` whether a child may have been harmed.
    """
    is_head = signed_in is P.HEADTEACHER
    own = (about is About.HEADTEACHER and is_head) or (
        about is About.ACTING_HEAD and signed_in is P.ACTING_HEAD
    )
    if about is About.MYSELF or own:
        return _about_oneself(signed_in)
    no_way = about in _ABOUT_THE_HEAD or head is not Involved.NO
    facts = RouteFacts(about, chair, head, harm=harm, head_no_way=no_way)
    return _routed(facts, signed_in)


def _routed(facts: RouteFacts, signed_in: Post | None) -> Route:
    found = rule(facts)
    row = TABLE[found]
    keeps = signed_in in (*row.owners, *row.stand_ins)
    owner = signed_in if keeps and signed_in else row.owners[0]
    also = (*words.ALSO.get(found, ()), *((words.LADO,) if also_lado(facts) else ()))
    return Route(
        rule=found,
        stored=keeps,
        owner=owner,
        tell=_told(found, signed_in if keeps else None, row),
        hidden=row.hidden,
        when=row.when,
        also=also,
        closes_at_once=row.closes_at_once,
    )


def _told(found: Rule, keeper: Post | None, row: RouteRow) -> Words:
    if keeper is None:
        return words.TELL[found]
    if keeper in row.owners:
        return words.KEEPS[found]
    return words.STANDS_IN.get(found, words.KEEPS[found])


def _about_oneself(signed_in: Post | None) -> Route:
    if signed_in in {P.HEADTEACHER, P.ACTING_HEAD}:
        own = Rule.R2 if signed_in is P.HEADTEACHER else Rule.R8
        return Route(own, stored=False, owner=P.CHAIR_OF_GOVERNORS, tell=words.CHAIR_YOURSELF)
    if signed_in in GOVERNORS:
        return Route(Rule.R6, stored=False, owner=P.OUTSIDE, tell=words.AUTHORITY_YOURSELF)
    return Route(Rule.R1, stored=False, owner=P.HEADTEACHER, tell=words.HEAD_YOURSELF)
