"""Totals that their own sentence proves where nothing is called the total price."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes

HEAD = "服务合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("一、车型及数量：巡逻车9辆，每辆单价148,600元，总车款1,337,400元。", "1337400.00"),
        ("一、测评费：三级系统76000元，二级系统42000元，共118000元，已含复测。", "118000.00"),
        ("一、每月服务费54,000元，年合计648,000元。", "648000.00"),
        ("一、每学期服务费268,000元，全年536,000元。", "536000.00"),
        ("一、甲方每月支付劳务费11.2万元，按十个月计，共112万元。", "1120000.00"),
    ],
)
def test_what_the_figures_before_it_make(said: str, total: str) -> None:
    found = examine_bytes(f"{HEAD}{said}\n二、其他\n一式两份。\n".encode(), "draft.txt").record.fields.total_amount
    assert found is not None and str(found.value) == total


@pytest.mark.parametrize(
    "said",
    [
        "一、每月服务费54,000元，年合计648,000元，服务期三年。",
        "一、迟到每次扣300元，两次共600元。",
        "一、材料费76000元，人工费42000元，共118000元；设备费300000元。",
        "一、押金每台2,000元，10台共20,000元。",
    ],
)
def test_what_proves_no_total(said: str) -> None:
    assert examine_bytes(f"{HEAD}{said}\n二、其他\n一式两份。\n".encode(), "draft.txt").record.fields.total_amount is None
