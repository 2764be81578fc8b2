"""One value of each type as a record states it, with its evidence; and how a named value is declared."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from extract.record.evidence import Evidence, Exact, Model
from extract.record.kinds import Category, DisputeMethod, DurationUnit, OrgType, ProcurementMethod

FieldKind = Literal["code", "entity", "number", "money", "ratio", "date", "name", "sentence", "cue"]
"""What a field's value is made of. `entity`: a name that the document repeats. `number`: a count, or a length of time.
`cue`: it follows from a wording that a rule matched (诉讼, 货物), not from copied characters."""


def declared(label: str, kind: FieldKind, *, group: Literal["money", "dates", "others"] = "others") -> Any:
    """A field of the record: what people call it, what its value is made of, and with which others it is shown."""
    return Field(default=None, title=label, json_schema_extra={"kind": kind, "group": group})


class Duration(Model):
    """A length of time. `count` is a whole number."""

    count: int
    unit: DurationUnit


# One class a type of value rather than a generic: parametrised generics cannot be pickled.
class TextFact(Evidence):
    """A text value with its evidence."""

    value: str


class ExactFact(Evidence):
    """An amount of money (元) or a ratio (fraction) with its evidence."""

    value: Exact


class BoolFact(Evidence):
    """A yes or no with its evidence."""

    value: bool


class CountFact(Evidence):
    """A whole number with its evidence."""

    value: int


class DurationFact(Evidence):
    """A length of time with its evidence."""

    value: Duration


class CategoryFact(Evidence):
    """Goods, services or works, with its evidence."""

    value: Category


class MethodFact(Evidence):
    """A procurement method with its evidence."""

    value: ProcurementMethod


class DisputeFact(Evidence):
    """Court or arbitration, with its evidence."""

    value: DisputeMethod


class OrgTypeFact(Evidence):
    """The kind of an organisation, with its evidence."""

    value: OrgType
