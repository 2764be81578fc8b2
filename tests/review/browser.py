"""A desk that is served for a browser: by `hetong review` in a process of its own, as users start it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 600.0
"""Seconds until a test gives up waiting: no more than a safety net, on a machine that is busy with other things."""


@dataclass
class Served:
    """A desk that runs. `address` lets one browser in."""

    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """Ctrl-C; what was decided is written into the tables."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)


@contextmanager
def served(output: Path, source: Path | None = None, *more: str) -> Iterator[Served]:
    """Start a desk and end it, whatever happens."""
    asked = [
        "review",
        str(output),
        "--no-browser",
        "--reviewer",
        "林",
        *(["--source", str(source)] if source else []),
        *more,
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]+", line)
        assert found, f"the desk did not start: {line!r}"
        yield Served(process, found[0])
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)
        if process.stdout is not None:
            process.stdout.close()


@contextmanager
def browser(width: int = 1280, height: int = 720) -> Iterator[Any]:
    """A page of the system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=1000 * PATIENCE)
        try:
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.set_default_timeout(1000 * PATIENCE)
            yield page
        finally:
            chromium.close()
