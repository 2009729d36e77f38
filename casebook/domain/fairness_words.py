"""The parts of a case in words, for the screen and for paper."""

from collections.abc import Mapping
from typing import Final

from casebook.domain.fairness_check import Part
from casebook.domain.words import N_

PARTS: Final[Mapping[Part, str]] = {
    Part.START: N_("Report and triage"),
    Part.INVESTIGATION: N_("Investigation"),
    Part.CHARGES: N_("Charges and invitation"),
    Part.HEARING: N_("Hearing"),
    Part.OUTCOME: N_("Decision and letter"),
    Part.APPEAL: N_("Appeal"),
    Part.BESIDE: N_("Beside the case"),
    Part.CLOSE: N_("Close and keep"),
}
