"""Each room of `facts`, `clauses` and `compare` has tests of its own parts, beside those that read whole contracts."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = sorted(
    path.parent.relative_to(ROOT)
    for part in ("clauses", "compare", "facts")
    for path in (ROOT / "extract" / part).rglob("__init__.py")
    if any(one.name != "__init__.py" for one in path.parent.glob("*.py"))
)
FEWEST = 2
"""Parts of a room that some test asks directly; of a small room, half of them."""


@cache
def _asked() -> frozenset[str]:
    """The modules that tests import."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_has_tests_of_its_parts(room: Path) -> None:
    parts = {".".join((room / path.stem).parts) for path in (ROOT / room).glob("*.py") if path.name != "__init__.py"}
    assert len(parts & _asked()) >= min(FEWEST, (len(parts) + 1) // 2), f"no test asks for the parts of {room}"
