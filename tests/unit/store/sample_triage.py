"""What stands behind the answers of triage, and the questions on lawful expression, with every field filled."""

from dataclasses import replace
from datetime import date
from typing import Any

from casebook.domain.allegation import Act, Capacity, Level
from casebook.domain.evidence import Visibility
from casebook.domain.expression import Expression, Objection, Proportion, Protection, View
from casebook.domain.facts import (
    Characteristic,
    Content,
    Device,
    Facts,
    Material,
    Mentioned,
    Sure,
    Timing,
)
from casebook.domain.offence import Offence, OffenceView, Said
from casebook.domain.suspension import Alternative
from casebook.domain.triage import (
    Answer,
    Breach,
    HarmLimbs,
    Question,
    SuspensionThought,
    SuspensionView,
    TriageDetails,
    Welfare,
)


def facts() -> Facts:
    return Facts(
        act=Act.POST,
        capacity=Capacity.PERSONAL,
        timing=Timing.NON_WORKING_DAY,
        device=Device.OWN,
        visibility=Visibility.PUBLIC,
        school_in_name=Sure.YES,
        discusses_work=Sure.UNSURE,
        disclaimer=Sure.NO,
        material=(Material.PHOTOGRAPH, Material.WORDS),
        mentioned=(Mentioned.PUPIL,),
        content=(Content.OFFENSIVE, Content.CONFIDENTIAL_PERSON),
        characteristics=(Characteristic.DISABILITY,),
        pupil_shown=Sure.YES,
        pupil_named=Sure.NO,
        pupils=("P-07", "P-08"),
        in_words="Nothing of the kind",
    )


def triage_details() -> TriageDetails:
    return TriageDetails(
        facts=facts(),
        level=Level.POTENTIAL_GROSS_MISCONDUCT,
        level_reason="It was public and named the school",
        harm=HarmLimbs(
            Question(Answer.NOT_SURE, "Asked"),
            Question(Answer.NO, "Nothing of the kind"),
            Question(Answer.NO, "Nothing of the kind either"),
            Question(Answer.YES, "It mocked a child"),
        ),
        low_level=Question(Answer.NO, "It is above that"),
        breach=Breach("A name", "Of one pupil", Question(Answer.NO, "Taken down in an hour")),
        suspension=SuspensionView(
            SuspensionThought.CONSIDER, (Alternative.HOME, Alternative.LEAVE), "Neither is enough"
        ),
        welfare=Welfare("The school business manager", "The form teacher"),
        offences=(
            OffenceView(
                Offence.HATE_CRIME,
                Said.REPORTED,
                "The police, by 101",
                date(2026, 11, 3),
                "They asked for it",
            ),
            OffenceView(Offence.DATA_OFFENCE, Said.NOT_REPORTED, reason="No data were taken"),
        ),
    )


def expression() -> Expression:
    form = Proportion(
        view=View.POLITICAL,
        view_words="That the plan is wrong",
        objection=Objection.MANNER,
        objection_evidence="The tone of the second post",
        content="One post in her own words",
        reach=640,
        audience="Parents and former pupils",
        personal="A personal page",
        intrusion="One parent, who complained",
        effect="None is shown",
        at_work=Question(Answer.NO, "Nobody noticed anything"),
        insight="Taken down when asked",
        least_intrusive="Advice was considered",
        advice_on=date(2026, 11, 4),
        advice_from="The authority's solicitor",
        advice="Go on, with care",
    )
    answers: dict[str, Any] = {
        each.value: Question(Answer.NO, f"Not that: {each}") for each in Protection
    }
    return replace(Expression(form=form), **answers)
