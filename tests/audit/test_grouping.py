"""One contract in several files is one group; contracts that are only alike are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pytest

from extract.audit import likeness
from extract.audit.across import keyed, twins
from extract.audit.card import Card, card
from extract.audit.grouping import Member, families, grouping
from extract.pipeline import examine_bytes

BASE: dict[str, str] = {
    "title": "园区绿化养护服务合同",
    "number": "LH-2025-0312",
    "buyer": "南溪县林业和园林局",
    "supplier": "云栖园林养护有限公司",
    "total": "486,000.00",
    "signed": "2025年3月12日",
    "start": "2025年4月1日",
    "end": "2026年3月31日",
    "annex": "",
}
TEXT = """{title}
合同编号：{number}
项目名称：南溪湿地公园绿化养护
甲方：{buyer}
乙方：{supplier}
第一条 服务内容：乙方负责公园内乔木、灌木、草坪的修剪、浇灌、施肥、补植和病虫害防治。
第二条 服务期限：自{start}起至{end}止。
第三条 合同总价：人民币{total}元，含人工、机械、药剂、垃圾清运等全部费用。
第四条 付款方式：甲方按季考核，考核合格后15日内支付该季服务费。
第五条 乙方应当保证在岗养护人员不少于12人，并为其办理意外伤害保险。
第六条 乙方逾期提供服务的，每逾期一日按合同总价的千分之一向甲方支付违约金。
第七条 因履行本合同发生争议的，向甲方所在地人民法院提起诉讼。
签订日期：{signed}
{annex}"""
ANNEX = "附件一 养护标准\n" + "".join(
    f"{i}．{name}每月修剪{i}次，成活率不低于百分之九十五，枯枝落叶当日清运完毕。\n"
    for i, name in enumerate(("香樟", "银杏", "红叶石楠", "金叶女贞", "麦冬", "结缕草", "垂柳", "水杉"), 1)
)


def _card(path: str = "a.txt", **changes: str) -> Card:
    text = TEXT.format(**{**BASE, **changes})
    return card(examine_bytes(text.encode(), path).record)


def _placed(*cards: Card) -> dict[str, Member]:
    placed = grouping(cards)
    return {one.path: placed[one.contract_id] for one in cards}


def _docx(changes: Mapping[str, str]) -> bytes:
    import docx

    document = docx.Document()
    for line in TEXT.format(**{**BASE, **changes}).splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_text_and_word_with_and_without_annex_are_one() -> None:
    word = card(examine_bytes(_docx({"annex": ANNEX}), "b.docx").record)
    placed = _placed(_card("a.txt"), word)
    assert placed["a.txt"].group_id == placed["b.docx"].group_id
    assert [one.counted for one in placed.values()] == [False, True]  # the one with the annex says most
    assert placed["a.txt"].relation == "same" and placed["b.docx"].relation is None and placed["b.docx"].reason


def test_a_badly_recognised_scan_is_the_same_contract() -> None:
    text = TEXT.format(**BASE)
    spoiled = "".join("口" if i % 23 == 0 and char.isalpha() and not char.isdigit() else char for i, char in enumerate(text))
    record = examine_bytes(spoiled.encode(), "scan.txt").record
    record.source.text_source = "ocr"
    placed = _placed(_card("a.txt"), card(record))
    assert placed["scan.txt"].group_id == placed["a.txt"].group_id and placed["a.txt"].counted


def test_contracts_from_one_model_are_not_one() -> None:
    others = [
        _card("b.txt", number="LH-2025-0313", supplier="沐禾市政工程有限公司"),
        _card("c.txt", number="LH-2025-0314", total="512,000.00"),
        _card("d.txt", number="LH-2024-0107", signed="2024年3月10日", start="2024年4月1日", end="2025年3月31日"),
    ]
    placed = _placed(_card("a.txt"), *others)
    assert len({one.group_id for one in placed.values()}) == 4 and all(one.counted for one in placed.values())


def test_the_same_contract_with_another_price_is_a_version() -> None:
    placed = _placed(_card("a.txt"), _card("b.txt", total="492,000.00"))
    assert [one.relation for one in placed.values()].count("version") == 1
    assert sum(one.counted for one in placed.values()) == 1


def test_a_file_that_says_little_does_not_join_two_contracts() -> None:
    earlier = {"signed": "2024年3月10日", "start": "2024年4月1日", "end": "2025年3月31日", "number": "LH-2024-0107"}
    blank = {"signed": "", "number": "", "start": "合同签订之日", "end": "养护期满"}
    placed = _placed(_card("a.txt"), _card("b.txt", **earlier), _card("draft.txt", **blank))
    assert placed["a.txt"].group_id != placed["b.txt"].group_id


def test_supplement_settlement_and_renewal_belong_to_their_contract() -> None:
    supplement = _card("s.txt", title="园区绿化养护服务合同补充协议", total="20,000.00", signed="2025年9月1日")
    first = _card("j1.txt", title="园区绿化养护结算协议", total="471,500.00", signed="2026年4月20日")
    second = _card("j2.txt", title="园区绿化养护结算协议", total="471,500.00", signed="2026年4月20日", annex=ANNEX)
    renewal = _card(
        "r.txt", title="园区绿化养护服务续签合同", number="LH-2026-0301", signed="2026年3月20日", start="2026年4月1日",
        end="2027年3月31日",
    )  # fmt: skip
    placed = _placed(_card("a.txt"), supplement, first, second, renewal)
    assert {one.group_id for one in placed.values()} == {placed["a.txt"].contract_id}
    assert placed["s.txt"].relation == "supplement" and not placed["s.txt"].counted
    assert sorted(str(placed[name].relation) for name in ("j1.txt", "j2.txt")) == ["same", "settlement"]
    assert placed["r.txt"].relation == "renewal" and placed["r.txt"].counted
    assert len(families({one.contract_id: one for one in placed.values()})) == 1


def test_a_card_comes_back_from_json() -> None:
    one = _card()
    assert Card.of_json(one.to_json()) == one and Card.of_json(one.to_json()).pieces == one.pieces


def _orders(count: int, **changes: object) -> list[Card]:
    """Orders of one buyer with one supplier at one price, which say little else."""
    parties = {"buyer": "南溪县教育局", "supplier": "云栖印务有限公司", "total": "9800", "subject": "试卷印制"}
    return [Card(f"{i:016x}", f"{i}.txt", **{**parties, **changes}) for i in range(count)]  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{}, {"numbers": ("YS-2025-01",), "signed_on": "2025-05-06"}], ids=["little", "the same"])
def test_what_many_share_is_compared_with_a_few(monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]) -> None:
    compared = 0

    def counted(a: Card, b: Card) -> likeness.Sameness | None:
        nonlocal compared
        compared += 1
        return likeness.sameness(a, b)

    monkeypatch.setattr(twins, "sameness", counted)
    costs = []
    for count in (200, 400):
        compared = 0
        groups = {one.group_id for one in grouping(_orders(count, **changes)).values()}
        assert len(groups) == (1 if changes else count)
        costs.append(compared)
    assert costs[1] < 2.2 * costs[0]  # twice as many cost twice as much


def test_among_many_orders_the_two_files_of_one_are_found() -> None:
    cards = _orders(300)
    cards[7] = replace(cards[7], numbers=("YS-2025-07",), signed_on="2025-03-04")
    cards[211] = replace(cards[211], numbers=("YS-2025-07",), signed_on="2025-03-04")
    placed = grouping(cards)
    assert placed[cards[7].contract_id].group_id == placed[cards[211].contract_id].group_id
    assert len({one.group_id for one in placed.values()}) == 299


def test_many_cards_lie_on_disk_and_are_grouped_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    cards = [_card("a.txt"), _card("b.txt", annex=ANNEX), _card("c.txt", number="LH-2025-0399", total="1,000.00")]
    cards.append(_card("s.txt", title="园区绿化养护服务合同补充协议", total="20,000.00", signed="2025年9月1日"))
    cards += _orders(60)
    in_memory = grouping(cards)
    monkeypatch.setattr("extract.audit.grouping._IN_MEMORY", 3)
    monkeypatch.setattr(keyed.Keyed.__init__, "__defaults__", (5,))
    assert grouping(cards) == in_memory
    assert in_memory[cards[3].contract_id].relation == "supplement"
