"""Fields of small contracts in odd shapes: parts beside the whole, eras, boxes, stamps over values, covered digits."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import HEAD, TAIL, contract, read, value

_PARTS = (
    "一、价格\n设备：不含税200,000.00元，税率13%，税额26,000.00元，小计226,000.00元；\n"
    "服务：不含税50,000.00元，税率6%，税额3,000.00元，小计53,000.00元；\n{}价税合计（合同总价）279,000.00元。\n"
)
_WHOLE = "不含税合计250,000.00元，税额合计29,000.00元，\n"
_YEARLY = "一、承包\n承包期：自2026.1.1至{}止。\n二、费用\n6.5元/平方米·年，年承包费260000元。\n"

CLAUSES: list[tuple[str, str, Any]] = [
    # What comes to the price is that of the whole; the tax of a part is none of the contract.
    (_PARTS.format(_WHOLE), "tax_amount", "29000.00"),
    (_PARTS.format(_WHOLE), "amount_excluding_tax", "250000.00"),
    (_PARTS.format(""), "tax_amount", None),
    (_PARTS.format(""), "amount_excluding_tax", None),
    # The fee of a year is the total of one year by its days, and of no more.
    (_YEARLY.format("2026.12.31"), "total_amount", "260000.00"),
    (_YEARLY.format("2028.12.31"), "total_amount", None),
    ("一、金额\n总额人民币1 268 000.00元，其中甲包500 000.00元，乙包768 000.00元。\n", "total_amount", "1268000.00"),
    ("一、价款\n服务费总额80000元，税率：□3%  ■6%  □9%。\n", "tax_rate", "0.06"),
    ("一、授课\n乙方于2026年3月2日至3月13日为甲方授课，每天6学时。\n", "term_start", "2026-03-02"),
    ("一、授课\n乙方于2026年3月2日至3月13日为甲方授课，每天6学时。\n", "term_end", "2026-03-13"),
    ("一、工期\n原合同工期至2026年3月31日，现顺延至2026年6月30日。\n", "term_end", "2026-06-30"),
    ("陆、保固\n自验收合格日起叁年。\n", "warranty_duration", "3 year"),
    ("一、质保\n自验收合格之日起两年。\n", "warranty_duration", "2 year"),
    ("三、质量保证金\n竣工结算价的3%，缺陷责任期满后14天内返还。\n", "retention_rate", "0.03"),
    ("保密：双方对彼此资料的保密义务持续到协议终止后三年。\n", "confidentiality_duration", "3 year"),
    ("一、交货\n原交货期30日改为45日。\n", "term_duration", "45 day"),
    ("一、保密\n保密期限：自签字之日起至2029年12月31日。\n", "term_end", None),
    # A block hides digits; a filled box before an option beside others is a tick.
    ("五、保证金\n乙方于签约前交纳履约保证金▇6,400.00元。\n", "performance_bond_amount", None),
    ("五、保证金\n乙方于签约前交纳履约保证金■6,400.00元。\n", "performance_bond_amount", None),
]


@pytest.mark.parametrize(("clauses", "field", "expected"), CLAUSES)
def test_field(clauses: str, field: str, expected: Any) -> None:
    assert value(contract(clauses), field) == expected


def test_an_era_before_the_year_under_the_signatures() -> None:
    text = contract("一、标的\n乙方供货。\n") + "中华人民共和国二〇二六年三月廿一日\n"
    assert value(text, "signed_on") == "2026-03-21"


def test_the_place_behind_the_day_of_signing() -> None:
    assert value(contract("一、标的\n乙方供货。\n", cover="签约：2026年3月2日于青石县\n"), "signed_place") == "青石县"


def test_a_watermark_between_the_lines_tears_no_value() -> None:
    mark = "内部资料 请勿外传\n"
    text = (
        f"供水设备合同\n{HEAD}{mark}一、合同总价：人民币2,46\n{mark}8,000.00元，质保期自验收合格之日起三十\n六个月。\n"
        f"二、迟交一日，按合同总价0.0\n{mark}5%计违约金。\n{TAIL}2026年6月1\n{mark}2日\n"
    )
    assert [value(text, name) for name in ("total_amount", "warranty_duration", "signed_on")] == ["2468000.00", "36 month", "2026-06-12"]
    assert "请勿外传" not in read(text)["total_amount"]["text"]


@pytest.mark.parametrize(
    "clauses",
    [
        "四、付款\n1.1.40%款项于合同签订后支付1.2.60%款项于验收合格后10日内付清1.3.乙方先开发票\n",
        "四、付款\n1.40%于合同签订后支付\n2.60%于验收合格后支付\n",
    ],
)
def test_the_number_of_an_item_is_no_part_of_a_share(clauses: str) -> None:
    from extract.pipeline import examine_bytes

    text = contract(clauses)
    rows = examine_bytes(text.encode(), "a.txt").record.payments
    assert [str(row.percent) for row in rows] == ["0.4", "0.6"]
