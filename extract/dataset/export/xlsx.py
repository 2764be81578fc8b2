"""Excel: `hetong.xlsx`, a workbook for auditors: an overview, then a sheet a table, in Chinese."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from extract.dataset.columns import TABLES
from extract.dataset.export import Options
from extract.dataset.files import temporary
from extract.dataset.tables import Row
from extract.dataset.workbook.overview import Overview, Tally
from extract.dataset.workbook.sheet import TableSheets
from extract.dataset.workbook.styles import Styles
from extract.record import Record

_ORDER = (
    "contracts",
    "groups",
    "findings",
    "review",
    "payments",
    "penalties",
    "parties",
    "items",
    "amounts",
    "clauses",
    "matches",
    "differences",
    "ledger",
    "prices",
    "documents",
    "lots",
    "bidders",
    "failures",
    "verdicts",
    "corrections",
)
_CREATED = datetime(2000, 1, 1)
"""No clock: the same input gives the same bytes."""

FILES = ("hetong.xlsx",)


class Export:
    """Rows go to disk as they come; of a contract only what the overview counts is kept."""

    def __init__(self, target: Path, options: Options) -> None:
        import xlsxwriter

        self._path = target / "hetong.xlsx"
        self._workbook = xlsxwriter.Workbook(
            str(temporary(self._path)),
            {
                "constant_memory": True,
                "tmpdir": str(target),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "yyyy-mm-dd",
            },
        )
        self._workbook.set_properties({"title": "政府采购合同数据集", "created": _CREATED})
        styles = Styles(self._workbook)
        self._overview = Overview(self._workbook, styles)
        tables = sorted(TABLES, key=lambda table: _ORDER.index(table) if table in _ORDER else len(_ORDER))
        self._sheets = {table: TableSheets(self._workbook, table, styles) for table in tables}
        self._tally = Tally()
        self._run = options.run
        self._verdicts = options.verdicts
        self._files = None
        if options.contracts is not None:
            self._files = Path(os.path.relpath(options.contracts.resolve(), target.resolve())).as_posix()

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        path = record.source.path
        contract = self._sheets["contracts"].here() if "contracts" in rows else ""
        for table, table_rows in rows.items():
            for row in table_rows:
                link = "" if table == "contracts" else contract
                if verdict := self._verdicts.get(row["key"]) if table == "findings" else None:
                    row |= {"verdict": verdict["verdict"], "verdict_note": verdict["note"]}
                self._sheets[table].add(row, path, contract=link, files=self._files)
        if contract:
            self._tally.add(record, counted=rows["contracts"][0]["counted"])

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        for table, table_rows in others.items():
            for row in table_rows:
                self._sheets[table].add(row, str(row.get("path") or ""), files=self._files)
        for sheet in self._sheets.values():
            sheet.close()
        self._overview.fill(self._tally, self._sheets, self._run)
        self._workbook.close()

    def commit(self) -> list[Path]:
        temporary(self._path).replace(self._path)
        return [self._path]

    def discard(self) -> None:
        for sheet in self._workbook.worksheets():  # the temporary files of sheets that were never put together
            if not sheet.row_data_fh.closed:
                sheet.row_data_fh.close()
            Path(sheet.row_data_filename).unlink(missing_ok=True)
        self._workbook.fileclosed = True
        temporary(self._path).unlink(missing_ok=True)
