"""A bare figure is in the unit that its table says above it: 金额单位：万元."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes

CELLS = (("工程名称", "青石县文昌路改造工程", "承包人", "青石路桥有限公司"), ("最高限价", "2,489.3315", "签约合同价", "2,318.604712"))


def _page(note: str, title: str) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    return f"<html><body><h3>{title}</h3><p>{note}</p><table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize("title", ["文昌路改造工程施工合同公告", "文昌路改造工程施工合同"])
@pytest.mark.parametrize("note", ["合同信息（金额单位：万元）", "单位：万元"])
def test_the_unit_above_a_form_holds_for_its_total(note: str, title: str) -> None:
    total = examine_bytes(_page(note, title), "x.html").record.fields.total_amount
    assert total is None or str(total.value) == "23186047.12"
