"""A contract in the report: its facts, how it is paid, what a breach costs, what was found."""

from __future__ import annotations

from decimal import Decimal

from extract import labels
from extract.audit import default_catalogue
from extract.audit.case import full_date
from extract.html import details, esc, table, tag
from extract.report.charts import Moment, shares, timeline
from extract.report.findings_part import article
from extract.report.gather import Audit, Page
from extract.report.summary_part import numbers
from extract.report.words import VERDICTS, due, field, measure, money, percent

_FACTS = (
    "number", "project_name", "project_number", "category", "procurement_method", "total_amount", "tax_rate", "signed_on",
    "term_start", "term_end", "term_duration", "place", "performance_bond_rate", "performance_bond_amount",
    "retention_rate", "retention_amount", "warranty_duration", "acceptance_days", "dispute_method", "dispute_venue",
)  # fmt: skip


def index(audit: Audit) -> str:
    """The list of contracts."""
    rows = []
    for page in audit.pages:
        fields = page.record.fields
        total = (
            money(fields.total_amount.value, fields.currency.value if fields.currency else "CNY")
            if fields.total_amount and fields.total_amount.value is not None
            else ""
        )
        counts = [sum(s.finding.severity == severity for s in page.findings) for severity in audit.choice.severities]
        rows.append(
            f'<td><a href="#{page.id}">{esc(page.title)}</a><small>{esc(page.told_apart)}</small>{_marks(page)}</td>'
            f'<td>{esc(page.names("buyer"))}</td>'
            f'<td>{esc(page.names("supplier"))}</td><td class="num">{esc(total)}</td>'
            f'<td class="num">{esc(fields.signed_on.value if fields.signed_on else "")}</td>'
            + "".join(f'<td class="num">{count or ""}</td>' for count in counts)
        )
    counted = numbers(*(VERDICTS[severity] for severity in audit.choice.severities))
    header = ["合同", "采购人", "供应商", *numbers("总价", "签订日期"), *counted]
    return f'<section id="contracts"><h2>合同</h2>{table(header, rows)}</section>\n'


def contract(page: Page, source: str) -> str:
    """One contract."""
    parts = [f'<section class="contract" id="{page.id}"><h2>{esc(page.title)}<small>{esc(page.told_apart)}</small></h2>']
    parts += [_marks(page, full=True), _facts(page)]
    if page.record.payments:
        parts += ["<h3>付款</h3>", _payment_charts(page), _payments(page)]
    if page.record.penalties:
        parts += ["<h3>违约责任</h3>", _penalties(page)]
    nothing = "没有读懂，谈不上有没有发现，请看原件。" if page.unread else "没有发现。"
    if page.is_copy and not page.unread:
        nothing = "没有另外的发现；这份合同的发现列在为准的那份文件下。"
    parts.append("<h3>发现</h3>" if page.findings else f'<h3>发现</h3><p class="none">{nothing}</p>')
    parts += [article(page, number, shown, source) for number, shown in enumerate(page.findings, 1)]
    parts.append(_not_assessed(page))
    return "".join(parts) + "</section>\n"


def _marks(page: Page, *, full: bool = False) -> str:
    """How it was read if not well, what it is to other files, why to look at it first."""
    source = page.record.source
    parts = []
    if source.read_state != "read":
        kind = "bad" if page.unread else "warn"
        parts.append(tag(labels.code("contracts", "read_state", source.read_state), kind))
    if page.member and page.member.relation:
        parts.append(tag(labels.code("groups", "relation", page.member.relation) + ("" if page.counted else "，不计入合计")))
    line = "".join(parts)
    if not full:
        return line
    said = [labels.code("contracts", "read_reasons", one) for one in source.read_reasons]
    if page.member and page.member.reason:
        said.append(page.member.reason if page.member.relation else f"有几份文件，以这份为准：{page.member.reason}")
    return f'<p>{line}<span class="soft">{esc("；".join(said))}</span></p>' if line or said else ""


def _facts(page: Page) -> str:
    fields = page.record.fields
    rows = [("文件", page.record.source.path), ("采购人", page.names("buyer")), ("供应商", page.names("supplier"))]
    for name in _FACTS:
        if (fact := getattr(fields, name)) is not None and fact.value is not None:
            rows.append((labels.column("contracts", name), field(name, fact)))
    if page.record.source.text_source != "text":
        rows.append(("文字来源", labels.code("contracts", "text_source", page.record.source.text_source)))
    return "<dl class='facts'>" + "".join(f"<dt>{esc(k)}</dt><dd>{esc(v)}</dd>" for k, v in rows if v) + "</dl>"


def _payment_charts(page: Page) -> str:
    record = page.record
    total = record.fields.total_amount.value if record.fields.total_amount else None
    parts = []
    for payment in record.payments:
        label = payment.label or (
            labels.code("payments", "kind", payment.kind) if payment.kind else f"第{payment.seq}期"
        )
        if payment.base in (None, "contract_total") and payment.percent is not None:
            parts.append((label, payment.percent))
        elif payment.base in (None, "contract_total") and payment.amount and total:
            parts.append((label, (payment.amount / total).quantize(Decimal("0.0001"))))
    return (shares(parts, "各期付款占合同总价的比例") or "") + (_timeline(page) or "")


def _timeline(page: Page) -> str | None:
    fields = page.record.fields
    days: list[tuple[int, str, str, bool]] = []
    if fields.signed_on and (day := full_date(fields.signed_on.value)):
        days.append((day.toordinal(), f"签订 {day.isoformat()}", "info", True))
    start = full_date(fields.term_start.value) if fields.term_start else None
    end = full_date(fields.term_end.value) if fields.term_end else None
    for payment in page.record.payments:
        if payment.due_on and (day := full_date(payment.due_on)):
            share = f" {percent(payment.percent)}" if payment.percent is not None else ""
            days.append(
                (day.toordinal(), f"{payment.label or f'第{payment.seq}期'}{share} {day.isoformat()}", "main", False)
            )
    span = (start.toordinal(), end.toordinal()) if start and end and end >= start else None
    if span and start and end:
        days.append((span[0], f"开始履行 {start.isoformat()}", "other", True))
        days.append((span[1], f"履行期满 {end.isoformat()}", "other", True))
    return timeline([Moment(*one) for one in days], span, "签订、履行与付款的时间")


def _payments(page: Page) -> str:
    rows = []
    for payment in page.record.payments:
        kind = labels.code("payments", "kind", payment.kind) if payment.kind else ""
        amount = (
            money(payment.amount) + ("（推算）" if payment.amount_source == "computed" else "")
            if payment.amount is not None
            else ""
        )
        rows.append(
            f'<td class="num">{payment.seq}</td><td>{esc(payment.label or kind)}</td>'
            f'<td class="num">{esc(percent(payment.percent) if payment.percent is not None else "")}</td>'
            f'<td class="num">{esc(amount)}</td><td>{esc(due(payment))}</td><td class="quote">{esc(_short(payment.text))}</td>'
        )
    return table([*numbers("期"), "名称", *numbers("比例", "金额"), "付款条件", "原文"], rows)


def _penalties(page: Page) -> str:
    rows = []
    for penalty in page.record.penalties:
        who = labels.code("penalties", "liable", penalty.liable) if penalty.liable else ""
        why = labels.code("penalties", "trigger", penalty.trigger) if penalty.trigger else ""
        rows.append(
            f"<td>{esc(who)}</td><td>{esc(why)}</td><td>{esc(measure(penalty))}</td><td class='quote'>{esc(_short(penalty.text))}</td>"
        )
    return table(["责任方", "事由", "标准", "原文"], rows)


def _not_assessed(page: Page) -> str:
    if not page.not_assessed:
        return ""
    titles = default_catalogue().checks
    rows = "".join(
        f"<li>{esc(titles[check].title['zh'])}：{esc('；'.join(dict.fromkeys(reasons)))}</li>"
        for check, reasons in page.not_assessed.items()
    )
    return details(f'<span class="soft">未能评估的检查（{len(page.not_assessed)}项）</span>', f"<ul>{rows}</ul>")


def _short(text: str, limit: int = 120) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
