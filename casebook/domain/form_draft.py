"""What somebody typed in a form of a case and has not recorded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FormDraft:
    """The answers that were changed, by the names of their fields, as they were typed; no values: nothing is kept.

    `form` says which form, such as `decision/hearing`. It is one person's, and no part of the record.
    """

    form: str
    values: tuple[tuple[str, str], ...] = ()
    saved_at: datetime | None = None
