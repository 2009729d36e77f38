"""The list of system calls the caged child keeps, as a Linux seccomp filter; all others fail with EPERM."""

import ctypes
import platform
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# linux/audit.h, linux/seccomp.h, linux/bpf_common.h
_LOAD_WORD: Final = 0x20
_JUMP_EQUAL: Final = 0x15
_JUMP_ANY_BIT: Final = 0x45
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_KILL_PROCESS: Final = 0x80000000
_REFUSE: Final = 0x00050000 | 1  # EPERM
_AT_NUMBER, _AT_ARCHITECTURE, _AT_ARGUMENTS = 0, 4, 16
_SET_MODE_FILTER: Final = 1
_ALL_THREADS: Final = 1
_PROT_EXEC: Final = 4
_OUTPUTS: Final = (1, 2)


@dataclass(frozen=True, slots=True)
class Architecture:
    """One processor's system call numbers, as its kernel headers give them."""

    audit: int
    seccomp: int
    write: int
    mmap: int
    mprotect: int
    free: Mapping[str, int]


ARCHITECTURES: Final[Mapping[str, Architecture]] = {
    "x86_64": Architecture(
        audit=0xC000003E,
        seccomp=317,
        write=1,
        mmap=9,
        mprotect=10,
        free={
            "close": 3,
            "munmap": 11,
            "brk": 12,
            "rt_sigaction": 13,
            "rt_sigprocmask": 14,
            "rt_sigreturn": 15,
            "sched_yield": 24,
            "mremap": 25,
            "madvise": 28,
            "getpid": 39,
            "exit": 60,
            "gettimeofday": 96,
            "sigaltstack": 131,
            "gettid": 186,
            "futex": 202,
            "restart_syscall": 219,
            "clock_gettime": 228,
            "clock_getres": 229,
            "exit_group": 231,
            "getrandom": 318,
        },
    ),
    "aarch64": Architecture(
        audit=0xC00000B7,
        seccomp=277,
        write=64,
        mmap=222,
        mprotect=226,
        free={
            "close": 57,
            "exit": 93,
            "exit_group": 94,
            "futex": 98,
            "clock_gettime": 113,
            "clock_getres": 114,
            "sched_yield": 124,
            "restart_syscall": 128,
            "sigaltstack": 132,
            "rt_sigaction": 134,
            "rt_sigprocmask": 135,
            "rt_sigreturn": 139,
            "gettimeofday": 169,
            "getpid": 172,
            "gettid": 178,
            "brk": 214,
            "munmap": 215,
            "mremap": 216,
            "madvise": 233,
            "getrandom": 278,
        },
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def here() -> Architecture | None:
    """The system call numbers of this machine, or None where we have no filter for it."""
    if not sys.platform.startswith("linux") or sys.byteorder != "little":
        return None
    # A 32-bit Python on a 64-bit kernel makes other calls than the kernel's name says.
    return ARCHITECTURES.get(platform.machine()) if sys.maxsize > 1 << 32 else None


def program(architecture: Architecture) -> bytes:
    """The filter as BPF instructions of eight bytes each.

    Free calls are allowed as they are; writing only to standard output and error; memory never executable.
    Another architecture's call (x32 numbers are simply not on the list) ends the process.
    """
    code = [
        _step(_LOAD_WORD, _AT_ARCHITECTURE),
        _step(_JUMP_EQUAL, architecture.audit, yes=1),
        _step(_RETURN, _KILL_PROCESS),
        _step(_LOAD_WORD, _AT_NUMBER),
    ]
    for number in sorted(architecture.free.values()):
        code += [_step(_JUMP_EQUAL, number, no=1), _step(_RETURN, _ALLOW)]
    code += [
        _step(_JUMP_EQUAL, architecture.write, no=5),
        _step(_LOAD_WORD, _AT_ARGUMENTS),
        _step(_JUMP_EQUAL, _OUTPUTS[0], yes=2),
        _step(_JUMP_EQUAL, _OUTPUTS[1], yes=1),
        _step(_RETURN, _REFUSE),
        _step(_RETURN, _ALLOW),
    ]
    for number in (architecture.mmap, architecture.mprotect):
        code += [
            _step(_JUMP_EQUAL, number, no=4),
            _step(_LOAD_WORD, _AT_ARGUMENTS + 2 * 8),  # the protection asked for
            _step(_JUMP_ANY_BIT, _PROT_EXEC, yes=1),
            _step(_RETURN, _ALLOW),
            _step(_RETURN, _REFUSE),
        ]
    code.append(_step(_RETURN, _REFUSE))
    return b"".join(code)


def install(architecture: Architecture) -> bool:
    """Put the filter on every thread of this process, for good. False when the kernel will not have it."""
    code = program(architecture)
    wanted = _Program(len(code) // 8, code)
    library = ctypes.CDLL(None, use_errno=True)
    answer: int = library.syscall(
        ctypes.c_long(architecture.seccomp),
        ctypes.c_ulong(_SET_MODE_FILTER),
        ctypes.c_ulong(_ALL_THREADS),
        ctypes.byref(wanted),
    )
    return answer == 0


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("<HBBI", code, yes, no, value)
