"""Details of two parties side by side that go on in the next line: each in its own column, or as they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.ingest.beside import rejoined
from extract.pipeline import examine_bytes
from extract.text.wraps import width

ROWS = [
    ("甲方（盖章）：", "青石县公安局交通管理大队", "云麓交通设施工程有限公司"),
    ("住所：", "青石县城西镇柳西路61号", "云麓市高新区秀厢大道东段12号7楼"),
    ("开户银行：", "青石县农村信用合作联社营业部", "云麓湾银行云麓市秀厢支行"),
]


def laid_out(rows: list[tuple[str, str, str]], cut: int, at: int) -> list[str]:
    lines = []
    for label, left, right in rows:
        second = label.replace("甲", "乙")
        first = label + left[:cut]
        lines.append(first + " " * (at - width(first)) + second + right[:cut])
        rest, other = left[cut:], right[cut:]
        if rest or other:
            inner = " " * width(label) + rest
            lines.append(inner + " " * (at + width(label) - width(inner)) + other if other else inner)
    return lines


@given(st.integers(6, 20), st.integers(52, 70))
def test_each_column_goes_on_by_itself(cut: int, at: int) -> None:
    assert [line.split("    ") for line in rejoined(laid_out(ROWS, cut, at))] == [
        [label + left, label.replace("甲", "乙") + right]
        if len(left) > cut or len(right) > cut
        else _spread(label, left, right, at)
        for label, left, right in ROWS
    ]


def _spread(label: str, left: str, right: str, at: int) -> list[str]:
    first = label + left
    return (first + " " * (at - width(first)) + label.replace("甲", "乙") + right).split("    ")


def test_a_signature_cut_by_lines_is_read_whole() -> None:
    text = "服务合同\n甲方：青石县公安局交通管理大队\n乙方：云麓交通设施工程有限公司\n一、服务\n划线。\n" + "\n".join(
        laid_out(ROWS, 10, 40)
    )
    buyer, supplier = examine_bytes(text.encode(), "d.txt").record.parties
    assert (
        buyer.address
        and buyer.address.value == ROWS[1][1]
        and supplier.address
        and supplier.address.value == ROWS[1][2]
    )
    assert buyer.bank and buyer.bank.value == ROWS[2][1] and supplier.bank and supplier.bank.value == ROWS[2][2]


def test_what_has_a_label_or_begins_at_the_margin_stays() -> None:
    lines = [
        "住所：青石县城西路            住所：云麓市高新区",
        "  电话：88880000",
        "住所：青石县            住所：云麓市",
        "本合同一式两份",
    ]
    assert rejoined(lines) == lines
