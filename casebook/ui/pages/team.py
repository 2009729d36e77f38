"""The case team: who may know of the case, who plays which part, what speaks against it, and who is left to hear it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.changes import Changes
from casebook.domain.conflict import APPEAL, HEARING
from casebook.domain.conflict_check import WAYS_OUT, Conflict, TeamFacts, blocked, conflicts
from casebook.domain.enrolled import EnrolledPerson
from casebook.domain.ids import PersonId
from casebook.domain.panel import GovernorsLeft, panel_conflicts
from casebook.domain.person import Person
from casebook.domain.relationship import Bond, asked, standing
from casebook.domain.roles import Permission, Role
from casebook.domain.words import Words
from casebook.resources import _
from casebook.ui.actions import Place
from casebook.ui.form_page import FormPage, Offer
from casebook.ui.widgets import wording
from casebook.ui.widgets.appoint_form import AppointForm, against
from casebook.ui.widgets.card import Card, Line, Tag, in_row
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.team_forms import (
    AddressForm,
    DeclareForm,
    EndPartForm,
    HandOverForm,
    WithdrawForm,
    declared_line,
)

_Found = tuple[CaseView, tuple[EnrolledPerson, ...], TeamFacts, GovernorsLeft]
_ASKED = frozenset(
    {
        *(Role.COMMISSIONING_MANAGER, Role.INVESTIGATING_OFFICER, Role.HR_ADVISER),
        *(*HEARING, *APPEAL),
    }
)


class TeamPage(FormPage):
    """Parts held, conflicts in words, the governors left, and what can be recorded about any of it."""

    _facts: TeamFacts
    _left: GovernorsLeft
    _people: tuple[EnrolledPerson, ...] = ()

    @override
    def heading(self) -> tuple[str, str]:
        return _("Case team"), _(
            "Only people with a key can open the case. Everybody else is given papers."
        )

    @override
    def look(self) -> None:
        self.ask(
            lambda: (
                self.user.cases.view(self.id),
                self.user.people.enrolled(),
                self.user.team.facts(self.id),
                self.user.team.governors_left(self.id),
            ),
            self._found,
        )

    def _found(self, found: _Found) -> None:
        view, enrolled, self._facts, self._left = found
        subject = view.record.case.subject
        self._people = tuple(
            one for one in enrolled if not one.recovery and one.confirmed and one.id != subject
        )
        self.show_view(view)

    # What is on the record

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        team, facts = view.record.team, self._facts
        cards: list[QWidget] = [self._parts(view)]
        panels = panel_conflicts(team, about_the_head=facts.about_the_head)
        cards.append(self._governors([against(one) for one in panels]))
        short = not self._left.stock.enough or any(
            blocked(self._against(person)) for person in self._playing(view)
        )
        if short:
            card = Card(_("Where nobody here is free"), name="waysOut")
            card.add(*(PlainLabel(f"•  {wording.read(words)}") for words in WAYS_OUT))
            cards.append(card)
        return cards

    def _parts(self, view: CaseView) -> Card:
        card = Card(_("Who has which part"), name="held")
        readers = {one.id for one in view.readers}
        for index, person in enumerate(self._playing(view)):
            if index:
                card.add(Line())
            parts = [
                PlainLabel(person.name, "strong", wrap=False),
                PlainLabel(person.post, "small"),
            ]
            if person.id in readers:
                parts.append(Tag(_("Has a key"), "info"))
            elif person.id != view.record.case.subject:
                parts.append(Tag(_("Papers only")))
            card.body.addLayout(in_row(*parts, gap=10))
            card.add(*(PlainLabel(line, role) for line, role in self._lines(person, view)))
        return card

    def _playing(self, view: CaseView) -> list[Person]:
        team = view.record.team
        held = dict.fromkeys(one.person for one in team.roles if one.until is None)
        return [person for id_ in held if (person := team.person(id_)) is not None]

    def _lines(self, person: Person, view: CaseView) -> list[tuple[str, str]]:
        """What is said of somebody: parts, what they declared, what speaks against it."""
        record = view.record
        parts = [one for one in record.team.roles if one.person == person.id and one.until is None]
        lines = []
        for held in parts:
            since = _("since {day}").format(day=wording.day(held.since))
            why = _("Reason: {reason}").format(reason=held.reason) if held.reason else ""
            told = " · ".join(part for part in (_(wording.ROLES[held.role]), since, why) if part)
            lines.append((told, ""))
        declared = standing(record.relationships, person.id)
        lines += [(declared_line(one, record.team), "small") for one in declared]
        if not asked(record.relationships, person.id) and any(h.role in _ASKED for h in parts):
            lines.append(
                (_("Has not been asked yet whether anything connects them with it."), "small")
            )
        lines += [(against(one), "") for one in self._against(person)]
        return lines

    def _against(self, person: Person) -> tuple[Conflict, ...]:
        found: dict[tuple[str, Words], Conflict] = {}
        for held in self._facts.team.roles:
            if held.person == person.id and held.until is None and held.role is not Role.SUBJECT:
                for one in conflicts(self._facts, held.role, name=person.name):
                    found.setdefault((one.id, one.what), one)
        return tuple(found.values())

    def _governors(self, panels: list[str]) -> Card:
        card = Card(_("Who can still hear it"), name="governors")
        if self._facts.governors:
            card.add(PlainLabel(wording.read(self._left.stock.words)))
            card.add(
                *(
                    PlainLabel(f"{one.governor.name}: {wording.read(one.why)}", "small")
                    for one in self._left.tainted
                )
            )
        else:
            card.add(
                PlainLabel(
                    _("No governors are entered yet. Enter them under School settings, to see here who can hear the case and an appeal."),
                    "muted",
                )
            )  # fmt: skip
        card.add(*(PlainLabel(line) for line in panels))
        return card

    # What can be recorded

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        record, team = view.record, view.record.team
        subject = team.person(record.case.subject)
        owner = _("The case owner appoints people.")
        members = _("Members of this case record what people declare.")
        keeps = _("The case owner, HR and the clerk keep the address.")
        readers = frozenset(one.id for one in view.readers)
        holder = team.holder(Role.COMMISSIONING_MANAGER)
        standing_ = tuple(one for one in record.relationships if not one.withdrawn)
        offers: list[Offer[Any]] = [
            Offer("appoint", _("&Appoint somebody…"), Permission.RUN_PROCEDURE,
                lambda: AppointForm(self._people, self._facts), self._appoint, owner),
            Offer("declare", _("Declare a re&lationship or conflict…"), Permission.DECLARE,
                lambda: DeclareForm(team, self._facts.governors), self._declare, members),
            Offer("hand_over", _("Hand over, or &take a key away…"), Permission.RUN_PROCEDURE,
                lambda: HandOverForm(view.readers, self._people, holder.id if holder else None, seen(view)),
                self._hand_over, owner),
            Offer("end_part", _("End a &part…"), Permission.RUN_PROCEDURE,
                lambda: EndPartForm(team, readers), self._end_part, owner),
            Offer("address", _("&Subject's address…"), Permission.PREPARE_LETTER,
                lambda: AddressForm(subject.address if subject else ()), self._keep, keeps),
        ]  # fmt: skip
        if standing_:
            offers.append(
                Offer("withdraw", _("&Withdraw a declaration…"), Permission.DECLARE,
                    lambda: WithdrawForm(team, standing_), self._withdraw, members)
            )  # fmt: skip
        return offers

    def _appoint(self, form: AppointForm) -> Callable[[], Changes]:
        person = form.person()
        return partial(
            self.user.cases.appoint,
            self.id,
            Role(form.role.value()),
            PersonId(person) if person else None,
            name=form.name.value(),
            post=form.post.value(),
            reason=form.reason.value(),
        )

    def _declare(self, form: DeclareForm) -> Callable[[], Changes]:
        return partial(
            self.user.team.declare,
            self.id,
            form.person(),
            Bond(form.bond.value()),
            to=form.other_end(),
            name=form.their_name(),
            post=form.their_post(),
            discussed=form.discussed.value() and not form.discussed.isHidden(),
            note=form.note.value(),
            on=form.on.value(),
        )

    def _withdraw(self, form: WithdrawForm) -> Callable[[], Changes]:
        return partial(self.user.team.withdraw, self.id, form.chosen(), form.reason.value())

    def _hand_over(self, form: HandOverForm) -> Callable[[], Changes]:
        return partial(
            self.user.team.hand_over,
            self.id,
            leaving=form.leaving(),
            to=form.successor(),
            involved=form.how(),
            why=form.why.value(),
        )

    @override
    def _recorded(self, changes: Changes) -> None:
        left = isinstance(self.form, HandOverForm) and self.form.leaving() == self.user.person
        super()._recorded(changes)
        if left:
            self.go_to(Place.HOME)

    def _end_part(self, form: EndPartForm) -> Callable[[], Changes]:
        held = form.chosen()
        return partial(self.user.team.end_part, self.id, held.role, held.person)

    def _keep(self, form: AddressForm) -> Callable[[], Changes]:
        return partial(self.user.cases.set_subject_address, self.id, form.lines())


def seen(view: CaseView) -> str:
    """What everybody with a key has been able to see until now."""
    record = view.record
    return _(
        "Until now they could see everything: {exhibits} piece(s) of evidence, {letters} letter(s) and {entries} entries of"
        " the log. Whoever leaves keeps what they saw or copied, and what old backups hold."
    ).format(exhibits=len(record.exhibits), letters=len(record.letters), entries=view.entries)
