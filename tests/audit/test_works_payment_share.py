"""工程预付款、进度款比例"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "works-payment-share"
Findings = Callable[..., list[Finding]]


TITLE = "临江县图书馆屋面维修工程施工合同\n合同编号：LJTS-GC-2025-016\n采购方式：竞争性磋商"
SUBJECT = "一、工程内容\n乙方承包图书馆屋面维修工程的施工，工程量见采购文件。"


@pytest.mark.parametrize(
    ("payment", "number"),
    [
        ("合同签订后10日内支付合同总价的40%作为预付款；竣工验收合格后支付至100%。", 1),
        ("每月按已完成工程价款的70%支付进度款；竣工结算后付清余款。", 1),
        ("合同签订后10日内支付合同总价的30%作为预付款；每月按已完成工程价款的80%支付进度款。", 0),
    ],
)
def test_shares_of_works(findings: Findings, payment: str, number: int) -> None:
    found = findings(CHECK, contract(cover=TITLE, subject=SUBJECT, payment=f"四、付款方式\n{payment}"))
    assert len(found) == number


def test_services_have_no_such_rule(findings: Findings) -> None:
    assert findings(CHECK, contract(payment="四、付款方式\n签约后支付合同总价的40%作为预付款；验收合格后支付60%。")) == []


def test_an_advance_after_work_began_is_one(findings: Findings) -> None:
    payment = "四、付款方式\n开工后7日内支付合同总价的40%作为预付款，即144,000元；竣工验收合格后付清。"
    assert len(findings(CHECK, contract(cover=TITLE, subject=SUBJECT, payment=payment))) == 1


def test_an_advance_on_a_part(findings: Findings) -> None:
    payment = "四、付款方式\n安全文明施工费于开工后28天内预付50%；竣工验收合格后付清合同总价。"
    assert findings(CHECK, contract(cover=TITLE, subject=SUBJECT, payment=payment)) == []
