"""Lists in running text: models beside names, heads in English."""

from __future__ import annotations

from extract.structure.tables import NewTable, tables


def _cells(text: str, table: NewTable, row: int) -> list[str]:
    return [text[a:b] for a, b in (cell for cell in table.rows[row] if cell)]


def test_glued_models_are_no_part_of_the_name() -> None:
    text = (
        "序号设备名称规格型号生产厂家单位数量单价（元）小计（元）\n"
        "1便携式测温仪HT-302远山光电台412500.0050000.00\n2显微镜B7远山光电台38600.0025800.00\n合计75800.00\n"
    )
    (table,), _ = tables(text, [(0, len(text))])
    assert _cells(text, table, 1)[1:5] == ["便携式测温仪", "HT-302", "远山光电", "台"]
    assert _cells(text, table, 2)[1:3] == ["显微镜", "B7"]


def test_a_list_in_english() -> None:
    text = (
        "Item    Description            Qty      Unit Price (USD)    Amount (USD)\n"
        "1       Thermal imager TX-9    2 sets   1,250.00            2,500.00\n"
        "2       Probe 探头             4 pcs    80.00               320.00\n"
    )
    (table,), _ = tables(text, [(0, len(text))])
    assert _cells(text, table, 1) == ["1", "Thermal imager TX-9", "2 sets", "1,250.00", "2,500.00"]


def test_a_cell_a_line_under_heads_of_two_words_and_a_last_column_of_words() -> None:
    head = ["序号", "品名", "规格/纯度", "单位", "数量", "单价", "金额", "货期"]
    rows = [["1", "缓冲液", "500mL", "瓶", "12", "8.50", "102.00", "现货"], ["2", "滤膜", "0.45μm", "盒", "3", "40.00", "120.00", "7天"]]
    text = "\n".join([*head, *rows[0], *rows[1], "合计", "222.00"]) + "\n"
    (table,), _ = tables(text, [(0, len(text))])
    assert [_cells(text, table, row) for row in (1, 2)] == rows


def test_a_glued_list_whose_first_group_follows_the_last_word_of_its_head() -> None:
    text = (
        "序号服务项目数量（月）单价总价备注一、门户网站子系统1巡检128,00096,000无2备份121,50018,000无"
        "二、短信子系统1巡检122,00024,000无2热线121,00012,000无合计150,000\n"
    )
    (table,), _ = tables(text, [(0, len(text))])
    assert _cells(text, table, 1) == ["一、门户网站子系统"]
    assert _cells(text, table, 2) == ["1", "巡检", "12", "8,000", "96,000", "无"]
    assert _cells(text, table, 6) == ["2", "热线", "12", "1,000", "12,000", "无"]


def test_glued_measures_are_a_cell() -> None:
    text = "序号名称规格型号品牌单位数量单价金额备注1遮阳网2.5*40/㎡60003.2519500合计19500\n"
    (table,), _ = tables(text, [(0, len(text))])
    assert _cells(text, table, 1) == ["1", "遮阳网", "2.5*40", "/", "㎡", "6000", "3.25", "19500"]


def test_rows_that_stand_over_others_state_their_sum() -> None:
    text = (
        "序号 项目名称 单位 工程量 单价（元） 金额（元） 备注 一 养护部分 项 5600.00 1 草坪 项 3200.00 "
        "1.1 修剪 ㎡ 1000.00 2.40 2400.00 1.2 浇灌 ㎡ 1000.00 0.80 800.00 2 乔木 株 120 20.00 2400.00 合计 5600.00\n"
    )
    (table,), _ = tables(text, [(0, len(text))])
    rows = [_cells(text, table, row) for row in range(1, 6)]
    assert [row[0] for row in rows] == ["一", "1", "1.1", "1.2", "2"]
    assert rows[0][-1] == "5600.00" and rows[2][-3:] == ["1000.00", "2.40", "2400.00"]
