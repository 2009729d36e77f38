"""What is kept of a case, and until when: each record set by its own rule, worked out and never typed."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casebook.domain.case_view import CaseView
from casebook.domain.roles import Permission
from casebook.resources import _
from casebook.ui.form_page import FormPage, Offer
from casebook.ui.widgets import wording
from casebook.ui.widgets.fact_card import facts_card
from casebook.ui.widgets.keeping_cards import line_card
from casebook.ui.widgets.plain import PlainLabel
from casebook.ui.widgets.retention_form import RetentionForm


class RetentionPage(FormPage):
    """The schedule, what a reference may say, and the days a person enters for it."""

    @override
    def heading(self) -> tuple[str, str]:
        return _("What is kept, and until when"), _(
            "Each part is kept by its own rule. What counts against somebody and what is merely on file are two things."
        )

    @override
    def cards(self, view: CaseView) -> list[QWidget]:
        keeping = view.keeping
        if keeping is None:
            return []
        pension = keeping.pension_on
        cards: list[QWidget] = [line_card(line) for line in keeping.lines]
        if len(cards) == 1:
            cards.insert(
                0,
                PlainLabel(
                    _("How long the case itself is kept follows from how it ends."), "muted"
                ),
            )
        cards.append(
            facts_card(
                _("In references"),
                [
                    (_("What may be said"), wording.read(keeping.reference)),
                    (_("Pension age"), wording.day(pension) if pension else _("Not known")),
                ],
                name="reference",
            )
        )
        return cards

    @override
    def offers(self, view: CaseView) -> list[Offer[Any]]:
        record = view.record
        pupils = record.pupils
        return [
            Offer(
                "details",
                _("E&nter the days this is worked out from…"),
                Permission.COMPLETE_REPORT,
                lambda: RetentionForm(record.retention_detail, pupils),
                lambda form: partial(self.user.retention.save, self.id, form.detail()),
                _("The case owner or the HR adviser enters this."),
            )
        ]
