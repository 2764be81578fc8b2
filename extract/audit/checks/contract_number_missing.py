"""合同编号缺失、不完整、与项目编号相同."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import place_of
from extract.record import Finding

CHECK = "contract-number-missing"


def run(case: Case) -> Iterator[Finding]:
    """All 提示: numbers are often stamped on the paper and not in the text layer."""
    fields = case.record.fields
    partial = next(case.find("partial"), None)
    if partial:
        yield case.finding("合同编号有空白或占位符，不完整（可能由印章、手写补全，请核对原件）。", partial[0])
    elif fields.number is None and not (fields.buyer_number or fields.supplier_number):
        label = next(case.find("label"), None)
        detail = "合同编号栏空白" if label else "文本中未见合同编号（已查封面、首页和落款）"
        yield case.finding(f"{detail}，请核对原件。", label[0] if label else place_of(case))
    elif fields.number and fields.project_number and fields.number.value == fields.project_number.value:
        yield case.finding(
            f"合同编号与项目编号相同（{fields.number.value}），同一项目有多份合同时无法区分。",
            fields.number,
            fields.project_number,
        )
