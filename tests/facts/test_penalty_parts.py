"""The parts of `penalties`, each on a clause of its own: base, period, cap, grace, kind of breach, forms without a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from context_helpers import context, span

from extract.facts.context import Context
from extract.facts.penalties.assemble import _table_of
from extract.facts.penalties.base import base_of, period_of
from extract.facts.penalties.cues import Cues
from extract.facts.penalties.figures import _with_more
from extract.facts.penalties.forms import forfeits, months, multiples
from extract.facts.penalties.limits import cap_of, consequences, grace_of
from extract.facts.penalties.scope import Anchor, Scope, cell_left, cell_right, sentence_before
from extract.facts.penalties.trigger import compensation_trigger, trigger_of
from extract.facts.reading.sums import Mention
from extract.model import Span
from extract.pipeline import examine_bytes

D = Decimal


def scope(body: str, line: str) -> tuple[Context, Scope]:
    here = context(f"第八条 违约责任\n{body}\n")
    sentence = span(here, line)
    clause = here.clause(sentence.start)
    assert clause is not None
    return here, Scope(clause, sentence, Span(clause.start, sentence.start), ["违约责任"])


def sides_of(sentence: Span, figure: Span) -> tuple[Span, Span]:
    return Span(sentence.start, figure.start), Span(figure.end, sentence.end)


def test_base_and_period_of_a_rate() -> None:
    line = "乙方逾期交货的，每逾期一日按合同总价的0.5‰支付违约金。"
    here, at = scope(line, line)
    figure = span(here, "0.5‰")
    anchor = Anchor("ratio", figure, "r", rate=D("0.0005"))
    left, right = sides_of(at.sentence, figure)
    assert base_of(here, anchor, left, right, at.sentence.end) == ("contract_total", "合同总价", True)
    assert period_of(here, anchor, left, right) == (1, "day")
    assert trigger_of(here, at, anchor, at.sentence.start, "supplier") == "late_delivery"


def test_a_sum_has_no_base_and_the_month_of_the_checks_is_not_its_period() -> None:
    line = "每月检查不合格的，处罚款2000元。"
    here, at = scope(line, line)
    figure = span(here, "2000元")
    anchor = Anchor("money", figure, "r", amount=D(2000))
    left, right = sides_of(at.sentence, figure)
    assert base_of(here, anchor, left, right, at.sentence.end) == (None, None, True)
    assert period_of(here, anchor, left, right) == (None, None)


def test_a_cap_stands_in_the_sentence_or_goes_on_in_the_next() -> None:
    line = "甲方逾期付款的，每日按应付未付金额的0.3‰支付违约金，累计不超过合同总价的5%。"
    here, at = scope(line, line)
    rate, amount, base = cap_of(here, at, at.sentence.start, at.sentence.end)
    assert (rate, amount, base) == (D("0.05"), None, "contract_total")
    line = "甲方逾期付款的，每日按应付未付金额的0.3‰支付违约金。"
    here, at = scope(line, line)
    assert cap_of(here, at, at.sentence.start, at.sentence.end) == (None, None, None)


def test_what_is_tolerated_and_what_else_follows() -> None:
    line = "逾期超过10日的，甲方有权解除合同，乙方应退还已付款项。"
    here, at = scope(line, line)
    assert grace_of(here, at) in ((10, "calendar"), (None, None))
    assert {"termination", "refund"} <= set(consequences(here, at.sentence))


@pytest.mark.parametrize(
    ("line", "side", "trigger"),
    [
        ("乙方擅自转包的，应赔偿甲方损失。", "supplier", "subcontracting"),
        ("乙方泄露甲方秘密的，应赔偿甲方损失。", "supplier", "confidentiality"),
        ("甲方逾期付款的，应赔偿乙方损失。", "buyer", "late_payment"),
    ],
)
def test_what_is_made_good(line: str, side: str, trigger: str) -> None:
    here, at = scope(line, line)
    assert compensation_trigger(here, at.sentence, side) == trigger


def test_forms_that_are_neither_share_nor_sum() -> None:
    line = "乙方违约的，应双倍返还定金。"
    here, at = scope(line, line)
    assert [one.rate for one in multiples(here, Cues(here, at.sentence, True, False))] == [D(2)]
    line = "乙方无故解除合同的，履约保证金不予退还。"
    here, at = scope(line, line)
    assert [one.base for one in forfeits(here, Cues(here, at.sentence, True, False), [], [])] == ["bond"]
    line = "投标保证金不予退还。"
    here, at = scope(line, line)
    assert forfeits(here, Cues(here, at.sentence, True, False), [], []) == [], "that is of the tender"
    line = "任何一方提前解除的，支付两个月租金作为违约金。"
    here, at = scope(line, line)
    assert [(one.rate, one.base) for one in months(here, Cues(here, at.sentence, True, False))] == [(D(2), "service_fee")]


def test_a_figure_belongs_to_its_cell_and_a_sentence_has_one_before_it() -> None:
    assert (cell_left("迟到\t每次"), cell_right("元\t备注")) == ("每次", "元")
    here, at = scope("乙方应按时到岗。迟到一次扣50元。", "迟到一次扣50元。")
    before = sentence_before(here, at)
    assert before is not None and here.tight(before).endswith("乙方应按时到岗。")


def test_a_text_without_stops_is_read_in_pieces_that_end_at_commas() -> None:
    """Otherwise every penalty would quote the whole text, and a longer text would cost its square."""
    many = "".join(f"乙方逾期交付第{n}批货物的，每逾期一日按合同总价的{n % 9 + 1}‰向甲方支付违约金，" for n in range(300))
    record = examine_bytes(f"采购合同\n甲方：青禾县小学\n乙方：远山商贸有限公司\n{many}\n".encode(), "a.txt").record
    assert len(record.penalties) == 300 and max(len(one.text) for one in record.penalties) <= 2_000
    assert all((record.text or "")[one.start : one.end] == one.text for one in record.penalties)
    assert all(one.text.endswith("，") and one.liable == "supplier" for one in record.penalties)


def test_of_two_mentions_that_overlap_the_one_that_is_known_stays() -> None:
    def at(start: int, end: int) -> Mention:
        return Mention(Span(start, end), Decimal(1), None, "r")

    known = [at(10, 30), at(12, 14), at(50, 60)]
    assert _with_more(known, [at(0, 10), at(20, 25), at(29, 31), at(30, 40), at(59, 70), at(60, 61)]) == [
        at(0, 10), at(10, 30), at(12, 14), at(30, 40), at(50, 60), at(60, 61),
    ]  # fmt: skip


def test_the_table_that_holds_a_sentence() -> None:
    tables = [Span(0, 10), Span(20, 30)]
    assert [_table_of(tables, Span(start, start + 5)) for start in (0, 5, 8, 12, 20, 26)] == [
        tables[0], tables[0], None, None, tables[1], None,
    ]  # fmt: skip
