"""What is kept comes back as it was, through a database that was closed in between."""

from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from casebook.domain.case import CaseSummary
from casebook.domain.evidence import CustodyAct, CustodyEvent, ExhibitDetails
from casebook.domain.ids import AllegationId, ItemId, LetterId, PersonId
from casebook.domain.record import CaseRecord, ExhibitsNotRead
from casebook.domain.roles import Role
from casebook.domain.sealed import Rendition
from casebook.errors import Damaged
from casebook.store import (
    allegation,
    case,
    evidence,
    letter,
    outside,
    record,
    register,
    summary,
)
from casebook.store.database import Database
from tests.unit.store.kit import Kit


@pytest.fixture
def reopened(full_case: Kit) -> Database:
    full_case.close()
    return full_case.open()


@pytest.mark.parametrize("part", [field.name for field in fields(CaseRecord)])
def test_a_whole_case_comes_back_as_it_was(
    reopened: Database, full_record: CaseRecord, part: str
) -> None:
    with reopened.reading() as tx:
        loaded = record.load(tx, full_record.school)

    assert getattr(loaded, part) == getattr(full_record, part)


def test_the_sample_case_fills_every_column_of_every_table(full_case: Kit) -> None:
    bare = [
        f"{name}.{column.name}"
        for name, table in full_case.schema.logged.items()
        for column in table.columns
        if not full_case.rows(name, f"\"{column.name}\" NOT IN ('', '[]')")
    ]

    assert bare == ["exhibit.withdrawn", "evidence_check.items"]


def test_an_empty_database_is_no_case(case_db: Database) -> None:
    with case_db.reading() as tx, pytest.raises(Damaged):
        case.get(tx)


def test_custody_is_kept_by_item_and_in_order(reopened: Database) -> None:
    with reopened.reading() as tx:
        events = evidence.custody(tx, ItemId("item-1"))

        assert [event.act for event in events] == [CustodyAct.ADDED, CustodyAct.PRINTED]
        assert events[0].note == "In"
        assert events[1].on == date(2026, 11, 2)
        assert evidence.custody(tx, ItemId("item-2")) == ()


def test_bytes_held_already_are_found_by_their_digest(
    reopened: Database, full_record: CaseRecord
) -> None:
    second = full_record.exhibits[1]

    with reopened.reading() as tx:
        assert evidence.by_sha256(tx, second.sealed.sha256) == second
        assert evidence.by_sha256(tx, "00" * 32) is None


def test_an_item_may_have_several_files(full_case: Kit, sealed: Any) -> None:
    db = full_case.open_ones[0]
    preview = sealed(ItemId("item-1"), Rendition.PREVIEW)

    full_case.write(db, lambda tx: evidence.add_sealed(tx, preview))

    with db.reading() as tx:
        files = evidence.sealed(tx, ItemId("item-1"))
        assert {file.rendition for file in files} == {Rendition.ORIGINAL, Rendition.PREVIEW}
        assert evidence.exhibit(tx, ItemId("item-1")).sealed.rendition is Rendition.ORIGINAL
        assert preview.file_name in evidence.file_names(tx)
        assert len(evidence.file_names(tx)) == 3


def test_details_are_shared_over_a_batch_and_answers_stay(
    full_case: Kit, full_record: CaseRecord
) -> None:
    db = full_case.open_ones[0]
    details = ExhibitDetails(platform="Mastodon", post="post-9")
    items = (ItemId("item-1"), ItemId("item-2"))

    full_case.write(db, lambda tx: evidence.save_details(tx, items, details))

    with db.reading() as tx:
        after = evidence.exhibits(tx)
    assert [one.details for one in after] == [details, details]
    assert [one.answers for one in after] == [one.answers for one in full_record.exhibits]


def test_first_answers_can_be_corrected(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    answers = replace(full_record.exhibits[0].answers, shows="A comment")

    full_case.write(db, lambda tx: evidence.save_answers(tx, (ItemId("item-2"),), answers))

    with db.reading() as tx:
        assert [one.answers.shows for one in evidence.exhibits(tx)] == ["A post", "A comment"]


def test_a_look_at_everything_is_one_row_and_does_not_cover_what_comes_later(
    full_case: Kit, exhibit: Any, at: Any
) -> None:
    db = full_case.open_ones[0]
    both = (ItemId("item-1"), ItemId("item-2"))

    with db.writing(full_case.writer) as tx:
        evidence.set_checked(tx, both, at(17))
        digests = tx.changed_rows()
        full_case.signer.sign(tx)
    full_case.write(db, lambda tx: evidence.add_exhibit(tx, replace(exhibit(3), checked_at=None)))
    full_case.write(db, lambda tx: evidence.set_checked(tx, both[:1], at(18)))

    assert [row.table for row in digests] == ["evidence_check"]
    with db.reading() as tx:
        assert [one.checked_at for one in evidence.exhibits(tx)] == [at(18), at(17), None]


def test_numbers_go_up_and_are_never_used_again(full_case: Kit) -> None:
    db = full_case.open_ones[0]

    full_case.write(db, lambda tx: evidence.withdraw(tx, ItemId("item-2"), "A mistake"))

    with db.reading() as tx:
        assert evidence.next_number(tx) == 3
        assert evidence.next_sighting_number(tx) == 2
        assert letter.next_number(tx) == 2
        assert allegation.next_number(tx) == 3
        assert evidence.exhibit(tx, ItemId("item-2")).withdrawn == "A mistake"


def test_an_item_that_is_no_exhibit_cannot_be_changed(full_case: Kit) -> None:
    db = full_case.open_ones[0]
    nowhere = ItemId("item-9")

    for change in (
        lambda tx: evidence.withdraw(tx, nowhere, "why"),
        lambda tx: evidence.save_details(tx, (nowhere,), ExhibitDetails()),
        lambda tx: evidence.exhibit(tx, nowhere),
    ):
        with pytest.raises(KeyError, match="item-9"):
            full_case.attempt(db, change)


def test_a_list_that_becomes_shorter_loses_its_end(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    said = full_record.allegations[0]
    shorter = replace(said, clauses=said.clauses[1:], exhibits=())

    full_case.write(db, lambda tx: allegation.save(tx, shorter))

    with db.reading() as tx:
        assert allegation.allegations(tx)[0] == shorter
        assert allegation.allegations(tx)[1].id == AllegationId("allegation-2")


def test_a_part_ends_and_can_be_given_again(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    head = full_record.team.roles[1]
    day = date(2026, 12, 24)

    full_case.write(
        db,
        lambda tx: case.end_role(tx, head.person, Role.COMMISSIONING_MANAGER, day),
        lambda tx: case.add_role(tx, replace(head, since=day)),
    )

    with db.reading() as tx:
        held = [one for one in case.roles(tx) if one.person == head.person]
    assert held == [replace(head, until=day), replace(head, since=day)]


def test_someone_who_is_saved_again_keeps_their_place(
    full_case: Kit, full_record: CaseRecord
) -> None:
    db = full_case.open_ones[0]
    moved = replace(full_record.team.people[0], address=("3 High Road",))

    full_case.write(db, lambda tx: case.save_person(tx, moved))

    with db.reading() as tx:
        assert case.people(tx) == (moved, *full_record.team.people[1:])


def test_a_letter_without_its_bytes_is_unfinished(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    second = replace(full_record.letters[0], id=LetterId("letter-2"), number=2, sha256="", length=0)
    typed = (("opening", "Dear …"), ("close", ""))

    full_case.write(db, lambda tx: letter.add(tx, second, typed=typed))

    with db.reading() as tx:
        assert letter.unfinished(tx) == (second,)
        assert letter.typed(tx, second.id) == typed
        assert letter.pdf(tx, LetterId("letter-1")) == b"%PDF-1.7 letter"
        with pytest.raises(KeyError):
            letter.pdf(tx, second.id)


def test_a_draft_is_kept_as_typed_and_dropped(full_case: Kit, full_record: CaseRecord) -> None:
    db = full_case.open_ones[0]
    [first] = full_record.drafts
    changed = replace(first, values=(("opening", " two  blanks\n"),))

    with db.scratch(full_case.writer) as tx:
        letter.save_draft(tx, changed)
    with db.reading() as tx:
        assert letter.draft(tx, first.kind) == changed
        assert letter.draft(tx, "DOC-30").values == ()
    with db.scratch(full_case.writer) as tx:
        letter.drop_draft(tx, first.kind)

    with db.reading() as tx:
        assert letter.drafts(tx) == ()


def test_a_step_done_outside_is_withdrawn_with_a_reason(
    full_case: Kit, full_record: CaseRecord
) -> None:
    db = full_case.open_ones[0]
    step = full_record.outside[0]

    full_case.write(db, lambda tx: outside.withdraw(tx, step.id, "Entered twice"))

    with db.reading() as tx:
        assert outside.steps(tx)[0] == replace(step, withdrawn="Entered twice")


def test_the_summary_is_one_row(full_case: Kit, full_summary: CaseSummary) -> None:
    db = full_case.open_ones[0]
    later = replace(full_summary, due=None, checked_at=None, exhibits=3)

    with db.scratch(full_case.writer) as tx:
        summary.save(tx, later)

    with db.reading() as tx:
        assert summary.get(tx) == later


def test_custody_links_are_numbered_over_the_case(full_case: Kit, at: Any) -> None:
    db = full_case.open_ones[0]
    event = CustodyEvent(ItemId("item-2"), CustodyAct.CHECKED, at(9), PersonId("p-io"))

    full_case.write(
        db,
        lambda tx: evidence.add_custody(tx, event),
        lambda tx: evidence.add_custody(tx, replace(event, note="again")),
    )

    with db.reading() as tx:
        assert [one.note for one in evidence.custody(tx, ItemId("item-2"))] == ["", "again"]


def test_the_register_comes_back_as_it_was(
    full_register: Kit, full_record: CaseRecord, posts: Any, policies: Any
) -> None:
    full_register.close()
    db = full_register.open(read_only=True)

    with db.reading() as tx:
        assert register.school(tx) == full_record.school
        assert register.posts(tx) == posts
        assert register.policies(tx) == policies
        assert register.setting(tx, "working-week") == "sunday-thursday"
        assert register.setting(tx, "unheard-of") is None
        assert register.tasks_done(tx) == {"letterhead": date(2026, 9, 2)}


def test_a_post_ends(full_register: Kit, posts: Any) -> None:
    db = full_register.open_ones[0]
    head, deputy = posts

    full_register.write(
        db, lambda tx: register.end_post(tx, head.person, head.post, date(2026, 12, 31))
    )

    with db.reading() as tx:
        assert register.posts(tx) == (replace(head, until=date(2026, 12, 31)), deputy)


@pytest.mark.parametrize("unlike", [False, True])
def test_how_much_evidence_there_is_is_counted_as_its_exhibits_say(
    full_case: Kit, exhibit: Any, *, unlike: bool
) -> None:
    db = full_case.open_ones[0]
    bare = ExhibitDetails()
    for number in range(3, 9):
        words = f"Words of {number}" if unlike else ""
        added = replace(
            exhibit(number), checked_at=None, withdrawn="", details=replace(bare, words=words)
        )
        full_case.write(db, partial(evidence.add_exhibit, added=added))
    full_case.write(db, lambda tx: evidence.withdraw(tx, exhibit(8).id, "Not ours"))

    with db.reading() as tx:
        counted, exhibits = evidence.tally(tx), evidence.exhibits(tx)

    standing = [one for one in exhibits if not one.withdrawn]
    assert counted.kept == len(exhibits) == 8
    assert counted.standing == len(standing)
    assert counted.unfinished == sum(1 for one in standing if one.finish_later()) >= 5


def test_an_outline_is_the_whole_record_but_for_its_exhibits_which_nobody_can_ask_it_for(
    reopened: Database, full_record: CaseRecord
) -> None:
    with reopened.reading() as tx:
        outline = record.outline(tx, full_record.school)

    for field in fields(CaseRecord):
        if field.name != "exhibits":
            assert getattr(outline, field.name) == getattr(full_record, field.name)
    assert outline.evidence == full_record.evidence
    for asked in (len, bool, list, hash, lambda of: of == (), lambda of: of[0], lambda of: 1 in of):
        with pytest.raises(ExhibitsNotRead):
            asked(outline.exhibits)
