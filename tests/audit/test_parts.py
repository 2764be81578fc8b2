"""A whole and its parts in sentences: each wording with a fault, and the same without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "prose-arithmetic"
Findings = Callable[..., list[Finding]]

CHANGE = """\
补充协议（一）
原合同名称：临江县图书馆档案整理服务采购合同
甲方：临江县图书馆
乙方：临江文澜档案服务有限公司
双方于2025年4月21日签订原合同，现订立本补充协议。
一、变更内容
增加古籍整理，标准同原合同。
二、价款
{}
三、付款
{}
四、其他
其余条款按原合同执行。本协议一式四份，双方各执两份。
甲方（盖章）：临江县图书馆
乙方（盖章）：临江文澜档案服务有限公司
签订日期：2025年9月2日
"""


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("乙方派驻人员不少于12人，岗位配置为：项目经理1人、值守员6人、保洁员4人。", "warning"),
        ("乙方派驻人员不少于12人，岗位配置为：项目经理1人、值守员7人、保洁员5人。", None),
        ("甲方车辆37台（水罐车6台、抢险车4台、轿车25台，明细另附）由乙方保养。", "warning"),
        ("甲方车辆37台（水罐车6台、抢险车4台、轿车27台，明细另附）由乙方保养。", None),
        ("合同总价¥180,000.00，其中：设计费¥45,000.00，实施费¥145,000.00。", "warning"),
        ("合同总价¥180,000.00，其中：设计费¥45,000.00，实施费¥135,000.00。", None),
        ("合同总价¥180,000.00，其中设备费¥45,000.00，安装费¥5,000.00。", None),  # not all of it
        ("总工期160天（设计45天＋施工120天）。", "info"),
        ("总工期90日历天，自2025年3月10日起，其中设计45日历天、施工55日历天。", "info"),
        ("总工期100日历天，自2025年3月10日起，其中设计45日历天、施工55日历天。", None),
        ("保洁员12人，每次扣罚：迟到50元、早退30元。", None),
        ("因不可抗力造成的损失，甲方承担50%，乙方承担40%。", "warning"),
        ("因不可抗力造成的损失，甲方承担60%，乙方承担40%。", None),
        ("节能效益由乙方分享70%、甲方分享35%。", "warning"),
        ("监理酬金按概算总投资的1.75%计算，计412,800元。概算总投资：2400万元。", "warning"),
        ("监理酬金按概算总投资的1.75%计算，计420,000元。概算总投资：2400万元。", None),
        ("奖励按200×5%+300×4%+300×3%=33万元计。", "error"),
        ("奖励按200×5%+300×4%+300×3%=31万元计。", None),
    ],
)
def test_parts_are_held_against_their_whole(findings: Findings, sentence: str, severity: str | None) -> None:
    found = findings(CHECK, contract(secrecy=f"八、其他约定\n{sentence}"))
    assert [one.severity for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("price", "wrong"),
    [
        ("原合同总价180,000.00元，本次增加12,000.00元，调整后合同总价为人民币193,000.00元。", True),
        ("原合同总价180,000.00元，本次增加12,000.00元，调整后合同总价为人民币192,000.00元。", False),
        ("主合同价款为人民币180,000.00元，现核减服务费15,000.00元，变更后合同金额为165,000.00元。", False),
        ("主合同价款为人民币180,000.00元，现核减服务费15,000.00元，变更后合同金额为156,000.00元。", True),
        ("调整后合同总价为人民币192,000.00元，甲方已付90,000.00元，剩余112,000.00元按下列约定支付。", True),
        ("调整后合同总价为人民币192,000.00元，甲方已付90,000.00元，剩余102,000.00元按下列约定支付。", False),
    ],
)
def test_the_price_after_a_change_follows_from_the_one_before(findings: Findings, price: str, wrong: bool) -> None:
    found = findings(CHECK, CHANGE.format(price, "验收合格后10个工作日内付清。"))
    assert bool(found) is wrong


@pytest.mark.parametrize(("last", "wrong"), [("31,000.00", True), ("32,000.00", False)])
def test_what_is_paid_in_parts_is_their_sum(findings: Findings, last: str, wrong: bool) -> None:
    paid = (
        "余款共计人民币102,000.00元，分三次支付：（1）2025年10月31日前支付人民币40,000.00元；"
        f"（2）2025年12月31日前支付人民币30,000.00元；（3）剩余人民币{last}元验收合格后付清。"
    )
    text = CHANGE.format("增加服务费12,000.00元。", paid)
    assert bool(findings(CHECK, text)) is wrong
    # Its instalments are of the rest, not of the price that the supplement states.
    assert findings("instalments-sum-mismatch", text) == []


def test_the_share_of_another_contract_is_no_instalment(findings: Findings) -> None:
    paid = "截至本协议签订日，甲方已支付135,000.00元（即主合同价款的75%）。余款验收合格后10个工作日内付清。"
    text = CHANGE.format("增加价款后的合同总价为人民币192,000.00元。", paid)
    assert findings("instalment-percent-amount-mismatch", text) == []


SCORES = (
    "附件一\u3000考核评分表\n考核内容\u3000分值\u3000评分标准\n守时\u300030\u3000缺一次扣2分\n"
    "整洁\u3000{}\u3000一处扣1分\n资料\u300040\u3000缺一份扣1分\n合\u3000计\u3000100"
)


@pytest.mark.parametrize(("points", "wrong"), [("25", True), ("30", False)])
def test_the_points_of_a_table_are_their_total(findings: Findings, points: str, wrong: bool) -> None:
    assert bool(findings("table-total-mismatch", contract() + "\n" + SCORES.format(points))) is wrong


@pytest.mark.parametrize(
    ("clause", "wrong"),
    [
        ("按每人每天200元计取，派驻5人，服务180天，合同总价为人民币190,000.00元。", True),
        ("按每人每天200元计取，派驻5人，服务180天，合同总价为人民币180,000.00元。", False),
        ("每辆车月租金6,800元，8辆车12个月租金总计628,500元。", True),
        ("每辆车月租金6,800元，8辆车12个月租金总计652,800元。", False),
        ("服务费按月支付，每月15,000.00元，甲方收到发票后10个工作日内转账。全年付款合计185,000.00元。", True),
        ("服务费按月支付，每月15,000.00元，甲方收到发票后10个工作日内转账。全年付款合计180,000.00元。", False),
        ("每季度支付45,000.00元，四个季度合计175,000.00元。", True),
        ("每季度支付45,000.00元，四个季度合计180,000.00元。", False),
    ],
)
def test_unit_times_persons_times_days_is_the_price(findings: Findings, clause: str, wrong: bool) -> None:
    assert bool(findings("price-formula-in-prose", contract(price=f"二、合同价款\n{clause}"))) is wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("乙方最迟于2026年4月30日前，完成全部档案的整理和移交。", True),
        ("乙方最迟于2025年12月20日前，完成全部档案的整理和移交。", False),
        ("甲方于2026年4月30日前，退还履约保证金。", False),
    ],
)
def test_a_deadline_beyond_the_last_day_of_the_term(findings: Findings, sentence: str, wrong: bool) -> None:
    assert bool(findings("deadline-after-term", contract(secrecy=f"八、进度\n{sentence}"))) is wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("附件与本合同不一致的，以第三十二条约定为准。", True),
        ("附件与本合同不一致的，以第二条约定为准。", False),
        ("按照采购文件第三十二条执行。", False),
    ],
)
def test_what_prevails_is_an_article_of_this_contract(findings: Findings, sentence: str, wrong: bool) -> None:
    assert bool(findings("clause-ref-dangling", contract(secrecy=f"八、其他\n{sentence}"))) is wrong


@pytest.mark.parametrize(
    ("after", "wrong"), [("满一年后10个工作日内无息退还", True), ("满三年后10个工作日内无息退还", False)]
)
def test_money_held_back_is_gone_before_the_guarantee_ends(findings: Findings, after: str, wrong: bool) -> None:
    text = contract(
        quality="六、质保\n质保期为三年，自验收合格之日起计算。",
        payment=(
            "四、付款方式\n合同签订后10个工作日内支付合同总价的95%；"
            f"余5%作为质保金，自验收合格之日起{after}。"
        ),
    )
    assert any("没有可扣的钱" in one.detail for one in findings("guarantee-money", text)) is wrong


@pytest.mark.parametrize(("other", "wrong"), [("1208", True), ("1280", False)])
def test_an_area_is_the_same_in_the_annex(findings: Findings, other: str, wrong: bool) -> None:
    text = contract(subject="一、服务内容\n乙方打扫库房，建筑面积1280平方米。")
    assert bool(findings("figure-differs", f"{text}\n附件一\u3000房屋概况\n建筑面积：{other}平方米")) is wrong


@pytest.mark.parametrize(("number", "wrong"), [("九", True), ("八", False)])
def test_a_gap_is_told_where_the_first_articles_stand_in_the_head(findings: Findings, number: str, wrong: bool) -> None:
    text = contract(subject="三、服务内容\n整理档案。", price="四、合同价款\n合同总价为360,000元。", term="五、服务期限\n8个月。")
    for old, new in (("四、付款方式", "六、付款方式"), ("五、验收", "七、验收"), ("六、质量要求", f"{number}、质量要求")):
        text = text.replace(old, new)
    text = text[: text.index("七、转包")]
    head = "一、采购单位\t临江县图书馆\n二、供应商\t临江文澜档案服务有限公司\n"
    told = [one for one in findings("clause-number-gap-dup", text.replace("三、服务内容", head + "三、服务内容")) if "跳到" in one.detail]
    assert bool(told) is wrong


def test_a_share_of_the_order_is_held_against_the_sum_beside_it(findings: Findings) -> None:
    for sum_, wrong in (("18,000.00", False), ("17,200.00", True)):
        text = contract(secrecy=f"八、履约保证金\n乙方交履约保证金，金额为订单金额的5%，计{sum_}元。")
        assert bool(findings("stated-share-mismatch", text)) is wrong


@pytest.mark.parametrize(("annex", "wrong"), [("", True), ("\n附件\u3000库房值守实施方案\n1. 每日巡查四次。", False)])
def test_a_paper_called_an_annex_is_there(findings: Findings, annex: str, wrong: bool) -> None:
    text = contract(secrecy="八、附件\n《库房值守实施方案》作为本合同附件，具有同等效力。") + annex
    told = [one for one in findings("annex-ref-missing", text) if "实施方案" in one.detail]
    assert bool(told) is wrong


@pytest.mark.parametrize(("days", "wrong"), [("3", True), ("10", False)])
def test_days_for_acceptance_in_two_clauses(findings: Findings, days: str, wrong: bool) -> None:
    text = contract(
        payment=f"四、付款方式\n甲方收到成果后{days}日内验收，验收合格后10个工作日内一次付清。",
        acceptance="五、验收\n乙方提交成果后，甲方应在10日内组织验收。",
    )
    assert bool(findings("numeric-term-conflict", text)) is wrong
