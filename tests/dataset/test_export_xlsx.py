"""The workbook, read back: Chinese heads and words, numbers as numbers, links, nothing that runs as a formula."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extract import labels
from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.dataset.export import Options, export, xlsx
from extract.dataset.workbook import sheet as sheets
from extract.dataset.workbook.layout import EXTRA, FILLED_IN, height, places
from extract.errors import UsageError
from extract.record import Record, TextFact

Make = Callable[..., Record]
FACT = {"text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5, "page": 3}
FINDING = {**FACT, "check": "sum", "title": "合计不符", "detail": "差 10 元", "statute": None}


@pytest.fixture
def run(tmp_path: Path, make_record: Make) -> Path:
    return _run(tmp_path / "out", make_record)


def _run(output: Path, make_record: Make) -> Path:
    dataset = Dataset(output)
    fields = {
        "category": {"value": "goods", **FACT},
        "total_amount": {"value": "1192000.00", **FACT, "flags": ["near_seal"]},
        "tax_rate": {"value": "0.13", **FACT},
        "signed_on": {"value": "2025-07-01", **FACT},
        "term_end": {"value": "2025-09", **FACT},
        "tax_included": {"value": True, **FACT},
        "warranty_duration": {"value": {"count": 10, "unit": "working_day"}, **FACT},
        "dispute_venue": {"value": "+cmd|' /c calc'!A1", **FACT},
        "project_number": {"value": "00123", **FACT},
        "lot": {"value": "1", **FACT},
        "amount_excluding_tax": {"value": "1234567890123456.78", **FACT},
    }
    findings = [{**FINDING, "severity": severity} for severity in ("error", "warning", "info")]
    dataset.add(make_record("甲/a#1.pdf", fields=fields, findings=findings))
    other = make_record("b.txt", salt="2")
    other.fields.lot = TextFact(value="2", text="校服", start=7, end=9, rule="x", confidence=0.5)  # another contract
    dataset.add(other)
    dataset.fail(Failure("c.xlsx", "", "read", "unreadable", "打不开"))
    dataset.finish()
    return output


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, make_record: Make) -> Workbook:
    """The workbook of such a run, written and read back once; nobody changes it."""
    return _book(_run(tmp_path_factory.mktemp("workbook") / "out", make_record))


def _book(run: Path, options: Options | None = None) -> Workbook:
    [path] = export(run, ["xlsx"], options=options)
    return openpyxl.load_workbook(path)


def _names(sheet: Worksheet) -> list[str]:
    """The English names of the columns of a sheet."""
    [table] = [name for name, label in labels.TABLES.items() if label == sheet.title]
    return [place.column.name for place in places(table)]


def _cell(sheet: Worksheet, column: str, row: int = 1) -> Any:
    """A cell by the English name of its column; rows count from 1 below the head."""
    return sheet.cell(row + sheets.HEADS, _names(sheet).index(column) + 1)


def test_a_sheet_a_table_in_chinese_behind_the_overview(book: Workbook) -> None:
    assert book.sheetnames[0] == "概览"
    assert set(book.sheetnames[1:]) == {labels.table(table) for table in (*TABLES, *EXTRA)}
    assert book.active is book["概览"]


@pytest.mark.parametrize("table", TABLES)
def test_one_row_of_chinese_heads(book: Workbook, table: str) -> None:
    sheet = book[labels.table(table)]
    names = _names(sheet)
    assert [cell.value for cell in sheet[1]] == [labels.column(table, name) for name in names]
    assert len({cell.value for cell in sheet[1]}) == len(names)
    expected = {column.name for column in TABLES[table]} | {"path"}
    if table == "findings":
        expected |= {*FILLED_IN, "contract_title", "contract_number", "buyer", "supplier", "total_amount"}
    if table == "clauses":
        expected -= {"page", "rule", "confidence"}
    assert set(names) == expected


def test_the_names_of_the_dataset_have_a_sheet(book: Workbook) -> None:
    rows = set(book["字段对照"].iter_rows(min_row=2, max_col=3, values_only=True))
    assert ("付款", "付款金额", "amount") in rows
    assert {name for sheet, _, name in rows if sheet == "合同"} >= {column.name for column in TABLES["contracts"]}


@pytest.mark.parametrize("table", TABLES)
def test_heads_stay_in_sight_filter_and_print(book: Workbook, table: str) -> None:
    sheet = book[labels.table(table)]
    assert sheet.freeze_panes == "B2"
    last = openpyxl.utils.get_column_letter(sheet.max_column)
    assert sheet.auto_filter.ref == f"A1:{last}{sheet.max_row}"
    assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.fitToHeight) == "0"
    assert sheet.print_title_rows == "$1:$1" and sheet.sheet_properties.pageSetUpPr.fitToPage
    first, end = sheet.print_area.replace("$", "").rpartition("!")[2].split(":")
    assert first == "A1" and sum(place.width for place in places(table)[: sheet[end].column]) <= 250
    assert sheet[end].row == (1 if table == "clauses" else sheet.max_row), "the text of the contracts is not printed"


def test_a_row_is_as_high_as_its_texts(book: Workbook, run: Path, make_record: Make) -> None:
    assert height([("短", 20)]) == 34 and height([("字" * 100, 21), ("短", 5)]) == 11 * 17
    assert height([("字" * 100_000, 20)]) <= 409
    sheet = book["审核发现"]
    assert all(sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1))


def test_numbers_are_numbers_that_show_what_they_are(book: Workbook) -> None:
    sheet = book["合同"]
    total = _cell(sheet, "total_amount", 2)
    assert (total.value, total.number_format) == (1192000, "#,##0.00")
    rate = _cell(sheet, "tax_rate", 2)
    assert (rate.value, rate.number_format) == (0.13, "0%")
    penalty = _cell(book["违约责任"], "rate")
    assert (penalty.value, penalty.number_format) == (0.0005, "0.00%")
    assert _cell(sheet, "amount_excluding_tax", 2).value == "1234567890123456.78"  # a number would lose its end
    assert _cell(book["清单"], "quantity").value == -3


def test_dates_are_dates_where_they_are_whole(book: Workbook) -> None:
    sheet = book["合同"]
    signed = _cell(sheet, "signed_on", 2)
    assert (signed.value, signed.number_format) == (datetime.datetime(2025, 7, 1), "yyyy-mm-dd")
    assert _cell(sheet, "term_end", 2).value == "2025-09"


def test_words_are_chinese(book: Workbook) -> None:
    sheet = book["合同"]
    assert _cell(sheet, "category", 2).value == "货物"
    assert _cell(sheet, "tax_included", 2).value == "是"
    assert _cell(sheet, "warranty_duration", 2).value == "10个工作日"
    payments = book["付款"]
    assert _cell(payments, "kind").value == "预付款"
    assert _cell(payments, "triggers").value == "合同签订、收到发票"
    assert _cell(book["违约责任"], "trigger").value == "逾期交付（履行）"
    assert _cell(book["待复核"], "flags").value == "印章压字"
    assert _cell(book["未读文件"], "error_class").value == "文件损坏或无法打开"


def test_text_is_text(book: Workbook) -> None:
    name = _cell(book["清单"], "name")
    assert (name.value, name.data_type, name.quotePrefix) == ("=1+1", "s", True)
    venue = _cell(book["合同"], "dispute_venue", 2)
    assert (venue.value, venue.data_type, venue.quotePrefix) == ("+cmd|' /c calc'!A1", "s", True)
    number = _cell(book["合同"], "project_number", 2)
    assert (number.value, number.data_type) == ("00123", "s")


def test_the_only_formulas_are_links(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value.startswith("=HYPERLINK(\"#'")


def test_a_row_leads_to_its_contract(book: Workbook) -> None:
    payments, contracts = book["付款"], book["合同"]
    link = _cell(payments, "path", 2)
    key = openpyxl.utils.get_column_letter(_names(contracts).index("contract_id") + 1)
    wanted = _cell(payments, "contract_id", 2).value
    # by what stands in the row and not by its number: sorting the contracts leaves the link right
    assert link.value == f'=HYPERLINK("#\'合同\'!A"&MATCH("{wanted}",\'合同\'!${key}:${key},0),"甲/a#1.pdf")'
    assert contracts["A3"].value == "甲/a#1.pdf"
    assert _cell(payments, "contract_id", 2).value == _cell(contracts, "contract_id", 2).value


def test_the_originals_can_be_opened(run: Path, tmp_path: Path) -> None:
    book = _book(run, Options(contracts=tmp_path / "in"))
    assert book["合同"]["A3"].value == '=HYPERLINK("../in/甲/a%231.pdf","甲/a#1.pdf")'
    page = _cell(book["审核发现"], "page")
    assert page.value == '=HYPERLINK("../in/甲/a%231.pdf#page=3",3)'


def test_a_link_too_long_for_a_formula_is_text(tmp_path: Path, make_record: Make) -> None:
    path = "长" * 300 + ".txt"
    dataset = Dataset(tmp_path)
    dataset.add(make_record(path))
    dataset.finish()
    book = _book(tmp_path, Options(contracts=tmp_path))
    assert book["合同"]["A2"].value == path
    assert book["付款"]["A2"].value == path


def test_findings_have_the_colour_of_their_severity(book: Workbook) -> None:
    sheet = book["审核发现"]
    colours = [_cell(sheet, "severity", row).fill.fgColor.rgb[-6:] for row in (1, 2, 3)]
    assert colours == ["FFC7CE", "FFEB9C", "DDEBF7"]
    assert [_cell(sheet, "severity", row).value for row in (1, 2, 3)] == ["错误", "疑点", "提示"]
    assert _cell(book["合同"], "n_findings", 2).fill.fgColor.rgb[-6:] == "FFEB9C"


def test_the_overview_counts_and_adds_up(book: Workbook) -> None:
    rows = {row[0]: row[1:] for row in book["概览"].iter_rows(values_only=True) if row[0]}
    assert rows['=HYPERLINK("#\'付款\'!A1","付款")'][0] == 2
    assert rows["货物"][:4] == (1, 1, 1192000, "人民币（CNY）")
    assert rows["未写明"][:4] == (1, 1, 120000, "人民币（CNY）")
    assert rows["合计"][:4] == (2, 2, 1312000, "人民币（CNY）")
    assert rows["错误"][0] == rows["疑点"][0] == rows["提示"][0] == 1


def test_what_a_cell_cannot_hold(tmp_path: Path, make_record: Make) -> None:
    day = {"value": "1899-12-31", "text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}
    record = make_record(fields={"signed_on": day, "place": {**day, "value": "甲\x00\ufffe乙\r\n丙_x0041_"}})
    long = record.clauses[0].model_copy(update={"text": "条" * 40_000})
    dataset = Dataset(tmp_path)
    dataset.add(record.model_copy(update={"clauses": [long]}))
    dataset.finish()
    book = _book(tmp_path)
    assert _cell(book["条款"], "text").value == "条" * 32_766 + "…"
    assert _cell(book["合同"], "signed_on").value == "1899-12-31"
    # `_x005F_` is how the format writes an underscore that begins no code.
    assert _cell(book["合同"], "place").value == "甲\ufffd\ufffd乙\n丙_x005F_x0041_"


def test_rows_beyond_the_format_go_to_a_further_sheet(
    tmp_path: Path, make_record: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ROWS", 3)
    monkeypatch.setattr(xlsx, "_FEW", 0)
    dataset = Dataset(tmp_path)
    for i in range(5):
        dataset.add(make_record(f"{i}.txt", salt=str(i)))
    dataset.finish()
    book = _book(tmp_path)
    assert [book[name].max_row for name in ("付款", "付款 (2)", "付款 (3)")] == [3, 3, 2]
    assert book["付款 (3)"]["A2"].value == '=HYPERLINK("#\'合同 (3)\'!A2","4.txt")'
    assert book["合同 (3)"]["A2"].value == "4.txt"
    assert book["付款 (2)"]["A1"].value == "文件"
    assert book["付款"].auto_filter.ref.endswith("3") and book["付款 (3)"].auto_filter.ref.endswith("2")


def test_no_clock_and_no_address_outside(run: Path) -> None:
    [path] = export(run, ["xlsx"])
    with zipfile.ZipFile(path) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"2000-01-01" in parts.read("docProps/core.xml")
        assert not [
            name for name in parts.namelist() if "rels" in name and b'TargetMode="External"' in parts.read(name)
        ]


def test_a_workbook_that_somebody_filled_in_is_not_overwritten(run: Path) -> None:
    path = export(run, ["xlsx"])[0]
    export(run, ["xlsx"])  # as it was written: replaced
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "属实，已核"
    book.save(path)
    filled = path.read_bytes()
    with pytest.raises(UsageError, match="hetong verdicts"):
        export(run, ["xlsx"])
    assert path.read_bytes() == filled
    assert not [one for one in run.iterdir() if one.name.endswith(".tmp")]
    path.unlink()
    assert export(run, ["xlsx"]) == [path]
