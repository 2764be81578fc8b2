"""Other readings of a name: on a scan the same party may stand in the text with a character lost or misread.

`云岭市范图书馆` beside `云岭市示范图书馆`: one of the two is wrong, and which one no score tells (what a seal wipes out
leaves no trace). The reading that stands more often wins; otherwise the name is unsure.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

import regex

from extract.model import Document

_SHORTEST, _LONGEST = 6, 60
_ERRORS = 2
# What writers leave out or add themselves: 某某省, 有限, brackets.
_OPTIONAL = frozenset("省市县区州盟旗有限责任股份公司集团总部局的（）()·-—－、，“”《》 ")
# What tells one body from its neighbour: 第一中学 and 第二中学, 东区 and 西区, lots.
_TELLING = frozenset("一二三四五六七八九十百零〇0123456789东西南北中上下前后左右新老大小甲乙丙丁ABCDEFGH")


def other_reading(document: Document, name: str, others: frozenset[str]) -> str | None:
    """A reading of the name that is as frequent as the name itself, `None` if there is none.

    `others` are names that stand for something else (the other parties).
    """
    text = document.view.text
    name = "".join(name.split())
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    count = text.count(name)
    rest = text.replace(name, "\n")
    # Ends that are right keep the match from sliding; a wrong end is looked for on its own.
    inside = f"{regex.escape(name[0])}(?:{regex.escape(name[1:-1])}){{1<=e<={_ERRORS}}}{regex.escape(name[-1])}"
    ends = f"[㐀-鿿]{regex.escape(name[1:])}|{regex.escape(name[:-1])}[㐀-鿿]"
    found = Counter(match.group() for match in regex.finditer(f"(?e){inside}|{ends}", rest))
    for variant, times in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if times >= count and variant not in others and _is_misreading(name, variant):
            return variant
    return None


def _is_misreading(name: str, variant: str) -> bool:
    """The two differ by characters that a writer would not have left out or changed on purpose."""
    if not regex.fullmatch(r"[^\s。；，：]+", variant):
        return False
    for what, a, b, c, d in SequenceMatcher(None, name, variant, autojunk=False).get_opcodes():
        old, new = set(name[a:b]), set(variant[c:d])
        if what in ("insert", "delete") and old | new <= _OPTIONAL:
            return False
        if what == "replace" and (old | new <= _TELLING or old | new <= _OPTIONAL):
            return False
    return True
