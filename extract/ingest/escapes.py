r"""Line ends and tabs that a database or an interface wrote out as two signs: `\n`, `\t` in the middle of a text."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?:\\r)?\\n|\\r(?![A-Za-z])")
_TAB = re.compile(r"\\t")
_OF_A_NAME = re.compile(r"[A-Za-z]:\\|\\[nrt][a-z]")
r"""A path or a formula: C:\new, x\times."""
_FEWEST = 3


def unescaped(text: str) -> str:
    r"""The text with its written-out line ends and tabs as real ones; as it is where they may be something else.

    >>> unescaped(r"甲方：某局\n\t乙方：某公司\n一、标的\n家具一批")
    '甲方：某局\n\t乙方：某公司\n一、标的\n家具一批'
    """
    if len(_LINE.findall(text)) < _FEWEST or _OF_A_NAME.search(text):
        return text
    return _TAB.sub("\t", _LINE.sub("\n", text))
