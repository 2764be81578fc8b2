"""Boxes and ticks in a text, in all the ways in which forms write them, as one sign each: ☑ chosen, □ not chosen.

`[x]仲裁 [ ]诉讼`, `（√）仲裁 （ ）诉讼`, `●仲裁 ○诉讼`, `✔仲裁 〇诉讼`, `R仲裁 £诉讼` (a symbol font that got lost) and
`仲裁☑ 诉讼□` all say the same. Signs that mean something else elsewhere (● begins items of lists, ○ is a zero or a blank
in a name, （ ） is a blank) count only beside their counterpart: in one line, or in lines one below the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

CHOSEN, OPEN = "☑", "□"
TICKED, EMPTY = "☑√■✓✔☒", "□☐◻"
"""Signs of options in a text: what they are shown as, and those that stand without counterpart or in a text as written."""
_SURE = "☑✓✔✅🗹⊠"
_BOX = "□☐◻▢❑❒⬜"
_ROUND_FULL, _ROUND_OPEN = "●◉⊙", "○〇◯"
_NUMERAL = "一二三四五六七八九十百零〇○年月日0-9"
_MARK = re.compile(
    rf"(?P<sure>[{_SURE}]|þ(?= ?[一-鿿]))"
    rf"|(?P<cross>☒)"
    r"|(?P<tick>[\[（【][ ]?[√✓✔vV☑][ ]?[\]）】])"
    r"|(?P<ex>[\[（【][ ]?[xX×✗✘][ ]?[\]）】])"
    rf"|(?P<box>[{_BOX}])"
    r"|(?P<blank>\[ {0,3}\]|（ {0,3}）|【 {0,3}】)"
    r"|(?P<bare>√)"
    r"|(?P<square>■)"
    rf"|(?P<full>[{_ROUND_FULL}])"
    rf"|(?P<hollow>(?<![{_NUMERAL}])[{_ROUND_OPEN}](?![{_NUMERAL}]))"
    r"|(?P<letter>(?<![0-9A-Za-z])R(?= ?[一-鿿]))"
    r"|(?P<pound>[£¨](?= ?[一-鿿]))"
)
_ANY = re.compile(rf"[{_SURE}☒{_BOX}√■{_ROUND_FULL}○◯þ£¨]|\[ {{0,3}}[xX×✗✘vV]? ?\]")
_ENDS = re.compile(r"[ 。；，、.;,）)]*$")
_OPTION_START = re.compile(r"[：，；。、（\t ](?=[^：，；。、（\t ]*$)")
_NEIGHBOURS = 8  # lines of one list of options


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` of a folded text are a mark that says `sign` of the option that begins at `option`.

    `option` is `start` where the mark stands in front; where it stands behind, an offset before it.
    """

    start: int
    end: int
    sign: str
    option: int


def marks(folded: str) -> list[Mark]:
    """All marks of a folded text whose meaning is sure, in order."""
    found: list[Mark] = []
    for group in _groups(folded):
        kinds = Counter(match.lastgroup or "" for _, line in group for match in line)
        for start, line in group:
            read = [(match, sign) for match in line if (sign := _sign(match, kinds))]
            found += _placed(folded, start, read)
    return found


Line = tuple[int, list[re.Match[str]]]


def _groups(folded: str) -> Iterator[list[Line]]:
    """Lines with marks; lines one below the other with a single mark each are one list of options."""
    at = 0  # all before is done
    while (hit := _ANY.search(folded, at)) is not None:
        start = folded.rfind("\n", 0, hit.start()) + 1
        line = _line(folded, start)
        group = [line] if line[1] else []
        if len(line[1]) == 1:
            above = start
            while above > at and len(group) < _NEIGHBOURS:
                above = folded.rfind("\n", 0, above - 1) + 1
                if above < at or not _lists(other := _line(folded, above), folded):
                    break
                group.insert(0, other)
            while (below := folded.find("\n", start) + 1) and len(group) < _NEIGHBOURS:
                if not _lists(other := _line(folded, below), folded):
                    break
                group.append(other)
                start = below
        if group:
            yield group
        end = folded.find("\n", start)
        at = len(folded) if end < 0 else end + 1


def _line(folded: str, start: int) -> Line:
    end = folded.find("\n", start)
    return start, list(_MARK.finditer(folded, start, len(folded) if end < 0 else end))


def _lists(line: Line, folded: str) -> bool:
    """A short line with one mark, at its beginning or its end."""
    start, found = line
    if len(found) != 1:
        return False
    end = folded.find("\n", start)
    text = folded[start : len(folded) if end < 0 else end]
    before, behind = text[: found[0].start() - start].strip(), text[found[0].end() - start :].strip()
    return len(text) <= 80 and not (before and behind) and bool(before or behind)


def _sign(match: re.Match[str], kinds: Counter[str]) -> str:
    """What a mark says beside the others of its group; "" if it is no mark there."""
    kind = match.lastgroup
    ticks = bool(kinds["sure"] or kinds["tick"] or kinds["bare"])
    one_filled = kinds["full"] == 1  # more are items of a list, with items below them
    if kind in ("sure", "tick"):
        return CHOSEN
    if kind == "cross":
        return OPEN if ticks else CHOSEN  # ☒ is how Word ticks a box; beside ☑ it is a box crossed out
    if kind == "box":
        return OPEN
    if kind == "ex":
        return OPEN if ticks else CHOSEN if match.group().startswith("[") or kinds["blank"] else ""
    if kind == "blank":
        return OPEN if kinds["tick"] or kinds["ex"] or kinds["sure"] else ""
    if kind == "square":
        return CHOSEN if kinds["box"] or kinds["hollow"] else ""
    if kind == "full":
        return CHOSEN if kinds["hollow"] and one_filled else ""
    if kind == "hollow":
        return OPEN if (kinds["full"] and one_filled) or ticks or kinds["square"] else ""
    if kind == "letter":
        return CHOSEN if kinds["pound"] or kinds["box"] else ""
    if kind == "pound":
        return OPEN if kinds["letter"] or kinds["sure"] or kinds["bare"] else ""
    return ""


def _placed(folded: str, start: int, read: list[tuple[re.Match[str], str]]) -> list[Mark]:
    """The marks of a line, each with the beginning of its option: behind the mark, or before it (`是☑ 否□`)."""
    if not read:
        return []
    end = folded.find("\n", read[-1][0].end())
    rest = folded[read[-1][0].end() : end if end >= 0 else len(folded)].split("\t")[0]
    options = []
    before = start
    for match, _ in read:
        text = folded[before : match.start()].rstrip(" ")
        cut = _OPTION_START.search(text)
        option = before + (cut.end() if cut else 0)
        options.append(option if folded[option : match.start()].strip() else -1)
        before = match.end()
    tight = len(read) > 1 or (read[0][0].start() - start <= 20 and folded[read[0][0].start() - 1 : read[0][0].start()] != " ")
    behind = bool(_ENDS.fullmatch(rest)) and all(option >= 0 for option in options) and tight
    return [
        Mark(match.start(), match.end(), sign, option if behind else match.start())
        for (match, sign), option in zip(read, options, strict=True)
    ]
