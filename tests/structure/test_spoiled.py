"""Rows of tabs that hold more than a table are read as text; a table stays one."""

from __future__ import annotations

from extract.ingest import read_bytes
from extract.structure.spoiled import sound

ROWS = "序号\t名称\t数量\t单价\t金额\n1\t服务器\t2\t3000\t6000\n2\t交换机\t1\t800\t800\n"


def test_a_table_stays_one() -> None:
    document = read_bytes(f"采购清单\n{ROWS}以上价格含税。\n".encode(), "a.txt")
    assert len(document.tables) == 1
    assert sound(document) == document.tables


def test_a_clause_in_the_last_cell_spoils_it() -> None:
    text = ROWS.rstrip("\n") + " 第三条 付款方式\n"
    document = read_bytes(text.encode(), "a.txt")
    assert all("第三条" not in document.text[cell.start : cell.end] for table in document.tables for cell in table.cells)
