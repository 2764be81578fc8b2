"""What published contracts do: sums up to a share without a heading, accounts for two purposes, totals worked out, pay on termination."""

from __future__ import annotations

from extract.pipeline import examine_bytes
from extract.record import Record

HEAD = "甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"


def _record(text: str) -> Record:
    return examine_bytes(text.encode(), "draft.txt").record


def test_what_was_paid_before_counts_without_a_heading() -> None:
    terms = (
        "合同金额：4980000元\n1) 甲方在合同签订后14日内向乙方支付合同总金额的30%作为预付款。\n"
        "2) 设备运抵并完成验收后，甲方支付到合同总金额的80%。\n3) 交工验收合格后14个工作日内，甲方支付到合同总金额的100%。\n"
    )
    rows = [(str(p.percent), str(p.amount)) for p in _record(f"{HEAD}{terms}").payments]
    assert rows == [("0.3", "1494000.00"), ("0.5", "2490000.00"), ("0.2", "996000.00")]


def test_pay_on_termination_is_no_instalment() -> None:
    terms = (
        "一、报酬总额：300,000元。\n二、支付：签订后七日内支付40%；交付成果后七日内支付60%。\n三、违约责任\n"
        "1、甲方中途终止合同的，乙方已开展工作而未过半时，甲方应支付报酬的50%给乙方；已过半时，甲方应支付报酬的100%给乙方。\n"
    )
    assert [str(p.percent) for p in _record(f"咨询合同\n{HEAD}{terms}").payments] == ["0.4", "0.6"]


def test_an_account_for_rent_and_deposit_is_where_the_rent_goes() -> None:
    text = (
        "场地租赁合同\n甲方：远澜汽车城有限公司\n乙方：青禾市图书馆\n一、租金每年36000元。\n二、交款账号如下：\n租金、保证金打款账号\n"
        "  名称：远澜汽车城有限公司\n  开户银行：建行青禾支行\n  账号：5000 1040 0430 5250 0282\n"
        "物管费打款账号\n  名称：云麓物业管理有限公司\n  开户银行：民生银行青禾支行\n  账号：1115 0142 1000 0047\n"
    )
    accounts = {p.account.value for p in _record(text).parties if p.account}
    assert accounts == {"50001040043052500282"}


def test_a_total_worked_out_behind_its_name() -> None:
    total = _record(f"配送服务合同\n{HEAD}一、项目概况\n合同价款：合同总价为 450000*0.97=436500 元，含一切税费。\n").fields.total_amount
    assert total is not None and str(total.value) == "436500.00"


def test_an_option_that_is_not_ticked_says_nothing_of_the_tax() -> None:
    fields = _record(f"购销合同\n{HEAD}一、合计人民币大写（√13%增值税；□3%增值税；口不含税）：壹仟捌佰玖拾壹元整\n").fields
    assert fields.amount_excluding_tax is None


def test_the_sum_of_a_share_is_not_the_total_in_words() -> None:
    terms = "合同金额：744810元\n付款方式：到货后支付合同金额95%，剩余的5%合同金额即叁万柒仟贰佰肆拾元伍角作为质保金。\n"
    fields = _record(f"{HEAD}{terms}").fields
    assert fields.total_amount is not None and str(fields.total_amount.value) == "744810.00"
    assert fields.total_amount_words is None
