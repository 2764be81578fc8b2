"""The parts of `parties`, `items` and `kind`: places that contradict each other, values cut in two, cells, levels, titles."""

from __future__ import annotations

from decimal import Decimal

import pytest
from context_helpers import context, span

from extract.facts.items.caption import caption
from extract.facts.items.cells import price, total
from extract.facts.items.levels import settle_levels
from extract.facts.kind.titles import titles
from extract.facts.parties.cut import may_be_part
from extract.facts.parties.settle import CONTRADICTS, Candidate, settle
from extract.model import Span
from extract.record import Item
from extract.record.evidence import Unread

D = Decimal


def candidate(value: str, where: Span, rank: int = 0, part: bool = False) -> Candidate:
    return Candidate(value, where, "party.block", 0.95, (rank, where.start), part)


def test_a_contradiction_costs_and_agreement_earns() -> None:
    here = context("甲方：青溪县图书馆\n账号：1111222233334444\n付款账号：5555666677778888\n账号：1111222233334444\n")
    first, other = span(here, "1111222233334444"), span(here, "5555666677778888")
    alone = settle(here, "buyer.account", [candidate("1", first)])
    twice = settle(here, "buyer.account", [candidate("1", first), candidate("1", other)])
    against = settle(here, "buyer.account", [candidate("1", first), candidate("2", other)])
    assert alone is not None and twice is not None and against is not None
    assert twice.confidence > alone.confidence
    assert against.confidence == pytest.approx(alone.confidence - CONTRADICTS)
    assert settle(here, "buyer.account", []) is None


def test_what_may_be_a_part_is_told_as_unread() -> None:
    here = context("甲方：青溪县图书馆\n账号：1111222233334444\n")
    found = settle(here, "buyer.account", [candidate("1", span(here, "1111"), part=True)])
    assert isinstance(found, Unread) and found.flags == ["malformed"]


def test_a_number_at_the_edge_goes_on_below() -> None:
    line = "乙方账号六二一七零零一二三四五六七八九十百千万亿乙方开户行账号：6217000"
    here = context(f"{line}\n1234567\n{line}\n第一条 标的\n{line}\n{line}\n", "a.txt")
    view = here.document.view
    end = view.text.find("\n")
    assert may_be_part(here, "account", end) is (view.text[end + 1 : end + 8] == "1234567")
    assert not may_be_part(here, "account", view.text.rfind("\n")), "nothing follows"


def test_prices_of_cells() -> None:
    assert price("3.5", D(10000)) == D("35000.00") and price("3.5元", D(10000)) == D("3.50")
    assert price("0123") is None and price("壹仟贰佰元整") == D("1200.00")
    assert total(["合计", "10%", "人民币壹仟元整"]) == D("1000.00") and total(["合计", "/"]) is None


def test_a_row_that_holds_the_sum_of_those_below_is_a_total() -> None:
    def row(seq: str, name: str, amount: int) -> Item:
        return Item(seq=seq, name=name, amount=D(amount), table="t", text=name, start=0, end=1, rule="items.row", confidence=0.9)

    whole, *parts = settle_levels([row("一", "土建", 300), row("1", "墙", 100), row("2", "门", 200)])
    assert whole.is_total and [one.group for one in parts] == ["土建", "土建"]
    whole, *parts = settle_levels([row("一", "土建", 301), row("1", "墙", 100), row("2", "门", 200)])
    assert not whole.is_total, "only an exact sum counts"


def test_the_caption_is_the_line_above_and_a_unit_is_none() -> None:
    here = context("# 合同\n\n设备清单\n\n单位：元\n\n| 名称 | 金额 |\n|---|---|\n| 水泵 | 12 |\n", "a.md")
    assert caption(here, here.document.tables[0]) == "设备清单"


def test_titles_of_papers() -> None:
    found = titles(context("青溪县图书馆书架采购项目成交结果公告\n一、项目编号：QX-1\n").document)
    assert [(one.type, one.bare) for one in found] == [("award_notice", False)]
