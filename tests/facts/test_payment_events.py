"""What an instalment waits for and what it is a share of: the events, the sums that are not the price, what comes again and again."""

from __future__ import annotations

import pytest
from test_payment_terms import payments_of

from extract.record import Payment


def brief(row: Payment) -> str:
    """`retention 0.05 contract_total warranty_expired 30`, with `-` for what is absent."""
    told = [row.kind, row.percent.normalize() if row.percent is not None else None, row.base, "|".join(row.triggers) or None, row.due_days]
    line = " ".join("-" if part is None else str(part) for part in told)
    return f"{line} {row.due_on}" if row.due_on else line


_CASES = {
    "sums of their own": (
        "三、付款\n每月完成产值经监理确认后，发包人支付确认产值的75%。",
        ["progress 0.75 completed_work work_done|approved -"],
    ),
    "one part of the work after another": (
        "三、付款\n屋面完成付20%，幕墙完成付至45%，竣工验收合格付至85%，审计完成付至97%，其余作质保金。",
        [
            "progress 0.2 contract_total work_done -", "progress 0.25 contract_total work_done -",
            "acceptance 0.4 contract_total accepted -", "final 0.12 contract_total audited -", "retention 0.03 contract_total - -",
        ],
    ),
    "how far the work is": (
        "三、付款\n每完成总工程量的30%，支付该部分工程价款的70%，预付款分三次等额扣回。",
        ["progress 0.7 other work_done -"],
    ),
    "the rest of a settlement": (
        "三、付款\n竣工验收合格后一年内付至结算价的80%，两年内付至结算价的90%，三年内付清余款。",
        ["acceptance 0.8 settlement accepted -", "acceptance 0.1 settlement accepted -", "final 0.1 settlement accepted -"],
    ),
    "money of the supplier": (
        "三、付款\n货物验收合格后，采购人一次性支付合同全款，供应商同时缴纳合同总价4%的质保金，质保期满退还。",
        ["lump_sum 1 contract_total accepted -"],
    ),
    "a name in the sentence before": (
        "三、付款\n供应商在签约前交纳合同价5%的履约保证金，验收后转为质量保证金。验收合格后支付100%货款。",
        ["lump_sum 1 contract_total accepted -"],
    ),
    "years behind acceptance": (
        "三、付款\n签约后付款30%，设备进场付款30%，安装验收付款35%，质保金5%一年后付清。",
        [
            "advance 0.3 contract_total contract_signed -", "milestone 0.3 contract_total delivered -",
            "acceptance 0.35 contract_total installed|accepted -", "retention 0.05 contract_total warranty_expired -",
        ],
    ),
    "on account": (
        "三、付款\n耗材经库房点收无误、发票挂账后，账期120天，届时全额支付。",
        ["lump_sum 1 contract_total accepted|invoice_received 120"],
    ),
    "marks of each quarter": (
        "三、付款\n服务费按季度支付，每季度考核，得分85分以上的全额支付当季费用，"
        "70至85分的按90%支付，收到发票后12个工作日内转账。",
        ["periodic - - invoice_received 12"],
    ),
    "each course": (
        "三、付款\n研修费每人950元，每期研修班结业后15个工作日内付清当期费用。",
        ["periodic - - work_done 15"],
    ),
    "each course, in two sentences": (
        "三、付款\n每期研修班结束后5日内，乙方提交学员名册和发票；甲方核实后18个工作日内支付该期研修费。",
        ["periodic - - documents_submitted|invoice_received|approved 18"],
    ),
    "each batch of tests": (
        "三、付款\n每完成一批次检测并出具报告后，委托方收到发票20日内支付该批次检测费。",
        ["periodic - - documents_submitted|invoice_received 20"],
    ),
    "papers beside the invoice": (
        "三、付款\n全部家具供齐并验收合格后，凭签收单、发票于30日内支付全部货款。",
        ["lump_sum 1 contract_total delivered|accepted|documents_submitted|invoice_received 30"],
    ),
    "a bond asked for in brackets": (
        "三、付款\n合同签订后10日内支付合同总价30%的预付款（供应商须先提供等额银行保函），验收合格后支付70%。",
        ["advance 0.3 contract_total contract_signed|bond_received 10", "final 0.7 contract_total accepted -"],
    ),
    "before the goods are handed out": ("三、付款\n提货前付清全部货款。", ["lump_sum 1 contract_total - -"]),
    "a last day": ("三、付款\n验收合格后付清全部货款，最迟不晚于2026年11月20日。", ["lump_sum 1 contract_total accepted - 2026-11-20"]),
    "batches": (
        "三、付款\n采购人在每批货物验收后，按批次支付90%货款，验收之日起两年内无质量问题的，付清余下10%。",
        ["acceptance 0.9 other accepted -", "retention 0.1 other warranty_expired -"],
    ),
    "by what was really done": (
        "三、付款\n体检完成且出具体检报告后，按实际体检人数结算，25个工作日内付清。",
        ["lump_sum 1 settlement documents_submitted 25"],
    ),
    "the first named last": (
        "三、付款\n研究报告经委托方确认后支付尾款400000元；首笔款600000元于签约后支付。",
        ["final - - approved -", "advance - - contract_signed -"],
    ),
    "shares of a term": (
        "三、付款\n每学期开学后一个月内支付该学期餐费的60%，学期末考核合格后支付剩余40%。",
        ["periodic 0.6 other - 30", "milestone 0.4 other approved -"],
    ),
}


@pytest.mark.parametrize("name", _CASES)
def test_events(name: str) -> None:
    terms, rows = _CASES[name]
    assert [brief(row) for row in payments_of(terms)] == rows


def test_a_sum_that_no_list_knows_is_not_the_price() -> None:
    (row,) = payments_of("三、付款\n回款到账后7日内按回款金额的8%支付服务报酬。")
    assert (row.base, row.amount) == ("other", None)


def test_a_bond_in_a_table_of_instalments_is_no_share() -> None:
    terms = (
        "三、付款\n序号\t阶段\t内容\t付款金额（元）\n1\t一期\t签订合同后，供应商先提供合同金额8%的保单作为履约保证金，采购人支付合同额60%\t600000\n"
        "2\t二期\t验收打分达到70分以上视为合格，之后付清全部费用，扣除违约费用后返还履约保证金\t400000"
    )
    assert [str(row.amount) for row in payments_of(terms)] == ["600000.00", "400000.00"]
