"""关键字段空白或未勾选"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "blank-field"


@pytest.mark.parametrize(
    ("sections", "word"),
    [
        ({"price": "二、合同价款\n合同总价为人民币（大写）____________元（￥________）。"}, "金额"),
        ({"term": "三、交付时间\n合同签订后____日内完成全部工作。"}, "期限"),
        ({"payment": "四、付款方式\n合同签订后支付合同总价的____%作为预付款，余款验收后10日内付清。"}, "比例"),
        ({"dispute": "十一、争议解决\n协商不成的，按下列第____种方式解决：（1）申请仲裁；（2）提起诉讼。"}, "选择项"),
        ({"payment": "四、付款方式\n付款方式：□支票　□汇款。甲方收到发票后10日内付款。"}, "勾选项"),
        ({"term": "三、服务期限\n2025年5月1日起至2025年12月31日止，服务地点：XXXXXXX。"}, "占位符"),
        ({"term": "三、服务期限\n自    年   月   日起至    年   月   日止，地点为文庙街18号。"}, "期限"),
        ({"quality": "六、质量保证\n质保期为____年，自验收合格之日起计算。"}, "期限"),
    ],
)
def test_blanks_that_weigh(findings: Callable[..., list[Finding]], sections: dict[str, str], word: str) -> None:
    [finding] = [one for one in findings(CHECK, contract(**sections)) if one.severity == "warning"]
    assert word in finding.detail and "核对原件" in finding.detail


def test_many_blanks_are_one_finding(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        payment="四、付款\n签订后____日内支付合同总价的____%，验收后____个工作日内支付合同总价的____%。",
        liability="九、违约责任\n乙方逾期的，按合同总价的____‰支付违约金；甲方逾期的，每日万分之____的违约金。",
    )
    [finding] = findings(CHECK, text)
    assert "比例4处" in finding.detail and "期限" in finding.detail and 3 <= len(finding.quotes) <= 7


def test_no_day_of_signing_at_all(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        signature="甲方：临江县图书馆\n日期：　年　月　日\n乙方：临江文澜档案服务有限公司\n日期：　年　月　日"
    )
    [finding] = findings(CHECK, text)
    assert "日期2处" in finding.detail


def test_signatures_and_telephones_are_hints(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        signature=(
            "甲方：临江县图书馆\n法定代表人：\n电话：\n日期：2025年4月21日\n"
            "乙方：临江文澜档案服务有限公司\n授权代表（签字）：\n账号：6200000123456789012\n日期：2025年　月　日"
        )
    )
    [finding] = findings(CHECK, text)
    assert finding.severity == "info" and "手写、盖章" in finding.detail
    assert "法定代表人" in finding.detail and "电话" in finding.detail


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"payment": "四、付款方式\n□支票　☑汇款。甲方收到发票后10日内支付合同总价的100%。"},
        {"payment": "四、付款方式\n□支票 □汇票\n☑转账。甲方收到发票后10日内支付合同总价的100%。"},
        {"payment": "四、付款方式\nR转账 □支票 □汇票。甲方收到发票后10日内支付合同总价的100%。"},
        {"other": "十二、其他\n单据应注明年月日和经办人。本合同一式四份，自双方签字盖章之日起生效。"},
        {"secrecy": "八、履约保证金\n□收取，金额：　　元　☑不收取。"},
        {"price": "二、合同价款（单位：人民币元）\n合同总价（元）：360,000.00，大写：叁拾陆万元整。"},
        {"dispute": "十一、争议\n采取第2项方式：1、向____仲裁委员会申请仲裁；2、向甲方所在地人民法院起诉。"},
        {"annex": "附件：验收单\n验收日期：　年　月　日\n验收金额：____元"},
    ],
)
def test_filled_in_or_not_meant_to_be(findings: Callable[..., list[Finding]], sections: dict[str, str]) -> None:
    assert findings(CHECK, contract(**sections)) == []


@pytest.mark.parametrize(
    ("signature", "label"),
    [
        ("甲方（盖章）：临江县图书馆\n负责人签字：\n日期：2025年4月21日\n乙方（盖章）：临江文澜档案服务有限公司", "负责人签字"),
        ("甲方：临江县图书馆　负责人：　联系人：江一帆\n日期：2025年4月21日\n乙方：临江文澜档案服务有限公司", "负责人"),
        ("甲方（盖章）：临江县图书馆\n签约日期：2025年4月   日\n乙方（盖章）：临江文澜档案服务有限公司", "日期未填完"),
        ("甲方（盖章）：临江县图书馆\n日期：2025年  月   日\n乙方（盖章）：临江文澜档案服务有限公司", "日期未填完"),
        ("甲方（盖章）：临江县图书馆\n乙方（盖章）：临江文澜档案服务有限公司\n日期：2025年4月21日\n交接单\n数量相符\t□是  □否", "勾选项"),
    ],
)
def test_blanks_at_the_signatures(findings: Callable[..., list[Finding]], signature: str, label: str) -> None:
    found = findings(CHECK, contract(signature=signature))
    assert any(label in one.detail and one.severity == "info" for one in found)
    assert label != "勾选项" or len(found) == 1


def test_a_rule_to_write_on_inside_a_sentence(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, contract(force="十、风险\n因技术困难失败的，损失由双方按_____比例分担。"))
    assert "空白处" in found.detail and "_____比例" in found.text


def test_an_annex_that_is_the_page_of_signatures(findings: Callable[..., list[Finding]]) -> None:
    page = "附件六：合同签署页\n甲方（盖章）：临江县图书馆\n日期：\n乙方（盖章）：法定代表人（签字）：\n日期：\n"
    (found,) = findings(CHECK, contract(annex=page))
    assert "乙方（盖章）" in found.detail and "日期" in found.detail
