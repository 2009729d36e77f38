"""The words of a document, without anything of how it looks."""

from collections.abc import Iterable
from functools import singledispatch

from casebook.documents.block import (
    AddressBlock,
    Block,
    BulletList,
    Heading,
    Item,
    Letterhead,
    Note,
    NumberedList,
    PageBreak,
    Para,
    SignatureBlock,
    Table,
    TickLine,
    WritingSpace,
    words,
)


def plain_text(blocks: Iterable[Block]) -> str:
    """The words of the document, paragraph by paragraph, in reading order."""
    return "\n\n".join(text for block in blocks if (text := _plain(block)))


@singledispatch
def _plain(block: Block) -> str:
    raise TypeError(type(block).__name__)


@_plain.register(Heading)
@_plain.register(Para)
@_plain.register(TickLine)
def _(block: Heading | Para | TickLine) -> str:
    return words(block.runs)


@_plain.register
def _(block: Letterhead) -> str:
    return "\n".join((block.name, *block.address, *block.contact, block.marking)).strip()


@_plain.register
def _(block: AddressBlock) -> str:
    return "\n".join(block.lines)


@_plain.register
def _(block: BulletList) -> str:
    return "\n".join(f"• {_item(item)}" for item in block.items)


@_plain.register
def _(block: NumberedList) -> str:
    return "\n".join(
        f"{number}. {_item(item)}" for number, item in enumerate(block.items, block.start)
    )


@_plain.register
def _(block: Table) -> str:
    rows = (block.head, *block.rows) if block.head else block.rows
    return "\n".join("\t".join(_item(cell) for cell in row) for row in rows)


@_plain.register
def _(block: SignatureBlock) -> str:
    signed = f"{block.closing}\n\n{block.name}\n{block.role}\n{block.school}".strip()
    return f"{signed}\n\n{block.enclosed}".strip()


@_plain.register
def _(block: Note) -> str:
    return _item(block.paras)


@_plain.register
def _(block: WritingSpace) -> str:
    return block.label


@_plain.register
def _(_block: PageBreak) -> str:
    return ""


def _item(item: Item) -> str:
    return "\n".join(words(each.runs) for each in item)
