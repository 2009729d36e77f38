"""A list of staff from any CSV file: columns guessed, lines read, and bad files refused in one sentence."""

import csv
import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.csv_sheet import MOST_LINES, Sheet, csv_bytes, is_formula, read_sheet
from casebook.domain.hours import Stretch, StretchKind, Weekday
from casebook.domain.ids import PersonId
from casebook.domain.staff import (
    AcknowledgedBy,
    Acknowledgement,
    Contract,
    StaffMember,
    Training,
)
from casebook.domain.staff_cell import read_day, read_spans
from casebook.domain.staff_csv import Column, blank_csv, check_matching, guess
from casebook.domain.staff_import import Preview, preview
from casebook.errors import BadInput, CasebookError

TODAY = date(2025, 11, 17)


def read(text: str, *existing: StaffMember) -> Preview:
    sheet = read_sheet(text.encode())
    return preview(sheet, guess(sheet), existing, today=TODAY)


# The file


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_any_separator_and_encoding_gives_the_same_table(
    separator: str, encoding: str, ends: str
) -> None:
    lines = ["Name|Post", '"Zoë O’Brien"|Teacher', "", "Li Po|Cook"]
    data = ends.join(line.replace("|", separator) for line in lines).encode(encoding)

    sheet = read_sheet(data)

    assert sheet.headings == ("Name", "Post")
    assert [line.cells for line in sheet.lines] == [("Zoë O’Brien", "Teacher"), ("Li Po", "Cook")]
    assert [line.number for line in sheet.lines] == [2, 4]


def test_a_quoted_cell_may_hold_separators_and_line_ends() -> None:
    sheet = read_sheet(b'Name,Post\n"Pike, Kez","Teaching\nassistant"\nLi Po,Cook\n')

    assert sheet.lines[0].cells == ("Pike, Kez", "Teaching\nassistant")
    assert sheet.lines[1].number == 4


def test_short_lines_are_filled_up() -> None:
    assert read_sheet(b"Name,Post,Mon\nLi Po,Cook\n").lines[0].cells == ("Li Po", "Cook", "")


BAD = [
    (b"", "empty"),
    (b" \n\n", "empty"),
    (b"PK\x03\x04\x00\x00", "not a CSV"),
    (b"Name,Post\nZo\x81,Cook\n", "not a CSV"),
    (b"Name,Post\n", "nobody under it"),
    (b"Name,Post\nA,B,C\n", "Line 2 of this file has more cells"),
    (b'Name,Post\nA,B\n"open,Cook\n', "Line 3 of this file cannot be read"),
    (b"Name,Post\n" + b"A,B\n" * (MOST_LINES + 1), "more than 2000 lines"),
    (b"Name,Post\n" + b"A,B\n" * 100_000, "more than 2000 lines"),
    (b"x" * (4 * 1024 * 1024 + 1), "larger than 4 MB"),
    (b",".join([b"H"] * 101) + b"\nA\n", "more than 100 columns"),
    (b"Name,Post\n" + b"A" * 200_000 + b",B\n", "Line 2 of this file cannot be read"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD, ids=[f"file {n}" for n in range(len(BAD))])
def test_a_bad_file_is_refused_in_one_sentence_that_says_nothing_was_stored(
    data: bytes, sentence: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read_sheet(data)

    assert sentence in refused.value.sentence()
    assert "nothing was stored" in refused.value.sentence()


def test_as_many_lines_as_allowed_are_read() -> None:
    assert len(read_sheet(b"Name,Post\n" + b"A,B\n" * MOST_LINES).lines) == MOST_LINES


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    try:
        sheet = read_sheet(data)
    except BadInput:
        return
    assert all(len(line.cells) == len(sheet.headings) for line in sheet.lines)
    try:
        preview(sheet, guess(sheet), (), today=TODAY)
    except CasebookError:
        return


# Columns


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name", Column.NAME),
        ("Full name", Column.NAME),
        ("FORENAME", Column.FIRST_NAME),
        ("Legal Surname", Column.LAST_NAME),
        ("Job title", Column.POST),
        ("Start_Date", Column.WORKS_FROM),
        ("Date of leaving", Column.WORKS_UNTIL),
        ("DOB", Column.BORN),
        ("Weds", None),
        ("Wed", Column.WEDNESDAY),
        ("Payroll number", None),
    ],
)
def test_headings_of_personnel_systems_are_guessed(heading: str, column: Column | None) -> None:
    assert guess(Sheet((heading,), ())) == (column,)


def test_a_thing_is_guessed_once() -> None:
    assert guess(Sheet(("Post", "Job title", "Payroll"), ())) == (Column.POST, None, None)


@pytest.mark.parametrize(
    ("matching", "sentence"),
    [
        ((None, None), "the name"),
        ((Column.NAME, None), "the post"),
        ((Column.FIRST_NAME, Column.POST), "the name"),
        ((Column.NAME, Column.POST, Column.POST), "the same thing"),
    ],
)
def test_wrong_columns_are_refused(matching: tuple[Column | None, ...], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        check_matching(matching)


def test_the_blank_file_has_headings_that_are_all_understood() -> None:
    [headings] = csv.reader(io.StringIO(blank_csv().decode("utf-8-sig")))

    guessed = guess(Sheet(tuple(headings), ()))
    assert set(guessed) == set(Column) - {Column.FIRST_NAME, Column.LAST_NAME}


# Lines


def test_a_whole_line_becomes_a_whole_person() -> None:
    text = (
        "Name;Post;Contract;Start date;Leaving date;Mon;Tue;Wed;Breaks;Term time only;Teaching work;DOB;"
        "Line manager;Policy version acknowledged;Acknowledged on;Acknowledged how;Training;Training date;"
        "Last reminder to review profiles;Monitoring notice shown on;Expectations of the role\n"
        "Kerensa Holloway-Pike;Teaching assistant;Fixed-term;02/09/2019;;08:30-15:30;8.30am to 12pm;off;"
        "12:15-12:45;Yes;no;1984-05-02;Davit Penhallow;2018;3 Sep 2019;Induction;Online safety;"
        "1/9/2025;01.09.2025;02-09-2025;Pastoral\n"
    )

    [made] = read(text).candidates

    assert made.problems == ()
    assert made.member == StaffMember(
        id=PersonId(""),
        name="Kerensa Holloway-Pike",
        post="Teaching assistant",
        contract=Contract.FIXED_TERM,
        works_from=date(2019, 9, 2),
        week=(
            Stretch(Weekday.MONDAY, time(8, 30), time(15, 30)),
            Stretch(Weekday.MONDAY, time(12, 15), time(12, 45), StretchKind.BREAK),
            Stretch(Weekday.TUESDAY, time(8, 30), time(12)),
        ),
        term_time_only=True,
        teaching=False,
        born=date(1984, 5, 2),
        line_manager="Davit Penhallow",
        role_expectations="Pastoral",
        acknowledgements=(Acknowledgement("2018", date(2019, 9, 3), AcknowledgedBy.INDUCTION),),
        training=(Training("Online safety", date(2025, 9, 1)),),
        profile_reminder_on=date(2025, 9, 1),
        monitoring_notice_on=date(2025, 9, 2),
    )


@pytest.mark.parametrize(
    ("heading", "cell", "sentence"),
    [
        ("Start date", "31/02/2025", "is no day"),
        ("Start date", "09/31/2025", "is no day"),
        ("Mon", "morning", "not read as times"),
        ("Mon", "25:00-26:00", "not read as times"),
        ("Mon", "13pm-14pm", "not read as times"),
        ("Mon", "15:30-08:30", "end before they begin"),
        ("Teaching work", "perhaps", "neither yes nor no"),
        ("Contract", "seconded", "not one of the answers"),
        ("Breaks", "12:00-12:30", "no hours of any day"),
        ("Acknowledged on", "01/09/2025", "both the version"),
        ("Training", "Safety", "both its title"),
        ("DOB", "01/01/1850", "date of birth"),
    ],
)
def test_a_line_that_cannot_be_used_says_why(heading: str, cell: str, sentence: str) -> None:
    found = read(f"Name,Post,{heading}\nLi Po,Cook,{cell}\nA Person,Clerk,\n")

    assert [one.line for one in found.left_out] == [2]
    assert sentence in found.left_out[0].problems[0].english()
    assert [one.member.name for one in found.new] == ["A Person"]


def test_a_line_without_a_name_or_post_is_left_out() -> None:
    found = read("Name,Post\n,Cook\nLi Po,\n")

    assert [one.problems[0].english().split(".")[0] for one in found.left_out] == [
        "The name is missing",
        "The post is missing",
    ]


def test_the_same_person_twice_in_a_file_is_used_once() -> None:
    found = read("Name,Post\nLi Po,Cook\nli  po,COOK\nLi Po,Clerk\n")

    assert [one.line for one in found.new] == [2, 4]
    assert "line 2 already" in found.left_out[0].problems[0].english()


def test_somebody_on_the_record_keeps_what_the_line_leaves_empty() -> None:
    held = StaffMember(
        PersonId("p-7"),
        "Li Po",
        "Cook",
        works_from=date(2020, 1, 6),
        training=(Training("Safety", date(2024, 9, 2)),),
    )

    found = read(
        "Name,Post,Line manager,Training,Training date\nLI PO,cook,A Boss,Safety,2/9/2024\n", held
    )

    [known] = found.known
    assert known.known == PersonId("p-7")
    assert known.member == StaffMember(
        PersonId("p-7"), "Li Po", "Cook", works_from=date(2020, 1, 6), line_manager="A Boss",
        training=held.training,
    )  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_is_kept_as_text_and_marked(start: str) -> None:
    cell = f"{start}HYPERLINK(1)"

    [made] = read(f"Name,Post\n{cell},Cook\n").candidates

    assert made.member.name == cell
    assert made.formulas == (cell,)
    assert read("Name,Post\nLi Po,Cook\n").candidates[0].formulas == ()


def test_a_tab_before_a_formula_is_marked_too() -> None:
    sheet = read_sheet(b'Name,Post\n"\t=1+1",Cook\n')

    [made] = preview(sheet, guess(sheet), (), today=TODAY).candidates

    assert made.formulas == ("\t=1+1",)
    assert made.member.name == "=1+1"


@given(st.lists(st.lists(st.text(alphabet="=+-@\t,;\"a'\n", max_size=6), min_size=2, max_size=2)))
def test_no_cell_we_write_is_a_formula(rows: list[list[str]]) -> None:
    written = csv_bytes(tuple(tuple(row) for row in rows)).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(written, newline="")))

    assert not any(is_formula(cell) for row in back for cell in row)
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


# Cells


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-11-24", date(2025, 11, 24)),
        ("2025-11-24T00:00:00", date(2025, 11, 24)),
        ("24/11/2025", date(2025, 11, 24)),
        ("4.1.2025", date(2025, 1, 4)),
        ("24/11/2025 00:00", date(2025, 11, 24)),
        ("Mon 24 Nov 2025", date(2025, 11, 24)),
        ("24 November 2025", date(2025, 11, 24)),
        ("11/24/2025", None),
        ("24/11/25", None),
        ("soon", None),
    ],
)
def test_days_are_read_day_first(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize(
    ("cell", "spans"),
    [
        ("", ()),
        ("off", ()),
        ("08:30-15:30", ((time(8, 30), time(15, 30)),)),
        ("8.30am – 3.30pm", ((time(8, 30), time(15, 30)),)),
        ("8:30-12:15; 12:45-15:30", ((time(8, 30), time(12, 15)), (time(12, 45), time(15, 30)))),
        ("9-17", ((time(9), time(17)),)),
        ("12am to 12pm", ((time(0), time(12)),)),
        ("9", None),
        ("9-24", None),
    ],
)
def test_times_are_read(cell: str, spans: tuple[tuple[time, time], ...] | None) -> None:
    assert read_spans(cell) == spans
