"""The list of possible offences, row by row, and what settles one."""

from datetime import date

import pytest

from casebook.domain.facts import Characteristic, Content, Facts, Sure
from casebook.domain.offence import OFFENCES, Body, Offence, OffenceView, Said, from_facts
from casebook.domain.policy import Policy
from casebook.domain.suggestion import offences

O, B = Offence, Body  # noqa: E741 - one letter keeps the table readable
ROWS = [
    (O.INDECENT_IMAGE, ("Protection of Children Act 1978", "Criminal Justice Act 1988"), {B.POLICE, B.LADO, B.DSL, B.IWF}),
    (O.GROOMING, ("Sexual Offences Act 2003", "15A"), {B.POLICE, B.LADO, B.CEOP}),
    (O.INTIMATE_IMAGE, ("Sexual Offences Act 2003", "66B"), {B.POLICE, B.INTIMATE_IMAGE_HELPLINE}),
    (O.CYBER_FLASHING, ("Sexual Offences Act 2003", "66A"), {B.POLICE}),
    (O.FALSE_COMMUNICATION, ("Online Safety Act 2023", "179"), {B.POLICE}),
    (O.THREAT, ("Online Safety Act 2023", "181"), {B.POLICE}),
    (O.GROSSLY_OFFENSIVE, ("Malicious Communications Act 1988", "Communications Act 2003, section 127"), {B.POLICE}),
    (O.HARASSMENT, ("Protection from Harassment Act 1997",), {B.POLICE}),
    (O.HATE_CRIME, (), {B.POLICE, B.TRUE_VISION}),
    (O.TERRORISM, ("Terrorism Act 2000", "Terrorism Act 2006"), {B.POLICE, B.PREVENT}),
    (O.UNAUTHORISED_ACCESS, ("Computer Misuse Act 1990",), {B.IT, B.POLICE}),
    (O.DATA_OFFENCE, ("Data Protection Act 2018", "170"), {B.DPO, B.ICO}),
    (O.TEACHER_ANONYMITY, ("Education Act 2002", "141G"), {B.POLICE, B.LEGAL}),
    (O.DEFAMATION, ("Defamation Act 2013",), {B.LEGAL}),
]  # fmt: skip


def test_the_list_has_fourteen_rows_in_order() -> None:
    assert [row[0] for row in ROWS] == list(OFFENCES)
    assert len(ROWS) == 14


@pytest.mark.parametrize(("offence", "law", "route"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_names_the_law_and_whom_to_ask(
    offence: Offence, law: tuple[str, ...], route: set[Body]
) -> None:
    line = OFFENCES[offence]

    assert all(words in line.law for words in law)
    assert set(line.route) == route
    assert line.name


def test_two_rows_say_what_must_not_be_done() -> None:
    assert "copy" in OFFENCES[O.INDECENT_IMAGE].mind
    assert "Download nothing" in OFFENCES[O.TERRORISM].mind


@pytest.mark.parametrize(
    ("facts", "thought_of"),
    [
        (Facts(), set()),
        (Facts(content=(Content.SEXUAL,)), {O.INDECENT_IMAGE, O.INTIMATE_IMAGE}),
        (Facts(pupil_shown=Sure.UNSURE), {O.INDECENT_IMAGE}),
        (Facts(pupil_shown=Sure.YES), set()),
        (Facts(content=(Content.MESSAGES_TO_PUPIL,)), {O.GROOMING}),
        (Facts(content=(Content.UNASKED_SEXUAL,)), {O.CYBER_FLASHING}),
        (Facts(content=(Content.FALSE,)), {O.FALSE_COMMUNICATION, O.DEFAMATION}),
        (Facts(content=(Content.THREAT,)), {O.THREAT, O.GROSSLY_OFFENSIVE}),
        (Facts(content=(Content.REPEATED,)), {O.HARASSMENT}),
        (Facts(characteristics=(Characteristic.RACE,)), {O.HATE_CRIME}),
        (Facts(characteristics=(Characteristic.NONE,)), set()),
        (Facts(content=(Content.EXTREMIST,)), {O.TERRORISM}),
        (Facts(content=(Content.BROKEN_INTO,)), {O.UNAUTHORISED_ACCESS}),
        (Facts(content=(Content.RECORDS_TAKEN,)), {O.DATA_OFFENCE}),
        (Facts(content=(Content.TEACHER_NAMED,)), {O.TEACHER_ANONYMITY}),
    ],
)
def test_facts_bring_offences_to_mind(facts: Facts, thought_of: set[Offence]) -> None:
    assert from_facts(facts) == thought_of


@pytest.mark.parametrize(
    ("clause", "thought_of"),
    [
        ("5.2(a)", O.INDECENT_IMAGE),
        ("5.2(h)", O.INTIMATE_IMAGE),
        ("5.2(b)", O.FALSE_COMMUNICATION),
        ("5.2(b)", O.DEFAMATION),
        ("4.8(d)", O.GROSSLY_OFFENSIVE),
        ("4.8(d)(i)", O.GROSSLY_OFFENSIVE),
        ("5.2(e)", O.TERRORISM),
    ],
)
def test_paragraphs_bring_offences_to_mind_too(
    policy: Policy, clause: str, thought_of: Offence
) -> None:
    assert thought_of in offences(Facts(), (clause,), policy)
    assert offences(Facts(), ("2.3", "9.9"), policy) == ()


@pytest.mark.parametrize(
    ("view", "settled"),
    [
        (OffenceView(O.THREAT), False),
        (OffenceView(O.THREAT, Said.NOT_REPORTED), False),
        (OffenceView(O.THREAT, Said.NOT_REPORTED, reason=" "), False),
        (OffenceView(O.THREAT, Said.NOT_REPORTED, reason="It was a quotation"), True),
        (OffenceView(O.THREAT, Said.REPORTED, reason="It frightened her"), False),
        (OffenceView(O.THREAT, Said.REPORTED, "101", None, "It frightened her"), False),
        (OffenceView(O.THREAT, Said.REPORTED, "101", date(2026, 1, 5), "It frightened her"), True),
    ],
)
def test_an_offence_is_settled_by_a_decision_with_its_reason(
    *, view: OffenceView, settled: bool
) -> None:
    assert view.settled is settled
