"""A comment, a style, a menu that nobody closed: a browser takes the rest of the page for it. Here the rest is read."""

from __future__ import annotations

import re

_MENUS = "nav button datalist select option aside header footer noframes"
_OPENED = re.compile(rf"(<!--)|<(script|style|{_MENUS.replace(' ', '|')})\b[^<>]*>", re.IGNORECASE)
_CLOSERS = re.compile(rf"</(script|style|{_MENUS.replace(' ', '|')})\b|(--!?>)", re.IGNORECASE)
_RAW = frozenset(("script", "style"))
"""Nothing in them is a tag."""
_COMMENT = "!--"
_ENDED_BY = {"option": ("select", "datalist")}
"""Tags that need no end of their own: the list around them ends them."""
_BLOCK = re.compile(r"</?(?:p|div|table|tr|td|th|ul|ol|li|h[1-6]|br|section|article|span)\b", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")
_FEWEST = 4
"""Han characters in what would be lost: a page cut off in its last script loses none."""

NOTE = "网页中有没有关闭的“<{}”，浏览器不显示其后的文字，此处照读，请核对"


def closed(source: str) -> tuple[str, str]:
    """The page with what was left open to its end taken out, and the warning for it; "" if there is none.

    >>> closed("<p>甲方</p><style>p{}<p>总价一万元整</p>")[0]
    '<p>甲方</p><p>总价一万元整</p>'
    >>> closed("<p>甲方</p><style>p{}</style><p>总价一万元整</p>")[1]
    ''
    """
    last = {(one[1] or _COMMENT).lower(): one.start() for one in _CLOSERS.finditer(source)}
    parts: list[str] = []
    names: list[str] = []
    at = kept = 0
    while found := _OPENED.search(source, at):
        name = (found[2] or _COMMENT).lower()
        at = found.end()
        raw = name in _RAW or name == _COMMENT
        begin = at - 2 if name == _COMMENT else at  # `<!-->` is closed at once
        if max(last.get(one, -1) for one in (name, *_ENDED_BY.get(name, ()))) >= begin:
            if raw:
                at = _after(source, name, begin)
            continue
        shown = _BLOCK.search(source, at) if raw else found
        if shown is None or not _speaks(source, at):
            break
        parts.append(source[kept : found.start()])
        kept = at = shown.start() if raw else at
        names.append(name)
    source = "".join(parts) + source[kept:]
    open_quote = _quote(source)
    if open_quote is not None:
        mark, end = open_quote
        source = source[:end] + mark + source[end:]
        names.append("…=" + mark)
    return source, NOTE.format("”“<".join(dict.fromkeys(names))) if names else ""


def _after(source: str, name: str, begin: int) -> int:
    """Where the comment or the raw text that begins there ends."""
    for one in _CLOSERS.finditer(source, begin):
        if (one[1] or _COMMENT).lower() == name:
            return one.end()
    return len(source)


def _quote(source: str) -> tuple[str, int] | None:
    """`(mark, place)` for an attribute that is quoted up to the end of the page: where the mark belongs."""
    for mark in "\"'":
        at = source.rfind("=" + mark)
        if at < 0 or source.find(mark, at + 2) >= 0 or source.rfind("<", 0, at) < source.rfind(">", 0, at):
            continue
        end = source.find(">", at)
        if end >= 0 and _speaks(source, end):
            return mark, end
    return None


def _speaks(source: str, at: int) -> bool:
    """True if enough Chinese follows."""
    return sum(1 for _, _ in zip(_HAN.finditer(source, at), range(_FEWEST), strict=False)) == _FEWEST
