"""A column and its type, taken from the model of a record so that both cannot differ."""

from __future__ import annotations

import types
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from extract import record as models

ColumnType = Literal["text", "texts", "code", "codes", "decimal", "int", "float", "bool", "date", "duration"]
"""How a column's values are written and read.

`text` is free text from a document, `code` one of our own words (an id, an enum), `texts` and `codes` lists of them;
`decimal` is exact; `date` is ISO 8601, possibly a month or a year alone; `duration` is `COUNT UNIT` (`1 year`).
"""


Measure = Literal["money", "ratio", "quantity"]
"""What a `decimal` counts: 元 (or the row's currency), a fraction (`0.05` is 5 %), or pieces."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `words` are all that a `code` or `codes` may say, none where it is open."""

    name: str
    type: ColumnType
    measure: Measure | None = None
    words: tuple[str, ...] = ()


_RATIOS = frozenset(
    {"percent", "rate", "per_day_rate", "cap_rate"}
    | {name for name in models.Fields.model_fields if models.field_kind(name) == "ratio"}
)
_DATES = frozenset(
    {"due_on"}
    | {name for name in models.Fields.model_fields if models.field_kind(name) == "date"}
    | {name for name in models.Notice.model_fields if name.endswith("_date")}
)
_QUANTITIES = frozenset({"quantity", "score"})
_CODES = frozenset({"id", "parent", "check", "currency"})
_SIMPLE: dict[object, ColumnType] = {
    str: "text",
    int: "int",
    float: "float",
    bool: "bool",
    Decimal: "decimal",
    models.Duration: "duration",
}

_EVIDENCE_NAMES = frozenset(models.Evidence.model_fields)


def _column_type(name: str, annotation: Any) -> ColumnType:
    """Type of a column from the annotation of the model's attribute; facts count as their value."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _column_type(name, next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is Annotated:
        return _column_type(name, get_args(annotation)[0])
    if origin is Literal:
        return "code"
    if origin is list:
        return "codes" if _column_type(name, get_args(annotation)[0]) == "code" else "texts"
    if isinstance(annotation, type) and issubclass(annotation, models.Evidence):
        value = annotation.model_fields.get("value")
        return _column_type(name, value.annotation) if value else "text"  # a quote counts as its text
    if name in _DATES:
        return "date"
    if name in _CODES:
        return "code"
    return _SIMPLE[annotation]


def _words(annotation: Any) -> tuple[str, ...]:
    """What a `Literal` inside an annotation may say; facts count as their value."""
    origin = get_origin(annotation)
    if origin is Literal:
        return get_args(annotation)
    if origin in (Union, types.UnionType, list, Annotated):
        return next((words for argument in get_args(annotation) if (words := _words(argument))), ())
    if isinstance(annotation, type) and issubclass(annotation, models.Evidence):
        value = annotation.model_fields.get("value")
        return _words(value.annotation) if value else ()
    return ()


def column(name: str, annotation: Any) -> Column:
    """The column of an attribute of a model."""
    kind = _column_type(name, annotation)
    measure: Measure | None = None
    if kind == "decimal":
        measure = "ratio" if name in _RATIOS else "quantity" if name in _QUANTITIES else "money"
    return Column(name, kind, measure, _words(annotation))


def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """The model's own attributes as columns, without those of evidence."""
    return tuple(
        column(name, info.annotation) for name, info in model.model_fields.items() if name not in _EVIDENCE_NAMES
    )
