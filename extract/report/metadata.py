"""`metadata.csv`: what the contract itself does not say, a row a contract, filled in by the auditor.

A row names its contract by `file` (the path as in `contracts.csv`), `contract_id` or `number`. All other columns are
optional; headers may be the English names or the Chinese ones below; an empty cell is “not known”.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.errors import UsageError
from extract.ingest.decode import decode
from extract.record import Record

KEYS = ("contract_id", "file", "number")

HEADERS: Mapping[str, tuple[str, ...]] = {
    "contract_id": ("合同标识",),
    "file": ("文件", "文件名", "路径", "path"),
    "number": ("合同编号",),
    "award_date": ("中标通知书日期", "成交通知书日期", "中标（成交）通知书日期", "中标日期", "成交日期"),
    "award_amount": ("中标金额", "成交金额", "中标（成交）金额"),
    "publish_date": ("合同公告日期", "公告日期"),
    "filing_date": ("备案日期", "合同备案日期"),
    "budget": ("预算金额", "采购预算"),
    "supplier_size": ("供应商规模", "企业规模"),
    "procurement_method": ("采购方式",),
    "tender_threshold": ("公开招标数额标准", "公开招标限额"),
    "threshold": ("采购限额标准", "政府采购限额标准"),
    "original_amount": ("原合同金额",),
    "amendment_date": ("变更日期", "合同变更日期"),
    "amendment_notice_date": ("变更公告日期",),
    "lpr": ("LPR", "一年期LPR", "1年期LPR"),
}
"""Column → the other ways to head it."""

_BY_HEADER = {alias: name for name, aliases in HEADERS.items() for alias in (name, *aliases)}


class Metadata:
    """The rows of a `metadata.csv`, found by what they name a contract by."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._by: dict[tuple[str, str], Mapping[str, str]] = {}
        self.used: set[tuple[str, str]] = set()
        for row in rows:
            for key in KEYS:
                if row.get(key):
                    self._by[key, row[key]] = row
                    break

    def of(self, record: Record) -> Mapping[str, str]:
        """What is known of a contract, without the columns that name it; empty if there is no row."""
        number = record.fields.number.value if record.fields.number else ""
        for key in (("contract_id", record.contract_id), ("file", record.source.path), ("number", number)):
            if row := self._by.get(key):
                self.used.add(key)
                return {name: value for name, value in row.items() if name not in KEYS}
        return {}

    @property
    def unmatched(self) -> list[str]:
        """What the rows without a contract are called, sorted."""
        return sorted(value for key, value in self._by if (key, value) not in self.used)


def read(path: str | Path) -> Metadata:
    """Read a `metadata.csv` (UTF-8 or GB18030, comma, semicolon or tab). Raises `UsageError`."""
    path = Path(path)
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error
    text = decoded[0].lstrip("\ufeff") if decoded else ""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text), delimiter=separator)
    header = [_BY_HEADER.get(cell.strip(), cell.strip()) for cell in next(lines, [])]
    if not set(header) & set(KEYS):
        raise UsageError(
            f"{path}：第一行要有“文件”“合同编号”或“合同标识”一列，用来对应合同",
            f"{path}: the first line needs a column file, number or contract_id to tell which contract a row is of",
        )
    return Metadata(
        {name: cell.strip() for name, cell in zip(header, line, strict=False) if name and cell.strip()}
        for line in lines
    )
