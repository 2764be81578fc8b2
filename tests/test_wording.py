"""Words stand in rules/words and rules/phrases: the patterns with Chinese words that are left in code only become fewer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "extract"
HAN = re.compile("[\u4e00-\u9fff]")
FUNCTIONS = {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "split"}
MOST = {"audit": 10, "clauses": 4, "facts": 34, "structure": 11}
"""How many each of these packages may have. Lower a number when there are fewer; none ever rises."""


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    return _text(node.left) + _text(node.right) if isinstance(node, ast.BinOp) else ""


@cache
def _patterns(package: str) -> tuple[tuple[str, bool], ...]:
    """Where a pattern with Chinese words stands, and whether its reason does."""
    return tuple(_found(package))


def _found(package: str) -> Iterator[tuple[str, bool]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if not HAN.search(source):
            continue
        tree = ast.parse(source)
        told = {line for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) for line in _lines(node)}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            module = node.func.value
            called = isinstance(module, ast.Name) and module.id in ("re", "regex") and node.func.attr in FUNCTIONS
            if called and HAN.search(_text(node.args[0])):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.lineno in told or _has_reason(source.splitlines(), node)


def _lines(node: ast.FunctionDef) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _has_reason(lines: list[str], node: ast.Call) -> bool:
    """True if a comment stands above or behind a pattern, or a string that says what it is below it."""
    last = node.end_lineno or node.lineno
    above, behind, below = lines[node.lineno - 2].strip(), lines[last - 1].partition("  # ")[2], "".join(lines[last : last + 1])
    return above.startswith("#") or bool(behind) or below.startswith('"""')


@pytest.mark.parametrize(("package", "most"), MOST.items())
def test_patterns_with_chinese_words_become_fewer(package: str, most: int) -> None:
    found = [one for one, _ in _patterns(package)]
    assert len(found) <= most, "words belong to rules/words, phrases to rules/phrases:\n" + "\n".join(found)


def test_what_is_left_says_why() -> None:
    silent = [one for package in MOST for one, has_reason in _patterns(package) if not has_reason]
    assert not silent, "a comment, or a line below that says what the pattern is:\n" + "\n".join(silent)


def test_no_words_are_listed_in_code() -> None:
    listed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in MOST
        for path in sorted((ROOT / package).rglob("*.py"))
        if HAN.search(source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Tuple | ast.Set | ast.List)
        and sum(isinstance(one, ast.Constant) and isinstance(one.value, str) and bool(HAN.search(one.value)) for one in node.elts) > 2
    ]
    assert not listed, "lists of words belong to rules/words:\n" + "\n".join(listed)
