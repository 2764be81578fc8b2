"""`metadata.csv`: what the contract itself does not say, a row a contract, filled in by the auditor.

A row names its contract by `file` (the path as in `contracts.csv`), `contract_id` or `number`. All other columns are
optional; headers may be the English names or the Chinese ones below; an empty cell is “not known”.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from extract.audit.metadata import DATES, readable
from extract.dataset.cells import unguarded
from extract.dataset.workbook.reading import read_rows
from extract.errors import UsageError
from extract.ingest.decode import decode
from extract.labels.metadata import HEADERS, KEYS
from extract.pages.tongue import CHINESE, Tongue
from extract.record import Record
from extract.redact import redact_text
from extract.text.fold import fold


class Metadata:
    """The rows of a `metadata.csv`, found by what they name a contract by; `told` says what was not understood of it."""

    def __init__(self, rows: Iterable[Mapping[str, str]], told: Iterable[str] = (), tongue: Tongue = CHINESE) -> None:
        self._by: dict[tuple[str, str], Mapping[str, str]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self.used: set[tuple[str, str]] = set()
        self.told = list(told)
        for row in rows:
            for key in KEYS:
                if row.get(key):
                    place = key, _alike(row[key])
                    if place in self._by:
                        zh = f"metadata 中“{row[key]}”有不止一行，只用最后一行"
                        self.told.append(tongue.say(zh, f"metadata has more than one row for “{row[key]}”; the last counts"))
                    self._by[place], self._names[place] = row, row[key]
                    break

    def of(self, record: Record) -> Mapping[str, str]:
        """What is known of a contract, without the columns that name it; empty if there is no row."""
        fact = record.fields.number
        number = fact.value if fact and fact.value else ""
        path = record.source.path
        names = (
            ("contract_id", record.contract_id), ("file", path), ("file", path.rpartition("/")[2]), ("number", number),
        )  # fmt: skip
        for key, name in names:
            place = key, _alike(name)
            if row := self._by.get(place):
                self.used.add(place)
                return {name: value for name, value in row.items() if name not in KEYS}
        return {}

    @property
    def unmatched(self) -> list[str]:
        """What the rows without a contract are called, sorted."""
        return sorted(name for place, name in self._names.items() if place not in self.used)


def beside(output: Path) -> Path | None:
    """What lies in the folder of a run."""
    return next((one for one in (output / "metadata.csv", output / "metadata.xlsx") if one.is_file()), None)


def read(path: str | Path, tongue: Tongue = CHINESE) -> Metadata:
    """Read a `metadata.csv` (UTF-8 or GB18030, comma, semicolon or tab) or a workbook (.xlsx). Raises `UsageError`.

    A header that is not known, a cell that is not what its column holds and a row that names no contract are left out and
    told.
    """
    path = Path(path)
    lines = _rows(path)
    heads = [cell.strip() for cell in next(iter(lines), [])]
    header = [_BY_HEADER.get(_alike(cell), "") for cell in heads]
    if not set(header) & set(KEYS):
        raise UsageError(
            f"{path}：第一行要有“文件”“合同编号”或“合同标识”一列，用来对应合同",
            f"{path}: the first line needs a column file, number or contract_id to tell which contract a row is of",
        )
    told = [
        tongue.say(f"{path.name} 的列“{head}”不认识，没有使用", f"{path.name}: column “{head}” is not known and was not used")
        for head, name in zip(heads, header, strict=True)
        if head and not name
    ]
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = [(name, _day(name, unguarded(cell.strip()))) for name, cell in zip(header, line, strict=False) if name]
        row = {name: cell for name, cell in cells if cell and readable(name, cell)}
        for name, cell in cells:
            if cell and not readable(name, cell):
                head = heads[header.index(name)]
                zh = f"{path.name} 第{number}行“{head}”的“{cell}”读不懂，没有使用"
                told.append(tongue.say(zh, f"{path.name}, line {number}: “{cell}” under “{head}” was not understood and not used"))
        if row and not set(row) & set(KEYS):
            zh = f"{path.name} 第{number}行没有写明是哪份合同，没有使用"
            told.append(tongue.say(zh, f"{path.name}, line {number} names no contract and was not used"))
        rows.append(row)
    return Metadata(rows, told, tongue)


def known_columns(path: Path) -> str:
    """The file as CSV with nothing but the columns that are known, masked: what may lie beside a run that was masked.

    Raises `UsageError` where `read` does, `DocumentError` where masking takes too long.
    """
    read(path)
    lines = _rows(path)
    heads = [cell.strip() for cell in lines[0]]
    kept = [place for place, head in enumerate(heads) if _alike(head) in _BY_HEADER]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([heads[place] for place in kept])
    for line in lines[1:]:
        cells = [line[place] if place < len(line) else "" for place in kept]
        writer.writerow(
            [cell if _BY_HEADER[_alike(heads[place])] in KEYS else redact_text(cell) for place, cell in zip(kept, cells, strict=True)]
        )
    return out.getvalue()


def _rows(path: Path) -> list[list[str]]:
    """The lines of the file. Raises `UsageError`."""
    try:
        return read_rows(path) if path.suffix.lower() == ".xlsx" else _lines(path)
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error


def _lines(path: Path) -> list[list[str]]:
    """The lines of a CSV file. Raises `OSError`."""
    decoded = decode(path.read_bytes())
    text = decoded[0].lstrip("\ufeff") if decoded else ""
    head = text.split("\n", 1)[0]
    return list(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count)))


def _alike(name: str) -> str:
    """A name regardless of case, width and layout."""
    return "".join(fold(name).split()).casefold()


def _day(column: str, cell: str) -> str:
    """A day that a workbook holds as its serial number."""
    if column in DATES and cell.isdigit() and 20_000 < int(cell) < 80_000:
        return (date(1899, 12, 30) + timedelta(days=int(cell))).isoformat()
    return cell


_BY_HEADER = {_alike(alias): name for name, aliases in HEADERS.items() for alias in (name, *aliases)}
