"""Stretches that are no term of this contract: boxes that are not ticked, options of a form that were not chosen.

按下列第2项提供担保： makes the first and the third of the options below it none of this contract, whatever they are about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from extract.facts.context import Context
from extract.facts.reading.options import option_number, options
from extract.lexicon import phrase
from extract.model import Clause, Fact, Span
from extract.model.places import Stretches


def masked(context: Context) -> list[Span]:
    """Stretches that are no term of this contract: unticked boxes, and the options not chosen."""
    return [option.span for option in options(context) if not option.ticked] + context.once(_not_chosen)


def not_chosen(context: Context, offset: int) -> bool:
    """True in an option that its form numbers, where the number of another one was filled in."""
    return context.once(_stretches).hold(offset, offset + 1)


def _not_chosen(context: Context) -> list[Span]:
    return [span for fact in context.of("option.choice") for span in _unchosen(context, fact)]


def _stretches(context: Context) -> Stretches:
    return Stretches((span.start, span.end) for span in context.once(_not_chosen))


def _unchosen(context: Context, fact: Fact) -> Iterator[Span]:
    chosen = option_number(str(fact.holes["n"].value)) if "n" in fact.holes else None
    clause = context.outline.by_id.get(fact.clause)
    if clause is None:
        return
    inline = list(_inline(context, Span(fact.span.end, clause.end)))
    children = context.outline.children(clause.id)
    if len(inline) < 2 and len(children) == 1:
        # ①…；②…；③… in one line below: the outline sees a single child.
        inline = list(_inline(context, Span(fact.span.end, context.outline.subtree(clause).end)))
    if len(inline) >= 2:
        options = inline
    elif len(children) >= 2:
        options = [(_label(c.number), context.outline.subtree(c)) for c in children]
    elif below := list(_behind(context, fact, clause)):
        options = below
    else:
        return
    if chosen is None:
        if "n" not in fact.holes and "payment" in context.types_at(fact.span.start) and _blank(context, fact):
            context.note("payments：付款方式的选项没有填写，未取任何一种")
            yield from (span for _, span in options)
        return
    if not any(n == chosen for n, _ in options):
        return
    for n, span in options:
        if n != chosen:
            yield span


def _behind(context: Context, fact: Fact, clause: Clause) -> Iterator[tuple[int | None, Span]]:
    """The numbered clauses right behind a line without a number that ends in a colon: 双方选定第二种：, 1.…, 2.…."""
    line = context.document.line_at(fact.span.start)
    if clause.number or not context.tight(line.span).endswith("：") or line.end < clause.end - 1:
        return
    first = next((c for c in context.outline.behind(clause.end) if c.number), None)
    if first is None or _label(first.number) != 1:
        return
    beside = context.outline.children(first.parent)
    series: list[tuple[int | None, Clause]] = []
    for one in islice(beside, bisect_left(beside, first.start, key=lambda c: c.start), None):
        label = _label(one.number) if one.number and one.level == first.level else None
        if label == 1 and series:
            break  # the options of another choice
        if one.number and one.level == first.level:
            series.append((label, one))
    if len(series) > 1:
        yield from ((label, context.outline.subtree(c)) for label, c in series)


def _blank(context: Context, fact: Fact) -> bool:
    """第__种: a number was to be filled in."""
    return "第" in context.tight(fact.span)


def _label(label: str) -> int | None:
    """The last number of a label: 2 for （二）, 3.2, 2、."""
    parts = re.findall(r"\d+|[一二三四五六七八九十A-F①②③④⑤⑥]", label)
    return option_number(parts[-1]) if parts else None


def _inline(context: Context, span: Span) -> Iterator[tuple[int | None, Span]]:
    """Options numbered inside a text, each up to the next one."""
    view = context.document.view
    i = view.index(span.start)
    text = context.tight(span)
    found = list(phrase("structure.inline_item").finditer(text))
    for k, match in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(text)
        if k + 1 == len(found):
            stop = re.search(r"[。\n]", text[match.end() :])
            end = match.end() + stop.start() if stop else end
        yield option_number(next(n for n in match.groups() if n)), Span(*view.span(i + match.start(), i + end))
