"""What `hetong reconcile` found, kept beside the run: tables, findings, and what else the findings quote.

    .hetong/beside/              a dataset of its own: files given to `hetong reconcile` that are not of the run
    .hetong/reconciled/run       the dataset that this was found in: for any other it is void
    .hetong/reconciled/*.csv     the tables of `columns.RECONCILED`
    .hetong/reconciled/findings.jsonl  contract id and findings of it, a line for each part of what was found
    .hetong/reconciled/people.json     what ledgers and lists say of people, as (detail, text): what --redact has to know
    .hetong/reconciled/json/     ledgers and lists as records, so that a finding can quote their rows
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.dataset.cells import parse
from extract.dataset.columns import RECONCILED, TABLES
from extract.dataset.derived import run_of
from extract.dataset.files import Replacing, write_text
from extract.dataset.writers.csv_tables import rendered
from extract.record import Finding, Record

_RUN = "run"
_FINDINGS = "findings.jsonl"
_PEOPLE = "people.json"


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
        self._findings = Replacing(self._folder / _FINDINGS)
        for table, target in self._tables.items():
            target.file.write(",".join(column.name for column in TABLES[table]) + "\r\n")

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of a table; columns that a row has not are empty."""
        whole = ({column.name: row.get(column.name) for column in TABLES[table]} for row in rows)
        self._tables[table].file.write(rendered(table, whole))

    def paper(self, record: Record) -> None:
        """A ledger or a list that findings quote."""
        write_text(self._folder / "json" / f"{record.contract_id}.json", json.dumps(record.to_json(), ensure_ascii=False))

    def people(self, found: Iterable[tuple[str, str]]) -> None:
        """What ledgers and lists say of people."""
        write_text(self._folder / _PEOPLE, json.dumps([list(one) for one in found], ensure_ascii=False))

    def findings(self, owner: str, found: Sequence[Finding]) -> None:
        """Findings of a contract, or of a ledger; may be called more than once for one."""
        if found:
            line = json.dumps([owner, [one.model_dump(mode="json") for one in found]], ensure_ascii=False)
            self._findings.file.write(line + "\n")

    def done(self) -> None:
        """All is there: from now on it is part of the dataset."""
        for target in (*self._tables.values(), self._findings):
            target.commit()
        write_text(self._folder / _RUN, run_of(self._output))

    def discard(self) -> None:
        """Something went wrong: leave no trace."""
        for target in (*self._tables.values(), self._findings):
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
        self._places: dict[str, list[int]] | None = None

    def people(self) -> list[tuple[str, str]]:
        """What ledgers and lists say of people, as (detail of a party, text)."""
        try:
            told = json.loads((self._folder / _PEOPLE).read_text(encoding="utf-8")) if self.valid else []
        except OSError:  # of an earlier edition
            told = []
        return [(str(field), str(text)) for field, text in told]

    @property
    def digest(self) -> str:
        """What tells these results from others, 64 hex digits."""
        whole = hashlib.sha256()
        for path in sorted(self._folder.glob("*.*")):
            whole.update(f"{path.name}\n".encode() + path.read_bytes())
        return whole.hexdigest()

    @property
    def owners(self) -> Collection[str]:
        """Contracts (and ledgers) with findings."""
        return self._index.keys()

    @property
    def findings(self) -> Mapping[str, list[Finding]]:
        """Contract id → its findings; of a ledger those that belong to no contract, under the ledger's own id."""
        return {owner: self.of(owner) for owner in self.owners}

    def of(self, contract_id: str) -> list[Finding]:
        """The findings of a contract."""
        found: list[Finding] = []
        if places := self._index.get(contract_id):
            with (self._folder / _FINDINGS).open("rb") as file:
                for place in places:
                    file.seek(place)
                    found += map(Finding.model_validate, json.loads(file.readline())[1])
        return found

    def rows(self, table: str) -> Iterable[dict[str, Any]]:
        """The rows of a table, read anew whenever they are gone through; none where nothing valid is kept."""
        return _Rows(self._folder / f"{table}.csv", table) if self.valid else ()

    @property
    def _index(self) -> dict[str, list[int]]:
        """Owner → where its lines begin."""
        if self._places is None:
            self._places = {}
            if self.valid:
                with (self._folder / _FINDINGS).open("rb") as file:
                    place = 0
                    for line in file:
                        owner = line[2 : line.index(b'"', 2)].decode("ascii")
                        self._places.setdefault(owner, []).append(place)
                        place += len(line)
        return self._places


class _Rows:
    """A table too large to be kept."""

    def __init__(self, path: Path, table: str) -> None:
        self._path = path
        self._columns = TABLES[table]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        csv.field_size_limit(1 << 30)
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            next(lines, None)
            for line in lines:
                yield {column.name: parse(cell, column.type) for column, cell in zip(self._columns, line, strict=True)}
