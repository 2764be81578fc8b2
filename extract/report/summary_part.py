"""The first part: how much there is, what was found, where the money is."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from extract import labels
from extract.audit import default_catalogue
from extract.html import cell, details, esc, table
from extract.report.charts import Bar, Dot, bars, scatter
from extract.report.gather import Audit, Page
from extract.report.months import months
from extract.report.words import VERDICTS, money, rate


def summary(audit: Audit) -> str:
    """Figures, charts and the tables by check and by buyer."""
    parts = ['<section id="summary"><h2>概览</h2>', _figures(audit)]
    parts += [_unread(audit), _unmatched(audit), _chart_of_checks(audit), _by_check(audit)]
    parts += [
        "</section>\n<section><h2>按采购人</h2>",
        _by_buyer(audit),
        "</section>\n<section><h2>金额与条款分布</h2>",
    ]
    parts += [_by_category(audit), _penalties(audit), _terms(audit), "</section>\n"]
    return "".join(parts)


def _figures(audit: Audit) -> str:
    counted = sum(page.counted for page in audit.pages)
    files = f"（{len(audit.pages)}份文件）" if counted != len(audit.pages) else ""
    boxes = [f"<div><b>{counted}</b><span>份合同{files}</span></div>"]
    for currency, (count, total) in totals(audit.pages).items():
        boxes.append(f"<div><b>{esc(money(total, currency))}</b><span>总价合计（{count}份写明）</span></div>")
    for severity in audit.choice.severities:
        touched = sum(any(s.finding.severity == severity for s in page.findings) for page in audit.pages)
        kind = {"error": "bad", "warning": "warn"}.get(severity, "")
        count = audit.by_severity[severity]
        boxes.append(f'<div class="{kind}"><b>{count}</b><span>{VERDICTS[severity]}，涉及{touched}份合同</span></div>')
    return f'<div class="figures">{"".join(boxes)}</div>'


def _short(page: Page) -> str:
    """A contract on a line: its title, and its number or file to tell it from others."""
    number = page.record.fields.number
    return f"{page.title}（{number.value if number and number.value else page.record.source.path}）"


def totals(pages: list[Page]) -> dict[str, tuple[int, Decimal]]:
    """Currency → how many contracts state a total in it, and the sum; a contract in several files counts once."""
    found: dict[str, tuple[int, Decimal]] = {}
    for page in pages:
        fields = page.record.fields
        if fields.total_amount is None or fields.total_amount.value is None or not page.counted:
            continue
        currency = fields.currency.value if fields.currency else "CNY"
        count, total = found.get(currency, (0, Decimal(0)))
        found[currency] = (count + 1, total + fields.total_amount.value)
    return dict(sorted(found.items()))


def _unread(audit: Audit) -> str:
    """The files that were hardly read: that nothing was found in them means nothing."""
    pages = [page for page in audit.pages if page.unread]
    if not pages:
        return ""
    links = "、".join(f'<a href="#{page.id}">{esc(page.record.source.path)}</a>' for page in pages[:20])
    more = f" 等{len(pages)}份" if len(pages) > 20 else ""
    return f'<p class="alert">有{len(pages)}份文件基本没有读懂，请先看原件；它们没有发现，不等于没有问题：{links}{more}</p>'


def _unmatched(audit: Audit) -> str:
    lines = list(audit.told)
    if audit.unmatched:
        names = "、".join(audit.unmatched[:10])
        lines.append(f"metadata 中有{len(audit.unmatched)}行没有对应的合同：{names}")
    return "".join(f'<p class="soft">{esc(line)}</p>' for line in lines)


def _chart_of_checks(audit: Audit) -> str:
    catalogue = default_catalogue().checks
    rows = []
    for check, counts in sorted(audit.by_check.items(), key=lambda item: -item[1].total()):
        if counts.total():
            stacked = tuple((severity, float(counts[severity])) for severity in audit.choice.severities)
            rows.append(Bar(catalogue[check].title["zh"], stacked, f"{counts.total()}项", f"#{check}"))
    return bars(rows[:20], "各检查项的发现数") or ""


def _by_check(audit: Audit) -> str:
    catalogue = default_catalogue().checks
    unassessed = Counter(check for page in audit.contracts for check in page.not_assessed)
    rows = []
    for check, counts in audit.by_check.items():
        found = "".join(f'<td class="num">{counts[severity] or ""}</td>' for severity in audit.choice.severities)
        contracts = sum(any(s.finding.check == check for s in page.findings) for page in audit.pages)
        rows.append(
            f'<td><a href="#{check}">{esc(catalogue[check].title["zh"])}</a></td>{found}'
            f'<td class="num">{contracts or ""}</td><td class="num">{unassessed[check] or ""}</td>'
        )
    header = ["检查项", *numbers(*(VERDICTS[one] for one in audit.choice.severities), "涉及合同", "未能评估")]
    return details(f"全部{len(rows)}项检查", table(header, rows))


def numbers(*names: str) -> list[str]:
    """Header cells over columns of numbers."""
    return [cell(esc(name), kind="num", head=True) for name in names]


def _by_buyer(audit: Audit) -> str:
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in audit.contracts:
        pages[page.names("buyer") or "（未写明）"].append(page)
    rows = []
    for buyer, theirs in sorted(pages.items(), key=lambda item: (-len(item[1]), item[0])):
        found = Counter(shown.finding.severity for page in theirs for shown in page.findings)
        total = "、".join(money(value, currency) for currency, (_, value) in totals(theirs).items())
        counts = "".join(f'<td class="num">{found[severity] or ""}</td>' for severity in audit.choice.severities)
        links = "、".join(f'<a href="#{page.id}">{esc(_short(page))}</a>' for page in theirs[:5])
        more = f" 等{len(theirs)}份" if len(theirs) > 5 else ""
        contracts = sum(page.counted for page in theirs)
        rows.append(
            f'<td>{esc(buyer)}</td><td class="num">{contracts}</td><td class="num">{esc(total)}</td>{counts}<td>{links}{more}</td>'
        )
    header = ["采购人", *numbers("合同数", "总价合计", *(VERDICTS[one] for one in audit.choice.severities)), "合同"]
    return table(header, rows)


def _by_category(audit: Audit) -> str:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    counts: Counter[str] = Counter()
    for page in audit.pages:
        fields = page.record.fields
        total = fields.total_amount.value if fields.total_amount else None
        if page.counted and total is not None and (fields.currency is None or fields.currency.value == "CNY"):
            name = fields.category.value if fields.category else ""
            sums[name] += total
            counts[name] += 1
    rows = [
        Bar(
            labels.code("contracts", "category", name) or "（未判定）",
            (("main", float(total)),),
            f"{money(total)}（{counts[name]}份）",
        )
        for name, total in sorted(sums.items(), key=lambda item: -item[1])
    ]
    chart = bars(rows, "各类别合同的总价")
    return f"<h3>各类别的总价</h3>{chart}" if chart else ""


def _penalties(audit: Audit) -> str:
    """The rates per day of both sides for the same kind of delay, contract by contract."""
    rows = []
    for page in (page for page in audit.pages if page.counted):
        for penalty in page.record.penalties:
            if penalty.per_day_rate and penalty.trigger in ("late_delivery", "late_payment"):
                side = "供应商" if penalty.trigger == "late_delivery" else "采购人"
                colour = "main" if penalty.trigger == "late_delivery" else "other"
                number = page.record.fields.number
                label = f"{side}·{number.value if number and number.value else page.record.source.path}"
                rows.append(
                    Bar(label, ((colour, float(penalty.per_day_rate)),), rate(penalty.per_day_rate), f"#{page.id}")
                )
    rows.sort(key=lambda row: -row.parts[0][1])
    chart = bars(rows[:30], "逾期违约金日利率")
    more = f'<p class="soft">另有{len(rows) - 30}条未画出，见各合同。</p>' if len(rows) > 30 else ""
    return f"<h3>逾期违约金：每日比例（深色为供应商，浅色为采购人）</h3>{chart}{more}" if chart else ""


def _terms(audit: Audit) -> str:
    dots = []
    for page in audit.pages:
        fields = page.record.fields
        length = months(fields)
        if page.counted and fields.total_amount and (fields.total_amount.value or 0) > 0 and length:
            colour = "error" if any(s.finding.severity == "error" for s in page.findings) else "main"
            label = f"{_short(page)}：{money(fields.total_amount.value)}，{length:g}个月"
            dots.append(Dot(length, float(fields.total_amount.value), colour, label, f"#{page.id}"))
    chart = scatter(dots, "总价与履行期限", "履行期限（月）", "总价（元，对数刻度）")
    return f"<h3>总价与履行期限（红点为有“错误”的合同）</h3>{chart}" if chart else ""
