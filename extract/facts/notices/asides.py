"""Details without a label of their own: 某馆（某街52号，联系人：李平，电话）, 联系人：李平  0999-5550101."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts.context import Context
from extract.facts.notices.form import plain
from extract.facts.notices.labels import classify
from extract.facts.parties import gates
from extract.lexicon import phrase
from extract.model import Span

Told = tuple[str, Span]
"""(attribute, where its value stands)"""


def behind_name(context: Context, name: str) -> Iterator[Told]:
    """What stands in the bracket behind a name: labelled, or an address or a telephone by its looks."""
    text = plain(context)
    for bracket in context.once(_Brackets).behind(name):
        match = phrase("notices.aside").match(text, bracket)
        if match is not None:
            yield from _pieces(text, *match.span("inside"))


_LONGEST_LABEL = 12
_PIECE = re.compile(r"[^\s，；](?:(?![ \t]+[^\s：，；]{2,8}：)[^，；\n])*")
"""What stands between commas, or in front of a gap and the next label."""


class _Brackets:
    """Where brackets open, by what stands in front: a notice may have thousands of names to look for."""

    def __init__(self, context: Context) -> None:
        self._text = plain(context)
        self._at = [at for at, char in enumerate(self._text) if char == "（"]
        self._by_size: dict[int, dict[str, list[int]]] = {}

    def behind(self, name: str) -> list[int]:
        """Brackets right behind a name."""
        size = len(name)
        if size not in self._by_size:
            found: dict[str, list[int]] = {}
            for at in self._at:
                if at >= size:
                    found.setdefault(self._text[at - size : at], []).append(at)
            self._by_size[size] = found
        return self._by_size[size].get(name, [])


def _pieces(text: str, start: int, end: int) -> Iterator[Told]:
    for match in _PIECE.finditer(text, start, end):
        said, at = match[0].rstrip(), match.start()
        words, colon, _ = said.partition("：")
        label = classify(words) if colon else None
        if label is not None and label.key == "detail":
            yield label.detail, Span(at + len(words) + 1, at + len(said))
        elif not colon and (glued := _glued(said)) is not None:
            yield glued[0], Span(at + glued[1], at + len(said))
        elif not colon and phrase("notices.address_said").match(said):
            yield "address", Span(at, at + len(said))
        elif not colon and said[:1].isdigit() and gates.read("phone", said) is not None:
            yield "phone", Span(at, at + len(said))


def _glued(said: str) -> tuple[str, int] | None:
    """The detail that a piece begins with the label of, and the offset of its value: 住所青石县青石路1号, 电话0999-5550101."""
    for size in range(min(_LONGEST_LABEL, len(said) - 4), 1, -1):
        label = classify(said[:size])
        if label is not None and label.key == "detail" and not label.side:
            behind = size + len(said[size:]) - len(said[size:].lstrip("为是 "))
            return label.detail, behind
    return None


def trailing(context: Context, span: Span) -> Iterator[Told]:
    """What follows a name in its line, by its looks: 某学校 某路9号 梁主任 0775-6230117; 某中心，某路3号，0539-4270316."""
    text = plain(context)
    for match in re.finditer(r"[^\s，；、。]+", text[span.start : span.end]):
        at, said = span.start + match.start(), match[0]
        if "：" not in said and (glued := _glued(said)) is not None:
            yield glued[0], Span(at + glued[1], at + len(said))
        elif phrase("notices.address_said").match(said):
            yield "address", Span(at, at + len(said))
        elif said[:1].isdigit() and gates.read("phone", said) is not None:
            yield "phone", Span(at, at + len(said))
        elif (ahead := phrase("notices.person_ahead").match(text, at, span.end)) is not None:
            yield "contact", Span(*ahead.span("name"))


def beside(context: Context, attribute: str, span: Span) -> Iterator[Told]:
    """The telephone behind the name of who is to be asked, or the name before a telephone."""
    text = plain(context)
    match = phrase("notices.person_ahead").match(text, span.start, span.end)
    if match is None or attribute not in ("contact", "phone"):
        return
    if attribute == "contact":
        yield "phone", Span(match.end(), span.end)
    else:
        yield "contact", Span(*match.span("name"))
