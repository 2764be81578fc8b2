"""Which findings of a run become working papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.dataset import ledger
from extract.dataset.read import Overlay, read_record, read_records
from extract.dataset.tables import finding_rows
from extract.errors import UsageError
from extract.record import Record
from extract.report.gather import shown
from extract.report.model import Shown

SHORTEST = 4
"""Characters of a key that name a finding at least."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A finding with its passages, its contract, and what a person decided on it (`verdict` row, empty if nobody did)."""

    key: str
    record: Record
    shown: Shown
    verdict: ledger.Row


def choose(output: Path, keys: Sequence[str] = (), *, confirmed: bool = False) -> Iterator[Chosen]:
    """The findings whose key begins so, and with `confirmed` all that a person confirmed; in the order of the run.

    A finding that a person dismissed is chosen by its key only. Raises `UsageError` if `output` is no run, for a key that
    names none or more than one, and if nothing is chosen.
    """
    verdicts = ledger.by_finding(output)
    wanted = [key.strip().lower() for key in keys]
    if short := [key for key in wanted if len(key) < SHORTEST]:
        raise UsageError(f"--finding：“{short[0]}”太短，至少写 {SHORTEST} 位", f"--finding: {short[0]!r} is too short")
    named: dict[str, list[str]] = {key: [] for key in wanted}
    picked: list[tuple[str, str, int]] = []
    for record in read_records(output):
        for number, row in enumerate(finding_rows(record.contract_id, record.findings)):
            key = str(row["key"])
            by_name = [one for one in wanted if key.startswith(one)]
            for one in by_name:
                named[one].append(key)
            decided = verdicts.get(key, {}).get("verdict")
            if by_name or (confirmed and decided == "confirmed"):
                picked.append((key, record.contract_id, number))
    _check(named, output)
    if not picked:
        raise UsageError(
            f"{output}：没有已确认的发现；先在复核台或用 hetong verdicts 确认，或用 --finding 给出编号（findings.csv 的 key 列）",
            f"{output}: no confirmed findings; confirm some, or name them with --finding (column key of findings.csv)",
            code="nothing",
        )
    return _chosen(output, picked, verdicts)


def _check(named: dict[str, list[str]], output: Path) -> None:
    for key, found in named.items():
        exact = key in found
        if not found:
            raise UsageError(
                f"--finding：{output} 里没有编号为“{key}”的发现，见 findings.csv 的 key 列",
                f"--finding: no finding {key!r}; see column key of findings.csv",
            )
        if len(set(found)) > 1 and not exact:
            raise UsageError(
                f"--finding：“{key}”对应 {len(found)} 项发现，请写得长一些", f"--finding: {key!r} is {len(found)} findings"
            )


def _chosen(output: Path, picked: Sequence[tuple[str, str, int]], verdicts: dict[str, ledger.Row]) -> Iterator[Chosen]:
    overlay = Overlay(output)
    read = cache(lambda contract_id: read_record(output, contract_id, overlay))
    for key, contract_id, number in picked:
        record = read(contract_id)
        yield Chosen(key, record, shown(record.findings[number], contract_id, read), verdicts.get(key, {}))
