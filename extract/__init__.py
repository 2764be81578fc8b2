"""hetong (合同): Chinese government procurement contracts become a dataset.

The library in two calls::

    from extract import extract_file, load
    record = extract_file("contract.docx")      # one contract -> Record
    tables = load("output")                      # a finished run -> {name: pandas.DataFrame}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "extract_file", "load"]

if TYPE_CHECKING:
    from extract.api import extract_file
    from extract.dataset.load import load


def __getattr__(name: str) -> object:
    """Import the two public functions when they are asked for: `hetong --help` must not pay for them."""
    if name == "extract_file":
        from extract.api import extract_file

        return extract_file
    if name == "load":
        from extract.dataset.load import load

        return load
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
