"""Tables drawn with characters: random cells through several writers give the same cells again, or no table."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from extract.ingest import read_bytes
from extract.ingest.drawn import drawn_block
from extract.text.wraps import width

WORDS = ("铝合金百叶窗", "护栏", "样云 YY-20，双面", "LED 灯带", "含运费", "12,600.00", "8", "㎡", "见附件", "", "B/2")


def _pad(text: str, to: int, measure: str) -> str:
    return text + " " * (to - (width(text) if measure == "width" else len(text)))


def _wrapped(text: str, room: int) -> list[str]:
    """Lines of at most so many columns; nothing is lost between them."""
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > room:
            lines.append("")
        lines[-1] += char
    return [line.strip() for line in lines]


def _cells(rng: random.Random) -> list[list[str]]:
    rows = [[rng.choice(WORDS) for _ in range(rng.randint(3, 3))] for _ in range(rng.randint(2, 5))]
    for row in rows:
        row[0] = row[0] or "甲"
    return rows


def _heights(row: list[str], room: int) -> list[list[str]]:
    cells = [_wrapped(cell, room) for cell in row]
    return [[cell[i] if i < len(cell) else "" for cell in cells] for i in range(max(map(len, cells)))]


def grid(rows: list[list[str]], room: int = 10, measure: str = "width", gap: str = "=") -> list[str]:
    edge = "+" + "+".join("-" * (room + 2) for _ in rows[0]) + "+"
    lines = [edge]
    for n, row in enumerate(rows):
        lines += ["| " + " | ".join(_pad(cell, room, measure) for cell in line) + " |" for line in _heights(row, room)]
        lines.append(edge.replace("-", gap) if n == 0 else edge)
    return lines


def multiline(rows: list[list[str]], room: int = 10) -> list[str]:
    edge = "  " + "-" * (3 * room + 2)
    body = [["  " + " ".join(_pad(cell, room, "width") for cell in line) for line in _heights(row, room)] for row in rows]
    lines = [edge, *body[0], "  " + " ".join("-" * room for _ in rows[0])]
    for row in body[1:]:
        lines += [*row, ""]
    return [*lines[:-1], edge]


def simple(rows: list[list[str]], sign: str = "-") -> list[str]:
    room = max(width(cell) for row in rows for cell in row) or 1
    rule = "  ".join(sign * max(room, 2) for _ in rows[0])
    body = ["  ".join(_pad(cell, max(room, 2), "width") for cell in row).rstrip() for row in rows]
    return [body[0], rule, *body[1:], ""] if sign == "-" else [rule, body[0], rule, *body[1:], rule]


def _tight(rows: list[list[str]]) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


@pytest.mark.parametrize(
    "write",
    [grid, lambda rows: grid(rows, measure="len", room=14), lambda rows: grid(rows, gap="-"), multiline, simple,
     lambda rows: simple(rows, "=")],
    ids=["pandoc grid", "grid by characters", "mysql", "multiline", "simple", "rst"],
)  # fmt: skip
def test_what_is_drawn_is_read(write: Callable[[list[list[str]]], list[str]]) -> None:
    assert not [seed for seed in range(40) if not _is_read(write, _cells(random.Random(seed)))]


def _is_read(write: Callable[[list[list[str]]], list[str]], rows: list[list[str]]) -> bool:
    lines = write(rows)
    used, table = drawn_block(lines, 0)
    if table is None or used < len(lines) - 1:
        return False
    read: list[list[str]] = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        read[cell.row][cell.col] = cell.text
    return _tight(read) == _tight(rows)


def test_cells_over_several_columns_and_rows() -> None:
    lines = [
        "+--------+-------+-------+",
        "| 合计   | 3 台          |",
        "+--------+-------+-------+",
        "| 门窗   | 铝窗  | 2     |",
        "|        +-------+-------+",
        "|        | 木门  | 1     |",
        "+--------+-------+-------+",
    ]
    used, table = drawn_block(lines, 0)
    assert table is not None and used == 7
    assert [(c.text, c.row, c.col, c.rowspan, c.colspan) for c in table.cells] == [
        ("合计", 0, 0, 1, 1), ("3 台", 0, 1, 1, 2), ("铝窗", 1, 1, 1, 1), ("2", 1, 2, 1, 1),
        ("门窗", 1, 0, 2, 1), ("木门", 2, 1, 1, 1), ("1", 2, 2, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["+------+------+", "| 一条边界之外的文字 | 它 | 们 |", "+------+------+"],
        ["------  ------", "文字盖住了列之间的空白", "------  ------"],
        ["甲方：示范局", "--------------"],
        ["--------------------", "一、总则", "--------------------"],
        ["+------+------+", "没有边界"],
    ],
)
def test_what_does_not_fit_its_rules_is_no_table(lines: list[str]) -> None:
    assert drawn_block(lines, 0)[1] is None


def test_a_table_in_a_text_and_lines_wrapped_at_spaces() -> None:
    long = "乙方应当按照双方确认的图纸和清单完成全部门窗的制作与安装，并负责把旧窗拆除后运到甲方指定的地点集中堆放，不再另收费用。"
    lines = ["门窗采购合同", "", "第一条 标的", "", *grid([["名称", "数量", "单价"], ["铝窗", "4", "600"]]), ""]
    lines += ["第二条 工期", "", "1.  总工期： 45", "    " + long, "", long, "", long, "", "2.  其他", ""]
    document = read_bytes("\n".join(lines).encode(), "a.txt")
    assert len(document.tables) == 1
    assert document.text.splitlines()[2:4] == ["名称\t数量\t单价", "铝窗\t4\t600"]
    assert f"总工期： 45{long}" in document.text
