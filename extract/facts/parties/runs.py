"""How labels and parties stand together: blocks without prose between, and in them runs of labels behind one or several parties."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from extract.facts.context import Context
from extract.facts.parties.entries import Entry
from extract.facts.parties.heads import Head
from extract.facts.parties.label_words import NONE
from extract.facts.parties.taking import Item
from extract.lexicon import alternation

_PROSE = 60
_MAX_LINES = 14
_MOST_BEFORE = 40
"""Parties in front of a run that it may be shared out among: no consortium has as many."""


def blocks(context: Context, items: list[Item], borders: Sequence[int]) -> Iterator[list[Item]]:
    """Items that follow each other without prose and without a border (the line of somebody else) between them."""
    text = context.document.view.text
    block: list[Item] = []
    stop = 0
    for item in sorted(items, key=place_of):
        apart = bisect_left(borders, stop) < bisect_left(borders, place_of(item) + 1)
        if block and (apart or is_prose(text[stop : max(place_of(item), stop)])):
            yield block
            block = []
        block.append(item)
        stop = max(stop, _end(item))
    if block:
        yield block


def place_of(item: Item) -> int:
    return item.start if isinstance(item, Head) else item.at


def _end(item: Item) -> int:
    return item.stop if isinstance(item, Head) else item.end


def is_prose(between: str) -> bool:
    """More than the rest of a form: many lines, a long one, a sentence, or words about a party (甲方指定…)."""
    lines = [line for line in between.split("\n") if line.strip()]
    return len(lines) > _MAX_LINES or any(
        len(cell) > _PROSE
        or ("。" in cell and len(cell) > 12)
        or ("，" in cell and _party().search(cell) is not None)
        for line in lines
        for cell in line.split("\t")
    )


@cache
def _party() -> regex.Pattern[str]:
    return regex.compile(alternation("side"))


def segments(
    items: list[Item],
) -> Iterator[tuple[list[Head], list[Entry], list[Head], list[Counter[str]]]]:
    """Runs of labels, each with the heads right before it, the parties before those and the labels that they have."""
    group: list[Head] = []
    run: list[Entry] = []
    before: list[Head] = []
    counts: list[Counter[str]] = []
    for item in items:
        if isinstance(item, Head):
            if run:
                yield group, run, before[-_MOST_BEFORE:], counts[-_MOST_BEFORE:]
                for head in group:
                    before.append(head)
                    counts.append(Counter(entry.attribute for entry in run))
                group, run = [], []
            opened = item.start == item.stop  # by a detail of its own: 乙方开户行：…，账号：…
            if group and group[-1].key == item.key and not (opened and len(group) > 1):
                continue
            if any(head.key == item.key for head in group):
                # Named again, a party begins anew: 甲方：A 乙方：B (cover), then 甲方：A with his details.
                before += [head for head in group if head.key != item.key]
                counts += [Counter() for head in group if head.key != item.key]
                group = []
            group.append(item)
        elif group and not item.role and item.attribute != NONE:
            run.append(item)
    if group and run:
        yield group, run, before[-_MOST_BEFORE:], counts[-_MOST_BEFORE:]
