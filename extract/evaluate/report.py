"""Figures for people: a line a part, a line a contract, the calibration; every field and every miss if asked."""

from __future__ import annotations

from typing import Any

from extract.evaluate.calibration import Band, bands, sure, sure_and_wrong
from extract.evaluate.folders import Evaluation
from extract.evaluate.tally import PARTS, Tally, wilson
from extract.record import SURE

_WIDTH = 14
_NAMED = ("fields", "parties", "payment_cells", "penalty_cells")
"""Parts whose values have a name each."""


def report(evaluation: Evaluation, *, details: bool = False, fields: bool = False) -> str:
    """A table of precision, recall and F1 by part, below one line for each contract with its F1 figures.

    Then the calibration. `fields` adds a line for each field and column, `details` every miss of every contract and
    the facts that were sure and wrong.
    """
    total = evaluation.total
    lines: list[str] = []
    for name, tally in evaluation.contracts.items():
        figures = " ".join(f"{part}={_figure(tally.f1(part))}" for part in (*PARTS, "evidence"))
        lines.append(f"{name}  overall={_figure(tally.overall())} {figures}")
        if details:
            lines += [f"    {miss}" for miss in tally.misses]
    parts = [*PARTS, "evidence"]
    lines += ["", *_table(total, "part", parts, _WIDTH)]
    lines.append(f"{'overall':<{_WIDTH}}{'':>20}{_figure(total.overall()):>10}")
    right, given, wanted = total.sums()
    for word, of in (("precision", given), ("recall", wanted)):
        if interval := wilson(right, of):
            share = f"{right / of:.4f}  (95 %: {interval[0]:.4f}–{interval[1]:.4f}, {right} of {of})"
            lines.append(f"{word:<{_WIDTH}}{share}")
    if fields:
        names = named(total)
        lines += ["", *_table(total, "field", names, 2 + max(map(len, names), default=_WIDTH))]
    lines += ["", *_calibration(total)]
    if details:
        for name, tally in evaluation.contracts.items():
            for one in sure_and_wrong(tally.judged):
                what = f"{one.part}: {one.name}  {one.rule} {one.confidence:.2f}"
                lines.append(f"    {name}  {what} «{' '.join(one.quote.split())[:40]}»")
    return "\n".join(lines)


def named(tally: Tally) -> list[str]:
    """The fields and columns that were counted (`fields.number`, `parties.phone`), part by part."""
    return [name for part in _NAMED for name in tally.names(part)]


def figures(tally: Tally, name: str) -> dict[str, Any]:
    """Precision, recall and F1 (four decimals) of a part or field, their 95 % intervals, and the counts they come from."""
    shares = {"precision": tally.precision(name), "recall": tally.recall(name), "f1": tally.f1(name)}
    rounded: dict[str, Any] = {key: None if share is None else round(share, 4) for key, share in shares.items()}
    rounded |= {
        "precision_interval": _interval(tally.right[name], tally.given[name]),
        "recall_interval": _interval(tally.right[name], tally.wanted[name]),
    }
    return {**rounded, "right": tally.right[name], "given": tally.given[name], "wanted": tally.wanted[name]}


def as_json(evaluation: Evaluation, *, fields: bool = False) -> dict[str, Any]:
    """The same for programs: F1 of the whole and of every part, `calibration`, and `by_field` if asked."""
    total = evaluation.total
    calibration = [
        {"band": band.label, "facts": band.facts, "right": band.right, "share": _rounded(band)}
        for band in [*bands(total.judged), sure(total.judged)]
    ]
    right, given, wanted = total.sums()
    overall = {"precision_interval": _interval(right, given), "recall_interval": _interval(right, wanted)}
    data: dict[str, Any] = {**evaluation.figures(), **overall, "calibration": calibration}
    if fields:
        data["by_field"] = {name: figures(total, name) for name in named(total)}
    return data


def _table(tally: Tally, title: str, names: list[str], width: int) -> list[str]:
    head = "".join(f"{word:>10}" for word in ("precision", "recall", "f1"))
    lines = [f"{title:<{width}}{head}" + "".join(f"{word:>8}" for word in ("right", "given", "wanted"))]
    for name in names:
        shares = "".join(f"{_figure(f(name)):>10}" for f in (tally.precision, tally.recall, tally.f1))
        counts = f"{tally.right[name]:>8}{tally.given[name]:>8}{tally.wanted[name]:>8}"
        lines.append(f"{name:<{width}}{shares}{counts}")
    return lines


def _interval(right: int, of: int) -> list[float] | None:
    found = wilson(right, of)
    return None if found is None else [round(one, 4) for one in found]


def _calibration(tally: Tally) -> list[str]:
    lines = [f"{'confidence':<{_WIDTH}}{'facts':>8}{'right':>8}{'share':>10}"]
    for band in bands(tally.judged):
        lines.append(f"{band.label:<{_WIDTH}}{band.facts:>8}{band.right:>8}{_figure(band.share):>10}")
    whole = sure(tally.judged)
    lines.append(f"right among confidence ≥ {SURE}: {_figure(whole.share)} ({whole.right} of {whole.facts})")
    return lines


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _rounded(band: Band) -> float | None:
    return None if band.share is None else round(band.share, 4)
