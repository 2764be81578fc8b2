"""Lines that name somebody under a word that nobody has listed: 讲师：张三 电话：….

Whatever stands behind the name there is his, and not the party's above. Where both sides are named, a person under an
unknown word is one of their people (技术负责：李四), and the line stays part of the block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from extract.facts.context import Context
from extract.facts.parties.heads import Head, same
from extract.facts.parties.labels import tokens
from extract.facts.parties.names import clean, is_organisation
from extract.facts.parties.roles import Sides
from extract.values.person import is_name

_LINE = regex.compile(r"(?:^|[\n\t])(?P<label>\p{Han}{2,8}(?:（[^（）\n]{1,12}）)?)：", regex.MULTILINE)
_SIDES = frozenset({"buyer", "supplier"})


def strangers(context: Context, heads: Sequence[Head], sides: Sides) -> list[int]:
    """Offsets in the view of the labels of such lines, in order."""
    text = context.document.view.text
    starts = sorted(token.start for token in tokens(context))
    known = {*starts, *(head.start for head in heads)}
    names = [name.value for head in heads for name in head.names]
    missing = bool(_SIDES - {sides.of(head.words) for head in heads if head.names})
    found: list[int] = []
    for match in _LINE.finditer(text):
        at = match.start("label")
        if at in known:
            continue
        end = text.find("\n", match.end())
        next_label = bisect_right(starts, match.end())
        stop = min([end if end >= 0 else len(text), *starts[next_label : next_label + 1]])
        name = clean(text[match.end() : stop])
        if is_organisation(name):
            if not any(same(name, other) for other in names):
                found.append(at)
        elif missing and is_name(name):
            found.append(at)
    return found
