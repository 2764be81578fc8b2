"""Words for the sides that no list has: learnt from the contract that uses them, and told as it writes them."""

from __future__ import annotations

import pytest

from extract.model.aliases import own_words
from extract.pipeline import examine_bytes
from extract.text.fold import fold

CONTRACT = """制服养护合同
{a}：青石海关
{b}：云麓洗染有限公司
一、内容
{b}为{a}养护制服，{b}人员应持证上岗。
二、费用
合同总价：100000元。
三、付款
验收合格后10日内，{a}支付全部费用。
四、违约
{b}逾期送回的，每日支付违约金100元。因{b}原因解除合同的，{b}退还已收款项，并支付合同总价20%的违约金。
五、其他
本合同一式两份。
{a}（盖章）：青石海关
{b}（盖章）：云麓洗染有限公司
"""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("送养方", "承养方"),
        ("甲方", "承养人"),
        ("采购人", "养护商"),
        ("用衣单位", "养护公司"),
        ("委托人", "承训单位"),
        ("用工机构", "乙方"),
    ],
)
def test_an_unknown_word_for_a_side_is_learnt(a: str, b: str) -> None:
    record = examine_bytes(CONTRACT.format(a=a, b=b).encode(), "d.txt").record
    assert [(p.role, p.label, p.name and p.name.value) for p in record.parties] == [
        ("buyer", a, "青石海关"), ("supplier", b, "云麓洗染有限公司"),
    ]  # fmt: skip
    assert [p.liable for p in record.penalties] == ["supplier", "supplier"]
    assert all(p.payer == "buyer" for p in record.payments)
    name = record.parties[1].name
    assert name is not None and record.text[name.start : name.end] == name.text == "云麓洗染有限公司"


@pytest.mark.parametrize(
    "text",
    [
        CONTRACT.format(a="甲方", b="乙方"),  # both are known
        CONTRACT.format(a="甲方", b="乙方") + "见证单位：云麓公证处\n见证单位见证。见证单位盖章。见证单位存档。",
        "甲方：青石海关\n见证单位：云麓公证处\n见证单位见证。",  # said too seldom
        "甲方：青石海关\n监管单位：云麓财政局\n" + "监管单位检查。" * 5,  # no side
        "甲方：青石海关\n养护商：详见附件\n" + "养护商养护。" * 5,  # names nobody
        CONTRACT.format(a="送养方", b="承养方").replace("送养方支付", "双方结清"),  # nobody says who pays
    ],
)
def test_where_it_can_be_read_in_two_ways_nothing_is_learnt(text: str) -> None:
    assert own_words(fold(text)) == {}


def test_a_word_inside_a_longer_one_stays() -> None:
    text = CONTRACT.format(a="委托人", b="承训人") + "承训人员名单见附件。\n"
    assert "承训人员名单" in examine_bytes(text.encode(), "d.txt").document.view.text
