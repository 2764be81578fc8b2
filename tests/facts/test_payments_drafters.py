"""Instalments as further drafters put them: shares divided again, forms, price lists, options in one line."""

from __future__ import annotations

import pytest
from test_payments import HEAD, examine, shares

from extract.pipeline import examine_bytes

CASES = [
    (
        "六、付款方式\n1、验收合格后三十日内付97%，余3%质保金一年后付清。\n2、甲方每次付款的20%直接拨入工资专户。",
        [("0.97", "acceptance"), ("0.03", "retention")],
    ),
    (
        "六、付款方式\n1、完工验收后30日内支付合同总价的70%。\n2、尾款30%于质保期满后支付。\n3、进口代理费为底盘款的1.2%，由乙方向代理公司支付。",
        [("0.7", "acceptance"), ("0.3", "retention")],
    ),
    (
        "六、付款方式\n1、验收合格后10日内支付合同总价的90%；\n"
        "2、余款10%分两次支付：质保满一年后支付5万元，满两年后支付5万元。",
        [("0.9", "acceptance"), ("0.05", "final"), ("0.05", "retention")],
    ),
    (
        "六、付款方式\n1、验收合格后10日内支付合同总价的90%；\n2、余款分两次各付5%，分别于验收合格满一年、满两年后支付。",
        [("0.9", "acceptance"), ("0.05", "retention"), ("0.05", "retention")],
    ),
    (
        "六、付款方式\n1、合同签订后支付50%；\n2、维保期满且年检合格后支付剩余50%。",
        [("0.5", "advance"), ("0.5", "final")],
    ),
    (
        "五、付款方式：采取以下第_②_种方式支付。\n①一次性支付；②按季度支付，每季度结束后10日内支付25万元；③其他：____。",
        [(None, "periodic")],
    ),
    (
        "六、付款方式\n价格明细如下：\n序号\t名称\t数量\t单价\t金额\n1\t报告\t2\t300,000.00\t600,000.00\n"
        "2\t调研\t1\t400,000.00\t400,000.00\n第一期：合同签订后10日内支付50%；\n第二期：验收后支付50%。",
        [("0.5", "advance"), ("0.5", "final")],
    ),
]


@pytest.mark.parametrize(("terms", "rows"), CASES)
def test_wording(terms: str, rows: list[tuple[str | None, str | None]]) -> None:
    assert shares(terms) == rows


def test_a_table_of_instalments_says_of_what_each_share_is() -> None:
    rows = examine(
        "六、付款方式\n序号\t款项\t支付比例\t支付条件\n1\t预付款\t合同价的30%\t合同签订后10日内\n"
        "2\t进度款\t已完工程量价款的60%\t每月计量后14日内\n3\t质保金\t3%\t保修期满后30日内"
    ).record.payments
    assert [(p.base, None if p.amount is None else str(p.amount)) for p in rows] == [
        ("contract_total", "300000.00"), ("completed_work", None), ("contract_total", "30000.00"),
    ]  # fmt: skip


RUNNING = (
    "六、付款方式\n货款按下表支付，乙方每次先提交等额发票：\n阶段\t付款条件\t累计付至\t付款时限\n一\t合同生效\t30%\t10个工作日\n"
    "二\t设备到货\t70%\t14天\n三\t验收合格\t97%\t收到资料后20日内\n四\t质保期满\t100%\t28日"
)


def test_a_table_says_over_its_columns_that_shares_run_on_and_when_they_fall_due() -> None:
    rows = examine(RUNNING).record.payments
    assert [(str(p.percent), p.due_days, p.due_day_kind) for p in rows] == [
        ("0.3", 10, "working"), ("0.4", 14, "calendar"), ("0.27", 20, "calendar"), ("0.03", 28, "calendar"),
    ]  # fmt: skip
    assert all("invoice_received" in p.triggers for p in rows)


@pytest.mark.parametrize(
    ("head", "days"), [("支付期限（工作日）", (7, "working")), ("支付期限", (None, None)), ("服务期限（天）", (None, None))]
)
def test_bare_days_take_their_unit_from_the_head_of_a_column_of_deadlines(head: str, days: tuple[int | None, str | None]) -> None:
    row = examine(f"六、付款方式\n期次\t条件\t支付比例\t{head}\n1\t合同签订\t40%\t7\n2\t验收合格\t60%\t15").record.payments[0]
    assert (row.due_days, row.due_day_kind) == days


def test_a_share_of_its_own_beside_the_running_one_is_no_running_one() -> None:
    rows = examine("六、付款方式\n阶段\t本次支付比例\t累计支付比例\n合同签订\t30%\t30%\n验收合格\t70%\t100%").record.payments
    assert [str(p.percent) for p in rows] == ["0.3", "0.7"]


@pytest.mark.parametrize(
    "line",
    [
        "一、合同总价\n本合同为含税价（9%），按实际完成工程量结算。",
        "九、违约责任\n甲方未支付定金的，应另行偿付乙方预算费用的10%。",
    ],
)
def test_no_instalment(line: str) -> None:
    assert examine_bytes(f"{HEAD}{line}\n".encode(), "d.txt").record.payments == []


@pytest.mark.parametrize("heading", ["附件一：专用合同条款", "附件一 合同专用条款", "附件一：合同特殊条款"])
def test_special_conditions_filed_as_an_annex_hold_the_schedule(heading: str) -> None:
    text = (
        "维修工程施工合同\n发包人：云麓市消防救援支队\n承包人：青石建设有限公司\n"
        "一、合同价款\n签约合同价为人民币1,000,000.00元，其中安全文明施工费20,000.00元。\n二、生效\n自双方签字盖章之日起生效。\n"
        "发包人（公章）：　　　承包人（公章）：\n"
        f"{heading}\n1．一般约定\n1.1 监理人按约定行使职权。\n2．计量与支付\n"
        "2.1 工程预付款：合同生效后28日内，发包人支付签约合同价的20%，即200,000.00元。\n"
        "2.2 工程竣工验收合格后28日内，支付签约合同价的80%。\n"
        "附件二：报价说明\n付款方式：货到付款100%。"
    )
    rows = examine_bytes(text.encode(), "a.txt").record.payments
    assert [(str(row.percent), row.kind) for row in rows] == [("0.2", "advance"), ("0.8", "final")]


def test_a_share_of_a_sum_that_stands_before_it_is_none_of_the_price() -> None:
    rows = examine("六、付款方式\n租金按季度支付，每季度应计租金38,520.00元，当季实付95%，即36,594.00元。").record.payments
    assert [(p.base, str(p.amount)) for p in rows if p.percent is not None] == [("other", "36594.00")]
