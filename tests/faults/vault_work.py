"""What a killed program was doing with keys: sharing, founding, remembering, changing a slot."""

import sys
from pathlib import Path

from casebook.domain.ids import CaseId, PersonId
from casebook.vault.cost import Cost, CostLimits
from casebook.vault.secret import Secret
from casebook.vault.vault import open_vault

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LIMITS = CostLimits(floor=CHEAP, ceiling=CHEAP)
OLD, NEW = "quiet harbour violet tractor", "copper meadow thirteen owls"


def main(folder: Path, name: str, case_id: str, newcomer: str) -> None:
    """Do one of everything that writes, saying each time what is done."""
    person = open_vault(folder, limits=LIMITS, app_data=None).sign_in(name, Secret(OLD))
    case = person.open_case(CaseId(case_id), write=True)
    case.take_lease(monotonic=0.0, over=True)
    card = person.confirmed(PersonId(newcomer))
    assert card is not None
    prepared = person.prepare_key_set(case, (card,), ("clerk",))
    prepared.commit()
    print("SHARED", flush=True)
    founded = person.create_case(person.confirmed_cards(), ("a", "b"))
    print("FOUNDED", founded.id, flush=True)
    person.remember(case.id, 3, "00" * 32, 1)
    print("REMEMBERED", flush=True)
    person.set_password(Secret(OLD), Secret(NEW))
    print("CHANGED", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
