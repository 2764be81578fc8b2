"""What a worker process may do: it reads documents from strangers, so it gets limits before it reads the first."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Any

HEADROOM = 2048
"""MiB of address space on top of the memory limit: libraries map far more than they use (measured: a page recognised by
ONNX Runtime has 0.7 GiB in memory and 1.4 GiB mapped)."""

_NETWORK = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.bind",
)


def enter(memory: int, *, quiet: bool) -> None:
    """Limit this process for good; `memory` in MiB, 0 for no limit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        # The kernel ends this process when its parent ends, even if it hangs in a library.
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL), 0, 0, 0)  # PR_SET_PDEATHSIG
    if memory:
        _limit_address_space(memory + HEADROOM)
    if quiet:
        _silence()
    sys.addaudithook(_no_network)


def _limit_address_space(mebibytes: int) -> None:
    """A single huge allocation becomes a `MemoryError` here before the watchdog can see it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = mebibytes << 20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _silence() -> None:
    """Libraries in C print about broken files; that is no place in a log of one object a line."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    """No document is a reason to talk to anybody."""
    if event in _NETWORK:
        raise PermissionError(f"a worker may not use the network ({event})")
