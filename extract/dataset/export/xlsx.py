"""Excel: `hetong.xlsx`, a workbook for auditors: an overview, then a sheet a table, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from extract import labels
from extract.audit import default_catalogue
from extract.dataset.columns import TABLES
from extract.dataset.export import Options
from extract.dataset.files import temporary, way
from extract.dataset.ownership import refuse_changed, remember
from extract.dataset.tables import Row
from extract.dataset.workbook.cells import Match
from extract.dataset.workbook.layout import EXTRA, places
from extract.dataset.workbook.overview import Overview, Tally
from extract.dataset.workbook.sheet import TableSheets
from extract.dataset.workbook.styles import Styles
from extract.record import Record

_ORDER = (
    "contracts",
    "findings",
    "not_assessed",
    "review",
    "groups",
    "payments",
    "penalties",
    "parties",
    "items",
    "amounts",
    "clauses",
    "matches",
    "differences",
    "ledger",
    "balances",
    "prices",
    "documents",
    "lots",
    "bidders",
    "failures",
    "verdicts",
    "corrections",
    "columns",
)
_FEW = 2000
"""Contracts up to which links look their row up, so that they survive sorting, and every row is as high as its texts."""
_CREATED = datetime(2000, 1, 1)
"""No clock: the same input gives the same bytes."""

FILES = ("hetong.xlsx",)


class Export:
    """Rows go to disk as they come; of a contract only what the overview counts is kept."""

    def __init__(self, target: Path, options: Options) -> None:
        import xlsxwriter

        self._path = target / FILES[0]
        refuse_changed(target, self._path)
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
        self._few = options.contracts_known <= _FEW
        tables = sorted((*TABLES, *EXTRA), key=lambda table: _ORDER.index(table) if table in _ORDER else len(_ORDER))
        self._sheets = {table: TableSheets(self._workbook, table, styles, few=self._few) for table in tables}
        self._findings: list[tuple[Row, str, str | Match]] = []
        self._not_assessed = options.not_assessed
        self._tally = Tally()
        self._run = options.run
        self._verdicts = options.verdicts
        self._files = None
        if options.contracts is not None:
            self._files = way(target, options.contracts).as_posix()

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        path, link = record.source.path, self._link(record, rows)
        for table, table_rows in rows.items():
            if table == "findings":
                self._findings += [(row, path, link) for row in self._told(table_rows, record)]
                continue
            for row in table_rows:
                self._sheets[table].add(row, path, contract="" if table == "contracts" else link, files=self._files)
        for check, reasons in self._not_assessed.get(record.contract_id, {}).items():
            row = {"check": check, "title": _title(check), "reason": "；".join(dict.fromkeys(reasons)), **_contract(record)}
            self._sheets["not_assessed"].add(row, path, contract=link, files=self._files)
        if link:
            self._tally.add(record, counted=rows["contracts"][0]["counted"])

    def _link(self, record: Record, rows: Mapping[str, list[Row]]) -> str | Match:
        """Where the contract's own row is."""
        if "contracts" not in rows:
            return ""
        contracts = self._sheets["contracts"]
        return contracts.found(record.contract_id) if self._few else contracts.here()

    def _told(self, rows: Sequence[Row], record: Record | None) -> Iterator[Row]:
        """Findings with their contract and what people decided on them."""
        about = _contract(record) if record is not None else {}
        for row in rows:
            verdict = self._verdicts.get(row["key"]) or {}
            decided = {"verdict": verdict.get("verdict"), "verdict_by": verdict.get("who"), "verdict_note": verdict.get("note")}
            yield {**about, **row, **decided}

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        for table, table_rows in others.items():
            if table == "findings":
                self._findings += [(row, str(row.get("path") or ""), "") for row in self._told(table_rows, None)]
                continue
            for row in table_rows:
                self._sheets[table].add(row, str(row.get("path") or ""), files=self._files)
        for row, path, link in sorted(self._findings, key=lambda one: _weightiest(one[0])):
            self._sheets["findings"].add(row, path, contract=link, files=self._files)
        for table in self._sheets:
            if table in TABLES:
                for place in places(table):
                    kind = place.column.measure or place.column.type
                    row = {"sheet": labels.table(table), "head": place.head, "name": place.column.name, "kind": kind}
                    self._sheets["columns"].add(row, "")
        for sheet in self._sheets.values():
            sheet.close()
        self._overview.fill(self._tally, self._sheets, self._run)
        self._workbook.close()

    def commit(self) -> list[Path]:
        temporary(self._path).replace(self._path)
        remember(self._path.parent, self._path)
        return [self._path]

    def discard(self) -> None:
        for sheet in self._workbook.worksheets():  # the temporary files of sheets that were never put together
            if not sheet.row_data_fh.closed:
                sheet.row_data_fh.close()
            Path(sheet.row_data_filename).unlink(missing_ok=True)
        self._workbook.fileclosed = True
        temporary(self._path).unlink(missing_ok=True)


def _contract(record: Record) -> Row:
    """What people call a contract, beside what was found in it."""
    fields = record.fields
    named = fields.title or fields.project_name
    row: Row = {"contract_id": record.contract_id, "contract_title": named.value if named else None}
    row["contract_number"] = fields.number.value if fields.number else None
    row["total_amount"] = fields.total_amount.value if fields.total_amount else None
    for role in ("buyer", "supplier"):
        row[role] = [one.name.value for one in record.parties if one.role == role and one.name and one.name.value]
    return row


def _weightiest(row: Row) -> tuple[bool, int]:
    """Sort key: by weight, what a person dismissed last; what weighs the same stays in the order of the contracts."""
    return row.get("verdict") == "dismissed", -(row.get("weight") or 0)


def _title(check: str) -> str:
    info = default_catalogue().checks.get(check)
    return info.title["zh"] if info else check
