"""The cage from inside: what a child that has been taken over still cannot do, and what happens without a cage."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from casebook.domain.file_type import FileType
from casebook.errors import PreviewReason, PreviewRefused
from casebook.preview import seccomp
from casebook.preview.preview import child_command, draw_by

ROOT = str(Path(__file__).resolve().parents[3])

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the cage is Linux's; elsewhere nothing is shown"
)

ESCAPES = r"""
import ctypes, errno, json, os, signal, socket, subprocess, sys, threading
sys.path.insert(0, sys.argv[1])
from casebook.preview import cage_linux
parent, victim = os.getppid(), int(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True)
other = socket.socketpair()[0]
inherited = os.open("/etc/hostname", os.O_RDONLY)

def call(name, *arguments):
    ctypes.set_errno(0)
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)

tries = {
    "open to read": lambda: open("/etc/passwd").close(),
    "open to write": lambda: open("/tmp/casebook-escaped", "w").close(),
    "list a folder": lambda: os.listdir("/"),
    "stat": lambda: os.stat("/etc/passwd"),
    "unlink": lambda: os.unlink("/tmp/casebook-escaped"),
    "parent's memory": lambda: open(f"/proc/{parent}/mem", "rb").close(),
    "another's memory": lambda: call("process_vm_readv", victim, None, 0, None, 0, 0),
    "socket": lambda: socket.socket().close(),
    "local socket": lambda: socket.socket(socket.AF_UNIX).close(),
    "connect": lambda: other.connect("\0x"),
    "send": lambda: other.send(b"x"),
    "read an open file": lambda: os.read(inherited, 1),
    "write an open file": lambda: os.write(inherited, b"x"),
    "pipe": lambda: os.pipe(),
    "fork": lambda: os.fork(),
    "start a program": lambda: subprocess.run(["/bin/true"]),
    "become a program": lambda: os.execv("/bin/true", ["true"]),
    "kill": lambda: os.kill(victim, signal.SIGKILL),
    "kill the parent": lambda: os.kill(parent, 0),
    "signal itself": lambda: os.kill(os.getpid(), 0),
    "ptrace": lambda: call("ptrace", 16, victim, 0, 0),
    "more memory": lambda: call("prlimit", 0, 9, (ctypes.c_ulong * 2)(-1, -1), None),
    "be dumped": lambda: call("prctl", 4, 1, 0, 0, 0),
    "executable memory": lambda: call("mmap", None, 4096, 7, 0x22, -1, 0),
    "make executable": lambda: call("mprotect", ctypes.c_void_p(ctypes.addressof(page) & ~4095), 4096, 5),
    "io_uring": lambda: call("syscall", 425, 1, None),
    "a 32-bit number": lambda: call("syscall", 0x40000000 | 2, b"/etc/passwd", 0),
}
page = ctypes.create_string_buffer(8192)
threading.Lock()
assert cage_linux.close()
said = {}
for name, attempt in tries.items():
    try:
        attempt()
        said[name] = "done"
    except OSError as error:
        said[name] = errno.errorcode.get(error.errno, str(error.errno))
os.write(1, json.dumps(said).encode())
os._exit(0)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", code, ROOT, *arguments],
        env={},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_nothing_outside_can_be_reached_from_the_cage() -> None:
    victim = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        ended = run(ESCAPES, str(victim.pid))
        assert victim.poll() is None
    finally:
        victim.communicate(b"\n")
    assert ended.returncode == 0, ended.stderr.decode()
    said = json.loads(ended.stdout)
    assert len(said) == 27
    assert {name: what for name, what in said.items() if what != "EPERM"} == {}
    assert not Path("/tmp/casebook-escaped").exists()  # noqa: S108 - the place the child tried


LIMITS = r"""
import ctypes, json, os, resource, sys
sys.path.insert(0, sys.argv[1])
from casebook.preview import cage_linux
names = ("AS", "CPU", "FSIZE", "NOFILE", "NPROC", "CORE")
real = cage_linux.seccomp.install
def look(architecture):
    said = {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in names}
    libc = ctypes.CDLL(None)
    said["dumpable"] = libc.prctl(3, 0, 0, 0, 0)
    said["no new privileges"] = libc.prctl(39, 0, 0, 0, 0)
    os.write(1, json.dumps(said).encode())
    return real(architecture)
cage_linux.seccomp.install = look
assert cage_linux.close()
os._exit(0)
"""


def test_the_limits_are_set_and_cannot_be_raised() -> None:
    ended = run(LIMITS)
    assert ended.returncode == 0, ended.stderr.decode()
    assert json.loads(ended.stdout) == {
        "AS": [1 << 30, 1 << 30],
        "CPU": [10, 10],
        "FSIZE": [0, 0],
        "NOFILE": [16, 16],
        "NPROC": [0, 0],
        "CORE": [0, 0],
        "dumpable": 0,
        "no new privileges": 1,
    }


# A filter laid before ours, under which the kernel knows no seccomp: prctl(22) and seccomp(2) answer EINVAL.
NO_SECCOMP = r"""
import ctypes, os, struct, sys
sys.path.insert(0, sys.argv[1])
from casebook.preview import seccomp
here = seccomp.here()
step = lambda code, value, yes=0, no=0: struct.pack("<HBBI", code, yes, no, value)
REFUSE = 0x00050000 | 22
program = b"".join([
    step(0x20, 0), step(0x15, here.seccomp, no=1), step(0x06, REFUSE), step(0x06, 0x7FFF0000),
])
seccomp.program = lambda architecture: program
assert ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) == 0
assert seccomp.install(here)
os.execv(sys.argv[2], sys.argv[2:])
"""


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


def test_without_seccomp_there_is_no_preview_rather_than_a_weaker_one() -> None:
    ours = child_command(FileType.PNG, 0, 100)
    assert draw_by(ours, io.BytesIO(picture()), longest=100).width == 8
    without = [sys.executable, "-I", "-c", NO_SECCOMP, ROOT, *ours]
    with pytest.raises(PreviewRefused) as caught:
        draw_by(without, io.BytesIO(picture()), longest=100)
    assert caught.value.reason is PreviewReason.NO_CAGE


def test_a_call_of_another_architecture_ends_the_process() -> None:
    foreign = next(each for each in seccomp.ARCHITECTURES.values() if each != seccomp.here())
    code = (
        "import ctypes, os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from casebook.preview import seccomp\n"
        f"code = seccomp.program(seccomp.ARCHITECTURES[{name_of(foreign)!r}])\n"
        "seccomp.program = lambda architecture: code\n"
        "assert ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) == 0\n"
        "seccomp.install(seccomp.here()); os.write(1, b'still here')"
    )
    ended = run(code)
    assert (ended.returncode, ended.stdout) == (-31, b"")  # SIGSYS


def name_of(architecture: seccomp.Architecture) -> str:
    return next(name for name, each in seccomp.ARCHITECTURES.items() if each is architecture)


@pytest.mark.parametrize(
    "kind", [FileType.PNG, FileType.JPEG, FileType.WEBP, FileType.GIF, FileType.PDF]
)
def test_once_the_cage_is_closed_the_child_only_uses_memory_and_answers(
    kind: FileType, tmp_path: Path
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        if os.environ.get("CI") == "true":
            pytest.fail("strace is not installed")
        pytest.skip("strace is not installed")
    source = io.BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(source, kind.value.upper())
    traced = tmp_path / "calls"
    ended = subprocess.run(
        [strace, "-f", "-o", str(traced), *child_command(kind, 0, 200)],
        input=source.getvalue(),
        env={},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout[:4] == b"CBp1"
    assert len(ended.stdout) > 200 * 150 * 3
    lines = traced.read_text().splitlines()
    closed = next(at for at, line in enumerate(lines) if " seccomp(SECCOMP_SET_MODE_FILTER" in line)
    before, after = lines[:closed], lines[closed + 1 :]
    assert any(re.search(r" read\(0,", line) for line in before)
    calls = {found.group(1) for line in after if (found := re.search(r"^\d+ +(\w+)\(", line))}
    assert calls <= {
        "mmap",
        "munmap",
        "mremap",
        "brk",
        "madvise",
        "write",
        "futex",
        "exit_group",
    } | {
        "mprotect",
        "getrandom",
        "clock_gettime",
    }
    assert {"write", "exit_group"} <= calls
