"""The front matter of a wording file: what kind of letter it makes, read strictly and blamed by line."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum

from casebook.domain.letter import FieldType, LetterField, LetterKind
from casebook.domain.letter_check import REQUIRED_CLAUSES
from casebook.errors import BadWording

_FENCE = "+++"
_TOML_LINE = re.compile(r"at line (\d+)")
_TEXTS = ("id", "name", "audience", "subject", "signs", "deadline")
_LISTS = ("required_clauses",)
_FIELD_TEXTS = ("name", "label", "help", "source", "form_group")
_FIELD_TRUTHS = ("required", "from_record")
_ID = re.compile(r"DOC-[0-9]{2}")


class KindMistake(StrEnum):
    """What can be wrong with front matter, as a sentence."""

    NO_FRONT_MATTER = "The file has to begin with its front matter between two lines of +++."
    SYNTAX = "This is not TOML as the guide shows it."
    UNKNOWN = "There is no such setting."
    LACKING = "A setting every wording needs is not there: id, name, version, audience or subject."
    WRONG_TYPE = "The setting has a value of the wrong kind."
    BAD_ID = "The id is one of the catalogue, such as DOC-26."
    CLAUSE_DROPPED = "required_clauses leaves out a part that letters of this kind must have."
    PRIVATE_CHARACTER = "It holds a private-use character, which no font has."


def split(text: str) -> tuple[str, str, int]:
    """Front matter, wording, and the line the wording begins on. Raises BadWording."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines or lines[0].strip() != _FENCE:
        raise BadWording(line=1, mistake=KindMistake.NO_FRONT_MATTER)
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise BadWording(line=len(lines), mistake=KindMistake.NO_FRONT_MATTER)


def kind(front: str) -> LetterKind:
    """The kind a file's front matter describes. Raises BadWording with the line in the file."""
    try:
        table = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found.group(1)) + 1 if found else front.count("\n") + 2
        raise BadWording(line=line, mistake=KindMistake.SYNTAX) from None
    return _Front(front, table).kind()


class _Front:
    """One front matter, with its lines at hand for blame."""

    def __init__(self, front: str, table: Mapping[str, object]) -> None:
        self._lines = front.split("\n")
        self._table = table

    def kind(self) -> LetterKind:
        known = {*_TEXTS, *_LISTS, "version", "fields"}
        for key in self._table:
            if key not in known:
                raise self._bad(key, KindMistake.UNKNOWN)
        for key in ("id", "name", "version", "audience", "subject"):
            if key not in self._table:
                raise BadWording(line=1, mistake=KindMistake.LACKING)
        texts = {key: self._text(self._table, key) for key in _TEXTS}
        lists = {key: self._texts(key) for key in _LISTS}
        if not _ID.fullmatch(texts["id"]):
            raise self._bad("id", KindMistake.BAD_ID)
        if not set(REQUIRED_CLAUSES.get(texts["id"], ())) <= set(lists["required_clauses"]):
            raise self._bad("required_clauses", KindMistake.CLAUSE_DROPPED)
        return LetterKind(
            id=texts["id"],
            name=texts["name"],
            version=self._number("version"),
            audience=texts["audience"],
            subject=texts["subject"],
            fields=self._fields(),
            required_clauses=lists["required_clauses"],
            signs=texts["signs"],
            deadline=texts["deadline"],
        )

    def _fields(self) -> tuple[LetterField, ...]:
        tables = self._table.get("fields", [])
        if not isinstance(tables, list):
            raise self._bad("fields", KindMistake.WRONG_TYPE)
        return tuple(self._field(each, number) for number, each in enumerate(tables))

    def _field(self, table: object, number: int) -> LetterField:
        if not isinstance(table, Mapping):
            raise self._bad("fields", KindMistake.WRONG_TYPE)
        for key in table:
            if key not in {*_FIELD_TEXTS, *_FIELD_TRUTHS, "type"}:
                raise self._bad(str(key), KindMistake.UNKNOWN, field=number)
        texts = {key: self._text(table, key, field=number) for key in _FIELD_TEXTS}
        truths = {key: table.get(key, False) for key in _FIELD_TRUTHS}
        for key, truth in truths.items():
            if not isinstance(truth, bool):
                raise self._bad(key, KindMistake.WRONG_TYPE, field=number)
        shape = self._text(table, "type", field=number) or FieldType.LINE.value
        if shape not in set(FieldType) or not (texts["name"] and texts["label"]):
            raise self._bad("type", KindMistake.WRONG_TYPE, field=number)
        return LetterField(
            name=texts["name"],
            label=texts["label"],
            help=texts["help"],
            type=FieldType(shape),
            source=texts["source"],
            required=bool(truths["required"]),
            from_record=bool(truths["from_record"]),
            form_group=texts["form_group"],
        )

    def _text(self, table: Mapping[str, object], key: str, *, field: int | None = None) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self._bad(key, KindMistake.WRONG_TYPE, field=field)
        return value.strip()

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._bad(key, KindMistake.WRONG_TYPE)
        return tuple(value)

    def _number(self, key: str) -> int:
        value = self._table[key]
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self._bad(key, KindMistake.WRONG_TYPE)
        return value

    def _bad(self, key: str, mistake: KindMistake, *, field: int | None = None) -> BadWording:
        """The mistake with the line of this key, in the whole file or in the field of this number."""
        seen = -1
        for number, line in enumerate(self._lines, start=2):
            seen += line.strip().replace(" ", "") == "[[fields]]"
            inside = seen == field if field is not None else seen < 0
            if inside and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return BadWording(line=number, mistake=mistake)
        return BadWording(line=self._field_line(field), mistake=mistake)

    def _field_line(self, field: int | None) -> int:
        starts = [
            number
            for number, line in enumerate(self._lines, start=2)
            if line.strip().replace(" ", "") == "[[fields]]"
        ]
        return starts[field] if field is not None and field < len(starts) else 1
