"""Line ends are hints: the same paragraphs, however the lines were broken."""

from __future__ import annotations

import unicodedata

import pytest

from extract.ingest import read_bytes
from extract.ingest.glue import glue, joined
from extract.text.wraps import inside_value
from tests.ingest.docx_helpers import docx

PARAGRAPHS = [
    "清河区档案馆库房租赁协议",
    "第一条 租赁物",
    "甲方将位于清河区文昌路25号的库房两间（建筑面积合计386.5平方米）出租给乙方，用于存放2019年至2023年形成的会计档案和文书档案。",
    "第二条 租金",
    "租金每年为人民币壹拾捌万陆仟肆佰元整（¥186,400.00），按季度支付，乙方应在每季度第一个月的10日前付清当季租金，逾期按日加收万分之三的滞纳金。",
    "第三条 租赁期限",
    "租赁期限为三年，自2024年7月1日起至2027年6月30日止，期满前60日内任何一方均可书面提出续租，协商不成的合同到期终止。",
    "甲方联系人应当在收到乙方维修通知之日起三日内到场查看，属于房屋自然损耗的由甲方负责修复并承担全部费用。",
]


def _columns(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for c in text:
        size = 2 if unicodedata.east_asian_width(c) in "WFA" else 1
        if used + size > width and c not in "，。；：）、":
            lines.append(line)
            line, used = "", 0
        line, used = line + c, used + size
    return [*lines, line]


def _chars(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


@pytest.mark.parametrize("wrap", [lambda p: _chars(p, 21), lambda p: _chars(p, 34), lambda p: _columns(p, 60), lambda p: _columns(p, 78)])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_wrapped_texts_give_the_same_text(wrap, end: str) -> None:  # type: ignore[no-untyped-def]
    broken = end.join(line for paragraph in PARAGRAPHS for line in wrap(paragraph))
    assert read_bytes(broken.encode(), "a.txt").text == "\n".join(PARAGRAPHS) + "\n"


def test_an_indent_counts_for_the_width() -> None:
    broken = "\n".join(line for paragraph in PARAGRAPHS for line in _chars("　　" + paragraph, 30))
    assert read_bytes(broken.encode(), "a.txt").text == "\n".join(PARAGRAPHS) + "\n"


HALVES = [
    ("总价为人民币叁拾陆", "万肆仟贰佰元整，含税。"), ("大写：壹佰贰拾万元", "整（小写¥1,200,000.00）"), ("合计伍仟元捌角", "整。"),
    ("合同价为¥364,", "200.00元"), ("合同价为¥364,200.", "00元"), ("合同价为¥364", ",200.00元"), ("小写：￥", "98,000元"),
    ("价款98", ".50元"),
    ("签订于2024年", "11月5日"), ("自2024年7", "月1日起"), ("至2027年6月", "30日止"), ("至2027年6月30", "日止"),
    ("协议编号：QHDA-2024-0", "17-B"), ("账号：62284801", "20987654321"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), HALVES)
def test_halves_of_a_value_are_one(left: str, right: str) -> None:
    assert inside_value(f"{left}\n{right}", len(left))
    body = f"<w:p><w:r><w:t>{left}</w:t><w:br/><w:t>{right}</w:t></w:r></w:p>"
    assert read_bytes(docx(body), "a.docx").text == f"{left}{right}\n"
    page = f"<html><body><p>{left}<br>{right}</p></body></html>"
    assert read_bytes(page.encode(), "a.html").text == f"{left}{right}\n"
    assert read_bytes(f"库房租赁协议\n{left}\n{right}\n以下无正文\n".encode(), "a.txt").text.split("\n")[1] == left + right


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("100", "200"), ("36,000.00", "12,000.00"), ("数量1，2，3，", "300元"), ("合同一式肆份", "万某某签字"),
        ("电话：0719-5550123", "13900001111"),
        ("日期：2024年", "甲方：某局"), ("一", "二、租金"), ("编号：QHDA-1", "甲方"), ("金额：", "36,000.00"), ("第3条", "1.5倍"),
    ],
)  # fmt: skip
def test_values_one_below_the_other_stay_apart(above: str, below: str) -> None:
    assert not inside_value(f"{above}\n{below}", len(above))


def test_short_lines_of_a_form_stay_apart() -> None:
    text = "出租方：清河区档案馆\n地址：文昌路25号\n承租方：云川物流有限公司\n地址：青原路8号\n"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_a_label_that_a_bracket_holds_begins_nothing() -> None:
    from extract.ingest.labels import label_of

    assert label_of("库房改造项目（采购编号：QH-1）") == "" and label_of("甲方（盖章）：清河区档案馆") == "甲方"


def test_the_rest_of_a_line_is_no_page_number() -> None:
    rows = [_chars(paragraph, 21) for paragraph in PARAGRAPHS]
    broken = "\n\n".join([*(line for row in rows for line in row), "设备编号为QHDA仓储库房编号第二千零", "25", "，由甲方保管。"])
    assert "".join(broken.split()) == "".join(read_bytes(broken.encode(), "a.txt").text.split())


def test_a_long_paragraph_is_put_together_by_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that is added looks at the end of what stands there, not at all of it."""
    looked: list[int] = []

    class Seen:
        def search(self, text: str) -> None:
            looked.append(len(text))

    monkeypatch.setattr("extract.ingest.glue._LOCAL", Seen())
    assert joined(["合同内容"] * 2_000) == "合同内容" * 2_000
    assert max(looked) < 1_000
    monkeypatch.undo()
    assert glue("合" * 5_000 + "邮箱：yp@lake", ".example.com 电话") == "合" * 5_000 + "邮箱：yp@lake.example.com 电话"
