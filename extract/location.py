"""Where the knowledge lies: inside an installed wheel, or beside the code in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.errors import RuleError


@cache
def rules_dir() -> Path:
    """The folder of `*.toml`: `extract/_rules` of a wheel first, then `rules/` of the tree."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise RuleError(f"找不到规则目录 rules/（应在 {package.parent}）", f"no rules/ folder beside {package}")
