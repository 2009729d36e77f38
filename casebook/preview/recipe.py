"""Which tools a rendition was drawn with, for the record kept beside it."""

from functools import cache
from importlib.metadata import version

from casebook.domain.file_type import FileType


@cache
def recipe(kind: FileType) -> str:
    """The tool and its version, such as `Pillow 11.0.0`; empty for a type that is not shown. Decodes nothing."""
    if not kind.shown:
        return ""
    tool = "pypdfium2" if kind is FileType.PDF else "Pillow"
    return f"{tool} {version(tool)}"
