"""What a form says and begins with where the school may have confirmed a figure."""

from casebook.domain.limit_value import Limit
from casebook.domain.limit_words import amount
from casebook.resources import _
from casebook.ui.widgets.sentence import read


def first_number(limit: Limit) -> int | None:
    """The figure a form begins with: only one that the school confirmed, since a letter will quote it."""
    return limit.value if limit.quotable else None


def hint(limit: Limit) -> str:
    """Where the figure comes from, or that nobody has confirmed one."""
    said = (
        _("Your school's procedure says {amount}.")
        if limit.quotable
        else _(
            "As your school's procedure says. Casebook's starting value is {amount}; your school has not confirmed it."
        )
    )
    return said.format(amount=read(amount(limit)))
