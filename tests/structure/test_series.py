"""Which numbers are labels: those that go on with one another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.structure.candidates import candidates
from extract.structure.cells import multiply, number, read_row
from extract.structure.series import choose
from extract.structure.tables import tables


def paths(text: str) -> list[tuple[int, ...]]:
    return [one.marker.path for one in choose(candidates(text, [(0, len(text))]))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、服务内容\n二、合同价款\n三、付款方式", [(1,), (2,), (3,)]),
        ("机柜间距5.8米。\n一、服务内容\n按第三条执行。\n二、价款", [(1,), (2,)]),
        ("1、设备。2、系统。3、服务。", [(1,), (2,), (3,)]),
    ],
)
def test_a_series_goes_on(text: str, found: list[tuple[int, ...]]) -> None:
    assert paths(text) == found


@pytest.mark.parametrize("text", ["本项目共3、费用另计", "按照第五条执行", "1、设备。2、系统。3、服务。7、其他。"])
def test_what_goes_on_with_nothing_is_refused(text: str) -> None:
    assert all(path[-1] <= 3 for path in paths(text)) and (7,) not in paths(text) and (5,) not in paths(text)


def test_numbers_of_cells() -> None:
    assert number("1,200.50") == Decimal("1200.50")
    assert number("台") is None and number("12台") is None
    assert multiply(Decimal(3), Decimal("12.5"), Decimal("37.5")) and not multiply(Decimal(3), Decimal("12.5"), Decimal(38))


def test_a_row_is_read_only_if_its_cells_fit_the_columns() -> None:
    kinds = ("seq", "name", "unit", "quantity", "price", "amount")
    row = "1 服务器 台 2 3000 6000"
    found = read_row(row, 0, len(row), kinds, "soft")
    assert found is not None and found.multiplies and found.figures["amount"] == Decimal(6000)
    words = "以上价格含税及运费"
    other = read_row(words, 0, len(words), kinds, "soft")
    assert other is None or (other.score < 0 and not other.multiplies)


def test_running_text_holds_no_table() -> None:
    text = "甲方应当按照数量和单价向乙方支付货款，金额以双方确认的清单为准。"
    assert tables(text, [(0, len(text))]) == ([], [])


def test_numbers_glued_to_their_words_are_a_series() -> None:
    text = (
        "承包范围： 1工程名称：听涛小学操场 2工程地点：临江市 3项目概况：操场翻新，2个篮球场。 "
        "付款： 1进场后支付合同价的30%。 2支付至80%以前须经2人签字。 3验收后12个月内付清。\n"
    )
    starts = [text[one.at : one.at + 4] for one in choose(candidates(text, [(0, len(text))]))]
    assert starts == ["1工程名", "2工程地", "3项目概", "1进场后", "2支付至", "3验收后"]
