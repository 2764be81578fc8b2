from __future__ import annotations

import pytest
from compare.sides import CONTRACT, by_hand, compared, edited, read, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compare.redline.build import redline
from extract.pages.tongue import CHINESE


def test_a_contract_and_itself_are_identical() -> None:
    found = compared(CONTRACT)
    assert (found.verdict, found.changes, found.cosmetic, found.shifted) == ("identical", (), 0, 0)
    assert {block.status for block in found.blocks} == {"same"}


def test_the_real_changes_and_nothing_else_of_substance() -> None:
    new = edited(
        ("叁拾陆万元整（¥360,000.00）", "叁拾捌万元整（¥380,000.00）"),
        ("2025年9月30日", "2025年10月15日"),
        ("按合同总价的万分之五", "按合同总价的万分之三"),
        ("不得将本合同转包", "可以将本合同转包"),
        # only written in another way
        ("10个工作日内", "十个工作日内"),
        ("一式四份", "一式4份"),
        ("协商不成的，", "协商不成的,"),
        ("30%。", "30％；"),
    )
    found = compared(new)
    whole(found)
    assert [change.kind for change in found.changes] == ["changed"] * 4
    assert [change.tags[0] for change in found.changes] == ["amount", "date", "duty", "rate"]
    assert "360,000.00" in found.changes[0].old and "380,000.00" in found.changes[0].new
    assert (found.changes[3].old, found.changes[3].new) == ("万分之五", "万分之三")
    assert found.changes[3].b is not None and found.changes[3].b.where.startswith("六、违约责任")
    assert found.verdict == "substantive"
    assert found.cosmetic >= 4


def test_form_alone_is_no_substance() -> None:
    found = compared(edited(("10个工作日内", "十个工作日内"), ("，含税", ",含税"), ("一、合同标的", "第一条 合同标的")))
    assert found.verdict == "cosmetic"
    assert found.renumbered == 1


def test_layout_alone_is_no_substance() -> None:
    found = redline(by_hand(["一、甲方在 10 个工作日\n内付款"]), by_hand(["一、 甲方在10个工作日内付款"]))
    whole(found)
    assert (found.verdict, found.changes, found.cosmetic, found.renumbered) == ("cosmetic", (), 0, 0)


def moved_and_renumbered() -> str:
    """Clause 五 behind 七, and the numbers follow."""
    head, rest = CONTRACT.split("五、转包与分包")
    clause, rest = rest.split("六、违约责任")
    liability, rest = rest.split("七、保密")
    secrecy, tail = rest.split("八、争议解决")
    liability = liability.replace("6.1", "5.1").replace("6.2", "5.2")
    return f"{head}五、违约责任{liability}六、保密{secrecy}七、转包与分包{clause}八、争议解决{tail}"


def test_a_clause_that_moved_is_found_and_the_numbers_follow() -> None:
    found = compared(moved_and_renumbered().replace("逾期按第六条承担责任", "逾期按第五条承担责任"))
    whole(found)
    assert found.verdict == "cosmetic"
    assert [block.a[0].name for block in found.moved] == ["五、转包与分包"]
    assert [block.b[0].name for block in found.moved] == ["七、转包与分包"]
    assert not any(block.notes for block in found.blocks)


def test_a_reference_that_did_not_follow_is_noted() -> None:
    found = compared(moved_and_renumbered())
    notes = [note.words(CHINESE) for block in found.blocks for note in block.notes]
    assert len(notes) == 1 and "第六条" in notes[0] and "第5条" in notes[0]


def test_a_reference_changed_for_no_reason_is_substance() -> None:
    found = compared(edited(("逾期按第六条承担责任", "逾期按第七条承担责任")))
    assert [change.tags for change in found.changes] == [("reference",)]


def test_clauses_that_came_and_went() -> None:
    new = edited(
        ("6.2 甲方逾期付款的，每逾期一日按逾期金额的万分之三支付违约金。\n", ""),
        ("九、其他", "九、廉洁\n双方人员不得索取或者收受贿赂。\n\n十、其他"),
    )
    found = compared(new)
    whole(found)
    assert sorted(change.kind for change in found.changes) == ["added", "removed"]


def test_one_clause_that_is_cut_in_two_is_no_change() -> None:
    long = "一、乙方应当提供全部货物的合格证明和说明书，并负责安装调试；甲方应当提供安装所需的场地、电源和照明。"
    first, second = long.split("；")
    found = redline(by_hand([long]), by_hand([first + "。", second]))
    whole(found)
    assert not found.changes


def test_two_columns_read_in_another_order_are_moved_lines() -> None:
    a = by_hand(["甲方：云溪市示范图书馆\n地址：云溪市一号路\n乙方：青禾家具有限公司\n地址：云溪市二号路"])
    b = by_hand(["甲方：云溪市示范图书馆\n乙方：青禾家具有限公司\n地址：云溪市一号路\n地址：云溪市二号路"])
    found = redline(a, b)
    whole(found)
    assert not found.changes and found.shifted


def test_swapped_figures_are_not_moved_lines() -> None:
    found = redline(by_hand(["名称\t单价\n桌\t100.00\n椅\t200.00"]), by_hand(["名称\t单价\n桌\t200.00\n椅\t100.00"]))
    assert found.verdict == "substantive"


clause = st.tuples(
    st.sampled_from(["付款", "验收", "交货", "保密", "违约", "质保", "培训", "转包", "争议"]),
    st.lists(
        st.sampled_from(["甲方应付款", "30%", "10日内", "不得", "，", "\n", "乙方 ", "1,000元", "第二条"]), max_size=12
    ),
).map(lambda parts: "一、" + parts[0] + "".join(parts[1]))


@settings(deadline=None, max_examples=60)
@given(st.lists(clause, min_size=1, max_size=8), st.lists(clause, min_size=1, max_size=8))
def test_nothing_is_lost_or_doubled(a: list[str], b: list[str]) -> None:
    found = redline(by_hand(a), by_hand(b))
    whole(found)
    if found.verdict == "identical":
        assert a == b


@settings(deadline=None, max_examples=40)
@given(st.lists(clause, min_size=1, max_size=10, unique=True), st.randoms())
def test_clauses_in_another_order_have_no_changes_within(clauses: list[str], random) -> None:  # type: ignore[no-untyped-def]
    other = list(clauses)
    random.shuffle(other)
    whole(redline(by_hand(clauses), by_hand(other)))
    assert redline(by_hand(clauses), by_hand(clauses)).verdict == "identical"


@pytest.mark.parametrize("empty", ["", "\n\n"])
def test_a_text_without_words(empty: str) -> None:
    whole(redline(by_hand([empty]), by_hand(["一、付款"])))


def test_the_same_input_gives_the_same_answer() -> None:
    new = edited(("万分之五", "万分之六"), ("三年", "五年"))
    assert redline(read(CONTRACT), read(new)).blocks == redline(read(CONTRACT), read(new)).blocks


def test_chapters_are_not_what_references_mean() -> None:
    """A further chapter in front moves the chapters, not the articles."""
    old = ["第一章、总则", "第一条、付款按第二条办理。", "第二章、验收", "第二条、验收由甲方组织进行。"]
    new = ["第一章、定义", "第二章、总则", old[1], "第三章、验收", old[3]]
    found = redline(by_hand(old), by_hand(new))
    assert found.renumbered == 2 and not any(block.notes for block in found.blocks)
