"""The school's casebook in which the case about the headteacher is kept too, sealed without her."""

from dataclasses import dataclass
from pathlib import Path

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.services import demo_play
from casebook.services.demo_casebooks import GOVERNANCE_CASEBOOK
from casebook.services.demo_cast import GWEN, LENA, NOOR, ORIEL, RUTH, Player, at
from casebook.services.demo_scene import Opening, Told
from casebook.services.opening import Secret
from casebook.services.user import User
from tests.journeys.told import OPENER, Chronicle

AFTERWARDS = at(2026, 6, 6, 9, 0)
_BEGUN = at(2026, 3, 2, 9, 0)


@dataclass
class Inside:
    """The casebook after SC-3 was played in it by the chair, an investigator from outside, HR and the clerk."""

    folder: Path
    case: CaseId
    school: Chronicle

    def sign_in(self, player: Player) -> User:
        clock = PlayedClock(AFTERWARDS)
        return demo_play.sign_in(self.folder, player, clock=clock, opener=OPENER)


def play_inside(school: Chronicle, home: Path) -> Inside:
    """Enrol the chair and the investigator at the school, then play SC-3 beside SC-1 and SC-5."""
    clock = PlayedClock(_BEGUN)
    told = Told(dict(school.told.people), None)
    oriel = school.sit(ORIEL, _BEGUN, home)
    folder = oriel.folder
    for player in (RUTH, GWEN):
        enrolment = oriel.people.enrol(
            player.name, Secret(player.password), post=player.post, title=player.title
        )
        oriel.people.confirm(enrolment, agreed=True)
        told.people[player.name] = enrolment.person
    oriel.close()
    for player in (RUTH, GWEN, NOOR, LENA):
        user = demo_play.sign_in(folder, player, clock=clock, opener=OPENER)
        for one in user.people.enrolled():
            if not one.confirmed and one.id != user.person:
                user.people.confirm_person(one.id, agreed=True)
        user.close()
    with demo_play.Stage(folder, clock=clock, opener=OPENER) as stage:
        for scene in GOVERNANCE_CASEBOOK.scenes:
            clock.set(scene.moment)
            user = stage.user(scene.who)
            if isinstance(scene, Opening):
                scene.act(user, told)
            elif scene.what != "the subject's post":  # the school keeps a staff record of its own
                scene.act(user, told.cases[scene.scenario], told)
    return Inside(folder, told.cases["SC-3"], school)
