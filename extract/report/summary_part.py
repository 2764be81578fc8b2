"""The first part: how much there is, what was found, where the money is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from extract.pages.charts import Bar, Chart, Dot, bars, scatter
from extract.pages.filters import rate
from extract.report.check_part import Check
from extract.report.links import Links
from extract.report.model import Audit, Page
from extract.report.months import months
from extract.report.severity import LOOKS, severities

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
    tongue, say, names = audit.tongue, audit.tongue.say, severities(audit.tongue)
    counted, all_files = sum(page.counted for page in audit.pages), len(audit.pages)
    files = say(f"（{all_files}份文件）", f" ({tongue.many(all_files, 'file')})") if counted != all_files else ""
    boxes = [Figure(str(counted), say("份合同", "contract" if counted == 1 else "contracts") + files)]
    for currency, (count, total) in totals(audit.pages).items():
        boxes.append(Figure(tongue.money(total, currency), say(f"总价合计（{count}份写明）", f"in all ({count} state a price)")))
    for severity in audit.choice.severities:
        touched = sum(any(s.finding.severity == severity for s in page.findings) for page in audit.pages)
        name = say(f"{names[severity]}，涉及{touched}份合同", f"{names[severity]}s, in {tongue.many(touched, 'contract')}")
        boxes.append(
            Figure(str(audit.by_severity[severity]), name, LOOKS[severity] if audit.by_severity[severity] else "")
        )
    judged = Counter(shown.verdict for _, shown in audit.findings if shown.verdict)
    if judged:
        said = tongue.join(f"{tongue.code(one, 'findings', 'verdict')}{say('', ' ')}{count}" for one, count in sorted(judged.items()))
        boxes.append(Figure(str(judged.total()), say(f"已核实：{said}", f"looked into: {said}")))
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
        names, count = audit.tongue.join(audit.unmatched[:10]), len(audit.unmatched)
        english = f"rows of the metadata without a contract ({count}): {names}"
        lines.append(audit.tongue.say(f"metadata 中有{count}行没有对应的合同：{names}", english))
    return lines


def chart_of_checks(audit: Audit, listed: list[Check]) -> Chart | None:
    """The checks that found most."""
    rows = []
    for one in sorted(listed, key=lambda one: -audit.by_check[one.info.id].total()):
        counts = audit.by_check[one.info.id]
        if counts.total():
            stacked = tuple((severity, float(counts[severity])) for severity in audit.choice.severities)
            total = f"{counts.total()}{audit.tongue.say('项', '')}"
            rows.append(Bar(one.info.title[audit.tongue.language], stacked, total, f"#{one.info.id}"))
    return bars(rows[:20], audit.tongue.say("各检查项的发现数", "Findings of each check"))


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
        pages[page.names("buyer") or audit.tongue.say("（未写明）", "(not stated)")].append(page)
    made = []
    for name, theirs in sorted(pages.items(), key=lambda item: (-len(item[1]), item[0])):
        sums = totals(theirs)
        said = audit.tongue.join(audit.tongue.money(value, currency) for currency, (_, value) in sums.items())
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
    tongue = audit.tongue
    rows = [
        Bar(
            tongue.code(name, "contracts", "category") or tongue.say("（未判定）", "(not known)"),
            (("main", float(total)),),
            tongue.money(total) + tongue.say(f"（{counts[name]}份）", f" ({counts[name]})"),
        )
        for name, total in sorted(sums.items(), key=lambda item: -item[1])
    ]
    return bars(rows, tongue.say("各类别合同的总价", "Price of the contracts of each category"))


def penalties(audit: Audit, links: Links) -> tuple[Chart | None, int]:
    """The rates per day of both sides for the same kind of delay, the highest first, and how many are not drawn."""
    rows, say = [], audit.tongue.say
    for page in (page for page in audit.pages if page.counted):
        for penalty in page.record.penalties:
            if penalty.per_day_rate and penalty.trigger in ("late_delivery", "late_payment"):
                late = penalty.trigger == "late_delivery"
                who = say("供应商", "supplier") if late else say("采购人", "buyer")
                label = f"{who}{say('·', ': ')}{page.number or page.record.source.path}"
                parts = ((("main" if late else "other"), float(penalty.per_day_rate)),)
                rows.append(Bar(label, parts, rate(penalty.per_day_rate), links.contract(page.id)))
    rows.sort(key=lambda row: -row.parts[0][1])
    return bars(rows[:30], say("逾期违约金日利率", "Penalty a day of delay")), max(len(rows) - 30, 0)


def terms(audit: Audit, links: Links) -> Chart | None:
    """Price against length of performance."""
    dots, tongue, say = [], audit.tongue, audit.tongue.say
    for page in audit.pages:
        length = months(page.record.fields)
        if page.counted and (page.price or 0) > 0 and page.price and length:
            colour = "error" if any(s.finding.severity == "error" for s in page.findings) else "main"
            name, price = page.number or page.record.source.path, tongue.money(page.price)
            label = say(f"{page.title}（{name}）：{price}，{length:g}个月", f"{page.title} ({name}): {price}, {length:g} months")
            dots.append(Dot(length, float(page.price), colour, label, links.contract(page.id)))
    return scatter(
        dots[:: len(dots) // _DOTS + 1],
        say("总价与履行期限", "Price and length of performance"),
        say("履行期限（月）", "Length (months)"),
        say("总价（元，对数刻度）", "Price (CNY, logarithmic)"),
        short=not tongue.english,
    )
