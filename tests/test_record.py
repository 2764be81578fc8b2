"""A value that is written and cannot be read whole: `None` for whoever reckons, a fact without a value in the JSON."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import jsonschema
import pytest
from pydantic import ValidationError

from extract.dataset.review import flagged
from extract.record import Record, Unread, json_schema
from extract.redact import redact

Make = Callable[..., Record]


@pytest.fixture
def record(make_record: Make) -> Record:
    data = make_record().to_json()
    fact = data["fields"]["total_amount"]
    fact.update(value=None, flags=["malformed"])
    return Record.model_validate(data)


def test_it_is_none_and_waits_in_unread(record: Record) -> None:
    assert record.fields.total_amount is None
    assert record.fields.unread["total_amount"].flags == ["malformed"]


def test_it_comes_back_as_it_went(record: Record) -> None:
    data = record.to_json()
    assert data["fields"]["total_amount"]["value"] is None
    assert data["fields"]["total_amount"]["text"] == record.fields.unread["total_amount"].text
    jsonschema.validate(data, json_schema())
    assert Record.model_validate(data) == record == pickle.loads(pickle.dumps(record))
    assert Record.model_validate_json(record.model_dump_json(by_alias=True)) == record


def test_review_lists_it(record: Record) -> None:
    assert [(name, value) for name, value, _ in flagged(record)] == [("fields.total_amount", "")]


def test_masking_keeps_it(record: Record) -> None:
    assert set(redact(record).fields.unread) == {"total_amount"}


def test_records_of_the_first_schema_are_still_read(make_record: Make) -> None:
    data = {**make_record().to_json(), "schema": "hetong/1"}
    assert Record.model_validate(data).fields.total_amount is not None
    with pytest.raises(ValidationError):
        Record.model_validate({**data, "schema": "hetong/9"})


def test_it_needs_its_evidence() -> None:
    with pytest.raises(ValidationError):
        Unread.model_validate({"value": None})
