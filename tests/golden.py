"""Goldens of the samples: `a.docx.text` is what ingest reads, `a.docx.json` the record in a form for readers of diffs.

The test reads them; this command writes them, and only with `--force`. Without it, it prints what would change. Scans,
which take most of the time, are looked at with `--scans`.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.ingest.ocr import is_installed
from extract.pipeline import Examination, examine
from extract.settings import Settings

SAMPLES = Path(__file__).parents[1] / "samples"
FORMATS = {".txt", ".md", ".docx", ".pdf", ".tif", ".html"}
SCANNED = "scanned"
NO_SAMPLES = {"make", "gold", "matters"}
"""Folders whose files have no goldens: `matters` are papers for `hetong reconcile`, read by its tests."""
SOURCE_KEYS = "format", "pages", "text_source", "document_type", "read_state", "read_reasons", "warnings"
SETTINGS = Settings(ocr_runtime="onnxruntime")
"""The runtime that everyone has who has recognition; OpenVINO reads a character here and there otherwise."""


def samples() -> list[Path]:
    """The contracts below `samples/` whose text needs no recognition, sorted."""
    return [path for path in _contracts() if SCANNED not in path.relative_to(SAMPLES).parts]


def scans() -> list[Path]:
    """The scanned contracts, sorted."""
    return [path for path in _contracts() if SCANNED in path.relative_to(SAMPLES).parts]


def _contracts() -> list[Path]:
    return sorted(
        path
        for path in SAMPLES.rglob("*")
        if path.suffix in FORMATS and path.name != "README.md" and not NO_SAMPLES & set(path.relative_to(SAMPLES).parts)
    )


def golden_path(sample: Path, kind: str) -> Path:
    """Where a golden stands: beside its sample, with the suffix appended."""
    return sample.with_name(f"{sample.name}.{kind}")


def goldens(sample: Path) -> dict[str, str]:
    """What the goldens of a sample should say now: `text` and `json`."""
    examination = examine(sample, settings=SETTINGS)
    return {"text": examination.document.text, "json": readable(examination)}


def readable(examination: Examination) -> str:
    """A record as JSON, an entry a line, quotes instead of offsets: a change of one value is one line of a diff."""
    data = examination.record.to_json()
    source = {key: data["source"][key] for key in SOURCE_KEYS}
    sections = [f'"source": {_line(source)}']
    stated = {name: fact for name, fact in data["fields"].items() if fact is not None}
    sections.append(_block("fields", [f"{_line(name)}: {_line(_short(fact))}" for name, fact in stated.items()], "{}"))
    for name in ("parties", "amounts", "payments", "penalties", "items", "findings"):
        sections.append(_block(name, [_line(_short(row)) for row in data[name]], "[]"))
    if (notice := data.get("notice")) is not None:
        told = [f"{_line(name)}: {_line(_short(fact))}" for name, fact in notice.items() if isinstance(fact, dict)]
        sections.append(_block("notice", told, "{}"))
        for name in ("lots", "bidders", "committee"):
            sections.append(_block(name, [_line(_short(row)) for row in notice[name]], "[]"))
    sections.append(_block("clauses", [_line(_clause(clause)) for clause in data["clauses"]], "[]"))
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(name: str, lines: list[str], brackets: str) -> str:
    if not lines:
        return f"{_line(name)}: {brackets}"
    return f"{_line(name)}: {brackets[0]}\n  " + ",\n  ".join(lines) + f"\n{brackets[1]}"


def _short(thing: Any) -> Any:
    """Without what is empty and without offsets and boxes, which say nothing to a reader."""
    if isinstance(thing, list):
        return [_short(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    return {
        key: _short(value)
        for key, value in thing.items()
        if value not in (None, [], "") and key not in ("start", "end", "boxes", "confidence")
    }


def _clause(clause: dict[str, Any]) -> dict[str, Any]:
    names = ("id", "part", "annex", "number", "heading", "level", "type")
    return {name: clause[name] for name in names if clause[name] is not None}


def _differences(write: bool, recognised: bool) -> Iterator[str]:
    wanted: set[Path] = set()
    recognised = recognised and is_installed()
    for scan in [] if recognised else scans():
        wanted |= {golden_path(scan, "text"), golden_path(scan, "json")}  # nothing to compare them with
    for sample in [*samples(), *(scans() if recognised else [])]:
        for kind, now in goldens(sample).items():
            path = golden_path(sample, kind)
            wanted.add(path)
            before = path.read_bytes().decode("utf-8") if path.exists() else ""
            if before == now and path.exists():
                continue
            name = path.relative_to(SAMPLES).as_posix()
            yield from difflib.unified_diff(
                before.splitlines(keepends=True), now.splitlines(keepends=True), name, name + " (now)"
            )
            if write:
                path.write_bytes(now.encode("utf-8"))
    for path in sorted({*SAMPLES.rglob("*.text"), *SAMPLES.rglob("*.*.json")} - wanted):
        if path.with_suffix("").suffix in FORMATS and not NO_SAMPLES & set(path.relative_to(SAMPLES).parts):
            yield f"{path.relative_to(SAMPLES).as_posix()}: its sample is gone\n"
            if write:
                path.unlink()


def main() -> int:
    """Print the differences; 1 if there are any that were not written."""
    write = "--force" in sys.argv[1:]
    different = False
    for line in _differences(write, "--scans" in sys.argv[1:]):
        different = True
        sys.stdout.write(line if line.endswith("\n") else line + "\n")
    if different:
        print("goldens written" if write else "goldens differ; write them with: make golden FORCE=1", file=sys.stderr)
    else:
        print("goldens are up to date", file=sys.stderr)
    return int(different and not write)


if __name__ == "__main__":
    sys.exit(main())
