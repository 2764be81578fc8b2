"""Two runs, fact by fact. Evidence (place, rule, confidence) may move freely: only what is said counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extract.diff.rows import LISTS, cells, pair_parties, pair_rows
from extract.evaluate.tally import show

Data = dict[str, Any]
Kind = Literal["gained", "lost", "changed"]


@dataclass(frozen=True)
class Change:
    """One fact that only the new run has (`gained`), only the old one (`lost`), or both in different words.

    `contract` is the path of the file. `name` is a field (`total_amount`), a party's fact (`supplier.phone`), a row
    (`payments[2]`, counted from 1 in the run that has it, the new one if both do; a clause by its id) or its cell
    (`payments[2].kind`).
    A whole contract is named `contract`. `old` and `new` are values as in the JSON record, a dict of cells for a row.
    """

    contract: str
    kind: Kind
    name: str
    old: Any = None
    new: Any = None
    quote: str = ""


def compare(old: Sequence[Data], new: Sequence[Data]) -> list[Change]:
    """All changes from one run to another, by contract, then in the order of the record.

    Contracts belong together by their path, those left over by their bytes (a file that was renamed).
    """
    changes: list[Change] = []
    for before, after in _contracts(old, new):
        path = str((after or before or {})["source"]["path"])
        if before is None or after is None:
            one = after or before or {}
            kind: Kind = "gained" if before is None else "lost"
            title = show(((one.get("fields") or {}).get("title") or {}).get("value"))
            changes.append(Change(path, kind, "contract", **{"new" if before is None else "old": title}))
        else:
            changes += compare_record(before, after, path)
    return changes


def compare_record(old: Data, new: Data, path: str) -> Iterator[Change]:
    """The changes of one contract."""
    before, after = old.get("fields") or {}, new.get("fields") or {}
    for name in {**after, **before}:
        yield from _scalar(path, name, before.get(name), after.get(name))
    yield from _parties(path, old.get("parties") or [], new.get("parties") or [])
    for part in LISTS:
        yield from _rows(path, part, old.get(part) or [], new.get(part) or [])


def _contracts(old: Sequence[Data], new: Sequence[Data]) -> Iterator[tuple[Data | None, Data | None]]:
    partner: dict[int, Data] = {}
    left = list(old)
    keys: tuple[Callable[[Data], str], ...] = (lambda one: one["source"]["path"], lambda one: one["contract_id"])
    for key in keys:
        for i, record in enumerate(new):
            same = next((one for one in left if key(one) == key(record)), None)
            if i not in partner and same is not None:
                partner[i] = same
                left = [one for one in left if one is not same]
    pairs: list[tuple[Data | None, Data | None]] = [(partner.get(i), record) for i, record in enumerate(new)]
    pairs += [(record, None) for record in left]
    yield from sorted(pairs, key=lambda both: str((both[1] or both[0] or {})["source"]["path"]))


def _parties(path: str, old: list[Data], new: list[Data]) -> Iterator[Change]:
    pairs = pair_parties(old, new)
    roles = [str((after or before or {}).get("role")) for before, after in pairs]
    seen: dict[str, int] = {}
    for role, (before, after) in zip(roles, pairs, strict=True):
        seen[role] = seen.get(role, 0) + 1
        name = role if roles.count(role) == 1 else f"{role}[{seen[role]}]"
        for column in {**(after or {}), **(before or {})}:
            if column != "role":
                yield from _scalar(path, f"{name}.{column}", (before or {}).get(column), (after or {}).get(column))


def _scalar(path: str, name: str, old: Any, new: Any) -> Iterator[Change]:
    """A fact, a list of facts (aliases: what came and went, in no order), or a bare word of a party."""
    if isinstance(old, list) or isinstance(new, list):
        before, after = ([_value(one) for one in side or []] for side in (old, new))
        yield from (Change(path, "lost", name, old=one, quote=_quote(old)) for one in before if one not in after)
        yield from (Change(path, "gained", name, new=one, quote=_quote(new)) for one in after if one not in before)
    else:
        yield from _cell(path, name, _value(old), _value(new), _quote(new) or _quote(old))


def _rows(path: str, part: str, old: list[Data], new: list[Data]) -> Iterator[Change]:
    for i, j in pair_rows(part, old, new):
        if i is None and j is not None:
            yield Change(path, "gained", _row_name(part, new[j], j), new=cells(part, new[j]), quote=_quote(new[j]))
        elif j is None and i is not None:
            yield Change(path, "lost", _row_name(part, old[i], i), old=cells(part, old[i]), quote=_quote(old[i]))
        elif i is not None and j is not None:
            before, after = cells(part, old[i]), cells(part, new[j])
            for column in {**after, **before}:
                name = f"{_row_name(part, new[j], j)}.{column}"
                yield from _cell(path, name, before.get(column), after.get(column), _quote(new[j]))


def _row_name(part: str, row: Data, index: int) -> str:
    return f"{part}[{row.get('id') or index + 1}]"


def _cell(path: str, name: str, old: Any, new: Any, quote: str) -> Iterator[Change]:
    if old != new:
        kind: Kind = "gained" if old is None else "lost" if new is None else "changed"
        yield Change(path, kind, name, old, new, quote)


def _value(thing: Any) -> Any:
    return thing.get("value") if isinstance(thing, dict) else thing


def _quote(thing: Any) -> str:
    return str(thing.get("text") or "") if isinstance(thing, dict) else ""
