"""Forms that lost their cells, rows that run on in one line, and what stands between a label and its colon."""

import pytest

from extract import ingest
from extract.ingest import read_bytes
from extract.ingest.runon import split_rows
from extract.pipeline import examine_bytes
from extract.record import Party
from extract.structure.forms import forms


def _forms(text: str) -> str:
    for edit in reversed(forms(text, [(0, len(text))])):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_labels_in_a_row_are_a_form() -> None:
    line = "甲方 名称 示范市水务局 法定代表人 周一平 电话 传真 0731-80001234 开户银行 示例银行营业部 账号 620000001111"
    assert _forms(line).split("\n") == [
        "甲方\t名称\t示范市水务局", "法定代表人\t周一平", "电话", "传真\t0731-80001234", "开户银行\t示例银行营业部", "账号\t620000001111",
    ]  # fmt: skip


def test_labels_and_values_with_nothing_between_them() -> None:
    line = "甲方名称示范市水务局法定代表人周一平联系电话0731-80001234传真0731-80001235邮政编码410001开户银行示例银行账号62000011"
    rows = dict(row.split("\t")[-2:] for row in _forms(line).split("\n"))
    assert rows["法定代表人"] == "周一平" and rows["账号"] == "62000011" and rows["开户银行"] == "示例银行"


@pytest.mark.parametrize(
    "line",
    [
        "乙方应提供名称、地址、联系电话、传真、开户银行、账号、邮政编码和法定代表人的资料。",
        "甲方 地址 变更的，应当书面通知乙方。电话 变更的亦同。",
        "地址 示范市文华路18号 电话 0731-80001234",
        "甲方：示范市水务局 地址：示范市文华路18号 电话：0731-80001234 传真：0731-80001235",
    ],
    ids=["a list", "sentences", "too few", "colons"],
)
def test_what_is_no_form_stays(line: str) -> None:
    assert _forms(line) == line


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("| 名称 | 数量 | | --- | --- | | 桌 | 2 | | 椅 | |", ["| 名称 | 数量 |", "| --- | --- |", "| 桌 | 2 |", "| 椅 | |"]),
        (
            "一、标的 | 名称 | 数量 ||---|---|| 桌 | 2 | 以上含税。",
            ["一、标的 ", "| 名称 | 数量 |", "|---|---|", "| 桌 | 2 |", " 以上含税。"],
        ),
        (
            "明细： | 序号 | 名称 | 数量 | | | 一 | 家具 | | | 1 | 课桌 | 2 | | 2 | 椅 | *** | 合计：3",
            ["明细： ", "| 序号 | 名称 | 数量 |", "| 一 | 家具 | |", "| 1 | 课桌 | 2 |", "| 2 | 椅 | *** |", " 合计：3"],
        ),
        ("| 甲方 | 某局 | | 乙方 | 某公司 |", ["| 甲方 | 某局 |", "| 乙方 | 某公司 |"]),
        (
            "签章： | 甲方 | 某局 | 乙方 | 某公司 | | 电话 | | 电话 | 62 | 此页无正文",
            ["签章： ", "| 甲方 | 某局 | 乙方 | 某公司 |", "| 电话 | | 电话 | 62 |", " 此页无正文"],
        ),
        ("| 甲方 | 某局 | | 乙方 | 某公司 | 电话 |", ["| 甲方 | 某局 | | 乙方 | 某公司 | 电话 |"]),
        ("| 名称 | 数量 |", ["| 名称 | 数量 |"]),
        ("| --- | --- |", ["| --- | --- |"]),
        ("没有表格的一行", ["没有表格的一行"]),
    ],
)
def test_rows_in_one_line_are_told_apart(line: str, rows: list[str]) -> None:
    assert split_rows(line) == rows


def test_a_row_among_rows_keeps_its_empty_cells() -> None:
    row = "| 二 | 软件部分 | | 1 | 900 |"
    assert split_rows(row, alone=False) == [row]
    assert split_rows("| 小计 | | | | 60000 |") == ["| 小计 | | | | 60000 |"]
    document = ingest.read_bytes(f"| 序号 | 名称 | 型号 | 数量 | 金额 |\n{row}\n\n{row}".encode(), "x.txt")
    assert [table.n_cols for table in document.tables] == [5] * len(document.tables) and document.tables


def test_items_of_a_table_in_one_line() -> None:
    rows = "| 序号 | 名称 | 单位 | 数量 | 单价（元） | 金额（元） | | --- | --- | --- | --- | --- | --- |"
    rows += " | 1 | 课桌 | 张 | 20 | 150.00 | 3,000.00 |"
    record = examine_bytes(f"# 采购合同\n\n## 一、标的\n{rows}\n\n## 二、付款\n验收后付清。".encode(), "x.md").record
    assert [(item.name, str(item.quantity), str(item.amount)) for item in record.items] == [("课桌", "20", "3000.00")]


def _buyer(text: str) -> Party:
    return next(p for p in examine_bytes(text.encode(), "x.txt").record.parties if p.role == "buyer")


def test_rows_of_a_double_spaced_text_are_one_table() -> None:
    lines = ["采购合同", "甲方\t示范市水务局\t乙方\t样本科技有限公司", "地址\t示范市文华路18号\t地址\t示范市创业路6号"]
    lines += [f"{n}、第{n}条的内容在这里写了一行。" for n in range(1, 12)]
    document = read_bytes("\n\n".join(lines).encode(), "x.txt")
    assert [table.n_rows for table in document.tables] == [2]


def test_english_words_between_label_and_colon() -> None:
    text = "设备采购合同\n合同号 Contract No.：SF-2025-7\n买方 The Buyer：示范市实验中学\n"
    text += "地址 Address：示范市文华路18号\n卖方：样本科技有限公司\n"
    examined = examine_bytes(text.encode(), "x.txt")
    buyer = next(p for p in examined.record.parties if p.role == "buyer")
    assert buyer.name is not None and buyer.name.value == "示范市实验中学"
    assert buyer.address is not None and buyer.address.value == "示范市文华路18号"
    assert examined.record.fields.number is not None and examined.record.fields.number.value == "SF-2025-7"


def test_telephone_of_a_person_in_charge_is_not_the_partys() -> None:
    text = "一、合同双方\n甲方：示范市实验中学\n乙方：样本科技有限公司\n二、项目管理\n2.1 甲方\n"
    text += "姓名：周一平；职务：主任；联系电话：13900001111。"
    assert _buyer(text).phone is None


def test_a_person_who_is_a_party() -> None:
    buyer = _buyer("甲方：\n姓名：周一平\n联系电话：13900001111\n乙方：样本科技有限公司\n一、标的\n课桌。")
    assert buyer.name is not None and buyer.name.value == "周一平"
    assert buyer.phone is not None and buyer.phone.value == "13900001111"
