"""The parts of `fields` and what all assemblers share: values as the record holds them, looks, choices, single fields."""

from __future__ import annotations

from decimal import Decimal

import pytest
from context_helpers import context

from extract.facts.convert import money, ratio, sentence, text
from extract.facts.fields.copies import copies
from extract.facts.fields.dispute import dispute
from extract.facts.fields.procurement import procurement_method
from extract.facts.fields.term import signed_on, term
from extract.facts.fields.title import project_name, title
from extract.facts.looks import looks_right
from extract.record import Duration


def test_values_as_the_record_holds_them() -> None:
    assert str(money("1200")) == "1200.00" and str(money("0.125")) == "0.125"
    assert str(ratio("0.050")) == "0.05" and str(ratio(Decimal("1.00"))) == "1"
    assert text("青溪 县图书馆(总馆)，") == "青溪县图书馆（总馆）"
    assert text("石桥公司）及其他") == "石桥公司"
    assert sentence("（二）自双方盖章之日起生效") == "自双方盖章之日起生效"


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("tax_rate", Decimal("0.13"), True),
        ("tax_rate", Decimal("0.6"), False),
        ("warranty_duration", Duration(count=24, unit="month"), True),
        ("warranty_duration", Duration(count=12, unit="hour"), False),
        ("dispute_venue", "甲方所在地人民法院", True),
        ("dispute_venue", "约定的仲裁委员会", False),
        ("a_field_without_description", "whatever", True),
    ],
)
def test_what_a_value_of_a_field_looks_like(field: str, value: object, right: bool) -> None:
    assert looks_right(field, value) is right


def test_originals_and_duplicates_add_up() -> None:
    found = copies(context("第九条 附则\n本合同正本贰份，副本肆份，具有同等效力。\n"))
    assert found is not None and found.value == 6
    assert copies(context("第九条 附则\n本合同份数另行约定。\n")) is None


def test_only_the_chosen_way_of_a_dispute_counts() -> None:
    method, venue = dispute(context("第九条 争议解决\n协商不成的，向甲方所在地人民法院提起诉讼。\n"))
    assert method is not None and method.value == "litigation"
    assert venue is not None and venue.value == "甲方所在地人民法院"
    head = "采购合同\n第一条 标的\n书架十套。\n第二条 验收\n当场验收。\n第三条 争议解决\n协商不成的，按以下方式解决：\n"
    method, venue = dispute(context(f"{head}□向青溪仲裁委员会申请仲裁；\n☑向甲方所在地人民法院提起诉讼。\n"))
    assert method is not None and method.value == "litigation" and venue is not None
    assert dispute(context(f"{head}□向青溪仲裁委员会申请仲裁；\n□向甲方所在地人民法院提起诉讼。\n")) == (None, None)
    both = context(f"{head}可以向甲方所在地人民法院提起诉讼，也可以向青溪仲裁委员会申请仲裁。\n")
    assert dispute(both) == (None, None) and any("未选定" in note for note in both.notes)


def test_day_of_signing_and_term() -> None:
    here = context("物业服务合同\n签订日期：2026年3月5日\n第三条 服务期限\n服务期限自2026年4月1日起至2027年3月31日止。\n")
    signed, found = signed_on(here), term(here)
    assert signed is not None and signed.value == "2026-03-05"
    start, end = found["term_start"], found["term_end"]
    assert start is not None and start.value == "2026-04-01"
    assert end is not None and end.value == "2027-03-31"


def test_title_project_and_way_of_procurement() -> None:
    cover = "项目名称：青溪县图书馆书架采购项目\n采购方式：竞争性磋商\n甲方：青溪县图书馆\n乙方：石桥家具有限公司\n"
    here = context(f"青溪县图书馆书架采购合同\n{cover}")
    name = title(here)
    assert name is not None and name.value == "青溪县图书馆书架采购合同"
    project, method = project_name(here, name), procurement_method(here)
    assert project is not None and project.value == "青溪县图书馆书架采购项目"
    assert method is not None and method.value == "competitive_consultation"
