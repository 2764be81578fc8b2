"""The penalties of one clause, in one line each, so that a test can be read."""

from __future__ import annotations

from extract.pipeline import examine_bytes
from extract.record import Penalty

_CONTRACT = """采购合同
甲方（采购人）：{buyer}
乙方（供应商）：远帆商贸有限公司
第一条 标的
甲方向乙方采购本合同所列的标的。
第二条 {heading}
{body}
第三条 附则
本合同一式四份。
"""


def penalties_of(body: str, heading: str = "违约责任") -> list[Penalty]:
    """The penalties of a contract whose second article is `body`; compensation without a figure is left out."""
    text = _CONTRACT.format(buyer="青禾县第二小学", heading=heading, body=body)
    rows = examine_bytes(text.encode(), "t.txt").record.penalties
    return [row for row in rows if row.kind != "compensation"]


def brief(row: Penalty) -> str:
    """`supplier late_delivery rate_per_period 0.005 contract_total 1day cap=0.05`, without what is absent."""
    parts: list[object] = [row.liable or "?", row.trigger, row.kind, row.rate, row.amount, row.base]
    if row.period_unit:
        parts.append(f"{row.period_count}{row.period_unit}")
    if row.cap_rate is not None:
        parts.append(f"cap={row.cap_rate}")
    if row.grace_days is not None:
        parts.append(f"grace={row.grace_days}")
    return " ".join(str(part) for part in parts if part is not None)
