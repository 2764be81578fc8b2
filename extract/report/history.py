"""What is new, gone and changed among the findings since the audit of the dataset before.

Kept in `.hetong/audits`: the audit of the dataset that is there, and that of the one before, each finding by its key. An
audit that is repeated is held against the same one again, so that the same input gives the same report.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from extract.dataset.files import write_bytes
from extract.record import Finding

_FILE = "audits"
Change = Literal["", "new", "changed"]
State = dict[str, Any]
"""`run` and `findings`: key → path, title, what tells whether it changed, and what names it in another version of its file."""


@dataclass(frozen=True)
class Since:
    """Keys of new and changed findings, and those that are gone (key → path and title); `None` for what was before the
    first audit."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    gone: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def count(self, change: Change) -> int:
        """How many findings are new or changed."""
        return sum(one == change for one in self.changes.values())

    def __bool__(self) -> bool:
        return bool(self.changes or self.gone)


def state(run: str, findings: Iterable[tuple[str, str, Finding]]) -> State:
    """An audit to keep: `(key, path, finding)` of all findings but the informations."""
    told = {key: [path, one.title, _digest(one), _alias(path, one)] for key, path, one in findings if one.severity != "info"}
    return {"run": run, "findings": told}


def before(output: Path, run: str) -> State | None:
    """The audit of the dataset before the one in a folder, `None` where there was none."""
    kept = _read(output)
    now = kept.get("now")
    return kept.get("before") if now and now["run"] == run else now


def since(old: State | None, new: State) -> Since:
    """What happened between two audits; nothing where there was none before."""
    if old is None:
        return Since()
    had, has = old["findings"], new["findings"]
    aliases = {told[3]: key for key, told in had.items()}
    changes: dict[str, Change] = {}
    known = set()
    for key, told in has.items():
        before = key if key in had else aliases.get(told[3])
        if before is None:
            changes[key] = "new"
            continue
        known.add(before)
        if had[before][2] != told[2]:
            changes[key] = "changed"
    return Since(changes, {key: (told[0], told[1]) for key, told in had.items() if key not in known})


def keep(output: Path, old: State | None, new: State) -> None:
    """Keep an audit and the one it is held against. Raises `OSError`."""
    data = json.dumps({"now": new, "before": old}, ensure_ascii=False)
    write_bytes(output / ".hetong" / _FILE, zlib.compress(data.encode(), 6))


def _digest(finding: Finding) -> str:
    said = (finding.severity, finding.detail, finding.expected or "", finding.actual or "")
    return sha256("|".join(said).encode()).hexdigest()[:12]


def _alias(path: str, finding: Finding) -> str:
    """What names a finding when its file has been replaced by another version: path, check and passage."""
    said = (path, finding.check, "".join(finding.text.split()))
    return sha256("|".join(said).encode()).hexdigest()[:12]


def _read(output: Path) -> State:
    try:
        data = json.loads(zlib.decompress((output / ".hetong" / _FILE).read_bytes()))
    except (OSError, ValueError, zlib.error):
        return {}
    return data if isinstance(data, dict) else {}
