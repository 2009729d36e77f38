"""What each person typed in the forms of a case and has not recorded: drafts beside those of letters."""

from casebook.domain.form_draft import FormDraft
from casebook.domain.ids import PersonId
from casebook.store.kept import Kept
from casebook.store.rows.letter import OF_A_FORM, DraftRow
from casebook.store.transaction import Tx

_DRAFTS = Kept(DraftRow, FormDraft, without=("form",))


def get(tx: Tx, person: PersonId, form: str) -> FormDraft:
    """What this person typed in this form; an empty draft when nothing was."""
    return _DRAFTS.one(tx, _id(person, form), form=form) or FormDraft(form)


def save(tx: Tx, person: PersonId, draft: FormDraft) -> None:
    """Keep what was typed so far, or nothing any more where there are no values."""
    if draft.values:
        _DRAFTS.put(tx, _id(person, draft.form), draft)
    else:
        tx.remove(DraftRow, _id(person, draft.form))


def _id(person: PersonId, form: str) -> str:
    return f"{OF_A_FORM}{person}/{form}"
