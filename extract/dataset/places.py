"""The names of places in a record, as the tables `review` and `corrections` use them.

`fields.total_amount`, `notice.budget`; `parties.supplier.account`, `parties.supplier[2].account` where there are several;
`payments[2].amount`;
`payments[2]` for the row as a whole, `payments` for the list. Rows count from 1 as they were read; a row that a person added
has a name of its own (`payments[+4f0c21aa].amount`). Of clauses heading and type can be put right (`clauses[3].type`), while
the tree stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extract.dataset.column import Column, columns
from extract.dataset.columns import NOTICE_FIELDS, TABLES
from extract.record import (
    Amount,
    Bidder,
    ClauseRow,
    CommitteeMember,
    Duration,
    Evidence,
    Fields,
    Item,
    Lot,
    Notice,
    Party,
    Payment,
    Penalty,
    Record,
)  # fmt: skip

NOTICE: dict[str, type[Evidence]] = {"lots": Lot, "bidders": Bidder, "committee": CommitteeMember}
"""Lists of what papers around a contract state."""
ROWS: dict[str, type[Evidence]] = {"amounts": Amount, "payments": Payment, "penalties": Penalty, "items": Item, **NOTICE}
LISTS = ("parties", *ROWS)
"""Parts of a record that are lists of rows, which can be added, removed and put in order."""
NAMED = (*LISTS, "clauses")
"""Parts of a record whose rows have names."""
SCALARS = {"fields": "contracts", "notice": "documents"}
"""Parts that hold values and no rows → the table in which these stand."""
_FIELD = re.compile(r"(fields|notice)\.(\w+)")
_PARTY = re.compile(r"parties\.([a-z]+)(?:\[(\+?\w+)\])?(?:\.(\w+)(?:\[(\d+)\])?)?")
_ROW = re.compile(rf"({'|'.join((*ROWS, 'clauses'))})\[(\+?\w+)\](?:\.(\w+))?")
_COLUMNS = {
    table: {column.name: column for column in TABLES.get(table) or columns(ROWS[table])} for table in (*SCALARS.values(), *NAMED)
}
"""By table; the committee has none of its own, only the names in `documents`."""
_OWN = {
    "fields": frozenset(Fields.model_fields),
    "notice": frozenset(NOTICE_FIELDS),
    "clauses": frozenset({"heading", "type"}),
    "parties": frozenset(Party.model_fields),
    **{name: frozenset(model.model_fields) - frozenset(Evidence.model_fields) for name, model in ROWS.items()},
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `part`: `fields`, `notice`, `parties` or a list; `row`: name of the row in its list, as read; `name`: the value,
    "" for the row as a whole; `index`: which of a list of values, from 1, 0 for none."""

    part: str
    row: str = ""
    name: str = ""
    index: int = 0

    @property
    def table(self) -> str:
        """The table in which the value stands."""
        return SCALARS.get(self.part, self.part)

    @property
    def column(self) -> Column | None:
        """What the value is made of; `None` for a row or a list."""
        return _COLUMNS[self.table].get(self.name)


def parsed(place: str) -> Place:
    """A place from its name. Raises `LookupError` if a record has no such place.

    >>> parsed("parties.supplier.account")
    Place(part='parties', row='supplier[1]', name='account', index=0)
    """
    if place in LISTS:
        return Place(place)
    if match := _FIELD.fullmatch(place):
        found = Place(match[1], "", match[2])
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
        for name in (*ROWS, "clauses"):
            self.by_name[name] = {str(i): row for i, row in enumerate(rows_of(self.record, name), start=1)}
        parties: dict[str, Any] = {}
        for party in self.record.parties:
            number = sum(1 for one in parties if one.startswith(f"{party.role}[")) + 1
            parties[f"{party.role}[{number}]"] = party
        self.by_name["parties"] = parties

    def settle(self) -> None:
        """Write the rows back into the record, in their order here."""
        for name, rows in self.by_name.items():
            if name not in NOTICE:
                setattr(self.record, name, list(rows.values()))
            elif rows or self.record.notice is not None:
                self.record.notice = self.record.notice or Notice()
                setattr(self.record.notice, name, list(rows.values()))

    def name_of(self, part: str, row: Any) -> str:
        """The name of a row."""
        return next(name for name, one in self.by_name[part].items() if one is row)


def holder(rows: Rows, place: Place) -> Any:
    """The model that holds a value, or the row itself. Raises `LookupError` if it is not there."""
    if place.part == "fields":
        return rows.record.fields
    if place.part == "notice":
        if rows.record.notice is None:
            raise LookupError(place.name)
        return rows.record.notice
    return rows.by_name[place.part][place.row]


def rows_of(record: Record, part: str) -> list[Any]:
    """The rows of a list, wherever in the record it is."""
    holder = record.notice if part in NOTICE else record
    return [] if holder is None else list(getattr(holder, part))


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
    own = _OWN[_part_of(row)]
    return {name: text for name in type(row).model_fields if name in own and (text := said(getattr(row, name))) != ""}


def _part_of(row: Any) -> str:
    if isinstance(row, Party):
        return "parties"
    return "clauses" if isinstance(row, ClauseRow) else next(name for name, model in ROWS.items() if isinstance(row, model))
