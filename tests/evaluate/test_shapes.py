"""Shapes change the layout of a text and nothing else."""

from __future__ import annotations

import re

import pytest

from extract.evaluate.shapes import SHAPES
from extract.evaluate.shapes.cells import details_in_turns, pipes, pipes_in_one_line
from extract.evaluate.shapes.lines import one_line

TEXT = """苗木养护合同
甲方：白沙县林业局
地址：白沙县东街1号
电话：0898-1234567
乙方：溪口园艺有限公司
地址：溪口镇花园路2号
电话：0898-7654321
一、清单
名称\t数量\t金额
香樟\t10\t5000
"""


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_keeps_what_is_said(name: str) -> None:
    def letters(text: str) -> str:
        return "".join(sorted(set(re.findall("[\\u4e00-\\u9fff]", text))))

    assert set(letters(TEXT)) <= set(letters(SHAPES[name](TEXT)))
    assert SHAPES[name](TEXT) == SHAPES[name](TEXT)


def test_lines_cells_and_details() -> None:
    assert one_line(TEXT).count("\n") == 0
    assert "| 香樟 | 10 | 5000 |" in pipes(TEXT)
    assert "| 名称 | 数量 | 金额 | | 香樟 | 10 | 5000 |" in pipes_in_one_line(TEXT)
    turned = details_in_turns(TEXT).splitlines()
    assert turned[1:5] == ["甲方：白沙县林业局", "乙方：溪口园艺有限公司", "地址：白沙县东街1号", "地址：溪口镇花园路2号"]


def test_at_least_fifteen_shapes() -> None:
    assert len(SHAPES) >= 15
