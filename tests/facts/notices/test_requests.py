"""Requests for payment are no contracts; of which contract they are and who is to be paid is read all the same."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Record


def record(text: str) -> Record:
    return examine_bytes(text.encode(), "a.txt").record


@pytest.mark.parametrize(
    "text",
    [
        "付款申请书\n\n合同编号：XH-2025-021\n致：西河医院\n我公司已完成全部供货，现申请支付合同价款的60%，计人民币588,000.00元。\n"
        "收款单位名称：河南护生医疗器械有限公司\n开户行：中国银行花园路支行\n账号：248123456789\n申请单位（盖章）：河南护生医疗器械有限公司\n2025年6月9日\n",
        "工程进度款支付申请（第3期）\n\n致：西河医院基建科\n我方承建的门诊楼改造工程，按照合同（编号：XH-2025-021）约定，现申请支付该期进度款。\n"
        "本期应支付： ￥494,744.00元\n收款单位：河南护生医疗器械有限公司\n2025年1月6日\n",
        "资金支付审批表\n合同名称\t呼吸机采购合同\t合同编号\tXH-2025-021\n收款单位\t河南护生医疗器械有限公司\t本次申请（元）\t1,000,000.00\n",
    ],
)
def test_a_request_names_its_contract_and_its_payee(text: str) -> None:
    one = record(text)
    assert one.source.document_type == "other" and one.fields.number and one.fields.number.value == "XH-2025-021"
    assert [party.name.value for party in one.parties if party.role == "supplier" and party.name] == ["河南护生医疗器械有限公司"]
    assert one.fields.signed_on is None


def test_an_office_of_the_buyer_that_asks_is_no_supplier() -> None:
    one = record("付款审批单\n申请单位：西河医院基建科\n合同编号：XH-2025-021\n金额：100000元\n")
    assert not [party for party in one.parties if party.role == "supplier" and party.name]
