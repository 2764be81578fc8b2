from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compare.redline.judge import filled
from extract.compare.text.pieces import Piece, compare_texts
from extract.compare.text.tokens import tokens

texts = st.lists(
    st.sampled_from(
        [
            "甲方",
            "乙方",
            "应",
            "应当",
            "不得",
            "可以",
            "支付",
            "违约金",
            "10%",
            "5‰",
            "1,000.00元",
            "壹仟元整",
            "____",
            "【",
            "】",
            "，",
            "。",
            "（",
            "）",
            "\n",
            "\t",
            "2025年3月1日",
            "年月日",
            "10个工作日",
            "第八条",
            "A-1",
            "☑",
            "的",
        ]
    ),
    max_size=25,
).map("".join)


def pieces(a: str, b: str) -> tuple[Piece, ...]:
    return compare_texts(a, b, tokens(a), tokens(b))


@settings(deadline=None)
@given(texts)
def test_a_text_and_itself_do_not_differ(text: str) -> None:
    assert all(piece.kind == "same" for piece in pieces(text, text))


@settings(deadline=None)
@given(texts, texts)
def test_every_character_of_both_stands_in_one_piece(a: str, b: str) -> None:
    found = pieces(a, b)
    assert "".join(piece.a for piece in found) == a
    assert "".join(piece.b for piece in found) == b
    assert all(piece.a == piece.b for piece in found if piece.kind == "same")
    assert all("".join(piece.a.split()) == "".join(piece.b.split()) for piece in found if piece.kind == "layout")
    assert all(piece.tags for piece in found if piece.kind in ("changed", "filled"))


@pytest.mark.parametrize(
    ("a", "b", "tags"),
    [
        ("合同总价为100元，含税", "合同总价为120元，含税", ("amount",)),
        ("按万分之五支付违约金", "按万分之三支付违约金", ("rate",)),
        ("2025年9月30日前交货", "2025年10月30日前交货", ("date",)),
        ("10个工作日内付款", "30个工作日内付款", ("duration",)),
        ("10日内付款", "10个工作日内付款", ("duration",)),
        ("乙方不得转包", "乙方可以转包", ("duty", "negation")),
        ("由甲方负责安装", "由乙方负责安装", ("party",)),
        ("总额不超过合同总价", "总额超过合同总价", ("limit",)),
        ("共12台设备", "共15台设备", ("number",)),
        ("☑同意分包", "□同意分包", ("mark",)),
        ("按第八条处理", "按第九条处理", ("reference",)),
        ("提供优质服务", "提供良好服务", ("wording",)),
    ],
)
def test_a_difference_is_named(a: str, b: str, tags: tuple[str, ...]) -> None:
    changed = [piece for piece in pieces(a, b) if piece.kind == "changed"]
    assert len(changed) == 1
    assert set(tags) <= set(changed[0].tags)
    assert changed[0].tags[0] == tags[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("合同总价为¥1,000.00，含税。", "合同总价为1000元,含税；"),
        ("甲方应当在10个工作日内付款。", "甲方应在十个工作日内付款"),
        ("每逾期一日按5‰支付", "每逾期1天，按千分之五支付"),
    ],
)
def test_another_way_to_write_it_is_cosmetic(a: str, b: str) -> None:
    assert {piece.kind for piece in pieces(a, b)} <= {"same", "cosmetic", "layout"}


def test_line_ends_and_spaces_are_layout() -> None:
    found = pieces("甲方在 10 个工作日内\n付款", "甲方在10个工作日内付款")
    assert {piece.kind for piece in found} == {"same", "layout"}


def test_scattered_words_read_as_one_difference() -> None:
    a = "乙方应于收到通知后派员到达现场排除故障"
    b = "供应商须在接到报修后安排工程师远程解决问题"
    assert sum(piece.kind == "changed" for piece in pieces(a, b)) <= 2


def test_an_unchanged_figure_is_never_shown_as_changed() -> None:
    found = pieces("逾期交货按5%赔偿甲方", "延误供货按5%补偿采购人")
    assert not any("5%" in piece.a for piece in found if piece.kind == "changed")


@pytest.mark.parametrize(
    ("a", "b", "after"),
    [
        ("____元", "1000元", ""),
        ("：", "：云溪市示范图书馆", ""),
        ("    年  月  日", "2025年3月1日", ""),
        ("【    】", "【SZ-2025-1】", ""),
        ("XXXX公司", "青禾公司", ""),
        ("第__条至第__条", "第3条至第5条", ""),
        (" ", "30", "天"),
        ("/", "0.5%", ""),
    ],
)
def test_blanks_are_filled_in(a: str, b: str, after: str) -> None:
    assert filled(a, b, after)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("____元", "____元"),
        ("1000元", "2000元"),
        ("____元", "1000美金"),
        ("____元", ""),
        ("：\n", "：\n乙方另行承诺如下"),
        ("。\n\n", "。\n\n新增一段话\n\n"),
        ("甲方____", "乙方青禾"),
    ],
)
def test_anything_else_is_no_filling(a: str, b: str) -> None:
    assert not filled(a, b)
