"""What is asked at the end of a case: of a second person, of a departure, of an appeal, and of the closing."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.appeal_result import LIVE, AppealEnd, AppealResult, gives_back
from casebook.domain.closing import Access, Closing
from casebook.domain.decision import ReferralDecision, Sanction
from casebook.domain.departure import Departure
from casebook.resources import _
from casebook.ui.widgets.choice_field import ChoiceField, PickField
from casebook.ui.widgets.day_field import DayField
from casebook.ui.widgets.decision_words import REFERRALS, SANCTIONS
from casebook.ui.widgets.ending_words import ACCESS, APPEALS, FREE
from casebook.ui.widgets.field import CheckField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.number_field import NumberField
from casebook.ui.widgets.ticks_field import TicksField


def _referral(label: str, name: str, missing: str = "") -> PickField:
    words = {one: _(said) for one, said in REFERRALS.items()}
    return PickField(label, words, name=name, missing=missing)


def _decided(field: PickField) -> ReferralDecision | None:
    return ReferralDecision(field.value()) if field.value() else None


class SecondForm(Form):
    """Why a second person is asked."""

    def __init__(self, help: str, parent: QWidget | None = None) -> None:  # noqa: A002 - as in Field
        super().__init__(name="second", parent=parent)
        self.reason = TextField(
            _("&Why"),
            name="second-reason",
            lines=3,
            help=help,
            missing=_("Say why, in a sentence."),
        )
        self.add(self.reason)


class DepartureForm(Form):
    """How the subject left, and what is concluded all the same."""

    def __init__(self, known: Departure, parent: QWidget | None = None) -> None:
        super().__init__(name="departure", parent=parent)
        self.left = DayField(_("Last day of employment"), name="left-on",
            help=_("Leave it empty while it lies ahead."))  # fmt: skip
        self.conclusion = TextField(_("What is concluded"), name="conclusion", lines=4,
            help=_("On the serious or safeguarding part, on the evidence there is. Leaving ends no inquiry into harm to a child."),
            missing=_("Say what is concluded on the evidence there is."))  # fmt: skip
        self.dbs = _referral(
            _("Disclosure and Barring Service (DBS)"), "dbs", _("Choose what was decided.")
        )
        self.tra = _referral(
            _("Teaching Regulation Agency (TRA)"), "tra", _("Choose what was decided.")
        )
        self.reasons = TextField(_("Why these were decided so"), name="referral-reasons", lines=3,
            missing=_("Say why the referrals were decided as they were."))  # fmt: skip
        self.free = TicksField(_("An agreement leaves everybody free to tell"),
            {one: _(words) for one, words in FREE.items()}, name="free", across=False,
            help=_("Only where there is one. Tick each after reading its terms: it may silence nobody."))  # fmt: skip
        self.add(self.left, self.conclusion, self.dbs, self.tra, self.reasons, self.free)
        self.left.set_value(known.left_on)
        self.conclusion.set_value(known.conclusion)
        self.dbs.set_value(known.dbs)
        self.tra.set_value(known.tra)
        self.reasons.set_value(known.referral_reasons)
        self.free.set_value(known.free_to_tell)

    def departure(self) -> Departure:
        """What was typed."""
        return Departure(
            self.left.value(), self.conclusion.value(), _decided(self.dbs), _decided(self.tra),
            self.reasons.value(), self.free.value(),
        )  # fmt: skip


class AppealForm(Form):
    """What an appeal came to, and what was put right. It asks only what the answer leaves to be asked."""

    def __init__(
        self, known: AppealResult | None, decided: Sanction | None, *, authority: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name="appeal-result", parent=parent)
        self._decided, self._authority = decided, authority
        self.end = ChoiceField(_("What the appeal came to"), {one: _(words) for one, words in APPEALS.items()},
            name="end", missing=_("Choose what the appeal came to."))  # fmt: skip
        self.on = DayField(_("Day it was decided"), name="decided-on", missing=_("Enter the day."))
        self.reasons = TextField(_("The panel's reasons"), name="appeal-reasons", lines=4,
            missing=_("Write down the panel's reasons."))  # fmt: skip
        self.instead = PickField(_("Outcome in its place"), {one: _(SANCTIONS[one]) for one in lighter(decided)},
            name="instead", missing=_("Choose the outcome that takes its place."))  # fmt: skip
        self.months = NumberField(_("Months for which it counts"), name="months", digits=2,
            missing=_("Enter the months."))  # fmt: skip
        self.counts = DayField(_("Counted from"), name="counts-from", missing=_("Enter the day it counts from."),
            help=_("Usually the day of the first outcome letter."))  # fmt: skip
        self.told = DayField(_("Day the local authority was told"), name="authority-told",
            help=_("Leave it empty until it is done: the case is closed when it is."))  # fmt: skip
        self.pay = DayField(_("Day pay was made good"), name="pay-restored",
            help=_("From the last day of employment on. Leave it empty until it is done."))  # fmt: skip
        self.service = CheckField(
            _("Service counts as unbroken, and payroll knows"), name="service"
        )
        self.add(self.end, self.on, self.reasons, self.instead, self.months, self.counts, self.told,
            self.pay, self.service)  # fmt: skip
        if known is not None:
            self._put(known)
        self.edited.connect(self.fit)
        self.fit()

    def _put(self, known: AppealResult) -> None:
        self.end.set_value(known.end)
        self.on.set_value(known.on)
        self.reasons.set_value(known.reasons)
        self.instead.set_value(known.instead)
        self.months.set_number(known.live_months)
        self.counts.set_value(known.counts_from)
        self.told.set_value(known.authority_told_on)
        self.pay.set_value(known.pay_restored_on)
        self.service.set_value(known.service_unbroken)

    @override
    def fit(self) -> None:
        lesser = self.end.value() == AppealEnd.LESSER
        counts = lesser and self.instead.value() in LIVE
        back = bool(self.end.value()) and self._takes_back()
        for field, asked in ((self.instead, lesser), (self.months, counts), (self.counts, counts),
                             (self.told, back and self._authority), (self.pay, back), (self.service, back)):  # fmt: skip
            field.setVisible(asked)

    def _takes_back(self) -> bool:
        end = AppealEnd(self.end.value())
        chosen = self.instead.value()
        if end is AppealEnd.LESSER and not chosen:
            return False
        return gives_back(end, Sanction(chosen) if chosen else None, self._decided)

    def result(self) -> AppealResult:
        """What was typed, without what is not asked."""
        on, back = self.on.value(), self._takes_back()
        assert on is not None
        lesser = self.end.value() == AppealEnd.LESSER
        counts = lesser and self.instead.value() in LIVE
        return AppealResult(
            AppealEnd(self.end.value()), on, self.reasons.value(),
            instead=Sanction(self.instead.value()) if lesser else None,
            live_months=self.months.number() if counts else None,
            counts_from=self.counts.value() if counts else None,
            authority_told_on=self.told.value() if back and self._authority else None,
            pay_restored_on=self.pay.value() if back else None,
            service_unbroken=back and self.service.value(),
        )  # fmt: skip


def lighter(decided: Sanction | None) -> tuple[Sanction, ...]:
    """The outcomes an appeal may put in place of what was decided, the lightest first."""
    every = tuple(Sanction)
    first = every.index(Sanction.INFORMAL_ADVICE)
    return every[first : every.index(decided)] if decided in every[first + 1 :] else every[first:-1]


class ClosingForm(Form):
    """The closing record."""

    def __init__(self, known: Closing, parent: QWidget | None = None) -> None:
        super().__init__(name="closing", parent=parent)
        wanted = _("Choose what was decided.")
        self.dbs = _referral(_("Disclosure and Barring Service (DBS)"), "dbs", wanted)
        self.tra = _referral(_("Teaching Regulation Agency (TRA)"), "tra", wanted)
        self.lado = _referral(_("Designated officer of the local authority (LADO)"), "lado", wanted)
        self.reasons = TextField(_("Why these were decided so"), name="referral-reasons", lines=3,
            missing=_("Say why the referrals were decided as they were."))  # fmt: skip
        self.access = ChoiceField(_("Access to the school's systems"), {one: _(words) for one, words in ACCESS.items()},
            name="access", missing=_("Choose what became of access."))  # fmt: skip
        self.access_on = DayField(
            _("Day it was given back"), name="access-on", missing=_("Enter the day.")
        )
        self.support = TextField(_("Support"), name="support", lines=3,
            help=_("How it ended for everybody concerned, or who goes on with it."),
            missing=_("Say how support ended, or who goes on with it."))  # fmt: skip
        self.lessons = TextField(_("What the school learned"), name="lessons", lines=3,
            help=_("Without names. “Nothing” is an answer."), missing=_("Say what the school learned."))  # fmt: skip
        self.add(
            self.dbs,
            self.tra,
            self.lado,
            self.reasons,
            self.access,
            self.access_on,
            self.support,
            self.lessons,
        )
        self.dbs.set_value(known.dbs)
        self.tra.set_value(known.tra)
        self.lado.set_value(known.lado)
        self.reasons.set_value(known.referral_reasons)
        self.access.set_value(known.access)
        self.access_on.set_value(known.access_on)
        self.support.set_value(known.support)
        self.lessons.set_value(known.lessons)
        self.edited.connect(self.fit)
        self.fit()

    @override
    def fit(self) -> None:
        self.access_on.setVisible(self.access.value() == Access.RESTORED)

    def closing(self) -> Closing:
        """What was typed."""
        restored = self.access.value() == Access.RESTORED
        return Closing(
            _decided(self.dbs), _decided(self.tra), _decided(self.lado), self.reasons.value(),
            Access(self.access.value()), self.access_on.value() if restored else None,
            self.support.value(), self.lessons.value(),
        )  # fmt: skip
