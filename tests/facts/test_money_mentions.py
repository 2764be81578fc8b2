"""Pairs of figures and words, and figures that somebody covered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.facts.context import Context
from extract.facts.reading.sums import at, is_masked, is_words, mentions
from extract.ingest import read_bytes
from extract.model import Span
from extract.pipeline import examine_bytes


def context(text: str) -> Context:
    examination = examine_bytes(f"采购合同\n{text}\n".encode(), "a.txt")
    return Context(examination.document, examination.outline, examination.facts)


@pytest.mark.parametrize("text", ["¥12****.00", "1*5000元", "***5000元", "12*,000元"])
def test_covered_digits(text: str) -> None:
    assert is_masked(text, Span(0, len(text)))


@pytest.mark.parametrize("text", ["**120000**元", "120000元", "¥1,200.00"])
def test_stars_of_layout_cover_nothing(text: str) -> None:
    assert not is_masked(text, Span(0, len(text)))


def test_stars_of_another_figure_cover_nothing() -> None:
    text = "5*8小时，100元"
    assert not is_masked(text, Span(text.index("100"), len(text)))


def test_words() -> None:
    assert is_words("壹拾贰万元整") and not is_words("12万元") and not is_words("1拾万")


def test_two_sums_in_words_stay_two() -> None:
    found = mentions(context("第一期壹万元整，第二期贰万元整。"))
    assert [m.value for m in found] == [Decimal("10000.00"), Decimal("20000.00")]


def test_pairs_in_a_row_are_not_mixed_up() -> None:
    found = mentions(context("首付款人民币壹万元整（¥10000.00），尾款人民币贰万元整（¥20000.00）。"))
    assert [(m.figures, m.words) for m in found] == [(Decimal("10000.00"),) * 2, (Decimal("20000.00"),) * 2]


@pytest.mark.parametrize(
    "text",
    [
        "每点位每次2,150元，合计人民币壹拾陆万叁仟肆佰元整（163,400元）。", "单价2,150元，（大写）壹拾陆万叁仟肆佰元整，¥163,400.00。",
        "每人每月2,150元，合计壹拾陆万叁仟肆佰元整。",
    ],
)  # fmt: skip
def test_the_total_in_words_is_not_the_unit_price_in_front_of_it(text: str) -> None:
    found = mentions(context(text))
    assert [m.value for m in found] == [Decimal("2150.00"), Decimal("163400.00")] and all(m.agrees for m in found)


def test_pair_over_a_line_end() -> None:
    (mention,) = mentions(context("合同总价（大写）：人民币叁万伍仟元整\n（小写）：¥35000.00元"))
    assert mention.agrees and mention.words == Decimal("35000.00")


def test_at_finds_the_mention_that_covers_an_offset() -> None:
    here = context("合同总价为¥35000.00元。")
    found = mentions(here)
    assert at(found, here.document.text.index("35000")) == found[0] and at(found, 0) is None


def test_markdown_stars_are_layout() -> None:
    document = read_bytes("合同\n\n总价 **¥35000.00** 元\n".encode(), "a.md")
    assert "35000.00" in document.text
