"""A contract as the desk shows it: every value with its place, its proof, what else it could be, and who decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.audit import default_catalogue
from extract.dataset.columns import NOTICE_FIELDS
from extract.dataset.journal import Act
from extract.dataset.layout import Layout, Other
from extract.dataset.places import Place, cells, parsed, rows_of, said
from extract.dataset.tables import finding_rows
from extract.record import ClauseRow, Finding, Party, Record, field_group, notice_group
from extract.record.evidence import Evidence
from extract.review import speak
from extract.review.columns import HIDDEN
from extract.review.messages import messages
from extract.review.proof import boxes_of, by_whom, state_of
from extract.review.shown import Group, Shown, Stated, Told

_NAMING = ("label", "name", "trigger", "kind")
"""Columns that tell a row from others in its title, the most telling first."""
_LINE = 400
"""Characters of a clause that are marked."""
FOLDED = 40
"""Rows of a list from which it is shown folded."""


@dataclass(frozen=True)
class Contract:
    """All that is shown of a contract. `read` is the record as it was read, `record` as it is with corrections."""

    record: Record
    read: Record
    layout: Layout | None
    names: Mapping[str, list[str]]
    acts: list[Act]
    standing: list[Act]
    language: str = "zh"
    by_place: dict[str, Act] = field(default_factory=dict)
    notes: dict[str, Act] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for act in self.standing:
            if act.kind in ("correct", "confirm", "add"):
                self.by_place[act.place] = act
            elif act.kind == "note":
                self.notes[act.place] = act

    @property
    def id(self) -> str:
        return self.record.contract_id

    @property
    def checked(self) -> Act | None:
        """The act that says that the contract is done."""
        return next((act for act in self.standing if act.kind == "checked" and act.new == "true"), None)

    @property
    def last(self) -> int:
        return self.acts[-1].id if self.acts else 0

    def fields(self, group: str) -> list[Shown]:
        """The fields of a group that the contract states, or that a person decided on."""
        return [
            one
            for one in self._fields()
            if _group(parsed(one.place)) == group and (one.state != "none" or one.by)
        ]

    def missing(self) -> list[Shown]:
        """The fields that were not read."""
        return [one for one in self._fields() if one.state == "none" and not one.by]

    def rows(self, part: str) -> list[Group]:
        """The rows of a list; parties are one."""
        made = []
        for name, row in zip(self.names[part], rows_of(self.record, part), strict=True):
            place = f"parties.{name}" if part == "parties" else f"{part}[{name}]"
            if part == "parties":
                place = _party_place(name, self.names["parties"])
            made.append(self._group(part, place, row))
        return made

    def findings(self, verdicts: Mapping[str, Act]) -> list[Told]:
        """The findings with what people decided on them, the weightiest first."""
        made = []
        for row, one in zip(finding_rows(self.id, self.record.findings), self.record.findings, strict=True):
            act = verdicts.get(row["key"])
            own = [quote for quote in one.quotes if quote.contract_id in (None, self.id)]
            spots = tuple(
                self._spot(f"finding.{row['key']}.{i}", quote)
                for i, quote in enumerate([one, *own])
                if quote.end > quote.start
            )
            made.append(
                Told(
                    row["key"],
                    one,
                    act.new or "" if act else "",
                    act.note or "" if act else "",
                    by_whom(act),
                    spots,
                    self._title(one),
                )
            )
        return sorted(made, key=lambda told: -told.finding.weight)

    def _title(self, finding: Finding) -> str:
        """What was found: in English the check's own title, where the check is known."""
        check = default_catalogue().checks.get(finding.check) if self.language == "en" else None
        return check.title["en"] if check else finding.title

    def price(self) -> str:
        """The price, as people read it."""
        return self._say(parsed("fields.total_amount"), said(self.record.fields.total_amount))

    def _fields(self) -> Iterator[Shown]:
        for name in type(self.record.fields).model_fields:
            fact = getattr(self.record.fields, name) or self.record.fields.unread.get(name)
            yield self._value(f"fields.{name}", fact, self._candidates(name, fact))
        if (notice := self.record.notice) is not None:
            for name in NOTICE_FIELDS:
                yield self._value(f"notice.{name}", getattr(notice, name) or notice.unread.get(name), ())

    def clauses(self) -> list[Stated]:
        """The clauses, each with what can be put right of it."""
        return [
            Stated(row, self._part(name, row, "heading"), self._part(name, row, "type"))
            for name, row in zip(self.names["clauses"], self.record.clauses, strict=True)
        ]

    def _part(self, name: str, row: ClauseRow, column: str) -> Shown:
        place, text = f"clauses[{name}].{column}", said(getattr(row, column))
        where, act = parsed(place), self.by_place.get(place)
        state = {"correct": "corrected", "confirm": "confirmed"}.get(act.kind if act else "", "" if text else "none")
        was = said(getattr(self.read.clauses[int(name) - 1], column)) if int(name) <= len(self.read.clauses) else text
        return Shown(
            place, speak.name(where, self.language), self._say(where, text), text, state, start=row.start,
            end=min(row.end, row.start + _LINE), page=row.page_start, by=by_whom(act), note=self._note(place),
            read=None if was == text else self._say(where, was),
        )  # fmt: skip

    def _group(self, part: str, place: str, row: Any) -> Group:
        stated = cells(row)
        hidden = {*HIDDEN, *Evidence.model_fields, *(("role",) if isinstance(row, Party) else ())}
        own = [name for name in type(row).model_fields if name not in hidden]
        if isinstance(row, Party):
            facts = [(name, getattr(row, name) or row.unread.get(name)) for name in own if name not in ("label",)]
            values = [one for name, fact in facts for one in self._party_values(place, row, name, fact)]
            head = Shown(
                place, row.label, row.label, "", is_row=True, by=by_whom(self.by_place.get(place)), note=self._note(place)
            )
            more = [(name, self._label(part, name)) for name, fact in facts if not fact]
            return Group(head, values, more, speak.place_name(place, self.language))
        values = [self._cell(f"{place}.{name}", row, stated.get(name, "")) for name in own if stated.get(name)]
        more = [(name, self._label(part, name)) for name in own if not stated.get(name)]
        number = getattr(row, "seq", None) or self.names[part].index(parsed(place).row) + 1
        naming = next((name for name in _NAMING if stated.get(name)), "")
        title = f"{number}　{self._say(parsed(f'{place}.{naming}'), stated[naming]) if naming else ''}"
        return Group(
            self._value(place, row, (), is_row=True), values, more, title, bool(getattr(row, "is_total", False))
        )

    def _party_values(self, place: str, row: Party, name: str, fact: Any) -> Iterable[Shown]:
        if isinstance(fact, list):
            return [self._value(f"{place}.{name}[{i}]", one, ()) for i, one in enumerate(fact, start=1)]
        if fact is None:
            return []
        return [self._value(f"{place}.{name}", fact, self._candidates(f"{row.role}.{name}", fact))]

    def _value(self, place: str, fact: Any, others: tuple[tuple[str, Other], ...], *, is_row: bool = False) -> Shown:
        where = parsed(place)
        act, label = self.by_place.get(place), self._name(where)
        if fact is None:
            return Shown(place, label, "", "", "none", others=others, by=by_whom(act), note=self._note(place))
        text = said(fact) if not is_row else ""
        read = fact.read.get("value") if not is_row else None
        return Shown(
            place, label, self._say(where, text), text, state_of(fact, act), tuple(fact.flags), fact.confidence, fact.text,
            fact.start, fact.end, boxes_of(fact), fact.page or (fact.boxes[0].page if fact.boxes else None), fact.clause or "",
            fact.rule, None if read is None else self._say(where, read), tuple(fact.others), others, by_whom(act),
            self._note(place), is_row,
        )  # fmt: skip

    def _name(self, place: Place) -> str:
        """What a value is called: the price of what is no contract is the price of that."""
        if (place.part, place.name) == ("fields", "total_amount"):
            own = messages(self.language).get(f"price_of_{self.record.source.document_type}")
            return own or speak.name(place, self.language)
        return speak.name(place, self.language)

    def _cell(self, place: str, row: Evidence, text: str) -> Shown:
        where, act = parsed(place), self.by_place.get(place)
        read, own = row.read.get(where.name), getattr(row, "currency", "")
        state = {"correct": "corrected", "confirm": "confirmed"}.get(act.kind if act else "", "")
        start, end, boxes, quote = row.start, row.end, boxes_of(row), row.text
        if act is not None and act.start is not None and act.end is not None:
            quote, start, end = act.text or "", act.start, act.end
            boxes = self._places(start, end)
        return Shown(
            place, speak.name(where, self.language), self._say(where, text, own), text, state, quote=quote, start=start, end=end,
            boxes=boxes, page=row.page, clause=row.clause or "", rule=row.rule, by=by_whom(act), note=self._note(place),
            read=None if read is None else self._say(where, read, own),
        )  # fmt: skip

    def _spot(self, place: str, quote: Evidence) -> Shown:
        boxes = boxes_of(quote) or self._places(quote.start, quote.end)
        return Shown(
            place, "", "", "", quote=quote.text, start=quote.start, end=quote.end, boxes=boxes, page=quote.page
        )

    def _places(self, start: int, end: int) -> tuple[tuple[float, ...], ...]:
        if self.layout is None or end <= start:
            return ()
        return tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in self.layout.place(start, end)[1])

    def _candidates(self, name: str, fact: Any) -> tuple[tuple[str, Other], ...]:
        """What the value could have been, as it is said, without what it is."""
        found = self.layout.candidates.get(name, ()) if self.layout else ()
        where = parsed(f"fields.{name}" if "." not in name else f"parties.{name}")
        now = (said(fact), getattr(fact, "start", None))
        return tuple((self._say(where, one.value), one) for one in found if (one.value, one.start) != now)

    def _say(self, place: Place, text: str, currency: str = "") -> str:
        return speak.cell(place.column, place.table, text, self.language, currency or speak.currency_of(self.record))

    def _label(self, part: str, name: str) -> str:
        return speak.name(Place(part, "1", name), self.language)

    def _note(self, place: str) -> str:
        act = self.notes.get(place)
        return act.note or "" if act else ""


def _group(place: Place) -> str:
    return notice_group(place.name) if place.part == "notice" else field_group(place.name)


def _party_place(name: str, names: list[str]) -> str:
    role = name.split("[")[0]
    alone = sum(1 for one in names if one.startswith(f"{role}[")) == 1 and name == f"{role}[1]"
    return f"parties.{role}" if alone else f"parties.{name}"
