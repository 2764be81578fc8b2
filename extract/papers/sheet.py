"""What a working paper states: a text for each placeholder of a template."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract import labels
from extract.labels import SEVERITY
from extract.pages.filters import money
from extract.papers.choose import Chosen
from extract.papers.law import lines
from extract.record import Amount, Evidence, Record
from extract.report.model import Passage
from extract.report.written import field

PLACEHOLDERS: dict[str, str] = {
    "编号": "取证单的编号，按 --number 的样式",
    "序号": "本批第几份，从 --start 起",
    "审计机关": "--office 的值，没有给出时留空",
    "审计项目": "--project 的值，没有给出时留空",
    "被审计单位": "--unit 的值，没有给出时为合同的采购人",
    "取证事项": "发现的名称，例如“付款比例合计不为100%”",
    "发现级别": "错误、疑点或提示",
    "发现编号": "findings.csv 的 key",
    "合同名称": "合同名称，没有写明时为项目名称或文件名",
    "合同编号": "合同编号",
    "采购人": "采购人名称，几个用顿号隔开",
    "供应商": "供应商名称，几个用顿号隔开",
    "合同总价": "合同总价，没有写明时为“未写明”",
    "签订日期": "签订日期",
    "合同文件": "文件名和校验码（SHA-256）",
    "事实": "发现的说明，每句有金额或比例",
    "原文": "每一处原文，带条款和页码，逐段列出",
    "依据": "法规名称、版本（施行起止）、条文原文",
    "涉及金额": "合同总价，本项涉及的金额，和原文各处写明的金额",
    "核对事项": "怎样核实、向谁取什么材料",
    "认定": "复核人的认定、说明、姓名和时间，没有时留空",
}
"""Every placeholder (`{{编号}}` in a template) and what stands there."""

_NOT_STATED = "未写明"


def sheet(chosen: Chosen, number: str, nth: int, office: str, project: str, unit: str) -> dict[str, str]:
    """A text for each of `PLACEHOLDERS`; several lines are several paragraphs."""
    record, finding = chosen.record, chosen.shown.finding
    fields = record.fields
    named = fields.title or fields.project_name
    buyer = _names(record, "buyer")
    return {
        "编号": number,
        "序号": str(nth),
        "审计机关": office,
        "审计项目": project,
        "被审计单位": unit or buyer,
        "取证事项": finding.title,
        "发现级别": SEVERITY[finding.severity],
        "发现编号": chosen.key,
        "合同名称": named.value if named else record.source.path,
        "合同编号": fields.number.value if fields.number else _NOT_STATED,
        "采购人": buyer or _NOT_STATED,
        "供应商": _names(record, "supplier") or _NOT_STATED,
        "合同总价": field("total_amount", fields.total_amount) if fields.total_amount else _NOT_STATED,
        "签订日期": fields.signed_on.value if fields.signed_on else _NOT_STATED,
        "合同文件": f"{record.source.path}（SHA-256：{record.source.sha256}）",
        "事实": finding.detail + ("\n所依据的值识别或读取把握不大，使用前须核对原件。" if finding.unsure else ""),
        "原文": "\n".join(_quotes(chosen)),
        "依据": "\n".join(lines(finding.statute)) or "（由取证人填写）",
        "涉及金额": "\n".join(_sums(chosen)),
        "核对事项": finding.clears or "",
        "认定": _verdict(chosen),
    }


def _names(record: Record, role: str) -> str:
    return "、".join(one.name.value for one in record.parties if one.role == role and one.name and one.name.value)


def _quotes(chosen: Chosen) -> Iterator[str]:
    for k, passage in enumerate(chosen.shown.passages, 1):
        text = " ".join(passage.text.split())
        yield f"{k}．“{text}”（{_place(passage, chosen.record.contract_id)}）"


def _place(passage: Passage, contract_id: str) -> str:
    parts = [] if passage.contract_id == contract_id else [f"另一合同 {passage.contract_id}"]
    if passage.page is not None:
        parts.append(f"第{passage.page}页")
    if passage.clause:
        parts.append(" ".join(passage.clause.split()))
    return "，".join(parts) or "见合同正文"


def _sums(chosen: Chosen) -> Iterator[str]:
    """The price, what is at stake as the finding has it, and the sums that the passages state: nothing is reckoned here."""
    record, finding = chosen.record, chosen.shown.finding
    total = record.fields.total_amount
    yield f"合同总价：{field('total_amount', total) if total else _NOT_STATED}"
    if finding.at_stake is not None:
        currency = record.fields.currency
        yield f"本项涉及：{money(finding.at_stake, currency.value if currency else 'CNY')}"
    places: list[Evidence] = [finding, *(one for one in finding.quotes if one.contract_id in (None, record.contract_id))]
    told: set[tuple[int, int]] = set()
    for place in places:
        for amount in record.amounts:
            inside = place.start <= amount.start and amount.end <= place.end
            if inside and amount.value is not None and (amount.start, amount.end) not in told:
                told.add((amount.start, amount.end))
                kind = labels.code("amounts", "kind", amount.kind)
                yield f"{kind}：{_sum(amount)}（“{' '.join(amount.text.split())}”）"


def _sum(amount: Amount) -> str:
    """A sum; both readings where figures and capital letters disagree."""
    if amount.figures is not None and amount.words is not None and amount.figures != amount.words:
        return f"小写{money(amount.figures, amount.currency)}，大写{money(amount.words, amount.currency)}"
    return money(Decimal(amount.value or 0), amount.currency)


def _verdict(chosen: Chosen) -> str:
    row = chosen.verdict
    if not row:
        return ""
    said = labels.code("findings", "verdict", str(row.get("verdict") or ""))
    parts = [said, row.get("note"), row.get("who"), row.get("at")]
    return "，".join(str(part) for part in parts if part)
