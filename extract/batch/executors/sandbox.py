"""What a worker process may do: it reads documents from strangers, so it gets limits before it reads the first."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

HEADROOM = 6144
"""MiB of address space on top of the memory limit: libraries map far more than they use (measured on a scan of seven
pages: ONNX Runtime 0.9 GiB in memory and 1.7 GiB mapped, OpenVINO 1.4 and 4.9). The watchdog looks at what is used."""

_NETWORK = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.bind",
)


def enter(lifeline: Connection, memory: int, *, quiet: bool, network: bool = False) -> None:
    """Limit this process for good. `lifeline`: its other end is the parent's alone; `memory` in MiB, 0 for no limit.

    `network` is for a process that looks into no document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with(lifeline)
    if memory:
        _limit_address_space(memory + HEADROOM)
    if quiet:
        _silence()
    if not network:
        sys.addaudithook(_no_network)


def _end_with(lifeline: Connection) -> None:
    """Have the kernel end this process when the parent ends, however that ends and even if we hang in a library.

    Nothing is ever sent on the lifeline: its end is the only thing that can happen to it, and brings SIGIO, which ends
    a process that has no handler for it. (To die with one's parent is an option of Linux too, but our parent in that
    sense is the server of forks, which itself waits for us.) Elsewhere a worker ends after the document it is at.
    """
    if sys.platform != "linux":
        return
    import fcntl

    number = lifeline.fileno()
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(number, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(number, fcntl.F_SETFL, fcntl.fcntl(number, fcntl.F_GETFL) | os.O_ASYNC)
    if lifeline.poll(0):  # it ended just before
        os._exit(0)


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
    with suppress(ValueError, OSError):  # macOS takes no limit of address space
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
