"""The manifest → what the dataset consists of, in the order of the tables."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from extract.batch.manifest import Manifest, failure_of
from extract.dataset.failure import Failure, duplicate
from extract.dataset.files import output_errors
from extract.dataset.journal import Journal
from extract.dataset.store import drop_others, saved, write_tables
from extract.record import Record

_ALL = """
SELECT i.path, i.sha256, i.stage, i.class, i.message, i.english,
    (SELECT MIN(path) FROM inputs WHERE sha256 = i.sha256) AS first,
    r.kind, r.stage, r.class, r.message, r.english, r.size, r.program, r.rules, r.amount, r.currency
FROM inputs AS i LEFT JOIN results AS r ON r.sha256 = i.sha256 WHERE i.state = 'done' ORDER BY i.path
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An input's end: a record (`failure` is `None`) or a failure.

    `trace` is what the record depends on; equal traces mean equal bytes. `amount` is the total that it states.
    """

    sha256: str
    failure: Failure | None
    trace: str = ""
    amount: str | None = None
    currency: str = ""


def entries(manifest: Manifest) -> Iterator[Entry]:
    """All inputs, sorted by path. Nothing may be written to the manifest meanwhile."""
    for row in manifest.execute(_ALL):
        path, sha256, own, first, kind = row[0], row[1], row[2:6], row[6], row[7]
        if sha256 is None:
            yield Entry("", failure_of(path, None, own))
        elif kind == "failure":
            # A copy of what cannot be read is no duplicate of anything in the dataset: it has the same fault.
            failure = failure_of(path, sha256, row[8:12])
            if path != first:  # its message names the other one
                words = (f"与 {first} 内容相同：{failure.message}", f"same bytes as {first}: {failure.english}")
                failure = replace(failure, message=words[0], english=words[1])
            yield Entry(sha256, failure)
        elif path != first:
            yield Entry(sha256, duplicate(path, first, sha256))
        else:
            yield Entry(sha256, None, f"{path}|{row[12]}|{row[13]}|{row[14]}", row[15], row[16])


@dataclass
class Sums:
    """Counts over all entries. `totals`: currency → how many contracts state a total amount in it, and the sum.

    `digest` changes whenever the files of all contracts have to be written again.
    """

    inputs: int = 0
    records: int = 0
    by_class: Counter[str] = field(default_factory=Counter)
    totals: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    digest: str = ""


def sums(manifest: Manifest) -> Sums:
    """Go through all entries once."""
    made = Sums()
    digest = hashlib.sha256()
    for entry in entries(manifest):
        made.inputs += 1
        digest.update(f"{entry.sha256}|{entry.trace}|{entry.failure}\n".encode())
        if entry.failure is not None:
            made.by_class[entry.failure.error_class] += 1
            continue
        made.records += 1
        if entry.amount is not None:
            count, total = made.totals.get(entry.currency, (0, Decimal(0)))
            made.totals[entry.currency] = (count + 1, total + Decimal(entry.amount))
    made.digest = digest.hexdigest()
    return made


def write(
    manifest: Manifest, output: Path, digest: str, record: Callable[[Path, str], Record] = saved
) -> bool:
    """Write the files of all contracts and drop records that are not theirs; `False` if all is as it should be already."""
    # What people decided since belongs to it as much as what was read.
    digest = f"{digest}.{Journal(output).last()}"
    if manifest.get("dataset") == digest and _intact(manifest, output):
        return False
    manifest.set("dataset", "")
    manifest.commit()
    with output_errors(output):
        ids = (entry.sha256[:16] for entry in entries(manifest) if entry.failure is None)
        written = write_tables(output, ids, _Failures(manifest), record)
        drop_others(output, lambda contract_id: belongs(manifest, contract_id))
        manifest.execute(
            "DELETE FROM results WHERE NOT EXISTS (SELECT 1 FROM inputs WHERE inputs.sha256 = results.sha256)"
        )
        manifest.execute("DELETE FROM members WHERE NOT EXISTS (SELECT 1 FROM inputs WHERE sha256 = archive)")
        digest = f"{digest.partition('.')[0]}.{Journal(output).last()}"
        manifest.set("files", json.dumps({path.name: _mark(path) for path in written}))
    manifest.set("dataset", digest)
    manifest.commit()
    return True


class _Failures:
    """The failures, as often as they are gone through."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def __iter__(self) -> Iterator[Failure]:
        return (entry.failure for entry in entries(self._manifest) if entry.failure is not None)


def _intact(manifest: Manifest, output: Path) -> bool:
    """True if the files are those that were written."""
    files = json.loads(manifest.get("files") or "{}")
    try:
        return bool(files) and all(_mark(output / name) == mark for name, mark in files.items())
    except OSError:
        return False


def _mark(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size}.{status.st_mtime_ns}"


def belongs(manifest: Manifest, contract_id: str) -> bool:
    """Whether a record is one of the dataset."""
    return bool(
        manifest.one(
            "SELECT 1 FROM results WHERE sha256 BETWEEN ? AND ? AND kind = 'record'"
            " AND EXISTS (SELECT 1 FROM inputs WHERE inputs.sha256 = results.sha256)",
            (contract_id, contract_id + "g"),
        )
    )
