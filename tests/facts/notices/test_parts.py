"""Parts of notices: who took part, who judged, lots, dates, letters, and what is never taken for something else."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from extract.dataset.tables import rows
from extract.pipeline import examine_bytes
from extract.record import Notice, Record
from extract.redact import redact

TOP = "白沙县苗木采购项目中标公告\n一、项目编号：BS-2025-7\n二、项目名称：白沙县苗木采购项目\n三、中标信息\n"
WON = "供应商名称：溪口园艺有限公司\n中标金额：50000.00元\n"


@cache
def record(text: str) -> Record:
    return examine_bytes(text.encode(), "a.txt").record


def notice(text: str) -> Notice:
    found = record(text).notice
    assert found is not None
    return found


def suppliers(text: str) -> list[str | None]:
    return [party.name.value if party.name else None for party in record(text).parties if party.role == "supplier"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("未中标供应商：云麓园林有限公司，报价5.2万元，得分80.5，排名第二", (Decimal("52000.00"), Decimal("80.5"), 2, None)),
        ("落标单位：云麓园林有限公司（报价：52000元）", (Decimal("52000.00"), None, None, None)),
        ("未通过资格审查的供应商：云麓园林有限公司，原因：营业执照过期", (None, None, None, "营业执照过期")),
        ("未中标供应商及原因：\n云麓园林有限公司 综合得分较低", (None, None, None, "综合得分较低")),
    ],
)
def test_who_lost(line: str, expected: tuple[object, ...]) -> None:
    text = f"{TOP}{WON}八、其他补充事宜\n{line}\n"
    [won, lost] = notice(text).bidders
    assert (won.name, won.awarded) == ("溪口园艺有限公司", True)
    assert (lost.name, lost.awarded) == ("云麓园林有限公司", False)
    assert (lost.price, lost.score, lost.rank, lost.reason) == expected
    assert suppliers(text) == ["溪口园艺有限公司"]


def test_a_label_torn_by_a_line_end_does_not_make_a_winner() -> None:
    text = f"{TOP}{WON}八、其他补充事宜\n第1包未\n中标供应商：云麓园林有限公司，报价5.2万元\n"
    assert suppliers(text) == ["溪口园艺有限公司"]


def test_candidates_are_no_winners() -> None:
    text = (
        "苗木采购中标候选人公示\n项目编号：BS-7\n第一中标候选人：溪口园艺有限公司，投标报价：5万元\n"
        "第二中标候选人：云麓园林有限公司，投标报价：5.1万元\n"
    )
    assert [(b.name, b.rank, b.price, b.awarded) for b in notice(text).bidders] == [
        ("溪口园艺有限公司", 1, Decimal("50000.00"), None),
        ("云麓园林有限公司", 2, Decimal("51000.00"), None),
    ]
    assert suppliers(text) == []
    assert record(text).fields.total_amount is None


@pytest.mark.parametrize(
    "line",
    [
        "五、评审专家名单：赵立新（组长）、钱小敏、孙家旺（采购人代表）",
        "五、评标委员会成员：赵立新(组长),钱小敏,孙家旺(采购人代表)",
        "五、评审小组成员名单\n组长：赵立新\n成员：钱小敏\n采购人代表：孙家旺",
        "五、评审专家名单：组长赵立新；成员：钱小敏；采购人代表：孙家旺",
    ],
)
def test_who_judged(line: str) -> None:
    members = notice(f"{TOP}{WON}{line}\n六、公告期限\n1个工作日\n").committee
    assert [(m.name, m.role) for m in members] == [
        ("赵立新", "chair"), ("钱小敏", None), ("孙家旺", "buyer_representative"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["详见附件", "赵**、钱**", "由采购人依法组建", "公告期限一个工作日"])
def test_no_names_are_made_up(line: str) -> None:
    assert notice(f"{TOP}{WON}五、评审专家名单：{line}\n").committee == []


def test_lots_with_winners_and_one_that_failed() -> None:
    text = (
        f"{TOP}第1包：\n供应商名称：溪口园艺有限公司\n中标金额：5万元\n第2包：\n供应商名称：云麓园林有限公司\n中标金额：6万元\n"
        "第3包：废标，有效投标人不足三家。\n"
    )
    assert [(lot.lot, lot.suppliers, lot.amount, lot.outcome) for lot in notice(text).lots] == [
        ("1", ["溪口园艺有限公司"], Decimal("50000.00"), "awarded"),
        ("2", ["云麓园林有限公司"], Decimal("60000.00"), "awarded"),
        ("3", [], None, "failed"),
    ]


def test_a_consortium_is_one_award_with_a_lead() -> None:
    text = f"{TOP}供应商名称：溪口园艺有限公司（联合体牵头人）、云麓园林有限公司（联合体成员）\n中标金额：5万元\n"
    assert [(p.lead, p.name.value) for p in record(text).parties if p.name] == [(True, "溪口园艺有限公司"), (None, "云麓园林有限公司")]
    [lot] = notice(text).lots
    assert lot.suppliers == ["溪口园艺有限公司", "云麓园林有限公司"]


def test_details_go_to_whom_they_belong() -> None:
    text = (
        f"{TOP}供应商名称：溪口园艺有限公司\n地址：溪口市花园路2号\n中标金额：5万元\n八、联系方式\n1.采购人信息\n名称：白沙县林业局\n"
        "地址：白沙县松林路1号\n联系方式：0898-5550101\n2.采购代理机构信息\n名称：诚达招标有限公司\n地址：白沙县人民路9号\n"
    )
    found = {party.role: party.address.value for party in record(text).parties if party.address}
    assert found == {"supplier": "溪口市花园路2号", "buyer": "白沙县松林路1号", "agency": "白沙县人民路9号"}


def test_a_correction_gives_no_values_of_what_it_corrects() -> None:
    text = (
        "苗木采购更正公告\n一、项目基本情况\n原公告的采购项目编号：BS-7\n首次公告日期：2025年3月1日\n二、更正信息\n更正事项：采购公告\n"
        "更正内容：\n预算金额：60万元\n开标时间：2025年4月1日\n更正日期：2025年3月5日\n"
    )
    found = notice(text)
    assert (found.budget, found.opening_date) == (None, None)
    assert found.publication_date is not None and found.publication_date.value == "2025-03-05"


def test_the_time_of_getting_the_papers_is_not_the_opening() -> None:
    text = (
        "苗木采购招标公告\n一、项目基本情况\n项目编号：BS-7\n预算金额：60万元\n三、获取招标文件\n时间：2025年3月1日至2025年3月8日\n"
        "四、提交投标文件截止时间、开标时间和地点\n时间：2025年3月22日09:30\n"
    )
    opened = notice(text).opening_date
    assert opened is not None and opened.value == "2025-03-22"


def test_notices_stand_in_their_own_tables() -> None:
    one = record(f"{TOP}{WON}五、评审专家名单：赵立新、钱小敏\n")
    made = rows(one)
    assert set(made) == {"documents", "lots", "bidders"}
    assert made["documents"][0]["committee"] == ["赵立新", "钱小敏"]
    assert made["documents"][0]["total_amount"] == Decimal("50000.00")
    assert made["lots"][0]["contract_id"] == one.contract_id


def test_those_who_judged_are_masked_where_personal_data_is() -> None:
    one = redact(record(f"{TOP}{WON}五、评审专家名单：赵立新、钱小敏\n"))
    assert one.notice is not None and one.text is not None
    assert "赵立新" not in one.model_dump_json() and "钱小敏" not in one.model_dump_json()
    assert "溪口园艺有限公司" in one.notice.bidders[0].name
    assert all(one.text[m.start : m.end] == m.text for m in one.notice.committee)


def test_a_contract_has_no_part_notice() -> None:
    text = (
        "苗木采购合同\n甲方：白沙县林业局\n乙方：溪口园艺有限公司\n根据中标公告，双方签订本合同。\n第一条 合同总价为50000元。\n"
        "第二条 违约责任\n乙方逾期的，按日支付违约金。\n第三条 争议\n向甲方所在地人民法院起诉。\n"
        "本合同一式四份，自双方签字盖章之日起生效。\n"
    )
    one = record(text)
    assert one.source.document_type == "contract"
    assert one.notice is None
    assert "notice" not in one.to_json()
