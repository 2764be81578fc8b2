"""The audit as part of the dataset, and as `findings.json` and `report.html` in the folder of the run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Container
from pathlib import Path
from urllib.parse import unquote

from extract.audit import default_catalogue
from extract.dataset.audited import keep
from extract.dataset.derived import identity, note, retire
from extract.dataset.files import Replacing, at_hand, output_errors, temporary
from extract.dataset.store import rewrite_tables
from extract.dataset.tables import finding_rows
from extract.record import Finding
from extract.report import history
from extract.report.html import NO_PICTURES, Pictures, page, parts
from extract.report.links import FOLDER
from extract.report.model import Audit


def write_audit(
    audit: Audit, output: str | Path, *, source: str = "", pictures: Pictures = NO_PICTURES
) -> list[Path]:
    """Make the findings part of the dataset and write the report; returns the paths. Raises `UsageError` (code `output`).

    All findings go into the tables (`findings`, `contracts.n_findings`, `contracts.jsonl`) and into `findings.json`, a list
    of findings with `contract_id`, `path` and `key`; what the audit's choice leaves out is left out of the report only.
    What was made from the dataset of before (a workbook, exports) moves to `earlier/`. `source` and `pictures`: see `html.page`.
    """
    folder = Path(output)
    absent = _absent(folder, audit, source)
    with output_errors(folder):
        own = ((one.id, [found for found in one.all_findings if not _reconciled(found)]) for one in audit.pages)
        keep(folder, own, {one.id: one.not_assessed for one in audit.contracts})
        rewrite_tables(folder)
        targets = [Replacing(folder / "findings.json"), Replacing(folder / "report.html")]
        try:
            _json(audit, targets[0])
            targets[1].file.writelines(page(audit, source=source, pictures=pictures, absent=absent))
            volumes = _volumes(folder, audit, source, pictures, absent)
            written = [target.commit() for target in targets]
        except BaseException:
            for target in targets:
                target.discard()
            raise
        history.keep(folder, *audit.states)
        drawn = [folder / next(iter(pictures.values())).split("/")[0]] if pictures else []
        note(folder, [*written, *volumes, *drawn], identity(folder))
        retire(folder)
        return [folder / "findings.csv", *written]


def _absent(folder: Path, audit: Audit, source: str) -> frozenset[str]:
    """The contracts that are not under `source`, a URL relative to the folder of the run."""
    if not source or "://" in source:
        return frozenset()
    base = folder / unquote(source)
    return frozenset(path for one in audit.parts if not at_hand(base / (path := one.record.source.path)))


def _reconciled(finding: Finding) -> bool:
    """True for what `hetong reconcile` found: it is kept there, and not by the audit."""
    return default_catalogue().checks[finding.check].scope == "matter"


def _volumes(
    folder: Path, audit: Audit, source: str, pictures: Pictures, absent: Container[str]
) -> list[Path]:
    """The parts of a report that is too large for one file, in a folder of their own that is made anew."""
    place = folder / FOLDER
    beside = temporary(place)
    for left in (place, beside):
        if left.is_dir():
            shutil.rmtree(left)
    found = False
    for name, pieces in parts(audit, source=source, pictures=pictures, absent=absent):
        beside.mkdir(exist_ok=True)
        with (beside / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        found = True
    if not found:
        return []
    beside.replace(place)
    return [place]


def _json(audit: Audit, target: Replacing) -> None:
    rows = [
        {"contract_id": one.id, "path": one.record.source.path, "key": row["key"], **finding.model_dump(mode="json")}
        for one in audit.parts
        for finding, row in zip(one.all_findings, finding_rows(one.id, one.all_findings), strict=True)
    ]
    target.file.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
