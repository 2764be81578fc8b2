"""Tables drawn with the characters for boxes: a rule between all rows or below the head alone, frames that do not fit."""

from __future__ import annotations

import pytest

from extract.ingest import read_bytes
from extract.ingest.boxed import unboxed

BETWEEN_ALL = """\
┌──┬────┬──┬────┐
│序号│名称    │数量│金额    │
├──┼────┼──┼────┤
│1   │水准尺  │40  │6000.00 │
├──┼────┼──┼────┤
│2   │可伸缩三│12  │3200.00 │
│    │脚架    │    │        │
├──┴────┴──┼────┤
│合计                │9200.00 │
└──────────┴────┘
"""
BELOW_THE_HEAD = """\
  ┏━━━━┳━━━━━━━━┳━━━━━━┳━━━━━━━━┓
  ┃序号┃名称    ┃数量  ┃金额    ┃
  ┣━━━━╋━━━━━━━━╋━━━━━━╋━━━━━━━━┫
  ┃1   ┃水准尺  ┃40    ┃6000.00 ┃
  ┃2   ┃可伸缩三┃12    ┃3200.00 ┃
  ┃    ┃脚架    ┃      ┃        ┃
  ┗━━━━┻━━━━━━━━┻━━━━━━┻━━━━━━━━┛
"""
TOO_NARROW = """\
╔══╦═══╦═══╦═══╗
║序号║名称║数量║金额║
╠══╬═══╬═══╬═══╣
║1║水准尺║40║6000.00║
║2║可伸缩三脚架║12║3200.00║
╚══╩═══╩═══╩═══╝
"""
ROWS = [["序号", "名称", "数量", "金额"], ["1", "水准尺", "40", "6000.00"], ["2", "可伸缩三脚架", "12", "3200.00"]]


def _tables(text: str) -> list[list[list[str]]]:
    document = read_bytes(f"测量仪器采购合同\n一、清单\n{text}二、付款\n验收后付清。\n".encode(), "a.txt")
    return [
        [[document.text[cell.start : cell.end] for cell in row if cell is not None] for row in table.grid(document.text)]
        for table in document.tables
    ]


@pytest.mark.parametrize("box", [BETWEEN_ALL, BELOW_THE_HEAD, TOO_NARROW])
def test_a_box_is_a_table(box: str) -> None:
    (rows,) = _tables(box)
    assert rows[:3] == ROWS


def test_a_sum_across_columns() -> None:
    (rows,) = _tables(BETWEEN_ALL)
    assert (rows[3][0], rows[3][-1]) == ("合计", "9200.00")


@pytest.mark.parametrize("text", ["上限│下限\n", "──────────\n以下无正文\n──────────\n", "│甲方│乙方│\n"])
def test_signs_that_make_no_box_stay(text: str) -> None:
    assert unboxed(text) == text
