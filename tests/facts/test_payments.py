"""Instalments of whole drafts: what is paid when, after what, of what. All names and figures are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.pipeline import Examination, examine_bytes

HEAD = (
    "政府采购合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n一、合同总价\n"
    "本合同总价为人民币壹佰万元整（¥1,000,000.00）。\n"
)


def examine(terms: str) -> Examination:
    return examine_bytes(f"{HEAD}{terms}\n".encode(), "draft.txt")


def shares(terms: str) -> list[tuple[str | None, str | None]]:
    """`(percent, kind)` of each row."""
    return [(None if p.percent is None else str(p.percent), p.kind) for p in examine(terms).record.payments]


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        pytest.param(
            "六、付款方式\n合同签订生效后10个工作日内支付合同总价的30%，初验合格后支付40%，终验合格后支付25%，"
            "剩余5%作为质保金，质保期满后30日内支付。",
            [("0.3", "advance"), ("0.4", "acceptance"), ("0.25", "acceptance"), ("0.05", "retention")],
            id="four in one sentence",
        ),
        pytest.param(
            "六、付款方式\n合同签订后付40%预付款；验收合格后支付至合同总金额的95%；余款作为质保金，"
            "质保期满后无息支付。",
            [("0.4", "advance"), ("0.55", "acceptance"), ("0.05", "retention")],
            id="cumulative and the rest",
        ),
        pytest.param(
            "六、付款\n6.1 进度款按月支付，每月支付已完工程量的70%。\n6.2 竣工验收合格并经审计后付至审定价的97%。"
            "\n6.3 留3%作为质量保证金，缺陷责任期满后28天内付清。",
            [("0.7", "progress"), ("0.97", "final"), ("0.03", "retention")],
            id="cumulative on another base stays as stated",
        ),
        pytest.param(
            "五、支付方式：合同价款采用以下第（二）种方式支付：\n"
            "（一）一次性支付：验收合格后10日内支付全部合同价款。\n（二）分期支付：合同签订后5日内支付50%，"
            "验收合格后支付50%。",
            [("0.5", "advance"), ("0.5", "final")],
            id="the option chosen by number",
        ),
        pytest.param(
            "五、付款\n付款方式：■预付款30% □货到付款100% ■验收合格后付款70%",
            [("0.3", "advance"), ("0.7", "final")],
            id="the options ticked",
        ),
        pytest.param(
            "六、付款方式：按3：6：1的比例分三次支付。",
            [("0.3", "milestone"), ("0.6", "milestone"), ("0.1", "final")],
            id="3:6:1",
        ),
        pytest.param(
            "六、付款方式\n分四期支付，每期支付合同总价的25%，甲方于每季度末支付。",
            [("0.25", "periodic")] * 4,
            id="four equal parts",
        ),
        pytest.param("六、付款\n货到验收合格后，凭发票一次性支付全部货款。", [("1", "lump_sum")], id="at once"),
        pytest.param(
            "六、付款\n乙方完成总工程量的50%后，甲方支付合同价款的30%；全部完工并验收合格后，付清余款。",
            [("0.3", "progress"), ("0.7", "final")],
            id="a mark of progress is no share of the price",
        ),
        pytest.param(
            "六、付款\n合同签订后支付合同总价的三成，验收合格支付七成。",
            [("0.3", "advance"), ("0.7", "final")],
            id="tenths",
        ),
        pytest.param(
            "四、验收\n货到验收。\n五、其他\n5.1 验收合格后，甲方于20日内向乙方支付合同价款的95%，"
            "其余5%在质保期满后支付。\n六、违约责任\n甲方逾期付款的，按日支付合同总价0.05%的违约金，"
            "最高不超过合同总价的5%。",
            [("0.95", "acceptance"), ("0.05", "retention")],
            id="an order to pay elsewhere, no penalty",
        ),
        pytest.param(
            "五、合同款支付\n1、合同签订后支付合同金额的97%。\n2、合同金额的3%作为质量保证金。\n六、质保\n"
            "合同价3%的质保金在质保期结束后30日内无息退还。",
            [("0.97", "advance"), ("0.03", "retention")],
            id="the guarantee named twice",
        ),
    ],
)
def test_shares_and_kinds(terms: str, rows: list[tuple[str | None, str | None]]) -> None:
    assert shares(terms) == rows


@pytest.mark.parametrize(
    "terms",
    [
        "六、付款方式\n采用下列第___种方式支付：\n1.一次性支付：验收后支付100%。\n2.分期支付：预付30%，验收后70%。",
        "六、付款\n合同签订后    个工作日内，甲方支付合同总价的    %；余款作为质量保证金，质保期满后支付。",
        "六、违约责任\n甲方逾期付款的，每逾期一日按应付款的0.05%支付违约金。",
        "六、付款\n乙方于签约前缴纳合同总价5%的履约保证金，验收合格后无息退还。",
        "六、付款\n乙方应提供税率为6%的增值税专用发票。",
    ],
)
def test_no_instalment(terms: str) -> None:
    assert examine(terms).record.payments == []


def test_total_paid_after_an_event() -> None:
    terms = "六、付款\n6.1 合同总价为1000000元，甲方于验收合格后10日内向乙方支付。"
    (row,) = examine(terms).record.payments
    assert (row.kind, row.amount, row.triggers, row.due_days) == ("lump_sum", Decimal("1000000.00"), ["accepted"], 10)


def test_work_is_measured_and_then_the_price() -> None:
    terms = (
        "六、付款\n本工程无预付款。进度款按每月完成工程量的80%拨付，竣工验收合格后拨付至合同总价的85%，余款审计后付清。"
    )
    first, second = examine(terms).record.payments[:2]
    assert (first.kind, first.percent, first.base) == ("progress", Decimal("0.8"), "completed_work")
    assert (second.kind, second.percent, second.amount) == ("acceptance", Decimal("0.85"), None)


def test_blank_choice_is_noted() -> None:
    record = examine("六、付款方式\n采用下列第___种方式支付：\n1.验收后支付100%。\n2.预付30%，验收后70%。").record
    assert any("没有填写" in warning for warning in record.source.warnings)


def test_share_and_its_sum_are_one_row() -> None:
    (row,) = examine("六、付款\n合同生效后支付合同总价的30%，即人民币叁拾万元整（¥300,000.00）。").record.payments
    assert (row.percent, row.amount, row.amount_source, row.base) == (
        Decimal("0.3"),
        Decimal("300000.00"),
        "stated",
        "contract_total",
    )


def test_computed_amount_says_so() -> None:
    (row,) = examine("六、付款\n合同生效后支付合同总价的30%。").record.payments
    assert (row.amount, row.amount_source) == (Decimal("300000.00"), "computed")


def test_price_without_provisional_sums_is_not_computed() -> None:
    (row,) = examine("六、付款\n合同签订后7日内，支付签约合同价（扣除暂列金额）的20%作为预付款。").record.payments
    assert row.percent == Decimal("0.2") and row.amount is None


def test_events_and_deadline_of_each_row() -> None:
    terms = (
        "六、付款\n（1）合同签订且乙方提交预付款保函后7日内，支付30%；\n（2）设备到货并安装调试完毕，"
        "经验收合格且收到发票后15个工作日内，支付70%。"
    )
    first, second = examine(terms).record.payments
    assert first.triggers == ["contract_signed", "bond_received"]
    assert (first.due_days, first.due_day_kind) == (7, "calendar")
    assert second.triggers == ["delivered", "installed", "accepted", "invoice_received"]
    assert (second.due_days, second.due_day_kind) == (15, "working")


def test_conditions_in_lines_of_their_own() -> None:
    terms = (
        "六、付款\n（一）首付款\n支付比例：合同金额的50%\n支付条件：合同签订后\n"
        "支付时间：收到发票后10个工作日内\n（二）尾款\n支付比例：合同金额的50%\n支付条件：验收合格后"
    )
    first, second = examine(terms).record.payments
    assert (first.label, first.kind, first.triggers, first.due_days) == (
        "首付款",
        "advance",
        ["contract_signed", "invoice_received"],
        10,
    )
    assert (second.label, second.kind, second.triggers, second.due_days) == ("尾款", "final", ["accepted"], None)


def test_each_of_several_dates() -> None:
    rows = examine("六、付款\n甲方分别于2024年6月30日前、2024年11月底前各支付合同总价的50%。").record.payments
    assert [(r.percent, r.due_on) for r in rows] == [(Decimal("0.5"), "2024-06-30"), (Decimal("0.5"), "2024-11-30")]


def test_each_of_several_events() -> None:
    rows = examine("六、付款\n甲方分别于合同签订后10日内、验收合格后20日内各支付合同总价的50%。").record.payments
    assert [(r.triggers, r.due_days) for r in rows] == [(["contract_signed"], 10), (["accepted"], 20)]


def test_year_of_a_short_date() -> None:
    rows = examine("六、付款\n服务费于2024年6月30日前支付50%，12月20日前支付50%。").record.payments
    assert [r.due_on for r in rows] == ["2024-06-30", "2024-12-20"]


def test_periodic_with_its_sum_and_marks_of_an_assessment() -> None:
    terms = (
        "五、付款方式\n每月服务费83333.33元，按月支付，甲方收到发票后10个工作日内转账。\n"
        "考核90分以上的全额支付当月服务费，80至89分的支付95%。"
    )
    (row,) = examine(terms).record.payments
    assert (row.kind, row.amount, row.due_days, row.method) == ("periodic", Decimal("83333.33"), 10, ["transfer"])


def test_table_of_instalments() -> None:
    terms = (
        "五、付款方式\n付款次数\t付款条件\t付款比例\n1\t合同签订后10个工作日\t40%\n"
        "2\t系统初验合格后10个工作日内\t55%\n3\t质保期满\t5%\n合计\t\t100%"
    )
    rows = examine(terms).record.payments
    assert [(str(r.percent), r.kind, r.due_days) for r in rows] == [
        ("0.4", "advance", 10), ("0.55", "acceptance", 10), ("0.05", "retention", None),
    ]  # fmt: skip


def test_guarantee_handed_over_by_the_supplier() -> None:
    terms = (
        "五、付款\n乙方在本协议生效后七日内将合同总价的3%存入甲方账户作为质量保证金，缺陷责任期满后15个工作日内返还。"
    )
    (row,) = examine(terms).record.payments
    assert (row.kind, row.payer, row.payee, row.triggers) == ("retention", "supplier", "buyer", ["warranty_expired"])


def test_evidence_is_true_and_rows_are_numbered() -> None:
    found = examine("六、付款\n合同签订后付定金20000元，货到付清余款。")
    assert [r.seq for r in found.record.payments] == [1, 2]
    assert [(r.kind, r.amount) for r in found.record.payments] == [
        ("advance", Decimal("20000.00")),
        ("final", Decimal("980000.00")),
    ]
    for row in found.record.payments:
        assert row.text and found.document.text[row.start : row.end] == row.text


def test_whether_an_item_is_set_off_is_not_asked_once_for_each_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schedule of hundreds of instalments costs what it is long."""
    from extract.facts.payments import around, places

    asked = 0

    def counted(context: object, place: object) -> bool:
        nonlocal asked
        asked += 1
        return False

    monkeypatch.setattr(around, "is_set_off", counted)
    monkeypatch.setattr(places, "is_set_off", counted)
    terms = "".join(f"（{n}）第{n}期：验收合格后{n % 60 + 1}日内，甲方支付合同总价的{n % 9 + 1}%。\n" for n in range(1, 201))
    assert len(examine(f"六、付款方式\n{terms}").record.payments) == 200
    assert asked <= 200 * 5
