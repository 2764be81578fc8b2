"""Rows of price lists: the same thing in two documents, its quantity, unit price, brand and model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from extract.audit.figures import yuan
from extract.audit.names import tight
from extract.reconcile.differences.compared import Compared, beside
from extract.record import Item, Record

_LISTED = frozenset({"award_notice", "contract_notice", "bid", "acceptance_notice"})
_ALIKE = 85.0
"""Of 100: two names of one thing."""
_MOST = 500


def compare(mine: Record, theirs: Record) -> Iterator[Compared]:
    """Rows that pair off, in the contract's order, then rows that only the contract has where the paper lists any."""
    if theirs.source.document_type in _LISTED:
        yield from changed(mine, theirs)


def changed(mine: Record, theirs: Record) -> Iterator[Compared]:
    """The rows of any two documents."""
    ours, others = rows(mine)[:_MOST], rows(theirs)[:_MOST]
    if not ours or not others:
        return
    found = list(pairs(ours, others))
    listed = 2 * sum(b is not None for _, b, _ in found) >= len(found)
    for a, b, likeness in found:
        note = a.name or ""
        if b is None and not listed:  # the paper names the main things only
            continue
        if b is None:
            yield beside("items", label(a), "", same=False, mine=a, theirs=None, note=note)
            continue
        if likeness < 100:
            note = f"{a.name} ≈ {b.name}（{likeness:.0f}%）"
        yield from _row(a, b, note)


def rows(record: Record) -> list[Item]:
    """The rows that are things with a name."""
    return [one for one in record.items if one.name and not one.is_total]


def label(one: Item) -> str:
    """A row in a few words."""
    price = yuan(one.unit_price) if one.unit_price is not None else ""
    count = f"{one.quantity.normalize():f}{one.unit or ''}" if one.quantity is not None else ""
    return "，".join(part for part in (one.name, one.brand, one.spec, count, price) if part)[:120]


def key(one: Item) -> str:
    """What tells a thing: its name, with its model where the name stands for several."""
    return tight(one.name or "").lower()


def pairs(ours: Sequence[Item], others: Sequence[Item]) -> Iterator[tuple[Item, Item | None, float]]:
    """Each of our rows with the row that is the same thing, if there is one and only one, and how alike the names are."""
    names = [key(one) for one in others]
    free = set(range(len(others)))
    chosen: dict[int, tuple[int, float]] = {}
    for i, one in enumerate(ours):
        same = [j for j in free if names[j] == key(one)]
        if len(same) > 1:
            same = [j for j in same if tight(others[j].spec or "") == tight(one.spec or "")] or sorted(same)
        if same:
            chosen[i] = same[0], 100.0
            free.discard(same[0])
    for i, one in enumerate(ours):
        if i in chosen or not free:
            continue
        left = {j: names[j] for j in sorted(free)}
        best = process.extract(key(one), left, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
        if len(best) == 1 or (len(best) == 2 and best[0][1] > best[1][1]):
            chosen[i] = best[0][2], best[0][1]
            free.discard(best[0][2])
    for i, one in enumerate(ours):
        found = chosen.get(i)
        yield (one, others[found[0]], found[1]) if found else (one, None, 0.0)


def _row(a: Item, b: Item, note: str) -> Iterator[Compared]:
    one_unit = not (a.unit and b.unit) or tight(a.unit) == tight(b.unit)
    for name in ("quantity", "unit_price", "amount") if one_unit else ("amount",):
        first, second = getattr(a, name), getattr(b, name)
        if first is not None and second is not None:
            words = [f"{one.normalize():f}" if name == "quantity" else yuan(one) for one in (first, second)]
            yield beside(f"items.{name}", *words, same=first == second, mine=a, theirs=b, note=note)
    for name in ("brand", "spec"):
        first, second = getattr(a, name), getattr(b, name)
        if first and second:
            same = tight(first).lower() == tight(second).lower() or tight(first) in tight(second) or tight(second) in tight(first)
            yield beside(f"items.{name}", first, second, same=same, mine=a, theirs=b, note=note)
