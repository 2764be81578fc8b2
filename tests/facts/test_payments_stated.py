"""Share and sum told together: the sum stated counts, the share stays; where they disagree both stay, and it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import Record, extract_file

HEAD = (
    "监控系统采购合同\n"
    "合同编号：QH-2025-031\n"
    "甲方（采购人）：青河市档案馆\n"
    "乙方（供应商）：云桥电子工程有限公司\n"
    "第一条 合同价款\n"
    "1.1 本合同总价为人民币壹佰贰拾肆万元整（¥1,240,000.00）。\n"
    "第二条 付款方式\n"
)
TAIL = (
    "\n第三条 违约责任\n3.1 乙方逾期交货的，每逾期一日按合同总价的千分之一支付违约金。\n"
    "甲方（盖章）：青河市档案馆\n签订日期：2025年5月8日\n"
)

TOGETHER = [
    (
        "2.1 合同签订后10日内，甲方支付合同总价的30%，计人民币372,000.00元。\n"
        "2.2 验收合格后15日内支付合同总价的70%，计人民币868,000.00元。"
    ),
    (
        "2.1 预付款：合同生效后7日内支付合同价款的30%（人民币叁拾柒万贰仟元整，¥372,000.00）。\n"
        "2.2 尾款：验收合格后支付合同价款的70%（人民币捌拾陆万捌仟元整，¥868,000.00）。"
    ),
    (
        "2.1 合同签订后，甲方向乙方支付¥372,000.00元（即合同总价的30%）作为预付款。\n"
        "2.2 货到验收合格后支付¥868,000.00元（即合同总价的70%）。"
    ),
    (
        "2.1 首付款372000元，占合同总额的百分之三十，于合同签订之日起十日内付清；\n"
        "2.2 余款868000元，占合同总额的百分之七十，于验收合格之日起三十日内付清。"
    ),
    (
        "2.1 签约后5个工作日内甲方付30%货款37.2万元；验收合格后付70%货款86.8万元。"
    ),
    (
        "2.1 第一期：合同签订后十个工作日内，付至合同总价的30%，金额为：¥372,000.00；\n"
        "2.2 第二期：终验通过后，付至合同总价的100%，即再付¥868,000.00。"
    ),
    (
        "2.1 付款安排如下：\n"
        "（1）预付款 30% 372,000.00元 合同签订后10日内；\n"
        "（2）验收款 70% 868,000.00元 验收合格后10日内。"
    ),
    (
        "2.1 甲方在合同签订后支付三成货款，大写叁拾柒万贰仟元整；设备验收后支付七成货款，大写捌拾陆万捌仟元整。"
    ),
    (
        "2.1 甲方应于合同签订后支付合同总价款（人民币1,240,000.00元）的30%，共计人民币372,000.00元；\n"
        "2.2 甲方应于验收合格后支付合同总价款（人民币1,240,000.00元）的70%，共计人民币868,000.00元。"
    ),
    (
        "2.1 合同签订后，按合同总价30%支付预付款，支付金额（小写）：372,000.00元（大写）：叁拾柒万贰仟元整。\n"
        "2.2 验收合格后，按合同总价70%支付，支付金额（小写）：868,000.00元（大写）：捌拾陆万捌仟元整。"
    ),
    (
        "2.1 预付款：30%×1,240,000.00元＝372,000.00元，合同签订后支付。\n"
        "2.2 验收款：70%×1,240,000.00元＝868,000.00元，验收合格后支付。"
    ),
    (
        "2.1 合同签订后甲方先行支付人民币叁拾柒万贰仟元整，该款为合同总价的百分之三十。\n"
        "2.2 验收合格后甲方支付剩余70%，即人民币捌拾陆万捌仟元整。"
    ),
]
APART = [
    (
        (
            "2.1 合同签订后10日内，甲方支付合同总价的30%，计人民币372,100.00元。\n"
            "2.2 验收合格后15日内支付合同总价的70%，计人民币868,000.00元。"
        ),
        "372100.00",
    ),
    (
        (
            "2.1 预付款：合同生效后支付合同价款的30%（¥327,000.00）。\n"
            "2.2 尾款：验收合格后支付合同价款的70%（¥868,000.00）。"
        ),
        "327000.00",
    ),
    (
        (
            "2.1 首付款362000元，占合同总额的百分之三十，于合同签订之日起十日内付清；\n"
            "2.2 余款868000元，占合同总额的百分之七十，于验收合格之日起三十日内付清。"
        ),
        "362000.00",
    ),
]
YEARLY = [
    ("1.1 服务费每年人民币200,000.00元，服务期三年，三年合计人民币陆拾万元整（¥600,000.00）。", "600000.00"),
    ("1.1 年服务费为20万元/年，服务期限3年，合同总价60万元。", "600000.00"),
    ("1.1 本合同总价为600,000元（200,000元/年×3年）。", "600000.00"),
    ("1.1 每年物业服务费200000元，服务期为两年，总计400000元整。", "400000.00"),
    ("1.1 合同价：每年人民币贰拾万元整，三年共计人民币陆拾万元整。", "600000.00"),
    ("1.1 服务费按20万元/年计取，三年服务费总额为￥600000.00元（大写：陆拾万元整）。", "600000.00"),
]


def _read(tmp_path: Path, text: str) -> Record:
    path = tmp_path / "contract.txt"
    path.write_text(text, encoding="utf-8")
    return extract_file(path)


@pytest.mark.parametrize("terms", TOGETHER)
def test_the_sum_stated_counts(tmp_path: Path, terms: str) -> None:
    record = _read(tmp_path, HEAD + terms + TAIL)
    rows = [(str(row.percent), str(row.amount), row.amount_source, "conflict" in row.flags) for row in record.payments]
    assert rows == [("0.3", "372000.00", "stated", False), ("0.7", "868000.00", "stated", False)]
    assert record.fields.total_amount is not None
    assert str(record.fields.total_amount.value) == "1240000.00"


@pytest.mark.parametrize(("terms", "stated"), APART)
def test_both_stay_where_they_disagree(tmp_path: Path, terms: str, stated: str) -> None:
    first, second = _read(tmp_path, HEAD + terms + TAIL).payments
    assert (str(first.percent), str(first.amount), first.amount_source) == ("0.3", stated, "stated")
    assert "conflict" in first.flags
    assert first.others == ["372000.00"]
    assert "conflict" not in second.flags


@pytest.mark.parametrize(("price", "total"), YEARLY)
def test_the_price_of_a_year_is_not_the_total(tmp_path: Path, price: str, total: str) -> None:
    head, _, _ = HEAD.partition("1.1 ")
    record = _read(tmp_path, f"{head}{price}\n第二条 付款方式\n2.1 每季度末支付当季服务费。{TAIL}")
    assert record.fields.total_amount is not None
    assert str(record.fields.total_amount.value) == total


@pytest.mark.parametrize(
    ("terms", "shares"),
    [
        ("2.1 首付款为合同总额的30%，于签订之日起十日内付清；\n2.2 余款为合同总额的70%，于验收合格之日起三十日内付清。", ["0.3", "0.7"]),
        ("2.1 合同签订后付至80%，竣工验收合格后付清。", ["0.8", "0.2"]),
    ],
)
def test_what_has_a_name_is_paid_off_itself(tmp_path: Path, terms: str, shares: list[str]) -> None:
    """首付款…付清 pays the first instalment; 付至80%，…付清 pays what is left."""
    assert [str(row.percent) for row in _read(tmp_path, HEAD + terms + TAIL).payments] == shares
