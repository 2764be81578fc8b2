"""The first part: how much there is, what was found, where the money is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from extract import labels
from extract.pages.charts import Bar, Chart, Dot, bars, scatter
from extract.pages.filters import money, rate
from extract.report.check_part import Check
from extract.report.links import Links
from extract.report.model import Audit, Page
from extract.report.months import months
from extract.report.words import KINDS, VERDICTS

_DOTS = 1500
"""Points of a chart; of more contracts every so-manieth is drawn."""
BUYERS = 1000
"""Buyers in the table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a box: what it counts, how it looks."""

    value: str
    name: str
    look: str = ""


def figures(audit: Audit) -> list[Figure]:
    """The boxes at the top."""
    counted = sum(page.counted for page in audit.pages)
    files = f"（{len(audit.pages)}份文件）" if counted != len(audit.pages) else ""
    boxes = [Figure(str(counted), f"份合同{files}")]
    for currency, (count, total) in totals(audit.pages).items():
        boxes.append(Figure(money(total, currency), f"总价合计（{count}份写明）"))
    for severity in audit.choice.severities:
        touched = sum(any(s.finding.severity == severity for s in page.findings) for page in audit.pages)
        name = f"{VERDICTS[severity]}，涉及{touched}份合同"
        boxes.append(
            Figure(str(audit.by_severity[severity]), name, KINDS[severity] if audit.by_severity[severity] else "")
        )
    judged = Counter(shown.verdict for _, shown in audit.findings if shown.verdict)
    if judged:
        said = "、".join(f"{labels.code('findings', 'verdict', one)}{count}" for one, count in sorted(judged.items()))
        boxes.append(Figure(str(judged.total()), f"已核实：{said}"))
    return boxes


def totals(pages: list[Page]) -> dict[str, tuple[int, Decimal]]:
    """Currency → how many contracts state a total in it, and the sum; a contract in several files counts once."""
    found: dict[str, tuple[int, Decimal]] = {}
    for page in pages:
        if page.price is None or not page.counted:
            continue
        count, total = found.get(page.currency, (0, Decimal(0)))
        found[page.currency] = (count + 1, total + page.price)
    return dict(sorted(found.items()))


def told(audit: Audit) -> list[str]:
    """What of `metadata.csv` was not understood or belongs to no contract."""
    lines = list(audit.told)
    if audit.unmatched:
        names = "、".join(audit.unmatched[:10])
        lines.append(f"metadata 中有{len(audit.unmatched)}行没有对应的合同：{names}")
    return lines


def chart_of_checks(audit: Audit, listed: list[Check]) -> Chart | None:
    """The checks that found most."""
    rows = []
    for one in sorted(listed, key=lambda one: -audit.by_check[one.info.id].total()):
        counts = audit.by_check[one.info.id]
        if counts.total():
            stacked = tuple((severity, float(counts[severity])) for severity in audit.choice.severities)
            rows.append(Bar(one.info.title["zh"], stacked, f"{counts.total()}项", f"#{one.info.id}"))
    return bars(rows[:20], "各检查项的发现数")


@dataclass(frozen=True)
class Buyer:
    """A buyer with its contracts: totals in words, findings by severity."""

    name: str
    pages: list[Page]
    contracts: int
    total: str
    value: Decimal
    found: Counter[str]


def by_buyer(audit: Audit) -> list[Buyer]:
    """The buyers, those with most contracts first."""
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in audit.contracts:
        pages[page.names("buyer") or "（未写明）"].append(page)
    made = []
    for name, theirs in sorted(pages.items(), key=lambda item: (-len(item[1]), item[0])):
        sums = totals(theirs)
        said = "、".join(money(value, currency) for currency, (_, value) in sums.items())
        found: Counter[str] = Counter(shown.finding.severity for page in theirs for shown in page.findings)
        value = sums.get("CNY", (0, Decimal(0)))[1]
        made.append(Buyer(name, theirs, sum(page.counted for page in theirs), said, value, found))
    return made


def by_category(audit: Audit) -> Chart | None:
    """The price of the contracts of each category."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    counts: Counter[str] = Counter()
    for page in audit.pages:
        if page.counted and page.price is not None and page.currency == "CNY":
            name = page.record.fields.category.value if page.record.fields.category else ""
            sums[name] += page.price
            counts[name] += 1
    rows = [
        Bar(
            labels.code("contracts", "category", name) or "（未判定）",
            (("main", float(total)),),
            f"{money(total)}（{counts[name]}份）",
        )
        for name, total in sorted(sums.items(), key=lambda item: -item[1])
    ]
    return bars(rows, "各类别合同的总价")


def penalties(audit: Audit, links: Links) -> tuple[Chart | None, int]:
    """The rates per day of both sides for the same kind of delay, the highest first, and how many are not drawn."""
    rows = []
    for page in (page for page in audit.pages if page.counted):
        for penalty in page.record.penalties:
            if penalty.per_day_rate and penalty.trigger in ("late_delivery", "late_payment"):
                late = penalty.trigger == "late_delivery"
                label = f"{'供应商' if late else '采购人'}·{page.number or page.record.source.path}"
                parts = ((("main" if late else "other"), float(penalty.per_day_rate)),)
                rows.append(Bar(label, parts, rate(penalty.per_day_rate), links.contract(page.id)))
    rows.sort(key=lambda row: -row.parts[0][1])
    return bars(rows[:30], "逾期违约金日利率"), max(len(rows) - 30, 0)


def terms(audit: Audit, links: Links) -> Chart | None:
    """Price against length of performance."""
    dots = []
    for page in audit.pages:
        length = months(page.record.fields)
        if page.counted and (page.price or 0) > 0 and page.price and length:
            colour = "error" if any(s.finding.severity == "error" for s in page.findings) else "main"
            label = f"{page.title}（{page.number or page.record.source.path}）：{money(page.price)}，{length:g}个月"
            dots.append(Dot(length, float(page.price), colour, label, links.contract(page.id)))
    return scatter(dots[:: len(dots) // _DOTS + 1], "总价与履行期限", "履行期限（月）", "总价（元，对数刻度）")
