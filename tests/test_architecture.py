"""The data flows one way: nothing on the left imports anything on the right (docs: README, 架构)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "extract"

ORDER = [
    ("controls", "errors", "fold", "kinds", "surroundings", "wraps"),
    ("location", "settings", "labels", "html", "words", "standing"),
    ("lexicon",),
    ("marks",),
    ("version", "view", "geometry"),
    ("model",),
    ("structure",),
    ("evidence", "values"),
    ("record",),
    ("ingest",),
    ("clauses",),
    ("rulebook",),
    ("ner",),
    ("facts",),
    ("audit",),
    ("priority", "redact"),
    ("pipeline",),
    ("dataset", "explain", "evaluate"),
    ("report",),
    ("diff",),
    ("compare", "search"),
    ("batch",),
    ("api",),
    ("cli",),
    ("start",),
    ("__main__",),
]
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def _stage(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "extract":
            yield from [node.module] if "." in node.module else [f"extract.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("extract."))


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_imports_from_its_right(path: Path) -> None:
    stage = _stage(path)
    assert stage in RANK, f"extract/{stage} has no place in the order yet: add it to ORDER"
    for name in _imports(path):
        other = name.split(".")[1]
        if other in RANK:  # the package's own attributes (`__version__`) stand left of everything
            assert other == stage or RANK[other] < RANK[stage], f"{stage} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
