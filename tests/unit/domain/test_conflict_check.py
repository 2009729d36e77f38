"""What speaks against giving somebody a part: the matrix of 3-roles 3.2 whole, its notes, and the checks per person."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.domain.case import CaseTeam, RoleHeld
from casebook.domain.conflict import clash, weighed
from casebook.domain.conflict_check import (
    BONDS,
    TeamFacts,
    Weight,
    blocked,
    check_part,
    conflicts,
    facts_of,
)
from casebook.domain.governor import Governor, GovernorKind, Office
from casebook.domain.ids import EventId, PersonId
from casebook.domain.panel import governors_left, panel_conflicts
from casebook.domain.person import Person
from casebook.domain.readiness import check_hearing
from casebook.domain.record import CaseRecord
from casebook.domain.relationship import Bond, Relationship, relationship_problem
from casebook.domain.role_words import PART
from casebook.domain.roles import Role
from casebook.errors import Refused

R, B = Role, Bond
DAY = date(2025, 11, 20)
COLUMNS = (
    (R.SUBJECT,), (R.TARGET,), (R.WITNESS,), (R.COMMISSIONING_MANAGER,),
    (R.INVESTIGATING_OFFICER,), (R.HR_ADVISER,), (R.HEARING_CHAIR, R.PANEL_MEMBER),
    (R.CLERK, R.NOTE_TAKER), (R.PRESENTING_OFFICER,), (R.APPEAL_CHAIR, R.APPEAL_MEMBER),
    (R.COMPANION,),
)  # fmt: skip
# The rows of the table from the column after their own: X never, w with a reason, o allowed.
ROWS = {
    (R.REPORTER,): "ooowXwXwwXw",
    (R.SUBJECT,): "XXXXXXXXXX",
    (R.TARGET,): "oXXXXXXXw",
    (R.WITNESS,): "wXwXXwXw",
    (R.COMMISSIONING_MANAGER,): "wXwXoXX",
    (R.INVESTIGATING_OFFICER,): "XXXoXX",
    (R.HR_ADVISER,): "XwXXX",
    (R.HEARING_CHAIR, R.PANEL_MEMBER): "XXXX",
    (R.CLERK, R.NOTE_TAKER): "XXX",
    (R.PRESENTING_OFFICER,): "XX",
    (R.APPEAL_CHAIR, R.APPEAL_MEMBER): "X",
}
PAIRS = [
    (one, other, letter)
    for row, letters in ROWS.items()
    for column, letter in zip(COLUMNS[-len(letters):], letters, strict=True)
    for one in row
    for other in column
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "letter"), PAIRS)
def test_every_pair_of_the_matrix_is_as_it_stands_there(
    one: Role, other: Role, letter: str
) -> None:
    assert (clash(one, other), weighed(one, other)) == (letter == "X", letter == "w")


def test_the_whole_matrix_is_compared() -> None:
    assert len({frozenset(pair[:2]) for pair in PAIRS}) == len(PAIRS)
    assert len(ROWS) == 11
    assert [len(letters) for letters in ROWS.values()] == [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]


def facts(
    *bonds: tuple[str, Bond, str | None],
    parts: tuple[tuple[str, Role], ...] = (),
    governors: tuple[Governor, ...] = (),
    discussed: bool = False,
    about_the_head: bool = False,
    dismissal_possible: bool = False,
    panel_dismisses: bool = True,
) -> TeamFacts:
    given = (("Kez", R.SUBJECT), ("Ines", R.TARGET), ("Paul", R.REPORTER), *parts)
    names = dict.fromkeys([*(n for n, _r in given), *(n for n, _b, _t in bonds)])
    team = CaseTeam(
        tuple(Person(PersonId(name.casefold()), name, "") for name in names),
        tuple(RoleHeld(PersonId(name.casefold()), role, DAY) for name, role in given),
    )
    declared = tuple(
        Relationship(
            EventId(f"{at}"), PersonId(name.casefold()), bond, DAY, PersonId("oriel"),
            to=PersonId(to.casefold()) if to else None, discussed=discussed,
        )
        for at, (name, bond, to) in enumerate(bonds)
    )  # fmt: skip
    return TeamFacts(
        team, declared, governors, about_the_head=about_the_head,
        dismissal_possible=dismissal_possible, panel_dismisses=panel_dismisses,
    )  # fmt: skip


def found(known: TeamFacts, role: Role, name: str = "Gwen") -> dict[str, Weight]:
    return {one.id: one.weight for one in conflicts(known, role, name=name)}


def a_governor(
    name: str = "Gwen", kind: GovernorKind = GovernorKind.CO_OPTED, office: Office | None = None
) -> Governor:
    return Governor(PersonId(f"g-{name}"), name, kind, office)


@pytest.mark.parametrize("bond", [B.SPOUSE, B.RELATIVE, B.CLOSE_FRIEND])
@pytest.mark.parametrize("to", ["Kez", "Ines", "Paul"])
@pytest.mark.parametrize(
    "role",
    [
        R.INVESTIGATING_OFFICER, R.HEARING_CHAIR, R.PANEL_MEMBER, R.APPEAL_CHAIR, R.APPEAL_MEMBER,
        R.HR_ADVISER, R.COMMISSIONING_MANAGER,
    ],
)  # fmt: skip
def test_who_is_related_to_those_in_it_judges_nothing(bond: Bond, to: str, role: Role) -> None:
    assert found(facts(("Gwen", bond, to)), role) == {"related": Weight.BLOCKS}


@pytest.mark.parametrize("role", [R.WITNESS, R.CLERK, R.COMPANION, R.PRESENTING_OFFICER])
def test_who_is_related_may_still_have_a_part_that_judges_nothing(role: Role) -> None:
    assert found(facts(("Gwen", B.RELATIVE, "Kez")), role) == {}


@pytest.mark.parametrize(
    "bond",
    [B.LINE_MANAGER, B.SAME_TEAM, B.BUSINESS_PARTNER, B.SOCIAL_MEDIA_FRIEND, B.PAST_GRIEVANCE],
)
def test_a_looser_connection_is_weighed(bond: Bond) -> None:
    assert found(facts(("Gwen", bond, "Kez")), R.PANEL_MEMBER) == {"near": Weight.WARNS}


@pytest.mark.parametrize("bond", [B.NAMED_WITNESS, B.SAME_GROUP_CHAT])
@pytest.mark.parametrize(
    ("role", "weight"),
    [
        (R.INVESTIGATING_OFFICER, Weight.BLOCKS),
        (R.PANEL_MEMBER, Weight.BLOCKS),
        (R.APPEAL_MEMBER, Weight.BLOCKS),
        (R.HR_ADVISER, None),
    ],
)
def test_who_saw_it_is_a_witness(bond: Bond, role: Role, weight: Weight | None) -> None:
    assert found(facts(("Gwen", bond, None)), role).get("saw_it") is weight


def test_who_authorised_the_monitoring_hears_the_case_only_with_a_reason() -> None:
    known = facts(("Gwen", B.AUTHORISED_MONITORING, None))

    assert found(known, R.HEARING_CHAIR) == {"authorised": Weight.WARNS}
    assert found(known, R.INVESTIGATING_OFFICER) == {}


@pytest.mark.parametrize(
    ("discussed", "expected"),
    [(False, {"chair_sits": Weight.WARNS}), (True, {"chair_discussed": Weight.BLOCKS})],
)
def test_the_chair_sits_with_a_reason_and_not_at_all_after_discussing_it(
    *, discussed: bool, expected: dict[str, Weight]
) -> None:
    bonds = (("Gwen", B.DISCUSSED_CASE, None),) if discussed else ()
    known = facts(*bonds, governors=(a_governor(office=Office.CHAIR),))

    assert found(known, R.PANEL_MEMBER) == expected


def test_having_talked_about_it_with_somebody_in_it_counts_as_having_discussed_it() -> None:
    known = facts(
        ("Gwen", B.SAME_TEAM, "Kez"), governors=(a_governor(office=Office.CHAIR),), discussed=True
    )

    assert found(known, R.PANEL_MEMBER)["chair_discussed"] is Weight.BLOCKS


@pytest.mark.parametrize(
    ("kind", "role", "expected"),
    [
        (GovernorKind.STAFF, R.PANEL_MEMBER, {"staff_governor": Weight.WARNS}),
        (GovernorKind.STAFF, R.APPEAL_MEMBER, {"staff_governor": Weight.WARNS}),
        (GovernorKind.HEADTEACHER, R.PANEL_MEMBER, {"head_on_panel": Weight.BLOCKS}),
        (GovernorKind.PARENT, R.PANEL_MEMBER, {}),
        (GovernorKind.STAFF, R.WITNESS, {}),
    ],
)
def test_what_kind_of_governor_somebody_is_matters(
    kind: GovernorKind, role: Role, expected: dict[str, Weight]
) -> None:
    assert found(facts(governors=(a_governor(kind=kind),)), role) == expected


def test_a_parent_governor_whose_child_is_affected_sits_on_no_panel() -> None:
    known = facts(
        ("Gwen", B.PARENT_OF_PUPIL, None), governors=(a_governor(kind=GovernorKind.PARENT),)
    )

    assert found(known, R.PANEL_MEMBER) == {"parent_of_pupil": Weight.BLOCKS}


def test_a_governor_of_the_hearing_does_not_decide_the_appeal() -> None:
    known = facts(parts=(("Gwen", R.PANEL_MEMBER),), governors=(a_governor(),))

    assert found(known, R.APPEAL_MEMBER, "GWEN ") == {"part": Weight.BLOCKS}


def test_an_investigator_who_advised_before_is_weighed() -> None:
    known = facts(("Gwen", B.EARLIER_ADVICE, None))

    assert found(known, R.INVESTIGATING_OFFICER) == {"earlier_advice": Weight.WARNS}


@pytest.mark.parametrize(
    ("dismissal", "panel_dismisses", "expected"),
    [
        (False, True, {"part": Weight.WARNS}),
        (True, False, {"part": Weight.WARNS}),
        (True, True, {"owner_dismisses": Weight.BLOCKS, "part": Weight.WARNS}),
    ],
)
def test_a_head_who_commissioned_hears_only_what_they_may_decide(
    *, dismissal: bool, panel_dismisses: bool, expected: dict[str, Weight]
) -> None:
    known = facts(
        parts=(("Gwen", R.COMMISSIONING_MANAGER),),
        dismissal_possible=dismissal,
        panel_dismisses=panel_dismisses,
    )

    assert found(known, R.HEARING_CHAIR) == expected


def test_a_head_who_investigated_does_not_hear() -> None:
    known = facts(parts=(("Gwen", R.COMMISSIONING_MANAGER), ("Gwen", R.INVESTIGATING_OFFICER)))

    assert blocked(conflicts(known, R.HEARING_CHAIR, name="Gwen"))


def test_the_owner_of_a_case_about_the_head_sits_on_neither_panel() -> None:
    known = facts(parts=(("Gwen", R.COMMISSIONING_MANAGER),), about_the_head=True)

    assert found(known, R.PANEL_MEMBER)["owner_hears_head"] is Weight.BLOCKS
    assert found(known, R.APPEAL_MEMBER) == {"part": Weight.BLOCKS}


def test_a_withdrawn_declaration_speaks_against_nobody() -> None:
    known = facts(("Gwen", B.RELATIVE, "Kez"))
    [declared] = known.declared
    withdrawn = Relationship(
        declared.id, declared.person, declared.bond, DAY, declared.by, to=declared.to,
        withdrawn="It was another Kez",
    )  # fmt: skip

    assert found(TeamFacts(known.team, (withdrawn,)), R.PANEL_MEMBER) == {}


def test_what_blocks_is_said_first_and_says_who_and_what() -> None:
    known = facts(("Gwen", B.RELATIVE, "Kez"), parts=(("Gwen", R.COMMISSIONING_MANAGER),))

    first, second = conflicts(known, R.PANEL_MEMBER, name="Gwen")

    assert (first.weight, second.weight) == (Weight.BLOCKS, Weight.WARNS)
    assert first.what.english() == "They have declared a connection with Kez: a relative."
    assert second.what.english() == (
        "They are the case owner in this case, which goes badly with being a member of the hearing panel."
    )


def test_every_part_and_bond_has_its_words() -> None:
    assert set(PART) == set(Role)
    assert set(BONDS) == set(Bond)


# the governors who are left

NAMES = ("Simone", "Peter", "Farida", "Tom", "Hana", "Josie", "Gwen", "Ruth")


def test_eight_governors_are_left_until_one_of_them_is_in_it() -> None:
    governors = tuple(a_governor(name) for name in NAMES)

    free = governors_left(facts(governors=governors), DAY)
    without = governors_left(facts(("Gwen", B.SPOUSE, "Ines"), governors=governors), DAY)

    assert free.stock.words.english().startswith("8 governors can still hear")
    assert "6 are needed" in free.stock.words.english()
    assert not free.tainted
    assert len(without.stock.free) == 7
    assert [one.governor.name for one in without.tainted] == ["Gwen"]
    assert "Ines" in without.tainted[0].why.english()


def test_a_place_on_a_panel_uses_no_governor_up() -> None:
    governors = tuple(a_governor(name) for name in NAMES)
    known = facts(
        parts=(("Simone", R.HEARING_CHAIR), ("Peter", R.PANEL_MEMBER)), governors=governors
    )

    assert len(governors_left(known, DAY).stock.free) == 8


def test_a_governor_who_reported_it_is_out_and_so_is_one_who_investigates() -> None:
    governors = tuple(a_governor(name) for name in (*NAMES, "Paul"))
    known = facts(parts=(("Tom", R.INVESTIGATING_OFFICER),), governors=governors)

    assert {one.governor.name for one in governors_left(known, DAY).tainted} == {"Paul", "Tom"}


# panels as a whole


@pytest.mark.parametrize(
    ("parts", "about_the_head", "expected"),
    [
        ((), False, {}),
        ((("Oriel", R.HEARING_CHAIR),), False, {}),  # a head who hears alone
        ((("Oriel", R.HEARING_CHAIR),), True, {"panel_of_three": Weight.BLOCKS}),
        ((("Simone", R.HEARING_CHAIR), ("Peter", R.PANEL_MEMBER)), False,
         {"panel_of_three": Weight.WARNS}),
        ((("Simone", R.HEARING_CHAIR), ("Peter", R.PANEL_MEMBER), ("Farida", R.PANEL_MEMBER)),
         True, {}),
        ((("Simone", R.HEARING_CHAIR), ("Peter", R.PANEL_MEMBER), ("Farida", R.PANEL_MEMBER),
          ("Tom", R.APPEAL_CHAIR), ("Hana", R.APPEAL_MEMBER)), False,
         {"appeal_smaller": Weight.WARNS}),
    ],
)  # fmt: skip
def test_a_panel_is_whole_or_it_is_said(
    parts: tuple[tuple[str, Role], ...], *, about_the_head: bool, expected: dict[str, Weight]
) -> None:
    team = facts(parts=parts).team
    result = panel_conflicts(team, about_the_head=about_the_head)

    assert {one.id: one.weight for one in result} == expected


@pytest.mark.parametrize(("adviser_since", "same"), [(DAY, True), (date(2026, 2, 1), False)])
def test_the_adviser_at_the_appeal_is_another_one(adviser_since: date, *, same: bool) -> None:
    team = CaseTeam(
        (),
        (
            RoleHeld(PersonId("noor"), R.HR_ADVISER, adviser_since),
            RoleHeld(PersonId("tom"), R.APPEAL_CHAIR, date(2026, 1, 21)),
        ),
    )

    assert ("same_adviser" in {c.id for c in panel_conflicts(team, about_the_head=False)}) is same


# what can be declared


@pytest.mark.parametrize(
    ("bond", "to", "on", "says"),
    [
        (B.RELATIVE, "kez", DAY, None),
        (B.NONE, None, DAY, None),
        (B.DISCUSSED_CASE, None, DAY, None),
        (B.RELATIVE, None, DAY, "Choose to whom"),
        (B.RELATIVE, "somebody-else", DAY, "Choose to whom"),
        (B.NONE, "kez", DAY, "Choose nobody"),
        (B.RELATIVE, "paul", DAY, "with themselves"),
        (B.RELATIVE, "kez", date(2025, 11, 21), "not come yet"),
    ],
)
def test_a_declaration_that_cannot_be_so_is_refused(
    bond: Bond, to: str | None, on: date, says: str | None
) -> None:
    answer = Relationship(
        EventId("x"), PersonId("paul"), bond, on, PersonId("oriel"), to=PersonId(to) if to else None
    )
    problem = relationship_problem(answer, facts().team, (), today=DAY)

    assert problem is None if says is None else problem is not None and says in problem.english()


def test_who_declared_something_does_not_say_nothing_beside_it() -> None:
    known = facts(("Paul", B.RELATIVE, "Kez"))
    nothing = Relationship(EventId("x"), PersonId("paul"), B.NONE, DAY, PersonId("oriel"))

    problem = relationship_problem(nothing, known.team, known.declared, today=DAY)

    assert problem is not None
    assert "Withdraw" in problem.english()


def test_the_subject_declares_nothing() -> None:
    nothing = Relationship(EventId("x"), PersonId("kez"), B.NONE, DAY, PersonId("oriel"))

    assert relationship_problem(nothing, facts().team, (), today=DAY) is not None


@pytest.mark.parametrize(
    "wanted", [R.APPEAL_CHAIR, R.APPEAL_MEMBER, R.INVESTIGATING_OFFICER, R.CLERK]
)
@pytest.mark.parametrize("name", ["Simone Achterberg", "Peter Lowndes"])
def test_whoever_heard_the_case_is_ruled_out_though_no_part_was_ever_given_them(
    heard: CaseRecord, wanted: Role, name: str
) -> None:
    known = facts_of(heard)

    assert [
        one.id for one in conflicts(known, wanted, name=name) if one.weight is Weight.BLOCKS
    ] == ["part"]
    assert not blocked(conflicts(known, R.PANEL_MEMBER, name=name))
    with pytest.raises(Refused, match="rules this person out"):
        check_part(known, wanted, name=name, reason="Nobody else is free")


def test_a_hearing_that_was_entered_wrongly_rules_nobody_out_of_the_one_that_was_held(
    heard: CaseRecord,
) -> None:
    hearing = heard.decisions.hearing
    assert hearing is not None
    right = replace(
        hearing, members=("Farida Okonjo-Bell", "Hana Brightwell"), clerk="Peter Lowndes"
    )

    check_hearing(heard, right, roles=frozenset({R.CLERK}), today=date(2026, 1, 9))
