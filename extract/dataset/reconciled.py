"""What `hetong reconcile` found, kept beside the run: tables, findings, and what else the findings quote.

    .hetong/beside/              a dataset of its own: files given to `hetong reconcile` that are not of the run
    .hetong/reconciled/run       the dataset that this was found in: for any other it is void
    .hetong/reconciled/*.csv     the tables of `columns.RECONCILED`
    .hetong/reconciled/findings  contract id → its findings, a line each
    .hetong/reconciled/json/     ledgers and lists as records, so that a finding can quote their rows
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extract.dataset.columns import RECONCILED, TABLES
from extract.dataset.derived import run_of
from extract.dataset.files import Replacing, write_text
from extract.dataset.load import read_rows
from extract.dataset.writers.csv_tables import rendered
from extract.record import Finding, Record

_RUN = "run"
_FINDINGS = "findings.jsonl"


def folder(output: str | Path) -> Path:
    """Where it is kept."""
    return Path(output) / ".hetong" / "reconciled"


def beside(output: str | Path) -> Path | None:
    """The dataset of the files given beside the run; `None` where there were none."""
    place = beside_folder(output)
    return place if (place / "documents.csv").is_file() else None


def beside_folder(output: str | Path) -> Path:
    """Where that dataset is made."""
    return Path(output) / ".hetong" / "beside"


def places(output: str | Path) -> tuple[Path, ...]:
    """Folders of records besides the run's own, in which a document that is quoted may lie."""
    return beside_folder(output) / "json", folder(output) / "json"


class Keeping:
    """Rows as they are found; void until `done`. Raises `OSError`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = folder(output)
        shutil.rmtree(self._folder, ignore_errors=True)
        (self._folder / "json").mkdir(parents=True)
        self._tables = {table: Replacing(self._folder / f"{table}.csv", encoding="utf-8-sig") for table in RECONCILED}
        for table, target in self._tables.items():
            target.file.write(",".join(column.name for column in TABLES[table]) + "\r\n")

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of a table; columns that a row has not are empty."""
        whole = ({column.name: row.get(column.name) for column in TABLES[table]} for row in rows)
        self._tables[table].file.write(rendered(table, whole))

    def paper(self, record: Record) -> None:
        """A ledger or a list that findings quote."""
        write_text(self._folder / "json" / f"{record.contract_id}.json", json.dumps(record.to_json(), ensure_ascii=False))

    def done(self, findings: Mapping[str, list[Finding]]) -> None:
        """All is there: from now on it is part of the dataset."""
        for target in self._tables.values():
            target.commit()
        lines = (
            json.dumps([owner, [one.model_dump(mode="json") for one in found]], ensure_ascii=False) + "\n"
            for owner, found in sorted(findings.items())
        )
        write_text(self._folder / _FINDINGS, "".join(lines))
        write_text(self._folder / _RUN, run_of(self._output))

    def discard(self) -> None:
        """Something went wrong: leave no trace."""
        for target in self._tables.values():
            target.discard()
        shutil.rmtree(self._folder, ignore_errors=True)


class Reconciled:
    """What was found in a dataset; for another one it is `valid` no more and gives nothing."""

    def __init__(self, output: str | Path, run: str | None = None) -> None:
        self._folder = folder(output)
        try:
            kept_for = (self._folder / _RUN).read_text(encoding="utf-8")
        except OSError:
            kept_for = ""
        self.there = bool(kept_for)
        self.valid = self.there and kept_for == (run_of(Path(output)) if run is None else run)
        self._findings: dict[str, list[Finding]] | None = None

    @property
    def digest(self) -> str:
        """What tells these results from others, 64 hex digits."""
        whole = hashlib.sha256()
        for path in sorted(self._folder.glob("*.*")):
            whole.update(f"{path.name}\n".encode() + path.read_bytes())
        return whole.hexdigest()

    @property
    def findings(self) -> Mapping[str, list[Finding]]:
        """Contract id → its findings; of a ledger those that belong to no contract, under the ledger's own id."""
        if self._findings is None:
            self._findings = dict(self._read()) if self.valid else {}
        return self._findings

    def of(self, contract_id: str) -> list[Finding]:
        """The findings of a contract."""
        return self.findings.get(contract_id, [])

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table; none where nothing valid is kept."""
        return read_rows(self._folder, table) if self.valid else []

    def _read(self) -> Iterator[tuple[str, list[Finding]]]:
        for line in (self._folder / _FINDINGS).read_text(encoding="utf-8").splitlines():
            owner, found = json.loads(line)
            yield owner, [Finding.model_validate(one) for one in found]
