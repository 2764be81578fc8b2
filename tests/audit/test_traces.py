"""Traces of how a text was made, and statements that lead nowhere: more of each check than its pair in examples.toml."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract
from ingest.docx_helpers import docx, par, run

from extract.audit import audit_record
from extract.pipeline import examine_bytes
from extract.record import Finding

Findings = Callable[..., list[Finding]]
OVERDUE, PENALTY = "overdue-interest-missing-or-low", "penalty-excessive-or-uncapped"


def _marked(*, comment: bool = False) -> bytes:
    changed = (
        "<w:p>" + run("五、验收。乙方应在") + "<w:del><w:r><w:delText>五</w:delText></w:r></w:del>"
        "<w:ins>" + run("七") + "</w:ins>" + run("日内交付。") + "</w:p>"
    )
    plain = par("五、验收。乙方应在七日内交付。")
    lines = contract().splitlines()
    return docx("".join(map(par, lines)) + (plain if comment else changed))


def test_changes_that_nobody_accepted() -> None:
    record = examine_bytes(_marked(), "a.docx").record
    (found,) = [one for one in audit_record(record).findings if one.check == "revision-marks-left"]
    assert found.severity == "warning" and "删除1处、插入1处" in found.detail
    assert "七日内交付" in (record.text or "")


def test_no_changes_left() -> None:
    record = examine_bytes(_marked(comment=True), "a.docx").record
    assert not [one for one in audit_record(record).findings if one.check == "revision-marks-left"]


@pytest.mark.parametrize(
    ("check", "section", "text", "count"),
    [
        ("brackets-unbalanced", "other", "十二、其他\n1）本合同一式四份；\n2）双方各执两份，自签字盖章之日起生效。", 0),
        ("wording-broken", "force", "十、不可抗力\n甲方逾期付款的，应按照次月内支付违约金。", 1),
        ("wording-broken", "force", "十、不可抗力\n甲方逾期付款的，应在次月内支付违约金1000元。", 0),
        ("reference-hollow", "secrecy", "八、通知\n通知按本合同首部所列地址送达。", 0),
        ("reference-hollow", "quality", "六、收费\n各项收费标准见下表，按月核对，由双方签认。", 1),
        ("payment-date-vague", "quality", "六、工资\n乙方应在春节前付清农民工工资。", 0),
        ("payment-date-vague", "quality", "六、余款\n余款由甲方适时支付给乙方。", 1),
        ("heading-not-kept", "secrecy", "八、保密与保险\n乙方对接触到的档案内容负有保密义务，不得复制、外传。", 1),
        ("heading-not-kept", "secrecy", "八、保密与保险\n详见附件一。", 0),
        ("deadline-before-signing", "subject", "一、服务内容\n送货日期：2025年3月31日。", 1),
        ("deadline-before-signing", "subject", "一、服务内容\n交付时间：合同签订后30日内，最迟2025年3月31日。", 1),
        ("deadline-before-signing", "subject", "一、服务内容\n交付时间：合同签订后30日内，最迟2025年5月31日。", 0),
        ("deadline-before-signing", "subject", "一、服务内容\n乙方已于2025年3月31日前完成全部目录的交付。", 0),
        ("deadline-before-signing", "subject", "一、服务内容\n采购文件要求2025年3月31日前完成投标文件的提交。", 0),
        ("invoice-amount-differs", "price", "二、合同价款\n合同总价为人民币360,000.00元，按每期40%即144,000元开具发票。", 0),
        ("acceptance-without-buyer", "acceptance", "五、验收\n经乙方自检合格后由甲方签字即为验收合格。", 0),
    ],
)
def test_more_of_each(findings: Findings, check: str, section: str, text: str, count: int) -> None:
    assert len(findings(check, contract(**{section: text}))) == count


FEE = "物业服务合同\n甲方：兰浦市审计局\n乙方：兰浦安居物业服务有限公司\n一、服务费\n{}\n二、争议解决\n向甲方所在地人民法院起诉。\n"


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("每人每月4200元，配备保安20名，服务期12个月，合计1,080,000元。", "1,008,000.00元"),
        ("每人每月4200元，配备保安20名，服务期12个月，合计1,008,000元。", ""),
        ("著录每卷20元，共12000卷，合计24万元。", ""),
        ("著录每卷20元，共12000卷，合计26万元。", "240,000.00元"),
        ("保安每人每月4200元，保洁每人每月3600元，共20人，服务期12个月，合计1,080,000元。", ""),
        ("每人每月4200元，配备保安20名，合计1,080,000元。", ""),
    ],
)
def test_a_price_by_unit_quantity_and_time(findings: Findings, clause: str, told: str) -> None:
    found = findings("price-formula-in-prose", FEE.format(clause))
    assert bool(found) is bool(told)
    assert not told or told in found[0].detail


def test_one_bribe_two_prices(findings: Findings) -> None:
    text = contract(
        secrecy="八、廉洁\n乙方不得向甲方人员行贿，违反本条约定的，向甲方支付合同总价30%的违约金。",
        other="十二、其他\n乙方向甲方工作人员行贿的，向甲方支付合同总价10%的违约金。本合同一式四份，双方各执两份。",
    )
    (found,) = findings("breach-priced-twice", text)
    assert "30%" in found.detail and "10%" in found.detail


def test_the_same_sum_for_a_promise_and_for_any_breach(findings: Findings) -> None:
    text = contract(
        secrecy="八、承诺\n乙方违反本承诺的，向甲方支付合同总价10%的违约金。",
        force="十、责任\n任何一方违反本合同任何条款的，向对方支付合同总价10%的违约金。",
    )
    (found,) = findings("breach-priced-twice", text)
    assert "是否并罚" in found.detail


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("不限制用户数量。", "如需增加用户许可证数量的，另行签订协议。", 1),
        ("许可200个用户。", "如需增加用户许可证数量的，另行签订协议。", 0),
        ("乙方逾期交付不承担违约责任。", "逾期交付的，每日支付违约金500元。", 1),
        ("因甲方原因逾期交付不承担违约责任。", "逾期交付的，每日支付违约金500元。", 0),
    ],
)
def test_pairs_that_contradict(findings: Findings, one: str, other: str, count: int) -> None:
    text = contract(secrecy=f"八、许可\n{one}", force=f"十、其他约定\n{other}", liability="九、违约责任\n乙方转包的，支付违约金1万元。")
    assert len(findings("clauses-contradict", text)) == count


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("交货期：45天。", "合同签订后30日内将全部货物送至甲方。", "交货期"),
        ("质保期一年。", "乙方承诺提供两年免费质保。", "质保期"),
        ("甲方应在5日内组织验收。", "甲方应在10日内组织验收。", "组织验收"),
        ("接到报修后2小时内响应。", "接到报修后4小时内响应。", "响应时限"),
        ("驻场人员不少于5名。", "驻场人员共3名。", "人数"),
    ],
)
def test_one_matter_two_figures(findings: Findings, one: str, other: str, told: str) -> None:
    text = contract(acceptance=f"五、一\n{one}", secrecy=f"八、二\n{other}", quality="六、质量\n符合国家标准。", term="")
    (found,) = findings("numeric-term-conflict", text)
    assert told in found.detail


def test_a_reference_beyond_the_last_article(findings: Findings) -> None:
    body = "\n".join(f"{n}. 约定\n{n}.1 甲方配合。\n{n}.2 乙方配合。" for n in range(1, 7))
    text = "档案整理合同\n甲方：临江县图书馆\n乙方：临江文澜档案服务有限公司\n" + body + "\n6.3 乙方违约的，另按本合同第9.3款承担责任。\n"
    (found,) = findings("clause-ref-dangling", text)
    assert "9.3" in found.detail


@pytest.mark.parametrize(
    ("check", "section", "text", "count"),
    [
        (OVERDUE, "liability", "九、责任\n乙方未开票导致甲方逾期付款的，甲方不承担违约责任。甲方逾期付款的，按日万分之五支付违约金。", 0),
        (OVERDUE, "liability", "九、责任\n甲方逾期付款的，乙方予以理解，不计利息。", 1),
        ("payment-term-too-long", "payment", "四、付款\n服务费按月计，每月3万元。甲方应于每月5日前支付上月服务费。", 0),
        (PENALTY, "liability", "九、责任\n乙方逾期的，每日按合同总价的0.2%支付违约金。\n各项违约金累计不得超过总价的20%。", 0),
        ("term-start-undetermined", "term", "三、工期\n总工期50日历天。具体时间以开工报告为准。", 0),
        ("mandatory-clause-missing", "term", "三、交货\n2025年7月31日前交到文庙街18号，乙方负责装好。", 0),
        ("clause-ref-dangling", "other", "十二、其他 第十五条：附则 本合同一式四份，双方各执两份。", 0),
    ],
)
def test_false_once_and_mended_by_kind(findings: Findings, check: str, section: str, text: str, count: int) -> None:
    assert len(findings(check, contract(**{section: text}))) == count


def test_what_a_publisher_masked_is_no_blank(findings: Findings) -> None:
    text = contract().replace("地址：临江县码头路6号", "地址：xxxxxxxx").replace("电话：0700-5550102", "电话：000-00000000")
    assert findings("drafting-remains", text) == [] and findings("blank-field", text) == []
    assert len(findings("values-masked", text)) == 1


def test_an_enumeration_begins_before_its_brackets(findings: Findings) -> None:
    text = contract(quality="六、人员\n项目经理1人（大专以上），客服2人，保洁员14人，维修工5人，共22人。")
    assert findings("prose-arithmetic", text) == []


@pytest.mark.parametrize(
    ("check", "section", "text", "severity"),
    [
        ("stated-share-mismatch", "quality", "六、担保\n乙方缴纳履约保证金20,000.00元（合同总价的5%）。", "warning"),
        ("stated-share-mismatch", "quality", "六、担保\n乙方缴纳履约保证金18,000.00元（合同总价的5%）。", None),
        ("prose-arithmetic", "subject", "一、服务内容\n乙方派驻保安12名，其中队长1名、队员10名。", "info"),
        ("prose-arithmetic", "subject", "一、服务内容\n乙方派驻保安12名，其中队长1名、队员11名。", None),
        ("yearly-sum-mismatch", "price", "二、租金\n年租金为人民币120,000.00元，三年租金合计人民币350,000.00元。", "warning"),
        ("price-formula-in-prose", "price", "二、租金\n年租金为人民币120,000.00元，三年租金合计人民币360,000.00元。", None),
        ("price-formula-in-prose", "price", "二、租金\n面积860平方米，每平方米每月35元，年租金为人民币361,200元。", None),
        ("guarantee-money", "payment", "四、付款\n验收合格后10日内支付95%，余5%验收合格满半年后支付。", None),
        ("foreign-name", "secrecy", "八、争议\n由云州市人民法院承担审理。", None),
        ("code-differs-slightly", "subject", "一、检测\n对指标1.6进行检测，另见附表（指标2.6）。", "info"),
        ("code-differs-slightly", "subject", "一、检测\n对指标1.6、指标2.6、指标3.1进行检测。", None),
        ("price-over-ceiling", "basis", "本项目每年最高限价为人民币120,000.00元，双方依《政府采购法》订立本合同。", None),
    ],
)
def test_sums_names_and_numbers(findings: Findings, check: str, section: str, text: str, severity: str | None) -> None:
    found = findings(check, contract(**{section: text}))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_the_last_money_goes_before_the_guarantee_ends(findings: Findings) -> None:
    text = contract(
        payment="四、付款\n验收合格后10日内支付95%，余5%验收合格满半年后支付。", quality="六、质保\n质保期两年，自验收合格之日起计算。"
    )
    (found,) = findings("guarantee-money", text)
    assert "半年" in found.detail
