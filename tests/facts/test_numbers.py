"""Numbers of contracts: what in brackets belongs to them."""

from __future__ import annotations

import pytest

from extract.facts.fields.numbers import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("LHNL-24-056（HT）", "LHNL-24-056（HT）"),
        ("AB-2024-01（2）", "AB-2024-01（2）"),
        ("LH（2025）第041号", "LH（2025）第041号"),
        ("LH-2025-001（详见中标通知书）", "LH-2025-001"),
        ("（青）水采〔2025〕17号", "（青）水采〔2025〕17号"),
        ("（政府采购）LH-2025-001", "LH-2025-001"),
        ("LH-2025-001（本页无正文", "LH-2025-001"),
    ],
)
def test_a_mark_in_brackets_is_part_of_the_number_and_a_remark_is_not(written: str, value: str) -> None:
    assert number(written) == value
