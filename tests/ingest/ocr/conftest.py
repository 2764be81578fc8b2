"""Makes the helpers beside the tests importable under pytest's importlib mode; leaves the folder out without the extra."""

from __future__ import annotations

import sys
from pathlib import Path

from extract.ingest.ocr import is_installed

sys.path.insert(0, str(Path(__file__).parent))

if not is_installed():
    collect_ignore_glob = ["test_*.py"]
