"""The documents of a case as a list: what is due, what else can be prepared, and what was issued."""

from collections.abc import Iterable, Sequence

from casebook.domain.issued import IssuedLetter
from casebook.domain.letter_offer import KindOnOffer, OfferState
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.side_list import SideRow, SideSection


def sections(
    offers: Iterable[KindOnOffer], issued: Sequence[IssuedLetter]
) -> tuple[SideSection, ...]:
    """The list: rows are keyed by the kind (`DOC-26`), an issued letter by its id."""
    gone = {letter.kind for letter in issued}
    still = [each for each in offers if each.kind.id not in gone]

    def rows(state: OfferState) -> tuple[SideRow, ...]:
        return tuple(_offered(each) for each in still if each.state is state)

    return (
        SideSection(_("Due"), rows(OfferState.DUE)),
        SideSection(_("You can also prepare"), rows(OfferState.POSSIBLE)),
        SideSection(_("Issued"), tuple(_out(letter) for letter in issued)),
        SideSection(_("Not for this case now"), rows(OfferState.CANNOT)),
    )


def _offered(each: KindOnOffer) -> SideRow:
    note = wording.read(each.why) if each.why else _("It can go out now")
    return SideRow(each.kind.id, _(each.kind.name), note)


def _out(letter: IssuedLetter) -> SideRow:
    return SideRow(letter.id, _(letter.name), tag=wording.short_day(letter.dated), tone="ok")
