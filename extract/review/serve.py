"""The desk behind an address of this machine: made, served, and put away when it is stopped."""

from __future__ import annotations

import getpass
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path

from extract.errors import UsageError

HOST = "127.0.0.1"
NEEDED = ("starlette", "uvicorn")
_USUAL = range(8610, 8630)
_log = logging.getLogger(__name__)


def require() -> None:
    """Raise `UsageError` (code `extra`) if the extra `review` is not installed."""
    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError(
            "核对台需要另装：pip install 'hetong[review]'",
            "the desk needs an extra: pip install 'hetong[review]'",
            code="extra",
        )


def serve(
    output: Path,
    source: Path | None,
    *,
    port: int = 0,
    reviewer: str = "",
    language: str = "zh",
    told: Callable[[str, bool], None] = lambda address, first: None,
    renew: Callable[[Path], object] = lambda output: None,
    browser: bool = True,
) -> bool:
    """Serve until stopped (Ctrl-C). `told` is given each address that lets one browser in, and whether it is the first.

    What was decided is written into the tables at the end (`renew` is called then); `True` if there was anything. Raises
    `UsageError` for a folder that is no run, a port that is taken (code `busy`), a missing extra.
    """
    require()
    if source is not None and not source.is_dir():
        raise UsageError(f"{source}：没有这个文件夹", f"{source}: no such folder")
    import uvicorn

    from extract.review.app import application
    from extract.review.desk import Desk
    from extract.review.guard import Sessions

    desk = Desk(output, source, language, renew)
    with closing(_listening(port)) as listening, closing(desk):
        number = listening.getsockname()[1]
        sessions = Sessions(number, lambda token: told(_address(number, token), False))
        application_ = application(desk, sessions, reviewer or _login())
        told(_address(number, sessions.token), True)
        if browser:
            with suppress(webbrowser.Error):
                webbrowser.open(_address(number, sessions.token))
        threading.Thread(target=desk.renderer.warm, name="hetong-pictures", daemon=True).start()
        config = uvicorn.Config(
            application_, log_level="error", access_log=False, server_header=False, date_header=False, ws="none", lifespan="off",
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
        with suppress(UsageError):  # a run is at it, and heeds the journal itself
            return desk.settle()
        return False


def _address(port: int, token: str) -> str:
    return f"http://{HOST}:{port}/enter?token={token}"


def _listening(port: int) -> socket.socket:
    """A socket of this machine alone. Raises `UsageError` (code `busy`) if the port is taken."""
    for number in [port] if port else [*_USUAL, 0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, number))
            listening.listen()  # whoever follows the address at once waits a moment, and is not refused
            return listening
        except OSError:
            listening.close()
    raise UsageError(
        f"端口 {port} 已被占用，请用 --port 换一个", f"port {port} is taken; choose another with --port", code="busy"
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
