"""`python -m extract.evaluate.robust`: the samples in other shapes; writes `docs/robustness.json` for the page.

The gold of a sample holds for every shape of it: what a contract says does not depend on how its lines are broken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.errors import DocumentError
from extract.evaluate.folders import Evaluation, evaluate_records
from extract.evaluate.shapes import SHAPES, Shape

PAGE = "docs/robustness.json"
PARTS = ("fields", "parties", "payments", "penalties", "clauses", "items")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all shapes (or those named) and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate.robust", description=__doc__)
    parser.add_argument("shapes", nargs="*", help="only these (default: all, and the table is written)")
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    parser.add_argument("--details", action="store_true", help="print what is missed")
    asked = parser.parse_args(arguments)
    names = asked.shapes or list(SHAPES)
    table: dict[str, dict[str, float | None]] = {}
    for name in names:
        evaluation = spoiled(asked.root / "samples", SHAPES[name])
        table[name] = {key: evaluation.figures()[key] for key in ("overall", *PARTS)}
        print(f"{name:18}", *(f"{key}={value}" for key, value in table[name].items()), file=sys.stderr, flush=True)
        if asked.details:
            for stem, tally in evaluation.contracts.items():
                print(*(f"    {stem[:24]} {miss}" for miss in tally.misses), sep="\n", file=sys.stderr)
    if not asked.shapes:
        path = asked.root / PAGE
        path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        print(f"written: {path.as_posix()}", file=sys.stderr)
    return 0


def spoiled(samples: Path, shape: Shape) -> Evaluation:
    """The samples in a shape, read and judged by their gold."""
    return evaluate_records(dict(_records(samples, shape)), samples / "gold", present_only=True)


def _records(samples: Path, shape: Shape) -> Iterator[tuple[str, dict[str, Any]]]:
    from extract.pipeline import examine_bytes

    for path in sorted(samples.glob("*.text")):
        stem = Path(path.stem).stem
        if not (samples / "gold" / f"{stem}.json").exists():
            continue
        text = shape(path.read_text(encoding="utf-8"))
        name = f"{stem}.html" if text.startswith("<html>") else f"{stem}.txt"
        try:
            yield stem, examine_bytes(text.encode(), name).record.to_json()
        except DocumentError:
            yield stem, {}


def section(root: Path) -> str:
    """The table for the page of accuracy; empty if it was never measured."""
    path = root / PAGE
    if not path.exists():
        return ""
    table: dict[str, dict[str, float | None]] = json.loads(path.read_text(encoding="utf-8"))
    overall = [figures["overall"] or 0.0 for figures in table.values()]
    lines = [
        "## 换一种排法 · In other shapes",
        "",
        "样本合同换成下列各种排法（内容不变）再读一遍，答案不变。由 `make robust` 测得。\n"
        "The samples laid out in other ways, judged by the same gold; measured by `make robust`.",
        "",
        f"平均 mean **{sum(overall) / len(overall):.3f}**，最低 lowest **{min(overall):.3f}**。",
        "",
        "| 排法 shape | 总计 overall | " + " | ".join(PARTS) + " |",
        "| --- |" + " ---: |" * (len(PARTS) + 1),
    ]
    for name, figures in table.items():
        cells = ("—" if figures[key] is None else f"{figures[key]:.3f}" for key in ("overall", *PARTS))
        about = (SHAPES[name].__doc__ or "").split("\n")[0].replace("|", "/") if name in SHAPES else ""
        lines.append(f"| `{name}` {about} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
