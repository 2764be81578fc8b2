"""A field as its own rules find it: how a value is read follows from what the field is declared to be made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from extract.facts.choose import simple
from extract.facts.context import Context
from extract.facts.convert import date, duration, money, ratio, sentence, text
from extract.facts.fields.numbers import number, whole_code
from extract.facts.reading.written import before_gap, first_column
from extract.model import Document, Span
from extract.record import DurationFact, Evidence, FieldKind, Fields, field_kind

Narrow = Callable[[Document, Span], Span]
_READ: dict[FieldKind, tuple[Callable[[Any], Any], Narrow | None]] = {
    "code": (number, whole_code),
    "entity": (text, first_column),
    "number": (int, None),
    "money": (money, None),
    "ratio": (ratio, None),
    "date": (date, None),
    "name": (text, before_gap),
    "sentence": (sentence, None),
}
_PLAIN: dict[type[Any], Callable[[Any], Any]] = {bool: bool, int: int}


def model_of(name: str) -> type[Evidence]:
    """The model of a field's facts, as it is declared: `ExactFact` for `total_amount`."""
    return next(one for one in get_args(Fields.model_fields[name].annotation) if one is not type(None))  # type: ignore[no-any-return]


def by_rules(context: Context, name: str) -> Evidence | None:
    """The best of what the rules of `field.NAME` found; `None` if that is nothing."""
    model = model_of(name)
    convert, narrow = _READ.get(field_kind(name), (None, None))
    if model is DurationFact:
        convert = duration
    if convert is None:
        value = model.model_fields["value"].annotation
        convert = _PLAIN.get(value, str) if isinstance(value, type) else str
    return simple(context, name, convert, model, narrow)
