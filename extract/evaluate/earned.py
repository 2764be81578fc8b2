"""`python -m extract.evaluate.earned`: how often each rule was right on gold; writes `rules/calibration.toml`.

Read are the samples as they are and in other shapes, and the contracts of `../shared` where they are.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from extract.evaluate.measure import measure
from extract.evaluate.robust import spoiled
from extract.evaluate.shapes import SHAPES
from extract.evaluate.tally import Judgement

_HEAD = """\
# 每条规则在标准答案上对了几次。由 `make calibrate` 写，不手改：置信度从这里来（extract/facts/earned）。
# How often each rule was right on gold. Written by `make calibrate`: confidences are earned from here.
# seen, right: contracts as they are; spoiled_*: the samples in other shapes.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read everything, count, write."""
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate.earned", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    parser.add_argument("--shapes", nargs="*", default=list(SHAPES), help="shapes to read (default: all)")
    asked = parser.parse_args(arguments)
    samples, shared = asked.root / "samples", asked.root.resolve().parent / "shared"
    plain = list(measure(samples, samples / "gold").total.judged)
    if (shared / "contracts").is_dir():
        plain += measure(shared / "contracts", shared / "gold").total.judged
    other: list[Judgement] = []
    for name in asked.shapes:
        other += spoiled(samples, SHAPES[name]).total.judged
    path = asked.root / "rules" / "calibration.toml"
    path.write_text(_HEAD + as_toml(plain, other), encoding="utf-8", newline="\n")
    print(f"written: {path.as_posix()}", file=sys.stderr)
    return 0


def as_toml(plain: Iterable[Judgement], other: Iterable[Judgement]) -> str:
    """A table a rule, sorted; `other` are the readings of samples in other shapes."""
    counts: Counter[tuple[str, str]] = Counter()
    for prefix, judged in (("", plain), ("spoiled_", other)):
        for one in judged:
            counts[one.rule, f"{prefix}seen"] += 1
            counts[one.rule, f"{prefix}right"] += one.right
    keys = "seen", "right", "spoiled_seen", "spoiled_right"
    rules = sorted({rule for rule, _ in counts})
    return "".join(f'\n["{rule}"]\n' + "".join(f"{key} = {counts[rule, key]}\n" for key in keys) for rule in rules)


if __name__ == "__main__":
    sys.exit(main())
