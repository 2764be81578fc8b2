"""A sum that cannot be read whole through the whole book: null, flagged, with its evidence; never a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.dataset.review import flagged
from extract.pipeline import extract_file
from extract.record import Record

FRAME = """水泵采购合同
甲方：云浦县水务局
乙方：云浦恒流泵业有限公司
第二条 合同价款
本合同总价（含税）为{price}。
第三条 付款
合同签订后10日内，甲方支付预付款{advance}。
"""


def _read(tmp_path: Path, price: str, advance: str = "￥30,000.00元") -> Record:
    path = tmp_path / "a.txt"
    path.write_text(FRAME.format(price=price, advance=advance), encoding="utf-8")
    return extract_file(path)


@pytest.mark.parametrize("price", ["人民币叁拾坎万元整", "￥1,803,00.00元", "￥45#000.00", "人民币陆拾■万元整"])
def test_a_broken_total_is_null_with_its_evidence(tmp_path: Path, price: str) -> None:
    record = _read(tmp_path, price)
    assert record.fields.total_amount is None
    unread = record.fields.unread["total_amount"]
    assert record.text is not None and record.text[unread.start : unread.end] == unread.text
    assert ("fields.total_amount", "") in [(name, value) for name, value, _ in flagged(record)]


def test_a_broken_instalment_is_a_flagged_row(tmp_path: Path) -> None:
    record = _read(tmp_path, "￥360,000.00元", "￥30#000元")
    assert all(row.amount is None and "malformed" in row.flags for row in record.payments)
    assert [row.value for row in record.amounts if "malformed" in row.flags] == [None, None]


def test_what_was_put_right_is_told(tmp_path: Path) -> None:
    total = _read(tmp_path, "￥36O,000.00元").fields.total_amount
    assert total is not None and str(total.value) == "360000.00"
    assert "check_failed" in total.flags and total.confidence <= 0.5


def test_the_unit_of_the_label_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("水泵采购合同\n第二条 合同价款\n合同总价（万元）：57.6\n", encoding="utf-8")
    total = extract_file(path).fields.total_amount
    assert total is not None and str(total.value) == "576000.00" and "unit_from_label" in total.flags


@pytest.mark.parametrize(("price", "code"), [("USD 128,000.00", "USD"), ("港币伍拾万元整", "HKD"), ("€56,700.50", "EUR")])
def test_a_foreign_total_names_its_currency(tmp_path: Path, price: str, code: str) -> None:
    fields = _read(tmp_path, price).fields
    assert fields.total_amount is not None and fields.currency is not None and fields.currency.value == code
