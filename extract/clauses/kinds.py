"""Drafts of clauses, and the types that their headings and texts give them."""

from __future__ import annotations

from dataclasses import dataclass

from extract.clauses.row import Row
from extract.model import Document
from extract.structure.type_rules import type_rules
from extract.structure.types import Cues, combine, heading_types

_NO_KIND = frozenset({"annex_list", "signature", "other", "contract_documents"})


@dataclass(slots=True)
class Draft:
    """A clause before its end and its types are known; `row` is where it begins.

    `sentence`: the heading is only the opening of a sentence, whose words do not name the kind of clause."""

    id: str
    parent: str | None
    part: str
    annex: str | None
    number: str
    heading: str
    level: int
    row: int
    fixed_type: str = ""
    sentence: bool = False


def kinds_of(document: Document, rows: list[Row], drafts: list[Draft]) -> list[tuple[str, ...]]:
    """Types of every draft: of its heading, else of its text, at the first level also of the text below.

    Cues are sought only in the text of clauses whose headings leave it open, put together in one string.
    """
    view = document.view
    rules = type_rules()
    named: list[tuple[str, ...]] = []
    wanted: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        if draft.fixed_type or draft.part not in ("body", "annex"):
            named.append((draft.fixed_type,) if draft.fixed_type else ())
            continue
        named.append(heading_types(draft.heading) if draft.heading and not draft.sentence else ())
        if draft.part == "annex" and not draft.number:
            # The head of an annex called just 附件 lists no annexes.
            named[i] = tuple(kind for kind in named[i] if kind != "annex_list")
        if (draft.number or draft.sentence) and (not named[i] or named[i] == ("other",)):
            last = i + 1
            while draft.level == 1 and last < len(drafts) and drafts[last].id.startswith(draft.id + "/"):
                last += 1
            wanted[i] = last
    needed = sorted({k for i, last in wanted.items() for k in range(i, last)})
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for k in needed:
        end = rows[drafts[k + 1].row].start if k + 1 < len(drafts) else len(document.text)
        starts.append(at)
        pieces.append(view.slice(rows[drafts[k].row].start, end).rstrip() + "\n")
        at += len(pieces[-1])
    cues = Cues("".join(pieces), starts)
    place = {k: n for n, k in enumerate(needed)}
    found = named
    for i, last in wanted.items():
        n = place[i]
        own = cues.types(n, n + 1, rules.needed if drafts[i].level == 1 else rules.needed_below)
        whole = cues.types(n, n + last - i, rules.needed_below) if last > i + 1 and not own else ()
        found[i] = combine(named[i], own, whole)
    _like_their_annex(drafts, found)
    return found


def _like_their_annex(drafts: list[Draft], found: list[tuple[str, ...]]) -> None:
    """A first-level clause of an annex that says nothing of its kind is of the kind of the annex (安全协议, 保密协议)."""
    annex: tuple[str, ...] = ()
    for i, draft in enumerate(drafts):
        if draft.part != "annex":
            annex = ()
        elif not draft.number and draft.parent is None:
            annex = tuple(kind for kind in found[i] if kind not in _NO_KIND)
        elif draft.number and draft.level == 1 and not found[i]:
            found[i] = annex[:1]
