"""The data flows one way, as docs/architecture.md draws it: nothing imports from a floor below its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "extract"

PAGE = ROOT.parent / "docs" / "architecture.md"
"""The picture that people read is the one that is tested: its block of floors, one a line, from the top down."""


def _floors() -> list[list[str]]:
    block = PAGE.read_text(encoding="utf-8").split("```floors\n", 1)[1].split("```", 1)[0]
    return [line.split() for line in block.splitlines() if line.strip()]


ORDER = _floors()
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
    assert stage in RANK, f"extract/{stage} stands on no floor yet: add it to docs/architecture.md"
    for name in _imports(path):
        other = name.split(".")[1]
        if other in RANK:  # the package's own attributes (`__version__`) stand left of everything
            assert other == stage or RANK[other] < RANK[stage], f"{stage} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_the_picture_has_no_room_that_is_gone() -> None:
    stages = {_stage(path) for path in MODULES}
    assert set(RANK) == stages
