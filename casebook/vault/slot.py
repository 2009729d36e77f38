"""A slot: a person's seed, sealed under a password or a recovery sheet."""

import os
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain import canon
from casebook.domain.canon import CanonValue
from casebook.domain.ids import CasebookId, PersonId
from casebook.errors import WrongPassword
from casebook.vault import fields
from casebook.vault.cost import Cost, CostLimits
from casebook.vault.device_secret import DeviceSecret
from casebook.vault.key import CannotUnseal, Key, stretched
from casebook.vault.secret import Secret

_SALT = 16


class SlotKind(StrEnum):
    """What opens it."""

    PASSWORD = "password"  # noqa: S105 - the kind, not one
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as it is kept. `salt` and `sealed` are hex; a sheet has no cost, having 140 random bits."""

    kind: SlotKind
    salt: str
    cost: Cost | None
    device: bool
    sealed: str

    def written(self) -> dict[str, CanonValue]:
        """The slot as it is written."""
        return {**self._header(), "sealed": self.sealed}

    def _header(self) -> dict[str, CanonValue]:
        cost = self.cost
        kdf = None if cost is None else [cost.memory_kib, cost.passes, cost.lanes]
        return {"kind": self.kind.value, "salt": self.salt, "kdf": kdf, "device": self.device}

    def bound_to(self, casebook: CasebookId, person: PersonId) -> bytes:
        """What the seal covers beside the seed: the whole header, cost and all."""
        return canon.encode(["casebook/slot-header/v1", casebook, person, self._header()])


def read_slot(value: CanonValue) -> Slot:
    """The slot these fields say; raises `Malformed` for anything else."""
    read = fields.mapping(value, "kind", "salt", "kdf", "device", "sealed")
    kind = fields.one_of(SlotKind, read["kind"])
    if (read["kdf"] is None) != (kind is SlotKind.SHEET):
        raise fields.Malformed
    return Slot(
        kind=kind,
        salt=fields.hexed(read["salt"], length=_SALT),
        cost=None if read["kdf"] is None else read_cost(read["kdf"]),
        device=fields.flag(read["device"]),
        sealed=fields.hexed(read["sealed"]),
    )


def read_cost(value: CanonValue) -> Cost:
    """The cost in these fields; raises `Malformed`. It has still to be checked against the limits."""
    memory, passes, lanes = fields.sequence(value, length=3)
    return Cost(fields.whole(memory), fields.whole(passes), fields.whole(lanes))


def make_slot(
    seed: Key,
    secret: Secret,
    *,
    casebook: CasebookId,
    person: PersonId,
    cost: Cost | None,
    device: DeviceSecret | None = None,
) -> Slot:
    """Seal a seed: under a password at this cost, or under a sheet where the cost is None."""
    kind = SlotKind.SHEET if cost is None else SlotKind.PASSWORD
    salt = os.urandom(_SALT).hex()
    bare = Slot(kind=kind, salt=salt, cost=cost, device=device is not None, sealed="")
    key = _slot_key(bare, secret, casebook=casebook, person=person, device=device)
    sealed = key.seal(seed.kept(), bare.bound_to(casebook, person))
    key.wipe()
    return Slot(kind=kind, salt=salt, cost=cost, device=bare.device, sealed=sealed.hex())


def open_slot(
    slot: Slot,
    secret: Secret,
    *,
    casebook: CasebookId,
    person: PersonId,
    limits: CostLimits,
    device: DeviceSecret | None = None,
) -> Key:
    """The seed in a slot; raises `CostRefused` before any work, or `WrongPassword`."""
    if slot.cost is not None:
        limits.check(slot.cost)
    key = _slot_key(slot, secret, casebook=casebook, person=person, device=device)
    try:
        return Key(key.unseal(bytes.fromhex(slot.sealed), slot.bound_to(casebook, person)))
    except (CannotUnseal, ValueError):
        raise WrongPassword from None
    finally:
        key.wipe()


def spend(secret: Secret, cost: Cost, limits: CostLimits) -> None:
    """Do the work of one try, so that an unknown name takes as long as a wrong password."""
    limits.check(cost)
    stretched(secret, salt=os.urandom(_SALT), cost=cost).wipe()


def _slot_key(
    slot: Slot,
    secret: Secret,
    *,
    casebook: CasebookId,
    person: PersonId,
    device: DeviceSecret | None,
) -> Key:
    salt = bytes.fromhex(slot.salt)
    if slot.cost is None:
        start = secret._normal() or b""  # noqa: SLF001 - the vault's own
    else:
        key = stretched(secret, salt=salt, cost=slot.cost)
        start = key.kept()
        key.wipe()
    if slot.device and device is not None:
        start += device._kept.kept()  # noqa: SLF001 - the vault's own
    info = canon.encode(["casebook/slot/v1", casebook, person, slot.kind.value])
    return Key.from_any(start, salt=salt, info=info)
