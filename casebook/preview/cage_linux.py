"""The cage on Linux: limits on memory, time, files and processes, and almost no system calls. No way out."""

import ctypes
import sys
from typing import Final

from casebook.preview import seccomp

MEMORY_BYTES: Final = 1 << 30
CPU_SECONDS: Final = 10

_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38


def close() -> bool:
    """Close the cage on this process. False, with nothing to rely on, where any part of it will not hold."""
    architecture = seccomp.here()
    return (
        architecture is not None
        and _limit()
        and hide_memory()
        and _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        and seccomp.install(architecture)
    )


def hide_memory() -> bool:
    """Let no other process of this user read this one's memory or dump it. False where that is not Linux's to do."""
    return sys.platform.startswith("linux") and _prctl(_PR_SET_DUMPABLE, 0)


def _limit() -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - there is no such module on Windows

    limits = (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    )
    try:
        for what, most in limits:
            _soft, hard = resource.getrlimit(what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, least))
    except (OSError, ValueError):
        return False
    return True


def _prctl(option: int, value: int) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    answer: int = library.prctl(ctypes.c_int(option), ctypes.c_ulong(value), zero, zero, zero)
    return answer == 0
