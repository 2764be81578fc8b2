"""Exit codes; `docs/dataset.md` lists the same for users."""

from __future__ import annotations

from extract.errors import DocumentError, HetongError, RuleError

OK = 0
SOME_FAILED = 1
DIFFERENT = 1
USAGE = 2
NOTHING_TO_DO = 3
OUTPUT = 4
RULES = 5
BUSY = 6
SAME_SUBSTANCE = 7
INTERNAL = 70
INTERRUPTED = 130

_BY_CODE = {"nothing": NOTHING_TO_DO, "output": OUTPUT, "busy": BUSY, "workers": INTERNAL}


def code_of(error: HetongError) -> int:
    """The exit code for an expected error that ends the program."""
    if isinstance(error, RuleError):
        return RULES
    if isinstance(error, DocumentError):
        return SOME_FAILED
    return _BY_CODE.get(error.code, USAGE)
