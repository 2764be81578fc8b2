"""The audit as files: `findings.csv`, `findings.json` and `report.html` in the folder of the run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from extract.dataset.cells import render
from extract.dataset.columns import TABLES
from extract.dataset.files import Replacing, output_errors
from extract.report.gather import Audit
from extract.report.html import page


def write_audit(audit: Audit, output: str | Path, *, source: str = "") -> list[Path]:
    """Write all three, whole or not at all; returns their paths. Raises `UsageError` (code `output`).

    `findings.csv` has the columns of the dataset's table; `findings.json` is a list of findings with `contract_id` and
    `path`. `source`: see `html.page`.
    """
    folder = Path(output)
    with output_errors(folder):
        targets = [
            Replacing(folder / "findings.csv", encoding="utf-8-sig"),
            Replacing(folder / "findings.json"),
            Replacing(folder / "report.html"),
        ]
        try:
            _csv(audit, targets[0])
            _json(audit, targets[1])
            for piece in page(audit, source=source):
                targets[2].file.write(piece)
            return [target.commit() for target in targets]
        except BaseException:
            for target in targets:
                target.discard()
            raise


def _csv(audit: Audit, target: Replacing) -> None:
    columns = TABLES["findings"]
    writer = csv.writer(target.file, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for one, shown in audit.findings:
        row = {column.name: getattr(shown.finding, column.name, None) for column in columns}
        row |= {"contract_id": one.id, "quotes": [quote.text for quote in shown.finding.quotes]}
        writer.writerow([render(row[column.name], column.type) for column in columns])


def _json(audit: Audit, target: Replacing) -> None:
    rows = [
        {"contract_id": one.id, "path": one.record.source.path, **shown.finding.model_dump(mode="json")}
        for one, shown in audit.findings
    ]
    target.file.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
