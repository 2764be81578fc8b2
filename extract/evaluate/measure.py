"""From contracts and gold to figures: the pipeline runs over a folder and is judged by another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import DocumentError, UsageError
from extract.evaluate.folders import Evaluation, evaluate_records

_FORMATS = frozenset({".txt", ".md", ".docx", ".pdf"})


@dataclass(frozen=True)
class Measured:
    """A set of contracts, read and judged. `zh` and `en` name it for readers."""

    zh: str
    en: str
    evaluation: Evaluation

    @property
    def contracts(self) -> int:
        """How many contracts were judged."""
        return len(self.evaluation.contracts)


def measure(contracts: Path, gold: Path) -> Evaluation:
    """Read the contracts of a folder that a gold file names (by stem) and judge the records.

    Gold without a contract in the folder is left out; a contract that cannot be read misses everything. Scans of a
    contract (`NAME_scan.pdf`) are other files and not read here. Raises `UsageError` for folders without files.
    """
    from extract.pipeline import extract_file

    wanted = {Path(json.loads(path.read_text(encoding="utf-8"))["file"]).stem for path in sorted(gold.glob("*.json"))}
    records: dict[str, dict[str, Any]] = {}
    for path in sorted(contracts.iterdir()) if contracts.is_dir() else ():
        if path.suffix in _FORMATS and path.stem in wanted:
            try:
                records[path.stem] = extract_file(path).to_json()
            except DocumentError:
                records[path.stem] = {}
    if not records:
        raise UsageError(f"{contracts}：里面没有答案所指的合同", f"{contracts}: no contract in there that gold names")
    return evaluate_records(records, gold, present_only=True)
