"""The names of places in a record, as the tables `review` and `corrections` use them.

`fields.total_amount`; `parties.supplier.account`, `parties.supplier[2].account` where there are several; `payments[2].amount`;
`payments[2]` for the row as a whole, `payments` for the list. Rows count from 1 as they were read; a row that a person added
has a name of its own (`payments[+4f0c21aa].amount`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extract.dataset.columns import TABLES, Column
from extract.record import Amount, Duration, Evidence, Fields, Item, Party, Payment, Penalty, Record

ROWS: dict[str, type[Evidence]] = {"amounts": Amount, "payments": Payment, "penalties": Penalty, "items": Item}
LISTS = ("parties", *ROWS)
"""Parts of a record that are lists of rows."""
_FIELD = re.compile(r"fields\.(\w+)")
_PARTY = re.compile(r"parties\.([a-z]+)(?:\[(\+?\w+)\])?(?:\.(\w+)(?:\[(\d+)\])?)?")
_ROW = re.compile(r"(amounts|payments|penalties|items)\[(\+?\w+)\](?:\.(\w+))?")
_COLUMNS = {table: {column.name: column for column in TABLES[table]} for table in ("contracts", "parties", *ROWS)}
_OWN = {
    "fields": frozenset(Fields.model_fields),
    "parties": frozenset(Party.model_fields),
    **{name: frozenset(model.model_fields) - frozenset(Evidence.model_fields) for name, model in ROWS.items()},
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `part`: `fields`, `parties` or a list; `row`: name of the row in its list, as read; `name`: the value,
    "" for the row as a whole; `index`: which of a list of values, from 1, 0 for none."""

    part: str
    row: str = ""
    name: str = ""
    index: int = 0

    @property
    def column(self) -> Column | None:
        """What the value is made of; `None` for a row or a list."""
        return _COLUMNS["contracts" if self.part == "fields" else self.part].get(self.name)


def parsed(place: str) -> Place:
    """A place from its name. Raises `LookupError` if a record has no such place.

    >>> parsed("parties.supplier.account")
    Place(part='parties', row='supplier[1]', name='account', index=0)
    """
    if place in LISTS:
        return Place(place)
    if match := _FIELD.fullmatch(place):
        found = Place("fields", "", match[1])
    elif match := _PARTY.fullmatch(place):
        found = Place("parties", f"{match[1]}[{match[2] or 1}]", match[3] or "", int(match[4] or 0))
    elif match := _ROW.fullmatch(place):
        found = Place(match[1], match[2], match[3] or "")
    else:
        raise LookupError(place)
    if found.name and found.name not in _OWN[found.part]:
        raise LookupError(place)
    return found


@dataclass
class Rows:
    """The rows of a record's lists by their names, as read; rows added and removed are reckoned here."""

    record: Record
    by_name: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ROWS:
            self.by_name[name] = {str(i): row for i, row in enumerate(getattr(self.record, name), start=1)}
        parties: dict[str, Any] = {}
        for party in self.record.parties:
            number = sum(1 for one in parties if one.startswith(f"{party.role}[")) + 1
            parties[f"{party.role}[{number}]"] = party
        self.by_name["parties"] = parties

    def settle(self) -> None:
        """Write the rows back into the record, in their order here."""
        for name, rows in self.by_name.items():
            setattr(self.record, name, list(rows.values()))

    def name_of(self, part: str, row: Any) -> str:
        """The name of a row."""
        return next(name for name, one in self.by_name[part].items() if one is row)


def holder(rows: Rows, place: Place) -> Any:
    """The model that holds a value, or the row itself. Raises `LookupError` if it is not there."""
    return rows.record.fields if place.part == "fields" else rows.by_name[place.part][place.row]


def said(value: Any) -> str:
    """A value of a record as a cell of a table says it; "" for what is not stated."""
    if isinstance(value, Evidence):
        value = getattr(value, "value", None)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}"
    if isinstance(value, list):
        return "|".join(said(one).replace("|", "｜") for one in value)
    return "" if value is None else str(value)


def cells(row: Any) -> dict[str, str]:
    """What a row states: its columns as cells, without those that say nothing."""
    own = _OWN["parties"] if isinstance(row, Party) else _OWN[next(n for n, m in ROWS.items() if isinstance(row, m))]
    return {name: text for name in type(row).model_fields if name in own and (text := said(getattr(row, name))) != ""}
