"""A field for a whole number."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.resources import _
from casebook.ui.widgets.field import LineField


class NumberField(LineField):
    """A whole number that is not negative; it may stay empty."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        help: str = "",  # noqa: A002 - as in Field
        missing: str = "",
        digits: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, name=name, help=help, missing=missing, width=digits + 2, parent=parent
        )
        self._digits = digits

    def number(self) -> int | None:
        """The number typed, or None where none was."""
        typed = self.value()
        return (
            int(typed)
            if typed.isascii() and typed.isdigit() and len(typed) <= self._digits
            else None
        )

    def set_number(self, number: int | None) -> None:
        """Put a number in, or nothing."""
        self.set_value("" if number is None else str(number))

    @override
    def problem(self) -> str:
        if not self.is_empty() and self.number() is None:
            return _("Enter a whole number, such as 12.")
        return super().problem()
