"""A folder that is gone when its process is, however that ends."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_WAIT = """
import os, shutil, sys, time
if hasattr(os, "fork") and os.fork():
    os._exit(0)  # nobody's child: who ends our parent with all its children does not end us
orderly = sys.stdin.buffer.read()
quiet = 0  # seconds in which nothing came back: a program that the dead one started may still write
while quiet < (0 if orderly else 10):
    quiet = 0 if os.path.exists(sys.argv[1]) else quiet + 1
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    time.sleep(1)
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


class Folder:
    """A new temporary folder at `path`. A small process waits for the end of ours and removes it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="hetong-"))
        command = [sys.executable, "-I", "-S", "-c", _WAIT, str(self.path)]
        null = subprocess.DEVNULL
        self._janitor = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=null, stderr=null, cwd=self.path.parent, start_new_session=True
        )
        if sys.platform != "win32":
            self._janitor.wait()

    def close(self) -> None:
        """Remove it now."""
        assert self._janitor.stdin is not None
        with suppress(OSError):
            self._janitor.stdin.write(b"done")
            self._janitor.stdin.close()
        shutil.rmtree(self.path, ignore_errors=True)
