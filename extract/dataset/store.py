"""The files of a dataset: a record as soon as it is there, the tables when all are, sorted by path."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from extract.dataset import layout, ledger, parts
from extract.dataset.audited import Audited
from extract.dataset.columns import RECONCILED
from extract.dataset.derived import retire, stamp
from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, sweep, write_text
from extract.dataset.final import final
from extract.dataset.load import read_failures
from extract.dataset.ownership import refuse_foreign
from extract.dataset.read import Overlay, document_ids
from extract.dataset.survey import survey
from extract.dataset.tables import Row, failure_row, finding_rows, group_rows
from extract.dataset.writers import writers
from extract.model import Candidate, Document
from extract.record import Record

RECORD_FILE = re.compile(r"[0-9a-f]{16}\.json")
"""The name of a record's file."""


def prepare(output: Path) -> None:
    """Make the folders and clear what an interrupted run left.

    Raises `UsageError` (code `output`) if they cannot be written, or hold files of others.
    """
    refuse_foreign(output)
    with output_errors(output):
        for folder in (output, output / "json", parts.parts_folder(output)):
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
        # Found out now and not after an hour of work.
        probe = output / ".hetong-probe.tmp"
        probe.write_bytes(b"x")
        probe.unlink()


def record_file(output: Path, contract_id: str) -> Path:
    """Where the record of a contract lies."""
    return output / "json" / f"{contract_id}.json"


def save(
    output: Path,
    record: Record,
    document: Document | None = None,
    candidates: Mapping[str, tuple[Candidate, ...]] | None = None,
) -> int:
    """Store a record, whole or not at all, and return the size of its file in bytes.

    With the document it was made from the places of all characters are kept too, and with `candidates` what was not chosen.
    May run in any process, for many records at a time. Raises `OSError`.
    """
    text = json.dumps(record.to_json(), ensure_ascii=False, indent=1) + "\n"
    made = parts.make(record)
    if document is not None and document.text == (record.text or ""):
        layout.keep(output, record.contract_id, document, candidates)
    elif document is not None:  # masked: no word of it may be told beside it
        layout.keep(output, record.contract_id, document)
    path = record_file(output, record.contract_id)
    write_text(path, text)
    parts.write(output, record.contract_id, made)
    return path.stat().st_size


def saved(output: Path, contract_id: str) -> Record:
    """The stored record of a contract."""
    return Record.model_validate_json(record_file(output, contract_id).read_bytes())


def write_tables(
    output: Path,
    contract_ids: Iterable[str],
    failures: Iterable[Failure],
    record: Callable[[Path, str], Record] = saved,
) -> list[Path]:
    """Write the files of all contracts from stored records, and return them. `record` gets one where its rows will not do.

    Both iterables in the order of the tables. Corrections are applied, files of one contract are grouped, and what an audit
    of this very dataset found stands in the place of the records' own findings. Raises `OSError` (the files of before are
    still there then), `UsageError` for a ledger that cannot be read.
    """
    ids = list(contract_ids)
    ledger.absorb(output)
    overlay = Overlay(output, audited=False)
    others = {table: ledger.read(output, table) for table in ledger.LEDGERS}

    def part(contract_id: str) -> parts.Parts:
        return _parts(output, contract_id, overlay, record)

    known = survey(ids, part, failures)
    audited = Audited(output, known.run)
    edition = hashlib.sha256(known.run.encode())
    reconciled = audited.reconciled
    if reconciled.valid:
        edition.update(reconciled.digest.encode())
    own = set(ids)
    loose = (row for owner in reconciled.owners if owner not in own for row in finding_rows(owner, reconciled.of(owner)))
    tables: dict[str, Iterable[Row]] = {
        "findings": loose,
        "groups": group_rows(known.members, known.paths),
        **{table: reconciled.rows(table) for table in RECONCILED},
        "failures": _FailureRows(failures),
        **others,
    }
    opened = {}
    try:
        for name, writer in writers().items():
            opened[name] = writer(output)
        for contract_id in ids:
            made = final(part(contract_id), contract_id, known, audited.of(contract_id), reconciled.of(contract_id))
            edition.update(made["csv_tables"].get("findings", "").encode())
            for name in opened:
                opened[name].append(made[name])
        for one in opened.values():
            one.finish(tables)
        written = [path for one in opened.values() for path in one.commit()]
        stamp(output, known.run, edition.hexdigest()[:16])
        ledger.stamp(output)
        return written
    except BaseException:
        for one in opened.values():
            one.discard()
        raise


def rewrite_tables(output: Path) -> list[Path]:
    """Write the files of a finished run again, after an audit or a correction. Raises as `write_tables`."""
    return write_tables(output, document_ids(output), read_failures(output))


def settled(output: Path) -> bool:
    """Bring the tables of a run in line with what people decided since they were written; `False` if they were.

    Raises as `write_tables`.
    """
    if ledger.is_settled(output):
        return False
    rewrite_tables(output)
    retire(output)
    return True


class _FailureRows:
    """The rows of the failures, as often as they are gone through."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self._failures = failures

    def __iter__(self) -> Iterator[Row]:
        return map(failure_row, self._failures)


def drop_others(output: Path, belongs: Callable[[str], bool]) -> None:
    """Remove records (and parts) of contracts that do not belong to the dataset; `belongs` is asked by contract id."""
    for path in records(output):
        if not belongs(path.stem):
            path.unlink()
    for folder in (parts.parts_folder(output), layout.folder(output)):
        for path in folder.iterdir() if folder.is_dir() else ():
            if not belongs(path.name):
                path.unlink()


def records(output: Path) -> Iterator[Path]:
    """The files of the records in a folder."""
    return (path for path in (output / "json").iterdir() if RECORD_FILE.fullmatch(path.name))


def _parts(output: Path, contract_id: str, overlay: Overlay, record: Callable[[Path, str], Record]) -> parts.Parts:
    if overlay.touches(contract_id):
        return parts.make(overlay.applied(record(output, contract_id)))
    kept = parts.read(output, contract_id)
    if kept is None:
        kept = parts.make(record(output, contract_id))
        parts.write(output, contract_id, kept)
    return kept
