"""A sum and its gloss in the bracket behind it: another sum is a question, one that was rounded is none."""

from __future__ import annotations

import pytest

from extract.audit import audit_record
from extract.pipeline import examine_bytes

HEAD = "图书采购合同\n甲方：青石县图书馆\n乙方：云麓书业有限公司\n一、内容\n供应图书。\n二、订货\n"


def told(clause: str) -> list[str]:
    record = examine_bytes(f"{HEAD}{clause}\n三、付款\n验收后30日内付款。\n".encode(), "a.txt").record
    audit_record(record, metadata={})
    return [one.detail for one in record.findings if one.check == "amount-words-figures-mismatch"]


@pytest.mark.parametrize(
    "clause",
    ["每批订单不超过12万元（¥12,000.00）。", "全年采购额为64.86万元，即646,800元。", "每批订单不超过12万元（即人民币1.2万元）。"],
)
def test_another_sum_is_a_question(clause: str) -> None:
    assert len(told(clause)) == 1


@pytest.mark.parametrize(
    "clause",
    [
        "每批订单不超过12万元（¥120,000.00）。",
        "全年采购额约为64.86万元（648,612元）。",
        "合同总价12万元（其中运费2,000元）。",
        "首批货款12万元，第二批货款3万元。",
    ],
)
def test_the_same_sum_and_other_sums_are_none(clause: str) -> None:
    assert told(clause) == []
