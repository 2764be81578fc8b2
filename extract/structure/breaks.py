"""Where logical lines begin: at labels of clauses, behind their headings, at labels of forms, at preamble and annexes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from extract.lexicon import alternation, phrase
from extract.structure.candidates import Candidate, candidates
from extract.structure.labels import is_gap, label_starts
from extract.structure.series import choose
from extract.structure.types import heading_ends

_PARAGRAPH = re.compile(r"[。；！？][”）]? +(?=[一-龥“《（])")
_LONG = 120
_TITLED = frozenset({"part", "chapter", "section", "article", "cn"})
_HEAD = 24
_STOPS = re.compile(r"[。；：？！，\n\t]")


def breaks(text: str, spans: Sequence[tuple[int, int]], gap: int) -> list[int]:
    """Offsets within `spans` of a folded text at which a logical line begins though no line end stands there.

    `spans` are the stretches of running text, without tables. `gap`: the number of spaces that separate in this text.
    """
    chosen = choose(candidates(text, spans, gap))
    found = {one.at for one in chosen if not one.line}
    found |= _headings(text, spans, chosen, gap)
    labelled = {one.at: one.at + one.marker.label_end for one in chosen}
    for start, end in _segments(text, spans, found):
        found |= _inside(text, start, end, labelled.get(_first(text, start)), gap)
    return sorted(found)


def _first(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t":
        start += 1
    return start


def _segments(text: str, spans: Iterable[tuple[int, int]], found: set[int]) -> list[tuple[int, int]]:
    """The spans cut at line ends and at the offsets found so far."""
    cuts = sorted(found)
    segments: list[tuple[int, int]] = []
    for start, end in spans:
        at = start
        inner = cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]
        for stop in sorted({*inner, *(m.start() for m in re.compile("\n").finditer(text, start, end)), end}):
            if stop > at:
                segments.append((at, stop))
            at = stop + 1 if text[stop : stop + 1] == "\n" else stop
    return segments


def _inside(text: str, start: int, end: int, body: int | None, gap: int) -> set[int]:
    """Breaks within one segment; `body`: offset behind the label of a clause that it begins with."""
    low = body or start
    found = {at for at, _ in label_starts(text, low, end, gap) if text[low:at].strip()}
    for name in ("preamble", "sign_page", "annex", "group"):
        for match in phrase(f"structure.{name}").finditer(text, low, end):
            if text[low : match.start()].strip() and _stands_free(name, text, low, match.start(), found, gap):
                found.add(match.start())
    if gap == 1 and end - start > _LONG:
        found.update(match.end() for match in _PARAGRAPH.finditer(text, low, end))
    return found


def _stands_free(name: str, text: str, start: int, at: int, found: set[int], gap: int) -> bool:
    """True where a preamble, an annex and the like can begin in the middle of a line."""
    before = text[at - 1]
    apart = is_gap(text, at, gap)
    if name == "sign_page":
        return True
    if name == "annex":
        left = text[max(start, at - 12) : at].rstrip()
        return (apart or left[-1:] in "。；）") and not phrase("structure.before_reference").search(left)
    if name == "group":
        return apart or before in "。；"
    cuts = sorted(found)
    begin = cuts[bisect_right(cuts, at) - 1] if cuts and cuts[0] <= at else start
    return apart or (bool(_label_at(text, begin, at)) and not _STOPS.search(text, _label_at(text, begin, at), at))


def _label_at(text: str, begin: int, end: int) -> int:
    match = phrase("structure.label").match(text, begin, end)
    return match.end() if match else 0


def _headings(text: str, spans: Sequence[tuple[int, int]], chosen: Sequence[Candidate], gap: int) -> set[int]:
    """Offsets behind the headings that run on into the text of their clause."""
    starts = sorted(one.at for one in chosen)
    ends = sorted(end for _, end in spans)
    found: set[int] = set()
    for one in chosen:
        low = _first(text, one.at + one.marker.label_end)
        after = bisect_right(starts, one.at)
        stop = min(starts[after] if after < len(starts) else len(text), ends[bisect_right(ends, one.at)])
        line_end = text.find("\n", low, stop)
        end = line_end if line_end >= 0 else stop
        if end - low <= 2:
            continue
        head = text[low : min(end, low + _HEAD)]
        at = _gap_end(head, gap) or (_tight_end(head) if one.marker.style in _TITLED else 0)
        if at and end - low - at >= 4:
            found.add(low + at)
    return found


def _gap_end(head: str, gap: int) -> int:
    """Length of a known heading with the space behind it, 0 if the line does not begin with one."""
    for match in re.finditer(rf" {{{gap},}}", head):
        title = head[: match.start()]
        if _STOPS.search(title) or len(title) > 16:
            return 0
        if len(title) >= 2 and heading_ends(title)[-1:] == [len(title)]:
            return match.end()
    return 0


def _tight_end(head: str) -> int:
    """Length of a known heading that a sentence follows without anything between, 0 if there is none."""
    for end in heading_ends(head):
        if _STOPS.search(head[:end]):
            return 0
        if re.match(alternation("sentence_start"), head[end:]):
            return end
    return 0
