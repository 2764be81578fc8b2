r"""Labels of numbered paragraphs as an RTF shows them: `{\listtext 一、\tab}`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.structure.numerals import CHINESE

_GROUP = re.compile(rb"\{\\listtext\b([^{}]{0,400})\}")
_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_TOKEN = re.compile(
    r"\\u(?P<code>-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)"
    r"|\\[a-z]+-?\d* ?|\\.|[\r\n]|(?P<char>.)",
    re.DOTALL,
)
_ORDINAL = rf"(?:[{CHINESE}甲乙丙丁戊己庚辛壬癸]{{1,5}}|\d{{1,3}}|[A-Za-z]{{1,4}})"


def shown(rtf: bytes) -> list[str]:
    """The labels of an RTF file, in order, without white space."""
    page = _PAGE.search(rtf[:4096])
    encoding = f"cp{page.group(1).decode()}" if page else "cp936"
    found = (_decoded(group.decode("latin-1"), encoding) for group in _GROUP.findall(rtf))
    return [label for label in found if label]


def sign_in(pattern: str, labels: Sequence[str]) -> str:
    """What stands at the `?` of a level's text (`%1?`) in the labels that are of its pattern; "" if none is or it is a `?`.

    >>> sign_in("%1?", ["一、", "1.1", "二、"])
    '、'
    """
    if pattern.count("?") != 1 or "%" not in pattern:
        return ""
    parts = (_ORDINAL if part[:1] == "%" else r"([^\w\s])" if part == "?" else re.escape(part)
             for part in re.split(r"(%[1-9]|\?)", pattern) if part)  # fmt: skip
    like = re.compile("".join(parts))
    signs = Counter(match[1] for label in labels if (match := like.fullmatch(label)))
    sign = signs.most_common(1)[0][0] if signs else ""
    return "" if sign == "?" else sign


def _decoded(group: str, encoding: str) -> str:
    parts = []
    for token in _TOKEN.finditer(group):
        if token["code"]:
            code = int(token["code"]) % 65536
            parts.append(chr(code) if not 0xD800 <= code < 0xE000 else "")
        elif token["bytes"]:
            raw = bytes(int(pair, 16) for pair in re.findall("[0-9a-fA-F]{2}", token["bytes"]))
            try:
                parts.append(raw.decode(encoding, "replace"))
            except LookupError:
                parts.append(raw.decode("gb18030", "replace"))
        elif token["char"]:
            parts.append(token["char"])
    return "".join("".join(parts).split())
