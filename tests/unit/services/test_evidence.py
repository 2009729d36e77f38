"""Evidence through the services, on a real casebook: the question first, the bytes as they came, nothing left behind."""

import hashlib
import io
import os
import resource
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from casebook.domain.evidence import (
    CaptureMethod,
    CustodyAct,
    EvidenceKind,
    ExhibitDetails,
    FirstAnswers,
    NotYet,
    Sighting,
)
from casebook.domain.file_type import FileType
from casebook.domain.ids import ItemId, PersonId
from casebook.domain.image_gate import Cleared, GateAnswer
from casebook.domain.intake import Added
from casebook.domain.picture import Picture
from casebook.errors import (
    GateUnanswered,
    Missing,
    NotAllowed,
    NotStored,
    SourceRefused,
    Stopped,
    TooManyFiles,
)
from tests.unit.services.conftest import HR, Office

_opened: list[str] = []
_watching: list[bool] = []


def _hook(event: str, args: tuple[object, ...]) -> None:
    if _watching and event in {"open", "os.open", "os.listdir", "os.scandir"}:
        _opened.append(str(args[0]))


sys.addaudithook(_hook)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Every path opened meanwhile."""
    _opened.clear()
    _watching.append(True)
    try:
        yield _opened
    finally:
        _watching.clear()


def png(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def cleared(office: Office, count: int = 1) -> Cleared:
    leave = office.user.evidence.gate(GateAnswer.NO, count)
    assert leave is not None
    return leave


def add(office: Office, path: Path) -> Added:
    prepared = office.user.evidence.prepare(office.case, cleared(office), (path,))
    return office.user.evidence.commit(office.case, prepared, office.answers())


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """A disk that takes no file beyond this size (bytes): EFBIG, as a full disk gives ENOSPC."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("answer", [GateAnswer.NOT_SURE, GateAnswer.YES])
def test_without_a_no_there_is_no_leave_to_read(office: Office, answer: GateAnswer) -> None:
    assert office.user.evidence.gate(answer, 3) is None


def test_a_spent_leave_opens_nothing(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(png())
    leave = cleared(office)
    office.user.evidence.prepare(office.case, leave, (source,))

    with watching() as opened, pytest.raises(GateUnanswered):
        office.user.evidence.prepare(office.case, leave, (source,))

    assert [path for path in opened if "a.png" in path] == []


def test_a_leave_for_two_files_does_not_read_three(office: Office, tmp_path: Path) -> None:
    sources = tuple(tmp_path / f"{n}.png" for n in range(3))
    for source in sources:
        source.write_bytes(png())

    with watching() as opened, pytest.raises(GateUnanswered):
        office.user.evidence.prepare(office.case, cleared(office, 2), sources)

    assert [path for path in opened if path.endswith(".png")] == []
    assert office.sealed_files() == []


def test_a_hundred_files_make_one_entry_and_a_hundred_and_one_are_refused_unopened(
    office: Office, tmp_path: Path
) -> None:
    files = []
    for number in range(101):
        files.append(tmp_path / f"{number:03d}.txt")
        files[-1].write_text(f"words {number}")

    with watching() as opened, pytest.raises(TooManyFiles):
        office.user.evidence.prepare(office.case, cleared(office, 101), tuple(files))
    prepared = office.user.evidence.prepare(office.case, cleared(office, 100), tuple(files[:100]))
    added = office.user.evidence.commit(office.case, prepared, office.answers())

    assert not [path for path in opened if path.endswith(".txt")]
    assert [one.label for one in added.exhibits][-1] == "E100"


def test_original_bytes_come_back_and_the_type_is_told_by_content(
    office: Office, tmp_path: Path
) -> None:
    data = png("blue")
    source = tmp_path / "holiday.pdf"
    source.write_bytes(data)

    added = add(office, source)

    [exhibit] = added.exhibits
    assert exhibit.label == "E01"
    assert exhibit.file_type is FileType.PNG
    assert exhibit.sealed.sha256 == hashlib.sha256(data).hexdigest()
    assert exhibit.provenance.original_name == "holiday.pdf"
    assert exhibit.provenance.source_folder == str(tmp_path)
    assert source.read_bytes() == data
    copy = tmp_path / "out.png"
    office.user.evidence.save_copy(office.case, exhibit.id, copy, "for the police")
    assert copy.read_bytes() == data


def test_the_same_bytes_are_stored_once_and_their_second_source_is_recorded(
    office: Office, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    for source in (first, second):
        source.write_bytes(png())
    [exhibit] = add(office, first).exhibits

    again = add(office, second)

    assert again.exhibits == ()
    assert again.already_held == ("E01",)
    assert len(office.sealed_files()) == 1
    custody = office.user.evidence.custody(office.case, exhibit.id)
    assert [event.act for event in custody] == [
        CustodyAct.ADDED,
        CustodyAct.READ_BACK,
        CustodyAct.OFFERED_AGAIN,
    ]
    assert "b.png" in custody[-1].note


def test_twins_in_one_batch_become_one_exhibit(office: Office, tmp_path: Path) -> None:
    sources = tuple(tmp_path / name for name in ("a.png", "b.png", "c.png"))
    for source, colour in zip(sources, ("red", "red", "blue"), strict=True):
        source.write_bytes(png(colour))
    prepared = office.user.evidence.prepare(office.case, cleared(office, 3), sources)

    added = office.user.evidence.commit(office.case, prepared, office.answers())

    assert [exhibit.label for exhibit in added.exhibits] == ["E01", "E02"]
    assert added.already_held == ("E01",)
    assert len(office.sealed_files()) == 2


def test_answers_are_shared_over_a_batch(office: Office, tmp_path: Path) -> None:
    sources = (tmp_path / "a.png", tmp_path / "b.png")
    for source, colour in zip(sources, ("red", "blue"), strict=True):
        source.write_bytes(png(colour))
    prepared = office.user.evidence.prepare(office.case, cleared(office, 2), sources)
    details = ExhibitDetails(kind=EvidenceKind.SOCIAL_POST, post="881204")

    office.user.evidence.commit(office.case, prepared, office.answers(), details)

    kept = office.user.cases.view(office.case).record.exhibits
    assert [one.answers.shows for one in kept] == ["The post and its replies"] * 2
    assert [one.details.post for one in kept] == ["881204", "881204"]
    assert "platform" in kept[0].finish_later()


@pytest.mark.parametrize(
    "unanswered",
    [
        lambda answers: replace(answers, shows=" \u202e "),
        lambda answers: replace(answers, where="\n"),
    ],
    ids=["shows", "where"],
)
def test_an_unanswered_question_stores_nothing(
    office: Office, tmp_path: Path, unanswered: Callable[[FirstAnswers], FirstAnswers]
) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(png())
    prepared = office.user.evidence.prepare(office.case, cleared(office), (source,))

    with pytest.raises(Missing):
        office.user.evidence.commit(office.case, prepared, unanswered(office.answers()))

    assert office.user.cases.view(office.case).record.exhibits == ()
    office.user.evidence.discard(office.case, prepared)
    assert office.sealed_files() == []


def test_what_is_on_the_record_cannot_be_discarded(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(png())
    prepared = office.user.evidence.prepare(office.case, cleared(office), (source,))
    office.user.evidence.commit(office.case, prepared, office.answers())

    office.user.evidence.discard(office.case, prepared)

    assert len(office.sealed_files()) == 1


def test_cancelling_leaves_nothing(office: Office, tmp_path: Path) -> None:
    sources = (tmp_path / "a.png", tmp_path / "b.bin")
    sources[0].write_bytes(png())
    sources[1].write_bytes(os.urandom(3 << 20))
    seen: list[tuple[int, int]] = []

    with pytest.raises(Stopped):
        office.user.evidence.prepare(
            office.case,
            cleared(office, 2),
            sources,
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: bool(seen) and seen[-1][0] > 1 << 20,
        )

    assert list(office.folder.rglob("ev/*")) == []
    assert list(office.folder.rglob("ev/.*")) == []
    assert {total for _, total in seen} == {sources[0].stat().st_size + (3 << 20)}


def test_a_file_that_changes_while_it_is_read_is_refused(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "growing.log"
    source.write_bytes(b"a" * (2 << 20))

    def grow(_done: int, _total: int) -> None:
        with source.open("ab") as more:
            more.write(b"b")

    with pytest.raises(SourceRefused):
        office.user.evidence.prepare(office.case, cleared(office), (source,), progress=grow)

    assert list(office.folder.rglob("ev/*")) == []


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    target = path.with_name("target")
    target.write_bytes(png())
    path.symlink_to(target)


def _nothing(path: Path) -> None:
    """No file at all."""


@pytest.mark.parametrize("make", [_fifo, _link, Path.mkdir, _nothing])
def test_one_bad_source_refuses_the_batch(
    office: Office, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    good, bad = tmp_path / "a.png", tmp_path / "bad"
    good.write_bytes(png())
    make(bad)

    with pytest.raises(SourceRefused):
        office.user.evidence.prepare(office.case, cleared(office, 2), (good, bad))

    assert office.sealed_files() == []


@pytest.mark.parametrize(
    "name",
    ["CON", "=1+1.png", "evil\u202egnp.exe", "é.png", "e\u0301.png", b"\xff\xfe.png", "a" * 200],
)
def test_any_name_is_kept_as_it_came(office: Office, tmp_path: Path, name: str | bytes) -> None:
    source = tmp_path / os.fsdecode(name)
    source.write_bytes(png())

    [exhibit] = add(office, source).exhibits

    expected = "\\udcff\\udcfe.png" if isinstance(name, bytes) else name
    assert exhibit.provenance.original_name == expected
    kept = office.user.cases.view(office.case).record.exhibits
    assert kept[0].provenance.original_name == expected


def test_an_empty_file_is_kept(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "empty"
    source.write_bytes(b"")

    [exhibit] = add(office, source).exhibits

    assert exhibit.sealed.length == 0
    assert exhibit.file_type is FileType.OPAQUE
    assert office.user.evidence.recheck(office.case).faults == ()


def test_a_full_disk_while_sealing_leaves_nothing(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "large.bin"
    source.write_bytes(os.urandom(1 << 20))

    with largest_file(200_000), pytest.raises(NotStored):
        office.user.evidence.prepare(office.case, cleared(office), (source,))

    assert list(office.folder.rglob("ev/*")) == []
    assert len(add(office, source).exhibits) == 1


def test_a_full_disk_while_recording_stores_nothing_and_can_be_tried_again(
    office: Office, tmp_path: Path
) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(png())
    prepared = office.user.evidence.prepare(office.case, cleared(office), (source,))

    with largest_file(4096), pytest.raises(NotStored):
        office.user.evidence.commit(office.case, prepared, office.answers())

    assert office.user.cases.view(office.case).record.exhibits == ()
    added = office.user.evidence.commit(office.case, prepared, office.answers())
    assert [one.label for one in added.exhibits] == ["E01"]


def test_hr_advises_and_adds_no_evidence(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(png())
    office.sign_in(HR)
    prepared = office.user.evidence.prepare(office.case, cleared(office), (source,))

    with pytest.raises(NotAllowed):
        office.user.evidence.commit(office.case, prepared, office.answers())


def test_a_flipped_byte_is_named_by_its_label(office: Office, tmp_path: Path) -> None:
    for name, colour in (("a.png", "red"), ("b.png", "blue")):
        (tmp_path / name).write_bytes(png(colour))
        add(office, tmp_path / name)
    record = office.user.cases.view(office.case).record
    [file] = [
        one for one in office.sealed_files() if one.name == record.exhibits[1].sealed.file_name
    ]
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)

    found = office.user.evidence.recheck(office.case)

    assert [fault.label for fault in found.faults] == ["E02"]
    assert found.count == 2
    kept = office.user.cases.view(office.case).record.exhibits
    assert kept[0].checked_at == office.clock.now()
    assert kept[1].checked_at is None


def test_pasted_pixels_say_that_they_were_pasted(office: Office) -> None:
    data = png()
    prepared = office.user.evidence.prepare_pixels(
        office.case, cleared(office), data, ("image/png", "text/html")
    )

    [exhibit] = office.user.evidence.commit(office.case, (prepared,), office.answers()).exhibits

    assert exhibit.details.method is CaptureMethod.PASTED
    assert exhibit.provenance.clipboard_formats == ("image/png", "text/html")
    assert exhibit.sealed.sha256 == hashlib.sha256(data).hexdigest()


def test_a_picture_is_drawn_from_another_thread(office: Office) -> None:
    prepared = office.user.evidence.prepare_pixels(
        office.case, cleared(office), png("red", (400, 300)), ("image/png",)
    )
    [exhibit] = office.user.evidence.commit(office.case, (prepared,), office.answers()).exhibits
    drawn: list[Picture] = []

    def draw() -> None:
        drawn.append(office.user.evidence.thumbnail(office.case, exhibit.id))

    thread = threading.Thread(target=draw)
    thread.start()
    thread.join()

    [picture] = drawn
    assert (picture.width, picture.height) == (320, 240)
    assert picture.rgb[:3] == b"\xff\x00\x00"


def test_details_are_completed_later_and_words_stay_exact(office: Office) -> None:
    prepared = office.user.evidence.prepare_pixels(
        office.case, cleared(office), png(), ("image/png",)
    )
    [exhibit] = office.user.evidence.commit(office.case, (prepared,), office.answers()).exhibits
    details = replace(exhibit.details, words="kept \u202e exactly ", account=" @cleaned\u202e ")

    office.user.evidence.correct(office.case, (exhibit.id,), None, details)

    [kept] = office.user.cases.view(office.case).record.exhibits
    assert kept.details.words == "kept \u202e exactly "
    assert kept.details.account == "@cleaned"
    custody = office.user.evidence.custody(office.case, exhibit.id)
    assert custody[-1].act is CustodyAct.CORRECTED


def test_a_withdrawn_exhibit_keeps_number_and_file(office: Office) -> None:
    prepared = office.user.evidence.prepare_pixels(
        office.case, cleared(office), png(), ("image/png",)
    )
    [exhibit] = office.user.evidence.commit(office.case, (prepared,), office.answers()).exhibits

    with pytest.raises(Missing):
        office.user.evidence.withdraw(office.case, exhibit.id, " ")
    office.user.evidence.withdraw(office.case, exhibit.id, "another person's account")

    [kept] = office.user.cases.view(office.case).record.exhibits
    assert (kept.label, kept.withdrawn) == ("E01", "another person's account")
    assert len(office.sealed_files()) == 1


def test_a_copy_that_cannot_be_saved_is_not_logged(office: Office, tmp_path: Path) -> None:
    prepared = office.user.evidence.prepare_pixels(
        office.case, cleared(office), png(), ("image/png",)
    )
    [exhibit] = office.user.evidence.commit(office.case, (prepared,), office.answers()).exhibits
    before = office.user.cases.view(office.case).entries

    with pytest.raises(NotStored):
        office.user.evidence.save_copy(
            office.case, exhibit.id, tmp_path / "nowhere" / "a.png", "for the police"
        )

    assert office.user.cases.view(office.case).entries == before


def test_a_sighting_is_words_alone_and_no_answer_stops_it(office: Office) -> None:
    nobody = PersonId("")
    new = Sighting(ItemId(""), 0, office.clock.now(), nobody, where="A phone in the office")
    office.user.evidence.save_sighting(office.case, new)

    [first] = office.user.cases.view(office.case).record.sightings
    office.user.evidence.save_sighting(
        office.case, replace(first, police_told=NotYet.DONE, police_reference="WX/12")
    )

    [kept] = office.user.cases.view(office.case).record.sightings
    assert (kept.label, kept.police_reference) == ("S01", "WX/12")
    assert kept.recorded_by == office.user.person
    assert office.sealed_files() == []
