"""Papers in front of the contract: found only where a contract stands behind them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from clause_helpers import document

from extract.clauses import segment

CONTRACT = """示例市图书馆家具采购合同
合同编号：SL-2025-01
甲方：示例市图书馆
乙方：示例家具有限公司
根据《中华人民共和国民法典》，双方协商一致，签订本合同。
一、标的
阅览桌椅一批。
二、价款
合同总价为人民币伍万元整。
甲方（盖章）：示例市图书馆
乙方（盖章）：示例家具有限公司
签订日期：2025年3月1日"""
FORM = "合同审批表\n合同名称\t示例市图书馆家具采购合同\n合同金额\t60000元\n部门意见\t同意"
AWARD = "中标通知书\n示例家具有限公司：\n贵公司已中标，中标金额50000元。"


def heads(text: str) -> list[tuple[str, str, str]]:
    return [(c.id, c.part, c.heading) for c in segment(document(text)).clauses if c.parent is None]


@pytest.mark.parametrize(
    "heading",
    [
        "合同审批表",
        "示例市图书馆经济合同会签单",
        "采购合同审批流转单",
        "合同签订审批表（货物类）",
        "用印申请表",
        "中标通知书",
        "成交结果通知书",
        "居民身份证",
        "法定代表人身份证明书",
        "授权委托书",
        "投标函",
        "开标一览表",
        "营业执照",
        "政府采购合同备案表",
        "法律意见书",
    ],
)
def test_a_paper_in_front_is_an_annex_of_its_own(heading: str) -> None:
    found = heads(f"{heading}\n项目：示例\n同意。\n{CONTRACT}")
    assert found[0] == ("annex-front1", "annex", heading)
    assert [part for _, part, _ in found[1:]] == ["cover", "preamble", "body", "body", "signature"]


def test_several_papers_are_several_annexes() -> None:
    found = heads(f"{FORM}\n{AWARD}\n{CONTRACT}\n附件一：清单\n桌\t10\n椅\t20")
    ids = [id_ for id_, _, _ in found]
    assert ids == [
        "annex-front1",
        "annex-front2",
        "cover/1",
        "preamble/1",
        "body/1",
        "body/2",
        "signature/1",
        "annex-1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        CONTRACT,
        f"{CONTRACT}\n{AWARD}",  # behind the contract
        f"{CONTRACT}\n附件一：中标通知书\n{AWARD}",
        AWARD,  # no contract at all
        f"目录\n一、中标通知书\n二、合同条款\n{CONTRACT}",  # named in the contents
        f"甲方：示例市图书馆\n乙方：示例家具有限公司\n授权委托书\n{CONTRACT}",  # the contract's parties come first
        "授权委托书\n兹委托某人办理示例合同\n示例合同\n内容到此为止。",  # no clauses behind the line
    ],
)
def test_what_is_no_paper_in_front(text: str) -> None:
    assert not any(id_.startswith("annex-front") for id_, _, _ in heads(text))


def test_clauses_cover_the_text_with_papers_in_front_too() -> None:
    text = f"封面\n{FORM}\n{AWARD}\n1.请按期签订合同。\n2.请缴纳履约保证金。\n{CONTRACT}"
    clauses = segment(document(text)).clauses
    assert clauses[0].part == "cover" and clauses[0].start == 0
    assert all(a.end <= b.start for a, b in pairwise(clauses))
    assert {c.id for c in clauses} >= {"annex-front2/1", "annex-front2/2", "body/1", "body/2"}


@pytest.mark.parametrize("head", ["鉴于条款", "鉴于：", "甲乙双方经友好协商，鉴于：", "签约背景"])
@pytest.mark.parametrize(
    "points", ["一、甲方已完成采购。\n二、乙方愿意承接。\n", "1. 甲方已完成采购。\n2. 乙方愿意承接。\n3. 丙方同意监管。\n"]
)
def test_recitals_are_no_clauses(head: str, points: str) -> None:
    text = (
        f"示例市养护合作协议\n甲方：示例市公园管理处\n乙方：示例园林有限公司\n{head}\n{points}"
        "第一条 定义\n1.1 本协议所称养护指日常修剪。\n第二条 期限\n2.1 本协议期限一年。"
    )
    assert [(c.number, c.heading) for c in segment(document(text)).clauses if c.level == 1 and c.number] == [
        ("第一条", "定义"), ("第二条", "期限"),
    ]  # fmt: skip


def test_points_below_recitals_stay_where_nothing_else_is_numbered() -> None:
    text = "合作协议\n甲方：示例市公园管理处\n乙方：示例园林有限公司\n鉴于：\n一、甲方已完成采购。\n二、乙方愿意承接。\n双方同意合作。"
    assert [c.number for c in segment(document(text)).clauses if c.number] == ["一、", "二、"]
