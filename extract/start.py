"""Entry point of the `hetong` command: what must hold before anything else is imported."""

from __future__ import annotations

import os
import signal
import sys


def script() -> None:
    """Run the command. Ctrl-C while the program is still being loaded ends it without a traceback."""
    signal.signal(signal.SIGINT, _quit)
    from extract.cli import main
    from extract.surroundings import leave_current_folder

    leave_current_folder()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: nothing to interrupt any more
    sys.exit(code)


def _quit(*_: object) -> None:
    os._exit(130)
