"""Nothing stands in `extract` that only its tests, or nobody, asks for."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "extract").rglob("*.py"))}
PLAIN = [*(ROOT / "extract").rglob("*.html"), *(ROOT / "rules").rglob("*.toml"), ROOT / "pyproject.toml"]
"""Where names of functions stand as words: templates, rules, entry points."""
HANDLERS = re.compile(r"__\w+__|handle_\w+")
"""What a library calls by its name."""


def _defined(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions, classes and constants of a module; what is decorated is asked for by its decorator."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not any(map(_registers, node.decorator_list)):
            yield node.name, node.lineno
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        yield from ((one.id, one.lineno) for one in targets if isinstance(one, ast.Name))


def _registers(decorator: ast.expr) -> bool:
    """True for `@app.command(…)`, `@model_validator(…)`; a property or a cache is asked for by its name."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in ("command", "callback") or name.startswith(("model_", "field_"))


def _asked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.:]+", node.value):
            yield from re.findall(r"\w+", node.value)  # `__all__`, and what is asked for by name


def test_everything_is_asked_for() -> None:
    asked: Counter[str] = Counter()
    defined: list[tuple[str, str]] = []
    for path, source in SOURCES.items():
        tree = ast.parse(source)
        asked.update(_asked(tree))
        defined += [(f"{path.relative_to(ROOT)}:{line} {name}", name) for name, line in _defined(tree)]
    asked.update(word for path in PLAIN for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))
    unused = [told for told, name in defined if name not in asked and not HANDLERS.fullmatch(name)]
    assert not unused, "only tests, or nobody, asks for:\n" + "\n".join(unused)
