"""A column of labels above the column of their values is put together where what can be checked fits; else it stays."""

from __future__ import annotations

import pytest

from extract.ingest.stacks import stacked_block
from extract.pipeline import examine_bytes

LABELS = ["单位名称", "统一社会信用代码", "地址", "法定代表人", "电话", "开户银行", "账号"]
FIRST = [
    "青石县水务局",
    "11330000MB0000017X",
    "青石县文昌路8号",
    "周一平",
    "0571-55501230",
    "青石银行城关支行",
    "6222020000001234567",
]
SECOND = [
    "云麓机电有限公司",
    "91330000MA00000010",
    "云麓市科技路9号",
    "钱学文",
    "0571-55501231",
    "云麓银行东城支行",
    "6222020000001234568",
]


def _codes() -> None:
    from extract.values import uscc

    for column in (FIRST, SECOND):
        stem = column[1][:17]
        column[1] = next(stem + c for c in "0123456789ABCDEFGHJKLMNPQRTUWXY" if _right(uscc, stem + c))


def _right(uscc: object, code: str) -> bool:
    try:
        uscc.parse(code)  # type: ignore[attr-defined]
    except ValueError:
        return False
    return True


_codes()


@pytest.mark.parametrize("parties", [1, 2])
def test_columns_are_put_together(parties: int) -> None:
    lines = ["甲方", *LABELS, *FIRST, *(SECOND if parties == 2 else []), "", "一、内容"]
    used, grid = stacked_block(lines, 1)
    assert grid is not None and used == 7 * (parties + 1)
    assert [cell.text for cell in grid.rows()[4]] == ["电话", FIRST[4], SECOND[4]][: parties + 1]


@pytest.mark.parametrize(
    "lines",
    [
        [*LABELS, *FIRST[:-1], "", "一、内容"],  # a value is missing: which, nothing tells
        [*LABELS, *FIRST[:4], FIRST[5], FIRST[4], FIRST[6]],  # the telephone where the bank should stand
        [*LABELS, *FIRST, "备注见附件"],  # one line more than labels
        [*LABELS[:2], *FIRST[:2]],
        ["地址", "法定代表人", "开户银行", "青石县文昌路8号", "周一平", "青石银行"],  # nothing that can be checked
    ],
)
def test_what_may_be_shifted_stays(lines: list[str]) -> None:
    assert stacked_block(lines, 0) == (0, None)


def test_three_parties_below_their_heads() -> None:
    heads = ["委托方（甲方）", "受托方（乙方，联合体牵头人）", "受托方（丙方，联合体成员）"]
    third = [
        "云麓勘测有限公司",
        SECOND[1],
        "云麓市文化路7号",
        "李文",
        "0571-55501232",
        "云麓银行西城支行",
        "6222020000001234569",
    ]
    columns = [FIRST, SECOND, third]
    lines = [line for head, column in zip(heads, columns, strict=True) for line in (head, *LABELS, *column)]
    text = "技术服务合同\n" + "\n".join(lines) + "\n\n一、内容\n乙方、丙方提供服务。\n丙方（盖章）：\n"
    parties = examine_bytes(text.encode(), "a.txt").record.parties
    assert [(p.role, p.name.value if p.name else None) for p in parties] == [
        ("buyer", FIRST[0]),
        ("supplier", SECOND[0]),
        ("supplier", third[0]),
    ]
    assert [p.account.value if p.account else None for p in parties] == [FIRST[6], SECOND[6], third[6]]
