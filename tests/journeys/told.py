"""The practice stories told once, with the casebook kept as it was before each scene, to look into and to act in."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from casebook.domain.clock import PlayedClock
from casebook.domain.ids import CaseId
from casebook.domain.procedure_view import ProcedureView
from casebook.domain.roles import Role
from casebook.services import demo_play
from casebook.services.demo_cast import Player
from casebook.services.demo_play import Production
from casebook.services.demo_scene import Opening, Told
from casebook.services.opening import Opener
from casebook.services.user import User
from casebook.vault.cost import STANDARD_LIMITS, Cost, CostLimits

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
OPENER = Opener(CHEAP, CostLimits(CHEAP, STANDARD_LIMITS.ceiling), None)


@dataclass
class Chronicle:
    """One casebook as it was at every moment of its stories."""

    production: Production
    home: Path
    told: Told
    kept: list[tuple[datetime, Path]] = field(default_factory=list)
    seen: dict[tuple[str, datetime], ProcedureView] = field(default_factory=dict)

    def case(self, scenario: str) -> CaseId:
        return self.told.cases[scenario]

    def folder(self, moment: datetime) -> Path:
        """The casebook as it was at a moment: before the first scene that comes later."""
        later = [folder for when, folder in self.kept if when > moment]
        return later[0] if later else self.home / self.production.name

    def sit(self, player: Player, moment: datetime, into: Path) -> User:
        """Somebody signed in at a moment, in a copy that nobody else has."""
        copy = into / "casebook"
        shutil.copytree(self.folder(moment), copy)
        return demo_play.sign_in(copy, player, clock=PlayedClock(moment), opener=OPENER)

    def view(self, scenario: str, moment: datetime) -> ProcedureView:
        """The case as its rules were asked about it at a moment, by its founder."""
        if (scenario, moment) not in self.seen:
            clock = PlayedClock(moment)
            user = demo_play.sign_in(
                self.folder(moment), self.production.founder, clock=clock, opener=OPENER
            )
            record = user.cases.view(self.case(scenario)).record
            self.seen[scenario, moment] = user.session.procedure_view(record, frozenset(Role))
            user.close()
        return self.seen[scenario, moment]


def tell(production: Production, home: Path) -> Chronicle:
    """Play every scene, keeping the casebook as it was before each."""
    folder, clock = home / production.name, PlayedClock(production.set_up)
    told = demo_play.enrol(production, folder, None, clock=clock, opener=OPENER)
    made = Chronicle(production, home, told)
    with demo_play.Stage(folder, clock=clock, opener=OPENER) as stage:
        for number, scene in enumerate(production.scenes):
            stage.leave()
            made.kept.append((scene.moment, shutil.copytree(folder, home / str(number))))
            clock.set(scene.moment)
            user = stage.user(scene.who)
            if isinstance(scene, Opening):
                scene.act(user, told)
            else:
                scene.act(user, told.cases[scene.scenario], told)
    return made
