"""Lists whose heads nobody has listed word for word, whose rows are lines, and whose figures need a factor or a choice."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.structure.settle import settled

_FRAME = "采购合同\n甲方：芦川县林场\n乙方：南屏苗圃有限公司\n一、清单\n{}\n二、付款\n验收后支付。\n三、附则\n本合同一式四份。\n"
Row = tuple[str | None, ...]


def _rows(body: str) -> list[Row]:
    rows = examine_bytes(_FRAME.format(body).encode(), "a.txt").record.items
    cells = [(row.name, row.quantity, row.unit_price, row.amount) for row in rows if not row.is_total]
    return [(name, *(None if v is None else f"{v:f}" for v in figures)) for name, *figures in cells]  # type: ignore[misc]


TREES: list[Row] = [("国槐", "420", "96.00", "40320.00"), ("连翘", "3600", "4.50", "16200.00")]


@pytest.mark.parametrize("gap", ["\u3000", " ", "  ", "\t"])
def test_rows_that_are_lines_under_words_that_are_not_all_listed(gap: str) -> None:
    lines = [
        ["苗木品种", "苗龄", "株数", "单价", "金额"],
        ["国槐", "五年生", "420", "96.00", "40320.00"],
        ["连翘", "二年生", "3600", "4.50", "16200.00"],
    ]
    assert _rows("\n".join(gap.join(line) for line in lines)) == TREES


def test_a_list_of_prices_without_quantities() -> None:
    assert _rows("语种　方向　单位　单价（元）\n缅甸语　外译中　千字　170.00\n老挝语　中译外　千字　195.00") == [
        ("缅甸语", None, "170.00", None), ("老挝语", None, "195.00", None),
    ]  # fmt: skip


def test_months_beside_the_number_are_a_factor() -> None:
    assert _rows("岗位 人数 月单价（元） 服务月数 合计（元）\n值班员 1 3600.00 12 43200.00\n巡林员 8 3100.00 12 297600.00") == [
        ("值班员", "1", "3600.00", "43200.00"), ("巡林员", "8", "3100.00", "297600.00"),
    ]  # fmt: skip


def test_one_factor_for_all_rows_is_the_days_of_the_contract() -> None:
    body = "房号 建筑面积(㎡) 计租单价(元/㎡·日) 年租金(元)\n一层东 300.00 2.00 219000.00\n一层西 120.00 1.50 65700.00"
    assert _rows(body) == [("一层东", "300.00", "2.00", "219000.00"), ("一层西", "120.00", "1.50", "65700.00")]
    assert _rows(body.replace("65700", "65800")) == []


def test_net_prices_and_rates_beside_the_price() -> None:
    head = "序号 品目名称 数量 单位 不含税单价 税率 含税单价 含税总价"
    assert _rows(f"{head}\n1 喷雾机 6 台 2654.87 13% 3000.00 18000.00\n2 油锯 10 把 884.96 13% 1000.00 10000.00\n合计 28000.00") == [
        ("喷雾机", "6", "3000.00", "18000.00"), ("油锯", "10", "1000.00", "10000.00"),
    ]  # fmt: skip


LAID_OUT = """
     序   子项名称                单位     工程量      综合单价      合  价       备  注
     号                                                (元)         (元)

     1    防火道清理              公里        18       2,150.00     38,700.00    含清运
     2    瞭望塔维修              座           3      12,400.00     37,200.00
          安全措施费              项           1       1,800.00      1,800.00    单列
     ──────────────────────────────────────────────
          合    计                                                 77,700.00
"""


def test_a_head_over_two_lines_with_letters_far_apart() -> None:
    assert _rows(LAID_OUT) == [
        ("防火道清理", "18", "2150.00", "38700.00"), ("瞭望塔维修", "3", "12400.00", "37200.00"), ("安全措施费", "1", "1800.00", "1800.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "考核等次 得分 付款系数 扣减金额\n优秀 95 1.0 0\n合格 70 0.9 20000",
        "情形 次数 扣款标准（元/次） 说明\n迟到 1 200 当月扣\n缺岗 1 500 当月扣",
        "期次 付款比例 金额（元） 条件\n第一期 40% 80000.00 到货\n第二期 60% 120000.00 验收",
        "项目名称 业主单位 合同金额（元） 签订时间\n北坡造林 北坡乡 860000.00 2023-05\n南坡抚育 南坡乡 420000.00 2024-01",
    ],
)
def test_other_tables_are_no_lists(body: str) -> None:
    assert _rows(body) == []


def test_of_several_numbers_the_one_with_which_the_rows_come_out() -> None:
    body = (
        "<table><tr><th rowspan=2>品名</th><th rowspan=2>单位</th><th colspan=3>数量</th>"
        "<th rowspan=2>单价</th><th rowspan=2>金额</th></tr>"
        "<tr><th>上半年</th><th>下半年</th><th>小计</th></tr>"
        "<tr><td>饲料</td><td>吨</td><td>4</td><td>6</td><td>10</td><td>2800</td><td>28000</td></tr>"
        "<tr><td>垫料</td><td>吨</td><td>2</td><td>1</td><td>3</td><td>900</td><td>2700</td></tr></table>"
    )
    record = examine_bytes(f"<h1>采购合同</h1>{body}".encode(), "a.html").record
    assert [(row.name, str(row.quantity)) for row in record.items] == [("饲料", "10"), ("垫料", "3")]


def test_figures_do_not_overrule_words_that_one_row_contradicts() -> None:
    rows = [["犁", "2", "3", "300", "600"], ["耙", "4", "5", "100", "400"], ["耧", "1", "9", "70", "70"]]
    heads = ["name", "quantity", None, "unit_price", "amount"]
    columns = {"name": 0, "quantity": 1, "unit_price": 3, "amount": 4}
    assert settled(columns, heads, rows) == columns
    assert settled({**columns, "quantity": 2}, heads, rows) == columns
    assert settled({"name": 0, "unit_price": 3}, ["name", None, None, "unit_price", None], rows) == columns


def test_a_price_in_one_of_two_currencies() -> None:
    body = (
        "<table><tr><th rowspan=2>名称</th><th rowspan=2>数量</th><th colspan=2>单价</th><th colspan=2>合价</th></tr>"
        "<tr><th>外币（USD）</th><th>人民币（元）</th><th>外币（USD）</th><th>人民币（元）</th></tr>"
        "<tr><td>主机</td><td>2</td><td>4,500.00</td><td>—</td><td>9,000.00</td><td>—</td></tr>"
        "<tr><td>安装</td><td>2</td><td>—</td><td>800.00</td><td>—</td><td>1,600.00</td></tr></table>"
    )
    record = examine_bytes(f"<h1>采购合同</h1>{body}".encode(), "a.html").record
    assert [(row.name, str(row.unit_price), str(row.amount)) for row in record.items] == [
        ("主机", "4500.00", "9000.00"), ("安装", "800.00", "1600.00"),
    ]  # fmt: skip


def test_a_settlement_is_no_list() -> None:
    body = (
        "<table><tr><th>项目</th><th>金额（元）</th></tr><tr><td>合同价款</td><td>9000</td></tr>"
        "<tr><td>减：已付款</td><td>4000</td></tr></table>"
    )
    assert examine_bytes(f"<h1>采购合同</h1>{body}".encode(), "a.html").record.items == []


def test_a_row_of_sums_keeps_its_words_and_its_columns() -> None:
    body = (
        "项目名称 规格型号 单位 数量 单价 金额 税率/征收率 税额\n*纸制品*复印纸 A4 箱 10 141.592920354 1415.93 13% 184.07\n"
        "*信息服务*目录录入 无 项 1 2000.00 2000.00 1% 20.00\n合 计 ¥3415.93 ¥204.07\n价税合计（大写） 叁仟陆佰贰拾圆整 （小写）¥3620.00"
    )
    record = examine_bytes(_FRAME.format(body).encode(), "a.txt").record
    assert [str(row.amount) for row in record.items if not row.is_total] == ["1415.93", "2000.00"]
    assert str(next(row.amount for row in record.items if row.is_total)) == "3415.93"
    assert "叁仟陆佰贰拾圆整" in record.text and "*纸制品*复印纸" in record.text
