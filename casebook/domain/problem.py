"""Something wrong with one field of what was entered: the sentence beside it, and whether it stops the page."""

from dataclasses import dataclass

from casebook.domain.words import Words


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` is the attribute's name; `clause` the id of the clause it is about, where it is about one."""

    field: str
    sentence: Words
    blocks: bool = True
    clause: str = ""
