"""Sums of money: which are found, which are one, and what each is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.facts.amounts.kinds import Cue, cues, kind_by_cue
from extract.pipeline import examine_bytes
from extract.record import Amount, Record


def read(*lines: str) -> Record:
    head = "松原湖示范图书馆采购合同\n甲方：松原湖示范图书馆\n乙方：松原湖青简科技有限公司\n"
    return examine_bytes((head + "\n".join(lines) + "\n").encode(), "a.txt").record


def sums(*lines: str) -> list[tuple[str, str]]:
    return [(row.kind, str(row.value)) for row in read(*lines).amounts]


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.kind)
def test_cues_match_their_examples(cue: Cue) -> None:
    for example in cue.examples:
        before, after = example.split("{}")
        assert cue.matches(before, after), example
        assert kind_by_cue(before, after) == cue.kind, f"an earlier cue takes {example}"
    assert cue.counter
    for counter in cue.counter:
        before, after = counter.split("{}")
        assert not cue.matches(before, after), counter


@pytest.mark.parametrize(
    "sentence",
    [
        "合同总价为人民币壹拾贰万元整（¥120,000.00）。",
        "合同总价为人民币（大写）壹拾贰万元整，（小写）¥120000.00元。",
        "合同总价为¥120000.00元（大写：人民币壹拾贰万元整）。",
        "合同总价为12万元（人民币壹拾贰万元整）。",
        "合同总价为120000元（含税价），大写金额为壹拾贰万元整。",
    ],
)
def test_words_and_figures_are_one_sum(sentence: str) -> None:
    (row,) = read(f"一、{sentence}").amounts
    assert (row.kind, row.value, row.figures, row.words) == ("total", *[Decimal("120000.00")] * 3)


def test_words_and_figures_that_differ_are_one_sum_and_a_note() -> None:
    record = read("一、合同总价为人民币壹拾贰万元整（¥102,000.00）。")
    (row,) = record.amounts
    assert (row.figures, row.words) == (Decimal("102000.00"), Decimal("120000.00")) and row.confidence <= 0.5
    assert any("不一致" in warning for warning in record.source.warnings)


def test_masked_figures_leave_the_words() -> None:
    (row,) = read("一、合同总价为人民币¥12****.00元（大写：壹拾贰万元整）。").amounts
    assert (row.value, row.figures, row.words) == (Decimal("120000.00"), None, Decimal("120000.00"))


def test_blanks_and_numbers_of_other_things_are_no_sums() -> None:
    assert sums("一、合同总价为人民币____元整（¥____元）。", "二、共300台，编号第12号，占30%。") == []


def test_kinds() -> None:
    assert sums(
        "一、合同总价为人民币壹拾贰万元整（¥120000.00），其中不含税价¥113207.55元，增值税税额¥6792.45元。",
        "二、本项目预算金额150000元。",
        "三、乙方缴纳履约保证金6000元。",
        "四、乙方每次未按时到场的，支付违约金500元。",
        "五、加印部分每册12元，安装费80元/台。",
        "六、乙方购买保额500万元的保险。",
    ) == [
        ("total", "120000.00"),
        ("net", "113207.55"),
        ("tax", "6792.45"),
        ("budget", "150000.00"),
        ("bond", "6000.00"),
        ("penalty", "500.00"),
        ("unit_price", "12.00"),
        ("unit_price", "80.00"),
        ("other", "5000000.00"),
    ]


def test_a_budget_as_high_as_the_total_stays_a_budget() -> None:
    kinds = [kind for kind, _ in sums("一、本项目采购预算为80000元。", "二、合同总价为人民币捌万元整（¥80000.00）。")]
    assert kinds == ["budget", "total"]


def rows_of_table() -> list[Amount]:
    return read(
        "一、合同总价为人民币叁仟贰佰元整（¥3200.00）。清单如下：",
        "名称\t数量\t单价\t金额",
        "书立\t100\t¥12.00\t¥1200.00",
        "书车\t2\t1000\t2000",
        "合计（大写）：叁仟贰佰元整\t\t\t3200.00",
    ).amounts


def test_prices_of_items_are_listed_once() -> None:
    assert [(row.kind, str(row.value)) for row in rows_of_table()] == [
        ("total", "3200.00"),
        ("line_total", "1200.00"),
        ("unit_price", "12.00"),
        ("line_total", "2000.00"),
        ("unit_price", "1000.00"),
        ("total", "3200.00"),
    ]


def test_evidence_of_sums() -> None:
    record = read("一、合同总价为人民币壹拾贰万元整（¥120,000.00）。", "二、履约保证金1万元。")
    assert all(record.text[row.start : row.end] == row.text for row in record.amounts)
    assert record.amounts[1].text == "1万元"
