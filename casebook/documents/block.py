"""What a document is made of, before anything knows how it will look: the same blocks make PDF, screen and plain text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. `source` names the value they came from, if any; a `gap` stands for one not yet known."""

    text: str
    bold: bool = False
    italic: bool = False
    lang: str = ""
    source: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    runs: tuple[Run, ...]
    quiet: bool = False


Cell = tuple[Para, ...]
Item = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The school at the head of page 1: real content, so that it is read out."""

    name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    marking: str = ""


@dataclass(frozen=True, slots=True)
class AddressBlock:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the subject line, 2 and 3 lie below it. `id` names the part for the checks."""

    level: int
    runs: tuple[Run, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """`shares` are relative column widths; empty means equal."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The end of a letter, kept together; `enclosed` is the line that says what goes with it."""

    closing: str
    name: str
    role: str
    school: str = ""
    enclosed: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart from the letter's own voice."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class WritingSpace:
    """Ruled lines to write on, with what is asked above them."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class TickLine:
    """A box to tick, and what ticking it says."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = (
    Letterhead
    | AddressBlock
    | Heading
    | Para
    | BulletList
    | NumberedList
    | Table
    | SignatureBlock
    | Note
    | WritingSpace
    | TickLine
    | PageBreak
)


def para(text: str, *, bold: bool = False, quiet: bool = False) -> Para:
    """A paragraph of plain words."""
    return Para((Run(text, bold=bold),), quiet=quiet)


def words(runs: tuple[Run, ...]) -> str:
    """The words of some runs, without their style."""
    return "".join(run.text for run in runs)
