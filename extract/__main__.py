"""`python -P -m extract` is the same as `hetong`. Without `-P` Python itself looks into the current folder first."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path and len(sys.path) > 1:
        del sys.path[0]  # the current folder; what is installed, in a tree of its own too, is found without it
    try:
        from extract.start import script
    except ModuleNotFoundError:  # run in a tree that is not installed
        from pathlib import Path

        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        from extract.start import script
    script()
