"""The data flows one way, as docs/architecture.md draws it: nothing imports from a floor below its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

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


def _module(path: Path) -> str:
    """`extract.facts.items` for a package, `extract.facts.items.rows` for a module of it."""
    return ".".join(("extract", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


@cache
def _statements(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """What a module imports anywhere: at its top, in a function, for types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def _asked_of(path: Path, modules: set[str]) -> set[str]:
    """The modules that one imports."""
    found: set[str] = set()
    for node in _statements(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            within = {f"{node.module}.{alias.name}" for alias in node.names} & modules
            found |= within if len(within) == len(node.names) else {*within, node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return (found & modules) - {_module(path)}


def _circle(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of modules, the first again at its end; empty if there is none."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for other in sorted(graph[module]):
            if circle := walk(other, [*way, module]):
                return circle
        done.add(module)
        return []

    return next((circle for module in sorted(graph) if (circle := walk(module, []))), [])


def _imports(path: Path) -> Iterator[str]:
    for node in _statements(path):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "extract":
            yield from [node.module] if "." in node.module else [f"extract.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("extract."))


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


def test_nothing_imports_from_its_right() -> None:
    new = {stage for path in MODULES if (stage := _stage(path)) not in RANK}
    assert not new, "stand on no floor yet: add them to docs/architecture.md"
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        for name in _imports(path)
        # The package's own attributes (`__version__`) stand left of everything.
        if (other := name.split(".")[1]) in RANK and other != _stage(path) and RANK[other] >= RANK[_stage(path)]
    ]
    assert not wrong, "\n".join(wrong)


def test_a_record_passes_each_room_of_the_facts_once() -> None:
    """What `assemble` asks, in order: a room that was left is not entered again. (`fields` takes one rate from the payments.)"""
    source = (ROOT / "facts" / "__init__.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    rooms = {
        alias.asname or alias.name: node.module.split(".")[2]
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extract.facts.")
        for alias in node.names
    }
    body = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "assemble")
    calls = [node for node in ast.walk(body) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    calls.sort(key=lambda node: (node.end_lineno or 0, node.end_col_offset or 0))
    way = [rooms[call.func.id] for call in calls if isinstance(call.func, ast.Name) and call.func.id in rooms]
    passed = [room for i, room in enumerate(way) if not i or way[i - 1] != room]
    again = {room for room in passed if passed.count(room) > 1}
    assert {"parties", "items", "payments", "penalties", "amounts", "doubts", "earned"} <= set(passed)
    assert again <= {"fields", "kind", "context"}, passed


def test_modules_stay_small() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > 250}


def test_the_picture_has_no_room_that_is_gone() -> None:
    stages = {_stage(path) for path in MODULES}
    assert set(RANK) == stages


def test_no_two_modules_need_each_other() -> None:
    paths = {_module(path): path for path in sorted(ROOT.rglob("*.py"))}
    assert not _circle({module: _asked_of(path, set(paths)) for module, path in paths.items()})


def test_a_circle_would_be_seen() -> None:
    assert _circle({"a": {"b"}, "b": {"c", "d"}, "c": set(), "d": {"b"}}) == ["b", "d", "b"]
    assert _circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
