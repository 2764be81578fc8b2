"""跨合同: folders of contracts in, findings out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from audit.reading import read

from extract.audit import Contract, Report, audit_portfolio
from extract.audit.across import keyed
from extract.record import Finding

BASE: dict[str, str] = {
    "title": "物业服务合同",
    "number": "QC-2025-001",
    "project": "办公楼物业服务",
    "buyer": "青川县数据资源管理局",
    "supplier": "成都禾木物业服务有限公司",
    "phone": "028-86001234",
    "contact": "秦岭南",
    "account": "6222020200112233445",
    "total": "300,000.00",
    "start": "2025年1月1日",
    "end": "2025年12月31日",
    "signed": "2024年12月20日",
    "method": "竞争性磋商",
    "annex": "",
    "more": "",
}
TEXT = """{title}
合同编号：{number}
项目名称：{project}
甲方（采购人）：{buyer}
乙方（供应商）：{supplier}
本合同依据{method}结果，就{project}订立。
一、服务期限：自{start}起至{end}止。
二、合同总价：人民币{total}元。
三、付款方式：按季支付，每季度末支付25%。
{more}
四、乙方信息
乙方联系人：{contact}
乙方联系电话：{phone}
乙方开户行：中国建设银行青川支行
乙方账号：{account}
签订日期：{signed}
{annex}
"""


def folder(*changes: Mapping[str, str], metadata: Mapping[str, str] | None = None) -> dict[str, Report]:
    """Reports by file name (`0`, `1` …) of contracts that differ from `BASE` as said."""
    contracts, names = [], {}
    for i, change in enumerate(changes):
        text = TEXT.format(**{**BASE, **change})
        record = read(text, f"{i}.txt")
        contracts.append(Contract(record, metadata or {}).light())
        names[record.contract_id] = str(i)
    reports = audit_portfolio(contracts)
    return {name: reports.get(contract_id, Report()) for contract_id, name in names.items()}


def found(reports: Mapping[str, Report], check: str) -> list[tuple[str, Finding]]:
    return [(name, one) for name, report in reports.items() for one in report.findings if one.check == check]


OTHER: dict[str, str] = {
    "number": "QC-2025-002",
    "supplier": "绵阳云泽保安服务有限公司",
    "phone": "0816-2233445",
    "contact": "薛平野",
    "account": "6217000000998877665",
    "project": "档案数字化加工",
}


def test_unrelated_contracts_are_silent() -> None:
    reports = folder({}, {**OTHER, "buyer": "青川县第九中学"})
    assert all(not report.findings for report in reports.values())


def test_shared_phone_and_person() -> None:
    reports = folder({}, {**OTHER, "phone": "(028)86001234", "contact": "秦岭南"})
    ((name, one),) = found(reports, "shared-contact-different-suppliers")
    assert name == "0" and one.severity == "warning"
    assert "电话" in one.detail and "联系人秦岭南" in one.detail and "绵阳云泽保安服务有限公司" in one.detail
    assert [quote.contract_id is not None for quote in one.quotes] == [False, True, True]


def test_a_shared_name_alone_is_a_hint() -> None:
    ((_, one),) = found(folder({}, {**OTHER, "contact": "秦岭南"}), "shared-contact-different-suppliers")
    assert one.severity == "info"


def test_what_many_suppliers_share_is_a_hotline() -> None:
    names = [f"成都第{word}清洁服务有限公司" for word in "一二三四五"]
    reports = folder(
        *({**OTHER, "supplier": name, "phone": BASE["phone"], "contact": f"薛{name[3]}"} for name in names)
    )
    assert not [one for _, one in found(reports, "shared-contact-different-suppliers") if "电话" in one.detail]


def test_shared_account() -> None:
    ((_, one),) = found(folder({}, {**OTHER, "account": BASE["account"]}), "shared-account-different-suppliers")
    assert BASE["account"] in one.detail and one.quotes[0].contract_id


def test_account_of_one_supplier_changed() -> None:
    reports = folder({}, {"account": OTHER["account"], "signed": "2025年12月20日", "number": "QC-2026-001"})
    ((name, one),) = found(reports, "supplier-account-changed")
    assert name == "1" and one.severity == "info" and BASE["account"] in one.detail


def test_chain_of_more_than_three_years() -> None:
    years = [
        {"number": f"QC-{y}-001", "start": f"{y}年1月1日", "end": f"{y}年12月31日", "signed": f"{y - 1}年12月20日"}
        for y in (2022, 2023, 2024, 2025)
    ]
    ((name, one),) = found(folder(*years), "repeat-same-buyer-supplier")
    assert name == "3" and "4份" in one.detail and len(one.quotes) == 3
    assert not found(folder(*years[:3]), "repeat-same-buyer-supplier")
    assert not found(folder(*({**year, "method": "公开招标"} for year in years)), "repeat-same-buyer-supplier")


def test_terms_that_overlap() -> None:
    later = {"number": "QC-2025-009", "start": "2025年10月1日", "end": "2026年9月30日"}
    ((name, one),) = found(folder({}, later), "repeat-same-buyer-supplier")
    assert name == "1" and "重叠92天" in one.detail


def test_one_number_two_contracts() -> None:
    reports = folder({}, {**OTHER, "number": BASE["number"]})
    ((name, one),) = found(reports, "duplicate-contract")
    assert name == "1" and BASE["number"] in one.detail and "成都禾木" in one.detail
    ((_, one),) = found(folder({}, {"total": "310,000.00"}), "duplicate-contract")
    assert "300,000.00元" in one.detail and "310,000.00元" in one.detail


def test_the_same_contract_in_two_files() -> None:
    ((_, one),) = found(folder({}, {"more": "\n"}), "duplicate-contract")
    assert "100%" in one.detail


ANNEX = "附件1 服务方案\n" + "".join(
    f"{i}．第{i}项工作由专人负责，每日巡查两次并登记在册，{word}处重点检查。\n"
    for i, word in enumerate("东南西北中前后左右上下内外", 1)
)


def test_annexes_that_agree_too_well() -> None:
    reports = folder({"annex": ANNEX}, {**OTHER, "project": BASE["project"], "annex": ANNEX})
    ((_, one),) = found(reports, "near-identical-text-other-supplier")
    assert "100%" in one.detail
    own = folder(
        {"annex": ANNEX}, {**OTHER, "project": BASE["project"], "annex": ANNEX.replace("巡查两次", "检查一遍")}
    )
    assert not found(own, "near-identical-text-other-supplier")


SPLIT: list[dict[str, Any]] = [
    {},
    {**OTHER, "project": "办公楼物业服务（后勤楼）", "signed": "2024年11月20日"},
    {**OTHER, "number": "QC-2025-003", "project": "办公楼物业服务（档案楼）", "signed": "2024年10月8日"},
]


def test_splitting_needs_the_threshold() -> None:
    reports = folder(*SPLIT)
    assert not found(reports, "split-to-avoid-tender")
    assert "metadata.csv" in reports["0"].not_assessed["split-to-avoid-tender"][0]
    ((_, one),) = found(folder(*SPLIT, metadata={"tender_threshold": "80万元"}), "split-to-avoid-tender")
    assert "900,000.00元" in one.detail and one.severity == "warning"
    assert not found(folder(*SPLIT, metadata={"tender_threshold": "4,000,000"}), "split-to-avoid-tender")


def test_concentration() -> None:
    contracts = [
        {"number": f"QC-2025-01{i}", "project": name, "total": "500,000.00"}
        for i, name in enumerate(("绿化", "消防维保"))
    ]
    ((_, one),) = found(folder(*contracts, OTHER), "supplier-concentration")
    assert one.severity == "info" and "1,300,000.00元" in one.detail and "76.9%" in one.detail


def items(price: str) -> str:
    rows = "".join(f"{i}\tA{i}型投影机\t台\t1\t{1000 + i}.00\t{1000 + i}.00\n" for i in range(1, 3))
    return f"附件2 分项报价表\n序号\t名称\t单位\t数量\t单价\t金额\n{rows}3\t幕布\t块\t1\t{price}\t{price}\n"


def test_unit_price_outlier() -> None:
    prices = ["300.00", "310.00", "305.00", "295.00", "300.00", "308.00", "302.00", "900.00"]
    reports = folder(*({"number": f"QC-2025-1{i}", "annex": items(price)} for i, price in enumerate(prices)))
    ((name, one),) = found(reports, "unit-price-outlier-across")
    assert name == "7" and "900.00元" in one.detail and one.quotes[0].contract_id


def test_masked_values_tell_nothing() -> None:
    changes = {"phone": "138****1234", "contact": "周＊＊", "account": "6217************665"}
    assert all(not report.findings for report in folder(changes, {**OTHER, **changes}).values())


def test_a_contract_does_not_renew_itself() -> None:
    supplement = {"title": "物业服务合同补充协议", "total": "12,000.00", "signed": "2025年3月1日"}
    reports = folder({}, {"more": "\n"}, {"more": "五、其他：无。"}, supplement)
    assert not found(reports, "repeat-same-buyer-supplier") and not found(reports, "split-to-avoid-tender")
    assert len(found(reports, "duplicate-contract")) == 1


def test_two_settlements_of_one_matter_are_one_finding() -> None:
    settled = {"title": "物业服务结算协议", "signed": "2026年1月10日", "total": "288,000.00"}
    reports = folder({}, settled, {**settled, "more": "五、其他：无。"})
    ((_, one),) = found(reports, "duplicate-contract")
    assert "2份文件，1份合同" in one.detail


def test_what_lies_on_disk_gives_the_same_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    year = {"start": "2026年1月1日", "end": "2027年12月31日", "signed": "2025年12月20日", "number": "QC-2026-001"}
    changes = [
        {}, year, {**OTHER, "account": BASE["account"], "phone": BASE["phone"]}, {"supplier": "眉山禾丰物业服务有限公司"}, {},
        {"number": "QC-2025-009", "account": "6222020200119999999"},
    ]  # fmt: skip
    in_memory = folder(*changes, metadata={"tender_threshold": "4000000"})
    monkeypatch.setattr("extract.audit.across.collected._IN_MEMORY", 2)
    monkeypatch.setattr("extract.audit.grouping._IN_MEMORY", 2)
    monkeypatch.setattr(keyed.Keyed.__init__, "__defaults__", (3,))
    assert folder(*changes, metadata={"tender_threshold": "4000000"}) == in_memory
    assert len({one.check for report in in_memory.values() for one in report.findings}) >= 3
