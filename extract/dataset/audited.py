"""What `hetong audit` found, kept beside the run, so that every table, export and count says the same.

A record holds what its own contract says; findings across contracts, and those that need `metadata.csv`, are known only
when all are read. They are kept for the dataset they were found in and are void for any other.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.audit.run import in_order
from extract.dataset.derived import run_of
from extract.dataset.reconciled import Reconciled
from extract.dataset.tables import finding_rows
from extract.record import Finding, Record

_FOLDER = "audited"
_RUN, _NOT = "run", "not_assessed"
NotAssessed = Mapping[str, Mapping[str, list[str]]]
"""Contract id → check → why it could not be made."""


def keep(output: Path, findings: Iterable[tuple[str, list[Finding]]], not_assessed: NotAssessed | None = None) -> None:
    """Keep the findings of all contracts (contract id, its findings) of the dataset in a folder, and the checks that could
    not be made. Raises `OSError`."""
    folder = output / ".hetong" / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _RUN).unlink(missing_ok=True)  # void until it is whole
    kept = {_NOT}
    (folder / _NOT).write_bytes(zlib.compress(json.dumps(not_assessed or {}, ensure_ascii=False).encode(), 1))
    for contract_id, found in findings:
        text = json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False)
        (folder / contract_id).write_bytes(zlib.compress(text.encode(), 1))
        kept.add(contract_id)
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
    (folder / _RUN).write_text(run_of(output), encoding="utf-8")


class Audited:
    """The findings that were kept for a dataset; of another one they are `there`, `valid` no more and none. `reconciled`
    are those of `hetong reconcile`, which stand beside whatever an audit found."""

    def __init__(self, output: Path, run: str | None = None) -> None:
        self._folder = output / ".hetong" / _FOLDER
        try:
            kept_for = (self._folder / _RUN).read_text(encoding="utf-8")
        except OSError:
            kept_for = ""
        self.there = bool(kept_for)
        self.valid = self.there and kept_for == (run_of(output) if run is None else run)
        self.reconciled = Reconciled(output, run)

    def of(self, contract_id: str) -> list[Finding] | None:
        """The findings of a contract, `None` where no audit is valid."""
        if not self.valid:
            return None
        try:
            rows = json.loads(zlib.decompress((self._folder / contract_id).read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None
        return [Finding.model_validate(row) for row in rows]

    def beyond(self, read: Record) -> list[Finding]:
        """What the audit found of a contract and its record as it was `read` does not say by itself: findings across
        contracts, and those that rest on what is known of it besides."""
        own = {row["key"] for row in finding_rows(read.contract_id, read.findings)}
        found = self.of(read.contract_id) or []
        return [one for one, row in zip(found, finding_rows(read.contract_id, found), strict=True) if row["key"] not in own]

    def not_assessed(self) -> NotAssessed:
        """The checks that could not be made; none where no audit is valid."""
        try:
            found: NotAssessed = json.loads(zlib.decompress((self._folder / _NOT).read_bytes())) if self.valid else {}
        except (OSError, ValueError, zlib.error):
            return {}
        return found

    def applied(self, record: Record) -> Record:
        """The record with what the audit found instead of what it holds itself, and with what reconciling found."""
        found, more = self.of(record.contract_id), self.reconciled.of(record.contract_id)
        if found is None and not more:
            return record
        return record.model_copy(update={"findings": joined(record.findings if found is None else found, more)})

    def kept(self, made: Record, read: Record) -> Record:
        """A record that was corrected since: what its own values say now, and of the audit what only an audit can say again."""
        more = [*self.beyond(read), *self.reconciled.of(read.contract_id)]
        return made.model_copy(update={"findings": joined(made.findings, more)}) if more else made


def applied_to_json(output: Path, record: Mapping[str, object]) -> dict[str, object]:
    """The same for a record as it stands in its file."""
    audited, contract_id = Audited(output), str(record.get("contract_id"))
    found, more = audited.of(contract_id), audited.reconciled.of(contract_id)
    if found is None and not more:
        return dict(record)
    own = found if found is not None else [Finding.model_validate(one) for one in record.get("findings") or []]  # type: ignore[attr-defined]
    return {**record, "findings": [one.model_dump(mode="json") for one in joined(own, more)]}


def joined(found: Iterable[Finding], more: Iterable[Finding]) -> list[Finding]:
    """The findings of an audit and of reconciling, in the order of findings."""
    return in_order([*found, *more])
