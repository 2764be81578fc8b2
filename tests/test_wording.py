"""Words stand in rules/words and rules/phrases: the patterns with Chinese words that are left in code only become fewer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "extract"
HAN = re.compile("[\u4e00-\u9fff]")
FUNCTIONS = {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "split"}
PACKAGES = ("audit", "clauses", "facts", "structure")
MOST = 60
"""How many these packages may have together. Lower the number when there are fewer; it never rises."""


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    return _text(node.left) + _text(node.right) if isinstance(node, ast.BinOp) else ""


def _patterns(package: str) -> Iterator[str]:
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            module = node.func.value
            called = isinstance(module, ast.Name) and module.id in ("re", "regex") and node.func.attr in FUNCTIONS
            if called and HAN.search(_text(node.args[0])):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


def test_patterns_with_chinese_words_become_fewer() -> None:
    found = [one for package in PACKAGES for one in _patterns(package)]
    assert len(found) <= MOST, "words belong to rules/words, phrases to rules/phrases:\n" + "\n".join(found)
