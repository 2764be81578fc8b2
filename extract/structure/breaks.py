"""Where logical lines begin: at labels of clauses, behind their headings, at labels of forms, at preamble and annexes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.lexicon import alternation, phrase
from extract.structure.candidates import Candidate, candidates
from extract.structure.labels import label_starts
from extract.structure.series import choose
from extract.structure.types import heading_ends
from extract.values.lexer.currency import SIGNS
from extract.values.numerals import FORMAL_DIGITS

_PARAGRAPH = re.compile(r"[。；！？][”）]? +(?=[^ ])")
_CROWDED = 300
"""A physical line so long holds many logical ones: its gaps are what is left of their ends."""
_TITLED = frozenset({"part", "chapter", "section", "article", "cn"})
_HEAD = 24
_BODY = 8
"""Characters behind the title of an annex that make a text of its own."""
_PLAIN = regex.compile(r"[\p{Han}、（）A-Za-z]{3,16}")
_FIGURE = re.compile(rf"[\d￥{FORMAL_DIGITS}]|{SIGNS}")
"""How a figure or a sum begins, with what may stand in front of it."""
_STOPS = re.compile(r"[。；：？！，\n\t]")


def breaks(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Offsets within `spans` of a folded text at which a logical line begins though no line end stands there.

    `spans` are the stretches of running text, without tables.
    """
    chosen = choose(candidates(text, spans))
    found = {one.at for one in chosen if not one.line}
    lines = [line for start, end in spans for line in _lines(text, start, end)]
    found |= _headings(text, lines, chosen)
    labelled = {one.at: one.at + one.marker.label_end for one in chosen}
    cuts = sorted(found)
    for start, end in lines:
        inner = cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]
        for low, high in pairwise([start, *inner, end]):
            found |= _inside(text, low, high, labelled.get(_first(text, low)))
            if end - start > _CROWDED:
                found |= _at_gaps(text, low, high)
    return sorted(found)


def _first(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t":
        start += 1
    return start


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The physical lines of a span."""
    ends = [*(match.start() for match in re.compile("\n").finditer(text, start, end)), end]
    return list(zip([start, *(at + 1 for at in ends)], ends, strict=False))


def _inside(text: str, start: int, end: int, body: int | None) -> set[int]:
    """Breaks within one segment; `body`: offset behind the label of a clause that it begins with."""
    low = body or start
    found = {at for at, _ in label_starts(text, low, end) if text[low:at].strip()}
    for name in ("preamble", "sign_page", "annex", "group"):
        for match in phrase(f"structure.{name}").finditer(text, low, end):
            if text[low : match.start()].strip() and _stands_free(name, text, low, match.start(), match.end(), found):
                found.add(match.start())
    for match in phrase("structure.annex_title_end").finditer(text, start, end):
        if end - match.end() >= _BODY:
            found.add(match.end())
    for begin, stop in pairwise([start, *sorted(found), end]):
        if glued := phrase("structure.annex_glued").search(text[begin : min(stop, begin + 60)]):
            found.add(begin + glued.end())
    return found


def _at_gaps(text: str, start: int, end: int) -> set[int]:
    """Breaks of a crowded line at gaps: behind sentences, titles, annex titles and dates."""
    found = {match.end() for match in _PARAGRAPH.finditer(text, start, end)}
    for name in ("title", "date", "list_head"):
        found.update(match.end() for match in phrase(f"structure.{name}_end").finditer(text, start, end))
    return found


def _stands_free(name: str, text: str, start: int, at: int, end: int, found: set[int]) -> bool:
    """True where a preamble, an annex and the like can begin in the middle of a line."""
    before = text[at - 1]
    apart = before == " "
    if name == "sign_page":
        return True
    if name == "annex":
        left = text[max(start, at - 12) : at].rstrip()
        sure = text[at:end].rstrip()[-1:] in "：" or left[-1:] in "日：" or left[-1:].isdigit()
        ended = apart or left[-1:] in "。；）" or sure
        return ended and not phrase("structure.before_reference").search(left)
    if name == "group":
        return apart or before in "。；"
    if apart:
        return True
    begin = max((cut for cut in found if cut <= at), default=start)
    label = _label_at(text, begin, at)
    return bool(label) and not _STOPS.search(text, label, at)


def _label_at(text: str, begin: int, end: int) -> int:
    match = phrase("structure.label").match(text, begin, end)
    return match.end() if match else 0


def _headings(text: str, lines: Sequence[tuple[int, int]], chosen: Sequence[Candidate]) -> set[int]:
    """Offsets behind the headings that run on into the text of their clause."""
    starts = sorted(one.at for one in chosen)
    begins = [start for start, _ in lines]
    found: set[int] = set()
    for one in chosen:
        low = _first(text, one.at + one.marker.label_end)
        after = bisect_right(starts, one.at)
        line, stop = lines[bisect_right(begins, one.at) - 1]
        end = min(starts[after] if after < len(starts) else len(text), stop)
        if end - low <= 2:
            continue
        head = text[low : min(end, low + _HEAD)]
        at = _gap_end(head, stop - line > _CROWDED)
        at = at or (_tight_end(head) if one.marker.style in _TITLED else 0)
        if at and end - low - at >= 4:
            found.add(low + at)
    return found


def _gap_end(head: str, crowded: bool) -> int:
    """Length of a known heading with the space behind it (of any short one in a crowded line), 0 if there is none."""
    for match in re.finditer(r" +", head):
        title = head[: match.start()]
        if _STOPS.search(title) or len(title) > 16:
            return 0
        if _FIGURE.match(head, match.end()) and not (crowded and len(title) <= _BODY):
            continue  # （增值税税率 3%）, 提交合同总价 10% 的保函: the sentence goes on with a figure
        named = heading_ends(title)[-1:] == [len(title)]
        plain = crowded and _PLAIN.fullmatch(title) and not re.match(alternation("sentence_start"), title)
        if len(title) >= 2 and (named or plain):
            return match.end()
    return 0


def _tight_end(head: str) -> int:
    """Length of a known heading that a sentence follows without anything between, 0 if there is none."""
    if phrase("structure.no_title").match(head):
        return 0
    for end in heading_ends(head):
        if _STOPS.search(head[:end]):
            return 0
        if re.match(alternation("sentence_start"), head[end:]):
            return end
    return 0
