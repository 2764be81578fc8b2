"""A text recognised from pictures: a slip of the recogniser is never the drafter's."""

from __future__ import annotations

import pytest

from extract.audit import audit_record
from extract.pipeline import examine_bytes

TEXT = """采购合同
甲方：雁泽县人民医院
乙方：湖北康瑞医疗器械有限公司
一、货物
病床40张。
二、合同总价
合同总价为120,000元。
四、争议
向甲方所在地人民法院起诉。
甲方（盖章）：雁泽县人民医院
乙方（盖章）：湖北康端医疗器械有限公司
"""


@pytest.mark.parametrize(("source", "severity", "unsure"), [("text", "warning", False), ("ocr", "info", True)])
@pytest.mark.parametrize("check", ["party-name-mismatch", "clause-number-gap-dup"])
def test_one_character_is_a_hint_where_it_was_recognised(source: str, severity: str, unsure: bool, check: str) -> None:
    record = examine_bytes(TEXT.encode(), "contract.txt").record
    record.source.text_source = source  # type: ignore[assignment]
    (found,) = [one for one in audit_record(record).findings if one.check == check]
    assert (found.severity, found.unsure) == (severity, unsure)


SPLIT = """采购合同
甲方：雁泽县人民医院
乙方：湖北康瑞医疗器械有限公司
一、合同总价
合同总价（含税）为人民币113,000.00元，税率13%。
不含税金额100,000.00元，税额12,999{gap}
二、付款
验收合格后一次性付清。
"""


@pytest.mark.parametrize(("gap", "severity"), [(".50元。", {"error"}), ("\n.99元。", set())])
def test_a_figure_that_a_line_end_cuts_is_no_error_of_the_drafter(gap: str, severity: set[str]) -> None:
    record = examine_bytes(SPLIT.format(gap=gap).encode(), "contract.txt").record
    found = [one for one in audit_record(record).findings if one.check == "tax-split-mismatch"]
    assert {one.severity for one in found} == severity  # a figure cut by a line end is read whole
