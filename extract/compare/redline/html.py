"""A comparison of two contracts as one page: what changed first, then the whole text with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract import pages
from extract.compare.redline import judge
from extract.compare.redline.text import summary
from extract.pages.filters import middle

if TYPE_CHECKING:
    from extract.compare.records.differences import Difference
    from extract.compare.redline.build import Block, Change, Redline
    from extract.compare.redline.judge import Tag
    from extract.pages.tongue import Tongue

KINDS = {
    "changed": ("修改", "changed", "bad"),
    "filled": ("填写", "filled in", "good"),
    "added": ("新增", "added", "good"),
    "removed": ("删除", "removed", "bad"),
}
_WEIGHTY = frozenset({"amount", "rate", "date", "duration", "party", "duty", "negation"})
_FOLD_FROM = 12
"""Clauses in a row without any difference from which they are folded away."""
NAV = (("#changes", "实质差异", "Substance"), ("#values", "读出的值", "Values"), ("#text", "全文", "Whole text"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A change in the list: what kind it is, its words (cut), the pages it stands on."""

    change: Change
    where: str
    name: str
    look: str
    tags: list[tuple[str, str]]
    old: str
    new: str
    fill: str
    pages: str


@dataclass(frozen=True, slots=True)
class Stub:
    """Said where a clause stood that has moved: its name, where it stands now."""

    name: str
    anchor: str
    where: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text; `number` is that of its change, 0 for none."""

    kind: str
    a: str
    b: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of the text, or (with `stub`) what is said where one stood. `first` is what the first contract is called."""

    first: str
    quiet: bool = False
    anchor: str = ""
    kinds: str = ""
    page: str = ""
    pieces: tuple[Mark, ...] = ()
    came: str = ""
    notes: tuple[str, ...] = ()
    stub: Stub | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A clause of a model contract in the list: what became of it, where it stands, the id of its place in the text."""

    name: str
    look: str
    moved: bool
    anchor: str
    where: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Front:
    """What a page says of the model contract's clauses: those that need a look first, those left as they are apart."""

    summary: str
    other: list[Line]
    same: list[Line]


def render(found: Redline, values: Sequence[Difference], title: str = "", front: Front | None = None) -> str:
    """The page. `front` is what became of the clauses of a model contract."""
    tongue = found.tongue
    title = title or tongue.say("合同比对", "Two contracts compared")
    return pages.page(
        "redline.html",
        language=tongue.language,
        title=title,
        subtitle=f"{found.a.name} → {found.b.name}",
        nav=[(href, tongue.say(zh, en)) for href, zh, en in NAV],
        sides=list(zip(found.names, (found.a, found.b), strict=True)),
        first=found.names[0],
        second=found.names[1],
        counts=_counts(found),
        summary=summary(found),
        front=front,
        changes=[_listed(one, tongue) for one in found.changes],
        paged=any(one.page for side in (found.a, found.b) for one in side.units),
        moved=[(block.a[0].where, anchor(block), block.b[0].where) for block in found.moved],
        notes=[(block.unit.where, note.words(tongue)) for block in found.blocks for note in block.notes],
        values=values,
        stretches=list(_folded(list(_rows(found)))),
    )


def _counts(found: Redline) -> list[tuple[str, int]]:
    say = found.tongue.say
    counts = [
        *((say(zh, en), sum(one.kind == kind for one in found.changes)) for kind, (zh, en, _) in KINDS.items()),
        (say("移位", "moved"), found.shifted),
        (say("仅写法不同", "only written otherwise"), found.cosmetic),
        (say("编号顺延", "renumbered"), found.renumbered),
    ]
    return [(name, count) for name, count in counts if count]


def _listed(one: Change, tongue: Tongue) -> Listed:
    unit = one.b or one.a
    zh, en, look = KINDS[one.kind]
    filled = one.kind == "filled"
    numbers = dict.fromkeys(str(side.page) for side in (one.a, one.b) if side is not None and side.page)
    return Listed(
        change=one,
        where=unit.where if unit else "",
        name=tongue.say(zh, en),
        look=look,
        tags=[] if one.tags == ("wording",) else _tags(one.tags, tongue),
        old="" if filled else middle(one.old),
        new=middle(one.new),
        fill=middle(one.new) if filled else "",
        pages="→".join(numbers),
    )


def _tags(tags: Sequence[Tag], tongue: Tongue) -> list[tuple[str, str]]:
    return [(judge.name(one, tongue), "bad" if one in _WEIGHTY else "") for one in tags if one != "clause"]


def _rows(found: Redline) -> Iterator[Row]:
    """The clauses in the order of the second contract, with what is said where one of the first stood."""
    numbers = iter(found.changes)
    first, tongue = found.names[0], found.tongue
    numbered, heads = _new_pages(found), {block.unit.id for block in found.moved}
    for block, stubs in _with_stubs(found):
        yield _row(block, numbers, first, numbered, heads, tongue)
        yield from (Row(first, stub=stub) for stub in stubs)


def _folded(rows: Sequence[Row]) -> Iterator[tuple[bool, Sequence[Row]]]:
    """Stretches of rows; true for a long one without any difference."""
    k = 0
    while k < len(rows):
        end = k
        while end < len(rows) and rows[end].quiet:
            end += 1
        folded = end - k >= _FOLD_FROM
        end = max(end, k + 1)
        yield folded, rows[k:end]
        k = end


def _with_stubs(found: Redline) -> Iterator[tuple[Block, list[Stub]]]:
    """Each block, and what to say behind it of clauses that stood there in the first contract and have moved."""
    holder = {unit.index: n for n, block in enumerate(found.blocks) if not block.moved for unit in block.a}
    behind: dict[int, list[Stub]] = {}
    for block in found.moved:
        first = block.a[0].index
        n = next((holder[k] for k in range(first - 1, -1, -1) if k in holder), 0)
        behind.setdefault(n, []).append(Stub(block.a[0].name, anchor(block), block.b[0].where))
    for n, block in enumerate(found.blocks):
        yield block, behind.get(n, [])


def anchor(block: Block) -> str:
    """The id of a block in the page."""
    return f"u{'b' if block.b else 'a'}{block.unit.index}"


def _new_pages(found: Redline) -> dict[str, str]:
    """Anchor of the first block of each page of the second contract → the page."""
    numbered: dict[str, str] = {}
    last = None
    for block in found.blocks:
        page = block.b[0].page if block.b else None
        if page is not None and page != last:
            numbered[anchor(block)] = found.tongue.say(f"第{page}页", f"p. {page}")
            last = page
    return numbered


def _row(
    block: Block, numbers: Iterator[Change], first: str, numbered: Mapping[str, str], heads: set[str], tongue: Tongue
) -> Row:
    status, place = block.status, anchor(block)
    kinds = [*([status] if status not in ("same", "cosmetic") else []), *(["moved"] if block.moved else [])]
    pieces = []
    for piece in block.pieces:
        counts = piece.kind in ("changed", "filled") and status != "cosmetic"
        pieces.append(Mark(piece.kind, piece.a, piece.b, next(numbers).number if counts else 0))
    return Row(
        first=first,
        quiet=status == "same" and not block.moved and not block.notes,
        anchor=place,
        kinds=" ".join(kinds),
        page=numbered.get(place, ""),
        pieces=tuple(pieces),
        came=block.a[0].where if block.moved and block.a and block.unit.id in heads else "",
        notes=tuple(note.words(tongue) for note in block.notes),
    )
