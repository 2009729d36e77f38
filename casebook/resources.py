"""Where Casebook's data files are, and the words people read."""

import gettext
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def folder() -> Path:
    """The `resources/` folder: beside the code when installed, beside the package in a checkout."""
    installed = _HERE / "_resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def path(*parts: str) -> Path:
    """One resource file or folder."""
    return folder().joinpath(*parts)


def text(*parts: str) -> str:
    """A UTF-8 text resource."""
    return path(*parts).read_text(encoding="utf-8")


@cache
def _translations() -> gettext.NullTranslations:
    catalogues = path("i18n")
    if (
        not catalogues.is_dir()
    ):  # what looks for the machine's language is loaded where there is a choice
        return gettext.NullTranslations()
    return gettext.translation("casebook", localedir=str(catalogues), fallback=True)


def _(message: str) -> str:
    """The message in the person's language; British English is the source."""
    return _translations().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for this count."""
    return _translations().ngettext(one, many, count)
