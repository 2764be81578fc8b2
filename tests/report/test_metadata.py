"""`metadata.csv` and `.xlsx`: what is not understood is told."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from extract.pipeline import examine_bytes
from extract.record import Record
from extract.report.metadata import read

TEXT = "保洁服务合同\n合同编号：BJ-2025-07A\n甲方：云溪市图书馆\n乙方：洁净物业有限公司\n一、合同总价为人民币5000元。\n"


def _record(path: str = "2025/保洁.txt") -> Record:
    return examine_bytes(TEXT.encode(), path).record


def test_numbers_match_in_any_case_and_width(tmp_path: Path) -> None:
    file = tmp_path / "metadata.csv"
    file.write_text("合同编号,中标金额,备注\nｂｊ-2025-07a,5000,x\n没有的,1,\n,2,\n", encoding="utf-8")
    found = read(file)
    assert found.of(_record()) == {"award_amount": "5000"}
    assert found.unmatched == ["没有的"]
    assert [one for one in found.told if "备注" in one] and [one for one in found.told if "第4行" in one]


def test_cells_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    file = tmp_path / "metadata.csv"
    file.write_text("文件,中标日期,中标金额,LPR\n保洁.TXT,去年三月,五千,3.1%\n", encoding="utf-8")
    found = read(file)
    assert found.of(_record()) == {"lpr": "3.1%"}
    assert len(found.told) == 2 and "去年三月" in found.told[0] and "五千" in found.told[1]


def test_a_workbook(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "metadata.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["文件", "中标日期", "中标金额"])
        sheet.write_row(1, 0, ["2025/保洁.txt", 45736, 4999.5])
    assert read(tmp_path / "metadata.xlsx").of(_record()) == {"award_date": "2025-03-20", "award_amount": "4999.5"}
