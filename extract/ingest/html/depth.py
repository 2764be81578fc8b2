"""Pages nested deeper than a parser follows: wrappers below a limit are taken out, what they hold stays."""

from __future__ import annotations

import re
from collections import Counter

_LIMIT = 120
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_RAW = re.compile(r"<(script|style|template|svg|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_INLINE_TAGS = "a abbr b bdi bdo big cite code em font i ins kbd label mark q samp small span strong sub sup u"
_VOID, _INLINE = frozenset(_VOID_TAGS.split()), frozenset(_INLINE_TAGS.split())
_CLOSES_ITSELF = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))


def shallow(source: str) -> str:
    """The page with no element deeper than 120: deeper blocks become line breaks, deeper inline tags go."""
    stack: list[str] = []
    open_names: Counter[str] = Counter()
    parts: list[str] = []
    at = 0
    source = _RAW.sub("", source)
    for tag in _TAG.finditer(source):
        name = tag.group(2).lower()
        if name in _VOID:
            continue
        deep = len(stack) >= _LIMIT
        if tag.group(1):
            if not open_names[name]:
                continue
            while True:
                top = stack.pop()
                open_names[top] -= 1
                if top == name:
                    break
            deep = len(stack) >= _LIMIT
        else:
            if name in _CLOSES_ITSELF and stack and stack[-1] == name:
                open_names[stack.pop()] -= 1
                deep = len(stack) >= _LIMIT
            stack.append(name)
            open_names[name] += 1
        if deep:
            parts += (source[at : tag.start()], "" if name in _INLINE else "<br>")
            at = tag.end()
    return "".join(parts) + source[at:]
