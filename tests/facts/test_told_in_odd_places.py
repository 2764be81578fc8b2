# ruff: noqa: E501  (a contract a line reads better than a wrapped one)
"""Days, terms, places, sums, arbitrators and accounts where forms do not look for them: told once, in a drafter's own way."""

from __future__ import annotations

from typing import Any

import pytest

from extract.pipeline import examine_bytes
from tests.facts.field_helpers import HEAD, value

PRICE = "一、合同价款：人民币伍万元整（¥50,000.00）。\n"


def _open(clauses: str) -> str:
    """A contract that no signature block ends."""
    return f"采购合同\n{HEAD}双方经协商一致，签订本合同。\n{clauses}\n"


@pytest.mark.parametrize(
    ("clauses", "day"),
    [
        ("三、签于2025年6月18日。", "2025-06-18"),
        ("\n甲方（印）青石县教育局\n乙方（印）云麓示例科技有限公司\n二〇二五年十一月三日", "2025-11-03"),
        ("\n教育局（章）　局长：巫听雨\n公司（章）　经理：庾小满\n2025年9月4日", "2025-09-04"),
        ("\n立约日期：贰零贰伍年陆月拾捌日", "2025-06-18"),
        ("\n甲方代表签字：卜一舟　　乙方代表签字：诸葛平\n　　　　　　2025 年 6 月 18 日", "2025-06-18"),
        ("三、签约：2025.6.18", "2025-06-18"),
        ("三、签署日期 Signed on：June 18, 2025 / 2025年6月18日", "2025-06-18"),
        ("三、合同在青石县签订　时间 2025年4月2日", "2025-04-02"),
        ("三、一式两份。\n2025年2月26日 青石县", "2025-02-26"),
        ("三、方案拟订于2025年6月18日发布。", None),
        ("三、供货截止日：2025年6月18日。", None),
        ("\n2025年6月18日\n三、验收\n甲方收到货物后应当及时验收，并在验收单上签字，验收单是付款的依据，一式两份，双方各执一份。", None),
    ],
)
def test_the_day_of_signing(clauses: str, day: str | None) -> None:
    assert value(_open(PRICE + clauses), "signed_on") == day


@pytest.mark.parametrize(
    ("clause", "length"),
    [
        ("二、时限：签约后六十天。", "60 day"),
        ("二、交货：乙方收到甲方书面通知后，二十五日内把货送到甲方书库。", "25 day"),
        ("二、工期　开工令发出后第二天起算，九十日历天完工。", "90 day"),
        ("二、供货期　接单后十五个工作日。", "15 working_day"),
        ("二、服务天数：共计三十天，具体日期由甲方通知。", "30 day"),
        ("二、交货\n自签约次日起算，肆拾伍个日历天内送到甲方办公楼。", "45 day"),
        ("§2 期限  自进场之日起一百五十天内完成。", "150 day"),
        ("二、付款期限：30日内。", None),
    ],
)
def test_how_long(clause: str, length: str | None) -> None:
    assert value(_open(PRICE + clause), "term_duration") == length


@pytest.mark.parametrize(
    ("clause", "start", "end"),
    [
        ("二、服务期：2025.9.1-2026.8.31。", "2025-09-01", "2026-08-31"),
        ("二、服务期限为2025/3/1—2026/2/28", "2025-03-01", "2026-02-28"),
        ("二、租期：2025-6-1～2026-5-31。", "2025-06-01", "2026-05-31"),
        ("二、供货期：2025年秋季学期至2026年春季学期，即2025.9.1-2026.7.10。", "2025-09-01", "2026-07-10"),
        ("二、服务期：2024年秋季学期至2026年春季学期。", None, None),
        ("二、承包期：2025年8月1日起壹年。", "2025-08-01", None),
        ("二、托管期：2025/4/1-2028/3/31。", "2025-04-01", "2028-03-31"),
        ("二、质保期：2025/4/1-2028/3/31。", None, None),
    ],
)
def test_from_a_day_to_a_day(clause: str, start: str | None, end: str | None) -> None:
    text = _open(PRICE + clause)
    assert (value(text, "term_start"), value(text, "term_end")) == (start, end)


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("第二条　签约地点：青石县城北镇。签约时间：2025年6月1日。", "青石县城北镇"),
        ("二、2025年6月1日签于青石县城北镇。", "青石县城北镇"),
        ("二、合同签订地点在青石县城北镇。", "青石县城北镇"),
        ("二、本合同在青石县交警大队签订，签订日期2025/9/2。", "青石县交警大队"),
        ("二、交货地点：青石县城北镇。", None),
    ],
)
def test_where_it_was_signed(clause: str, place: str | None) -> None:
    assert value(_open(PRICE + clause), "signed_place") == place


@pytest.mark.parametrize(
    ("clauses", "total", "words"),
    [
        ("一、培训费：每人860元，共120人，合计人民币拾万零叁仟贰佰元整（103,200元）。\n二、支付：每期结束后付该期培训费25,800元。", "103200.00", "103200.00"),
        ("一、设计费　按建筑面积计取，每平方米35元，5,200平方米计182,000元整。\n二、付款：提交方案后付首期设计费54,600元，余款127,400元交图后付。", "182000.00", None),
        ("一、三年保洁费共计人民币陆拾叁万玖仟元整（639,000元）。\n二、付款：每月付当月保洁费17,750元。", "639000.00", "639000.00"),
        ("一、顾问费：两年常年法律顾问费合计人民币壹拾贰万元整（小写：102,000元），以大写为准。", "102000.00", "120000.00"),
        ("一、总价：USD 48,600.00（SAY US DOLLARS FORTY-EIGHT THOUSAND SIX HUNDRED ONLY），大写：美元肆万捌仟陆佰元整。", "48600.00", "48600.00"),
        ("一、顾问费：一年顾问费60,000元，大写陆万元整。", "60000.00", "60000.00"),
        ("一、维保费：8台×3,600元/台·年×2年＝57,600元（伍万柒仟陆佰元整）", "57600.00", "57600.00"),
        ("一、餐费标准：每人每餐12元，据实结算。\n二、付款：每月10日前付上月餐费。", None, None),
        ("一、设备费：50,000元。\n二、安装费：20,000元。\n三、违约：乙方迟延的，扣80,000元。", None, None),
    ],
)
def test_the_whole_and_no_part_of_it(clauses: str, total: str | None, words: str | None) -> None:
    text = _open(clauses)
    assert (value(text, "total_amount"), value(text, "total_amount_words")) == (total, words)


@pytest.mark.parametrize(
    ("clause", "method", "venue"),
    [
        ("第二条　争议提请青石仲裁委员会仲裁。", "arbitration", "青石仲裁委员会"),
        ("二、纠纷：送青石仲裁委员会（云麓市）仲裁，裁决终局。", "arbitration", "青石仲裁委员会"),
        ("二、凡因本合同产生的争议，双方选择青石仲裁委员会。", "arbitration", "青石仲裁委员会"),
        ("二、Arbitration 仲裁：青石国际仲裁院，一裁终局。", "arbitration", "青石国际仲裁院"),
        ("二、劳动争议按劳动仲裁委员会裁决执行，与甲方无关。", None, None),
    ],
)
def test_who_judges(clause: str, method: str | None, venue: str | None) -> None:
    text = _open(PRICE + clause)
    assert (value(text, "dispute_method"), value(text, "dispute_venue")) == (method, venue)


def _parties(text: str) -> list[dict[str, Any]]:
    rows = examine_bytes(text.encode(), "a.txt").record.parties
    return [{"role": row.role, "name": row.name and row.name.value, "account": row.account and row.account.value} for row in rows]


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("The Buyer 买方：青石医学院\nThe Seller 卖方：Halvorsen Optics AS（哈沃森光学有限公司）\n", "Halvorsen Optics AS"),
        ("需方：青石县第二小学\n供方：Bellini Macchine S.r.l.（贝利尼机械有限责任公司）\n", "Bellini Macchine S.r.l."),
        ("需货单位：青石县第二小学\n供货商户：青石县老邓粮油店\n", "青石县老邓粮油店"),
        ("要货单位：青石县第二小学\n供货户：欧阳秀兰（个体工商户）\n", "欧阳秀兰"),
    ],
)
def test_who_supplies(heads: str, name: str) -> None:
    assert name in [row["name"] for row in _parties(f"供货合同\n{heads}双方订立本合同。\n{PRICE}") if row["role"] == "supplier"]


MEMBERS = "牵头单位（盖章）：甘棠规划设计院有限公司\n成员单位（盖章）：汀州测绘有限公司\n"
ACCOUNT = "开户行：青石农商行营业部\n账号：1905 2201 0400 1188 7"


@pytest.mark.parametrize(
    ("duty", "signatures", "lead", "member"),
    [
        ("款项统一付给牵头单位。", MEMBERS + ACCOUNT, "19052201040011887", None),
        ("款项分期支付。", MEMBERS + ACCOUNT, None, None),
        ("款项分期支付。", f"{MEMBERS}户名：汀州测绘有限公司\n{ACCOUNT}", None, "19052201040011887"),
        ("由牵头人统一开票、收款。", MEMBERS.replace("成员", "法定代表人：\n成员") + "法定代表人：\n" + ACCOUNT, None, None),
    ],
)
def test_whose_the_one_account_of_a_consortium_is(duty: str, signatures: str, lead: str | None, member: str | None) -> None:
    text = (
        "测绘合同\n委托人：青石县自然资源局\n受托人（联合体）：\n1. 甘棠规划设计院有限公司（牵头单位）\n2. 汀州测绘有限公司（成员单位）\n"
        f"第一条　价款为壹拾万元整。\n第二条　{duty}\n委托人（盖章）：青石县自然资源局\n{signatures}\n"
    )
    found = {row["name"]: row["account"] for row in _parties(text)}
    assert (found["甘棠规划设计院有限公司"], found["汀州测绘有限公司"]) == (lead, member)


def test_a_narrow_column() -> None:
    """Lines that end inside shares and days are one line; no part of a share is taken for the whole."""
    text = (
        "采购合同\n甲方：青石县教育局\n乙方：云麓示例科技有限公司\n一、价款：人民币伍万元整\n（50,000.00元）。\n二、付款：签约后5个\n工作日内付百分之\n三十；"
        "货到验收后7日\n历天内付百分之六\n十五；余下百分之五在\n质保一年期满后付清。\n三、签约日期：2025年1\n1月26日。\n"
    )
    rows = examine_bytes(text.encode(), "a.txt").record.payments
    assert [(str(row.percent), row.due_days) for row in rows] == [("0.3", 5), ("0.65", 7), ("0.05", None)]
