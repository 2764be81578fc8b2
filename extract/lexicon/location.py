"""Where the knowledge lies: inside an installed wheel, or beside the code in a checkout."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from extract.errors import RuleError
from extract.plugins import rules_folders


@cache
def rules_dir() -> Path:
    """The folder of `*.toml`: `extract/_rules` of a wheel first, then `rules/` of the tree."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise RuleError(f"找不到规则目录 rules/（应在 {package.parent}）", f"no rules/ folder beside {package}")


OVERLAY = "HETONG_RULES"
"""Variable of the environment that names a folder of a user's own words, phrases and rules; `--rules` sets it."""


def overlay_dir() -> Path | None:
    """The folder laid over the built-in rules: `words/*.toml`, `phrases/*.toml` and files of rules; `None` if there is none.

    Raises `RuleError` where the folder named does not exist, or holds a file that cannot be laid over.
    """
    named = os.environ.get(OVERLAY)
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise RuleError(f"{named}：没有这个规则文件夹", f"{named}: no such folder of rules")
    return _laid_over(folder)


def _laid_over(folder: Path) -> Path:
    for path in folder.glob("*.toml"):
        if path.name in _BUILT_IN_ONLY:
            raise RuleError(
                f"{path}：自己的规则文件夹里只能有 words/、phrases/ 和规则文件，{path.name} 不能替换",
                f"{path}: a folder of one's own holds words/, phrases/ and rules; {path.name} cannot be replaced",
            )
    return folder


_BUILT_IN_ONLY = frozenset({"types.toml", "amounts.toml", "items.toml", "clause_types.toml", "gazetteer.toml"})


def overlays() -> tuple[Path, ...]:
    """The folders laid over the built-in rules, each over the one before: those of plug-ins, then the user's own."""
    own = overlay_dir()
    return (*map(_laid_over, rules_folders()), *((own,) if own is not None else ()))


def layers() -> tuple[Path, ...]:
    """The folders of rules, the built-in one first."""
    return (rules_dir(), *overlays())
