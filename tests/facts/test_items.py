# ruff: noqa: E501 (a row of a table reads best on one line)
"""Price and quantity tables, read from small documents written for the purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from extract import ingest
from extract.clauses import segment
from extract.facts.context import Context
from extract.facts.items.assemble import items
from extract.pipeline import examine_bytes
from extract.record import Item
from extract.structure.columns import column_of
from extract.structure.header import header_of
from extract.structure.item_rules import ItemRule, item_rules, row_is

Numbers = tuple[str | None, str | None, str | None, str | None]


def read(body: str, name: str = "a.md") -> list[Item]:
    document = ingest.read_bytes(f"# 青川示范学校采购合同\n\n{body}\n\n验收按国家标准执行。\n".encode(), name)
    return items(Context(document, segment(document), ()))


def rows(body: str, name: str = "a.md") -> list[Numbers]:
    """Name, quantity, unit price and amount of the items that are no totals."""
    return [numbers(item) for item in read(body, name) if not item.is_total]


def numbers(item: Item) -> Numbers:
    values = (item.quantity, item.unit_price, item.amount)
    return (item.name, *(None if v is None else f"{v:f}" for v in values))  # type: ignore[return-value]


def html(*lines: str) -> str:
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


# The vocabulary holds what it promises.

COLUMNS = item_rules()["column"]
OTHERS = [rule for table in ("reject", "row") for rule in item_rules()[table]]


@pytest.mark.parametrize("rule", COLUMNS, ids=lambda rule: f"{rule.name}{rule.rank}")
def test_columns_are_called_as_their_examples_say(rule: ItemRule) -> None:
    for example in rule.examples:
        column = column_of(example)
        assert column is not None and (column.name, column.rank) == (rule.name, rule.rank), example
    for counter in rule.counter:
        column = column_of(counter)
        assert column is None or (column.name, column.rank) != (rule.name, rule.rank), counter
    assert rule.counter, "a column needs what it must not be"


@pytest.mark.parametrize("rule", OTHERS, ids=lambda rule: rule.name)
def test_rejections_and_rows_match_their_examples(rule: ItemRule) -> None:
    for example in rule.examples:
        assert rule.pattern.search(re.sub(r"\s", "", example)), example
    for counter in rule.counter:
        assert not rule.pattern.search(counter), counter


def test_header_cells_with_units_brackets_and_line_breaks() -> None:
    said = {
        "含税单价\n（元）": ("unit_price", None),
        "单价（含税，元）": ("unit_price", None),
        "数 量（台）": ("quantity", "台"),
        "工程量（暂定）": ("quantity", None),
        "总价（人民币：万元）": ("amount", None),
        "金额/元": ("amount", None),
    }
    for header, (name, unit) in said.items():
        column = column_of(header)
        assert column is not None and (column.name, column.unit) == (name, unit), header


# What is read.


def test_goods_with_all_columns() -> None:
    found = read(
        "一、货物清单\n\n| 序号 | 货物名称 | 品牌 | 规格型号 | 单位 | 数量 | 单价（元） | 小计（元） | 备注 |\n|---|---|---|---|---|---|---|---|---|\n"
        "| 1 | 交互平板 | 澄目 | CM-86 | 台 | 12 | 16,500.00 | 198,000.00 | 含支架 |\n"
        "| 2 | 移动展台 | 澄目 | / | 台 | 12 | ￥1,250 | 15000元 | 无 |\n"
        "| 合计（大写）：贰拾壹万叁仟元整 | | | | | | | 213,000.00 | |"
    )
    assert [numbers(item) for item in found if not item.is_total] == [
        ("交互平板", "12", "16500.00", "198000.00"),
        ("移动展台", "12", "1250.00", "15000.00"),
    ]
    first, second, total = found
    assert (first.seq, first.brand, first.spec, first.unit, first.note) == ("1", "澄目", "CM-86", "台", "含支架")
    assert (second.spec, second.note) == (None, None)
    assert first.table == "货物清单" and total.is_total and total.amount == Decimal("213000.00")


def test_bill_of_quantities() -> None:
    assert rows(
        "| 序号 | 项目编码 | 项目名称 | 项目特征描述 | 计量单位 | 工程量 | 综合单价 | 合价 |\n|--|--|--|--|--|--|--|--|\n"
        "| 1 | 011101001001 | 水泥砂浆楼地面 | 20mm厚1:2.5水泥砂浆 | m2 | 356.8 | 42.50 | 15164.00 |\n"
        "| 2 | 011407001001 | 墙面喷刷涂料 | 乳胶漆两遍 | m2 | 1,024.60 | 28.00 | 28688.80 |\n"
        "| | | 本页小计 | | | | | 43852.80 |"
    ) == [("水泥砂浆楼地面", "356.8", "42.50", "15164.00"), ("墙面喷刷涂料", "1024.60", "28.00", "28688.80")]


def test_header_of_two_rows_with_merged_cells() -> None:
    found = read(
        html(
            '<td rowspan="2">序号</td><td rowspan="2">名称</td><td rowspan="2">数量</td><td colspan="2">金额（元）</td>',
            "<td>综合单价</td><td>合价</td>",
            "<td>1</td><td>灌溉水泵</td><td>3台</td><td>8600</td><td>25800</td>",
            "<td>2</td><td>控制柜</td><td>1 套</td><td>12000</td><td>12000</td>",
        )
    )
    assert [numbers(i) for i in found] == [
        ("灌溉水泵", "3", "8600.00", "25800.00"),
        ("控制柜", "1", "12000.00", "12000.00"),
    ]
    assert [i.unit for i in found] == ["台", "套"]


def test_price_with_and_without_tax_under_one_head() -> None:
    found = read(
        html(
            '<td rowspan="2">品名</td><td rowspan="2">数量</td><td colspan="2">单价（元）</td><td rowspan="2">含税总价（元）</td>',
            "<td>不含税</td><td>含税</td>",
            "<td>采样瓶</td><td>200</td><td>10.00</td><td>11.30</td><td>2260</td>",
        )
    )
    assert [numbers(i) for i in found] == [("采样瓶", "200", "11.30", "2260.00")]


def test_tax_columns_beside_each_other() -> None:
    assert rows(
        "| 名称 | 数量 | 不含税单价 | 含税单价 | 税率 | 税额 | 不含税金额 | 价税合计 |\n|--|--|--|--|--|--|--|--|\n"
        "| 路由器 | 5 | 100 | 113 | 13% | 65 | 500 | 565 |"
    ) == [("路由器", "5", "113.00", "565.00")]


@pytest.mark.parametrize(
    "above, header, expected",
    [
        ("单位：万元", "总价", "1250000.00"),
        ("金额单位：人民币万元", "总价", "1250000.00"),
        ("分项价格表（万元）", "总价", "1250000.00"),
        ("分项价格表", "总价（万元）", "1250000.00"),
        ("单位：万元", "总价（元）", "125.00"),
        ("单位：千元", "总价", "125000.00"),
        ("单位：元", "总价", "125.00"),
        ("计量单位：台", "总价", "125.00"),
    ],
)
def test_units_of_the_table(above: str, header: str, expected: str) -> None:
    assert rows(f"{above}\n\n| 名称 | 数量 | {header} |\n|--|--|--|\n| 巡检机器人 | 1 | 125 |\n| 备用电池 | 2 | — |") == [
        ("巡检机器人", "1", None, expected),
        ("备用电池", "2", None, None),
    ]


def test_services_by_months() -> None:
    assert rows(
        "| 序号 | 岗位 | 人数 | 月单价（元） | 月数 | 年合计（元） |\n|--|--|--|--|--|--|\n"
        "| 1 | 项目经理 | 1 | 8,000 | 12 | 96,000 |\n| 2 | 保洁员 | 10人 | 3,500 | 12 | 420,000 |"
    ) == [("项目经理", "1", "8000.00", "96000.00"), ("保洁员", "10", "3500.00", "420000.00")]


def test_monthly_fee_beside_the_years_sum() -> None:
    assert rows(
        "| 服务项目 | 月费用（元） | 年费用（元） | 三年合计（元） |\n|--|--|--|--|\n| 会务服务 | 2,000 | 24,000 | 72,000 |"
    ) == [("会务服务", None, "2000.00", "72000.00")]


def test_lease() -> None:
    assert rows(
        "| 车型 | 数量（辆） | 租金（元/辆/月） | 年租金（元） |\n|--|--|--|--|\n| 九座客车 | 2 | 7,000 | 168,000 |"
    ) == [("九座客车", "2", "7000.00", "168000.00")]


def test_framework_prices_without_quantity() -> None:
    assert rows("| 商品名称 | 单位 | 市场单价 | 折扣率 | 优惠后单价 |\n|--|--|--|--|--|\n| 复印纸 | 箱 | 160 | 90% | 144 |") == [
        ("复印纸", None, "144.00", None)
    ]


@pytest.mark.parametrize(
    "header, cells, expected",
    [
        ("品名 | 规格 | 单位 | 预计年用量 | 单价（元） | 下浮率", "大米 | 一级 | 公斤 | 12000 | 5.2 | 8%", ("大米", "12000", "5.20", None)),
        ("房屋名称 | 面积（㎡） | 租金单价（元/㎡/月） | 月租金（元） | 年租金（元）", "东楼 | 500 | 40 | 20000 | 240000", ("东楼", "500", "40.00", "240000.00")),
        ("险种名称 | 投保人数 | 保费标准（元/人） | 保费合计（元）", "意外险 | 200 | 50 | 10000", ("意外险", "200", "50.00", "10000.00")),
        ("课程名称 | 课时数 | 课酬标准（元/课时） | 小计", "会计 | 4 | 1000 | 4000", ("会计", "4", "1000.00", "4000.00")),
        ("工程名称 | 建安费（万元） | 费率 | 监理费（万元）", "教学楼 | 3200 | 1.2% | 38.4", ("教学楼", None, None, "384000.00")),
    ],
)
def test_columns_of_many_trades(header: str, cells: str, expected: Numbers) -> None:
    rule = "|".join("--" for _ in header.split("|"))
    assert rows(f"| {header} |\n|{rule}|\n| {cells} |") == [expected]


def test_title_and_unit_inside_the_table() -> None:
    found = read(
        html(
            '<td colspan="3">报价明细表</td>',
            '<td colspan="3">单位：万元</td>',
            "<td>名称</td><td>数量</td><td>总价</td>",
            "<td>提升泵</td><td>2</td><td>3.5</td>",
        )
    )
    assert [numbers(i) for i in found] == [("提升泵", "2", None, "35000.00")]


def test_group_column_left_out_below_its_first_row() -> None:
    found = read("| 类别 | 名称 | 数量 |\n|--|--|--|\n| 硬件 | 服务器 | 2 |\n| | 交换机 | 1 |\n| 软件 | 系统 | 1 |")
    assert [(i.group, i.name) for i in found] == [("硬件", "服务器"), ("硬件", "交换机"), ("软件", "系统")]


def test_single_fee() -> None:
    assert rows("| 服务内容 | 报价（元） |\n|--|--|\n| 档案数字化 | 86000 |\n| 系统部署 | 叁万贰仟元整 |") == [
        ("档案数字化", None, None, "86000.00"),
        ("系统部署", None, None, "32000.00"),
    ]


def test_groups_by_rows_and_by_merged_cells() -> None:
    by_row = read(
        "| 序号 | 名称 | 数量 | 单价 | 金额 |\n|--|--|--|--|--|\n| 一、硬件部分 | | | | |\n| 1 | 网闸 | 2 | 30000 | 60000 |\n"
        "| 小计 | | | | 60000 |\n| 二 | 软件部分 | | | |\n| 1 | 审计软件 | 1 | 9000 | 9000 |\n| 总计 | | | | 69000 |"
    )
    assert [(i.name, i.group, i.is_total) for i in by_row] == [
        ("网闸", "一、硬件部分", False),
        ("小计", None, True),
        ("审计软件", "软件部分", False),
        ("总计", None, True),
    ]
    by_cell = read(
        html(
            "<td>类别</td><td>货物名称</td><td>数量</td><td>金额</td>",
            '<td rowspan="2">主机</td><td>离心机</td><td>1</td><td rowspan="2">52000</td>',
            "<td>转子</td><td>4</td>",
        )
    )
    assert [(i.group, *numbers(i)) for i in by_cell] == [
        ("主机", "离心机", "1", None, "52000.00"),
        ("主机", "转子", "4", None, None),
    ], "a sum merged over two rows is stated once"


def test_sum_of_a_section_is_a_total_only_if_it_adds_up() -> None:
    head = "| 序号 | 费用名称 | 金额（元） |\n|--|--|--|\n"
    right = read(head + "| 一 | 人员费用 | 300 |\n| 1 | 工资 | 200 |\n| 2 | 社保 | 100 |\n| 二 | 管理费 | 50 |")
    assert [(i.name, i.is_total, i.group) for i in right] == [
        ("人员费用", True, None),
        ("工资", False, "人员费用"),
        ("社保", False, "人员费用"),
        ("管理费", False, None),
    ]
    wrong = read(head + "| 一 | 人员费用 | 310 |\n| 1 | 工资 | 200 |\n| 2 | 社保 | 100 |")
    assert not any(i.is_total for i in wrong)


def test_total_rows_in_words_and_figures() -> None:
    found = read(
        "| 序号 | 名称 | 数量 | 单价 | 金额 |\n|--|--|--|--|--|\n| 1 | 小计算器 | 3 | 100 | 300 |\n| 2 | 增值税发票打印机 | 1 | 900 | 900 |\n"
        "| 合计 | | 4 | | 1,200.00 |\n| 税金（6%） | | | | 72 |\n| 总价：人民币壹仟贰佰柒拾贰元整（¥1,272.00） | | | | |"
    )
    assert [(i.is_total, str(i.amount)) for i in found] == [
        (False, "300.00"),
        (False, "900.00"),
        (True, "1200.00"),
        (True, "72.00"),
        (True, "1272.00"),
    ]


def test_templates_left_empty_give_nothing() -> None:
    assert (
        read("| 序号 | 名称 | 单位 | 数量 | 单价 | 总价 |\n|--|--|--|--|--|--|\n| 1 | | | | | |\n| ··· | | | | | |\n| 合计 | | | | | 000 |") == []
    )


def test_rows_of_notes_are_no_items() -> None:
    assert rows("| 名称 | 数量 |\n|--|--|\n| 消毒柜 | 2 |\n| 备注：数量以实际供货为准 | 2 |\n| 供应商（盖章）： | |") == [
        ("消毒柜", "2", None, None)
    ]


def test_a_header_repeated_on_the_next_page() -> None:
    table = "| 名称 | 数量 | 单价 |\n|--|--|--|\n| 甲种试剂 | 2 | 30 |\n| 名称 | 数量 | 单价 |\n| 乙种试剂 | 1 | 45 |"
    assert [row[0] for row in rows(table)] == ["甲种试剂", "乙种试剂"]


def test_continuation_without_header() -> None:
    one = "序号\t名称\t数量\t单价\t金额\n1\t样品架\t4\t250\t1000\n2\t冷藏箱\t1\t800\t800"
    more = "3\t天平\t2\t1500\t3000\n4\t烧杯\t20\t12\t240"
    names = [row[0] for row in rows(f"供货清单\n{one}\n\n{more}", "a.txt")]
    assert names == ["样品架", "冷藏箱", "天平", "烧杯"]
    far = "以下是与价格无关的说明。" * 12
    assert [row[0] for row in rows(f"供货清单\n{one}\n\n{far}\n\n{more}", "a.txt")] == ["样品架", "冷藏箱"]


def test_two_lists_side_by_side() -> None:
    assert [row[:2] for row in rows("| 名称 | 数量 | 名称 | 数量 |\n|--|--|--|--|\n| 课桌 | 40 | 椅子 | 40 |\n| 讲台 | 1 | | |")] == [
        ("课桌", "40"),
        ("椅子", "40"),
        ("讲台", "1"),
    ]


@pytest.mark.parametrize(
    "cell, quantity, unit",
    [
        ("10台", "10", "台"),
        ("1项", "1", "项"),
        ("壹批", "1", "批"),
        ("1,200 ㎡", "1200", "㎡"),
        ("2（含备用1）", "2", None),
        ("按需", None, None),
        ("约30", None, None),
        ("20-30", None, None),
        ("若干", None, None),
        ("12个月", "12", "个月"),
    ],
)
def test_quantities(cell: str, quantity: str | None, unit: str | None) -> None:
    (item,) = read(f"| 名称 | 数量 | 金额 |\n|--|--|--|\n| 养护 | {cell} | 500 |")
    assert (None if item.quantity is None else f"{item.quantity:f}", item.unit) == (quantity, unit)


# What is no price table.

NOT_ITEMS = {
    "payments": "| 期次 | 付款条件 | 付款比例 | 金额（元） |\n|--|--|--|--|\n| 1 | 合同签订 | 30% | 300000 |\n| 2 | 验收合格 | 70% | 700000 |",
    "milestones": "| 阶段 | 工作内容 | 支付金额（元） |\n|--|--|--|\n| 一 | 方案设计 | 50000 |\n| 二 | 施工图 | 80000 |",
    "scores": "| 考核项目 | 分值 | 数量 | 扣分标准 |\n|--|--|--|--|\n| 到岗 | 20 | 1 | 缺岗一次扣2分 |",
    "parties": "| 项目 | 甲方 | 乙方 |\n|--|--|--|\n| 名称 | 青川示范学校 | 澄目科技有限公司 |\n| 电话 | 010-5550001 | 010-5550002 |",
    "parameters": "| 序号 | 货物名称 | 技术参数 |\n|--|--|--|\n| 1 | 投影机 | 亮度5000流明，分辨率1920×1080 |",
    "staff": "| 序号 | 姓名 | 岗位 | 职称 | 人数 |\n|--|--|--|--|--|\n| 1 | 江某 | 项目经理 | 高级工程师 | 1 |",
    "penalties": "| 序号 | 违约情形 | 项目 | 扣款金额（元） | 金额 |\n|--|--|--|--|--|\n| 1 | 迟到 | 考勤 | 100 | 100 |",
    "works done": "| 项目名称 | 业主单位 | 合同金额（万元） | 签订时间 |\n|--|--|--|--|\n| 某路改造 | 某局 | 320 | 2023年5月 |",
    "rates": "| 品类 | 下浮率 |\n|--|--|\n| 蔬菜 | 12% |\n| 肉类 | 8% |",
    "prose": "| 服务项 | 服务内容 |\n|--|--|\n| 巡检 | 每月2次 |",
}


@pytest.mark.parametrize("name", NOT_ITEMS)
def test_other_tables_give_no_items(name: str) -> None:
    assert read(NOT_ITEMS[name]) == []


def test_evidence_is_the_row() -> None:
    document = ingest.read_bytes("清单\n名称\t数量\t金额\n风速仪\t2\t900\n雨量计\t1\t400\n".encode(), "a.txt")
    found = items(Context(document, segment(document), ()))
    assert [document.text[i.start : i.end] for i in found] == ["风速仪\t2\t900", "雨量计\t1\t400"]
    assert all(i.text == document.text[i.start : i.end] for i in found)


@pytest.mark.parametrize("words", ["合同总价（含税）", "合计（小写）", "金额合计（大写）：人民币壹仟元整", "总　　计".replace("　", "")])
def test_totals_are_told(words: str) -> None:
    assert row_is("total", words)


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (["序号", "餐别", "配餐说明", "计量单位", "单价（元）"], 1),
        (["代码", "工序/载体", "计量单位", "单价/元", "预估数量", "小计/元"], 1),
        (["险种", "数量", "单价（元）", "合计（元）"], 0),
    ],
)
def test_a_column_of_things_needs_no_known_head(heads: list[str], name: int) -> None:
    header = header_of([heads, *[["x"] * len(heads)]], 0)
    assert header is not None and header.columns["name"] == name


@pytest.mark.parametrize("heads", [["代码", "单位", "单价（元）"], ["付款日期", "数量", "金额"], ["期次", "比例", "金额（元）"]])
def test_a_head_of_something_else_names_no_things(heads: list[str]) -> None:
    assert header_of([heads, ["x"] * len(heads)], 0) is None


@pytest.mark.parametrize(
    "rows",
    [
        "乡镇\t村数\t宗数\t金额（元）\n青石镇\t12\t400\t80,000\n云麓乡\t9\t250\t50,000",
        "序号\t单位工程名称\t长度(km)\t合价（元）\t开竣工\n1\t青石镇\t400\t80000.00\t2023.3—2023.10\n2\t云麓乡\t250\t50000.00\t2023.9—2023.10",
    ],
)
def test_places_and_works_are_items(rows: str) -> None:
    text = f"测绘合同\n\n一、范围\n见附表。\n二、价款\n合同总价130,000元。\n\n附件1 一览表\n\n{rows}\n"
    items = [item for item in examine_bytes(text.encode(), "x.txt").record.items if not item.is_total]
    assert [(item.name, str(item.quantity), str(item.amount)) for item in items] == [
        ("青石镇", "400", "80000.00"),
        ("云麓乡", "250", "50000.00"),
    ]


# A page ends in the middle of a list.

_HEADS = ["序号", "货物名称", "规格型号", "单位", "数量", "单价（元）", "小计（元）"]
_CUT = [
    ["1", "液晶显示器", "U27-K", "台", "10", "1800.00", "18000.00"],
    ["2", "激光打印机", "LP-330", "台", "4", "2200.00", "8800.00"],
    ["3", "网络交换机", "S24-G", "台", "3", "3000.00", "9000.00"],
    ["4", "实验电源", "DC-3005", "台", "12", "1500.00", "18000.00"],
    ["5", "工具推车", "TC-7", "辆", "5", "1600.00", "8000.00"],
]


def _aligned(row: list[str]) -> str:
    return "".join(f"{cell}{' ' * (16 - sum(2 if ord(c) > 0x2E80 else 1 for c in cell))}" for cell in row).rstrip()


@pytest.mark.parametrize("head", [[], [_HEADS]], ids=["", "head again"])
@pytest.mark.parametrize("foot", ["\n\n- 3 -\n\n青川示范学校采购合同\n\n", "\n（转下页）\n第 3 页 / 共 9 页\n（接上页）\n", "\n\f"])
@pytest.mark.parametrize("row", [_aligned, " ".join, "|".join, "\n".join, "\t".join], ids=["aligned", "a line", "bars", "a cell a line", "tabs"])
def test_a_list_goes_on_behind_the_foot_of_a_page(row: Callable[[list[str]], str], foot: str, head: list[list[str]]) -> None:
    for cut in (1, 3, 4):
        parts = ("\n".join(map(row, part)) for part in ([_HEADS, *_CUT[:cut]], [*head, *_CUT[cut:], ["合计", "61800.00"]]))
        found = rows("一、供货清单\n\n" + foot.join(parts), "a.txt")
        assert found == [(r[1], r[4], r[5], r[6]) for r in _CUT], (cut, found)


def test_between_empty_lines_a_figure_of_a_list_is_no_foot_of_a_page() -> None:
    cells = ["序号", "名称", "数量", "单价", "金额", "1", "订书机", "10", "20", "200", "2", "打孔器", "5", "100", "500", "3", "胶水", "10", "5", "50", "合计：750元"]
    assert [row[3] for row in rows("供货清单如下\n\n" + "\n\n".join(cells), "a.txt")] == ["200.00", "500.00", "50.00"]


def test_a_note_in_every_row_is_no_running_foot() -> None:
    first = "序号\n名称\n数量\n单价\n金额\n备注\n1\n订书机\n10\n20\n200\n含安装调试费用"
    more = "2\n打孔器\n5\n100\n500\n含安装调试费用\n合计：700元"
    assert [item.note for item in read(f"{first}\n- 3 -\n{more}", "a.txt")[:2]] == ["含安装调试费用"] * 2


def test_a_sentence_between_two_rows_is_kept() -> None:
    one = "序号  名称  数量\n1  样品架  4  250.00  1000.00"
    text = f"供货清单\n{one}\n以下物资由甲方另行提供\n- 3 -\n2  冷藏箱  1  800.00  800.00"
    assert "以下物资由甲方另行提供" in ingest.read_bytes(text.encode(), "a.txt").text
