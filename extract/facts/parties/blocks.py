"""Blocks of details: runs of labels behind the parties they may belong to, each solved as a whole (`arrange`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.facts.context import Context
from extract.facts.parties import arrange, fits, sharing
from extract.facts.parties.consortium import with_account
from extract.facts.parties.entries import Entry, entries
from extract.facts.parties.heads import Head, heads, keyed
from extract.facts.parties.known import Known
from extract.facts.parties.label_words import NAMES
from extract.facts.parties.roles import Sides
from extract.facts.parties.runs import blocks, is_prose, place_of, segments
from extract.facts.parties.strangers import strangers
from extract.facts.parties.taking import Item, of_parties, turned


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail with its owner; `key` is `None` where two readings fit."""

    key: str | None
    attribute: str
    value: str
    start: int
    end: int
    confidence: float


def solved(context: Context, sides: Sides, rank) -> tuple[list[Head], list[Detail]]:  # type: ignore[no-untyped-def]
    """Heads with their keys, and every detail with its owner."""
    raw = of_parties(heads(context), sides)
    rows = entries(context)
    found = list(blocks(context, [*raw, *rows], strangers(context, raw, sides)))
    named = keyed(raw, [[one for one in block if isinstance(one, Head)] for block in found], sides, rank)
    names = _names(named)
    known_heads = Known(named, names)
    by_start: dict[int, list[Head]] = {}
    for head in named:
        by_start.setdefault(head.start, []).append(head)
    details: list[Detail] = []
    known: dict[tuple[str, str], set[str]] = {}
    open_segments: list[tuple[list[Head], list[Entry], list[Head], list[Counter[str]]]] = []
    for block in map(turned, found):
        items: list[Item] = []
        for item in block:
            if isinstance(item, Head):
                # A、B（联合体）: what follows is the first one's.
                items.append(by_start[item.start][0])
                continue
            owner = known_heads.by_key.get(_side_key(item, known_heads, sides)) if item.role else None
            if owner is not None:
                # 乙方联系人：…  电话：…: what follows without a side is of the same side.
                items.append(_opening(owner, item))
            items.append(item)
        open_segments += list(segments(_with_pins(items, known_heads)))
        details += list(_sided(items, known_heads, sides))
    # Where a single party stands in front there is nothing to choose: those teach what belongs to whom.
    ordered = sorted(open_segments, key=lambda segment: len({head.key for head in segment[0]}))
    for group, run, before, counts in ordered:
        for detail in _solve(context, group, run, before, counts, names, known):
            details.append(detail)
            if detail.key is not None and detail.confidence >= arrange.GOOD:
                known.setdefault((detail.attribute, detail.value), set()).add(detail.key)
    return named, details


def _side_key(entry: Entry, named: Known, sides: Sides) -> str:
    """The party that a label names: 乙方地址, 地址（采购人）."""
    exact = named.by_label.get(entry.role)
    side = sides.of(entry.role)
    return exact if exact is not None else named.by_role.get(side, side)


def _opening(owner: Head, entry: Entry) -> Head:
    return replace(owner, start=entry.at, stop=entry.at, names=(), line=entry.line, cell=entry.cell)


def _names(found: list[Head]) -> dict[str, str]:
    names: dict[str, str] = {}
    for head in sorted(found, key=lambda one: not any(name.sure for name in one.names)):
        if head.names and "?" not in head.key:
            names.setdefault(head.key, head.names[0].value)
    return names


def _with_pins(items: list[Item], named: Known) -> list[Item]:
    """户名：NAME opens the run of that party where nobody else stands in front, or somebody else alone does."""
    whole: list[Item] = []
    group: list[Head] = []
    keys: set[str] = set()
    for number, item in enumerate(items):
        if isinstance(item, Head):
            if not (whole and isinstance(whole[-1], Head)):
                group, keys = [], set()
            group.append(item)
            keys.add(item.key)
            whole.append(item)
            continue
        pin = _pinned(item, named)
        if pin is None or len(keys) > 1:
            whole.append(item)
        elif not group and not whole:
            group, keys = [pin], {pin.key}
            whole.append(pin)
        elif not group:
            # 开户行 户名 账号 / 开户行 户名 账号: the name stands inside its set, and all the sets are one run.
            pins = [_pinned(later, named) for later in items[number:] if isinstance(later, Entry)]
            group = list({one.key: one for one in pins if one is not None}.values())
            keys = {one.key for one in group}
            whole = [*(replace(head, start=place_of(whole[0]), stop=place_of(whole[0])) for head in group), *whole, item]
        elif group[0].key != pin.key:
            group, keys = [pin], {pin.key}
            whole.append(pin)
        else:
            whole.append(item)
    return whole


def _pinned(entry: Entry, named: Known) -> Head | None:
    """A holder or a name that is the name of a party: what follows is his."""
    if entry.attribute not in NAMES or entry.value is None:
        return None
    owner = named.owner(entry.value)
    return None if owner is None else _opening(named.by_key[owner], entry)


def _sided(items: list[Item], named: Known, sides: Sides) -> Iterator[Detail]:
    """Labels that say whose detail it is: 甲方地址, 地址（乙方）."""
    for item in items:
        if isinstance(item, Entry) and item.role and item.value is not None and item.attribute not in NAMES:
            key = _side_key(item, named, sides)
            yield Detail(key, item.attribute, item.value, item.start, item.end, 0.95 * item.confidence)


def _solve(
    context: Context, group: list[Head], run: list[Entry], before: list[Head], counts: list[Counter[str]], names: dict[str, str],
    known: dict[tuple[str, str], set[str]],
) -> Iterator[Detail]:  # fmt: skip
    keys = [head.key for head in group]
    slots = [arrange.Slot(one.attribute, one.value, one.line, one.cell, _x(context, one.at), one.word) for one in run]

    def affinity(party: int, attribute: str, value: str, has: dict[str, str]) -> float:
        owners = known.get((attribute, value), set())
        told = 2.0 if keys[party] in owners else -2.0 if owners else 0.0
        return told + fits.affinity(attribute, value, names.get(keys[party]), has)

    places = [arrange.Place(head.line, head.cell, _x(context, head.start)) for head in group]
    found = arrange.solve(places, slots, affinity)
    owners: list[tuple[str | None, float]] = [(keys[i] if i is not None else None, conf) for i, conf in found]
    if len(group) == 1:
        owners = _behind_one(keys[0], slots, before, counts, owners)
    lacking = {head.key for head, count in zip(before, counts, strict=True) if not count["account"]}
    owners = with_account(context, keys, run, lacking, names, owners)
    for entry, (key, confidence) in zip(run, owners, strict=True):
        if entry.value is None or entry.attribute == "holder":
            continue
        yield Detail(key, entry.attribute, entry.value, entry.start, entry.end, round(confidence * entry.confidence, 3))


def _x(context: Context, at: int) -> int:
    """How far from the start of its line something stands in the document, layout spaces counted."""
    view = context.document.view
    return view.at[at] - view.at[view.text.rfind("\n", 0, at) + 1]


def _behind_one(
    own: str, slots: list[arrange.Slot], before: list[Head], counts: list[Counter[str]], owners: list[tuple[str | None, float]]
) -> list[tuple[str | None, float]]:
    """Details behind the last of several parties; what comes once a party there is shared out."""
    earlier = {head.key: count for head, count in zip(before, counts, strict=True)}
    earlier.pop(own, None)
    parties = [*earlier, own]
    spread = sharing.shared_out(slots, len(parties), list(earlier.values()))
    seen: set[str] = set()
    result: list[tuple[str | None, float]] = []
    for slot, share, owner in zip(slots, spread, owners, strict=True):
        if share == sharing.UNCLEAR:
            result.append((None, 0.0))
        elif share != sharing.OWN:
            result.append((parties[share], 0.85))
        elif slot.attribute in seen:
            result.append((owner[0], 0.6))
        else:
            result.append(owner)
        seen.add(slot.attribute)
    return result


def owner_at(context: Context, named: Sequence[Head], start: int) -> str | None:
    """Key of the party behind whose name an offset of the view stands, no prose between; `None` if none does."""
    above = [head for head in named if head.start <= start]
    if not above or is_prose(context.document.view.text[above[-1].stop : start]):
        return None
    beside = [head for head in above if head.line == above[-1].line]
    return above[-1].key if len({head.key for head in beside}) == 1 else None
