"""Whose turn it is to write in one open file: its lease, watched on this PC's own clock."""

from collections.abc import Callable

from casebook.domain.words import N_, Words, say
from casebook.errors import CasebookError, HeldElsewhere
from casebook.vault.keyed_file import KeyedFile
from casebook.vault.lease import PATIENCE, LeaseKind, LeaseState

Monotonic = Callable[[], float]

_FOLDER = N_("The casebook's folder cannot be written to here, so you can read this case only.")
_DRIVE = N_(
    "The drive of this casebook does not keep two PCs from writing at once, so you can read this case only."
    " Move the casebook to another drive to write in it."
)
_HELD = N_(
    "This case is open for writing on another PC or in another window. You can read it here;"
    " close it there to write."
)
_QUIET = N_(
    "This case was open for writing elsewhere, and that PC has been quiet for over {seconds} seconds."
    " If nobody is writing there any more, you can take over."
)


class Turn:
    """The turn of one opening. `ours` from taking it until it is given back or lost."""

    def __init__(self, keyed: KeyedFile, monotonic: Monotonic) -> None:
        self._keyed = keyed
        self._monotonic = monotonic
        self.ours = False

    def take(self, *, over: bool) -> bool:
        """Take it; whether it was taken from a holder that had not given it back.

        A holder whose program has ended on this PC shuts nobody out. Raises `HeldElsewhere`.
        """
        state = self._state()
        over = over or _ended_here(state)
        self._keyed.take_lease(monotonic=self._monotonic(), over=over)
        self.ours = True
        return state.kind is LeaseKind.STALE

    def keep(self) -> None:
        """Say that we are still writing: every 15 seconds. A turn that was taken over is ours no more."""
        if not self.ours:
            return
        try:
            self._keyed.renew_lease()
        except HeldElsewhere:
            self.ours = False

    def give_back(self) -> None:
        """Let others write."""
        if not self.ours:
            return
        self.ours = False
        try:
            self._keyed.release_lease()
        except CasebookError:
            return  # the folder is gone; after 90 seconds others may take over

    def lost(self) -> None:
        """The writer row says that another took over."""
        self.ours = False

    def read_only_why(self) -> Words | None:
        """Why this opening cannot write now; None where it can."""
        if self._keyed.read_only:
            return say(_DRIVE if self._keyed.unsafe_drive else _FOLDER)
        state = self._state()
        if self.ours or state.kind in {LeaseKind.FREE, LeaseKind.OURS} or _ended_here(state):
            return None
        return say(_HELD) if state.kind is LeaseKind.HELD else say(_QUIET, seconds=int(PATIENCE))

    def _state(self) -> LeaseState:
        return self._keyed.lease_state(monotonic=self._monotonic())


def _ended_here(state: LeaseState) -> bool:
    return state.kind is LeaseKind.STALE and state.quiet < PATIENCE
