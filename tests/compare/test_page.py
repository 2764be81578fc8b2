from __future__ import annotations

import re

from compare.sides import by_hand, compared, edited
from pages.alone import stands_alone

from extract.compare.records.differences import differences
from extract.compare.redline.build import redline
from extract.compare.redline.html import render
from extract.compare.redline.text import render as as_text


def visible(page: str) -> str:
    return re.sub(r"<[^>]+>", "", page)


def test_the_page_is_one_file_without_network() -> None:
    found = compared(edited(("万分之五", "万分之三")))
    page = render(found, differences(found))
    stands_alone(page)


def test_every_change_is_marked_once_and_linked() -> None:
    found = compared(edited(("按合同总价的万分之五", "按合同总价的万分之三"), ("三年", "五年")))
    page = render(found, [])
    for change in found.changes:
        assert page.count(f'id="c{change.number}"') == 1 and page.count(f'href="#c{change.number}"') == 1
    assert "<del>万分之五</del><ins>万分之三</ins>" in page


def test_documents_cannot_inject_markup() -> None:
    found = redline(by_hand(["一、甲方<script>x</script>应付款"]), by_hand(['一、甲方"><img onerror=1>应付款\x00']))
    page = render(found, [])
    stands_alone(page)
    assert "<script>x" not in page and "<img" not in page and "\x00" not in page


def test_the_text_for_terminals_says_old_and_new() -> None:
    found = compared(edited(("按合同总价的万分之五", "按合同总价的万分之三")))
    said = as_text(found, differences(found))
    assert "[-万分之五-]{+万分之三+}" in said and "比率" in said
    assert as_text(compared(edited()), []).endswith("两份文本逐字相同")


def test_long_stretches_without_differences_are_folded() -> None:
    clauses = [f"{k}、第{k}项约定的内容为{k}号设备" for k in range(1, 40)]
    other = [*clauses[:-1], clauses[-1].replace("设备", "材料")]
    page = render(redline(by_hand(clauses), by_hand(other)), [])
    assert "38 条没有差异" in page and "1号设备" in visible(page)
