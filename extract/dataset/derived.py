"""What is made from the tables of a run: report, workbook, exports, matrix, index. Each is stamped with the run.

`.hetong/derived.json` in a folder says which of its files were made by whom from which dataset. When a run gives another
dataset, what was made from the one before moves to `earlier/`, so that it never stands beside tables it does not fit.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from extract.dataset.files import write_text

RUN = "run.json"
REGISTER = "derived.json"
EARLIER = "earlier"
RECONCILED = ".hetong/reconciled"
"""What `hetong reconcile` found: `run` in there names the dataset that it is of."""
INDEX = ("search.sqlite", "search.sqlite-wal", "search.sqlite-shm")
"""Made again by the next question: removed."""
MADE = (
    "report.html", "report", "findings.json", "hetong.xlsx", "hetong.duckdb", "parquet", "shards", "csv", "datapackage", "datapackage.json",
    "ocds.json", "compare.html", "compare.csv", "compare.xlsx", "redacted",
)  # fmt: skip
"""All that the program makes from a dataset, in the folder of the run."""


def identity(output: Path) -> str:
    """What tells the dataset in a folder from any other: 16 hex digits, the same for the same content; "" if unknown.

    It changes with the contracts, with corrections, and with what an audit found.
    """
    return str(_read(output / ".hetong" / RUN).get("edition", ""))


def run_of(output: Path) -> str:
    """The same without what an audit found: what an audit is an audit of."""
    return str(_read(output / ".hetong" / RUN).get("run", ""))


def stamp(output: Path, run: str, edition: str) -> None:
    """Note the identity of the dataset that was written."""
    _write(output / ".hetong" / RUN, {"run": run, "edition": edition})


def note(folder: Path, files: Iterable[Path], run: str) -> None:
    """Note files (or folders) made in `folder` from the dataset `run`."""
    known = _read(folder / ".hetong" / REGISTER)
    for file in files:
        known[file.relative_to(folder).parts[0]] = run
    _write(folder / ".hetong" / REGISTER, dict(sorted(known.items())))


def is_ours(folder: Path, name: str) -> bool:
    """True if a file of this name in a folder was made by the program."""
    return name in _read(folder / ".hetong" / REGISTER)


def stale(output: Path) -> list[str]:
    """Names of what was made from another dataset than the one in the folder."""
    run, known = identity(output), _read(output / ".hetong" / REGISTER)
    kept = output / RECONCILED / "run"
    own = ["reconciled"] if kept.is_file() and kept.read_text(encoding="utf-8") != run_of(output) else []
    return own + sorted(name for name in {*MADE, *known} if known.get(name) != run and (output / name).exists())


def retire(output: Path) -> list[str]:
    """Move what is stale to `earlier/RUN/` and return its names; remove the index. Raises `OSError`."""
    known = _read(output / ".hetong" / REGISTER)
    gone = stale(output)
    for name in gone:
        made_from = known.pop(name, "") if name != "reconciled" else (output / RECONCILED / "run").read_text(encoding="utf-8")
        place = output / EARLIER / (str(made_from)[:8] or "unknown")
        place.mkdir(parents=True, exist_ok=True)
        target = place / name
        if target.is_dir():
            shutil.rmtree(target)
        (output / (RECONCILED if name == "reconciled" else name)).replace(target)
    for name in INDEX:
        (output / name).unlink(missing_ok=True)
    if gone:
        _write(output / ".hetong" / REGISTER, known)
    return gone


def _read(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _write(path: Path, data: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
