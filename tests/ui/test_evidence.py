"""The evidence page: nothing is read before the question, and what was added can be seen and completed."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from casebook.domain.case_view import CaseView
from casebook.domain.evidence import Exhibit, Sighting
from casebook.domain.ids import CaseId
from casebook.domain.image_gate import GateAnswer
from casebook.services.user import User
from casebook.ui.desk import Desk
from casebook.ui.dialogs import Answers
from casebook.ui.pages.evidence import EvidencePage


@dataclass
class Room:
    """The page on a real case, and what a person does there."""

    qtbot: QtBot
    page: EvidencePage
    desk: Desk
    user: User
    case: CaseId
    answers: Answers
    folder: Path

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.idle, timeout=20_000)

    def picture(self, name: str = "post.png", colour: str = "steelblue") -> Path:
        made = self.folder / name
        Image.new("RGB", (540, 960), colour).save(made)
        return made

    def add(self, *files: Path, shows: str = "Public post with a photograph") -> None:
        self.answers.next(files, GateAnswer.NO)
        self.page.list.add_wanted.emit()
        self.settle()
        self.store(shows)

    def store(self, shows: str = "Public post with a photograph") -> None:
        form = self.page.adding.pane.form
        form.shows.line.setText(shows)
        form.where.line.setText("Chirrup, public account")
        form.answered.emit()
        self.settle()

    def view(self) -> CaseView:
        got: list[CaseView] = []
        self.desk.ask(lambda: self.user.cases.view(self.case), got.append)
        self.settle()
        return got[0]

    def exhibits(self) -> tuple[Exhibit, ...]:
        return self.view().record.exhibits

    def sightings(self) -> tuple[Sighting, ...]:
        return self.view().record.sightings

    def said(self) -> str:
        return " ".join(self.page.notices.sentences())


@pytest.fixture
def desk_and_page(qtbot: QtBot, user: User, case_id: CaseId, desk: Desk) -> EvidencePage:
    page = EvidencePage(user, desk, case=case_id)
    qtbot.addWidget(page)
    page.resize(1280, 760)
    page.show()
    page.look()
    qtbot.waitUntil(desk.idle)
    return page


@pytest.fixture
def room(  # noqa: PLR0917 - pytest hands fixtures over by name
    qtbot: QtBot, desk_and_page: EvidencePage, desk: Desk, user: User, case_id: CaseId, answers: Answers, tmp_path: Path
) -> Room:  # fmt: skip
    return Room(qtbot, desk_and_page, desk, user, case_id, answers, tmp_path)


def test_a_file_is_stored_after_a_no_and_three_answers(room: Room) -> None:
    room.add(room.picture())

    (exhibit,) = room.exhibits()
    assert exhibit.label == "E01"
    assert exhibit.answers.shows == "Public post with a photograph"
    assert "Stored: E01" in room.said()
    assert room.page.viewer.view.scale_percent() > 0
    assert room.page.viewer.view.isVisible()


@pytest.mark.parametrize("answer", [GateAnswer.NOT_SURE, GateAnswer.YES])
def test_any_other_answer_reads_nothing_and_asks_for_words(room: Room, answer: GateAnswer) -> None:
    room.answers.next([room.folder / "never-opened.png"], answer)  # reading it would fail

    room.page.list.add_wanted.emit()
    room.page.adding.sighting.where.line.setText("A phone handed to the office")
    room.page.adding.sighting.answered.emit()
    room.settle()

    (sighting,) = room.sightings()
    assert sighting.where == "A phone handed to the office"
    assert room.exhibits() == ()
    assert room.said() == "Saved."


def test_dropped_files_are_asked_about_before_they_are_opened(room: Room) -> None:
    files = [room.picture(f"{each}.png", each) for each in ("red", "green", "navy")]
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, dropped, left, none)
    room.answers.next(GateAnswer.NO)

    room.page.dropEvent(event)
    room.page.adding.pane.form.one_post.check.setChecked(True)
    room.store("The post and its replies")

    kept = room.exhibits()
    assert [each.label for each in kept] == ["E01", "E02", "E03"]
    assert kept[0].details.post
    assert len({each.details.post for each in kept}) == 1


def test_a_pasted_picture_is_kept_as_our_own_encoding(room: Room) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    room.answers.next(GateAnswer.NO)

    room.page.list.paste_wanted.emit()
    room.store()

    (exhibit,) = room.exhibits()
    assert exhibit.provenance.clipboard_formats
    assert exhibit.file_type.value == "png"


def test_an_empty_clipboard_is_said_and_nothing_is_asked(room: Room) -> None:
    QGuiApplication.clipboard().clear()

    room.page.list.paste_wanted.emit()

    assert room.said() == "There is no picture and no file on the clipboard."


def test_abandoning_a_batch_keeps_nothing(room: Room, casebook_folder: Path) -> None:
    room.answers.next([room.picture()], GateAnswer.NO)

    room.page.list.add_wanted.emit()
    room.settle()
    assert list(casebook_folder.rglob("*.cbe"))
    room.page.adding.pane.form.abandoned.emit()
    room.settle()

    assert room.exhibits() == ()
    assert list(casebook_folder.rglob("*.cbe")) == []
    assert room.page.stack.currentWidget() is room.page.room


def test_shared_answers_change_only_what_was_typed(room: Room) -> None:
    room.add(room.picture("0.png", "red"), shows="Post 0")
    room.add(room.picture("1.png", "green"), shows="Post 1")
    grid = room.page.list.grid
    grid.clearSelection()
    grid.setCurrentIndex(grid.model().index(0, 0))
    room.page.details.correct_wanted.emit()
    room.page.exhibit.account.line.setText("@only_the_first")
    room.page.exhibit.answered.emit()
    room.settle()

    grid.selectAll()
    room.page.details.correct_wanted.emit()
    room.page.exhibit.platform.line.setText("Chirrup")
    room.page.exhibit.answered.emit()
    room.settle()

    kept = room.exhibits()
    assert [each.details.platform for each in kept] == ["Chirrup", "Chirrup"]
    assert [each.details.account for each in kept] == ["@only_the_first", ""]
    assert [each.answers.shows for each in kept] == ["Post 0", "Post 1"]


def test_a_file_of_another_kind_is_kept_closed_and_its_copy_is_the_same(room: Room) -> None:
    original = room.folder / "notes.docx"
    original.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    room.add(original, shows="Notes of the meeting")
    copy = room.folder / "copy.bin"
    room.answers.next("For the solicitor", copy)

    room.page.details.copy_wanted.emit()
    room.settle()

    assert copy.read_bytes() == original.read_bytes()
    assert "does not open this kind of file" in room.page.viewer.words.text()


def test_the_same_file_again_is_not_stored_twice(room: Room) -> None:
    room.add(room.picture())

    room.add(room.picture())

    assert len(room.exhibits()) == 1
    assert "Already held as E01" in room.said()


def test_an_exhibit_can_be_checked_and_withdrawn_with_a_reason(room: Room) -> None:
    room.add(room.picture())

    room.page.details.check_wanted.emit()
    room.settle()
    assert "unchanged since it was added" in room.said()
    room.answers.next("Shows somebody else")
    room.page.details.withdraw_wanted.emit()
    room.settle()

    (exhibit,) = room.exhibits()
    assert exhibit.withdrawn == "Shows somebody else"


def test_a_fifo_is_refused_in_a_sentence_without_waiting_for_it(room: Room) -> None:
    import os

    pipe = room.folder / "pipe"
    os.mkfifo(pipe)
    room.answers.next([pipe], GateAnswer.NO)

    room.page.list.add_wanted.emit()
    room.settle()

    assert room.said().endswith(".")
    assert room.page.stack.currentWidget() is room.page.room
    assert room.exhibits() == ()
