"""The two practice casebooks: the school's, and the one its chair of governors keeps away from the school."""

from typing import Final

from casebook.services import (
    demo_sc1,
    demo_sc1_hearing,
    demo_sc3,
    demo_sc3_hearing,
    demo_sc4,
    demo_sc5,
)
from casebook.services.demo_cast import GOVERNANCE_PLAYERS, PLAYERS, at
from casebook.services.demo_play import Production
from casebook.services.demo_scene import in_order
from casebook.services.demo_school import settle_governance, settle_school

SCHOOL_CASEBOOK: Final = Production(
    name="casebook",
    players=PLAYERS,
    set_up=at(2025, 9, 8, 9, 0),
    settle=settle_school,
    scenes=in_order(
        (*demo_sc5.SCENES, *demo_sc1.SCENES, *demo_sc1_hearing.SCENES, *demo_sc4.SCENES)
    ),
    afterwards=at(2026, 5, 19, 16, 0),
    subjects={
        "Kerensa Holloway-Pike": demo_sc1.SCENARIO,
        demo_sc4.TARGET: demo_sc4.SCENARIO,
        "Bram Ellery": demo_sc5.SCENARIO,
    },
)
GOVERNANCE_CASEBOOK: Final = Production(
    name="governance",
    players=GOVERNANCE_PLAYERS,
    set_up=at(2025, 9, 15, 18, 0),
    settle=settle_governance,
    scenes=in_order((*demo_sc3.SCENES, *demo_sc3_hearing.SCENES)),
    afterwards=at(2026, 6, 5, 16, 0),
    subjects={"Oriel Tansley": demo_sc3.SCENARIO},
)
CASEBOOKS: Final = (SCHOOL_CASEBOOK, GOVERNANCE_CASEBOOK)
