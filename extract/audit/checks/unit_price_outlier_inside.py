"""同名分项单价离散: rows of the same name and unit whose unit prices lie far apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.figures import yuan
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Item
from extract.text.fold import fold

CHECK = "unit-price-outlier-inside"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One finding for the whole contract: the names with their lowest and highest price, widest spread first."""
    groups: defaultdict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in case.record.items:
        if item.name and item.unit_price and not item.is_total:
            # A specification of its own makes another thing of it.
            groups[(_key(item.name), _key(item.unit), _key(item.spec))].append(item)
    if not any(len(rows) > 1 for rows in groups.values()):
        yield NotAssessed("没有同名同单位的分项可比")
        return
    found = []
    for rows in groups.values():
        ordered = sorted(rows, key=lambda row: row.unit_price or 0)
        low, high = ordered[0], ordered[-1]
        if low.unit_price and high.unit_price and high.unit_price / low.unit_price >= case.parameter("ratio"):
            found.append((high.unit_price / low.unit_price, low, high, len(rows)))
    if not found:
        return
    found.sort(key=lambda one: (-one[0], one[1].start))
    lines = "；".join(
        f"“{low.name}”共{count}行，单价{yuan(low.unit_price or ratio)}至{yuan(high.unit_price or ratio)}（{ratio:.1f}倍）"
        for ratio, low, high, count in found
    )
    yield case.finding(
        f"同名、同单位的分项单价相差{case.parameter('ratio'):f}倍以上：{lines}。",
        *(row for _, low, high, _ in found for row in (low, high)),
    )


def _key(text: str | None) -> str:
    return re.sub(r"[\s、，,.。（）()]", "", fold(text or ""))
