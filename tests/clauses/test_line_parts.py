"""What a single line is: a title, a party, a signature, a preamble; how labels become a tree."""

from __future__ import annotations

import pytest
from clause_helpers import document

from extract.clauses.headings import is_bare_title, opening_of, tidy, title_of
from extract.clauses.rows import cells_of, read_rows
from extract.clauses.signs import (
    is_following,
    is_label_line,
    is_party_line,
    is_preamble,
    is_sealed,
    is_sign_page,
    is_signing,
)
from extract.clauses.tree import grow
from extract.clauses.unnumbered import is_paragraph, plain_headings, plain_paragraphs
from extract.structure.markers import marker_of


@pytest.mark.parametrize(
    ("rest", "top", "title"),
    [
        (" 违约责任", True, "违约责任"),
        ("**付款方式**：", True, "付款方式"),
        ("违约责任  乙方未按期交货的，应支付违约金。", True, "违约责任"),
        ("乙方应按期交货。", True, ""),
        ("Payment 付款", True, "Payment付款"),
    ],
)
def test_the_title_of_a_clause(rest: str, top: bool, title: str) -> None:
    assert title_of(rest, rest.replace("*", ""), top) == title if "*" not in rest else tidy(rest) == title


def test_what_a_clause_without_title_is_called() -> None:
    assert opening_of("乙方应按期交货。逾期的，支付违约金。", "乙方应按期交货。逾期的，支付违约金。") == "乙方应按期交货"


def test_lines_of_signatures() -> None:
    assert is_party_line("甲方（盖章）：青溪县图书馆") and not is_party_line("双方同意如下")
    assert is_sign_page("（以下无正文）") and not is_sign_page("以下条款")
    assert is_sealed("乙方（公章）") and is_signing("法定代表人：") and is_following("开户行：某银行")
    assert not is_sealed("第三条验收")


def test_labels_and_preambles() -> None:
    assert is_label_line("联系电话：0000") and not is_label_line("本合同如下：甲方付款，乙方供货。")
    assert is_preamble("根据《中华人民共和国民法典》，甲乙双方经协商一致，就书架采购事宜订立本合同。")
    assert not is_preamble("付款方式：一次付清")


def test_rows_know_their_labels_and_cells() -> None:
    rows = read_rows(document("一、标的\n\n名称\t数量\n书架\t3\n乙方供货。"))
    assert [row.tight for row in rows if row.marker] == ["一、标的"]
    assert [row.in_table for row in rows] == [False, True, True, False]
    assert cells_of(rows[1]) == ["名称", "数量"]
    assert is_bare_title(rows[0]) and not is_bare_title(rows[-1])


def test_labels_grow_into_a_tree_and_a_gap_is_told() -> None:
    marked = [(n, marker_of(line), False) for n, line in enumerate(["一、标的", "1.书架", "2.桌子", "二、价款", "四、付款"])]
    items = grow(marked, lambda marker, value: str(value))
    assert [(one.row, one.level) for one in items] == [(0, 1), (1, 2), (2, 2), (3, 1), (4, 1)]
    assert [one.odd is not None for one in items] == [False, False, False, False, True]
    assert items[1].parent is items[0] and [one.row for one in items[0].children] == [1, 2]


def test_headings_and_sentences_without_numbers() -> None:
    rows = read_rows(document("合同价款\n总价十万元。\n付款方式\n验收后付清。\n违约责任\n逾期的支付违约金。\n争议解决\n提起诉讼。"))
    assert plain_headings(rows, 0, len(rows), "body") == [0, 2, 4, 6]
    order = "甲方向乙方订购书架十套，总价十万元。\n乙方在签订后十日内送货上门并安装。\n甲方验收合格后一次性付清全部货款。"
    rows = read_rows(document(order))
    assert plain_paragraphs(rows, 0, len(rows)) == [0, 1, 2]
    assert not is_paragraph(read_rows(document("甲方（盖章）：青溪县图书馆"))[0])
