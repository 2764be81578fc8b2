from __future__ import annotations

from compare.sides import CONTRACT, edited, read, whole

from extract.compare.redline.build import redline
from extract.compare.redline.html import render
from extract.compare.template import clauses, departs, front, text

TEMPLATE = edited(
    ("云溪市示范图书馆阅览桌椅采购合同", "________采购合同"),
    ("甲方：云溪市示范图书馆", "甲方：____________"),
    ("乙方：青禾家具（云溪）有限公司", "乙方：XXXXXX"),
    ("阅览桌120张、阅览椅480把", "【      】"),
    ("人民币叁拾陆万元整（¥360,000.00）", "人民币________（¥________）"),
    ("税率13%", "税率____%"),
    ("10个工作日内，甲方支付合同总价的30%", "____个工作日内，甲方支付合同总价的____%"),
    ("2025年9月30日", "    年  月  日"),
)


def test_blanks_filled_in_are_no_departure() -> None:
    found = redline(read(TEMPLATE), read(CONTRACT), ("范本", "合同"))
    whole(found)
    listed = clauses(found)
    assert not departs(found)
    assert {one.status for one in listed} == {"same", "filled"}
    names = [one.block.unit.where for one in listed if one.status == "filled"]
    assert len(names) == 5 and any("3.1" in name for name in names)


def test_what_is_missing_changed_and_added() -> None:
    new = edited(
        ("6.2 甲方逾期付款的，每逾期一日按逾期金额的万分之三支付违约金。\n", ""),
        ("不得将本合同转包", "可以将本合同转包"),
        ("九、其他", "九、廉洁\n双方人员不得索取或者收受贿赂。\n\n十、其他"),
    )
    found = redline(read(TEMPLATE), read(new), ("范本", "合同"))
    whole(found)
    listed = clauses(found)
    assert departs(found)
    by_status = {status: [one for one in listed if one.status == status] for status in ("missing", "changed", "added")}
    assert [len(one) for one in by_status.values()] == [1, 1, 1]
    assert "6.2" in by_status["missing"][0].block.unit.name
    said = text(listed)
    assert said.startswith("与范本相比：缺少 1 条，改动 1 条，新增 1 条") and "廉洁" in said
    page = render(found, [], "合同与范本比对", front(listed))
    assert "范本条款" in page and "只填空" in page


def test_a_blank_left_empty_is_the_same() -> None:
    found = redline(read(TEMPLATE), read(TEMPLATE), ("范本", "合同"))
    assert not departs(found) and {one.status for one in clauses(found)} == {"same"}
