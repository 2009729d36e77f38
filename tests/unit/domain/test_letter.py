"""The ● of the letters: whatever is taken away, the letter stays in, and says what it needs."""

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from casebook.domain.letter import (
    Addressee,
    Appeal,
    Companion,
    CompanionChoice,
    Dismissal,
    FieldType,
    LetterFacts,
    LetterField,
    LetterKind,
    LetterText,
    LiveWarning,
    NoticeTerms,
    PolicyCited,
    RecordKeeping,
    Referral,
    ReferralBody,
    ReferralState,
    Signatory,
)
from casebook.domain.letter_check import (
    REQUIRED_CLAUSES,
    clauses_required,
    forbidden_words,
    missing,
    must_print,
)
from casebook.domain.letter_field import GoesTo
from casebook.domain.letter_matrix import REQUIRED_FIELDS
from casebook.domain.school import Employer, School, SchoolCategory

FactsOf = Callable[..., LetterFacts]
TextOf = Callable[..., LetterText]

AFTER_HEARING = ("DOC-26", "DOC-27", "DOC-30")
WARNINGS = ("DOC-26", "DOC-27")
ALL = ("DOC-21", *AFTER_HEARING)


def kind_of(kind: str, *fields: LetterField) -> LetterKind:
    clauses = REQUIRED_CLAUSES[kind]
    return LetterKind(kind, "-", 1, "subject", "-", fields, required_clauses=clauses)


def needs(kind: str, facts: LetterFacts, text: LetterText) -> list[str]:
    return [each.name for each in missing(kind_of(kind), facts, text)]


def without_hearing(facts: LetterFacts, **changes: Any) -> LetterFacts:
    return dataclasses.replace(facts, hearing=dataclasses.replace(facts.hearing, **changes))


def with_first_finding(facts: LetterFacts, **changes: Any) -> LetterFacts:
    first, *others = facts.findings
    return dataclasses.replace(facts, findings=(dataclasses.replace(first, **changes), *others))


def with_advice(facts: LetterFacts, **changes: Any) -> LetterFacts:
    return dataclasses.replace(facts, advice=dataclasses.replace(facts.advice, **changes))


@pytest.mark.parametrize("kind", ALL)
def test_a_complete_letter_needs_nothing(kind: str, facts_of: FactsOf, text_of: TextOf) -> None:
    assert needs(kind, facts_of(kind), text_of(kind)) == []


# One row for each ●: the kinds that must carry it, and the record without it.
CHANGES: tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...] = (
    ("school", ALL, {"school": School("", local_authority="Wexmoor Borough Council")}),
    ("addressee", ALL, {"addressee": Addressee("", ("14 Example Road",))}),
    ("addressee", ALL, {"addressee": Addressee("Kerensa Holloway-Pike")}),
    ("dated", ALL, {"dated": None}),
    ("reference", ALL, {"reference": " "}),
    ("signatory", ALL, {"signatory": Signatory("", "Headteacher")}),
    ("signatory", ALL, {"signatory": Signatory("Oriel Tansley", "")}),
    ("policy", ALL, {"policy": None}),
    ("policy", ALL, {"policy": PolicyCited("Social Media Policy", "")}),
    ("findings", AFTER_HEARING, {"findings": ()}),
    ("mitigation", AFTER_HEARING, {"mitigation": "  "}),
    ("severity", ("DOC-27", "DOC-30"), {"severity": ""}),
    ("severity", ("DOC-30",), {"severity": "serious_misconduct"}),
    ("severity_why", ("DOC-27", "DOC-30"), {"severity_why": ""}),
    ("sanction", ALL, {"sanction": ""}),
    ("sanction", ("DOC-26",), {"sanction": "final_written_warning"}),
    ("sanction", ("DOC-30",), {"sanction": "dismissal_with_notice"}),
    ("live_period", WARNINGS, {"warning": LiveWarning(date(2026, 1, 12), None)}),
    ("live_period", WARNINGS, {"warning": LiveWarning(date(2026, 1, 12), date(2026, 1, 11))}),
    ("why_longer", ("DOC-27",), {"sanction": "extended_final_warning"}),
    ("reason", ("DOC-30",), {"dismissal": Dismissal("", None, NoticeTerms.NONE)}),
    ("notice", ("DOC-30",), {"dismissal": Dismissal("Gross misconduct")}),
    ("notice", ("DOC-30",), {"dismissal": Dismissal("Conduct", None, NoticeTerms.PAID)}),
    ("dbs_referral", ("DOC-30",), {"referrals": ()}),
    ("tra_referral", ("DOC-30",), {"tra_met": True}),
    ("appeal_to", AFTER_HEARING, {"appeal": Appeal("", "clerk@example.org", 10)}),
    ("appeal_to", AFTER_HEARING, {"appeal": Appeal("the Clerk", "", 10)}),
    ("appeal_days", AFTER_HEARING, {"appeal": Appeal("the Clerk", "clerk@example.org", 0)}),
    ("record", ALL, {"record": RecordKeeping("", date(2032, 1, 16))}),
    ("record", ALL, {"record": RecordKeeping("your personnel file", None)}),
)


@pytest.mark.parametrize(
    ("name", "kind", "changes"),
    [(name, kind, changes) for name, kinds, changes in CHANGES for kind in kinds],
)
def test_a_letter_without_one_of_its_facts_stays_in(
    name: str, kind: str, changes: dict[str, Any], facts_of: FactsOf, text_of: TextOf
) -> None:
    assert needs(kind, facts_of(kind, **changes), text_of(kind)) == [name]


@pytest.mark.parametrize("kind", AFTER_HEARING)
@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("hearing_on", {"held_on": None}),
        ("attendance", {"attended": None}),
        ("attendance", {"attendance": ()}),
        ("companion", {"companion": None}),
        ("companion", {"companion": Companion(CompanionChoice.ACCOMPANIED)}),
    ],
)
def test_the_hearing_is_told_in_full(
    kind: str, name: str, changes: dict[str, Any], facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = without_hearing(facts_of(kind), **changes)
    assert needs(kind, facts, text_of(kind)) == [name]


@pytest.mark.parametrize("kind", AFTER_HEARING)
def test_somebody_decided_it(kind: str, facts_of: FactsOf, text_of: TextOf) -> None:
    facts = without_hearing(facts_of(kind, decided_by=""), panel=())
    assert needs(kind, facts, text_of(kind)) == ["decided_by"]


def test_a_subject_who_did_not_come_or_declined_needs_no_named_companion(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    declined = Companion(CompanionChoice.DECLINED)
    away = without_hearing(facts_of("DOC-26"), attended=False, companion=declined)
    alone = without_hearing(facts_of("DOC-26"), companion=declined)
    assert needs("DOC-26", away, text_of("DOC-26")) == []
    assert needs("DOC-26", alone, text_of("DOC-26")) == []


def test_an_absence_does_not_make_up_for_a_companion_never_offered(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    away = without_hearing(facts_of("DOC-26"), attended=False, companion=None)
    assert needs("DOC-26", away, text_of("DOC-26")) == ["companion"]


@pytest.mark.parametrize("kind", ["DOC-21", *WARNINGS])
def test_nothing_is_asked_by_a_day_before_the_letter(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    dated = facts_of(kind).dated
    assert dated is not None
    before, same = (dated - timedelta(days=1)).isoformat(), dated.isoformat()
    assert needs(kind, facts_of(kind), text_of(kind, change_by=before)) == ["change_by"]
    assert needs(kind, facts_of(kind), text_of(kind, change_by=same)) == []


def test_an_advice_note_promises_no_review_that_is_over(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-21")
    over = dataclasses.replace(facts.advice, review_on=date(2026, 1, 11))
    late = dataclasses.replace(facts, advice=over)
    assert facts.dated == date(2026, 1, 12)
    assert needs("DOC-21", late, text_of("DOC-21")) == ["review_on"]


@pytest.mark.parametrize("kind", AFTER_HEARING)
@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("findings", {"allegation": ""}),
        ("reasons", {"reasons": " "}),
        ("evidence", {"evidence": ()}),
        ("clauses", {"clauses": ()}),
    ],
)
def test_every_finding_is_whole(
    kind: str, name: str, changes: dict[str, Any], facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = with_first_finding(facts_of(kind), **changes)
    assert needs(kind, facts, text_of(kind)) == [name]


@pytest.mark.parametrize("kind", AFTER_HEARING)
def test_a_sanction_without_anything_proved_stays_in(
    kind: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = with_first_finding(facts_of(kind), finding="not_proved")
    assert needs(kind, facts, text_of(kind)) == ["nature"]
    unknown = with_first_finding(facts_of(kind), finding="guilty")
    assert needs(kind, unknown, text_of(kind)) == ["findings", "nature"]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("meeting_on", {"met_on": None}),
        ("what_happened", {"what_happened": ""}),
        ("advice_clauses", {"clauses": ()}),
        ("review_on", {"review_on": None}),
        ("note_until", {"live_until": None}),
    ],
)
def test_an_advice_note_says_what_it_is_about(
    name: str, changes: dict[str, Any], facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = with_advice(facts_of("DOC-21"), **changes)
    assert needs("DOC-21", facts, text_of("DOC-21")) == [name]


def test_an_advice_note_needs_an_expectation_and_some_support_from_either_place(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    bare = with_advice(facts_of("DOC-21"), expectation="", support="")
    assert needs("DOC-21", bare, text_of("DOC-21")) == []
    empty = text_of("DOC-21", change_required="", support="")
    assert needs("DOC-21", bare, empty) == ["expectation", "support"]
    assert needs("DOC-21", facts_of("DOC-21"), empty) == []


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("change_required", WARNINGS), ("change_by", ("DOC-21", *WARNINGS))],
)
def test_what_must_change_is_typed_with_its_day(
    name: str, kinds: tuple[str, ...], facts_of: FactsOf, text_of: TextOf
) -> None:
    for kind in kinds:
        assert needs(kind, facts_of(kind), text_of(kind, **{name: "  "})) == [name]


def test_the_retention_can_be_typed_where_no_day_is_known(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of("DOC-30", record=RecordKeeping("your personnel file", None))
    text = text_of("DOC-30", retention="It is kept for six years after your employment ends")
    assert needs("DOC-30", facts, text) == []


@pytest.mark.parametrize("category", list(SchoolCategory))
def test_the_last_day_is_the_schools_only_where_the_school_ends_the_contract(
    category: SchoolCategory, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of("DOC-30")
    facts = dataclasses.replace(facts, school=dataclasses.replace(facts.school, category=category))
    ends = dataclasses.replace(facts.dismissal, effective_on=date(2026, 1, 16))
    dated = dataclasses.replace(facts, dismissal=ends)
    authority = category in {
        SchoolCategory.COMMUNITY,
        SchoolCategory.VOLUNTARY_CONTROLLED,
        SchoolCategory.COMMUNITY_SPECIAL,
        SchoolCategory.MAINTAINED_NURSERY,
    }
    text = text_of("DOC-30")
    assert needs("DOC-30", facts, text) == ([] if authority else ["effective_on"])
    assert needs("DOC-30", dated, text) == (["no_early_date"] if authority else [])
    assert dated.ends_on == (None if authority else date(2026, 1, 16))


def test_the_authoritys_letter_lets_the_last_day_be_told(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    told = Dismissal(
        "Gross misconduct",
        date(2026, 1, 16),
        NoticeTerms.NONE,
        authority_letter_on=date(2026, 1, 16),
    )
    facts = facts_of("DOC-30", dismissal=told)
    assert needs("DOC-30", facts, text_of("DOC-30")) == []
    assert facts.ends_on == date(2026, 1, 16)


def test_the_authority_that_ends_the_contract_is_named(facts_of: FactsOf, text_of: TextOf) -> None:
    facts = facts_of("DOC-30")
    nameless = dataclasses.replace(facts.school, local_authority="")
    facts = dataclasses.replace(facts, school=nameless)
    assert needs("DOC-30", facts, text_of("DOC-30")) == ["authority"]


@pytest.mark.parametrize(
    ("body", "state", "enough"),
    [
        (ReferralBody.DBS, ReferralState.CONSIDERED, False),
        (ReferralBody.DBS, ReferralState.TO_BE_MADE, True),
        (ReferralBody.DBS, ReferralState.MADE, True),
        (ReferralBody.TRA, ReferralState.CONSIDERED, True),
        (ReferralBody.TRA, ReferralState.MADE, True),
    ],
)
def test_a_dbs_referral_must_be_made_and_a_tra_referral_considered(
    body: ReferralBody, state: ReferralState, *, enough: bool, facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of(
        "DOC-30",
        dbs_met=body is ReferralBody.DBS,
        tra_met=body is ReferralBody.TRA,
        referrals=(Referral(body, state),),
    )
    assert (needs("DOC-30", facts, text_of("DOC-30")) == []) is enough


def test_an_empty_record_needs_every_row_and_names_a_page_for_each(
    facts_of: FactsOf,
) -> None:
    empty = LetterFacts(
        school=School("", category=SchoolCategory.ACADEMY),
        reference="",
        dated=None,
        addressee=Addressee(""),
        signatory=Signatory("", ""),
    )
    for kind in ALL:
        found = missing(kind_of(kind), empty, LetterText())
        assert all(each.label and each.goes_to in set(GoesTo) for each in found)
        assert {"school", "addressee", "sanction", "record"} <= {each.name for each in found}


def test_fields_of_the_wording_can_be_required_too(facts_of: FactsOf, text_of: TextOf) -> None:
    kind = kind_of("DOC-26", LetterField("contact", "Whom to ask", required=True))
    found = missing(kind, facts_of("DOC-26"), text_of("DOC-26", contact=""))
    assert [(each.name, each.label, each.goes_to) for each in found] == [
        ("contact", "Whom to ask", GoesTo.LETTER)
    ]
    assert missing(kind, facts_of("DOC-26"), text_of("DOC-26")) == ()


@pytest.mark.parametrize("typed", ["soon", "30/02/2026", "2026-02-30", "27 February 2026"])
def test_a_day_that_is_none_is_asked_for_again(
    typed: str, facts_of: FactsOf, text_of: TextOf
) -> None:
    kind = kind_of("DOC-26", LetterField("change_by", "By when", type=FieldType.DATE))
    found = missing(kind, facts_of("DOC-26"), text_of("DOC-26", change_by=typed))
    assert [(each.name, each.label) for each in found] == [("change_by", "By when, as a date")]


def test_values_from_the_record_are_no_fields_to_type() -> None:
    typed = LetterField("support", "Support")
    read = LetterField("mitigation", "Mitigation", from_record=True)
    assert kind_of("DOC-26", read, typed).typed_fields() == (typed,)


def test_the_authority_and_referral_parts_are_required_only_where_they_apply(
    facts_of: FactsOf,
) -> None:
    kind = kind_of("DOC-30")
    facts = facts_of("DOC-30", dbs_met=False)
    assert "authority" in clauses_required(kind, facts)
    assert "referral" not in clauses_required(kind, facts)
    academy = dataclasses.replace(facts.school, category=SchoolCategory.ACADEMY)
    elsewhere = dataclasses.replace(facts, school=academy, tra_met=True)
    assert "authority" not in clauses_required(kind, elsewhere)
    assert "referral" in clauses_required(kind, elsewhere)
    assert elsewhere.school.employer is Employer.ACADEMY_TRUST


def test_an_advice_note_may_not_speak_of_warnings_or_appeals() -> None:
    advice, warning = kind_of("DOC-21"), kind_of("DOC-26")
    assert forbidden_words(advice, "This is a final Warning. You may appeal.") == (
        "warning",
        "appeal",
    )
    assert forbidden_words(advice, "It is forewarned and appealing.") == ()
    assert forbidden_words(warning, "This is a warning. You may appeal.") == ()


def test_what_is_given_has_to_be_printed(facts_of: FactsOf, text_of: TextOf) -> None:
    rows = must_print(kind_of("DOC-30"), facts_of("DOC-30"), text_of("DOC-30"))
    printed = {value for row in rows for value in row.printed}
    assert {"appeal.to", "appeal.contact", "appeal.within", "dismissal.reason"} <= printed
    assert "warning.live_to" not in printed


def test_no_row_of_the_table_is_there_twice() -> None:
    seen = [(row.field.name, kind) for row in REQUIRED_FIELDS for kind in row.kinds]
    assert len(seen) == len(set(seen))


def test_a_school_does_not_end_employment_before_the_letter_that_says_so(
    facts_of: FactsOf, text_of: TextOf
) -> None:
    facts = facts_of("DOC-30")
    assert facts.dated is not None
    school = dataclasses.replace(facts.school, category=SchoolCategory.FOUNDATION)

    def ending(on: date) -> list[str]:
        last = dataclasses.replace(facts.dismissal, effective_on=on)
        own = dataclasses.replace(facts, school=school, dismissal=last)
        return needs("DOC-30", own, text_of("DOC-30"))

    assert ending(facts.dated - timedelta(days=1)) == ["effective_on"]
    assert ending(facts.dated) == []
