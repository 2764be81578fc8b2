"""What labels and headings of notices ask for."""

from __future__ import annotations

import pytest

from extract.facts.notices.labels import classify, heading
from extract.facts.notices.lines import labels_in
from extract.lexicon.simplified import simplified


@pytest.mark.parametrize(
    ("label", "key", "unit"),
    [
        ("中标（成交）金额（万元）", "amount", "万元"),
        ("总中标成交金额", "amount", ""),
        ("采购预算（元）", "budget", "元"),
        ("合同金额/万元", "amount", "万元"),
        ("项目编号（或招标编号、政府采购计划编号、采购计划备案文号等，如有）", "project_number", ""),
        ("三、采购人（甲方）", "buyer", ""),
        ("招标控制价", "ceiling_price", ""),
        ("评审专家（单一来源采购人员）名单", "committee", ""),
        ("被否决投标的投标人", "refused", ""),
        ("最后报价（元）", "price", "元"),
    ],
)
def test_a_label_is_known_by_its_words(label: str, key: str, unit: str) -> None:
    found = classify(label)
    assert found is not None
    assert (found.key, found.unit) == (key, unit)


@pytest.mark.parametrize("label", ["质量", "价格得分", "采购组织形式", "张三电话", "公告期限"])
def test_other_labels_are_none(label: str) -> None:
    assert classify(label) is None


def test_details_say_whose_they_are() -> None:
    sides = {label: classify(label) for label in ("供应商地址", "采购单位联系方式", "代理机构地址", "电话")}
    assert [(x.side, x.detail) for x in sides.values() if x] == [
        ("supplier", "address"), ("buyer", "phone"), ("agency", "address"), ("", "phone"),
    ]  # fmt: skip


def test_a_lot_in_front_of_a_label_is_its_lot() -> None:
    found = [classify(label) for label in ("第1包未中标供应商", "包二中标金额", "标项3成交供应商")]
    assert [(x.key, x.lot) for x in found if x] == [("lost", "1"), ("amount", "2"), ("supplier", "3")]


def test_headings() -> None:
    lines = ("三、中标（成交）信息", "四、主要标的信息", "1.采购人信息", "2.废标结果：", "3.项目联系方式", "五、开启")
    assert [heading(line) for line in lines] == ["award", "items", "buyer", "closed", "contact", "opening"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("地 址：青石路1号 成交金额：9.5万元", [("detail", "地 址"), ("amount", "成交金额")]),
        ("供应商：云桥设备有限公司成交金额：9.5万元", [("supplier", "供应商"), ("amount", "成交金额")]),
        ("时间：2024年5月1日09：30 地点：开标室", [("opening_date", "时间"), (None, "地点")]),
        ("代理：见http://a.b 中标人：云桥设备有限公司", [(None, "代理"), ("supplier", "中标人")]),
        ("本项目不接受联合体，特此说明：无", []),
    ],
)
def test_labels_of_a_line(line: str, expected: list[tuple[str | None, str]]) -> None:
    colons = [(label.key if label else None, line[start : end - 1].strip()) for label, start, end in labels_in(line, 0, len(line))]
    assert colons == expected


def test_traditional_characters_are_labels_too() -> None:
    text = "中標成交供應商名稱、統一信用代碼、採購項目編號"
    assert len(simplified(text)) == len(text)
    assert simplified(text) == "中标成交供应商名称、统一信用代码、采购项目编号"
