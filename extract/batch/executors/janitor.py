"""A folder that is gone when its process is, however that ends."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

_WAIT = """
import os, shutil, sys
if hasattr(os, "fork") and os.fork():
    os._exit(0)  # nobody's child: who ends our parent with all its children does not end us
sys.stdin.buffer.read()
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
        self._janitor.stdin.close()
