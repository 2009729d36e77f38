"""What is asked about a suspension: the decision with every alternative, who was told, a contact, and its end."""

from PySide6.QtWidgets import QWidget

from casebook.domain.ids import EventId
from casebook.domain.suspension import (
    CheckIn,
    EndedBy,
    Suspender,
    Suspension,
    SuspensionEnd,
)
from casebook.resources import _
from casebook.ui.widgets.beside_words import ALTERNATIVES, ENDERS, PURPOSES, SUSPENDERS
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import CheckField, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.ticks_field import TicksField


class SuspensionForm(Form):
    """The decision to suspend (DOC-06). Nothing is filled in for whoever decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="suspension", parent=parent)
        self._decision()
        self._alternatives()
        self._terms()
        self._told()

    def _decision(self) -> None:
        self.heading(_("The decision"))
        self.decided_at = MomentField(
            _("When it was decided"), name="decided-at", missing=_("Enter when it was decided.")
        )
        self.suspender = ChoiceField(
            _("Who decided"),
            {one: _(words) for one, words in SUSPENDERS.items()},
            name="suspender",
            across=True,
            missing=_("Say who decided."),
        )
        self.decided_by = LineField(
            _("Name"),
            name="decided-by",
            missing=_("Enter the name of who decided."),
            help=_("The person, or the committee."),
        )
        self.began = DayField(_("First day"), name="began", missing=_("Enter the first day."))
        self.grounds = TextField(
            _("The reasonable and proper cause"),
            name="grounds",
            lines=4,
            missing=_("Say what the cause is."),
            help=_(
                "What makes it needed now. It says nothing of what happened, and nobody is judged by it."
            ),
        )
        self.purposes = TicksField(
            _("What it is to protect"),
            {one: _(words) for one, words in PURPOSES.items()},
            name="purposes",
            across=False,
            missing=_("Choose what it is to protect. Nothing else is a reason to suspend."),
        )
        self.risk = TextField(
            _("The risk if nobody is suspended"),
            name="risk",
            lines=2,
            missing=_("Say what the risk is."),
        )
        self.consulted = LineField(
            _("Who was asked before"),
            name="consulted",
            missing=_("Say who was asked, or that nobody was."),
            help=_("The HR adviser, the designated officer (LADO), the police."),
        )
        self.add(
            self.decided_at,
            self.suspender,
            self.decided_by,
            self.began,
            self.grounds,
            self.purposes,
            self.risk,
            self.consulted,
        )

    def _alternatives(self) -> None:
        self.heading(
            _("What could be done instead"),
            _("Say of each why it would not do. If one would, do not suspend."),
        )
        self.rejected = {
            one: LineField(_(words), name=f"instead-{one}", missing=_("Say why it would not do."))
            for one, words in ALTERNATIVES.items()
        }
        self.add(*self.rejected.values())

    def _terms(self) -> None:
        self.heading(_("The terms"))
        self.full_pay = CheckField(
            _("On full pay"),
            name="full-pay",
            missing=_("A suspension is on full pay. Ask your HR adviser if it is not."),
        )
        self.conditions = TextField(
            _("What is asked of them"),
            name="conditions",
            lines=4,
            missing=_("Say what is asked of them."),
            help=_(
                "When to be reachable, whom not to contact, systems, property. They may always talk to their union, to a"
                " companion and to people who help them prepare."
            ),
        )
        self.contact = LineField(
            _("Whom they can turn to, and how"),
            name="contact",
            missing=_("Name somebody they can turn to."),
            help=_("Somebody who is no witness and does not investigate."),
        )
        self.support = TextField(
            _("Support offered"), name="support", lines=2, missing=_("Say what support is offered.")
        )
        self.review_on = DayField(
            _("Day of the first review"),
            name="review-on",
            missing=_("Enter the day of the first review."),
        )
        self.add(self.full_pay, self.conditions, self.contact, self.support, self.review_on)

    def _told(self) -> None:
        self.heading(
            _("Who was told"), _("At once. What has not happened yet can be recorded later.")
        )
        self.la_at = MomentField(_("When the local authority was told"), name="la-at")
        self.other_at = MomentField(
            _("When the other was told"),
            name="other-at",
            help=_(
                "The governing body where the headteacher suspends; the headteacher where the governing body does."
            ),
        )
        self.letter_on = DayField(_("Day the letter was given"), name="letter-on")
        self.add(self.la_at, self.other_at, self.letter_on)

    def suspension(self) -> Suspension:
        """What was typed."""
        decided, began, review = (
            self.decided_at.moment(),
            self.began.value(),
            self.review_on.value(),
        )
        assert decided is not None
        assert began is not None
        assert review is not None
        return Suspension(
            id=EventId(""),
            began=began,
            decided_at=decided,
            suspender=Suspender(self.suspender.value()),
            decided_by=self.decided_by.value(),
            grounds=self.grounds.value(),
            purposes=self.purposes.value(),
            rejected=tuple((one.value, field.value()) for one, field in self.rejected.items()),
            risk=self.risk.value(),
            consulted=self.consulted.value(),
            conditions=self.conditions.value(),
            contact=self.contact.value(),
            support=self.support.value(),
            full_pay=self.full_pay.value(),
            review_on=review,
            informed_la_at=self.la_at.moment(),
            informed_other_at=self.other_at.moment(),
            letter_on=self.letter_on.value(),
        )


class SuspensionToldForm(Form):
    """Who was told of a suspension, and when its letter was given."""

    def __init__(self, one: Suspension, parent: QWidget | None = None) -> None:
        super().__init__(name="suspension-told", parent=parent)
        self.la_at = MomentField(_("When the local authority was told"), name="la-at")
        self.other_at = MomentField(
            _("When the other of headteacher and governing body was told"), name="other-at"
        )
        self.letter_on = DayField(_("Day the letter was given"), name="letter-on")
        self.la_at.set_moment(one.informed_la_at)
        self.other_at.set_moment(one.informed_other_at)
        self.letter_on.set_value(one.letter_on)
        self.add(self.la_at, self.other_at, self.letter_on)


class CheckInForm(Form):
    """A contact that kept in touch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="check-in", parent=parent)
        self.on = DayField(_("Day of the contact"), name="on", missing=_("Enter the day."))
        self.by = LineField(_("Who kept in touch"), name="by", missing=_("Say who kept in touch."))
        self.note = TextField(
            _("How they are, and what they need"),
            name="note",
            lines=3,
            help=_("Nothing about the allegation."),
        )
        self.add(self.on, self.by, self.note)

    def contact(self) -> CheckIn:
        """What was typed."""
        on = self.on.value()
        assert on is not None
        return CheckIn(on, self.by.value(), self.note.value())


class SuspensionEndForm(Form):
    """The decision that ends a suspension. `academy`: its own scheme may name somebody else."""

    def __init__(self, *, academy: bool, parent: QWidget | None = None) -> None:
        super().__init__(name="suspension-end", parent=parent)
        enders = {
            one: _(words)
            for one, words in ENDERS.items()
            if academy or one is EndedBy.GOVERNING_BODY
        }
        self.on = DayField(_("Day of the decision"), name="on", missing=_("Enter the day."))
        self.by = ChoiceField(_("Who decided"), enders, name="by", missing=_("Say who decided."))
        self.decided_by = LineField(
            _("Name of the committee or governor"),
            name="decided-by",
            missing=_("Enter who decided."),
        )
        self.reason = TextField(
            _("Why it ends"), name="reason", lines=3, missing=_("Say why it ends.")
        )
        self.plan = TextField(
            _("Plan for the return"),
            name="plan",
            lines=3,
            help=_("Who meets them, restrictions, support."),
        )
        self.la_at = MomentField(_("When the local authority was told"), name="la-at")
        self.other_at = MomentField(_("When the headteacher was told"), name="other-at")
        self.letter_on = DayField(_("Day the letter was given"), name="letter-on")
        self.add(
            self.on,
            self.by,
            self.decided_by,
            self.reason,
            self.plan,
            self.la_at,
            self.other_at,
            self.letter_on,
        )

    def ending(self) -> SuspensionEnd:
        """What was typed."""
        on = self.on.value()
        assert on is not None
        return SuspensionEnd(
            on,
            EndedBy(self.by.value()),
            self.decided_by.value(),
            self.reason.value(),
            "",
            self.plan.value(),
            self.la_at.moment(),
            self.other_at.moment(),
            self.letter_on.value(),
        )
