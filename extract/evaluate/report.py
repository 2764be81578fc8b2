"""Figures for people: a line a part, a line a contract, and every miss if asked."""

from __future__ import annotations

from extract.evaluate.folders import Evaluation
from extract.evaluate.tally import PARTS

_WIDTH = 14


def report(evaluation: Evaluation, *, details: bool = False) -> str:
    """A table of precision, recall and F1 by part, below one line for each contract with its F1 figures."""
    total = evaluation.total
    lines: list[str] = []
    for name, tally in evaluation.contracts.items():
        figures = " ".join(f"{part}={_figure(tally.f1(part))}" for part in (*PARTS, "evidence"))
        lines.append(f"{name}  overall={_figure(tally.overall())} {figures}")
        if details:
            lines += [f"    {miss}" for miss in tally.misses]
    lines += ["", f"{'part':<{_WIDTH}}{'precision':>10}{'recall':>10}{'f1':>10}{'right':>8}{'given':>8}{'wanted':>8}"]
    for part in (*PARTS, "evidence"):
        figures = "".join(f"{_figure(f(part)):>10}" for f in (total.precision, total.recall, total.f1))
        counts = f"{total.right[part]:>8}{total.given[part]:>8}{total.wanted[part]:>8}"
        lines.append(f"{part:<{_WIDTH}}{figures}{counts}")
    lines.append(f"{'overall':<{_WIDTH}}{'':>20}{_figure(total.overall()):>10}")
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
