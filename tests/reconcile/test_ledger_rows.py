"""Ledgers as finance systems give them: what is read, what is left out, and what is told instead of guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from extract.errors import UsageError
from extract.reconcile.ledger import Ledger, read
from extract.reconcile.sheet import read as book


def ledger(path: Path, text: str, encoding: str = "utf-8") -> Ledger:
    path.write_bytes(text.encode(encoding))
    return read(book(path))


def sums(found: Ledger) -> list[tuple[date, str]]:
    return [(one.day, str(one.amount)) for one in found.payouts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "付款日期,付款金额,收款单位,摘要\n2025-03-01,\"1,200.50\",甲公司,书架款\n",
        "临湖县图书馆2025年支出台账\n单位：元,,制表：财务科,\n支付时间,支出（元）,收款人全称,用途\n2025/3/1,1200.50元,甲公司,书架款\n合计,1200.50,,\n",
        "日期;摘要;收款方;金额\n20250301;书架款;甲公司;￥1200.50\n;本月合计;;1200.50\n",
        "单位：万元\n交易日期\t收款人\t支付金额\t备注\n2025年3月1日\t甲公司\t0.12005\t书架款\n",
        "合同编号,收款单位名称,实付金额(万元),付款日期\nA-1,甲公司,0.12005,45717\n",
    ],
)
def test_one_payment_in_many_dresses(tmp_path: Path, text: str, encoding: str) -> None:
    found = ledger(tmp_path / "支付.csv", text, encoding)
    [one] = found.payouts
    assert one.day == date(2025, 3, 1) and one.amount == Decimal("1200.50") and one.payee == "甲公司" and not found.unread
    text_of = found.record.text or ""
    assert text_of[one.start : one.start + len(one.text)] == one.text


def test_refunds_income_and_what_cannot_be_read(tmp_path: Path) -> None:
    text = (
        "日期,收款人,支出,收入,摘要\n2025-03-01,甲公司,100,,货款\n2025-03-02,甲公司,-30,,冲正\n2025-03-03,甲公司,,20,退款\n"
        "2025-03-04,甲公司,(5.00),,红字\n三月五日,甲公司,40,,货款\n2025-03-06,甲公司,约50,,货款\n备注：以上为示例,,,,\n"
    )
    found = ledger(tmp_path / "a.csv", text)
    assert [amount for _, amount in sums(found)] == ["100", "-30", "-20", "-5.00"]
    assert found.unread == ["第6行", "第7行"]


def test_a_workbook_with_merged_titles_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "支付.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("三月")
        day = made.add_format({"num_format": "yyyy/m/d"})
        sheet.merge_range("A1:E1", "临湖县图书馆付款台账")
        for i, head in enumerate(("付款日期", "收款单位", "收款账号", "付款金额", "合同号")):
            sheet.write(2, i, head)
        sheet.write_datetime(3, 0, date(2025, 3, 1), day)  # type: ignore[arg-type]
        sheet.merge_range("B4:B5", "甲公司")
        sheet.write_string(3, 2, "6222 0000 1234 5678 901")
        sheet.write_number(3, 3, 1234567.89)
        sheet.write_string(3, 4, "A-2025-1")
        sheet.write_datetime(4, 0, date(2025, 3, 2), day)  # type: ignore[arg-type]
        sheet.write_number(4, 2, 6222000012345678901)
        sheet.write_number(4, 3, 0.3)
        sheet.write_string(5, 0, "合计")
        sheet.write_number(5, 3, 1234568.19)
        made.add_worksheet("说明").write(0, 0, "本表由财务科编制")
    found = read(book(path))
    assert [(one.row, str(one.amount), one.payee) for one in found.payouts] == [(4, "1234567.89", "甲公司"), (5, "0.3", "甲公司")]
    assert [one.account for one in found.payouts] == ["6222000012345678901", ""]  # a spreadsheet spoiled the second


def test_a_head_in_two_rows(tmp_path: Path) -> None:
    text = "付款情况,,收款情况,\n日期,金额,收款人,收款账号\n2025-03-01,100,甲公司,12345678\n"
    assert sums(ledger(tmp_path / "a.csv", text)) == [(date(2025, 3, 1), "100")]


def test_a_head_whose_words_stand_in_two_rows(tmp_path: Path) -> None:
    text = "单位：万元,,,,\n支付令,,收款,,金额,\n日期,凭证号,全称,账号,合计,摘要\n45736,记-1,甲公司,12345678,0.01,书架款\n"
    [one] = ledger(tmp_path / "a.csv", text).payouts
    assert (one.day, str(one.amount), one.payee) == (date(2025, 3, 20), "100.00", "甲公司")


def test_a_column_that_says_which_way_the_money_went(tmp_path: Path) -> None:
    text = "交易时间,收/付,交易金额,对方户名\n2025-03-01,付,100,甲公司\n2025-03-02,收,30,甲公司\n2025-03-03,借,20,甲公司\n"
    found = ledger(tmp_path / "a.csv", text)
    assert [amount for _, amount in sums(found)] == ["100", "-30"]
    assert found.unread == ["第4行"]


@pytest.mark.parametrize(
    "text",
    [
        "银行存款日记账\n2025年,,凭证号,摘要,借方,贷方,余额\n月,日,,,,,\n3,1,记-3,付甲公司书架款,,100.00,900.00\n3,2,记-4,拨款,500.00,,1400\n",
        "甲单位账户交易明细\n年,月,日,对方户名,借方发生额,贷方发生额\n2025,3,1,甲公司,100,\n2025,3,2,财政局,,500\n",
        "交易日期,对方户名,交易金额\n2025-03-01,甲公司,-100.00\n2025-03-05,乙公司,-20.00\n2025-03-02,财政局,500\n",
    ],
)
def test_debit_credit_and_minus(tmp_path: Path, text: str) -> None:
    found = ledger(tmp_path / "a.csv", text).payouts
    assert (found[0].day, found[0].amount) == (date(2025, 3, 1), Decimal(100))
    assert all(one.amount > 0 for one in found)  # what came in from others is no payment


def test_debit_and_credit_alone_say_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        ledger(tmp_path / "a.csv", "日期,摘要,借方,贷方\n2025-03-01,书架款,100,\n")
    assert "付款金额" in str(caught.value)


@pytest.mark.parametrize(("name", "text"), [("a.csv", "姓名,年龄\n甲,3\n"), ("a.csv", ""), ("a.docx", "x")])
def test_what_is_no_ledger_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        ledger(tmp_path / name, text)
    assert name in str(caught.value)


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UsageError):
        book(path)


def test_a_sum_merged_over_rows_is_paid_once(tmp_path: Path) -> None:
    path = tmp_path / "支付.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["付款日期", "收款人", "摘要", "金额"])
        sheet.write_row(1, 0, ["2025-03-01", "甲公司", "书架"])
        sheet.write_row(2, 0, ["2025-03-01", "甲公司", "阅览桌"])
        sheet.merge_range("D2:D3", 100)
    found = read(book(path))
    assert sums(found) == [(date(2025, 3, 1), "100")] and found.unread == ["Sheet1第3行"]


def test_a_formula_without_its_result_is_told_among_rows_that_can_be_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path, made = tmp_path / "支付.xlsx", openpyxl.Workbook()
    made.active.title = "台账 & 表"
    made.active.append(["付款日期", "收款人", "金额"])
    for day, amount in (("2025-03-01", 100), ("2025-03-02", "=C2*2"), ("=TODAY()", 5)):
        made.active.append([day, "甲公司", amount])
    made.save(path)
    found = read(book(path))
    assert sums(found) == [(date(2025, 3, 1), "100")] and found.unread == ["台账 & 表第3行", "台账 & 表第4行"]
    with xlsxwriter.Workbook(path) as solved:
        sheet = solved.add_worksheet()
        sheet.write_row(0, 0, ["付款日期", "收款人", "金额"])
        sheet.write_row(1, 0, ["2025-03-01", "甲公司"])
        sheet.write_formula("C2", "=50*2", None, 100)
    assert sums(read(book(path))) == [(date(2025, 3, 1), "100")]


def test_rows_whose_sums_are_lost_or_no_sums_are_told(tmp_path: Path) -> None:
    head = "付款日期,收款人,摘要,金额\n"
    assert ledger(tmp_path / "a.csv", head + "2025-03-01,甲公司,书架,\n").unread == ["第2行"]
    assert ledger(tmp_path / "b.csv", head + '2025-03-01,"甲公司,书架,5\n2025-03-02,乙公司,桌,6\n').unread == ["第2行"]
    found = ledger(tmp_path / "c.csv", head + f"2025-03-01,甲公司,书架,{'9' * 33}.00\n2025-03-02,甲公司,桌,6\n")
    assert [amount for _, amount in sums(found)] == ["6"] and found.unread == ["第2行"]


@pytest.mark.parametrize("suffix", ["xls", "et", "ods"])
def test_workbooks_of_other_programs(suffix: str) -> None:
    """`books/` hold the ledger of the samples as LibreOffice and WPS save it, accounts as text."""
    here = Path(__file__).parent
    saved = read(book(here / "books" / f"ledger.{suffix}"))
    written = read(book(here.parents[1] / "samples" / "matters" / "ledger.csv"))
    assert [(p.row, p.day, p.amount, p.payee, p.account, p.told) for p in saved.payouts] == [
        (p.row, p.day, p.amount, p.payee, p.account, p.told) for p in written.payouts
    ]
