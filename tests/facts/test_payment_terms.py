"""Terms of payment as drafters of many trades put them: sums beside shares, settlement in several sentences, parts."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Payment

_HEAD = (
    "采购合同\n甲方（采购人）：青禾县第二小学\n乙方（供应商）：远帆商贸有限公司\n一、标的\n甲方向乙方采购本合同所列的内容。\n"
    "二、合同价款\n合同总价为人民币1000000.00元。\n"
)
_TAIL = "\n十、附则\n本合同一式四份。\n"


def payments_of(terms: str) -> list[Payment]:
    return examine_bytes(f"{_HEAD}{terms}{_TAIL}".encode(), "t.txt").record.payments


def brief(row: Payment) -> str:
    """`0.3 300000.00 stated advance 10w`, with `-` for what is absent."""
    due = f"{row.due_days}{(row.due_day_kind or '')[:1]}" if row.due_days is not None else "-"
    return f"{row.percent or '-'} {row.amount or '-'} {row.amount_source or '-'} {row.kind} {due}"


_CASES = {
    "share and sum": (
        "五、付款\n甲方于合同签订之日起十个工作日内支付30%即300000元；项目验收合格后支付70%计700000元。",
        ["0.3 300000.00 stated advance 10w", "0.7 700000.00 stated final -"],
    ),
    "sum and share": (
        "五、付款方式\n（1）签约后5日内付人民币300000元（占合同总价30%）；\n（2）终验通过后5日内付人民币700000元（占合同总价70%）。",
        ["0.3 300000.00 stated advance 5c", "0.7 700000.00 stated final 5c"],
    ),
    "sums in words only": (
        "五、付款方式\n首付款：合同签订后支付合同金额的30%，人民币大写叁拾万元整；\n尾款：验收后支付合同金额的70%，人民币大写柒拾万元整。",
        ["0.3 300000.00 stated advance -", "0.7 700000.00 stated final -"],
    ),
    "each month, in four sentences": (
        "三、结算方式\n食材费用据实结算。乙方每月5日前将上月送货单报甲方核对，双方核对无误后乙方开具发票。甲方收到发票后三十日内付款。",
        ["- - - periodic 30c"],
    ),
    "each quarter, in items": (
        "五、结算\n5.1 双方每季度对账一次。\n5.2 乙方应于季度结束后10日内提交结算单，甲方在10个工作日内确认。\n"
        "5.3 甲方确认后，乙方开具发票。\n5.4 甲方应在收到发票之日起45日内支付。",
        ["- - - periodic 45c"],
    ),
    "a duty without a figure": ("四、货款支付\n货物经甲方验收合格后六十日内付清。", ["1 1000000.00 computed lump_sum 60c"]),
    "terse": (
        "六、付款方式：签订30%，到货40%，验收25%，质保期满5%",
        ["0.3 300000.00 computed advance -", "0.4 400000.00 computed milestone -",
         "0.25 250000.00 computed acceptance -", "0.05 50000.00 computed retention -"],
    ),
    "methods are no instalments": (
        "六、付款方式\n验收合格后30日内付款，其中50%银行承兑汇票，50%电汇。", ["- - - lump_sum 30c"],
    ),
    "wages, audit fees and what is taken back": (
        "七、合同价款支付\n审减率超过5%的，审计费由乙方承担。竣工验收合格后支付合同价的97%，税率9%。质保金3%于缺陷责任期满后支付。\n"
        "预付款在进度付款中按20%的比例扣回。\n人工费按进度款的25%拨入农民工工资专用账户。",
        ["0.97 970000.00 computed acceptance -", "0.03 30000.00 computed retention -"],
    ),
    "two ways side by side": (
        "二、结算及付款\n人天：每个季度结算一次，由双方确认当季人天，作为付款依据。\n整包：系统上线支付60%，项目验收支付40%。",
        ["- - - periodic -", "0.6 600000.00 computed milestone -", "0.4 400000.00 computed final -"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("terms", "rows"), _CASES.values(), ids=_CASES.keys())
def test_rows(terms: str, rows: list[str]) -> None:
    assert [brief(row) for row in payments_of(terms)] == rows


def test_the_stated_sum_stands_and_what_it_should_be_is_kept_beside_it() -> None:
    first, _ = payments_of(
        "五、付款方式\n1、合同签订后支付合同总价的60%，计人民币（大写）陆拾万零叁元陆角整（¥600,003.60）；\n"
        "2、验收合格后支付合同总价的40%，计人民币叁拾玖万玖仟玖佰玖拾陆元肆角（¥399,996.40）。"
    )
    assert (str(first.amount), first.amount_source, first.others) == ("600003.60", "stated", ["600000.00"])
    assert first.flags == ["conflict"]


def test_a_part_of_the_price_is_the_base_with_its_own_sum() -> None:
    rows = payments_of(
        "八、合同价款与支付\n设计费100000元，设备款500000元，建安工程费400000元。\n"
        "8.1 施工图审查通过后支付设计费的80%。\n8.2 设备到货验收后支付设备款的70%。"
    )
    assert [(row.base, str(row.amount)) for row in rows] == [("other", "80000.00"), ("other", "350000.00")]
