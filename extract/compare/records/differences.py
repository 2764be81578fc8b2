"""What the records of two contracts say differently: fields, parties, payments, penalties, items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from extract.compare.records.reading import currency_of
from extract.compare.records.spoken import spoken
from extract.diff.compare import Change, compare_record
from extract.pages.tongue import Tongue
from extract.text.fold import fold

if TYPE_CHECKING:
    from extract.compare.redline.build import Redline

_PARTS = ("payments", "penalties", "items")
_NAME = re.compile(r"(?P<part>\w+)(?:\[(?P<row>\w+)\])?(?:\.(?P<column>\w+))?")
_SILENT = re.compile(r"[\W_]+")
# They follow from other columns, or say where a row stands and not what.
_LEFT_OUT = frozenset({
    "items.table", "items.group", "items.seq", "payments.amount_source", "fields.term_text", "penalties.per_day_rate",
})  # fmt: skip
_TELLING = 16
"""Characters from which a quote stands for its place: a shorter one may stand anywhere."""
_DERIVED = frozenset({"amount"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs. `name` and the values are as a person reads them; `quote` is the source.

    `same_words` is true where both texts hold that very quote: then it was read differently, not written differently.
    """

    part: str
    name: str
    kind: Literal["gained", "lost", "changed"]
    old: str
    new: str
    quote: str
    same_words: bool = False


def differences(found: Redline) -> list[Difference]:
    """What the records of a comparison say differently, in the order of the record. Values written alike are the same."""
    old, new = _slim(found.a.record), _slim(found.b.record)
    move = _places(found)
    for part in _PARTS:
        old[part] = [{**row, "start": move(row["start"]), "end": move(row["end"] - 1) + 1} for row in old[part]]
    keys = _key(found.a.text), _key(found.b.text)
    currencies = currency_of(found.a.record), currency_of(found.b.record)
    return [one for change in compare_record(old, new, "") for one in _difference(change, keys, currencies, found.tongue)]


def _slim(record: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is compared here: the text is compared by the redline."""
    return {name: record.get(name) or ({} if name == "fields" else []) for name in ("fields", "parties", *_PARTS)}


def _places(found: Redline) -> Any:
    """Offset in the first text → offset in the second: rows of one clause belong together wherever the clause stands."""
    start_a, start_b = _starts(found, "a"), _starts(found, "b")
    spans: list[tuple[int, int, int]] = []
    for n, block in enumerate(found.blocks):
        at_a, at_b = start_a[n], start_b[n]
        for piece in block.pieces:
            if piece.a:
                spans.append((at_a, at_b, len(piece.b)))
            at_a, at_b = at_a + len(piece.a), at_b + len(piece.b)
    spans.sort()
    firsts = [one[0] for one in spans]

    def move(offset: int) -> int:
        k = bisect_right(firsts, offset) - 1
        if k < 0:
            return 0
        at_a, at_b, length = spans[k]
        return at_b + min(offset - at_a, length)

    return move


def _starts(found: Redline, side: Literal["a", "b"]) -> list[int]:
    """Where each block begins in the text of a side; of a block that the side has not, where the last one ended."""
    units = found.a.units if side == "a" else found.b.units
    offsets = [0]
    for unit in units:
        offsets.append(offsets[-1] + len(unit.text))
    starts: list[int] = []
    last = 0
    for block in found.blocks:
        own = block.a if side == "a" else block.b
        starts.append(offsets[own[0].index] if own else last)
        last = offsets[own[-1].index + 1] if own else last
    return starts


def _difference(change: Change, keys: tuple[str, str], currencies: tuple[str, str], tongue: Tongue) -> Iterator[Difference]:
    part, row, column = _parsed(change.name)
    if f"{part}.{column}" in _LEFT_OUT or _alike(change.old, change.new):
        return
    table = "contracts" if part == "fields" else part
    name = tongue.column(table, column) if column else ""
    if part == "parties":
        role = row.rstrip("0123456789")
        name = f"{tongue.code(role, 'parties', 'role')}{row[len(role) :]} {name}"
    elif part != "fields":
        row_name = tongue.say(f"{tongue.table(part)}第{row}行", f"{tongue.table(part)} {row}")
        name = f"{row_name} {name}".rstrip()
    told = zip((change.old, change.new), currencies, strict=True)
    old, new = (spoken(table, column, value, tongue, currency) for value, currency in told)
    quote = _key(change.quote)
    same_words = column not in _DERIVED and len(quote) >= _TELLING and all(quote in key for key in keys)
    yield Difference(part, name, change.kind, old, new, " ".join(change.quote.split()), same_words)


def _parsed(name: str) -> tuple[str, str, str]:
    """Part, row and column of a change's name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return "fields", "", name
    if match["part"] in _PARTS:
        return match["part"], match["row"] or "", match["column"] or ""
    if match["column"]:
        return "parties", match["part"] + (match["row"] or ""), match["column"]
    return "fields", "", name


def _alike(old: Any, new: Any) -> bool:
    """Texts that differ in punctuation, width or layout alone."""
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    return _key(old) == _key(new) and not any(one.replace(".", "").isdigit() for one in (old, new))


def _key(text: str) -> str:
    return _SILENT.sub("", fold(text))
