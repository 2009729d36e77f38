"""What is asked about the target of an attack: the first look, what they were told, support, and a talk about it."""

from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.incident import (
    SUPPORT,
    Engagement,
    Incident,
    IncidentLook,
    SupportKind,
    SupportOffer,
    SupportReply,
    SupportReview,
)
from casebook.domain.triage import Answer, Question
from casebook.resources import _
from casebook.ui.widgets import wording
from casebook.ui.widgets.choice_field import ChoiceField
from casebook.ui.widgets.day_field import DayField, MomentField
from casebook.ui.widgets.field import CheckField, LineField, TextField
from casebook.ui.widgets.form import Form
from casebook.ui.widgets.incident_words import REPLIES
from casebook.ui.widgets.ticks_field import TicksField


class LookForm(Form):
    """The two questions of the first look, each with its reason."""

    def __init__(self, look: IncidentLook, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name="incident-look", parent=parent)
        answers = {each: _(words) for each, words in wording.ANSWERS.items()}
        self.offence = ChoiceField(
            _("May it be an offence?"), answers, name="offence", across=True, missing=_("Choose an answer. “Not sure” is one."),
            help=_("Threats, harassment, hatred, intimate pictures, false messages that do harm. This is not legal advice."),
        )  # fmt: skip
        self.offence_why = TextField(_("Why"), name="offence-why", lines=2)
        self.child = ChoiceField(
            _("May a child be at risk?"), answers, name="child", across=True, missing=_("Choose an answer. “Not sure” is one."),
            help=_("A child who is shown or named, or one who did it and may need help."),
        )  # fmt: skip
        self.child_why = TextField(_("Why"), name="child-why", lines=2)
        self.police = TextField(
            _("If the police are not told although it may be an offence: why not"), name="police-why-not", lines=2,
            help=_("Once they are told, record that on the page “Police”."),
        )  # fmt: skip
        self.on = DayField(_("Day of this look"), name="on", missing=_("Enter the day."))
        self.add(self.offence, self.offence_why, self.child, self.child_why, self.police, self.on)
        self.offence.edited.connect(self.fit)
        for choice, why, question in (
            (self.offence, self.offence_why, look.offence),
            (self.child, self.child_why, look.child),
        ):
            choice.set_value(question.answer)
            why.set_value(question.reason)
        self.police.set_value(look.police_why_not)
        self.on.set_value(look.on or today)
        self.fit()

    @override
    def fit(self) -> None:
        """Ask about the police only where it may be an offence."""
        self.police.setVisible(self.offence.value() in (Answer.YES, Answer.NOT_SURE))

    def look(self) -> IncidentLook:
        """What was answered."""
        return IncidentLook(
            offence=_question(self.offence, self.offence_why),
            child=_question(self.child, self.child_why),
            police_why_not="" if self.police.isHidden() else self.police.value(),
            on=self.on.value(),
        )


class EngagementForm(Form):
    """What the target was told and did, and who else knows."""

    def __init__(self, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(name="incident-told", parent=parent)
        self.advised_on = DayField(
            _("Day they were told not to reply"), name="advised-on",
            help=_("Say also: keep what you can see, with its address, the day and the time."),
        )  # fmt: skip
        self.advised_by = LineField(_("Who told them"), name="advised-by")
        self.answered = ChoiceField(
            _("Did they answer the attacker already?"), {"yes": _("Yes"), "no": _("No")}, name="answered", across=True,
            help=_("Either is all right. An answer is met with advice and is never a charge."),
        )  # fmt: skip
        self.at = MomentField(_("When they answered"), name="answered-at")
        self.what = TextField(_("What they answered"), name="answered-what", lines=2)
        self.nominated = MomentField(
            _("When the nominated person was told"), name="nominated",
            help=_("Whom the school has named for this. Leave it empty where they did it."),
        )  # fmt: skip
        self.accused = CheckField(
            _("A pupil accuses them, a teacher, of an offence"), name="teacher-accused",
            help=_("Then nobody may publish who the teacher is: Education Act 2002, section 141F."),
        )  # fmt: skip
        self.add(
            self.advised_on, self.advised_by, self.answered, self.at, self.what, self.nominated, self.accused
        )  # fmt: skip
        self.answered.edited.connect(self.fit)
        said = incident.engagement
        self.advised_on.set_value(said.advised_on)
        self.advised_by.set_value(said.advised_by)
        self.answered.set_value(None if said.answered is None else "yes" if said.answered else "no")
        self.at.set_moment(said.at)
        self.what.set_value(said.what)
        self.nominated.set_moment(incident.nominated_told_at)
        self.accused.set_value(incident.teacher_accused)
        self.fit()

    @override
    def fit(self) -> None:
        """Ask when and what only where they answered."""
        for field in (self.at, self.what):
            field.setVisible(self.answered.value() == "yes")

    def engagement(self) -> Engagement:
        """What was entered."""
        answered = {"yes": True, "no": False}.get(str(self.answered.value() or ""))
        return Engagement(
            answered=answered,
            at=self.at.moment() if answered else None,
            what=self.what.value() if answered else "",
            advised_on=self.advised_on.value(),
            advised_by=self.advised_by.value(),
        )


class SupportForm(Form):
    """What is offered to the target, and when to talk again."""

    def __init__(self, review_on: date | None, parent: QWidget | None = None) -> None:
        super().__init__(name="support", parent=parent)
        self.kinds = TicksField(
            _("What was offered"), {one: _(words) for one, words in SUPPORT.items()}, name="kinds", across=False,
            missing=_("Choose what was offered."),
        )  # fmt: skip
        self.on = DayField(
            _("Day it was offered"), name="on", missing=_("Enter the day it was offered.")
        )
        self.by = LineField(_("By whom"), name="by", missing=_("Say who offered it."))
        self.reply = ChoiceField(
            _("What they said"), {one: _(words) for one, words in REPLIES.items()}, name="reply",
            missing=_("Choose what they said. “No answer yet” is one."),
        )  # fmt: skip
        self.note = TextField(_("Note"), name="note", lines=2)
        self.review_on = DayField(
            _("Day to talk again"), name="review-on", missing=_("Choose a day to talk again.")
        )
        self.review_on.set_value(review_on)
        self.add(self.kinds, self.on, self.by, self.reply, self.note, self.review_on)

    def offers(self) -> tuple[SupportOffer, ...]:
        """One offer for each thing ticked."""
        on = self.on.value()
        assert on is not None
        reply = SupportReply(self.reply.value())
        return tuple(
            SupportOffer(SupportKind(kind), on, self.by.value(), reply, self.note.value())
            for kind in self.kinds.value()
        )


class SupportReviewForm(Form):
    """A talk with the target about how they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="support-review", parent=parent)
        self.on = DayField(_("Day of the talk"), name="on", missing=_("Enter the day of the talk."))
        self.by = LineField(_("Who spoke with them"), name="by", missing=_("Say who it was."))
        self.note = TextField(
            _("How they are, and whether the support helps"), name="note", lines=3, missing=_("Say how they are.")
        )  # fmt: skip
        self.next_on = DayField(
            _("Day to talk again"), name="next-on", help=_("Leave it empty where they want no more talks.")
        )  # fmt: skip
        self.add(self.on, self.by, self.note, self.next_on)

    def review(self) -> SupportReview:
        """What was entered."""
        on = self.on.value()
        assert on is not None
        return SupportReview(on, self.by.value(), self.note.value(), self.next_on.value())


def _question(choice: ChoiceField, why: TextField) -> Question:
    answer = choice.value()
    return Question(Answer(answer) if answer else None, why.value())
