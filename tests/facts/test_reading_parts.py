"""The parts of `reading`: bounds, options, scales, sentences and segments, text as written."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from context_helpers import context, span, whole

from extract.facts.context import Context
from extract.facts.reading.bounds import shares_between, sums_between
from extract.facts.reading.options import is_chosen, option_at, options
from extract.facts.reading.scales import scale_of_cell
from extract.facts.reading.segments import segment, sentences
from extract.facts.reading.written import as_written, before_gap, first_column
from extract.lexicon import phrase
from extract.model import Fact, Span
from extract.structure.columns import scale_in


def test_a_bound_without_a_unit_has_that_of_the_other() -> None:
    sums = phrase("number.range_of_sums").search("处以200至600元罚款")
    shares = phrase("number.range_of_shares").search("支付合同价的70%-80%")
    assert sums is not None and sums_between(sums) == ("200.00", "600.00")
    assert shares is not None and shares_between(shares) == ("0.7", "0.8")


def test_an_option_ends_where_the_next_mark_stands() -> None:
    here = context("付款方式：☑一次性支付 □分期支付\n其余约定见附件\n")
    assert [(one.ticked, here.tight(one.span)) for one in options(here)] == [(True, "☑一次性支付"), (False, "□分期支付")]
    assert is_chosen(here, span(here, "一次性").start) is True
    assert is_chosen(here, span(here, "分期").start) is False
    assert option_at(here, span(here, "其余").start) is None and is_chosen(here, span(here, "其余").start) is None


def test_the_unit_of_a_column_goes_before_that_of_the_table() -> None:
    assert scale_in("单价（千元）") == 1000 and scale_in("数量") is None
    here = context("单位：元\n\n| 名称 | 金额（万元） | 运费（元） |\n|---|---|---|\n| 水泵 | 12 | 34 |\n", "a.md")
    assert scale_of_cell(here, span(here, "12")) == Decimal(10000)
    assert scale_of_cell(here, span(here, "34")) == 1
    assert scale_of_cell(here, span(here, "单位")) == 1


def test_a_line_end_ends_no_sentence() -> None:
    here = context("甲方验收后\n付款。乙方开票；逾期不付\n")
    assert [here.tight(one) for one in sentences(here, whole(here))] == ["甲方验收后\n付款。", "乙方开票；", "逾期不付\n"]


@pytest.mark.parametrize(("at", "words"), [("后", "验收合格后"), ("30%", "支付30%"), ("其余", "其余留存")])
def test_a_segment_stands_between_commas(at: str, words: str) -> None:
    here = context("验收合格后，支付30%，其余留存。\n")
    assert here.tight(segment(here, span(here, at).start, whole(here))) == words


def test_dashes_and_columns_as_written() -> None:
    here = context("服务期2025—2027年\nQX-7  青溪县文化馆\n另页    见后\n")
    years = span(here, "2025—2027")
    assert as_written(here.document, years, "2025-2027") == "2025—2027"
    line = span(here, "QX-7  青溪县文化馆")
    assert first_column(here.document, line) == Span(line.start, line.start + 4)
    line = span(here, "另页    见后")
    assert before_gap(here.document, line) == Span(line.start, line.start + 2)


def test_what_touches_a_span_is_found_from_either_side() -> None:
    """Facts may lie in one another: a long one that began far before still reaches in."""
    here = context("甲乙丙丁戊己庚辛\n")
    at = ((0, 8), (1, 2), (3, 5), (3, 4), (6, 7))
    facts = tuple(Fact("kind", "rule", Span(*one), "", {}, {}, 1.0, 0) for one in at)
    several = Context(here.document, here.outline, facts)
    for start, end in itertools.combinations(range(9), 2):
        wanted = [fact for fact in facts if fact.span.overlaps(Span(start, end))]
        assert several.touching("kind", Span(start, end)) == wanted
    assert several.touching("other", Span(0, 8)) == []
