"""Confidence is earned: by the record of a rule, by what agrees, and lost below the other party's name."""

from __future__ import annotations

import pytest
from field_helpers import contract

from extract.facts.earned.table import Standing
from extract.pipeline import examine_bytes
from extract.record import Record


def record(text: str) -> Record:
    return examine_bytes(text.encode(), "a.txt").record


def test_a_record_of_right_values_outweighs_what_a_rule_says_of_itself() -> None:
    assert Standing(0, 0).share(0.9) == pytest.approx(0.9)
    assert Standing(40, 40).share(0.9) > 0.98
    assert Standing(10, 7).share(0.95) < 0.85
    assert Standing(10, 10, 100, 60).share(0.95) < Standing(10, 10).share(0.95)


def test_figures_that_agree_with_words_and_items_are_surer() -> None:
    alone = record(contract("三、合同价款\n合同总价为人民币24,000元。")).fields.total_amount
    both = record(contract("三、合同价款\n合同总价为人民币24,000元（大写：贰万肆仟元整）。")).fields.total_amount
    assert alone is not None and both is not None
    assert alone.confidence < both.confidence


def test_a_detail_below_the_other_partys_name_is_not_sure() -> None:
    text = contract("三、合同价款\n合同总价为人民币24,000元。")
    own = record(f"{text}甲方：青石县教育局\n开户行：青石农商行城关支行\n乙方：云麓示例科技有限公司\n开户行：云麓银行高新支行\n")
    sure = [party.bank.confidence for party in own.parties if party.bank is not None]
    assert len(sure) == 2
    assert min(sure) >= 0.9


def test_words_that_disagree_are_never_sure() -> None:
    found = record(contract("三、合同价款\n合同总价为人民币24,000元（大写：贰万伍仟元整）。")).fields.total_amount
    assert found is not None
    assert found.confidence <= 0.5
