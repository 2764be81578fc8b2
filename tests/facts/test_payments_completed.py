"""Payments that arithmetic proves, that a difference settles, that stand in clauses without a title, or are a fee of their own."""

from __future__ import annotations

from extract.pipeline import examine_bytes

HEAD = "甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"
Row = tuple[str | None, str | None, int | None]


def _rows(text: str) -> list[Row]:
    record = examine_bytes(text.encode(), "draft.txt").record
    return [
        (None if p.percent is None else str(p.percent), None if p.amount is None else str(p.amount), p.due_days) for p in record.payments
    ]


def test_a_sum_that_makes_up_the_price_is_an_instalment() -> None:
    terms = "一、合同总价：236,800元。\n二、价款分三笔支付：\n{}80,000元，于2025年5月20日前支付；\n第二笔120,000元，2025年8月31日前支付；\n"
    rest = "其余36,800元，验收入库后30个工作日内结清。\n"
    said = _rows(f"定制合同\n{HEAD}" + terms.format("头一回") + rest)
    assert said == [(None, "80000.00", None), (None, "120000.00", None), (None, "36800.00", 30)]


def test_a_figure_that_makes_up_nothing_is_none() -> None:
    terms = "一、合同总价：300,000元。\n二、付款\n签订后7日内支付100,000元；\n备用金70,000元另行安排；\n验收合格后7日内支付150,000元。\n"
    assert [row[1] for row in _rows(f"采购合同\n{HEAD}{terms}")] == ["100000.00", "150000.00"]


def test_two_choices_prove_none() -> None:
    terms = "一、合同总价：300,000元。\n二、付款\n签订后7日内支付250,000元；\n甲项50,000元另行安排；\n乙项50,000元另行安排。\n"
    assert [row[1] for row in _rows(f"采购合同\n{HEAD}{terms}")] == ["250000.00"]


def test_what_is_settled_behind_an_advance_is_a_row_without_a_sum() -> None:
    terms = (
        "一、合同价234,000元（以实际人数结算）。\n二、付款：甲方在开班前一次性预付合同价的60%（计140,400元）。"
        "培训结束，乙方提交名册，经甲方审核确认后的10个工作日内，按实际人数结算并多退少补。\n"
    )
    assert _rows(f"培训合同\n{HEAD}{terms}") == [("0.6", "140400.00", None), (None, None, 10)]


def test_the_fee_of_what_is_bought_is_the_price() -> None:
    terms = "一、审计费用：165,000元。\n二、付款：提交报告后15个工作日内，甲方支付审计费用的100%。\n"
    assert _rows(f"决算审计服务合同\n{HEAD}{terms}") == [("1", "165000.00", 15)]
    other = "一、合同总价：165,000元。\n二、付款：审计费的50%由乙方承担；验收后15日内，甲方支付合同总价的100%。\n"
    assert _rows(f"改造工程合同\n{HEAD}{other}") == [("1", "165000.00", 15)]


def test_a_clause_without_a_title_orders_payment_where_no_other_does() -> None:
    terms = "第一条　合同总价536,000元。\n第二条　交货后20日内付款。\n第三条　一式陆份。\n"
    assert _rows(f"设备采购合同\n{HEAD}{terms}") == [(None, None, 20)]
