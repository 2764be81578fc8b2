"""Plans of payment as drafters put them: what is inside another payment, fees by their own names, one term for all rows."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes

FRONT = "采购合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"
PRICE = "一、合同总价：1,000,000元。\n"

Row = tuple[str | None, str | None, str | None, int | None]


def _rows(terms: str) -> list[Row]:
    """`(percent, base, amount, days)` of each row."""
    record = examine_bytes(f"{FRONT}{terms}\n".encode(), "draft.txt").record
    return [
        (
            None if p.percent is None else str(p.percent.normalize()),
            p.base,
            None if p.amount is None else str(p.amount.quantize(1)),
            p.due_days,
        )
        for p in record.payments
    ]


def _kinds(terms: str) -> list[tuple[str | None, str | None, int | None]]:
    """`(kind, amount, days)` of each row."""
    record = examine_bytes(f"{FRONT}{terms}\n".encode(), "draft.txt").record
    return [(p.kind, None if p.amount is None else str(p.amount.quantize(1)), p.due_days) for p in record.payments]


@pytest.mark.parametrize(
    "inside",
    [
        "承包人应设立农民工工资专用账户，按月考核农民工工作量并编制工资支付表。",
        "总包单位每月编制工人工资发放表，于次月10日前通过专户发放工资。",
        "安全文明施工费在开工后28天内预付总额的50%，已包含在预付款内，不另行支付。",
    ],
)
def test_what_another_payment_holds_is_no_row(inside: str) -> None:
    terms = f"二、{inside}\n三、工程款支付：合同签订后7日内预付合同价的30%；竣工验收合格后付70%。"
    assert _rows(PRICE + terms) == [("0.3", "contract_total", "300000", 7), ("0.7", "contract_total", "700000", None)]


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        (
            "二、费用组成：方案设计费二十万元，布展施工费八十万元。\n三、付款\n方案设计费：方案定稿付百分之五十，施工图完成再付百分之五十。\n"
            "布展施工费：进场付百分之三十，完工付百分之五十，验收合格付百分之二十。",
            [("0.5", "other", "100000"), ("0.5", "other", "100000"), ("0.3", "other", "240000"), ("0.5", "other", "400000"),
             ("0.2", "other", "160000")],
        ),
        (
            "二、上述总价包括课程开发费40万元和授课费60万元。\n三、付款\n课程开发费在大纲确认后支付30%，课件交付后支付70%；"
            "授课费在开班前支付50%，结业后支付50%。",
            [("0.3", "other", "120000"), ("0.7", "other", "280000"), ("0.5", "other", "300000"), ("0.5", "other", "300000")],
        ),
        (
            "二、印刷制作费600000元，仓储配送费400000元，合计1,000,000元。\n三、结算\n（1）印刷制作费：签订后支付30%，"
            "成品入库后支付70%；\n（2）仓储配送费：配送完毕后一次付清。",
            [("0.3", "other", "180000"), ("0.7", "other", "420000"), ("1", "other", "400000")],
        ),
    ],
)  # fmt: skip
def test_a_fee_that_makes_up_the_price_with_others_is_the_base_of_its_shares(terms: str, rows: list[tuple[str, str, str]]) -> None:
    assert [row[:3] for row in _rows(PRICE + terms)] == rows


@pytest.mark.parametrize(
    "monthly",
    [
        "承包人每月25日报计量表，监理人五日内签认，发包人于次月底前付给当月签认额的80%，累计付到合同价的80%时停止月度付款。",
        "每月25日前承包人上报当月完成产值，监理3日内核定，发包人在次月15日前按核定产值的80%支付；付到合同价的80%即止。",
        "每月按监理签认计量款的80%支付，累计支付达到合同价的80%时不再支付月进度款。",
        "按月支付经审定的当月计量金额的80%。",
    ],
)
def test_what_is_certified_each_month_is_the_work_done(monthly: str) -> None:
    rows = _rows(f"{PRICE}二、工程款\n1 {monthly}\n2 结算审定后三十日内，付到审定价的97%。")
    assert rows == [("0.8", "completed_work", None, None), ("0.97", "settlement", None, 30)]


@pytest.mark.parametrize(
    ("terms", "row"),
    [
        ("年服务费四十万元。\n二、服务费一季一付，乙方次季首月5日前送达发票，甲方在当月15日前转付上季服务费十万元。", ("100000", None)),
        ("全年服务费120万元。\n二、付款：服务费每四个月支付一次，每次400,000元，乙方交来发票后15个工作日内支付。", ("400000", 15)),
        ("全年服务费120万元。\n二、付款：每满两个月结一回，每回20万元，甲方收票后10日内付。", ("200000", 10)),
        ("全年运维费80万元。\n二、乙方每季度出具报告，经甲方签收后二十日内，甲方支付该季度运维费200,000元。", ("200000", 20)),
        ("全年物业费90万元。\n二、物业费一季度一结，甲方收到发票后10日内支付当季物业费225000元。", ("225000", 10)),
    ],
)
def test_the_sum_of_one_period_comes_again(terms: str, row: tuple[str, int | None]) -> None:
    assert _kinds(f"一、{terms}") == [("periodic", *row)]


def test_shares_and_sums_with_a_dash_between_are_one() -> None:
    terms = (
        "合同价款：1000000元\n付款方法：\n签约付三成——30万元；\n交车付六成——60万元，20日内付；\n"
        "满一年付一成——10万元，以年检合格为条件。"
    )
    assert [(row[0], row[2], row[3]) for row in _rows(terms)] == [("0.3", "300000", None), ("0.6", "600000", 20), ("0.1", "100000", None)]


def test_a_way_to_pay_that_is_ruled_out_is_none() -> None:
    terms = "一、货款\n每月25日对账，甲方在次月15日前付清，一律走银行转账，不收取现金。"
    record = examine_bytes(f"{FRONT}{terms}\n".encode(), "draft.txt").record
    assert [p.method for p in record.payments] == [["transfer"]]


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ("二、付款\n到货：付50%。\n安装：调试完成，付45%。\n留存：5%，运行一年后付。\n三、甲方均应自发票送达之日起的10天内付款。", 10),
        ("二、付款\n签订后付50%；到货付45%；验收合格付5%。\n三、上述各期款项，甲方在收到发票后7个工作日内支付。", 7),
    ],
)
def test_the_clause_behind_the_plan_may_say_when_every_payment_is_made(terms: str, days: int) -> None:
    assert [(row[0], row[3]) for row in _rows(PRICE + terms)] == [("0.5", days), ("0.45", days), ("0.05", days)]


def test_sums_with_nothing_but_a_time_behind_them() -> None:
    terms = "二、甲方按进程付费：\n脚本定稿——30万元，五个工作日；\n杀青：50万元，10日内付；\n交片：20万元，十个工作日。"
    assert [row[2:] for row in _rows(PRICE + terms)] == [("300000", 5), ("500000", 10), ("200000", 10)]
    record = examine_bytes(
        f"{FRONT}{PRICE}二、付款\n上半年的50万元，在2026年6月30日以前；下半年的50万元，在2026年12月25日以前。\n".encode(), "draft.txt"
    ).record
    assert [p.due_on for p in record.payments] == ["2026-06-30", "2026-12-25"]


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        (
            "二、结算：单笔1万元以下的，验收后10个工作日内支付；1万元以上的，验收后30个工作日内支付。",
            [("acceptance", None, 10), ("acceptance", None, 30)],
        ),
        (
            "二、付款\n单次订单不足5000元的，每月汇总后10日内支付；5000元及以上的，验收合格后20日内支付。",
            [("periodic", None, 10), ("periodic", None, 20)],
        ),
        (
            "二、结算\n2.1 仓储费每六个月结算一回，甲方收票后15日内付款。\n2.2 运费单趟单结，回单及发票交到甲方后10日内付清。",
            [("periodic", None, 15), ("periodic", None, 10)],
        ),
        (
            "二、评估费随案结清，即签收报告并取得发票后八个工作日内，委托方将该件评估费汇付评估方。",
            [("periodic", None, 8)],
        ),
        (
            "二、甲方另就困难学生予以补贴，每人每学期40元；乙方于每学期末提交名单，甲方审核后15日内把补贴款付给乙方。",
            [("periodic", None, 15)],
        ),
    ],
)
def test_duties_side_by_side_are_rows_of_their_own(terms: str, rows: list[tuple[str, str | None, int]]) -> None:
    assert _kinds(f"一、按单价结算。\n{terms}") == rows


@pytest.mark.parametrize(
    ("terms", "dates"),
    [
        (
            "二、费用分三次交纳。首年费用于账号开通前支付；第二年、第三年费用分别于2026年8月31日前、2027年8月31日前支付。",
            [None, "2026-08-31", "2027-08-31"],
        ),
        (
            "二、付款\n春季学期费用于2026年7月10日前付清；秋季学期费用于2027年1月20日前付清。",
            ["2026-07-10", "2027-01-20"],
        ),
    ],
)
def test_each_date_of_a_plan_without_sums_is_a_row(terms: str, dates: list[str | None]) -> None:
    record = examine_bytes(f"{FRONT}{PRICE}{terms}\n".encode(), "draft.txt").record
    assert [(p.due_on, p.percent, p.amount) for p in record.payments] == [(one, None, None) for one in dates]
