"""Ledgers of many offices: heads that no list has, days and sums in words, journals, files under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.reconcile.ledger import Ledger, read
from extract.reconcile.sheet import read as book


def ledger(path: Path, text: str, encoding: str = "utf-8") -> Ledger:
    path.write_bytes(text.encode(encoding))
    return read(book(path))


def told(found: Ledger) -> list[tuple[str, str, str]]:
    return [(one.day.isoformat(), format(one.amount, "f"), one.number) for one in found.payouts]


def test_days_and_sums_in_words(tmp_path: Path) -> None:
    text = (
        "付款时间,收款人名称,付款事由,付款数额,合同号码\n二〇二六年二月十二日,青禾公司,运维费,壹拾贰万元整,QH-1\n"
        "2026年3月3日,远山公司,印刷费,\"1,000.00-\",\n三月份小计,,,119000,\n2026年上半年合计,,,119000,\n"
    )
    found = ledger(tmp_path / "a.csv", text, "gb18030")
    assert told(found) == [("2026-02-12", "120000.00", "QH-1"), ("2026-03-03", "-1000.00", "")] and not found.unread


@pytest.mark.parametrize("head", ["关联合同号", "合同/订单编号", "所属合同号", "采购合同号"])
def test_heads_by_their_parts(tmp_path: Path, head: str) -> None:
    text = (
        f"支付申请日期,资金支付日,支付对象,支付对象账号,付款人账号,合同金额,累计支付金额,本次支付数额,{head}\n"
        "2025-01-02,2025-01-06,龙腾公司,601010,900,300,200,100,LT-1\n"
    )
    [one] = ledger(tmp_path / "a.csv", text).payouts
    assert (one.day.day, str(one.amount), one.payee, one.account, one.number) == (6, "100", "龙腾公司", "601010", "LT-1")


def test_a_journal_tells_by_its_balance_which_side_is_paid(tmp_path: Path) -> None:
    text = (
        "日期,摘要,对方单位,借方金额,贷方金额,方向,余额\n2025/3/1,上期结转,,,,借,1000\n"
        "2025/3/3,首付款 合同号QS-25-W1,甲公司,,300,借,700\n"
        "2025/3/4,财政拨款,财政局,500,,借,1200\n2025/3/9,尾款,甲公司,,200,借,1000\n2025/3/31,本月合计,,500,500,借,1000\n"
    )
    assert told(ledger(tmp_path / "a.csv", text)) == [("2025-03-03", "300", "QS-25-W1"), ("2025-03-09", "200", "")]


def test_a_journal_of_a_bank_is_the_other_way_round(tmp_path: Path) -> None:
    text = "交易日,借方,贷方,余额,对方户名\n20250603,100,,900,甲公司\n20250604,,500,1400,财政局\n20250605,50,,1350,甲公司\n"
    assert [amount for _, amount, _ in told(ledger(tmp_path / "a.csv", text))] == ["100", "50"]


def test_a_journal_without_a_balance_tells_by_what_its_summaries_say(tmp_path: Path) -> None:
    text = "日期,摘要,对方单位,借方,贷方\n2025-03-02,支付保洁费,甲公司,,80\n2025-03-06,付培训费,乙校,,12\n2025-03-09,收拨款,财政局,50,\n"
    assert [amount for _, amount, _ in told(ledger(tmp_path / "a.csv", text))] == ["80", "12"]


def test_what_comes_back_is_a_refund_where_the_row_says_so_or_the_payee_was_paid(tmp_path: Path) -> None:
    text = (
        "日期,摘要,收款单位,支出,收入\n2025-03-02,货款,甲公司,80,-\n2025-03-06,多付,甲公司,—,5\n"
        "2025-03-07,退汇,丙公司,,3\n2025-03-09,拨款,财政局,,50\n"
    )
    assert [amount for _, amount, _ in told(ledger(tmp_path / "a.csv", text))] == ["80", "-5", "-3"]


def test_a_month_and_a_day_of_the_year_of_the_title(tmp_path: Path) -> None:
    rows = "日期,收款方全称,实际支付金额(元)\n3月5日,甲公司,100\n"
    assert told(ledger(tmp_path / "a.csv", "某校2025年度支出台账\n" + rows)) == [("2025-03-05", "100", "")]
    assert ledger(tmp_path / "b.csv", "2024年至2025年支出台账\n" + rows).unread == ["第3行"]


def test_a_web_page_and_lines_of_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='gb2312'></head><table><tr><td colspan=3>支付明细</td></tr>"
        "<tr><th>支付日期</th><th>收款人</th><th>金额</th></tr>"
        "<tr><td>2025-02-10</td><td rowspan=2>甲公司</td><td>23,400.00</td></tr><tr><td>2025-02-11</td><td>5</td></tr></table></html>"
    )
    found = ledger(tmp_path / "a.xls", page, "gb18030")
    assert [(one.payee, str(one.amount)) for one in found.payouts] == [("甲公司", "23400.00"), ("甲公司", "5")]
    assert told(ledger(tmp_path / "b.xls", "支付日期\t收款人\t金额\n2025-02-10\t甲公司\t7\n", "gbk")) == [("2025-02-10", "7", "")]
    cells = "".join(f'<Cell><Data ss:Type="String">{said}</Data></Cell>' for said in ("2025-02-10T00:00:00.000", "甲公司"))
    heads = "".join(f'<Cell><Data ss:Type="String">{said}</Data></Cell>' for said in ("支付日期", "收款人", "备注", "金额"))
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
        f'<Row>{heads}</Row><Row>{cells}<Cell ss:Index="4"><Data ss:Type="Number">9.5</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    assert told(ledger(tmp_path / "c.xls", xml)) == [("2025-02-10", "9.5", "")]
