"""The case log: what is said, what is signed, and what every kind of meddling shows."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import canon, merkle
from casebook.domain.case_log import (
    KEYS,
    NO_PREV,
    CheckedLog,
    Entry,
    Fault,
    KeyHolders,
    LogFault,
    RowDigest,
    SignedEntry,
    check_chain,
    check_log,
    leaf,
    link,
    log_root,
    message,
    row_digest,
)
from casebook.errors import NotCanonical

_CASE = "6f1f4f5e-9c0e-4a53-9f59-3f8a6d2b7c11"
_ENTRY = Entry(
    seq=0,
    case=_CASE,
    epoch=1,
    actor="0d9c2c8e-1111-4222-8333-444455556666",
    act="evidence-added",
    obj="E07",
    utc="2026-03-29T01:30:00.000000Z",
    offset=60,
    app="0.1.0",
    rows=(RowDigest("evidence", "a1", "cd" * 32), RowDigest("note", "b2", None)),
    detail=(("reason", "wrong copy"), ("pages", 3)),
    salt="00" * 16,
    prev=NO_PREV,
)


def _sign(actor: str, said: bytes) -> bytes:
    # Stands for Ed25519, which the vault's tests cover: only who holds the actor's secret can make it.
    return hashlib.sha512(f"secret of {actor}".encode() + said).digest()


def _verify(actor: str, said: bytes, signature: bytes) -> bool:
    return signature == _sign(actor, said)


def _signed(entry: Entry) -> SignedEntry:
    data = entry.canonical()
    return SignedEntry(data, _sign(entry.actor, message("log", leaf(data))))


def _log(count: int, first: Entry = _ENTRY) -> list[SignedEntry]:
    entries: list[SignedEntry] = []
    prev = NO_PREV
    for seq in range(count):
        signed = _signed(replace(first, seq=seq, prev=prev, salt=f"{seq:032x}"))
        entries.append(signed)
        prev = link(leaf(signed.data), signed.signature).hex()
    return entries


def test_an_entry_is_written_as_the_format_says() -> None:
    said = json.loads(_ENTRY.canonical())

    spelt = "act actor app case detail epoch obj offset prev rows salt seq utc v"
    assert " ".join(said) == spelt
    assert said["rows"] == [["evidence", "a1", "cd" * 32], ["note", "b2", None]]
    assert said["detail"] == [["reason", "wrong copy"], ["pages", 3]]


def test_an_entry_is_read_as_it_was_written() -> None:
    assert Entry.read(_ENTRY.canonical()) == _ENTRY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seq", "0"),
        ("seq", True),
        ("case", 1),
        ("rows", {}),
        ("rows", [["evidence", "a1"]]),
        ("rows", ["abc"]),
        ("rows", [["evidence", 1, None]]),
        ("detail", [["reason", None]]),
        ("detail", [["reason", True]]),
        ("v", 2),
        ("extra", 1),
        ("prev", None),
    ],
)
def test_an_entry_of_another_shape_is_refused(name: str, value: canon.CanonValue) -> None:
    said = canon.decode(_ENTRY.canonical())
    assert isinstance(said, dict)

    with pytest.raises(NotCanonical):
        Entry.read(canon.encode({**said, name: value}))


@given(st.data())
def test_a_changed_byte_never_reads_as_the_same_entry(data: st.DataObject) -> None:
    said = bytearray(_ENTRY.canonical())
    at = data.draw(st.integers(0, len(said) - 1))
    said[at] ^= 1 << data.draw(st.integers(0, 7))

    try:
        read = Entry.read(bytes(said))
    except NotCanonical:
        return
    assert read != _ENTRY
    assert read.canonical() == bytes(said)


def test_the_signed_message_starts_with_its_label() -> None:
    assert message("log", b"x" * 32) == b"casebook/log/v1\x00" + b"x" * 32


def test_the_link_covers_leaf_and_signature() -> None:
    assert link(b"l" * 32, b"s" * 64) == hashlib.sha256(b"l" * 32 + b"s" * 64).digest()


def test_a_whole_log_has_no_faults_and_the_root_of_its_leaves() -> None:
    log = _log(300)

    assert check_log(log, verify=_verify) == CheckedLog((), log_root(log))
    assert check_chain(log, verify=_verify) == ()
    assert log_root(log) == merkle.root([merkle.leaf_hash(one.data) for one in log]).hex()


def test_an_empty_log_is_whole() -> None:
    assert check_chain([], verify=_verify) == ()
    assert log_root([]) == merkle.EMPTY_ROOT.hex()


def _faults(log: list[SignedEntry]) -> set[tuple[int, Fault]]:
    return {(fault.seq, fault.what) for fault in check_chain(log, verify=_verify)}


def test_an_edited_entry_is_named_and_so_is_the_next() -> None:
    log = _log(5)
    edited = replace(Entry.read(log[2].data), obj="E08").canonical()
    log[2] = SignedEntry(edited, log[2].signature)

    assert _faults(log) == {(2, Fault.BAD_SIGNATURE), (3, Fault.BROKEN_LINK)}


def test_a_deleted_entry_leaves_a_gap() -> None:
    log = _log(5)
    del log[2]

    assert (2, Fault.OUT_OF_ORDER) in _faults(log)
    assert (2, Fault.BROKEN_LINK) in _faults(log)


def test_an_inserted_entry_fits_nowhere() -> None:
    log = _log(5)
    log.insert(2, _log(1)[0])

    assert (2, Fault.BROKEN_LINK) in _faults(log)


def test_swapped_entries_are_out_of_order() -> None:
    log = _log(5)
    log[2], log[3] = log[3], log[2]

    assert {(2, Fault.OUT_OF_ORDER), (3, Fault.OUT_OF_ORDER)} <= _faults(log)


def test_an_entry_signed_by_another_is_a_bad_signature() -> None:
    log = _log(5)
    data = log[4].data
    log[4] = SignedEntry(data, _sign("somebody else", message("log", leaf(data))))

    assert _faults(log) == {(4, Fault.BAD_SIGNATURE)}


def test_an_entry_of_another_case_is_named() -> None:
    other = _log(3, replace(_ENTRY, case="00000000-0000-4000-8000-000000000000"))
    log = [*_log(2), other[2]]

    assert (2, Fault.OTHER_CASE) in _faults(log)


def test_a_log_rechained_with_every_key_shows_only_in_its_root() -> None:
    log, forged = _log(5), _log(5, replace(_ENTRY, obj="E09"))

    assert check_chain(forged, verify=_verify) == ()
    assert log_root(forged) != log_root(log)


def test_an_entry_spelt_another_way_is_unreadable_though_signed() -> None:
    log = _log(2)
    loose = log[1].data.replace(b'"v":1', b'"v": 1')
    log[1] = SignedEntry(loose, _sign(_ENTRY.actor, message("log", leaf(loose))))

    assert check_chain(log, verify=_verify) == (LogFault(1, Fault.UNREADABLE),)


def test_a_row_digest_covers_salt_table_names_values_and_kinds() -> None:
    salt = b"s" * 16
    columns: list[tuple[str, str | int | bytes | None]]
    columns = [("id", "a1"), ("words", "e\u0301"), ("n", 7), ("raw", b"\x01\xff"), ("gone", None)]
    spelt = '["note",["id","a1"],["words","e\u0301"],["n",7],["raw",{"blob":"01ff"}],["gone",null]]'

    assert row_digest("note", salt, columns) == hashlib.sha256(salt + spelt.encode()).hexdigest()

    others = {
        row_digest("note", b"t" * 16, columns),
        row_digest("notes", salt, columns),
        row_digest("note", salt, columns[::-1]),
        row_digest("note", salt, [*columns[:1], ("words", "é"), *columns[2:]]),
        row_digest("note", salt, [*columns[:3], ("raw", "01ff"), *columns[4:]]),
        row_digest("note", salt, [*columns[:2], ("n", "7"), *columns[3:]]),
        row_digest("note", salt, columns),
    }
    assert len(others) == 7


def test_a_row_with_half_a_letter_is_refused() -> None:
    with pytest.raises(NotCanonical):
        row_digest("note", b"s" * 16, [("words", "\ud800")])


def test_a_log_that_is_wholly_of_another_case_is_named() -> None:
    log = _log(2)

    found = check_log(log, verify=_verify, case="00000000-0000-4000-8000-000000000000").faults

    assert found == (LogFault(0, Fault.OTHER_CASE), LogFault(1, Fault.OTHER_CASE))
    assert check_log(log, verify=_verify, case=_ENTRY.case).faults == ()


@pytest.mark.parametrize(
    ("spelt", "otherwise"),
    [(b'"v":1', b'"v":true'), (b'"utc":"2', b'"utc":"+'), (b'"offset":', b'"offset":"')],
)
def test_an_entry_that_two_readers_could_take_differently_is_not_read(
    spelt: bytes, otherwise: bytes
) -> None:
    data = _ENTRY.canonical()
    assert spelt in data

    with pytest.raises(NotCanonical):
        Entry.read(data.replace(spelt, otherwise))


# Who held the key, and which key

_FOUNDER, _LATER, _OUTSIDER = _ENTRY.actor, "1" * 8 + _ENTRY.actor[8:], "2" * 8 + _ENTRY.actor[8:]
_ADDS = (("role", "clerk"), (KEYS, "ab" * 32))


def _chained(*entries: Entry) -> list[SignedEntry]:
    log: list[SignedEntry] = []
    prev = NO_PREV
    for seq, entry in enumerate(entries):
        log.append(_signed(replace(entry, seq=seq, prev=prev)))
        prev = link(leaf(log[-1].data), log[-1].signature).hex()
    return log


def _strangers(*entries: Entry, epoch: int = 1) -> list[tuple[int, Fault]]:
    holders = KeyHolders(frozenset({_FOUNDER, _LATER}), epoch)
    found = check_log(_chained(*entries), verify=_verify, holders=holders).faults
    return [(fault.seq, fault.what) for fault in found]


def test_a_founder_and_somebody_added_since_may_have_signed() -> None:
    added = replace(_ENTRY, obj=_LATER, detail=_ADDS)

    assert _strangers(_ENTRY, added, replace(_ENTRY, actor=_LATER), _ENTRY) == []


def test_somebody_without_the_key_did_not_write_what_they_signed() -> None:
    assert _strangers(_ENTRY, replace(_ENTRY, actor=_OUTSIDER)) == [(1, Fault.NOT_A_MEMBER)]


def test_an_entry_signed_before_its_actor_was_added_is_named() -> None:
    added = replace(_ENTRY, obj=_LATER, detail=_ADDS)

    assert _strangers(_ENTRY, replace(_ENTRY, actor=_LATER), _ENTRY, added) == [
        (1, Fault.NOT_A_MEMBER)
    ]


def test_an_entry_about_a_member_that_adds_nobody_says_nothing_of_what_they_wrote_before() -> None:
    about = replace(_ENTRY, obj=_LATER, detail=(("role", "clerk"),))

    assert _strangers(_ENTRY, replace(_ENTRY, actor=_LATER), about) == []


@pytest.mark.parametrize(
    ("epochs", "wrong"),
    [
        ((1, 1, 2, 2), []),
        ((1, 2, 1, 2), [2]),
        ((0, 1, 1, 2), [0]),
        ((1, 1, 3, 2), [2]),
        ((2, 2, 2, 2), []),
    ],
)
def test_an_epoch_never_goes_back_and_never_past_the_key_that_opens_the_file(
    epochs: tuple[int, ...], wrong: list[int]
) -> None:
    found = _strangers(*(replace(_ENTRY, epoch=epoch) for epoch in epochs), epoch=2)

    assert found == [(place, Fault.OTHER_EPOCH) for place in wrong]


def test_what_was_signed_under_an_earlier_key_is_not_judged_by_who_holds_this_one() -> None:
    before = replace(_ENTRY, actor=_OUTSIDER)
    after = replace(_ENTRY, epoch=2)

    assert _strangers(before, after, epoch=2) == []
    assert _strangers(before, after, replace(before, epoch=2), epoch=2) == [(2, Fault.NOT_A_MEMBER)]
