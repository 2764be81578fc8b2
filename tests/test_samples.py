"""The samples: read as their goldens say, quotes that are true, records that follow their schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from golden import SAMPLES, golden_path, readable, samples

from extract.evaluate import evaluate_folders
from extract.pipeline import Examination, examine
from extract.record import json_schema

FILES = samples()


@cache
def _examined(path: Path) -> Examination:
    return examine(path)


def _ids(path: Path) -> str:
    return path.relative_to(SAMPLES).as_posix()


def test_there_are_samples_of_every_format() -> None:
    assert len(FILES) >= 10
    assert {path.suffix for path in FILES} == {".txt", ".md", ".docx", ".pdf", ".html"}


@pytest.mark.parametrize("sample", FILES, ids=_ids)
@pytest.mark.parametrize("kind", ["text", "json"])
def test_golden(sample: Path, kind: str) -> None:
    path = golden_path(sample, kind)
    assert path.exists(), f"{path.name} is missing: make golden FORCE=1"
    examination = _examined(sample)
    now = examination.document.text if kind == "text" else readable(examination)
    assert now.splitlines() == path.read_bytes().decode("utf-8").splitlines()


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_every_quote_is_true(sample: Path) -> None:
    data = _examined(sample).record.to_json()
    quotes = list(_quotes({name: data[name] for name in data if name not in ("source", "text")}))
    assert len(quotes) > 10
    clauses = {clause["id"] for clause in data["clauses"]}
    for quote in quotes:
        assert data["text"][quote["start"] : quote["end"]] == quote["text"]
        assert quote.get("clause") is None or quote["clause"] in clauses
        if sample.suffix == ".pdf" and "rule" in quote and quote["text"].strip():
            assert quote["page"] is not None and quote["boxes"]


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_record_follows_its_schema(sample: Path) -> None:
    jsonschema.validate(_examined(sample).record.to_json(), json_schema())


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_clauses_cover_the_text_in_order(sample: Path) -> None:
    record = _examined(sample).record
    assert record.text is not None
    position = 0
    for clause in record.clauses:
        assert record.text[position : clause.start].strip() == "", f"text before {clause.id} belongs to no clause"
        position = clause.end
    assert record.text[position:].strip() == ""


def test_what_people_read_in_them(tmp_path: Path) -> None:
    """`samples/gold` holds what a person reads in the samples; the figures must not fall."""
    for sample in FILES:
        record = _examined(sample).record
        (tmp_path / f"{sample.name}.json").write_text(json.dumps(record.to_json()), encoding="utf-8")
    evaluation = evaluate_folders(tmp_path, SAMPLES / "gold", present_only=True)
    assert len(evaluation.contracts) >= 10
    figures = evaluation.figures()
    assert figures["evidence"] == 1.0
    assert (figures["overall"] or 0) >= 0.9, figures


def _quotes(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, list):
        for one in thing:
            yield from _quotes(one)
    elif isinstance(thing, dict):
        if "start" in thing and "end" in thing and "text" in thing:
            yield thing
        for one in thing.values():
            yield from _quotes(one)
