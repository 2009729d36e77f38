"""Steps that keep other programs of the same account out of this one's memory."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden() -> bool:
    """On Linux forbid core dumps and tracing by other processes of this user; whether it was done."""
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
